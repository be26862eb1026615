"""Lengths of time that are not what lies between their two ends: clocks, days, years, anniversaries."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.checking.consistency.model import Article, Fault, Sentence
from factcheck.facts.compounds import compounded
from factcheck.figures.conversion import convert
from factcheck.figures.writing import plain
from factcheck.language.calendar import calendar_of
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.figures import Figure

__all__ = ["find_durations"]

_CLOCK = compile_pattern(r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?\s*(?P<half>[ap])?\.?m?\.?", re.IGNORECASE)
_HALF_A_DAY, _HOUR = 12, 60
_DAY = 24 * _HOUR
# How far a length may be off: as finely as it is written, and a little where it is rounded.
_MINUTES = 5
_OF_DAYS = {"day": 1, "week": 7}
# A span without a year in an article without a date is counted in a year without a leap day.
_ANY_YEAR = 2001


def find_durations(article: Article) -> Iterable[Fault]:
    """Find "began at 9 am and ended at 11 am, lasting three hours", and days and years alike."""
    for sentence in article.sentences:
        yield from _clocks(sentence)
        yield from _days(article, sentence)
        yield from _years(sentence)
        for found in sentence.words.anniversary.finditer(sentence.text):
            first, second, count = (int(found[name]) for name in ("first", "second", "count"))
            if second - first != count and abs(second - first - count) > 1:
                line = f"{second} - {first} = {second - first}, not {count}"
                yield Fault.of("order", count, second - first, [sentence.span(*found.span())], line, "difference")


def _clocks(sentence: Sentence) -> Iterable[Fault]:
    if sum(figure.kind == "clock" for figure in sentence.figures) != 2 or sentence.words.other_clock.search(
        sentence.text
    ):
        return
    for found in sentence.words.clock_span.finditer(sentence.outline):
        first, last = sentence.figure(found["first"]), sentence.figure(found["last"] or found["last2"])
        length = _length(sentence)
        if length is None or {first.kind, last.kind} != {"clock"}:
            continue
        minutes = convert(length, "minute")
        between = _minutes_between(first.text, last.text)
        if minutes is None or minutes.value is None or minutes.low is None or minutes.high is None or not between:
            continue
        if any(minutes.low - _MINUTES <= one <= minutes.high + _MINUTES for one in between):
            continue
        line = f"{first.text} to {last.text} is {_told(between[0])}, not {length.text}"
        yield Fault.of("order", minutes.value, between[0], (first, last, length), line, "difference")


def _length(sentence: Sentence) -> Figure | None:
    """Give the only length of time of a sentence, where it is said to be how long something lasted."""
    counted = [one for one in sentence.figures if one.kind == "quantity" and one.unit in _UNITS]
    lengths = compounded(sentence.text, [_placed(one, -sentence.start) for one in counted])
    if len(lengths) != 1 or lengths[0].approximator is not None or lengths[0].value is None:
        return None
    one = lengths[0]
    if sentence.words.lasting.search(sentence.text[: one.start]) is None:
        return None
    return _placed(one, sentence.start)


_UNITS = frozenset({"hour", "minute", "day", "week", "year", "month"})


def _placed(figure: Figure, shift: int) -> Figure:
    return replace(figure, start=figure.start + shift, end=figure.end + shift)


def _minutes_between(first: str, last: str) -> list[int]:
    """Give how many minutes can lie between two clocks; without "am" or "pm" the later one may be of either half."""
    one, two = _CLOCK.match(first), _CLOCK.match(last)
    if one is None or two is None:
        return []
    starts, ends = _readings(one, two["half"]), _readings(two, one["half"])
    return sorted({(end - start) % _DAY for start in starts for end in ends} - {0})


def _readings(clock: re.Match[str], other: str | None) -> list[int]:
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    half = (clock["half"] or "").lower()
    if half:
        return [(hour % _HALF_A_DAY + (_HALF_A_DAY if half == "p" else 0)) * _HOUR + minute]
    own = [hour * _HOUR + minute]
    return [*own, (hour + _HALF_A_DAY) * _HOUR + minute] if hour <= _HALF_A_DAY and other else own


def _told(minutes: int) -> str:
    hours, rest = divmod(minutes, _HOUR)
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if part)


def _days(article: Article, sentence: Sentence) -> Iterable[Fault]:
    months = calendar_of(article.document.language).months
    for found in sentence.words.day_span.finditer(sentence.text):
        length = _length(sentence)
        if length is None or length.unit not in _OF_DAYS or length.value is None:
            continue
        year = (
            int(found["year2"] or found["year1"] or (article.document.date.year if article.document.date else 0))
            or _ANY_YEAR
        )
        try:
            month = months[found["month2"].lower()]
            last = datetime.date(year, month, int(found["day2"]))
            opening = months[(found["month1"] or found["month2"]).lower()]
            first = datetime.date(int(found["year1"] or (year - (opening > month))), opening, int(found["day1"]))
        except (KeyError, ValueError):
            continue
        days, step = (last - first).days, _OF_DAYS[length.unit]
        reach = Decimal(1) if step == 1 else Decimal(step) / 2 + 1
        if days <= 0 or -reach <= length.value * step - days <= reach + (step == 1):
            continue
        ends = f"{first.day} {found['month1'] or found['month2']} to {last.day} {found['month2']}"
        line = f"{ends} is {days} days, not {length.text}"
        told = (sentence.span(*found.span()), length)
        yield Fault.of("order", length.value, Decimal(days) / step, told, line, "difference")


def _years(sentence: Sentence) -> Iterable[Fault]:
    for found in sentence.words.year_span.finditer(sentence.text):
        length = _length(sentence)
        if length is None or length.unit != "year" or length.value is None:
            continue
        years = int(found["second"]) - int(found["first"])
        if years > 0 and abs(years - length.value) > 1:
            line = f"{found['second']} - {found['first']} = {years}, not {plain(length.value)}"
            yield Fault.of("order", length.value, years, (sentence.span(*found.span()), length), line, "difference")
