"""The articles of a desk: three lines each, a blank one between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from factcheck.workbench.drawing.articles import article_lines
from factcheck.workbench.drawing.signs import FULL
from factcheck.workbench.inks import BLANK
from factcheck.workbench.widgets.lines import LinePane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Line
    from factcheck.workbench.overview import ArticleRow

__all__ = ["ArticlesList"]

_LINES = 3
_EACH = _LINES + 1


class ArticlesList(LinePane):
    """Draws the rows it is given, with a cursor on one of them."""

    class Opened(Message):
        """Somebody pointed at the article under the cursor."""

    def __init__(self, *, signs: Signs = FULL, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._rows: Sequence[ArticleRow] = ()
        self._cursor = 0
        self._signs = signs

    @property
    def row(self) -> ArticleRow | None:
        """The article under the cursor."""
        return self._rows[self._cursor] if self._rows else None

    def show(self, rows: Sequence[ArticleRow]) -> None:
        """Show these articles, with the cursor on the one where it was."""
        slug = self.row.article.slug if self.row else ""
        at = next((at for at, row in enumerate(rows) if row.article.slug == slug), self._cursor)
        self._rows = rows
        self._cursor = max(0, min(at, len(rows) - 1))
        self.reveal(self._cursor * _EACH, self._cursor * _EACH + _LINES - 1, margin=0)
        self.set_count(len(rows) * _EACH)
        self.refresh()

    def move(self, by: int) -> None:
        """Move the cursor by so many articles."""
        before, self._cursor = self._cursor, max(0, min(self._cursor + by, len(self._rows) - 1))
        self.reveal(self._cursor * _EACH, self._cursor * _EACH + _LINES - 1, margin=0)
        self.repaint(*(at * _EACH + part for at in (before, self._cursor) for part in range(_LINES)))

    def line_at(self, index: int) -> Line:
        """Give one line."""
        at, part = divmod(index, _EACH)
        if part >= _LINES:
            return BLANK
        return article_lines(self._rows[at], self.size.width, here=at == self._cursor, signs=self._signs)[part]

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the article that was pointed at; pointing at it again opens it."""
        at = (self.top + event.y) // _EACH
        if at == self._cursor:
            self.post_message(self.Opened())
        elif at < len(self._rows):
            self.move(at - self._cursor)
