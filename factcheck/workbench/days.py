"""The day that somebody means by what they type: as people write days, counted from today where they do."""

from __future__ import annotations

import datetime
import re

from factcheck.documents.dates import find_day
from factcheck.errors import FactcheckError
from factcheck.language.calendar import months_of_all

__all__ = ["today", "written_day"]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR = {"today": 0, "now": 0, "this morning": 0, "this afternoon": 0, "tonight": 0, "yesterday": 1, "last night": 1}
_AGO = re.compile(r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six) (?P<unit>day|week)s? ago")
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?(?P<month>[a-z]+)\.?")
_MONTH_FIRST = re.compile(r"(?P<month>[a-z]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?")


def today() -> datetime.date:
    """Give the present day, as whoever sits here counts it."""
    return datetime.date.today()  # noqa: DTZ011


def written_day(words: str, now: datetime.date | None = None) -> datetime.date | None:
    """Give the day that was meant, None for no words; raises `FactcheckError` for what is no day, or could be two.

    "yesterday", "Monday" and "5 March" are the last such day up to `now`.
    """
    now = now or today()
    told = " ".join(words.casefold().split())
    if not told:
        return None
    day = _counted(told, now) or _of_this_year(told, now)
    if day is None and (found := find_day(words)) is not None:
        day = found[0]
    if day is None:
        raise FactcheckError(words, "is no certain day", "write it as 5 March 2012, or leave it empty")
    return day


def _counted(told: str, now: datetime.date) -> datetime.date | None:
    if told in _NEAR:
        return now - datetime.timedelta(days=_NEAR[told])
    if match := _AGO.fullmatch(told):
        count = _COUNTS.get(match["count"]) or int(match["count"])
        return now - datetime.timedelta(days=count * (7 if match["unit"] == "week" else 1))
    name = told.removeprefix("on ").removeprefix("last ")
    weekday = next((at for at, day in enumerate(_WEEKDAYS) if len(name) > 2 and day.startswith(name)), None)
    if weekday is None:
        return None
    back = (now.weekday() - weekday) % 7
    return now - datetime.timedelta(days=back or (7 if told.startswith("last ") else 0))


def _of_this_year(told: str, now: datetime.date) -> datetime.date | None:
    match = _DAY_FIRST.fullmatch(told) or _MONTH_FIRST.fullmatch(told)
    month = months_of_all().get(match["month"]) if match else None
    if match is None or month is None:
        return None
    for year in range(now.year, now.year - 5, -1):  # a 29 February can be four years back
        try:
            day = datetime.date(year, month, int(match["day"]))
        except ValueError:
            continue
        if day <= now:
            return day
    return None
