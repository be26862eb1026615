"""Where a clause ends around a figure, and what ties one to the next: the words of it."""

from __future__ import annotations

import re  # noqa: TC003 - tables are typed by it

from msgspec import Struct

from factcheck.language.tables import NEVER, english

__all__ = ["Clauses", "clause_words"]


class Clauses(Struct, frozen=True):
    """The words between figures.

    `breaks` set a figure apart from words beyond them, `ends` end a clause that speaks of another figure, `repeats`
    stand before a share that says a count once more, `compared` before what a figure is held against, `relative`
    before what is only told of something, `within_one` between the two units of one amount, `at_a_time` before a
    time of day, `amount` is one that what is said begins with, and `noun_of` a noun of change before its amount.
    Behind `against` stands a level that another one is held against, and `apart` behind a number makes it the
    distance from another one.
    """

    breaks: re.Pattern[str] = NEVER
    ends: re.Pattern[str] = NEVER
    repeats: re.Pattern[str] = NEVER
    compared: re.Pattern[str] = NEVER
    relative: re.Pattern[str] = NEVER
    within_one: re.Pattern[str] = NEVER
    at_a_time: re.Pattern[str] = NEVER
    amount: re.Pattern[str] = NEVER
    noun_of: re.Pattern[str] = NEVER
    earlier: re.Pattern[str] = NEVER
    earlier_behind: re.Pattern[str] = NEVER
    by: re.Pattern[str] = NEVER
    of: re.Pattern[str] = NEVER
    dated_noun: re.Pattern[str] = NEVER
    aimed_at: re.Pattern[str] = NEVER
    distances: frozenset[str] = frozenset()
    against: re.Pattern[str] = NEVER
    apart: re.Pattern[str] = NEVER


clause_words = english(Clauses, "clauses")
"""Give the words between figures. Raises `BrokenPack`."""
