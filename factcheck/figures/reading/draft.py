"""A figure while it is being read: mutable, filled in by one stage of the grammar after the other.

`Figure` is what leaves the room; a draft never does. It also remembers what the joining of ranges and lists must know
and a reader of the result need not: how the number was written, and which word stood before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from factcheck.figures.model import Approximator, Direction, FigureKind

__all__ = ["RESULT", "Draft"]

RESULT = "result"  # the cue of a share of the votes that somebody "gained"


class Draft:
    """`[first, last)` is the number itself, `[start, end)` everything that belongs to it."""

    __slots__ = (
        "approximator",
        "attributive",
        "cue",
        "direction",
        "end",
        "first",
        "from_value",
        "high",
        "high_open",
        "kind",
        "last",
        "low",
        "low_open",
        "money",
        "moved",
        "noun",
        "number",
        "paid",
        "per",
        "places",
        "scale",
        "start",
        "tail",
        "to_value",
        "unit",
        "value",
    )

    def __init__(self, first: int, last: int, number: Decimal | None, places: int, kind: FigureKind) -> None:
        self.start = self.first = first
        self.end = self.last = last
        self.number = self.value = number  # as written, and with its magnitude
        self.places = places
        self.kind: FigureKind = kind
        self.scale = 0  # the power of ten of its magnitude words
        self.unit: str | None = None
        self.per: str | None = None
        self.money = False  # the unit stands before the number
        self.paid = False  # a verb of paying stands before it
        self.noun = False  # the unit is a counted noun
        self.approximator: Approximator | None = None
        self.direction: Direction | None = None
        self.attributive = False  # the direction is named behind the amount
        self.cue: str | None = None  # "from", "between", "to" or the verb of change before it, RESULT, or "name"
        self.moved: Direction | None = None  # the verb before a "from": "rose from"
        self.tail: str | None = None  # the lower-case word after it
        self.low: Decimal | None = None
        self.high: Decimal | None = None
        self.low_open = self.high_open = False
        self.from_value: Decimal | None = None
        self.to_value: Decimal | None = None
