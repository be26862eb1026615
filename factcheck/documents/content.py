"""What a format's reader gives back, and how a text of record is put together with exact offsets."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.documents.model import CELL_GAP, Cell, Passage, Row, Table, row_context
from factcheck.language import split_sentences
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from factcheck.documents.limits import Limits

__all__ = ["Content", "Draft", "Raw", "Reader", "storable"]

# What no text may hold on its way to a database, a terminal or a file in UTF-8.
_UNSTORABLE = compile_pattern("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    """Give the text with NUL and lone surrogates replaced, one for one."""
    if text.isascii() and "\0" not in text:
        return text
    return _UNSTORABLE.sub("\ufffd", text)


class Raw(Struct, frozen=True):
    """Bytes to be read, with what is known of them: where they are from and what was declared about them.

    `path` is where they lie, for a reader that needs what lies beside them; None for what is no file.
    """

    data: bytes
    source: str
    charset: str | None = None
    path: str | None = None


class Content(Struct, frozen=True):
    """What a reader found in the bytes; `reading` makes a `Document` of it.

    `reader` says by what else it was read than its reader alone.
    """

    text: str
    passages: tuple[Passage, ...]
    tables: tuple[Table, ...] = ()
    title: str | None = None
    date: datetime.date | None = None
    author: str | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()
    reader: str | None = None


class Reader(Protocol):
    """A module in `formats`: the reader's name with its version, and the function that reads."""

    READER: str

    def read(self, raw: Raw, limits: Limits) -> Content:
        """Read the bytes; raises `UnreadableSource`, `OverLimit`."""
        ...


def _offset(place: tuple[int, str]) -> int:
    return place[0]


def _moved(table: Table, by: int) -> Table:
    rows = tuple(
        Row(
            row.start + by,
            row.end + by,
            tuple(Cell(cell.start + by, cell.end + by, cell.text) for cell in row.cells),
        )
        for row in table.rows
    )
    return replace(table, start=table.start + by, end=table.end + by, rows=rows)


class Draft(Struct):
    """A text of record in the making, for formats that have none of their own.

    What is added stands in paragraphs with an empty line between them; every passage's offsets are those of the
    finished text. Cells of a row are separated by " | ".
    """

    passages: list[Passage] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    heading_above: str = ""
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _recent: str = ""

    @property
    def text(self) -> str:
        """The text as it stands so far."""
        return "".join(self._parts)

    def _write(self, text: str) -> int:
        start = self._length
        self._parts.append(storable(text))
        self._length += len(text)
        return start

    def _open_paragraph(self) -> None:
        if self._length:
            self._write("\n\n")

    def heading(self, text: str, place: str, *, is_title: bool = False) -> None:
        """Add a heading; it becomes the context of the sentences below it, unless it is the document's title."""
        words = storable(" ".join(text.split()))
        if not words:
            return
        self._open_paragraph()
        start = self._write(words)
        self.passages.append(Passage(start, self._length, place, "heading"))
        self.heading_above = "" if is_title else words

    def paragraph(
        self, text: str, place: str | Sequence[tuple[int, str]], *, context: str | None = None, lead: str = ""
    ) -> None:
        """Add a paragraph and its sentences.

        A paragraph that runs over several places has them as pairs of the offset in `text` from which on each holds.
        `lead` ("KALYAKIN: ", "- ") is written before it, outside the passages.
        """
        words = text.rstrip()
        if not words:
            return
        self._recent = words.rstrip(":").lstrip()
        self._open_paragraph()
        self._write(lead)
        start = self._write(words)
        about = self.heading_above if context is None else context
        for left, right in split_sentences(words):
            at = place if isinstance(place, str) else place[max(0, bisect_right(place, left, key=_offset) - 1)][1]
            self.passages.append(Passage(start + left, start + right, at, context=about))

    def entry(self, text: str, place: str, *, context: str = "") -> None:
        """Add a paragraph that is one passage, whatever sentences it has."""
        words = text.strip()
        if words:
            self._open_paragraph()
            start = self._write(words)
            self.passages.append(Passage(start, self._length, place, context=context))

    def table(
        self,
        caption: str | None,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        places: Sequence[str],
        *,
        decimal_comma: bool = False,
    ) -> None:
        """Add a table: caption, header, then each row as a passage; `places` has one for the header and one a row.

        A caption that stands right above already is not repeated. Rows shorter than the widest are filled up with empty
        cells.
        """
        width = max([len(header), *(len(row) for row in rows)], default=0)
        if not width:
            return
        self._open_paragraph()
        table_start = self._length
        if caption and caption not in (self.heading_above, self._recent):
            start = self._write(caption)
            self.passages.append(Passage(start, self._length, places[0], "heading"))
            self._write("\n")
        if any(header):
            self._row(header, width)
            self._write("\n")
        index, about = len(self.tables), row_context(caption, header)
        built: list[Row] = []
        for number, row in enumerate(rows):
            if number:
                self._write("\n")
            built.append(self._row(row, width))
            filled = [cell for cell in built[-1].cells if cell.text]
            if filled:
                self.passages.append(
                    Passage(filled[0].start, filled[-1].end, places[number + 1], "row", about, index, number)
                )
        full_header = (*header, *("" for _ in range(width - len(header)))) if any(header) else ()
        self.tables.append(Table(table_start, self._length, caption, full_header, tuple(built), decimal_comma))

    def embed(self, content: Content, where: str) -> None:
        """Add what another reader read as a part of this text; `where` ("message 3") is put before its places."""
        self._open_paragraph()
        at, first = self._length, len(self.tables)
        self._write(content.text)
        for passage in content.passages:
            table = None if passage.table is None else passage.table + first
            place = f"{where}, {passage.place}"
            self.passages.append(
                replace(passage, start=passage.start + at, end=passage.end + at, place=place, table=table)
            )
        self.tables += [_moved(table, at) for table in content.tables]
        self.heading_above = ""

    def _row(self, row: Sequence[str], width: int) -> Row:
        start = self._length
        cells: list[Cell] = []
        for column in range(width):
            if column:
                self._write(CELL_GAP)
            text = row[column] if column < len(row) else ""
            at = self._write(text)
            cells.append(Cell(at, self._length, storable(text)))
        return Row(start, self._length, tuple(cells))

    def finish(
        self,
        *,
        title: str | None = None,
        date: datetime.date | None = None,
        author: str | None = None,
        language: str | None = None,
        warnings: Sequence[str] = (),
    ) -> Content:
        """Give what was written as a reader's result."""
        return Content(
            self.text, tuple(self.passages), tuple(self.tables), title, date, author, language, tuple(warnings)
        )
