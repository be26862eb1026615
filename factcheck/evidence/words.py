"""The words by which evidence is searched, as the pack of a language has them."""

from __future__ import annotations

import re  # noqa: TC003 - tables are typed by it

from msgspec import Struct

from factcheck.language.tables import NEVER, english

__all__ = ["SearchWords", "search_words"]


class SearchWords(Struct, frozen=True):
    """Words that are not looked for, and full dates."""

    stop: frozenset[str] = frozenset()
    month_first: re.Pattern[str] = NEVER
    day_first: re.Pattern[str] = NEVER


search_words = english(SearchWords, "searching")
"""Give the words that evidence is searched by; an index is made with those of English. Raises `BrokenPack`."""
