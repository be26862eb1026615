"""What files and pages say of themselves in words, whatever language their text has."""

from __future__ import annotations

import re  # noqa: TC003 - tables are typed by it
from collections.abc import Mapping  # noqa: TC003 - tables are typed by it
from typing import Literal

from msgspec import Struct

from factcheck.language.tables import NEVER, shared_table

__all__ = ["FileWords", "Wall", "file_words"]

# What a page shows instead of its text: that it needs a program, a question who reads, a form for consent, an offer.
Wall = Literal["script", "person", "consent", "offer"]


class FileWords(Struct, frozen=True):
    """Names of styles, lines around tables and pages, and the notices that stand for a page's text."""

    heading_style: re.Pattern[str] = NEVER
    title_styles: frozenset[str] = frozenset()
    table_caption: re.Pattern[str] = NEVER
    page_number: re.Pattern[str] = NEVER
    no_title: re.Pattern[str] = NEVER
    leads_away: re.Pattern[str] = NEVER
    walls: Mapping[Wall, re.Pattern[str]] = {}


def file_words() -> FileWords:
    """Give what files and pages say of themselves. Raises `BrokenPack`."""
    return shared_table(FileWords, "files")
