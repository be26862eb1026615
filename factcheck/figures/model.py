"""What a figure is. Only data; all numbers are `Decimal`, never float."""

from __future__ import annotations

from decimal import Decimal  # noqa: TC003
from typing import Literal

from msgspec import Struct

from factcheck.language.meanings import Approximator, Direction

__all__ = [
    "QUANTITATIVE",
    "Approximator",
    "Bound",
    "Direction",
    "Figure",
    "FigureKind",
]

FigureKind = Literal[
    "quantity", "range", "ratio", "multiple", "change", "rank", "date", "clock", "score", "age", "identifier"
]
QUANTITATIVE: frozenset[FigureKind] = frozenset({"quantity", "range", "ratio", "multiple", "change", "age"})

Bound = Literal["=", "~", ">", "<", "up", "down"]
_BOUNDS: dict[Approximator, Bound] = {
    "about": "~", "nearly": "~", "over": ">", "more-than": ">", "at-least": ">",
    "under": "<", "less-than": "<", "at-most": "<",
}  # fmt: skip


class Figure(Struct, frozen=True):
    """A number as somebody wrote it.

    `[start, end)` are code points of the text it was found in and `text` the words there, hedge and unit included
    ("about 2 million people"). `value` is the number in base units of `unit` with magnitude words multiplied out
    (2000000), a percentage as 64 and not 0.64; None for a range. `low` and `high` bound what the writing can mean:
    `64%` is [63.5, 64.5), a range its ends, "more than half" (50, 100]; an open side is None. `low_open` and
    `high_open` say that the bound itself is excluded. `unit` is canonical ("percent", "percentage-point",
    "basis-point", an ISO currency code, "kilometre", or the counted noun in the singular: "seat"); None for a bare
    number. `per` is the denominator of a rate ("100000 people", "day"). `places` is the decimal place of the last
    digit that was written, in units of `value`: 2 for 63.75, 0 for 64, -6 for "2 million".
    `direction` is set for a change ("rose 3%"); `from_value` and `to_value` for "from 9% to 12%". `attributive` says
    that the change is named behind its amount ("a 3% rise").
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False
    unit: str | None = None
    per: str | None = None
    kind: FigureKind = "quantity"
    approximator: Approximator | None = None
    direction: Direction | None = None
    places: int = 0
    from_value: Decimal | None = None
    to_value: Decimal | None = None
    attributive: bool = False

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The number that it gives, or both of "from 9% to 12%", without zeros at their ends."""
        given = (self.value, self.from_value, self.to_value)
        return tuple(number.normalize() for number in given if number is not None)

    @property
    def bound(self) -> Bound:
        """Give hedge, bound and change in one sign; a bound tells more than the direction, and that than a hedge.

        "Up" and "down" are for amounts by which something moved ("rose 3%"). "A 3% rise" names an amount of exactly
        3%, and "from 9% to 12%" names two levels: both are "=".
        """
        bound = _BOUNDS[self.approximator] if self.approximator is not None else "="
        if bound not in "<>" and self.direction is not None and self.value is not None and not self.attributive:
            return self.direction
        return bound
