"""The number line: what the claim can mean, and where every source's value lies against it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.workbench.drawing.signs import FULL
from factcheck.workbench.inks import truncate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.figures import Figure
    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Line

__all__ = ["Mark", "number_line"]

_LEAST = 24  # cells that the line itself must have
_MARGIN = 12  # one part in so many of what is shown, on either side
_LONG = Decimal(1_000_000)  # from here on a number is told as the claim writes it: "$612 billion"


class Mark(Struct, frozen=True):
    """One source on the line: its letter in the pane, what it reports, the ink of its relation.

    `counted` is how much was counted then, in percent, where it is a stage of a count.
    """

    letter: str
    figure: Figure
    ink: str = "text"
    counted: Decimal | None = None


def number_line(claimed: Figure, marks: Sequence[Mark], width: int, signs: Signs = FULL) -> list[Line]:
    """Give the drawing in two lines: what the claim can mean with every source's letter at its value, and the values.

    Nothing where there is nothing to draw. A letter between the claim's brackets agrees with it: a square bracket
    counts its end in, a round one does not, an arrow goes on.
    """
    values = [(mark, value) for mark in marks if mark.figure.unit == claimed.unit and (value := _value(mark.figure))]
    ends = _ends(claimed)
    if ends is None or not values:
        return []
    points = [*(point for point in ends if point is not None), *(value for _, value in values)]
    low, high = min(points), max(points)
    margin = (high - low) / _MARGIN or abs(high) / 20 or Decimal(1)
    low, high = max(low - margin, min(low, Decimal(0))), high + margin  # nothing less than nothing is drawn in
    places = min(max(0, *(-int(point.as_tuple().exponent) for point in points)), _places(margin))
    unit = "%" if claimed.unit == "percent" else f" {claimed.unit}" if claimed.unit else ""
    if high >= _LONG:
        coarse = 1 - margin.adjusted()
        told_low, told_high = _as_written(claimed, low, coarse), _as_written(claimed, high, coarse, noun=True)
    else:
        told_low, told_high = f"{low:,.{places}f}", f"{high:,.{places}f}{unit}"
    left, right = f" {told_low} ", f" {told_high}"
    axis = width - len(left) - len(right) - 2
    if axis < _LEAST:
        return []

    def column(point: Decimal) -> int:
        return int((point - low) / (high - low) * (axis - 1))

    cells = [(signs.rule, "rule")] * axis
    first = 0 if ends[0] is None else column(ends[0])
    last = axis - 1 if ends[1] is None else max(column(ends[1]), first + 1)
    taken: dict[int, Mark] = {}
    for mark, value in values:
        at, used = column(value), {first, last, *taken}
        nearest = (each for step in range(axis) for each in (at + step, at - step) if 0 <= each < axis)
        if (free := next((each for each in nearest if each not in used), None)) is not None:
            taken[free] = mark
    for at in range(first + 1, last):
        cells[at] = (signs.rule, "key")
    for point, at, inward in ((ends[0], first, 1), (ends[1], last, -1)):
        if point is not None:
            words = _as_written(claimed, point) if high >= _LONG else f"{point.normalize():,f}"
            _write(cells, words, at, inward, taken, first, last)
    cells[first] = ("<" if ends[0] is None else "(" if claimed.low_open else "[", "key")
    cells[last] = (">" if ends[1] is None else ")" if claimed.high_open else "]", "key")
    for at, mark in taken.items():
        cells[at] = (mark.letter, f"{mark.ink}+strong")
    told = [piece for mark, _ in values for piece in _told(mark)]
    return [((left, "muted"), *_joined(cells), (right, "muted")), truncate(((" " * len(left), "text"), *told), width)]


def _as_written(claimed: Figure, number: Decimal, places: int | None = None, *, noun: bool = False) -> str:
    """Give a number as the claim writes its own, rounded where `places` are given, with the `noun` or without."""
    from factcheck.figures.writing import bare, in_style_of, number_of, rounded  # loaded with the first large number

    words = in_style_of(claimed, number if places is None else rounded(number, places))
    return words if noun else words.removesuffix(bare(claimed).removeprefix(number_of(claimed)))


def _told(mark: Mark) -> Line:
    """Give what a source reports, and at which stage of a count."""
    words = (f"{mark.letter} {' '.join(mark.figure.text.split())}", mark.ink)
    return (words, ("   ", "text")) if mark.counted is None else (words, (f" ({mark.counted:f}%)   ", "muted"))


def _write(
    cells: list[tuple[str, str]], words: str, at: int, inward: int, taken: Mapping[int, Mark], first: int, last: int
) -> None:
    """Write a bound beside its bracket, inside where there is room, else outside, nowhere over a letter."""
    inside = range(at + 1, at + 1 + len(words)) if inward > 0 else range(at - len(words), at)
    outside = range(at - len(words), at) if inward > 0 else range(at + 1, at + 1 + len(words))
    wide = last - first > 3 * len(words)
    for span in (inside, outside) if wide else (outside,):
        if (
            span[0] >= 0
            and span[-1] < len(cells)
            and not any(each in taken for each in range(span[0] - 1, span[-1] + 2))
        ):
            for each, letter in zip(span, words, strict=True):
                cells[each] = (letter, "key")
            return


def _places(margin: Decimal) -> int:
    """Give how many places an end of the line needs, so that it differs from what is shown."""
    return max(0, -margin.adjusted())


def _joined(cells: Sequence[tuple[str, str]]) -> Line:
    pieces: list[tuple[str, str]] = []
    for text, ink in cells:
        if pieces and pieces[-1][1] == ink:
            pieces[-1] = (pieces[-1][0] + text, ink)
        else:
            pieces.append((text, ink))
    return tuple(pieces)


def _value(figure: Figure) -> Decimal | None:
    if figure.value is not None:
        return figure.value
    return None if figure.low is None or figure.high is None else (figure.low + figure.high) / 2


def _ends(figure: Figure) -> tuple[Decimal | None, Decimal | None] | None:
    if figure.low is None and figure.high is None:
        return None if figure.value is None else (figure.value, figure.value)
    return figure.low, figure.high
