"""Weekdays that were other days, and years in an order that cannot be."""

from __future__ import annotations

import calendar
import datetime
from typing import TYPE_CHECKING

from factcheck.checking.consistency.model import Article, Fault, Sentence
from factcheck.language.calendar import calendar_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from factcheck.checking.consistency.words import Words

__all__ = ["find_dates"]

_DAYS = tuple(calendar.day_name)
# A date without a year belongs to the article's own, give or take.
_DAYS_AROUND = 200
_OLDEST = 115
# How many sentences back something that was done is dated.
_BACK = 3
_STEM = 6  # letters by which two forms of a verb are told to be one


def find_dates(article: Article) -> Iterable[Fault]:
    """Hold weekdays against the calendar, and spans of years against their ends."""
    for index, sentence in enumerate(article.sentences):
        yield from _weekdays(article, sentence)
        yield from _order(sentence)
        yield from _since_done(sentence, article.sentences[max(0, index - _BACK) : index])
        yield from _later(sentence, article.sentences[max(0, index - 1) : index])


def _weekdays(article: Article, sentence: Sentence) -> Iterable[Fault]:
    months = calendar_of(article.document.language).months
    for pattern in (sentence.words.weekday_first, sentence.words.weekday_after):
        for found in pattern.finditer(sentence.text):
            day, month = int(found["day"] or found["day2"]), months[(found["month"] or found["month2"]).lower()]
            dates = _possible(day, month, found["year"], article.document.date)
            if not dates or any(_DAYS[date.weekday()] == found["weekday"] for date in dates):
                continue
            date = dates[0]
            yield Fault(
                "weekday",
                "none",
                (sentence.span(*found.span()),),
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
    for found in sentence.words.from_to_years.finditer(sentence.text):
        if int(found["first"]) > int(found["second"]):
            line = f"{found['second']} comes before {found['first']}"
            yield Fault("order", "none", (sentence.span(*found.span()),), line)
    for found in sentence.words.life.finditer(sentence.text):
        born, died = int(found["born"]), int(found["died"])
        if born > died or died - born > _OLDEST:
            line = f"{died} - {born} = {died - born} years"
            yield Fault("order", "none", (sentence.span(*found.span()),), line, "difference")
    for found in sentence.words.years_later.finditer(sentence.text):
        yield from _apart(sentence, found, 1)
    for found in sentence.words.years_after.finditer(sentence.text):
        yield from _apart(sentence, found, 1 if found["way"].lower() == "after" else -1)


def _apart(sentence: Sentence, found: re.Match[str], sign: int) -> Iterable[Fault]:
    """ "In 1990, and twenty years later, in 2015": a year more or less is how people count."""
    count = _count(found["count"], sentence.words)
    lead = found[0][: found.start("count") - found.start()]
    if count is None or sentence.words.about.search(lead):
        return
    first, second = int(found["first"]), int(found["second"])
    apart = sign * (second - first)
    if abs(apart - count) <= 1:
        return
    earlier, later = sorted((first, second))
    line = f"{earlier} comes before {later}" if apart <= 0 else _years_apart(later, earlier, found)
    yield Fault.of("order", count, apart, [sentence.span(*found.span())], line, "difference")


def _years_apart(later: int, earlier: int, found: re.Match[str]) -> str:
    return f"{later} - {earlier} = {later - earlier}, not {found['count']}"


def _since_done(sentence: Sentence, before: Sequence[Sentence]) -> Iterable[Fault]:
    """ "In 1961, four years after graduating", where a sentence before it says "graduated in 1957"."""
    for found in sentence.words.years_since_doing.finditer(sentence.text):
        count = _count(found["count"], sentence.words)
        stem = found["verb"][:_STEM].lower()
        dated = [
            (other, match)
            for other in before
            for match in sentence.words.done.finditer(other.text)
            if match["verb"].lower().startswith(stem)
        ]
        if count is None or len(dated) != 1:
            continue
        other, match = dated[0]
        first, second = int(match["year"]), int(found["second"])
        apart = (second - first) * (1 if found["way"].lower() == "after" else -1)
        if abs(apart - count) <= 1:
            continue
        spans = (other.span(*match.span("year")), sentence.span(*found.span()))
        line = _years_apart(max(first, second), min(first, second), found)
        yield Fault.of("order", count, apart, spans, line, "difference")


def _later(sentence: Sentence, before: Sequence[Sentence]) -> Iterable[Fault]:
    """ "Three years later, in 1964, ...", behind a sentence that names one year."""
    found = sentence.words.count_later.match(sentence.text)
    years = [(other, match) for other in before for match in sentence.words.years.finditer(other.text)]
    count = _count(found["count"], sentence.words) if found else None
    if not found or count is None or len(years) != 1:
        return
    other, match = years[0]
    first, second = int(match[0]), int(found["second"])
    apart = second - first
    if abs(apart - count) > 1:
        line = _years_apart(second, first, found) if apart > 0 else f"{second} comes before {first}"
        spans = (other.span(*match.span()), sentence.span(*found.span()))
        yield Fault.of("order", count, apart, spans, line, "difference")


def _count(text: str, words: Words) -> int | None:
    return int(text) if text.isdigit() else words.numbers.get(text.lower())
