"""A document at the place of a passage: the words around it decide what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.drawing.marks import Marks
from factcheck.workbench.screens.room import Room, stylesheet
from factcheck.workbench.widgets.article_view import ArticleView
from factcheck.workbench.widgets.lines import LineBlock

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.actions import Place
    from factcheck.documents import Document

__all__ = ["SourceScreen"]


class SourceScreen(Room[bool | None], inherit_bindings=False):
    """Gives True where the passage was accepted as a source."""

    PLACE: ClassVar[Place] = "source"
    CSS_PATH = str(stylesheet("reading"))
    BINDINGS: ClassVar[list[BindingType]] = list(bindings_for("source"))

    def __init__(
        self,
        document: Document,
        title: str,
        place: str,
        passage: tuple[int, int],
        parts: tuple[tuple[int, int], ...] = (),
        can_be_source: bool = True,
    ) -> None:
        super().__init__()
        self._document = document
        self._title = title
        self._where = place
        self._passage = passage
        self._parts = parts
        self._can_be_source = can_be_source

    def compose(self) -> ComposeResult:
        """Header, text, keys."""
        yield LineBlock(id="header")
        yield ArticleView(id="text")
        yield LineBlock(id="footer")

    def on_mount(self) -> None:
        """Open at the passage."""
        self.view = self.query_one(ArticleView)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.view.show(
            self._document.text, Marks((start, end, "matched") for start, end in self._parts).within, self._passage[0]
        )
        first = self._parts[0] if self._parts else self._passage
        self.view.focus_spans([first], self._passage)
        date = str(self._document.date) if self._document.date else "no date"
        kind = date if self._can_be_source else "this article, not a source"
        self.set_header((self._title, self._where), {"": kind})

    def action_accept(self) -> None:
        """Take it as a source and go back."""
        if self._can_be_source:
            self.dismiss(True)
        else:
            self.say("the article itself is not a source")

    def action_copy(self) -> None:
        """Copy the passage with its place."""
        start, end = self._passage
        self.app.copy_out(f"{self._document.text[start:end]}\n{self._title}, {self._where}")

    def action_up(self) -> None:
        """Scroll up."""
        self.view.scroll_top(self.view.top - 1)

    def action_down(self) -> None:
        """Scroll down."""
        self.view.scroll_top(self.view.top + 1)

    def action_page_up(self) -> None:
        """Scroll up a page."""
        self.view.scroll_top(self.view.top - max(1, self.view.size.height - 2))

    def action_page_down(self) -> None:
        """Scroll down a page."""
        self.view.scroll_top(self.view.top + max(1, self.view.size.height - 2))
