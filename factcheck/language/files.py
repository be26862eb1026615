"""What files and pages say of themselves in words, whatever language their text has."""

from __future__ import annotations

import re  # noqa: TC003 - tables are typed by it
from collections.abc import Mapping  # noqa: TC003 - tables are typed by it
from typing import Literal

from msgspec import Struct

from factcheck.language.tables import NEVER, shared_table

__all__ = ["FileWords", "Wall", "file_words"]

# What a comment above a table says of it.
Field = Literal["date", "title", "author"]

# What a page shows instead of its text: that it needs a program, a question who reads, a form for consent, an offer.
Wall = Literal["script", "person", "consent", "offer"]


class FileWords(Struct, frozen=True):
    """Names of styles, lines around tables and pages, and the notices that stand for a page's text.

    `no_author` is what programs write where nobody said who wrote it, `untitled` where nobody gave a title; `fields`
    are how comments above a table call its day, title and author; `note` is the mark of a note in a cell and `nothing`
    what stands in one that has no value.
    """

    heading_style: re.Pattern[str] = NEVER
    title_styles: frozenset[str] = frozenset()
    table_caption: re.Pattern[str] = NEVER
    nothing: frozenset[str] = frozenset()
    page_number: re.Pattern[str] = NEVER
    no_title: re.Pattern[str] = NEVER
    no_author: frozenset[str] = frozenset()
    untitled: re.Pattern[str] = NEVER
    note: re.Pattern[str] = NEVER
    fields: Mapping[str, Field] = {}
    leads_away: re.Pattern[str] = NEVER
    walls: Mapping[Wall, re.Pattern[str]] = {}


def file_words() -> FileWords:
    """Give what files and pages say of themselves. Raises `BrokenPack`."""
    return shared_table(FileWords, "files")
