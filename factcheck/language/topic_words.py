"""The words of a language that say what a figure is about: what `factcheck.facts` asks a pack for."""

from __future__ import annotations

import re  # noqa: TC003 - tables are typed by it
from collections.abc import Mapping  # noqa: TC003 - tables are typed by it

from msgspec import Struct

from factcheck.language.tables import NEVER, table_of

__all__ = ["TopicWords", "topic_words"]


class TopicWords(Struct, frozen=True):
    """One language.

    `empty` say nothing of what a figure is about, `faint` are shared by unrelated sentences too; a row of `same` means
    one thing, named by its first word, and what holds for one of a row of `contrasts` does not for another; `phrases`
    finds names of several words, each a group that is called as what has a name of one; the single words of
    those among `wholes` say something else.

    `totalled` finds words that say that a number is the sum of others, `verb` a finite verb as far as its form tells,
    `changed` words that say that a quantity went from one level to another. `endings` are by what forms of one word
    differ, each with what is left in its place; `owners` stand behind an owner; `irregular` forms stand for their word.
    """

    empty: frozenset[str] = frozenset()
    faint: frozenset[str] = frozenset()
    same: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()
    phrases: re.Pattern[str] = NEVER
    wholes: frozenset[str] = frozenset()
    totalled: re.Pattern[str] = NEVER
    verb: re.Pattern[str] = NEVER
    changed: re.Pattern[str] = NEVER
    endings: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    irregular: Mapping[str, str] = {}


def topic_words(language: str | None) -> TopicWords:
    """Give the words of a language by which topics are read. Raises `BrokenPack`."""
    return table_of(language, TopicWords, "topics")
