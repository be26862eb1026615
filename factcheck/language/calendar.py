"""Months and days of the week by their names."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - tables are typed by it
from functools import cache

from msgspec import Struct

from factcheck.language.packs import languages, table_lines
from factcheck.language.tables import table_of

__all__ = ["Calendar", "calendar_of", "months_of_all"]


class Calendar(Struct, frozen=True):
    """The names of a language in lower case: months 1 to 12, days 1 (Monday) to 7, and words like "today"."""

    months: Mapping[str, int] = {}
    weekdays: Mapping[str, int] = {}
    near_days: frozenset[str] = frozenset()


def calendar_of(language: str | None) -> Calendar:
    """Give the calendar of a language. Raises `BrokenPack`."""
    return table_of(language, Calendar, "calendar")


@cache
def months_of_all() -> Mapping[str, int]:
    """Give the months of every language, for what is read before a text's own is known. Raises `BrokenPack`."""
    known = {name: int(number) for number, names in table_lines("months.tsv", columns=2) for name in names.split()}
    for code in languages():
        known.update(calendar_of(code).months)
    return known
