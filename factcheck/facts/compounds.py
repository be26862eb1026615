"""Amounts that are written in parts: "2 hours and 11 minutes", "6ft 2in", "two years and six months", "3:57.42"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.facts.clauses import clause_words
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.model import Figure

__all__ = ["compounded"]

# How many of the second unit make one of the first.
_PARTS_OF: dict[tuple[str | None, str | None], int] = {
    ("year", "month"): 12, ("week", "day"): 7, ("day", "hour"): 24, ("hour", "minute"): 60, ("minute", "second"): 60,
    ("foot", "inch"): 12, ("stone", "pound-mass"): 14, ("pound-mass", "ounce"): 16,
}  # fmt: skip


# Hours, minutes and seconds, or minutes and parts of a second, are how long something took, but behind "at".
_LASTING = compile_pattern(r"(?:(\d{1,2}):)?([0-5]?\d):([0-5]\d(?(1)(?:\.\d{1,3})?|\.\d{1,3}))")


def compounded(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Give the figures of a text with what is one amount as one, in its smallest unit: 2:23:36 in seconds."""
    joined: list[Figure] = []
    for figure in (_lasting(text, figure) for figure in figures):
        one = _joined(text, joined[-1], figure) if joined else None
        if one is not None:
            joined[-1] = one
        else:
            joined.append(figure)
    return joined


def _lasting(text: str, figure: Figure) -> Figure:
    """Give a time in hours, minutes and seconds, or minutes and parts of one, in seconds; other figures as they are."""
    parts = _LASTING.fullmatch(figure.text) if figure.kind == "clock" else None
    if parts is None or clause_words().at_a_time.search(text, max(0, figure.start - _BEFORE), figure.start):
        return figure
    seconds = int(parts[1] or 0) * 3600 + int(parts[2]) * 60 + Decimal(parts[3])
    places = len(parts[3]) - 3 if "." in parts[3] else 0
    half = Decimal(5).scaleb(-places - 1)
    return replace(
        figure, value=seconds, low=seconds - half, high=seconds + half, unit="second", places=places, kind="quantity"
    )


_BEFORE = 20


def _joined(text: str, before: Figure, figure: Figure) -> Figure | None:
    factor = _PARTS_OF.get((before.unit, figure.unit))
    if factor is None or before.value is None or figure.value is None or before.kind != figure.kind:
        return None
    if before.kind not in {"quantity", "age"} or figure.approximator is not None or before.places:
        return None
    if not 0 <= figure.value < factor or clause_words().within_one.fullmatch(text, before.end, figure.start) is None:
        return None
    value = before.value * factor + figure.value
    half = Decimal(5).scaleb(-figure.places - 1)
    return replace(
        before,
        end=figure.end,
        text=text[before.start : figure.end],
        value=value,
        low=value - half,
        high=value + half,
        unit=figure.unit,
        places=figure.places,
    )
