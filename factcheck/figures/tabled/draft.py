"""A figure of a tabled language while it is read: a draft that knows its tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.reading.draft import Draft

if TYPE_CHECKING:
    from decimal import Decimal

    from factcheck.figures.model import FigureKind

__all__ = ["Reading"]


class Reading(Draft):
    """`[t0, t1)` are the tokens of everything that belongs to it; `before` is where its hedge or money begins."""

    __slots__ = ("beyond", "digits", "real", "t0", "t1", "written")

    def __init__(self, t0: int, t1: int, span: tuple[int, int], number: Decimal | None, kind: FigureKind) -> None:
        super().__init__(*span, number, 0, kind)
        self.t0, self.t1 = t0, t1
        self.digits = False
        self.real = False  # its unit stands in a table and is no noun
        self.written = ""
        self.beyond: tuple[int, int] | None = None  # where it began before a bound beyond an article
