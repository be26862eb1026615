"""A document at the place of a passage: the words around it decide what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.choices import Choice
from factcheck.workbench.drawing.marks import Marks
from factcheck.workbench.screens.screen import WorkbenchScreen, stylesheet
from factcheck.workbench.widgets.article_view import ArticleView
from factcheck.workbench.widgets.lines import LineBlock, LinePane
from factcheck.workbench.widgets.table_view import TableView

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.actions import Place
    from factcheck.desk import Evidence
    from factcheck.documents import Document

__all__ = ["SourceScreen"]

_RANKS = {
    "primary": "A source of its own: a count, a law, a recording",
    "secondary": "Somebody's account of another source",
    None: "It is not known which",
}
_SAID = {
    "origin": "Whose words it carries; two copies of one wire story are one source",
    "archived": "The address where it is kept",
}


class SourceScreen(WorkbenchScreen[bool | None], inherit_bindings=False):
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
        item: Evidence | None = None,
    ) -> None:
        super().__init__()
        self._document = document
        self._title = title
        self._where = place
        self._passage = passage
        self._parts = parts
        self._item = item
        row = next((each for each in document.passages if (each.start, each.end) == passage), None)
        self._table = self._text = None
        if row is not None and row.table is not None and row.row is not None:
            self._table = TableView(document.tables[row.table], row.row, parts, signs=self.app.signs, id="table")
        else:
            self._text = ArticleView(id="text")

    def compose(self) -> ComposeResult:
        """Header, text or table, keys."""
        yield LineBlock(id="header")
        if self._table is not None:
            yield LineBlock(id="columns")
        yield self.view
        yield LineBlock(id="footer")

    @property
    def view(self) -> LinePane:
        """What is read: the table of the row, or the text."""
        view = self._table or self._text
        assert view is not None, "a source is one or the other"
        return view

    def on_mount(self) -> None:
        """Open at the passage."""
        self.call_after_refresh(self._begin)

    def on_resize(self) -> None:
        """Lay the columns out anew."""
        super().on_resize()
        if self._table is not None:
            self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        if self._table is not None:
            self._table.lay_out()
            self.query_one("#columns", LineBlock).show([self._table.header])

    def _begin(self) -> None:
        if self._text is not None:
            marks = Marks((start, end, "matched") for start, end in self._parts)
            self._text.show(self._document.text, marks.within, self._passage[0])
            first = self._parts[0] if self._parts else self._passage
            self._text.focus_spans([first], self._passage)
        self._lay_out()
        self._draw_title()

    def _draw_title(self) -> None:
        item = self._item
        facts = ("this article, not a source",) if item is None else _known(item, self._document)
        self.set_header((self._title, self._where), {"": " · ".join(facts)})

    def action_accept(self) -> None:
        """Take it as a source and go back."""
        if self._item is not None:
            self.dismiss(True)
        else:
            self.say("the article itself is not a source")

    def action_describe(self) -> None:
        """Say of the document what it does not say itself."""
        self.start_asking(self._describe())

    async def _describe(self) -> None:
        item, desk = self._item, self.app.desk
        if item is None:
            self.say("the article itself is not a source")
            return
        picked = await self.pick(
            f"What is {item.title}?",
            [
                Choice(words, "now" if item.rank == rank else "", {"rank": rank or ""})
                for rank, words in _RANKS.items()
            ] + [Choice(words, getattr(item, name) or "not known", name) for name, words in _SAID.items()],
        )  # fmt: skip
        if isinstance(picked, str):
            words = await self.ask(f"{_SAID[picked]} (empty: not known)", getattr(item, picked) or "")
            picked = None if words is None else {picked: words}
        if picked is not None:
            said = await self.ask_desk(lambda: desk.evidence.describe(item.id, **picked))
            self._item = said or item
            self._draw_title()

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


def _known(item: Evidence, document: Document) -> tuple[str, ...]:
    """Give what is known of a document in a few words."""
    date = str(document.date) if document.date else "no date"
    return (date, *filter(None, (item.rank, item.origin and f"from {item.origin}", item.archived and "archived")))
