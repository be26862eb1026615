"""The vocabularies of the languages in which figures are read, one module of tables each.

`vocabulary(language)` gives the tables of a language; a language that is not here is read with the English ones,
where digits, signs, units and dates in digits still come out right.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["LANGUAGES", "vocabulary", "word_list", "word_set"]

LANGUAGES = ("en",)


@cache
def vocabulary(language: str) -> ModuleType:
    """Give the tables of `language` ("en", "en-GB"), the English ones where there are none."""
    code = language.replace("_", "-").split("-")[0].lower()
    return import_module(f"factcheck.figures.languages.{code if code in LANGUAGES else 'en'}")


def word_list(words: str) -> list[str]:
    """Give the words of a table that is written as running text."""
    return words.split()


def word_set(words: str) -> frozenset[str]:
    """Give the words of a table that is written as running text, for look-up."""
    return frozenset(words.split())
