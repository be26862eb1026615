"""The words around figures that say how they belong together, as the pack of an article's language has them."""

from __future__ import annotations

import re  # noqa: TC003 - tables are typed by it
from collections.abc import Mapping  # noqa: TC003 - tables are typed by it
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.checking.consistency.signs import FIGURE, SIGNS
from factcheck.language.figure_words import figure_words
from factcheck.language.tables import patterns_of, table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Words", "words_of"]


class _Lists(Struct, frozen=True):
    """Word lists: ways a level goes, what is a sum, what a vote is called, parts of a whole, tolls."""

    rises: frozenset[str] = frozenset()
    falls: frozenset[str] = frozenset()
    sums: frozenset[str] = frozenset()
    ballots: frozenset[str] = frozenset()
    opposites: tuple[tuple[re.Pattern[str], ...], ...] = ()
    tolls: Mapping[str, str] = {}


class Words:
    """The words of one language. Patterns are asked for by their names in the pack and run over outlines."""

    def __init__(self, language: str | None) -> None:
        lists = table_of(language, _Lists, "consistency_words")
        numbers = figure_words(language)
        self._patterns = patterns_of(language, "consistency", figure=FIGURE, signs=SIGNS)
        self.rises, self.falls, self.sums = lists.rises, lists.falls, lists.sums
        self.ballots = lists.ballots
        self.opposites: Sequence[Sequence[re.Pattern[str]]] = lists.opposites
        self.numbers = {**numbers.ones, **numbers.tens}
        self._tolls = lists.tolls

    def __getattr__(self, name: str) -> re.Pattern[str]:
        found: re.Pattern[str] = getattr(self._patterns, name)
        setattr(self, name, found)
        return found

    @property
    def answers(self) -> tuple[re.Pattern[str], ...]:
        """The answers of which everybody gives one: what stands within so many words behind its share."""
        return self.answer_yes, self.answer_no, self.answer_unsure

    def toll(self, who: str) -> re.Pattern[str]:
        """What finds how many there are of them ("killed") in an outline."""
        found: re.Pattern[str] = getattr(self._patterns, self._tolls[who])
        return found


@cache
def words_of(language: str | None) -> Words:
    """Give the words of a language. Raises `BrokenPack`."""
    return Words(language)
