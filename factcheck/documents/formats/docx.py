"""Word documents by python-docx: headings, paragraphs, lists and tables in their order, then the notes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from factcheck.documents.archives import DAMAGE, by_the_book, checked_archive
from factcheck.documents.content import Content, Draft, Raw
from factcheck.documents.errors import SAVE_AGAIN, OverLimit, UnreadableSource
from factcheck.documents.formats.text_tables import write_grid
from factcheck.documents.heads import read_head
from factcheck.documents.languages import guess_language
from factcheck.documents.raised import raised, unmarked
from factcheck.language.files import file_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "docx 2"

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
# Wrappers whose content stands in the text as if they were not there.
_TRANSPARENT = frozenset(qn(name) for name in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"))
# What is not in the text as it now reads: deletions, the source of a move, and the old form of a drawing.
_NOT_TEXT = frozenset(
    {
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:instrText"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:softHyphen"): ""}


def read(raw: Raw, limits: Limits) -> Content:
    """Read a Word document; raises `UnreadableSource` for a damaged one."""
    checked_archive(raw, limits).close()
    try:
        document = docx.Document(io.BytesIO(by_the_book(raw.data)))
        page = _Page(document, raw.source, limits)
        page.write()
        properties = document.core_properties
        author, titled = (properties.author or "").strip(), (properties.title or "").strip()
    except (OpcError, AttributeError, IndexError, TypeError, etree.LxmlError, *DAMAGE):
        raise UnreadableSource(raw.source, "is a damaged Word document", SAVE_AGAIN) from None
    if not page.draft.passages:
        raise UnreadableSource(raw.source, "is a Word document without text", "check that it was saved")
    text = page.draft.text
    head = read_head(text)
    return page.draft.finish(
        title=page.title or titled or head.title,
        date=head.date,
        author=head.author or (author if author and author.lower() not in file_words().no_author else None),
        language=guess_language(text),
    )


class _Page:
    """The document's text of record in the making; paragraphs and tables are counted as its places."""

    def __init__(self, document: Any, source: str, limits: Limits) -> None:  # noqa: ANN401  (python-docx is untyped)
        self.draft = Draft()
        self.title: str | None = None
        self._document = document
        self._source, self._limits = source, limits
        self._styles = {style.style_id: style.name or "" for style in document.styles}
        self._raising = _raising_styles(document.styles.element)
        self._paragraphs = self._tables = self._cells = 0
        self._last_line = ""

    def write(self) -> None:
        """Write the body, then the notes that it refers to."""
        for block in _blocks(self._document.element.body):
            if block.tag == _PARAGRAPH:
                self._paragraph(block)
            else:
                self._table(block)
        for kind in ("footnotes", "endnotes"):
            self._notes(kind)

    def _paragraph(self, element: Any) -> None:  # noqa: ANN401
        words = _words(element, self._raising)
        if not words.strip():
            return
        self._paragraphs += 1
        place = f"paragraph {self._paragraphs}"
        style = self._style(element)
        if style.lower() in file_words().title_styles:
            self.draft.heading(words, place, is_title=self.title is None)
            self.title = self.title or " ".join(words.split())
        elif file_words().heading_style.match(style):
            is_title = self.title is None and not self.draft.passages
            self.title = " ".join(words.split()) if is_title else self.title
            self.draft.heading(words, place, is_title=is_title)
        else:
            is_item = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None or style.lower().startswith("list")
            self.draft.paragraph(words, place, lead="- " if is_item else "")
        self._last_line = " ".join(words.split())

    def _style(self, element: Any) -> str:  # noqa: ANN401
        named = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self._styles.get(named.get(qn("w:val")), "") if named is not None else ""

    def _table(self, element: Any) -> None:  # noqa: ANN401
        grid = [[self._cell(cell) for cell in _row_cells(row)] for row in _inside(element, _ROW)]
        self._cells += sum(len(row) for row in grid)
        if self._cells > self._limits.cells or len(grid) > self._limits.rows:
            raise OverLimit(self._source, f"has tables of more than {self._limits.cells:,} cells", "split it")
        self._tables += 1
        write_grid(self.draft, grid, f"table {self._tables}", self._last_line)

    def _cell(self, cell: Any) -> str:  # noqa: ANN401
        return unmarked(" ".join(_words(cell, self._raising, in_cell=True).split()))

    def _notes(self, kind: str) -> None:
        for related in self._document.part.rels.values():
            if related.is_external or not related.reltype.endswith(f"/{kind}"):
                continue
            root = etree.fromstring(related.target_part.blob, etree.XMLParser(resolve_entities=False))
            for note in root:
                if note.get(qn("w:type")) in {"separator", "continuationSeparator", "continuationNotice"}:
                    continue
                words = " ".join("".join(f"{_words(part, self._raising)} " for part in note.iter(_PARAGRAPH)).split())
                self.draft.paragraph(words, f"{kind[:-1]} {note.get(qn('w:id'))}", context="")


def _blocks(parent: Any) -> Iterator[Any]:  # noqa: ANN401
    """Give paragraphs and tables in order, looking through content controls and accepted insertions."""
    for child in parent:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _blocks(child)


def _inside(parent: Any, tag: str) -> Iterator[Any]:  # noqa: ANN401
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _inside(child, tag)


def _row_cells(row: Any) -> Iterator[Any]:  # noqa: ANN401
    """Give a row's cells, one as often as it spans columns."""
    for cell in _inside(row, _CELL):
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        wide = span.get(qn("w:val"), "1") if span is not None else "1"
        for _ in range(min(int(wide), 100) if wide.isdigit() else 1):
            yield cell


def _words(element: Any, raising: frozenset[str], *, in_cell: bool = False) -> str:  # noqa: ANN401
    """Give an element's text as it now reads: insertions are in it, deletions are not, marks of notes neither."""
    parts: list[str] = []
    stack = [element]
    text_tag, run_tag = qn("w:t"), qn("w:r")
    marks: list[str] = []  # raised letters, which may be spread over several runs
    while stack:
        node = stack.pop()
        if node.tag in _NOT_TEXT:
            continue
        if node.tag == run_tag and _is_raised(node, raising):
            marks += [part.text or "" for part in node.iter(text_tag)]
            continue
        if node.tag == text_tag and node.text:
            parts += (_lowered(parts, marks, in_cell=in_cell), node.text)
        elif node.tag in _SIGNS:
            parts.append(_SIGNS[node.tag])
        elif node.tag == _PARAGRAPH and parts:
            parts += (_lowered(parts, marks, in_cell=in_cell), "\n")
        stack.extend(reversed(node))
    parts.append(_lowered(parts, marks, in_cell=in_cell))
    return "".join(parts)


def _lowered(parts: list[str], marks: list[str], *, in_cell: bool) -> str:
    """Give what the raised letters say behind the words so far, and forget them."""
    words = "".join(marks)
    marks.clear()
    return raised("".join(parts[-8:]), words, in_cell=in_cell) if words else ""


def _is_raised(run: Any, raising: frozenset[str]) -> bool:  # noqa: ANN401
    properties = run.find(qn("w:rPr"))
    if properties is None:
        return False
    own = properties.find(qn("w:vertAlign"))
    if own is not None:
        return bool(own.get(qn("w:val")) == "superscript")
    style = properties.find(qn("w:rStyle"))
    return style is not None and style.get(qn("w:val")) in raising


def _raising_styles(styles: Any) -> frozenset[str]:  # noqa: ANN401
    """Give the ids of the character styles that raise what is written in them."""
    path = f"{qn('w:rPr')}/{qn('w:vertAlign')}"
    found = ((style.get(qn("w:styleId")), style.find(path)) for style in styles.iter(qn("w:style")))
    return frozenset(name for name, align in found if align is not None and align.get(qn("w:val")) == "superscript")
