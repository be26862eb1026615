"""The words on which the reading of claims depends, one file a language; the code itself knows no language."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from factcheck.claims.languages.vocabulary import Vocabulary

__all__ = ["Vocabulary", "vocabulary"]

_LANGUAGES = {"en": "factcheck.claims.languages.en"}


@cache
def vocabulary(language: str | None) -> Vocabulary:
    """Give the words of a language; English where there is none for it."""
    found = import_module(_LANGUAGES.get((language or "en")[:2], _LANGUAGES["en"])).VOCABULARY
    assert isinstance(found, Vocabulary)
    return found
