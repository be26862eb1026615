"""The evidence for the claim in hand: a pane that pages through what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.message import Message

from factcheck.workbench.drawing.evidence import EvidenceView, evidence_lines
from factcheck.workbench.drawing.signs import FULL
from factcheck.workbench.widgets.lines import LinePane, repaints

if TYPE_CHECKING:
    from textual import events

    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Line
    from factcheck.workbench.screens.screen import WorkbenchScreen

__all__ = ["EvidencePane"]


class EvidencePane(LinePane):
    """Draws an `EvidenceView`; the passage under the cursor is shown in full."""

    edge: ClassVar[int] = 1

    class Chosen(Message):
        """Somebody pointed at the passage `index`."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, *, signs: Signs = FULL, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._signs = signs
        self._view: EvidenceView | None = None
        self._lines: list[Line] = []
        self._places: list[tuple[int, int]] = []

    def show(self, view: EvidenceView) -> None:
        """Show this instead, repainting the lines that differ."""
        before, top = self._lines, self.top
        self._view = view
        screen = cast("WorkbenchScreen[object]", self.screen)
        self._lines, self._places = evidence_lines(
            view,
            max(self.size.width, 20),
            self._signs,
            failed=lambda error: screen.app.faults.note(screen.thing, error),
        )
        self.set_count(len(self._lines))
        if view.cursor < len(self._places) and view.cursor:
            self.reveal(*self._places[view.cursor], margin=0)
        else:
            self.scroll_top(0)
        if self.top == top:
            visible = slice(top, top + self.size.height)
            if changed := repaints(before[visible], self._lines[visible], self.size.width):
                self.refresh(*changed)

    def in_view(self, index: int) -> bool:
        """Say whether the first line of a passage is on the screen."""
        return index < len(self._places) and self.top <= self._places[index][0] < self.top + self.size.height

    def line_at(self, index: int) -> Line:
        """Give one line."""
        return self._lines[index]

    def on_resize(self) -> None:
        """Lay out anew."""
        if self._view is not None:
            self._lines = []
            self.show(self._view)
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the passage that was pointed at."""
        line = self.top + event.y
        for index, (first, last) in enumerate(self._places):
            if first <= line <= last:
                self.post_message(self.Chosen(index))
