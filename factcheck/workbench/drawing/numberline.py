"""The number line: what the claim can mean, and where every source's value lies against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.workbench.drawing.signs import FULL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from factcheck.figures import Figure
    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Line

__all__ = ["Mark", "number_line"]

_LABEL = 9  # cells for the name at the left of every line


@dataclass(frozen=True, slots=True)
class Mark:
    """One source on the line: its letter in the pane, what it reports, the ink of its relation."""

    letter: str
    figure: Figure
    ink: str = "text"


def number_line(claimed: Figure, marks: Sequence[Mark], width: int, signs: Signs = FULL) -> list[Line]:
    """Give the drawing, one line for the claim and one for each source; nothing where there is nothing to draw.

    All stand on one scale, so that a source inside the claim's brackets is seen to agree with it. A square bracket
    counts its end in, a round one does not, an arrow goes on.
    """
    usable = [mark for mark in marks if mark.figure.unit == claimed.unit and _ends(mark.figure) is not None]
    ends = _ends(claimed)
    room = width - _LABEL - 2
    if ends is None or not usable or room < 24:
        return []
    points = [point for point in ends if point is not None]
    for mark in usable:
        points.extend(point for point in _ends(mark.figure) or () if point is not None)
    low, high = min(points), max(points)
    if low == high:
        low, high = low - 1, high + 1
    margin = (high - low) / 8
    low, high = low - margin, high + margin
    axis = room - 12  # what is left of a line after its value

    def column(point: Decimal) -> int:
        return int((point - low) / (high - low) * (axis - 1))

    lines: list[Line] = []
    left, right = ends
    first = 0 if left is None else column(left)
    last = axis - 1 if right is None else max(column(right), first + 1)
    opening = "←" if left is None else "(" if claimed.low_open else "["
    closing = "→" if right is None else ")" if claimed.high_open else "]"
    if signs is not FULL:
        opening, closing = opening.replace("←", "<"), closing.replace("→", ">")
    bar = opening + signs.rule * (last - first - 1) + closing
    lines.append(
        (
            (" claim".ljust(_LABEL), "muted"),
            (" " * first, "text"),
            (bar, "focus"),
            (f"  {claimed.text}", "strong"),
        )
    )
    for mark in usable:
        start, end = _ends(mark.figure) or (None, None)
        begin = column(start if start is not None else low)
        stop = column(end if end is not None else high)
        # A value written to many places is a point; one written coarsely is a stretch.
        drawn = signs.point if stop - begin < 2 else signs.point + signs.rule * (stop - begin - 1) + signs.point
        if mark.figure.value is not None and stop - begin >= 2 and mark.figure.kind != "range":
            begin, drawn = column(mark.figure.value), signs.point
        lines.append(
            (
                (f" {mark.letter}".ljust(_LABEL), "key"),
                (" " * begin, "text"),
                (drawn, mark.ink),
                (f"  {mark.figure.text}", mark.ink),
            )
        )
    return lines


def _ends(figure: Figure) -> tuple[Decimal | None, Decimal | None] | None:
    if figure.low is None and figure.high is None:
        return None if figure.value is None else (figure.value, figure.value)
    return figure.low, figure.high
