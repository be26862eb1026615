"""The words by which two statements are set beside each other, as the pack of a language has them."""

from __future__ import annotations

import re  # noqa: TC003 - tables are typed by it
from collections.abc import Mapping  # noqa: TC003 - tables are typed by it

from msgspec import Struct

from factcheck.language.tables import NEVER, english

__all__ = ["ComparingWords", "comparing_words"]


class ComparingWords(Struct, frozen=True):
    """What narrows a figure, and what stands right beside it; what each entry is for is said in the pack.

    `questions` gives what a preposition answers, `picks` the part of a whole that a word stands for.
    """

    questions: Mapping[str, str] = {}
    adjunct: re.Pattern[str] = NEVER
    age: re.Pattern[str] = NEVER
    of_age: re.Pattern[str] = NEVER
    ages_behind: re.Pattern[str] = NEVER
    levels_lead: re.Pattern[str] = NEVER
    levels_between: re.Pattern[str] = NEVER
    out_of: re.Pattern[str] = NEVER
    time_tie: re.Pattern[str] = NEVER
    placed: re.Pattern[str] = NEVER
    before_time: re.Pattern[str] = NEVER
    ornaments: frozenset[str] = frozenset()
    ordinal: re.Pattern[str] = NEVER
    picks: Mapping[str, str] = {}
    no_part: re.Pattern[str] = NEVER
    can_be: re.Pattern[str] = NEVER
    of_these: re.Pattern[str] = NEVER
    ago: re.Pattern[str] = NEVER
    opposed: re.Pattern[str] = NEVER
    bracketed: re.Pattern[str] = NEVER
    other_number: re.Pattern[str] = NEVER


comparing_words = english(ComparingWords, "comparing")
"""Give the words for comparing. Raises `BrokenPack`."""
