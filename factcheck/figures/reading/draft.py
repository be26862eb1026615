"""A figure while it is being read: mutable, filled in by one stage of the grammar after the other.

`Figure` is what leaves the room; a draft never does. It also remembers what the joining of ranges and lists must know
and a reader of the result need not: how the number was written, and which word stood before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.figures.reading.numerals import shift

if TYPE_CHECKING:
    from decimal import Decimal

    from factcheck.figures.model import Approximator, Direction, FigureKind

__all__ = ["RESULT", "Draft"]

RESULT = "result"  # the cue of a share of the votes that somebody "gained"


class Draft(Struct, eq=False):
    """`[first, last)` is the number itself, `[start, end)` everything that belongs to it.

    `number` is as written, `value` with its magnitude, whose power of ten is `scale`. `money` says that the unit stands
    before the number, `paid` that a verb of paying does, `noun` that the unit is a counted noun, `attributive` that the
    direction is named behind the amount. `cue` is "from", "between", "to" or the verb of change before it, RESULT, or
    "name"; `moved` the way of the verb before a "from" ("rose from"), `tail` the lower-case word after it.
    """

    first: int
    last: int
    number: Decimal | None
    places: int
    kind: FigureKind
    start: int = 0
    end: int = 0
    value: Decimal | None = None
    scale: int = 0
    unit: str | None = None
    per: str | None = None
    money: bool = False
    paid: bool = False
    noun: bool = False
    approximator: Approximator | None = None
    direction: Direction | None = None
    attributive: bool = False
    cue: str | None = None
    moved: Direction | None = None
    tail: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False
    from_value: Decimal | None = None
    to_value: Decimal | None = None

    def __post_init__(self) -> None:
        self.start, self.end, self.value = self.first, self.last, self.number

    def multiply(self, power: int) -> None:
        """Take the power of ten that a magnitude multiplies the number by; there was none yet."""
        assert self.number is not None
        self.value, self.scale = shift(self.number, power), power
        self.places -= power

    def span(self, first: Decimal, second: Decimal) -> None:
        """Take two numbers for the ends of a range in place of a value; of all hedges only "about" goes for both."""
        self.low, self.high = sorted((first, second))
        self.value = None
        if self.approximator != "about":
            self.approximator = None
