"""The days, weekdays, ranks, scores and ages of a text, and the lengths of time between two things, each as what it is.

Only what is written is read here, with where it stands. What it holds of is read in `happenings`.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Mapping  # noqa: TC003 - tables are typed by it
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from factcheck.facts import periods
from factcheck.figures.finding import find_figures
from factcheck.language.calendar import calendar_of
from factcheck.language.figure_words import figure_words
from factcheck.language.tables import NEVER, english

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.periods import Period

__all__ = ["HappeningWords", "Typed", "TypedKind", "happening_words", "leads_away", "marks_of", "typed_in", "within"]

TypedKind = Literal["day", "weekday", "rank", "score", "age", "span"]


class HappeningWords(Struct, frozen=True):
    """How a language says what happened when; what each entry is for stands beside it in the pack."""

    light: frozenset[str] = frozenset()
    carrying: frozenset[str] = frozenset()
    split: re.Pattern[str] = NEVER
    year_of_before: re.Pattern[str] = NEVER
    attributive: re.Pattern[str] = NEVER
    bound: re.Pattern[str] = NEVER
    beside: re.Pattern[str] = NEVER
    joined: re.Pattern[str] = NEVER
    since: re.Pattern[str] = NEVER
    decade: re.Pattern[str] = NEVER
    century: re.Pattern[str] = NEVER
    life: re.Pattern[str] = NEVER
    weekday: re.Pattern[str] = NEVER
    rank: re.Pattern[str] = NEVER
    age: re.Pattern[str] = NEVER
    votes: re.Pattern[str] = NEVER
    between: re.Pattern[str] = NEVER
    before_word: str = ""
    offset: re.Pattern[str] = NEVER
    opening: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    pronoun: re.Pattern[str] = NEVER
    score: re.Pattern[str] = NEVER
    won: re.Pattern[str] = NEVER
    lost: re.Pattern[str] = NEVER
    drew: re.Pattern[str] = NEVER
    same: Mapping[str, str] = {}
    alike: Mapping[str, str] = {}
    numbers: Mapping[str, int] = {}
    said_by: Mapping[str, frozenset[str]] = {}


happening_words = english(HappeningWords, "happenings")
"""Give the words by which happenings are told. Raises `BrokenPack`."""


class Typed(Struct, frozen=True):
    """A day, rank, score, age or length of time as it is written at `[start, end)`.

    `period` is the day, month or year, `low` and `high` between which days it lies ("before 1900" has no `low`), None
    where the year is not said; `number` the rank, the age, the number of the weekday (1 is Monday) or the length
    in `unit`; `score` both numbers in the order of writing; `other` a second age said in one breath. `hedged` is "about
    18", `way` says whether a length leads behind or before what is named next.
    """

    kind: TypedKind
    start: int
    end: int
    text: str
    period: Period = periods.NO_TIME
    low: datetime.date | None = None
    high: datetime.date | None = None
    number: int = 0
    other: int = 0
    score: tuple[int, int] = (0, 0)
    unit: str = ""
    hedged: bool = False
    way: Literal["after", "before"] | None = None
    joint: int = 0


@lru_cache(maxsize=4096)
def typed_in(text: str) -> tuple[Typed, ...]:
    """Give what of these kinds stands in a sentence, in text order; of two that overlap the longer one."""
    found = sorted(_read(text), key=lambda one: (one.start, -one.end))
    kept: list[Typed] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def marks_of(one: Typed) -> frozenset[str]:
    """Give signs for what is typed, by which it is known as a word is: both sentences must have it."""
    if one.kind == "day":
        part = one.period
        named = (("y", part.year), ("m", part.month), ("d", part.day), ("u", part.until))
        return frozenset(f"{sign}{number}" for sign, number in named if number)
    if one.kind == "score":
        return frozenset({f"score {min(one.score)} {max(one.score)}"})
    if one.kind == "span":
        return frozenset({f"{one.number} {one.unit}"})
    return frozenset(f"{one.kind} {number}" for number in (one.number, one.other) if number)


def _read(text: str) -> Iterator[Typed]:
    words = happening_words()
    yield from _days(text, words)
    for match in words.weekday.finditer(text):
        number = calendar_of(None).weekdays[match.group().lower().removesuffix("s")]
        yield Typed("weekday", match.start(), match.end(), match.group(), number=number)
    for match in words.rank.finditer(text):
        group = str(match.lastgroup)
        written = match[group].lower()
        number = words.numbers.get(group) or _ordinal(written)
        if number:
            yield Typed("rank", match.start(group), match.end(group), match[group], number=number)
    for match in words.age.finditer(text):
        group = next(name for name, written in match.groupdict().items() if written)
        other = int(match["other"] or 0)
        hedged = bool(text[match.start() : match.start(group)].split()[1:]) and group in {"aged", "was"}
        yield Typed(
            "age", match.start(group), match.end(), match[group],
            number=int(match[group]), other=other, hedged=hedged,
        )  # fmt: skip
    for match in words.votes.finditer(text):
        score = (int(match["for"]), int(match["against"]))
        yield Typed("score", match.start(), match.end(), match.group(), score=score)
    for match in words.score.finditer(text):
        score = (int(match["first"]), int(match["second"]))
        start, end = match.start("first"), match.end("second")
        yield Typed("score", start, end, text[start:end], score=score)
    yield from _figured(text, words)


def _days(text: str, words: HappeningWords) -> Iterator[Typed]:
    for match in words.decade.finditer(text):
        first = int(match["decade"])
        yield _stretch(match, first, first + (9 if first % 100 else 99))  # "the 1800s" may be all of the century
    for match in words.century.finditer(text):
        number = _ordinal(match["century"].lower())
        if 0 < number < _CENTURIES:
            yield _stretch(match, number * 100 - 99, number * 100)
    which = [match.span("year") for match in words.attributive.finditer(text)]
    last: Typed | None = None
    for found in periods.find_periods(text):
        period = found.period
        if period.stage or period.relative or period.span or period.quarter or period.half:
            continue
        before = max(0, found.start - _REACH)
        if (found.start, found.end) in which or words.beside.search(text, before, found.start) is not None:
            continue
        low, high = within(period)
        if low is None or high is None:
            yield Typed("day", found.start, found.end, text[found.start : found.end], period)
            continue
        match_ = words.bound.search(text, before, found.start)
        if last is not None and words.joined.fullmatch(text, last.end, found.start):
            last = Typed("day", last.start, found.end, text[last.start : found.end], last.period, last.low, high)
            yield last
            continue
        start = found.start
        bounds: tuple[datetime.date | None, datetime.date | None] = (low, high)
        if match_ is not None and not match_["within"]:
            start = match_.start()
            bounds = (None, low - _DAY) if match_["under"] else (high + _DAY, None)
        one = Typed("day", start, found.end, text[start : found.end], period, *bounds)
        last = one if match_ is not None and match_["within"] else None
        yield one


def _stretch(match: re.Match[str], first: int, last: int) -> Typed:
    low, high = datetime.date(first, 1, 1), datetime.date(last, 12, 31)
    return Typed("day", match.start(), match.end(), match.group(), periods.Period(year=first, until=last), low, high)


def within(period: Period) -> tuple[datetime.date | None, datetime.date | None]:
    """Give the first and the last day of a day, month, year or stretch of years; None where the year is not said."""
    if period.year is None:
        return None, None
    last = period.until or period.year
    try:
        low = datetime.date(period.year, period.month or 1, period.day or 1)
        month = period.month or 12
        return low, datetime.date(last, month, period.day or monthrange(last, month)[1])
    except ValueError:
        return None, None


_DAY = datetime.timedelta(days=1)
_CENTURIES, _REACH = 30, 40


def _figured(text: str, words: HappeningWords) -> Iterator[Typed]:
    for figure in find_figures(text):
        if figure.kind == "score":
            numbers = [int(part) for part in _NUMBER.findall(figure.text)]
            if len(numbers) == 2:
                yield Typed("score", figure.start, figure.end, figure.text, score=(numbers[0], numbers[1]))
        elif figure.kind == "quantity" and figure.unit in _LENGTHS and figure.value is not None:
            if figure.value != int(figure.value):
                continue
            joint = words.between.match(text, figure.end)
            before = joint is not None and joint["way"].lower() == words.before_word
            yield Typed(
                "span", figure.start, figure.end, figure.text, number=int(figure.value), unit=figure.unit or "",
                hedged=figure.approximator is not None, joint=joint.end() if joint else 0,
                way=None if joint is None else "before" if before else "after",
            )  # fmt: skip


_NUMBER = re.compile(r"\d+")
_LENGTHS = frozenset({"year", "month", "week", "day"})


def _ordinal(written: str) -> int:
    digits = _NUMBER.match(written)
    if digits is not None:
        return int(digits.group())
    return figure_words(None).ordinals.get(written) or figure_words(None).ones.get(written) or 0


def leads_away(text: str, end: int) -> bool:
    """Tell whether a length of time that ends there says how far from something it is: "two years later"."""
    return happening_words().offset.match(text, end) is not None
