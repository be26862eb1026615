"""The vocabularies of the languages in which figures are read, one package of tables each.

`vocabulary(language)` gives the tables of a language; a language that is not here is read with the English ones,
where digits, signs, units and dates in digits still come out right.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import SimpleNamespace

__all__ = ["LANGUAGES", "vocabulary", "word_list", "word_set"]

LANGUAGES = ("en",)


@cache
def vocabulary(language: str) -> SimpleNamespace:
    """Give the tables of `language` ("en", "en-GB") by their names, the English ones where there are none."""
    code = language.replace("_", "-").split("-")[0].lower()
    package = import_module(f"factcheck.figures.languages.{code if code in LANGUAGES else 'en'}")
    tables = {name: table for module in package.TABLES for name, table in vars(module).items() if name.isupper()}
    return SimpleNamespace(**{name: table for name, table in tables.items() if not name.startswith(("_", "TYPE_"))})


def word_list(words: str) -> list[str]:
    """Give the words of a table that is written as running text."""
    return words.split()


def word_set(words: str) -> frozenset[str]:
    """Give the words of a table that is written as running text, for look-up."""
    return frozenset(words.split())
