"""The number line: what the claim can mean, and where every source's value lies against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.workbench.drawing.signs import FULL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from factcheck.figures import Figure
    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Line

__all__ = ["Mark", "number_line"]

_LABEL = 9  # cells for the name at the left of every line


class Mark(Struct, frozen=True):
    """One source on the line: its letter in the pane, what it reports, the ink of its relation."""

    letter: str
    figure: Figure
    ink: str = "text"


def number_line(claimed: Figure, marks: Sequence[Mark], width: int, signs: Signs = FULL) -> list[Line]:
    """Give the drawing in two lines: what the claim can mean, and under it every source's letter at its value.

    Nothing where there is nothing to draw. Both stand on one scale, so that a letter under the claim's brackets is
    seen to agree with it. A square bracket counts its end in, a round one does not, an arrow goes on.
    """
    values = [(mark, value) for mark in marks if mark.figure.unit == claimed.unit and (value := _value(mark.figure))]
    ends = _ends(claimed)
    axis = width - _LABEL - 4
    if ends is None or not values or axis < 20:
        return []
    points = [*(point for point in ends if point is not None), *(value for _, value in values)]
    low, high = min(points), max(points)
    if low == high:
        low, high = low - 1, high + 1
    margin = (high - low) / 12
    low, high = low - margin, high + margin

    def column(point: Decimal) -> int:
        return int((point - low) / (high - low) * (axis - 1))

    left, right = ends
    first = 0 if left is None else column(left)
    last = axis - 1 if right is None else max(column(right), first + 1)
    opening = "<" if left is None else "(" if claimed.low_open else "["
    closing = ">" if right is None else ")" if claimed.high_open else "]"
    bar = opening + signs.rule * (last - first - 1) + closing
    taken: dict[int, Mark] = {}
    for mark, value in values:
        at = column(value)
        while at in taken:
            at += 1
        taken[at] = mark
    letters: list[tuple[str, str]] = [(" " * _LABEL, "text")]
    reached = 0
    for at, mark in sorted(taken.items(), key=lambda item: item[0]):
        letters += [(" " * (at - reached), "text"), (mark.letter, f"{mark.ink}+strong")]
        reached = at + 1
    return [((" claim".ljust(_LABEL), "muted"), (" " * first, "text"), (bar, "key")), tuple(letters)]


def _value(figure: Figure) -> Decimal | None:
    if figure.value is not None:
        return figure.value
    return None if figure.low is None or figure.high is None else (figure.low + figure.high) / 2


def _ends(figure: Figure) -> tuple[Decimal | None, Decimal | None] | None:
    if figure.low is None and figure.high is None:
        return None if figure.value is None else (figure.value, figure.value)
    return figure.low, figure.high
