"""One quantity in two units, or at two rates: "165 kph (103 mph)", "49 euros a month, or 588 euros a year"."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.checking.consistency.model import Article, Fault, Sentence, signs_of
from factcheck.figures.conversion import convert, measure
from factcheck.figures.writing import number_of, plain, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.figures import Figure

__all__ = ["find_measures"]

# What writers round away when they convert: a part of the value, or so many degrees.
_SLACK, _DEGREES = Decimal("0.06"), Decimal("1.5")
_MEASURED = frozenset({"length", "area", "mass", "volume", "temperature"})
# A year's price may be less than twelve months', never much more; and no discount takes off two thirds.
_MOST_ABOVE, _LEAST_BELOW = Decimal("1.1"), Decimal("0.34")

# How many of one unit of time make another, at least and at most: a working day, a working week.
_TIMES_A = {
    ("day", "week"): (5, 7), ("day", "month"): (20, 31), ("day", "year"): (220, 366), ("week", "month"): (4, 5),
    ("week", "year"): (48, 53), ("month", "year"): (12, 12), ("quarter", "year"): (4, 4),
}  # fmt: skip


def find_measures(article: Article) -> Iterable[Fault]:
    """Find conversions that are not the same quantity, and rates that cannot be of one price."""
    for sentence in article.sentences:
        for found in article.words.same_again.finditer(sentence.outline):
            first, second = sentence.figure(found["first"]), sentence.figure(found["second"])
            if first.value is None or second.value is None or _goes_with_another(sentence, found.start()):
                continue
            fault = _rates(first, second) if first.unit == second.unit else _converted(first, second)
            if fault:
                yield fault


def _goes_with_another(sentence: Sentence, position: int) -> bool:
    """ "6ft 2in (1.88m)": the first figure is only a part of what is converted."""
    return bool(signs_of(sentence.outline[max(0, position - 2) : position]))


def _converted(first: Figure, second: Figure) -> Fault | None:
    dimension = measure(first.unit).dimension
    if dimension not in _MEASURED or first.per != second.per:
        return None
    written = convert(_as_written(first), second.unit)
    if written is None or written.value is None or written.low is None or written.high is None:
        return None
    told = _as_written(second)
    assert told.value is not None
    assert told.low is not None
    assert told.high is not None
    slack = _DEGREES if dimension == "temperature" else abs(told.value) * _SLACK
    if written.low - slack <= told.high and told.low - slack <= written.high:
        return None
    if dimension == "temperature" and _is_difference(first, second):
        return None
    real = plain(rounded(written.value, 1, ROUND_HALF_UP))
    line = f"{first.text} is {real} {second.unit}, not {number_of(second)}"
    return Fault.of("two-values", told.value, written.value, (first, second), line)


def _is_difference(first: Figure, second: Figure) -> bool:
    """ "2.14F (1.19C) warmer than usual": degrees that are counted, not read off."""
    factor = measure(first.unit).factor / measure(second.unit).factor
    assert first.value is not None
    assert second.value is not None
    return abs(first.value * factor - second.value) <= max(abs(second.value) * _SLACK, Decimal("0.5"))


def _as_written(figure: Figure) -> Figure:
    """The number with its rounding alone: "up to 165 kph" converts like 165 kph."""
    assert figure.value is not None
    half = Decimal(1).scaleb(-figure.places) / 2
    return replace(figure, low=figure.value - half, high=figure.value + half)


def _rates(first: Figure, second: Figure) -> Fault | None:
    times = _TIMES_A.get((first.per or "", second.per or ""))
    if times is None or not first.value or second.value is None or first.value <= 0:
        return None
    real = second.value / first.value
    if times[0] * _LEAST_BELOW <= real <= times[1] * _MOST_ABOVE:
        return None
    most = plain((first.value * times[1]).normalize())
    line = f"{first.text} is {most} a {second.per}, not {second.text}"
    return Fault.of("two-values", real, times[1], (first, second), line)
