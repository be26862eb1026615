"""The words by which a sentence asks a table for something, from the language's pack."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - tables are typed by it
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from factcheck.facts.vocabulary import WORD, noun_topics, stem, topic
from factcheck.language.calendar import calendar_of
from factcheck.language.tables import table_of

__all__ = ["Cue", "cues", "function_words", "is_month", "months"]

# What words of a sentence ask for.
Cue = Literal[
    "max", "min", "first", "last", "sum", "average", "count", "all", "none", "only", "most-rows", "different", "more",
    "less", "difference", "denied", "order", "same", "rise", "fall",
]  # fmt: skip


class EraWords(Struct, frozen=True):
    """Words that make a span of years out of a number."""

    century: frozenset[str] = frozenset()
    early: frozenset[str] = frozenset()
    late: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    spanning: frozenset[str] = frozenset()
    whose: frozenset[str] = frozenset()
    living: frozenset[str] = frozenset()


class _Words(Struct, frozen=True):
    """Words that name nothing, and those that ask for something, by what they ask for."""

    function: frozenset[str] = frozenset()
    parting: frozenset[str] = frozenset()
    comparing: frozenset[str] = frozenset()
    worth: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    greater: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()
    summing: frozenset[str] = frozenset()
    birth: frozenset[str] = frozenset()
    owning: frozenset[str] = frozenset()
    owned: frozenset[str] = frozenset()
    listing: frozenset[str] = frozenset()
    ordinal: frozenset[str] = frozenset()
    same: Mapping[str, frozenset[str]] = {}
    cues: Mapping[Cue, frozenset[str]] = {}
    eras: EraWords = EraWords()


@cache
def _words() -> _Words:
    return table_of(None, _Words, "questions")


def function_words() -> frozenset[str]:
    """Give the words that name nothing."""
    return _words().function


@cache
def _same() -> Mapping[str, str]:
    return {form: name for name, row in _words().same.items() for word in row for form in (word, stem(word))}


@lru_cache(maxsize=65536)
def name_topic(word: str) -> str:
    """Give what stands for a word where names of columns are compared."""
    word = word.lower()
    return _same().get(word) or _same().get(stem(word)) or topic(word)


@lru_cache(maxsize=4096)
def noun_names(unit: str | None) -> frozenset[str]:
    """Give the telling words of a counted noun as names of columns are compared."""
    if unit is None or not noun_topics(unit):
        return frozenset()
    return frozenset(map(name_topic, WORD.findall(unit)))


@cache
def summing() -> frozenset[str]:
    """Give the stems of words that begin the label of a row that sums up the others."""
    return frozenset(map(stem, _words().summing))


def of_parts() -> tuple[frozenset[str], frozenset[str]]:
    """Give the words that ask for the greater part where one of the others follows: "most of"."""
    return _words().greater, _words().of


def yes_and_no() -> tuple[frozenset[str], frozenset[str]]:
    """Give what a cell has that only says whether something is so: yes, no."""
    return _words().yes, _words().no


def lacking() -> frozenset[str]:
    """Give the words by which a sentence says that something is not there: "without"."""
    return _words().lacking


def worth() -> frozenset[str]:
    """Give the words that speak of what something is worth: "cheaper"."""
    return _words().worth


def by_how_much() -> frozenset[str]:
    """Give the words before an amount of change: "by"."""
    return _words().by


def comparing() -> frozenset[str]:
    """Give the words before what something is compared with: "than"."""
    return _words().comparing


def owning() -> tuple[tuple[str, ...], frozenset[str]]:
    """Give how a word ends whose own the next is, "Norway's best", and the words before whose own it is: "best of"."""
    return tuple(sorted(_words().owned)), _words().owning


def listing() -> frozenset[str]:
    """Give the words that join the names of a list: "and"."""
    return _words().listing


def ordinal_endings() -> frozenset[str]:
    """Give what is written onto the digits of an ordinal number: "th"."""
    return _words().ordinal


@cache
def birth() -> frozenset[str]:
    """Give what names a column of days on which somebody was born, as names of columns are compared."""
    return frozenset(map(name_topic, _words().birth))


def era_words() -> EraWords:
    """Give the words that make a span of years out of a number."""
    return _words().eras


def parting() -> frozenset[str]:
    """Give the words at which a clause ends."""
    return _words().parting


@cache
def months() -> Mapping[str, str]:
    """Give the form in which a month is compared, by each of its names."""
    return {name: f"{number}m" for name, number in calendar_of(None).months.items()}


def is_month(word: str) -> bool:
    """Tell the name of a month as it is written, which may be another word in small letters ("may", "march")."""
    return word[:1].isupper() and word.lower() in months()


@cache
def cues() -> Mapping[str, frozenset[Cue]]:
    """Give, by word, the operations that it may ask for."""
    found: dict[str, set[Cue]] = {}
    for name, words in _words().cues.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}
