"""A figure of a tabled language while it is read: a draft that knows its tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.reading.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from factcheck.figures.model import FigureKind
    from factcheck.figures.tabled.tokens import Token

__all__ = ["Reading", "made"]


class Reading(Draft, eq=False):
    """`[t0, t1)` are the tokens of everything that belongs to it.

    `digits` says how the number is `written`, `real` that its unit stands in a table and is no noun; `beyond` is where
    it began before a bound beyond an article.
    """

    t0: int = 0
    t1: int = 0
    digits: bool = False
    real: bool = False
    written: str = ""
    beyond: tuple[int, int] | None = None


def made(
    tokens: Sequence[Token],
    first: int,
    end: int,
    kind: FigureKind,
    value: Decimal | None = None,
    unit: str | None = None,
) -> Reading:
    """Give a reading of the tokens `[first, end)`; one with a `unit` is in digits."""
    span = tokens[first].start, tokens[end - 1].end
    whole = unit is not None
    return Reading(*span, value, 0, kind, t0=first, t1=end, unit=unit, digits=whole, real=whole)
