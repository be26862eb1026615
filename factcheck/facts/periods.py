"""When a figure holds: the day, year or stage of a count that the words beside it give.

`find_periods` reads them in running text, `parse` reads the words of one, `compare` says whether two are the same time.
Only words are read here; what a difference of time means for a claim is decided in `relating`.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Mapping  # noqa: TC003 - tables are typed by it
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, convert

from factcheck.language.calendar import calendar_of
from factcheck.language.figure_words import figure_words
from factcheck.language.tables import NEVER, english

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "NO_TIME", "Found", "Likeness", "Period", "compare", "counted_at", "find_periods", "is_counting", "nested",
    "parse", "speaks_of_a_result", "stage_before",
]  # fmt: skip

Likeness = Literal["same", "different", "unknown"]
# What a number is that is not yet, or no longer, the last word.
Stage = Literal["counting", "exit-poll", "opinion-poll", "preliminary", "forecast", "revised", "final"]


class _Words(Struct, frozen=True):
    """How a language writes times, and stages of a count; `steps`, `units` and `quarters` read their words."""

    time: re.Pattern[str] = NEVER
    elided: re.Pattern[str] = NEVER
    month_alone: re.Pattern[str] = NEVER
    stage: re.Pattern[str] = NEVER
    reference: re.Pattern[str] = NEVER
    reference_but_day: re.Pattern[str] = NEVER
    time_hint: re.Pattern[str] = NEVER
    stage_hints: frozenset[str] = frozenset()
    steps: Mapping[str, int] = {}
    units: Mapping[str, str] = {}
    quarters: Mapping[str, int] = {}


_words = english(_Words, "periods")


class Period(Struct, frozen=True):
    """A time that words give: the known parts of a date, a relative time, a stage of a count.

    `span` is a stretch of time that is no calendar part ("7 months", "year to" a month). `counted` is the percentage
    counted so far; `stage` the class that `compare` looks at. `text` are the words, "" where nothing says a time.
    """

    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    until: int | None = None
    span: str | None = None
    relative: str | None = None
    stage: Stage | None = None
    counted: Decimal | None = None
    text: str = ""

    @property
    def timed(self) -> bool:
        """Whether anything but a stage is known."""
        return bool(self.year or self.half or self.quarter or self.month or self.span or self.relative)

    def date(self) -> datetime.date | None:
        """Give the day, where one is plain."""
        if not (self.year and self.month and self.day):
            return None
        try:
            return datetime.date(self.year, self.month, self.day)
        except ValueError:
            return None


NO_TIME = Period()
_PARTS = tuple(name for name in Period.__struct_fields__ if name != "text")


class Found(Struct, frozen=True):
    """A period with its place in the text it was found in; `reference` where it is only compared with."""

    start: int
    end: int
    text: str
    period: Period
    reference: bool = False


# What is so short is a sentence or a part of one, and is asked about again and again.
_SHORT = 600


def find_periods(text: str, day: datetime.date | None = None) -> list[Found]:
    """Give the times and stages of a text in order; `day` resolves "last year" and "yesterday"."""
    return list(_found_in(text, day)) if len(text) <= _SHORT else _find(text, day)


def _find(text: str, day: datetime.date | None) -> list[Found]:
    found: list[Found] = []
    words = _words()
    if words.time_hint.search(text):
        for match in words.time.finditer(text):
            period = _time(match, day)
            if period is not None:
                resolved = period.relative is not None and period.year is not None
                written = _written(period) if resolved else match.group()
                found.append(Found(match.start(), match.end(), written, period, _is_reference(text, match, period)))
        found += _elided(text, found)
    stages = _stages(text)
    return sorted([*found, *stages], key=lambda item: item.start)


def _is_reference(text: str, match: re.Match[str], period: Period) -> bool:
    words = _words()
    comparing = (words.reference,) if period.day else (words.reference, words.reference_but_day)
    return any(one.search(text, max(0, match.start() - 40), match.start()) for one in comparing)


_found_in = lru_cache(maxsize=4096)(_find)


def _elided(text: str, named: Sequence[Found]) -> Iterator[Found]:
    """Give the quarters and halves of which only the order is said: they are of the year of the one before them."""
    parted = [item for item in named if item.period.quarter or item.period.half]
    for match in _words().elided.finditer(text) if parted else ():
        before = next((item for item in reversed(parted) if item.end <= match.start()), None)
        if before is None:
            continue
        order, year = _ordinal(match["order"]), before.period.year
        period = Period(quarter=order, year=year) if before.period.quarter else Period(half=order, year=year)
        yield Found(match.start(), match.end(), _written(period), period)


def _stages(text: str) -> list[Found]:
    words = _words()
    found: list[Found] = []
    at = 0
    for paragraph in text.split(_BREAK):  # of a document of many, few speak of a count
        end = at + len(paragraph)
        folded = paragraph.lower()
        if any(hint in folded for hint in words.stage_hints):
            told = words.stage.finditer(text, at, end)
            found += (Found(match.start(), match.end(), match.group(), _stage(match)) for match in told)
        at = end + len(_BREAK)
    return found


_BREAK = "\n\n"


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _time(match: re.Match[str], day: datetime.date | None) -> Period | None:
    part = match.groupdict()
    if part["iso"]:
        known = [int(piece) for piece in part["iso"].split("-")]
        if not 1 <= known[1] <= 12:
            return None
        return Period(year=known[0], month=known[1], day=known[2] if len(known) > 2 else None)
    if part["coded"]:
        return _coded(part["coded"])
    if part["relative"]:
        return _relative(part["relative"].lower(), day)
    month_name = next((part[f"month{n}"] for n in range(1, 11) if part[f"month{n}"]), None)
    quarter = int(part["q1"]) if part["q1"] else _ordinal(part["q2"])
    half = int(part["h1"]) if part["h1"] else _ordinal(part["h2"])
    year_text = next((part[f"year{n}"] for n in (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12) if part[f"year{n}"]), None)
    until = part["year7"]
    fiscal = part["fiscal"]
    if fiscal:
        year_text = fiscal if len(fiscal) == 4 else f"20{fiscal}"
    year = _number(year_text)
    last = _end_of(year, until) if until and year else None
    return Period(
        year=year,
        half=half,
        quarter=quarter,
        month=_month(month_name) if month_name else None,
        day=_number(part["day"] or part["day2"]) or _ordinal(part["dayth"]),
        until=last,
        span="year to" if part["to"] else _span(part["span"]) if part["span"] else None,
    )


def _coded(written: str) -> Period:
    """Read a time as series of official statistics write it: "2021-Q1", "2021M03"."""
    year, part = int(written[:4]), written[4:].lstrip("- ")
    number = int(part[1:])
    if part[0] == "Q":
        return Period(year=year, quarter=number)
    return Period(year=year, half=number) if part[0] == "H" else Period(year=year, month=number)


def _month(name: str) -> int:
    return calendar_of(None).months[name.rstrip(".").lower()]


def _ordinal(word: str | None) -> int | None:
    low = (word or "").lower()
    return _words().quarters.get(low) or figure_words(None).ordinals.get(low)


def _span(words: str) -> str:
    """Give a stretch of time by its length, whatever its beginning is called: "7 months"."""
    _, count, unit = words.lower().split()
    return f"{figure_words(None).ones.get(count, count)} {unit}"


def _end_of(year: int, written: str) -> int | None:
    """Give the last year of "2011-12", or None where the second number is no later year."""
    last = int(written) if len(written) == 4 else year // 100 * 100 + int(written)
    return last if last > year else None


def _relative(written: str, day: datetime.date | None) -> Period:
    words = _words()
    back = next((words.steps[word] for word in written.split() if word in words.steps), 1)
    unit = next(words.units[word] for word in written.split() if word in words.units)
    if day is not None and unit == "year":
        return Period(year=day.year - back, relative="resolved")
    if day is not None and unit == "month":
        month = day.year * 12 + day.month - 1 - back
        return Period(year=month // 12, month=month % 12 + 1, relative="resolved")
    if day is not None and unit == "day":
        moved = day - datetime.timedelta(days=back)
        return Period(year=moved.year, month=moved.month, day=moved.day, relative="resolved")
    return Period(relative=f"{unit} {'before' if back > 0 else 'after' if back < 0 else 'now'}")


def _written(period: Period) -> str:
    """Write a resolved time so that it can be read again: "2024-03-14", "2024-03", "Q4 2024"."""
    year = period.year or ""
    if part := period.quarter or period.half:
        return f"{'Q' if period.quarter else 'H'}{part} {year}".strip()
    if period.day:
        return f"{year}-{period.month:02}-{period.day:02}"
    return f"{year}-{period.month:02}" if period.month else f"{year}"


def _stage(match: re.Match[str]) -> Period:
    if match["counted"]:
        amount = (match["amount"] or match["amount2"]).replace(",", ".").rstrip(".")
        counted = Decimal(amount) if re.fullmatch(r"\d+(?:\.\d+)?", amount) else None
        return Period(stage="final" if counted == 100 else "counting", counted=counted)
    return Period(stage=convert(str(match.lastgroup).replace("_", "-"), Stage))


@lru_cache(maxsize=4096)
def parse(text: str | None) -> Period:
    """Read the words of a time; those that say nothing known give a period of which only the text is there."""
    if not text:
        return NO_TIME
    known: dict[str, object] = {}
    for found in find_periods(text):
        for name in _PARTS:
            value = getattr(found.period, name)
            if value is not None:
                known.setdefault(name, value)
    if not known:
        match = _words().month_alone.match(text)
        if match:
            known["month"] = _month(match["month"])
    return Period(text=text, **known)  # type: ignore[arg-type]


# Stages before the end of a count, which may stand for each other.
_UNFINISHED: frozenset[Stage | None] = frozenset({"counting", "preliminary"})
# What somebody expects or was told at the door is another thing than what came out.
_NO_RESULT: frozenset[Stage | None] = frozenset({"forecast", "exit-poll", "opinion-poll"})


def stage_before(text: str, place: int, paragraph: int) -> str | None:
    """Give the words of the stage that a sentence at `place` takes over from what stands before it in its document.

    Within the paragraph, which begins at `paragraph`, the nearest stage holds; beyond it only where the whole document
    speaks of one kind of count. Forecasts and polls are not taken over.
    """
    stages, alike = _count_stages(text)
    before = bisect_left(stages, place, key=lambda item: item.start)
    if before and (alike or stages[before - 1].start >= paragraph):
        return stages[before - 1].text
    return None


@lru_cache(maxsize=256)
def _count_stages(text: str) -> tuple[tuple[Found, ...], bool]:
    """Give the stages of counts in a document, and whether all of them are final or none is."""
    stages = tuple(item for item in _stages(text) if item.period.stage in _UNFINISHED or item.period.stage == "final")
    return stages, len({item.period.stage == "final" for item in stages}) <= 1


def counted_at(text: str, place: int | None = None) -> Found | None:
    """Give the words of a passage that say at which stage of a count a figure of it stands, None where none do.

    `place` is where in the passage the figure begins: what stands before it counts first, the nearest of it.
    """
    stages = [item for item in _stages(text) if item.period.stage in _UNFINISHED or item.period.stage == "final"]
    before = [item for item in stages if place is not None and item.start <= place]
    return before[-1] if before else stages[0] if stages else None


def is_counting(text: str) -> bool:
    """Say whether a passage tells how far a count is that is not finished: such passages are stages of one count."""
    return any(item.period.stage in _UNFINISHED for item in _stages(text))


def speaks_of_a_result(period: Period) -> bool:
    """Tell whether a period leaves it possible that the figure is a result and no forecast or poll."""
    return period.stage not in _NO_RESULT


def compare(first: Period, second: Period) -> Likeness:
    """Say whether two periods are the same time and stage; unknown where one of them does not say."""
    times = _compare_times(first, second)
    stages = _compare_stages(first, second)
    if "different" in (times, stages):
        return "different"
    if times == "same" or (stages == "same" and not (first.timed or second.timed)):
        return "unknown" if stages == "unknown" and (first.stage or second.stage) else "same"
    return "unknown"


def _compare_times(first: Period, second: Period) -> Likeness:
    shared = 0
    if _ends_in(first, second) or _ends_in(second, first):
        return "unknown"  # "2023-24" may be what others call 2024
    for one, two in (
        (first.year, second.year), (first.half, second.half), (first.quarter, second.quarter),
        (first.month, second.month), (first.day, second.day), (first.until, second.until), (first.span, second.span),
    ):  # fmt: skip
        if one is not None and two is not None:
            if one != two:
                return "different"
            shared += 1
    if first.relative and second.relative and not (first.year or second.year):
        return "same" if first.relative == second.relative else "different"
    if first.quarter and second.month and (second.month - 1) // 3 + 1 != first.quarter:
        return "different"
    if second.quarter and first.month and (first.month - 1) // 3 + 1 != second.quarter:
        return "different"

    if (first.span and _part_of_year(second)) or (second.span and _part_of_year(first)):
        return "different"
    return "same" if shared and _known(first) == _known(second) else "unknown"


def _ends_in(first: Period, second: Period) -> bool:
    """Tell whether a year of business or of school ends in the other time's year."""
    return (
        first.year is not None and first.until == first.year + 1 and second.until is None and second.year == first.until
    )


def _known(period: Period) -> tuple[bool, ...]:
    parts = (period.year, period.half, period.quarter, period.month, period.day, period.until, period.span)
    return tuple(part is not None for part in parts)


def _part_of_year(period: Period) -> bool:
    """Tell whether a time is a month or more of a year: what it measures is not what the whole year does."""
    return period.day is None and period.span is None and bool(period.half or period.quarter or period.month)


def nested(first: Period, second: Period) -> bool:
    """Tell whether one time is a stretch of the other: a half or a month of a year, seven months of it.

    An amount of the one says nothing against an amount of the other; that of a day may be the year's event.
    """
    if not (first.timed and second.timed) or first.day or second.day:
        return False
    parts = [(bool(each.half), bool(each.quarter), bool(each.month), each.span) for each in (first, second)]
    return parts[0] != parts[1]


def _compare_stages(first: Period, second: Period) -> Likeness:
    if first.stage is None or second.stage is None:
        return "unknown"
    if first.counted is not None and second.counted is not None:
        return "same" if first.counted == second.counted else "different"
    if first.stage == second.stage:
        return "same"
    if {first.stage, second.stage} <= _UNFINISHED:
        return "unknown"
    return "different"
