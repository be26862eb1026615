"""What a reading of a statement comes to in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from decimal import Decimal

    from factcheck.figures.model import Figure

__all__ = ["Settled", "SettledBy"]

# A comparison of two rows, of one row in two columns, a place among the rows, a number of rows, a part of them, one
# cell, from what to what a column goes, the cells of one row, a game of two sides.
SettledBy = Literal["compare", "in-turn", "place", "count", "share", "cell", "span", "together", "game"]


class Settled(Struct, frozen=True):
    """Whether the table has it so, with where it was looked up; `figure` is the statement's own that is settled so.

    `rows` are those that show it, `columns` those that were read. Of a place among the rows `value` is the one asked
    for ("second" is 2), `least` that it is counted from the smallest; of a number of rows it is that number, out of
    `among`, which for a place is how many stand before the row that is named. `chosen` are the columns by whose cells a
    row was found.
    """

    by: SettledBy
    agrees: bool
    rows: tuple[int, ...]
    columns: tuple[int, ...] = ()
    value: Decimal | None = None
    figure: Figure | None = None
    least: bool = False
    chosen: tuple[int, ...] = ()
    among: int = 0
