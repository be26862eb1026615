"""A screen that is a table: walked by the cursor, sorted by any column, filtered by words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from factcheck.terminal.text import safe_line
from factcheck.workbench.screens.reading import SCROLLING, Lines, ReadingScreen
from factcheck.workbench.tabling import GAP, Column, column_widths, in_order
from factcheck.workbench.widgets.lines import LineBlock
from factcheck.workbench.wrapping import fit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.workbench.inks import Line

__all__ = ["TableScreen"]

R = TypeVar("R")


class TableScreen(ReadingScreen, Generic[R]):
    """One line for each row. A subclass says what its columns are and reads its rows."""

    BINDINGS: ClassVar[list[BindingType]] = SCROLLING
    COLUMNS: ClassVar[Mapping[str, Column[Any]]]
    NAME: ClassVar[str]
    ONE: ClassVar[str]
    MANY: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[R] = ()
        self._read = False  # whether the rows are known
        self._shown: list[R] = []
        self._sort = next(iter(self.COLUMNS))
        self._words = ""

    def read_rows(self) -> Sequence[R]:
        """Give all rows; runs in the backroom."""
        raise NotImplementedError

    @property
    def remarks(self) -> list[str]:
        """What else the header says."""
        return []

    def compose(self) -> ComposeResult:
        """Header, names of the columns, lines, keys."""
        header, *others = super().compose()
        yield from (header, LineBlock(id="columns"), *others)

    def on_mount(self) -> None:
        """Have it read, in the backroom."""
        self.query_one(Lines).cursor = 0
        self.latest(self.read_again, "read")

    def on_screen_resume(self) -> None:
        """Show what changed meanwhile."""
        if self.is_mounted:
            self.latest(self.read_again, "read")

    async def read_again(self) -> None:
        """Have the rows read and show them."""
        rows = await self.learn(self.read_rows)
        if rows is not None:
            self._rows, self._read = rows, True
            self.draw()

    def draw(self) -> None:
        """Draw the rows that the filter lets through, in their order."""
        at = self.pane.cursor or 0
        self._shown = in_order(self._rows, self.COLUMNS, self._sort, self._words)
        widths = column_widths(self._rows, self.COLUMNS, self.size.width - 6)
        heads = {name: self.COLUMNS[name].head for name in widths}
        self.query_one("#columns", LineBlock).show([(("  ", "text"), *self._cells(heads, widths, "muted"))])
        self.pane.show([self._line(row, widths) for row in self._shown])
        self.pane.move(min(at, max(0, len(self._shown) - 1)))
        place = [self.NAME, f"by {self.COLUMNS[self._sort].head}"]
        place += [f"filter: {self._words}"] if self._words else []
        count = len(self._shown)
        told = f"{count:,} {self.ONE if count == 1 else self.MANY}" if self._read else f"reading the {self.MANY}…"
        self.set_header([*place, *self.remarks], {"": told})

    def _line(self, row: R, widths: Mapping[str, int]) -> Line:
        return self._cells({name: safe_line(self.COLUMNS[name].cell(row)) for name in widths}, widths)

    def _cells(self, values: Mapping[str, str], widths: Mapping[str, int], ink: str = "") -> Line:
        pieces: list[tuple[str, str]] = []
        for name, width in widths.items():
            column = self.COLUMNS[name]
            pieces += [(fit(values[name], width, right=column.right), ink or column.ink), (" " * GAP, "text")]
        return tuple(pieces)

    @property
    def row(self) -> R | None:
        """The row under the cursor."""
        at = self.pane.cursor or 0
        return self._shown[at] if at < len(self._shown) else None

    def close(self) -> None:
        """Clear the filter, then leave."""
        if self._words:
            self._words = ""
            self.draw()
        else:
            super().close()

    def action_scroll_lines(self, by: int) -> None:
        """Move the cursor."""
        self.pane.move((self.pane.cursor or 0) + by)

    def action_scroll_pages(self, by: int) -> None:
        """Move the cursor by pages."""
        self.pane.move((self.pane.cursor or 0) + by * max(1, self.pane.size.height - 2))

    def action_sort(self) -> None:
        """Sort by the next column."""
        names = list(column_widths(self._rows, self.COLUMNS, self.size.width - 6))
        self._sort = names[(names.index(self._sort) + 1) % len(names)] if self._sort in names else names[0]
        self.draw()

    def action_filter(self) -> None:
        """Show some rows only."""
        self.start_asking(self._filter())

    async def _filter(self) -> None:
        def show(words: str) -> None:
            self._words = words
            self.draw()

        await self.narrow(f"Show {self.MANY} with these words", self._words, show)
