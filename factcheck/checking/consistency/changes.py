"""Changes that do not fit the two values between which they are said to lie."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.checking.consistency.model import Article, Fault, Sentence, shown, spans_of
from factcheck.figures.weighing import half
from factcheck.figures.writing import plain, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.figures import Figure
    from factcheck.relating import Derivation

__all__ = ["HEDGE", "Way", "find_changes", "percent_fault"]

_HUNDRED = Decimal(100)
# How far apart a change and its two values may stand, in code points.
_NEAR = 60
# What a hedged figure ("almost 30%") leaves open.
HEDGE = Decimal("0.12")


class Way(Struct, frozen=True):
    """From one value to another, and where that stands; `share` for percentages, `slack` for what rounding hides."""

    before: Decimal
    after: Decimal
    share: bool
    slack: Decimal
    where: tuple[Figure | tuple[int, int], ...]


def find_changes(article: Article) -> Iterable[Fault]:
    """Find "fell 15 percent, from 64.30% to 49.32%" and "doubled from 4 to 9"."""
    for sentence in article.sentences:
        for way in _ways(sentence):
            ((start, end),) = spans_of(way.where)
            others = [figure for figure in sentence.figures if figure.end <= start or figure.start >= end]
            others.sort(key=lambda figure: max(figure.start - end, start - figure.end))
            for figure in others[:2]:
                if fault := _compare(sentence, figure, way):
                    yield fault
                    break


def _ways(sentence: Sentence) -> Iterable[Way]:
    for figure in sentence.figures:
        if figure.from_value is not None and figure.to_value is not None:
            yield _way(figure, figure, figure.from_value, figure.to_value)
    for pattern in (sentence.words.from_to, sentence.words.to_from):
        for found in pattern.finditer(sentence.outline):
            first, last = sentence.figure(found["before"]), sentence.figure(found["after"])
            if first.value is not None and last.value is not None and {first.kind, last.kind} == {"quantity"}:
                yield _way(first, last, first.value, last.value)


def _way(first: Figure, last: Figure, before: Decimal, after: Decimal) -> Way:
    share = all("%" in figure.text or "per" in figure.text.lower() for figure in (first, last))
    places = min(first.places, last.places)
    slack = half(places) * (2 if places > 0 or min(abs(before), abs(after)) < 10 else 1)
    return Way(before, after, share, slack, ((min(first.start, last.start), max(first.end, last.end)),))


def _compare(sentence: Sentence, change: Figure, way: Way) -> Fault | None:
    first, last = spans_of((change, *way.where))
    between = sentence.text[first[1] - sentence.start : last[0] - sentence.start]
    if (
        len(between) > _NEAR
        or sentence.words.change_break.search(between)
        or change.value is None
        or change.approximator is not None
    ):
        return None
    if change.kind == "multiple":
        return _multiple(sentence, change, way)
    if change.kind != "change" or change.direction is None or way.before == way.after:
        return None
    if (way.after > way.before) != (change.direction == "up"):
        line = f"from {plain(way.before)} to {plain(way.after)} is a {'rise' if way.after > way.before else 'fall'}"
        return _as_unit(change, way, line, "difference")
    if change.unit == "percent":
        return percent_fault(change, way)
    step = abs(way.after - way.before)
    if (
        change.unit is None
        or (change.unit == "percentage-point") != way.share
        or abs(step - change.value) <= _reach(change) + way.slack
    ):
        return None
    unit = " points" if way.share else ""
    larger, smaller = max(way.before, way.after), min(way.before, way.after)
    line = f"{plain(larger)} - {plain(smaller)} = {plain(step)}{unit}, not {shown(change)}"
    return _fault(change, way, line, "difference", step)


def _reach(change: Figure) -> Decimal:
    if change.high is None or change.low is None:
        return Decimal()
    return (change.high - change.low) / 2


def percent_fault(change: Figure, way: Way) -> Fault | None:
    """Give the fault of a change in percent that is not the one between two values, or is one in points."""
    if way.before <= 0 or change.value is None:
        return None
    step = abs(way.after - way.before)
    real = step / way.before * _HUNDRED
    reach = half(change.places) + change.value * HEDGE if change.approximator else _reach(change)
    most = (step + way.slack) / max(way.before - way.slack / 2, way.before / 2) * _HUNDRED
    least = (step - way.slack) / (way.before + way.slack / 2) * _HUNDRED
    if least - reach <= change.value <= most + reach:
        return None
    percent = f"{plain(rounded(real, 1, ROUND_HALF_UP))}%"
    ends = f"from {plain(way.before)} to {plain(way.after)}"
    told = shown(change) if change.text[:1].isdigit() or not way.share else change.text
    if way.share and abs(step - change.value) <= reach + way.slack:
        line = f"{ends} is {plain(step)} points, or {percent}; {told} gives the points as percent"
        return _as_unit(change, way, line, "point-change")
    points = f"{plain(step)} points, or " if way.share else ""
    line = f"{ends} is {points}{percent}, not {told}"
    return _fault(change, way, line, "point-change" if way.share else "percent-change", real)


def _multiple(sentence: Sentence, change: Figure, way: Way) -> Fault | None:
    assert change.value is not None
    lead = sentence.text[max(0, change.start - sentence.start - 14) : change.start - sentence.start]
    if way.before <= 0 or way.after <= 0 or change.direction is None or sentence.words.multiple_hedge.search(lead):
        return None
    larger, smaller = (way.after, way.before) if change.direction == "up" else (way.before, way.after)
    ratio = larger / smaller
    if abs(ratio - change.value) <= change.value / 5:
        return None
    times = plain(rounded(ratio, 2, ROUND_HALF_UP))
    line = f"{plain(larger)} / {plain(smaller)} = {times}, not {plain(change.value)}"
    return _fault(change, way, line, "ratio", ratio)


def _fault(change: Figure, way: Way, line: str, derivation: Derivation, real: Decimal) -> Fault:
    assert change.value is not None
    return Fault.of("change", change.value, real, (change, *way.where), line, derivation)


def _as_unit(change: Figure, way: Way, line: str, derivation: Derivation) -> Fault:
    """Give the fault of points that are told as percent, or of the other direction."""
    return Fault("change", "unit", spans_of((change, *way.where)), line, derivation)
