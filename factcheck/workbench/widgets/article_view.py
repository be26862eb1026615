"""The article with its marks, and any other document: wrapped text with overlapping highlights."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from textual.message import Message

from factcheck.workbench.drawing.passages import inked
from factcheck.workbench.widgets.lines import LinePane
from factcheck.workbench.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from factcheck.workbench.drawing.passages import Span
    from factcheck.workbench.inks import Line

__all__ = ["ArticleView"]


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
        self._marks: list[Span] = []
        self._mark_starts: list[int] = []
        self._reach: list[int] = []  # the farthest end of any mark up to each, to find overlapping ones backwards
        self._focus: Span | None = None
        self._extra: list[Span] = []

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._text

    @property
    def focused_span(self) -> tuple[int, int] | None:
        """The span in focus."""
        return self._focus[:2] if self._focus else None

    @property
    def top_offset(self) -> int:
        """Where in the text the first line in view begins."""
        return self._rows[self.top][0] if self.top < len(self._rows) else 0

    def show(self, text: str) -> None:
        """Show another text from its beginning."""
        self._text = text
        self._focus = None
        self._extra = []
        self.mark(())
        self._lay_out(force=True)
        self.scroll_top(0)

    def mark(self, marks: Sequence[Span]) -> None:
        """Mark these spans, instead of those before."""
        self._marks = sorted(marks)
        self._mark_starts = [start for start, _, _ in self._marks]
        self._reach, farthest = [], 0
        for _, end, _ in self._marks:
            farthest = max(farthest, end)
            self._reach.append(farthest)
        self.refresh()

    def remark(self, span: Span) -> None:
        """Give the mark at this span another ink."""
        at = bisect_left(self._mark_starts, span[0])
        while at < len(self._marks) and self._marks[at][0] == span[0]:
            if self._marks[at][1] == span[1]:
                self._marks[at] = span
                self.repaint(*self._lines_of(span[0], span[1]))
            at += 1

    def focus_span(self, start: int, end: int, sentence: tuple[int, int] | None = None) -> None:
        """Put these words in focus, and the sentence around them into view."""
        touched = set(self._lines_of(*self._focus[:2])) if self._focus else set()
        for left, right, _ in self._extra:
            touched.update(self._lines_of(left, right))
        # A figure is marked inside its sentence; a sentence without one would be too much of a mark.
        self._focus = (start, end, "focus" if sentence else "strong")
        self._extra = [(*sentence, "strong")] if sentence else []
        shown = sentence or (start, end)
        touched.update(self._lines_of(*shown))
        lines = self._lines_of(*shown)
        top = self.top
        self.reveal(lines.start, max(lines.start, lines.stop - 1), margin=2)
        if self.top == top:
            self.repaint(*touched)

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
        spans = self._overlapping(start, end)
        spans += [span for span in self._extra if span[0] < end and span[1] > start]
        if self._focus is not None and self._focus[0] < end and self._focus[1] > start:
            spans.append(self._focus)
        return inked(self._text, start, end, spans)

    def on_resize(self) -> None:
        """Wrap anew, with the same words in view."""
        kept = self.top_offset
        if self._lay_out():
            if self._focus is not None:
                self.focus_span(*self._focus[:2], self._extra[0][:2] if self._extra else None)
            else:
                self.scroll_top(self.line_number(kept))

    def on_click(self, event: events.Click) -> None:
        """Say which place was pointed at."""
        line = self.top + event.y
        if line < len(self._rows):
            start, end = self._rows[line]
            self.post_message(self.Pointed(min(start + max(0, event.x - self.gutter.left), end)))

    def _lay_out(self, *, force: bool = False) -> bool:
        width = self.size.width
        if width <= 0 or (width == self._width and not force):
            return False
        self._width = width
        self._rows = wrap(self._text, width)
        self._starts = [start for start, _ in self._rows]
        self.set_count(len(self._rows))
        self.refresh()
        return True

    def _lines_of(self, start: int, end: int) -> range:
        if not self._starts:
            return range(0)
        return range(self.line_number(start), max(self.line_number(start), self.line_number(max(start, end - 1))) + 1)

    def _overlapping(self, start: int, end: int) -> list[Span]:
        last = bisect_left(self._mark_starts, end)
        found: list[Span] = []
        at = last - 1
        while at >= 0 and self._reach[at] > start:
            if self._marks[at][1] > start:
                found.append(self._marks[at])
            at -= 1
        return found[::-1]
