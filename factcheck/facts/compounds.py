"""Measures in two units, which are one amount: "2 hours and 11 minutes", "6ft 2in", "two years and six months"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.facts.clauses import clause_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.model import Figure

__all__ = ["compounded"]

# How many of the second unit make one of the first.
_PARTS_OF: dict[tuple[str | None, str | None], int] = {
    ("year", "month"): 12, ("week", "day"): 7, ("day", "hour"): 24, ("hour", "minute"): 60, ("minute", "second"): 60,
    ("foot", "inch"): 12, ("stone", "pound-mass"): 14, ("pound-mass", "ounce"): 16,
}  # fmt: skip


def compounded(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Give the figures of a text with those that measure one amount in two units as one, in the smaller of them."""
    joined: list[Figure] = []
    for figure in figures:
        one = _joined(text, joined[-1], figure) if joined else None
        if one is not None:
            joined[-1] = one
        else:
            joined.append(figure)
    return joined


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
