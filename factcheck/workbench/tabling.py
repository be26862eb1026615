"""Tables that can be walked: what a column holds, in which order the rows stand, which of them are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["Column", "column_widths", "in_order"]

R = TypeVar("R")
GAP = 2
NARROWEST = 12  # of a column that gives way


class Column(Struct, Generic[R], frozen=True):
    """A column: its head, what stands in it, and by what it is sorted.

    `width` is in cells; 0 for one that takes what is left. `right` puts its words at the right, as numbers stand;
    `ink` is theirs. Where a table has less than `needs` cells, the column is left out.
    """

    head: str
    cell: Callable[[R], str]
    sort: Callable[[R], Any]
    width: int = 0
    right: bool = False
    ink: str = "text"
    needs: int = 0


def in_order(rows: Sequence[R], columns: Mapping[str, Column[R]], by: str, words: str) -> list[R]:
    """Give the rows that have these words in any column, sorted by one; equal ones keep their order."""
    wanted = words.casefold().split()

    def shown(row: R) -> bool:
        text = " ".join(column.cell(row) for column in columns.values()).casefold()
        return all(word in text for word in wanted)

    return sorted(filter(shown, rows), key=columns[by].sort)


def column_widths(rows: Sequence[R], columns: Mapping[str, Column[R]], width: int) -> dict[str, int]:
    """Give the columns that fit into so many cells, each with its own.

    Those that take what is left get what their words need, from the first on, but for a quarter of it that each of the
    others can have; the last of them gets all the rest. A column that needs room and would be empty is left out.
    """
    shown = {
        name: column
        for name, column in columns.items()
        if width >= column.needs and (not column.needs or any(map(column.cell, rows)))
    }
    open_ones = [name for name, column in shown.items() if not column.width]
    left = width - sum(column.width for column in shown.values()) - GAP * len(shown)
    needed = {name: max((len(shown[name].cell(row)) for row in rows), default=0) for name in open_ones}
    quarter = max(NARROWEST, left // 4)
    widths: dict[str, int] = {}
    for at, name in enumerate(open_ones):
        others = open_ones[at + 1 :]
        kept = sum(max(NARROWEST, min(needed[other], quarter)) for other in others)
        widths[name] = max(NARROWEST, min(needed[name], left - kept) if others else left)
        left -= widths[name]
    return {name: column.width or widths[name] for name, column in shown.items()}
