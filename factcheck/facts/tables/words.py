"""The words by which a sentence asks a table for something, from the language's pack."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - tables are typed by it
from functools import cache
from typing import Literal

from msgspec import Struct

from factcheck.language.calendar import calendar_of
from factcheck.language.tables import table_of

__all__ = ["Cue", "cues", "function_words", "months"]

# What words of a sentence ask for.
Cue = Literal[
    "max", "min", "first", "last", "sum", "average", "count", "all", "none", "only", "most-rows", "different", "more",
    "less", "difference", "denied",
]  # fmt: skip


class _Words(Struct, frozen=True):
    """Words that name nothing, and those that ask for something, by what they ask for."""

    function: frozenset[str] = frozenset()
    cues: Mapping[Cue, frozenset[str]] = {}


@cache
def _words() -> _Words:
    return table_of(None, _Words, "questions")


def function_words() -> frozenset[str]:
    """Give the words that name nothing."""
    return _words().function


@cache
def months() -> Mapping[str, str]:
    """Give the form in which a month is compared, by each of its names."""
    return {name: f"{number}m" for name, number in calendar_of(None).months.items()}


@cache
def cues() -> Mapping[str, frozenset[Cue]]:
    """Give, by word, the operations that it may ask for."""
    found: dict[str, set[Cue]] = {}
    for name, words in _words().cues.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}
