"""Choosing words of the article with the keys, for a claim that the machine passed over."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.screens.screen import WorkbenchScreen, stylesheet
from factcheck.workbench.widgets.article_view import ArticleView
from factcheck.workbench.widgets.lines import LineBlock

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.actions import Place
    from factcheck.documents import Document
    from factcheck.workbench.drawing.marks import MarksWithin

__all__ = ["WordsScreen"]

_WORD = re.compile(r"\S+")


class WordsScreen(WorkbenchScreen[tuple[int, int] | None], inherit_bindings=False):
    """Gives the span that was chosen, or None. `marks_within` gives the marks of a stretch of the document."""

    PLACE: ClassVar[Place] = "words"
    CSS_PATH = str(stylesheet("reading"))
    BINDINGS: ClassVar[list[BindingType]] = list(bindings_for("words"))

    def __init__(self, document: Document, start: int, marks_within: MarksWithin, title: str) -> None:
        super().__init__()
        self._document = document
        self._title = title
        self._words = [(match.start(), match.end()) for match in _WORD.finditer(document.text)]
        self._at = max(0, bisect_right([first for first, _ in self._words], start) - 1)
        self._from: int | None = None
        self._marks_within = marks_within

    def compose(self) -> ComposeResult:
        """Header, article, keys."""
        yield LineBlock(id="header")
        yield ArticleView(id="text")
        yield LineBlock(id="footer")

    def on_mount(self) -> None:
        """Begin at the claim in hand."""
        self.view = self.query_one(ArticleView)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.view.show(self._document.text, self._marks_within, self.span[0])
        self._draw()

    @property
    def span(self) -> tuple[int, int]:
        """What is chosen now."""
        if not self._words:
            return 0, 0
        first = self._at if self._from is None else min(self._from, self._at)
        last = self._at if self._from is None else max(self._from, self._at)
        return self._words[first][0], self._words[last][1]

    def _draw(self) -> None:
        self.view.select(*self.span)
        start, end = self.span
        self.set_header((self._title,), {"": f"{len(self._document.text[start:end].split())} words"})

    def action_left(self) -> None:
        """A word back."""
        self._step(-1)

    def action_right(self) -> None:
        """A word on."""
        self._step(1)

    def action_up(self) -> None:
        """A line up."""
        self._line(-1)

    def action_down(self) -> None:
        """A line down."""
        self._line(1)

    def _step(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self._words) - 1))
        self._draw()

    def _line(self, by: int) -> None:
        if not self._words:
            return
        line = self.view.line_number(self._words[self._at][0]) + by
        offset = self.view.offset_at(line)
        self._at = max(0, min(bisect_right([first for first, _ in self._words], offset - 1), len(self._words) - 1))
        self._draw()

    def action_begin(self) -> None:
        """Let the choice begin at this word."""
        self._from = self._at
        self._draw()

    def action_finish(self) -> None:
        """Give the choice."""
        self.dismiss(self.span if self._words else None)
