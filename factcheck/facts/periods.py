"""When a figure holds: the day, year or stage of a count that the words beside it give.

`find_periods` reads them in running text, `parse` reads one back from `Statement.period`, `compare` says whether two
are the same time. Only words are read here; what a difference of time means for a claim is decided in `relating`.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from msgspec import Struct

__all__ = [
    "Found",
    "Likeness",
    "Period",
    "compare",
    "find_periods",
    "nested",
    "parse",
    "speaks_of_a_result",
    "stage_before",
]

Likeness = Literal["same", "different", "unknown"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
           "eleven": 11, "twelve": 12}  # fmt: skip
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}

# What a count is taken from, in stages: "after 99.3% of protocols", "with 25 percent of precincts reporting".
_PLACES = r"(?:protocols?|precincts?|polling stations?|districts?|returns|results|counties|wards|boxes)"
_COUNTED = rf"(?:ballots?|votes?|{_PLACES})"
_DONE = r"(?:had\ been\ |were\ |have\ been\ )?(?:counted|processed|reporting|in|tallied)"

_RESULTS = r"(?:results?|data|figures?|counts?|estimates?|tall(?:y|ies)|returns|readings?)"

# Stages of a number that is not yet, or no longer, the last word. The second column is the class that is compared.
_STAGES: tuple[tuple[str, str], ...] = (
    (r"exit[- ]polls?", "exit-poll"),
    (r"opinion polls?", "opinion-poll"),
    (rf"(?:preliminary|provisional|partial|interim|unofficial|early|first) {_RESULTS}", "preliminary"),
    (r"preliminar(?:y|ily)|provisional(?:ly)?", "preliminary"),
    (
        (r"forecasts?|projections?|expects?|had (?:expected|forecast|predicted)"
        r"|(?:is|are|was|were|been) (?:expected|projected|predicted)"),
        "forecast",
    ),
    (r"revised|revision", "revised"),
    (rf"(?:final|official|definitive|certified|complete) {_RESULTS}|certified", "final"),
)  # fmt: skip

_TIME = re.compile(
    rf"""
      \b(?P<iso>{_YEAR}-\d\d(?:-\d\d)?)\b
    | \b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\ (?:of\ )?(?P<month1>{_MONTH})(?:,?\ (?P<year1>{_YEAR})\b)?
    | \b(?P<month2>{_MONTH})\ (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\.\d)(?:,?\ (?P<year2>{_YEAR})\b)?
    | \b(?P<month3>{_MONTH}),?\ (?P<year3>{_YEAR})\b
    | \bQ(?P<q1>[1-4])\b(?:\ (?:of\ )?(?P<year4>{_YEAR})\b)?
    | \b(?P<q2>(?i:first|second|third|fourth|final))[ -]quarter\b(?:\ (?:of\ )?(?P<year5>{_YEAR})\b)?
    | \bH(?P<h1>[12])\b(?:\ (?:of\ )?(?P<year8>{_YEAR})\b)?
    | \b(?P<h2>(?i:first|second))[ -]half\b(?:\ of\ the\ year\b|\ (?:of\ )?(?P<year9>{_YEAR})\b)
    | \b(?P<span>(?:first|last|past|previous)\ \w+\ (?:months|weeks|days|quarters))\b(?:\ of\ (?P<year10>{_YEAR}))?
    | \b(?P<to>(?:year|(?:12|twelve)\ months)\ to)\ (?P<month9>{_MONTH})(?:\ (?P<year11>{_YEAR})\b)?
    | \bFY\ ?(?P<fiscal>{_YEAR}|\d\d)\b
    | (?<=\b[Ii]n\ )(?P<month4>{_MONTH})(?!\ \d|\ (?:to|and|or)\ {_MONTH})
    | (?<=\b[Bb]y\ )(?P<month6>{_MONTH})(?!\ \d)
    | (?<=\b[Ii]n\ late\ )(?P<month5>{_MONTH})(?!\ \d)
    | (?<=\byear\ to\ )(?P<month7>{_MONTH})(?!\ \d)
    | (?<=\bmonths\ to\ )(?P<month8>{_MONTH})(?!\ \d)
    | (?<![\d.,$€£-])\b(?P<year6>{_YEAR})(?:[-–/](?P<year7>\d\d|{_YEAR}))?\b(?![,.]\d|%|-)
    | \b(?P<relative>(?i:(?:the\ )?(?:last|this|previous|past|next|preceding)\ (?:year|month|quarter|week|season|decade)
        |a\ (?:year|month|week)\ (?:earlier|ago|before)|the\ (?:year|month)\ before|yesterday|today))\b
    """,
    re.VERBOSE,
)
_STAGE = re.compile(
    # "after 25% of ballots", but "he won with 45% of votes" is no stage unless they are said to be counted
    rf"\b(?P<counted>(?:after|with|at|from)\ (?:\w+\ ){{0,3}}?(?P<amount>\d[\d.,]*)\ ?(?:%|per\ ?cent|percent)\ "
    rf"of\ (?:the\ |all\ )?(?:{_PLACES}(?:\ {_DONE})?|{_COUNTED}\ {_DONE})"
    rf"|after\ (?:\w+\ ){{0,3}}?(?P<amount2>\d[\d.,]*)\ ?(?:%|per\ ?cent|percent)\ of\ (?:the\ |all\ )?{_COUNTED})\b"
    + "".join(f"|\\b(?P<s{number}>{pattern})\\b" for number, (pattern, _) in enumerate(_STAGES)),
    re.IGNORECASE,
)
# Before a time, these say what something is compared with, not when it held: "3% more than in 2011".
_REFERENCE = re.compile(
    r"(?:\bthan|\bas|\bcompared (?:with|to)|\bversus|\bvs\.?|\bfrom|\bsince|\bover|\bagainst|\bup on|\bdown on)"
    r"(?: (?:in|the|that|those|of|its|at|level|levels|figure|same))*\s+$"
)
# A quick look that spares most passages the full patterns.
_HINT = re.compile(
    rf"\b{_YEAR}|\b[QH][1-4]\b|quarter|\b{_MONTH}|\b(?i:half|months|first \w+ (?:weeks|days))\b|\bFY"
    r"|\b(?i:last|this|previous|past|next|preceding|year|month|yesterday|today)\b"
)
_STAGE_HINT = re.compile(
    r"poll|prelimin|provision|partial|interim|offici|early|first|forecast|project|predict|expect|estimat|revis|final"
    r"|certif|definit|complete|" + _COUNTED,
    re.IGNORECASE,
)


class Period(Struct, frozen=True):
    """A time that words give: the known parts of a date, a relative time, a stage of a count.

    `span` is a stretch of time that is no calendar part ("7 months", "year to" a month). `counted` is the percentage
    counted so far; `stage` the class that `compare` looks at.
    """

    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    until: int | None = None
    span: str | None = None
    relative: str | None = None
    stage: str | None = None
    counted: Decimal | None = None

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


class Found(Struct, frozen=True):
    """A period with its place in the text it was found in; `reference` where it is only compared with."""

    start: int
    end: int
    text: str
    period: Period
    reference: bool = False


def find_periods(text: str, day: datetime.date | None = None) -> list[Found]:
    """Give the times and stages of a text in order; `day` resolves "last year" and "yesterday"."""
    found: list[Found] = []
    if _HINT.search(text):
        for match in _TIME.finditer(text):
            period = _time(match, day)
            if period is not None:
                words = match.group()
                if period.relative is not None and period.year is not None:
                    words = _written(period)
                reference = _REFERENCE.search(text, max(0, match.start() - 40), match.start()) is not None
                found.append(Found(match.start(), match.end(), words, period, reference))
    if _STAGE_HINT.search(text):
        found += [Found(match.start(), match.end(), match.group(), _stage(match)) for match in _STAGE.finditer(text)]
        found.sort(key=lambda item: item.start)
    return found


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _time(match: re.Match[str], day: datetime.date | None) -> Period | None:
    part = match.groupdict()
    if part["iso"]:
        known = [int(piece) for piece in part["iso"].split("-")]
        if not 1 <= known[1] <= 12:
            return None
        return Period(year=known[0], month=known[1], day=known[2] if len(known) > 2 else None)
    if part["relative"]:
        return _relative(part["relative"].lower().removeprefix("the "), day)
    month_name = next((part[f"month{n}"] for n in range(1, 10) if part[f"month{n}"]), None)
    quarter = int(part["q1"]) if part["q1"] else _ORDINALS.get((part["q2"] or "").lower())
    half = int(part["h1"]) if part["h1"] else _ORDINALS.get((part["h2"] or "").lower())
    year_text = next((part[f"year{n}"] for n in (1, 2, 3, 4, 5, 6, 8, 9, 10, 11) if part[f"year{n}"]), None)
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
        month=_MONTHS[month_name.rstrip(".").lower()] if month_name else None,
        day=_number(part["day"] or part["day2"]),
        until=last,
        span="year to" if part["to"] else _span(part["span"]) if part["span"] else None,
    )


def _span(words: str) -> str:
    """Give a stretch of time by its length, whatever its beginning is called: "7 months"."""
    _, count, unit = words.lower().split()
    return f"{_COUNTS.get(count, count)} {unit}"


def _end_of(year: int, written: str) -> int | None:
    """Give the last year of "2011-12", or None where the second number is no later year."""
    last = int(written) if len(written) == 4 else year // 100 * 100 + int(written)
    return last if last > year else None


def _relative(words: str, day: datetime.date | None) -> Period:
    back = 0 if words.startswith(("this", "today")) else -1 if words.startswith("next") else 1
    if day is None:
        name = "before" if back > 0 else "after" if back < 0 else "now"
        return Period(relative=f"{words.split()[1] if ' ' in words else 'day'} {name}")
    if "year" in words:
        return Period(year=day.year - back, relative="resolved")
    if "month" in words:
        month = day.year * 12 + day.month - 1 - back
        return Period(year=month // 12, month=month % 12 + 1, relative="resolved")
    if words in {"yesterday", "today"}:
        moved = day - datetime.timedelta(days=back)
        return Period(year=moved.year, month=moved.month, day=moved.day, relative="resolved")
    return Period(relative=words)


def _written(period: Period) -> str:
    if period.day:
        return f"{period.year}-{period.month:02}-{period.day:02}"
    return f"{period.year}-{period.month:02}" if period.month else f"{period.year}"


def _stage(match: re.Match[str]) -> Period:
    if match["counted"]:
        amount = (match["amount"] or match["amount2"]).replace(",", ".").rstrip(".")
        counted = Decimal(amount) if re.fullmatch(r"\d+(?:\.\d+)?", amount) else None
        return Period(stage="final" if counted == 100 else "counting", counted=counted)
    number = next(n for n in range(len(_STAGES)) if match[f"s{n}"])
    return Period(stage=_STAGES[number][1])


@lru_cache(maxsize=4096)
def parse(text: str | None) -> Period:
    """Read a statement's period again; a text without any known words gives an empty period."""
    if not text:
        return Period()
    known: dict[str, object] = {}
    for found in find_periods(text):
        for name in Period.__struct_fields__:
            value = getattr(found.period, name)
            if value is not None:
                known.setdefault(name, value)
    if not known:
        match = re.match(rf"\s*({_MONTH})\s*$", text)
        if match:
            known["month"] = _MONTHS[match[1].rstrip(".").lower()]
    return Period(**known)  # type: ignore[arg-type]


# Stages before the end of a count, which may stand for each other.
_UNFINISHED = frozenset({"counting", "preliminary"})
# What somebody expects or was told at the door is another thing than what came out.
_NO_RESULT = frozenset({"forecast", "exit-poll", "opinion-poll"})


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


@lru_cache(maxsize=32)
def _count_stages(text: str) -> tuple[tuple[Found, ...], bool]:
    """Give the stages of counts in a document, and whether all of them are final or none is."""
    if not _STAGE_HINT.search(text):
        return (), True
    found = (Found(match.start(), match.end(), match.group(), _stage(match)) for match in _STAGE.finditer(text))
    stages = tuple(item for item in found if item.period.stage in _UNFINISHED or item.period.stage == "final")
    return stages, len({item.period.stage == "final" for item in stages}) <= 1


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
