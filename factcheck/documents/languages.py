"""Which language a document has, where its own words and what it says of itself are both at hand."""

from __future__ import annotations

from factcheck.language import tell_language

__all__ = ["guess_language", "language_of"]


def guess_language(text: str) -> str | None:
    """Give the code of the language that the words of a text are in, or None where it is too short to tell."""
    return tell_language(text)


def language_of(text: str, declared: str | None) -> str | None:
    """Give the language of a document; what its words show goes before what it declares."""
    return tell_language(text) or declared
