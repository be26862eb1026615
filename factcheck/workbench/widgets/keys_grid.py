"""The keys of a place under what they are for, in as many columns as it takes to see them all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from rich.cells import cell_len

from factcheck.workbench.inks import BLANK, truncate
from factcheck.workbench.widgets.choices_list import ChoicesList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.workbench.choices import Choice
    from factcheck.workbench.inks import Line

__all__ = ["KeysGrid", "in_columns"]

NARROWEST = 38  # cells of a column
MOST = 3  # columns
FOR_SEVERAL = 110  # cells from which on there is more than one column
HELP = 70  # cells of a column from which on it says what the key does
TITLE = 30  # cells of a title that has such words beside it

Cell = int | str | None  # a choice by its index, the heading of a group, or nothing


def in_columns(groups: Sequence[tuple[str, int]], most: int, height: int) -> list[list[Cell]]:
    """Give headings and choices in columns: as few as show all of it in `height` lines, never more than `most`.

    `groups` have a heading ("" for none) and how many choices; no group is parted by the end of a column. A blank line
    between two of them goes where that makes room for all. What `most` columns cannot hold makes them longer than
    `height`.
    """
    blocks: list[list[Cell]] = []
    at = 0
    for heading, count in groups:
        blocks.append([*([heading] if heading else []), *range(at, at + count)])
        at += count
    longest = max((len(block) for block in blocks), default=0)
    for columns in range(1, most + 1):
        for gap in (1, 0):
            for rows in range(longest, height + 1):
                filled = _filled(blocks, rows, gap)
                if len(filled) <= columns:
                    return filled
    total = sum(len(block) + 1 for block in blocks)
    return next(filled for rows in range(longest, total + 1) if len(filled := _filled(blocks, rows, 1)) <= most)


def _filled(blocks: Sequence[list[Cell]], rows: int, gap: int) -> list[list[Cell]]:
    """Give the blocks in columns of so many lines, `gap` blank ones between two of them."""
    columns: list[list[Cell]] = []
    for block in blocks:
        if columns and len(columns[-1]) + gap + len(block) <= rows:
            columns[-1] += [*[None] * gap, *block]
        else:
            columns.append([*block])
    return columns


class KeysGrid(ChoicesList):
    """Draws choices whose `group` is what they are for."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: list[list[Cell]] = []
        self._rows: dict[int, int] = {}

    def spread(self) -> None:
        """Part the choices into columns for the room there is."""
        groups: dict[str, int] = {}
        for choice in self.shown:
            groups[choice.group] = groups.get(choice.group, 0) + 1
        most = min(MOST, self.size.width // NARROWEST) if self.size.width >= FOR_SEVERAL else 1
        self._columns = in_columns(list(groups.items()), most, max(1, self.size.height))
        self._rows = {at: row for column in self._columns for row, at in enumerate(column) if isinstance(at, int)}
        self.set_count(max(map(len, self._columns), default=0))

    def on_resize(self) -> None:
        """Part them anew."""
        self.spread()
        self.refresh()

    def row_of(self, at: int) -> int:
        """Give the line in which a choice stands."""
        return self._rows[at]

    def choice_at(self, x: int, y: int) -> Choice | None:
        """Give what stands at a place of the view, None where nothing does."""
        column, row = x // self._width, self.top + y
        found = self._cell(column, row) if column < len(self._columns) else None
        return self.shown[found] if isinstance(found, int) else None

    @property
    def _width(self) -> int:
        return max(1, self.size.width // max(1, len(self._columns)))

    def _cell(self, column: int, row: int) -> Cell:
        return self._columns[column][row] if row < len(self._columns[column]) else None

    def line_at(self, index: int) -> Line:
        """Give one line through all columns."""
        pieces: list[tuple[str, str]] = []
        for column in range(len(self._columns)):
            line = truncate(self._piece(self._cell(column, index)), self._width - 1)
            room = self._width - sum(cell_len(text) for text, _ in line)
            pieces += [*line, (" " * room, "text")]
        return tuple(pieces)

    def _piece(self, cell: Cell) -> Line:
        if cell is None:
            return BLANK
        if isinstance(cell, str):
            return ("  ", "text"), (cell, "title")
        choice, here = self.shown[cell], cell == self.cursor
        if self._width >= HELP:
            return self.drawn(choice, self._width - 1, here=here, most=TITLE)
        bare = replace(choice, aside="")
        line = self.drawn(bare, self._width - 1, here=here)
        whole = choice.words in "".join(text for text, _ in line)  # what explains it gives way, and stands below
        return (
            line
            if whole
            else self.drawn(replace(bare, words=choice.words.partition(" (")[0]), self._width - 1, here=here)
        )
