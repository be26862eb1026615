"""The words and endings by which evidence is searched, as the pack of a language has them."""

from __future__ import annotations

import re  # noqa: TC003 - tables are typed by it
from collections.abc import Mapping  # noqa: TC003 - tables are typed by it

from msgspec import Struct

from factcheck.language.tables import NEVER, english

__all__ = ["SearchWords", "search_words"]


class SearchWords(Struct, frozen=True):
    """Words that are not looked for, full dates, and the endings that stems lose, by the steps of the algorithm."""

    stop: frozenset[str] = frozenset()
    month_first: re.Pattern[str] = NEVER
    day_first: re.Pattern[str] = NEVER
    plurals: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    past_needs_e: tuple[str, ...] = ()
    step_2: Mapping[str, str | None] = {}
    step_3: Mapping[str, str | None] = {}
    step_4: tuple[str, ...] = ()
    step_4_after: tuple[str, ...] = ()


search_words = english(SearchWords, "searching")
"""Give the words that evidence is searched by; an index is made with those of English. Raises `BrokenPack`."""
