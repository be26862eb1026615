"""The words by which a statement compares, ranks and counts rows, from the language's pack."""

from __future__ import annotations

import re  # noqa: TC003 - tables are typed by it
from collections.abc import Mapping  # noqa: TC003 - tables are typed by it
from functools import cache
from typing import Literal

from msgspec import Struct

from factcheck.facts.tables.words import name_topic
from factcheck.language.tables import NEVER, table_of

__all__ = [
    "Way",
    "compared",
    "counted_in",
    "graded",
    "light",
    "named_by",
    "opposites",
    "places",
    "row_words",
    "row_words_by_column",
    "said",
    "separator",
]

Way = Literal["more", "less"]


class _Words(Struct, frozen=True):
    """Lists of words; what each is for stands beside it in the pack."""

    separator: re.Pattern[str] = NEVER
    ending: re.Pattern[str] = NEVER
    light: frozenset[str] = frozenset()
    row: frozenset[str] = frozenset()
    row_by_column: Mapping[str, frozenset[str]] = {}
    words: Mapping[str, frozenset[str]] = {}
    more: Mapping[str, frozenset[str]] = {}
    less: Mapping[str, frozenset[str]] = {}
    most: Mapping[str, frozenset[str]] = {}
    least: Mapping[str, frozenset[str]] = {}
    graded: Mapping[str, frozenset[str]] = {}
    named: Mapping[str, frozenset[str]] = {}
    counted: Mapping[str, frozenset[str]] = {}
    opposite: Mapping[str, frozenset[str]] = {}


@cache
def _words() -> _Words:
    return table_of(None, _Words, "whole_statements")


def said(name: str) -> frozenset[str]:
    """Give a list of words by its name in the pack."""
    return _words().words.get(name, frozenset())


def separator(*, last: bool = False) -> re.Pattern[str]:
    """Give what stands between the things of a list; `last`: where it is all that is left of a text."""
    return _words().ending if last else _words().separator


def light() -> frozenset[str]:
    """Give the words that only carry what is said beside them: "has", "received"."""
    return _words().light


def row_words() -> frozenset[str]:
    """Give the words for a row of any table."""
    return _words().row


@cache
def row_words_by_column() -> Mapping[str, frozenset[str]]:
    """Give the words for a row by what then stands in the name of a column: games, where opponents are."""
    return {name_topic(column): words for column, words in _words().row_by_column.items()}


@cache
def compared(*, superlative: bool) -> Mapping[str, tuple[tuple[Way, frozenset[str]], ...]]:
    """Give, by word, which way it compares and what a column must be called that it means; none: any that is named."""
    own = _words()
    pair = (own.most, own.least) if superlative else (own.more, own.less)
    ways: tuple[Way, Way] = ("more", "less")
    found: dict[str, list[tuple[Way, frozenset[str]]]] = {}
    for way, table in zip(ways, pair, strict=True):
        for name, words in table.items():
            called = frozenset(map(name_topic, own.named.get(name, ())))
            for word in words:
                found.setdefault(word, []).append((way, called))
    return {word: tuple(meant) for word, meant in found.items()}


@cache
def graded() -> Mapping[str, frozenset[str]]:
    """Give what a column is called that a word behind "most" or "less" means: "the most populous"."""
    own = _words()
    return {
        word: frozenset(map(name_topic, own.named.get(name, ())))
        for name, words in own.graded.items()
        for word in words
    }


@cache
def places() -> frozenset[str]:
    """Give what a column of ranks is called, where the least is the most: "place", "position"."""
    return named_by(said("rank"))


def named_by(words: frozenset[str]) -> frozenset[str]:
    """Give words as names of columns are compared."""
    return frozenset(map(name_topic, words))


@cache
def counted_in() -> Mapping[str, frozenset[str]]:
    """Give what else is counted in a column of a name: medals in one of gold."""
    return {name_topic(name): named_by(words) for name, words in _words().counted.items()}


@cache
def opposites() -> Mapping[str, str]:
    """Give the word of which another is the opposite, as names of columns are compared: "closed" of "open"."""
    return {name_topic(word): name_topic(name) for name, words in _words().opposite.items() for word in words}
