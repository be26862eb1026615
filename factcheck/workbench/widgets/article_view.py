"""The article with its marks, and any other document: wrapped text with overlapping highlights."""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from typing import TYPE_CHECKING

from textual.message import Message

from factcheck.workbench.drawing.marks import Marks
from factcheck.workbench.drawing.passages import inked
from factcheck.workbench.widgets.lines import LinePane
from factcheck.workbench.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from factcheck.workbench.drawing.marks import MarksWithin
    from factcheck.workbench.drawing.passages import Span
    from factcheck.workbench.inks import Line

__all__ = ["ArticleView"]

UNMARKED = Marks().within
# Code points that are wrapped at once, in a few thousandths of a second.
_AT_ONCE = 20_000


class ArticleView(LinePane):
    """Shows a text of record; every place is an offset in code points of it."""

    class Pointed(Message):
        """Somebody pointed at this offset of the text."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = ""
        self._rows: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._width = 0
        self._marks_within: MarksWithin = UNMARKED
        self._focus: list[Span] = []
        self._extra: list[Span] = []

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._text

    @property
    def focused_span(self) -> tuple[int, int] | None:
        """The first span in focus."""
        return self._focus[0][:2] if self._focus else None

    @property
    def top_offset(self) -> int:
        """Where in the text the first line in view begins."""
        return self._rows[self.top][0] if self.top < len(self._rows) else 0

    def show(self, text: str, marks_within: MarksWithin = UNMARKED, at: int = 0) -> None:
        """Show another text from its line at offset `at`; `marks_within` gives the marks of a stretch that is drawn."""
        self._text = text
        self._focus = []
        self._extra = []
        self._marks_within = marks_within
        self._lay_out(at)
        self.scroll_top(self.line_number(at))

    def repaint_span(self, start: int, end: int) -> None:
        """Draw the lines of a stretch anew: its marks changed."""
        self.repaint(*self._lines_of(start, end))

    def focus_spans(self, spans: Sequence[tuple[int, int]], sentence: tuple[int, int] | None = None) -> None:
        """Put words in focus, and the sentence around the first of them into view."""
        start = spans[0][0]
        touched = {line for left, right, _ in (*self._focus, *self._extra) for line in self._lines_of(left, right)}
        if self._rows and not self._rows[0][0] <= start <= self._rows[-1][1]:
            self._lay_out(start)  # all of the text is not wrapped yet
        # A figure is marked inside its sentence; a sentence without one would be too much of a mark.
        self._focus = [(left, right, "focus" if sentence else "strong") for left, right in spans]
        self._extra = [(*sentence, "strong")] if sentence else []
        touched.update(line for left, right, _ in (*self._focus, *self._extra) for line in self._lines_of(left, right))
        top = self.top
        self._reveal_focus()
        if self.top == top:
            self.repaint(*touched)

    def _reveal_focus(self) -> None:
        lines = self._lines_of(*(self._extra or self._focus)[0][:2])
        self.reveal(lines.start, max(lines.start, lines.stop - 1), margin=2)

    def select(self, start: int, end: int) -> None:
        """Show words as chosen, keeping them in view; an empty span chooses none."""
        touched = {line for left, right, _ in self._extra for line in self._lines_of(left, right)}
        self._extra = [(start, end, "selected")] if start < end else []
        lines = self._lines_of(start, end)
        touched.update(lines)
        top = self.top
        self.reveal(lines.stop - 1, margin=1)
        if self.top == top:
            self.repaint(*touched)

    def line_number(self, offset: int) -> int:
        """Give the screen line that holds this offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def offset_at(self, line: int) -> int:
        """Give where a screen line begins."""
        return self._rows[max(0, min(line, len(self._rows) - 1))][0] if self._rows else 0

    def line_at(self, index: int) -> Line:
        """Give one screen line with what is marked in it."""
        start, end = self._rows[index]
        spans = self._marks_within(start, end)
        spans += [span for span in self._extra if span[0] < end and span[1] > start]
        spans += [span for span in self._focus if span[0] < end and span[1] > start]
        return inked(self._text, start, end, spans)

    def on_resize(self) -> None:
        """Wrap anew, with the same words in view."""
        if self.size.width == self._width:
            return
        kept = self.top_offset
        self._lay_out(self._focus[0][0] if self._focus else kept)
        if self._focus:
            self._reveal_focus()
        else:
            self.scroll_top(self.line_number(kept))

    def on_click(self, event: events.Click) -> None:
        """Say which place was pointed at."""
        line = self.top + event.y
        if line < len(self._rows):
            start, end = self._rows[line]
            self.post_message(self.Pointed(min(start + max(0, event.x - self.gutter.left), end)))

    def _lay_out(self, at: int) -> None:
        """Wrap the text: of a long one what stands around `at` first, and all of it once that is on the screen."""
        width = self._width = self.size.width
        if width <= 0:
            return
        text, start, end = self._text, 0, None
        if len(text) > _AT_ONCE:
            start = text.rfind("\n", 0, max(0, at - _AT_ONCE // 2)) + 1
            feed = text.find("\n", at + _AT_ONCE // 2)
            end = len(text) if feed < 0 else feed
            self.call_after_refresh(self._begin_whole)
        self._take_rows(wrap(text, width, start, end))

    def _begin_whole(self) -> None:
        self.run_worker(self._lay_out_whole(self._text, self._width), group="whole", exclusive=True)

    async def _lay_out_whole(self, text: str, width: int) -> None:
        rows = await asyncio.to_thread(wrap, text, width)
        if text is self._text and width == self._width:
            kept = self.top_offset
            self._take_rows(rows)
            self.scroll_top(self.line_number(kept))

    def _take_rows(self, rows: list[tuple[int, int]]) -> None:
        self._rows = rows
        self._starts = [start for start, _ in rows]
        self.set_count(len(rows))
        self.refresh()

    def _lines_of(self, start: int, end: int) -> range:
        if not self._starts:
            return range(0)
        return range(self.line_number(start), max(self.line_number(start), self.line_number(max(start, end - 1))) + 1)
