"""Whether two figures measure one kind of thing, and the reported one in the claim's unit."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from factcheck.facts.people import are_people, are_people_of_any_kind, people_words
from factcheck.facts.vocabulary import WORD, noun_topics, stem, stems_of, topic, topics_in, topics_of
from factcheck.figures.conversion import confusable, convert, is_currency, is_points, is_share, measure, rate_of, shift
from factcheck.figures.weighing import digits_of, rounds_to

if TYPE_CHECKING:
    from factcheck.facts.model import Statement
    from factcheck.figures.model import Figure

__all__ = [
    "Units",
    "befallen_alike",
    "counted_alike",
    "counted_otherwise",
    "in_kind_of",
    "in_scale_of",
    "in_units_of",
    "kinds_agree",
    "may_be_a_share",
    "may_be_in_thousands",
    "may_compare",
]

Units = Literal["same", "converted", "mistaken", "bare"]

_SAME_TOPIC = 2
# A number of so many digits is hardly another one's by chance.
_TELLING = 3
# How many words from the figure a verb says what befell the people that it counts.
_BEFALLEN = 4


def in_kind_of(claim: Figure, source: Figure) -> Figure | None:
    """Give a reported change as the claim tells it, "rose 100%" as "doubled" or the other way; None where it is none.

    Only what changed is told in both ways: "twice as many" compares two things.
    """
    if claim.direction is None or source.direction is None or source.value is None:
        return None
    if claim.kind == "multiple" and source.kind == "change" and source.unit == "percent":
        up = source.direction == "up"
        moved = shift(source, Decimal("0.01"), Decimal(100), unit=None) if up else _rest(source)
        return replace(moved, kind="multiple", places=source.places + 2)
    if claim.kind == "change" and claim.unit == "percent" and source.kind == "multiple":
        if source.direction == "up":
            moved = shift(source, Decimal(100), Decimal(-1), unit="percent")
        else:
            moved = replace(source, value=(1 - source.value) * 100, unit="percent", low=None, high=None)
        return replace(moved, kind="change", places=source.places - 2)
    return None


def _rest(change: Figure) -> Figure:
    """Give what is left after a fall in percent, as a multiple: 0.7 after "fell 30%"."""
    assert change.value is not None
    return replace(change, value=1 - change.value / 100, unit=None, low=None, high=None)


def kinds_agree(claim: Figure, source: Figure) -> bool:
    """Tell whether two figures are of kinds that compare: a multiple only with a multiple, 2:23:36 with 2:24:01."""
    if claim.unit == source.unit == "second" and claim.text.count(":") != source.text.count(":"):
        return False  # how far behind somebody was is no slip of how long another took
    if "multiple" in (claim.kind, source.kind):
        return claim.kind == source.kind
    if "age" in (claim.kind, source.kind):
        return claim.kind == source.kind or "year" in (claim.unit, source.unit)
    return True


def in_units_of(claim: Figure, source: Figure) -> tuple[Units | None, Figure]:
    """Give the reported figure in the claim's unit and how it came there; None where the units cannot be compared."""
    if claim.per is not None and source.per is not None and not _denominators_agree(claim.per, source.per):
        return None, source
    if claim.unit == source.unit:
        return "same", source
    if {claim.unit, source.unit} == {"point", "percentage-point"}:
        return "same", source
    if {claim.unit, source.unit} == {"GBP", "pound-mass"}:
        return "same", source  # "60 pounds" leaves it to the reader which are meant
    if "degree" in (claim.unit, source.unit) and {claim.unit, source.unit} & {"celsius", "fahrenheit"}:
        return "same", source  # "1.5 degrees warmer" leaves the scale to the reader
    if _means_millions(claim, source):
        return "same", shift(source, _ONE_MILLIONTH, Decimal(0), unit=claim.unit)
    if claim.unit is None and is_points(source.unit) and claim.direction is not None and claim.value == source.value:
        return "bare", source  # "a 0.4 rise in unemployment"
    moved = convert(source, claim.unit)
    if moved is None and claim.unit is None and claim.kind == "ratio":
        moved = convert(source, "share")
    if moved is not None:
        return "converted", moved
    if confusable(claim.unit, source.unit):
        return "mistaken", source
    one, two = measure(claim.unit).dimension, measure(source.unit).dimension
    if "number" in (one, two) and {one, two} <= {"number", "count", "currency"}:
        return "bare", source
    if (
        one == "number"
        and claim.value == source.value
        and digits_of(claim.value) >= _TELLING
        and not is_share(source.unit)
    ):
        return "bare", source  # "against 14.5 last summer", of weeks that are named before
    if one == two == "count" and _nouns_agree(claim.unit or "", source.unit or ""):
        return "same", source
    return None, source


def may_compare(claim: Figure, source: Figure) -> bool:
    """Tell whether a claim's figure may be held against one that prose reports, whatever their words are.

    Says yes where in doubt: a bare number counts what the words beside it say, and so does what befell people.
    """
    if source.from_value is not None or source.unit is None or source.kind == "ratio":
        return True
    if in_kind_of(claim, source) is not None:
        return True
    if not kinds_agree(claim, source):
        return False
    if claim.value is not None and claim.value == source.value:
        return True
    if claim.unit is not None and measure(claim.unit).dimension == measure(source.unit).dimension == "count":
        return True
    return in_units_of(claim, source)[0] is not None


_ONE_MILLIONTH = Decimal("0.000001")
_METRES = re.compile(r"\dm$")


def _means_millions(claim: Figure, source: Figure) -> bool:
    """Tell whether "20m" are millions of what the source counts, and no metres: as far as the numbers meet."""
    if claim.unit != "metre" or source.unit == "metre" or claim.value is None or not _METRES.search(claim.text):
        return False
    dimension = measure(source.unit).dimension
    if source.value is None or dimension not in {"count", "number", "duration"}:
        return False
    return bool(claim.value) and _HALF <= source.value * _ONE_MILLIONTH / claim.value <= 2


_HALF = Decimal("0.5")


def in_scale_of(claim: Figure, source: Figure, *, in_row: bool) -> Figure:
    """Give a number in thousands, lakhs or millions, where these make the claim's number of it: 33.3 for "33,300".

    Nothing that can be counted has a fraction, and no amount of money only tenths: "$48.9" of a company's release.
    """
    if not may_be_in_thousands(claim, source, in_row=in_row) or source.places < 1:
        return source
    if source.unit is None and digits_of(source.value) < _TELLING:
        return source
    assert claim.value is not None
    moved = [shift(source, Decimal(1).scaleb(power), unit=source.unit) for power in _POWERS]
    return next((one for one in moved if one.value and rounds_to(claim.value, one.value, claim.places)), source)


def may_be_in_thousands(claim: Figure, source: Figure, *, in_row: bool) -> bool:
    """Tell whether a claim may have a number in thousands: a source may say so where nobody finds it.

    Of a cell of a row not where it is read in a unit already, nor a long one without a fraction; of prose, and of
    money, only amounts with tenths.
    """
    if not claim.value or not source.value:
        return False
    if is_currency(source.unit):
        bare = source.unit == claim.unit and source.places == 1
    else:
        bare = (
            in_row and source.unit is None and source.per is None and (source.places > 0 or abs(source.value) < _LONG)
        )
    if not bare or f"{source.value:f}" != "".join(_WRITTEN_NUMBER.findall(source.text)):
        return False
    return claim.value.adjusted() - source.value.adjusted() in _POWERS


# Of a thousand, a lakh, a million and a crore.
_POWERS, _LONG = (3, 5, 6, 7), 1_000_000
_WRITTEN_NUMBER = re.compile(r"[-\d.]")


def may_be_a_share(claim: Figure, source: Figure) -> bool:
    """Tell whether a bare number may be the percent that a claim has: 34 for "34 percent", but no 238 for "half"."""
    bare = source.unit is None and source.kind == "quantity" and source.value is not None
    return bare and claim.unit == "percent" and claim.value is not None and 0 <= (source.value or 0) <= 100


def counted_alike(units: Units, claimed: Statement, reported: Statement, shared: int) -> bool:
    """Tell whether both count the same noun, or one names it in the words beside a bare number.

    `shared` is how many telling words are common: who is counted need not be said twice where the topic is the same.
    """
    if units == "same":
        return measure(claimed.figure.unit).dimension == "count"
    if units != "bare":
        return False
    for one, other in ((claimed, reported), (reported, claimed)):
        if other.figure.unit is None and one.figure.unit is not None:
            anyone = are_people_of_any_kind(_noun_stems(one.figure.unit))
            if anyone and people_words().population in other.words[:_BEFALLEN]:
                return True
            if anyone and shared >= (1 if reported.row is not None else _SAME_TOPIC):
                return True  # "7 million people on the waiting list", "the waiting list stood at 7.42 million"
            near = other.words[:6]
            return bool(
                _noun_stems(one.figure.unit) & stems_of(near) or noun_topics(one.figure.unit) & topics_of(near).keys()
            )
    return False


def counted_otherwise(claimed: Statement, reported: Statement) -> bool:
    """Tell whether what one number of many digits counts may have two names, or none: "23,412 households", "customers".

    A cell often stands in no unit, or in one that only another column of its kind is headed by.
    """
    claim, source = claimed.figure, reported.figure
    if claim.value != source.value or digits_of(claim.value) < _TELLING:
        return False
    bare = reported.row is not None and source.unit is None
    return bare or measure(claim.unit).dimension == measure(source.unit).dimension == "count"


def befallen_alike(claimed: Statement, reported: Statement) -> bool:
    """Tell whether one counts people and the other what befell them: "killed 619,000 people", "619,000 deaths"."""
    one, two = claimed.figure.unit, reported.figure.unit
    if one is None or two is None or not measure(one).dimension == measure(two).dimension == "count":
        return False
    for people, event, told in ((one, two, claimed), (two, one, reported)):
        if not are_people(_noun_stems(people)) or are_people(_noun_stems(event)):
            continue
        if topic(event) in map(topic, told.words[:_BEFALLEN]):
            return True
    return False


@lru_cache(maxsize=4096)
def _denominators_agree(one: str, two: str) -> bool:
    """Tell whether two rates are per the same: "100000 people" and "100000 residents", "head" and "person"."""
    first, second = rate_of(one), rate_of(two)
    if first.value != second.value:
        return False
    nouns = {first.unit, second.unit}
    if len(nouns) == 1 or "" in nouns or nouns <= people_words().everybody:
        return True
    return first.value is not None and _nouns_agree(first.unit, second.unit)


@lru_cache(maxsize=16384)
def _nouns_agree(one: str, two: str) -> bool:
    """Tell whether two counted nouns may be one thing: a common word, or people of some kind and people of any."""
    first, second = _noun_stems(one), _noun_stems(two)
    if first & second:
        return True
    if any(
        are_people_of_any_kind(any_kind) and are_people(some) for any_kind, some in ((first, second), (second, first))
    ):
        return True
    return not topics_in(one).isdisjoint(topics_in(two))


@lru_cache(maxsize=16384)
def _noun_stems(unit: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(unit.replace("-", " ")))
