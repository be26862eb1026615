"""The day that a few written words give: "5 March 2012", "16-10-2020", "2012-03-05T12:00Z".

Only days that are certain: where day and month could be exchanged ("03/04/2012") there is no day.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from factcheck.language.calendar import months_of_all
from factcheck.language.texts import text_words, together
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    import re

__all__ = ["find_day", "parse_day"]

_YEAR = r"(?P<year>(?:1[5-9]|20|21)\d\d)"
_NAME = r"(?P<name>[^\W\d_][^\s\d.,;:|/()]{1,14})"  # vowel signs of Hindi are no letters for a pattern
_ENDINGS = "|".join(sorted(together(text_words().day_endings)))
_BETWEEN = f"(?:(?:{'|'.join(sorted(together(text_words().date_words)))}) )?"
_FORMS = (
    compile_pattern(rf"(?<!\d){_YEAR}([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})(?!\d)"),
    compile_pattern(rf"(?<!\d)(?P<first>\d{{1,2}})([-/.])(?P<second>\d{{1,2}})\2{_YEAR}(?!\d)"),
    compile_pattern(rf"(?<!\d)(?P<day>\d{{1,2}})(?:{_ENDINGS}|\.)?\s+{_BETWEEN}{_NAME}\.?,?\s+"
               rf"{_BETWEEN}{_YEAR}(?!\d)"),
    compile_pattern(rf"\b{_NAME}\.?\s+(?P<day>\d{{1,2}})(?:{_ENDINGS})?,?\s+{_YEAR}(?!\d)"),
)  # fmt: skip


def find_day(text: str) -> tuple[datetime.date, int, int] | None:
    """Give the first certain day that is written in `text`, with its span there."""
    found: tuple[datetime.date, int, int] | None = None
    for form in _FORMS:
        for match in form.finditer(text):
            day = _day(match)
            if day is not None and (found is None or match.start() < found[1]):
                found = (day, match.start(), match.end())
                break
    return found


def parse_day(text: str | None) -> datetime.date | None:
    """Give the day that a field of metadata holds, or None."""
    if not text:
        return None
    found = find_day(text[:200])
    return found[0] if found else None


def _day(match: re.Match[str]) -> datetime.date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if "name" in parts:
        month = months_of_all().get(parts["name"].lower())
        day = int(parts["day"])
    elif "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        # A slash is written in both orders; points and hyphens put the day first.
        if match.group(2) == "/" and first <= 12 and second <= 12 and first != second:
            return None
        month, day = (second, first) if second <= 12 else (first, second)
    else:
        month, day = int(parts["month"]), int(parts["day"])
    if month is None:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
