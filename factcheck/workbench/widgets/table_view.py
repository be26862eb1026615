"""A table of evidence as a table: one row a line, ten thousand of them if need be, the row that is meant marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.terminal.text import safe_line
from factcheck.workbench.drawing.signs import FULL
from factcheck.workbench.widgets.lines import LinePane
from factcheck.workbench.wrapping import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.documents import Table
    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Line

__all__ = ["TableView"]

_LOOKED_AT = 200  # rows around the one that is meant by which the columns get their width
_WIDEST, _NARROWEST = 36, 6
_FIGURE = re.compile(r"[-+(]?[\d.,]")


class TableView(LinePane):
    """Draws the rows of a table; its header is given to whoever shows it above."""

    def __init__(
        self,
        table: Table,
        row: int,
        parts: Sequence[tuple[int, int]] = (),
        *,
        signs: Signs = FULL,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._table = table
        self._row = row
        self._parts = parts
        self._signs = signs
        self._widths: list[int] = []

    def lay_out(self) -> None:
        """Give every column its width for the room there is, and bring the row into view."""
        near = self._table.rows[max(0, self._row - _LOOKED_AT) : self._row + _LOOKED_AT]
        lines = [[safe_line(label) for label in self._table.header]]
        lines += [[safe_line(cell.text) for cell in row.cells] for row in near]
        columns = max(map(len, lines))
        widths = [min(_WIDEST, max(len(line[at]) if at < len(line) else 0 for line in lines)) for at in range(columns)]
        while sum(widths) + 2 * columns + 2 > self.size.width and max(widths, default=0) > _NARROWEST:
            widths[widths.index(max(widths))] -= 1
        self._widths = widths
        self.set_count(len(self._table.rows))
        self.scroll_top(self._row - self.size.height // 3)
        self.refresh()

    @property
    def header(self) -> Line:
        """The names of the columns, as wide as these."""
        return (("  ", "text"), *self._cells([safe_line(label) for label in self._table.header], "muted"))

    def line_at(self, index: int) -> Line:
        """Give one row."""
        cells = self._table.rows[index].cells
        meant = index == self._row
        marked = {
            at
            for at, cell in enumerate(cells)
            if meant and any(cell.start <= start < cell.end for start, _ in self._parts)
        }
        sign = (f"{self._signs.row} ", "key") if meant else ("  ", "text")
        return (sign, *self._cells([safe_line(cell.text) for cell in cells], "strong" if meant else "text", marked))

    def _cells(self, values: Sequence[str], ink: str, marked: set[int] | frozenset[int] = frozenset()) -> Line:
        pieces: list[tuple[str, str]] = []
        for at, width in enumerate(self._widths):
            value = values[at] if at < len(values) else ""
            shown = fit(value, width, right=bool(_FIGURE.match(value)))
            pieces += [(shown, "focus" if at in marked else ink), ("  ", "text")]
        return tuple(pieces)
