"""Texts and presentations of OpenDocument: headings, paragraphs, lists and tables in their order, then the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.documents.content import Draft
from factcheck.documents.errors import OverLimit, UnreadableSource
from factcheck.documents.formats.opendocument import number_of, open_package, tag, words_of
from factcheck.documents.formats.text_tables import write_grid
from factcheck.documents.heads import read_head
from factcheck.documents.languages import guess_language
from factcheck.documents.raised import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.documents.content import Content, Raw
    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "odt 1"

_HEADING, _PARAGRAPH, _TABLE, _NOTE = tag("text:h"), tag("text:p"), tag("table:table"), tag("text:note")
_BOX = tag("draw:text-box")
_ITEM, _PAGE, _ROW, _CELL = tag("text:list-item"), tag("draw:page"), tag("table:table-row"), tag("table:table-cell")
_COVERED = tag("table:covered-table-cell")
_PASSED_OVER = frozenset(map(tag, ("office:annotation", "text:tracked-changes", "text:table-of-content")))


def read(raw: Raw, limits: Limits) -> Content:
    """Read a text or a presentation; raises `UnreadableSource`, `OverLimit`."""
    package = open_package(raw, limits)
    page = _Page(package.raising, raw.source, limits)
    page.write(package.body)
    if not page.draft.passages:
        raise UnreadableSource(raw.source, "is an OpenDocument file without text", "check that it was saved")
    text = page.draft.text
    head = read_head(text)
    return page.draft.finish(
        title=package.title or page.title or head.title,
        date=head.date,
        author=head.author or package.author,
        language=guess_language(text),
    )


class _Page:
    """The document's text of record in the making; paragraphs and tables are counted as its places."""

    def __init__(self, raising: frozenset[str], source: str, limits: Limits) -> None:
        self.draft = Draft()
        self.title: str | None = None
        self._raising, self._source, self._limits = raising, source, limits
        self._paragraphs = self._tables = self._cells = self._slides = 0
        self._last_line = ""

    def write(self, body: Any) -> None:  # noqa: ANN401  (lxml is untyped)
        """Write what stands in the body, then its notes."""
        for element in _blocks(body):
            if element.tag == _TABLE:
                self._table(element)
            elif element.tag == _PAGE:
                self._slides += 1
            else:
                self._paragraph(element)
        for number, note in enumerate(body.iter(_NOTE), 1):
            words = " ".join(words_of(note.find(tag("text:note-body")), self._raising).split())
            self.draft.paragraph(words, f"note {number}", context="")

    def _paragraph(self, element: Any) -> None:  # noqa: ANN401
        words = words_of(element, self._raising).strip()
        if not words:
            return
        self._paragraphs += 1
        place = f"slide {self._slides}" if self._slides else f"paragraph {self._paragraphs}"
        named = (element.get(tag("text:style-name")) or "").lower()
        if element.tag == _HEADING or named == "title":
            is_title = self.title is None and not self.draft.passages
            self.title = " ".join(words.split()) if is_title else self.title
            self.draft.heading(words, place, is_title=is_title)
        else:
            self.draft.paragraph(words, place, lead="- " if element.getparent().tag == _ITEM else "")
        self._last_line = " ".join(words.split())

    def _table(self, element: Any) -> None:  # noqa: ANN401
        grid = []
        for row in element.iter(_ROW):
            words = [word for cell in row for word in self._words(cell)]
            grid += [list(words) for _ in range(min(number_of(row, "table:number-rows-repeated"), 1_000))]
            self._cells += len(words)
            if self._cells > self._limits.cells or len(grid) > self._limits.rows:
                raise OverLimit(self._source, f"has tables of more than {self._limits.cells:,} cells", "split it")
        self._tables += 1
        write_grid(self.draft, grid, f"table {self._tables}", self._last_line)

    def _words(self, cell: Any) -> Iterator[str]:  # noqa: ANN401
        if cell.tag not in (_CELL, _COVERED):
            return
        words = unmarked(" ".join(words_of(cell, self._raising, in_cell=True).split()))
        for _ in range(min(number_of(cell, "table:number-columns-repeated"), self._limits.columns)):
            yield words


def _blocks(body: Any) -> Iterator[Any]:  # noqa: ANN401
    """Give headings, paragraphs, tables and the beginnings of slides in order, frames and sections looked through."""
    stack = [body]
    while stack:
        element = stack.pop()
        if element.tag in (_HEADING, _PARAGRAPH, _TABLE):
            yield element
            if element.tag == _TABLE:
                continue
            # Text boxes hang in the paragraph at which they are anchored.
            stack.extend(reversed(list(_boxes(element))))
        elif element.tag not in _PASSED_OVER and isinstance(element.tag, str):
            if element.tag == _PAGE:
                yield element
            stack.extend(reversed(element))


def _boxes(element: Any) -> Iterator[Any]:  # noqa: ANN401
    """Give the text boxes below an element; what hangs in one of them comes with its own paragraph."""
    stack = list(reversed(element))
    while stack:
        below = stack.pop()
        if below.tag == _BOX:
            yield below
        else:
            stack.extend(reversed(below))
