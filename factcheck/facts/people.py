"""People where they are counted: which nouns are people, people of any kind, and who an amount is divided among."""

from __future__ import annotations

import re  # noqa: TC003 - tables are typed by it
from functools import cache

from msgspec import Struct

from factcheck.facts.vocabulary import stem
from factcheck.language.tables import NEVER, english

__all__ = ["People", "are_people", "are_people_of_any_kind", "people_words"]


class People(Struct, frozen=True):
    """The words for people: of some `kinds`, `anyone`, `everybody` as denominators, `heads` as units.

    `each` finds that an amount is told for each of some, which of them in its groups, and `head` stands for who is not
    named there.
    """

    kinds: frozenset[str] = frozenset()
    anyone: frozenset[str] = frozenset()
    everybody: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    population: str = ""
    each: re.Pattern[str] = NEVER
    head: str = ""


people_words = english(People, "people_counted")
"""Give the words for people. Raises `BrokenPack`."""


def are_people(stems: frozenset[str]) -> bool:
    """Tell whether a noun, by the stems of its words, is people of some kind."""
    return bool(stems & _stems()[0])


def are_people_of_any_kind(stems: frozenset[str]) -> bool:
    """Tell whether a noun, by the stems of its words, is people of whom nothing more is said."""
    return bool(stems & _stems()[1])


@cache
def _stems() -> tuple[frozenset[str], frozenset[str]]:
    words = people_words()
    return frozenset(map(stem, words.kinds)), frozenset(map(stem, words.anyone))
