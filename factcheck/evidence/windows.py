"""What of a very long sentence a figure is looked up by: the words around it.

A list of five hundred figures without a stop is one sentence. Asked by all of its words, each of its figures would find
the same passages, and the work would grow with the square of its length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from factcheck.claims import Claim
    from factcheck.facts import Statement

__all__ = ["asked_words", "narrowed_to_window", "words_next_to"]

# Sentences of newspapers are shorter by far; what is longer is asked by so much on either side of the figure.
_LONG, _AROUND = 400, 200


def asked_words(claim: Claim) -> str:
    """Give the words by which a claim is looked up: its sentence, or of a very long one what is around its figure."""
    if claim.figure is None:
        return claim.text
    at = claim.figure.start - claim.start
    first, last = _window(claim.text, at, at + claim.figure.end - claim.figure.start)
    return claim.text[first:last]


def words_next_to(text: str, *, behind: bool) -> str:
    """Give what of a sentence stands next to the one that follows it (`behind`), or that it follows."""
    if len(text) <= _LONG:
        return text
    return text[-_AROUND:].partition(" ")[2] if behind else text[:_AROUND].rpartition(" ")[0]


def narrowed_to_window(statement: Statement) -> Statement:
    """Give a statement with no more of its sentence than what is around its figure, where that is very long."""
    start = statement.figure.start - statement.offset
    first, last = _window(statement.text, start, start + statement.figure.end - statement.figure.start)
    if (first, last) == (0, len(statement.text)):
        return statement
    return replace(statement, text=statement.text[first:last], offset=statement.offset + first)


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the part of a text around a span, from one space to another; the whole where it is not long."""
    if len(text) <= _LONG or not 0 <= start < end <= len(text):
        return 0, len(text)
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    if first:
        first = text.find(" ", first, start) + 1 or start
    if last < len(text):
        last = max(text.rfind(" ", end, last), end)
    return first, last
