"""Weekdays that were other days, and years in an order that cannot be."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import TYPE_CHECKING

from factcheck.checking.consistency import words
from factcheck.checking.consistency.model import Article, Fault, Sentence
from factcheck.documents.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.relating import RelationName

__all__ = ["find_dates"]

_DAYS = tuple(calendar.day_name)
_MONTH = "|".join(name.title() for name in MONTHS if name in words.MONTH_NAMES)
_DATE = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b"
    rf"|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b)"
    r"(?:,?\s+(?P<year>(?:1[89]|20)\d\d)\b)?"
)
_WEEKDAY_FIRST = re.compile(rf"\b(?P<weekday>{'|'.join(_DAYS)}),?\s+(?:the\s+|\()?{_DATE}")
_WEEKDAY_AFTER = re.compile(
    rf"\b{_DATE}(?:,\s+a\s+|,\s+|\s+\(a?\s*|\s+was\s+a\s+)(?P<weekday>{'|'.join(_DAYS)})\b(?!\s+\d)"
)
# A date without a year belongs to the article's own, give or take.
_DAYS_AROUND = 200
_OLDEST = 115
# How many sentences back something that was done is dated.
_BACK = 3


def find_dates(article: Article) -> Iterable[Fault]:
    """Hold weekdays against the calendar, and spans of years against their ends."""
    for index, sentence in enumerate(article.sentences):
        yield from _weekdays(article, sentence)
        yield from _order(sentence)
        yield from _since_done(sentence, article.sentences[max(0, index - _BACK) : index])
        yield from _later(sentence, article.sentences[max(0, index - 1) : index])


def _weekdays(article: Article, sentence: Sentence) -> Iterable[Fault]:
    for pattern in (_WEEKDAY_FIRST, _WEEKDAY_AFTER):
        for found in pattern.finditer(sentence.text):
            day, month = int(found["day"] or found["day2"]), MONTHS[(found["month"] or found["month2"]).lower()]
            dates = _possible(day, month, found["year"], article.document.date)
            if not dates or any(_DAYS[date.weekday()] == found["weekday"] for date in dates):
                continue
            date = dates[0]
            yield Fault(
                "weekday",
                "none",
                (_span(sentence, found.start(), found.end()),),
                f"{date.day} {calendar.month_name[date.month]} {date.year} was a {_DAYS[date.weekday()]}, "
                f"not a {found['weekday']}",
            )


def _possible(day: int, month: int, year: str | None, near: datetime.date | None) -> list[datetime.date]:
    """The days that a date can be: its own year, else those near the article's date."""
    if year is None and near is None:
        return []
    years = [int(year)] if year else [near.year, near.year - 1, near.year + 1] if near else []
    found = []
    for number in years:
        try:
            date = datetime.date(number, month, day)
        except ValueError:
            continue
        if year or (near and abs((date - near).days) <= _DAYS_AROUND):
            found.append(date)
    return found


def _order(sentence: Sentence) -> Iterable[Fault]:
    for found in words.FROM_TO_YEARS.finditer(sentence.text):
        if int(found["first"]) > int(found["second"]):
            line = f"{found['second']} comes before {found['first']}"
            yield Fault("order", "none", (_span(sentence, found.start(), found.end()),), line)
    for found in words.LIFE.finditer(sentence.text):
        born, died = int(found["born"]), int(found["died"])
        if born > died or died - born > _OLDEST:
            line = f"{died} - {born} = {died - born} years"
            yield Fault("order", "none", (_span(sentence, found.start(), found.end()),), line, "difference")
    for found in words.YEARS_LATER.finditer(sentence.text):
        yield from _apart(sentence, found, 1)
    for found in words.YEARS_AFTER.finditer(sentence.text):
        yield from _apart(sentence, found, 1 if found["way"].lower() == "after" else -1)


def _apart(sentence: Sentence, found: re.Match[str], sign: int) -> Iterable[Fault]:
    """ "In 1990, and twenty years later, in 2015": a year more or less is how people count."""
    count = _count(found["count"])
    lead = found[0][: found.start("count") - found.start()]
    if count is None or words.ABOUT.search(lead):
        return
    first, second = int(found["first"]), int(found["second"])
    apart = sign * (second - first)
    if abs(apart - count) <= 1:
        return
    earlier, later = sorted((first, second))
    line = (
        f"{later} - {earlier} = {later - earlier}, not {found['count']}"
        if apart > 0
        else f"{earlier} comes before {later}"
    )
    relation: RelationName = "overstates" if count > apart else "understates"
    yield Fault("order", relation, (_span(sentence, found.start(), found.end()),), line, "difference")


def _since_done(sentence: Sentence, before: Sequence[Sentence]) -> Iterable[Fault]:
    """ "In 1961, four years after graduating", where a sentence before it says "graduated in 1957"."""
    for found in words.YEARS_SINCE_DOING.finditer(sentence.text):
        count = _count(found["count"])
        done = re.compile(rf"\b{found['verb'][: words.STEM]}\w*\b[^.;]{{0,40}}?\bin\s+{words.ANY_YEAR}", re.IGNORECASE)
        dated = [(other, match) for other in before for match in done.finditer(other.text)]
        if count is None or len(dated) != 1:
            continue
        other, match = dated[0]
        first, second = int(match["year"]), int(found["second"])
        apart = (second - first) * (1 if found["way"].lower() == "after" else -1)
        if abs(apart - count) <= 1:
            continue
        spans = (_span(other, *match.span("year")), _span(sentence, found.start(), found.end()))
        relation: RelationName = "overstates" if count > apart else "understates"
        line = f"{max(first, second)} - {min(first, second)} = {abs(apart)}, not {found['count']}"
        yield Fault("order", relation, spans, line, "difference")


def _later(sentence: Sentence, before: Sequence[Sentence]) -> Iterable[Fault]:
    """ "Three years later, in 1964, ...", behind a sentence that names one year."""
    found = words.COUNT_LATER.match(sentence.text)
    years = [(other, match) for other in before for match in words.YEARS.finditer(other.text)]
    count = _count(found["count"]) if found else None
    if not found or count is None or len(years) != 1:
        return
    other, match = years[0]
    apart = int(found["second"]) - int(match[0])
    if abs(apart - count) > 1:
        relation: RelationName = "overstates" if count > apart else "understates"
        line = (
            f"{found['second']} - {match[0]} = {apart}, not {found['count']}"
            if apart > 0
            else f"{found['second']} comes before {match[0]}"
        )
        spans = (_span(other, *match.span()), _span(sentence, *found.span()))
        yield Fault("order", relation, spans, line, "difference")


def _count(text: str) -> int | None:
    return int(text) if text.isdigit() else words.NUMBERS.get(text.lower())


def _span(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    return sentence.start + start, sentence.start + end
