"""The list of claims: one line each, a hundred thousand of them if need be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.message import Message

from factcheck.workbench.drawing.claims import claim_line
from factcheck.workbench.drawing.signs import FULL
from factcheck.workbench.inks import differing
from factcheck.workbench.widgets.lines import LinePane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
        """Put the cursor on another line, repainting what differs in two."""
        rows = [each for each in dict.fromkeys((self._cursor, cursor)) if 0 <= each < self.count]
        before = {each: self.line_at(each) for each in rows}
        self._cursor = cursor
        top = self.top
        self.reveal(cursor, margin=0)
        if self.top == top:
            self._repaint_changed(before)

    def follow(self, index: int) -> None:
        """Draw a row anew where what it says has changed since it was drawn."""
        if index in self._drawn:
            self._repaint_changed({index: self._drawn[index]})

    def _repaint_changed(self, before: Mapping[int, Line]) -> None:
        top, width = self.top, self.size.width
        regions = [
            Region(0, index - top, cells, 1)
            for index, line in before.items()
            if top <= index < top + self.size.height and (cells := differing(line, self.line_at(index), width))
        ]
        if regions:
            self.refresh(*regions)

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
