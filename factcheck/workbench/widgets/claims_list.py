"""The list of claims: one line each, a hundred thousand of them if need be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from factcheck.workbench.drawing.claims import claim_line
from factcheck.workbench.drawing.signs import FULL
from factcheck.workbench.widgets.lines import LinePane

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

    from factcheck.workbench.drawing.claims import ClaimRow
    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Line

__all__ = ["ClaimsList"]

_KEPT = 1000


class ClaimsList(LinePane):
    """Draws the rows it is given a function for, asking only for those in view."""

    class Chosen(Message):
        """Somebody pointed at the claim in line `index`."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, row_at: Callable[[int], ClaimRow], *, signs: Signs = FULL, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._row_at = row_at
        self._signs = signs
        self._digits = 2
        self._cursor = -1
        self._active = False
        self._drawn: dict[int, Line] = {}  # rows as they were last given

    @property
    def cursor(self) -> int:
        """The line under the cursor."""
        return self._cursor

    def show(self, count: int, cursor: int, greatest: int) -> None:
        """Show `count` rows anew with the cursor on one of them; `greatest` is the highest number of a claim."""
        self._digits = len(str(greatest))
        self._drawn.clear()
        self.set_count(count)
        self._cursor = cursor
        self.reveal(max(cursor, 0))
        self.refresh()

    def move(self, cursor: int) -> None:
        """Put the cursor on another line."""
        rows, top = {self._cursor, cursor}, self.top
        self._cursor = cursor
        self.reveal(cursor, margin=0)
        if self.top == top:
            self.repaint(*rows)

    def follow(self, index: int) -> None:
        """Draw a row anew where what it says has changed since it was drawn."""
        before = self._drawn.get(index)
        if before is not None and before != self.line_at(index):
            self.repaint(index)

    def activate(self, active: bool) -> None:
        """Say whether keys go to this pane."""
        if active != self._active:
            self._active = active
            self.repaint(self._cursor)

    def line_at(self, index: int) -> Line:
        """Give one row."""
        cursor = "" if index != self._cursor else "cursor" if self._active else "here"
        line = claim_line(self._row_at(index), self.size.width, digits=self._digits, cursor=cursor, signs=self._signs)
        if len(self._drawn) > _KEPT:
            self._drawn.clear()
        self._drawn[index] = line
        return line

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was pointed at."""
        index = self.top + event.y
        if index < self.count:
            self.post_message(self.Chosen(index))
