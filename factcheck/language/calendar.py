"""Months and days of the week by their names."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - tables are typed by it
from functools import cache

from msgspec import Struct

from factcheck.language.figure_tables import cldr_of
from factcheck.language.packs import languages, pack_has, table_lines
from factcheck.language.tables import table_of

__all__ = ["Calendar", "calendar_of", "months_of_all"]


class Calendar(Struct, frozen=True):
    """The names of a language in lower case: months 1 to 12, days 1 (Monday) to 7, and words like "today"."""

    months: Mapping[str, int] = {}
    weekdays: Mapping[str, int] = {}
    near_days: frozenset[str] = frozenset()


def calendar_of(language: str | None) -> Calendar:
    """Give the calendar of a language: what is generated and what is written by hand. Raises `BrokenPack`."""
    own = table_of(language, Calendar, "calendar")
    if not pack_has(language, "cldr.toml"):
        return own
    made = cldr_of(language)
    return Calendar({**made.months, **own.months}, {**made.weekdays, **own.weekdays}, own.near_days)


@cache
def months_of_all() -> Mapping[str, int]:
    """Give the months of every language, for what is read before a text's own is known. Raises `BrokenPack`."""
    known = {name: int(number) for number, names in table_lines("months.tsv", columns=2) for name in names.split()}
    for code in languages():
        known.update(table_of(code, Calendar, "calendar").months)
    return known
