"""What a text is once it was read: its words, its passages, its tables, and where it came from.

Only data; how files become documents is in `reading` and `formats`. Written down, a field at its default is left out.
"""

from __future__ import annotations

import datetime  # noqa: TC003 - msgspec looks it up
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CELL_GAP", "Cell", "Document", "Passage", "Row", "Table", "row_context"]

CELL_GAP = " | "
PassageKind = Literal["sentence", "row", "heading"]


class Cell(Struct, frozen=True, omit_defaults=True):
    """One cell of a table; `[start, end)` in code points of the document's text, `text` as displayed there."""

    start: int
    end: int
    text: str


class Row(Struct, frozen=True, omit_defaults=True):
    """One row of a table; its cells in column order, an empty cell where the table has a gap."""

    start: int
    end: int
    cells: tuple[Cell, ...]


class Table(Struct, frozen=True, omit_defaults=True):
    """A table inside a document.

    `header` holds one label a column (empty where the table has none), `rows` only the rows below the header.
    `decimal_comma` says that the table's own numbers show the comma to be its decimal sign ("63,75").
    """

    start: int
    end: int
    caption: str | None
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    decimal_comma: bool = False


def row_context(caption: str | None, header: Sequence[str]) -> str:
    """Give the words that belong to every row of a table: its caption and its header."""
    return CELL_GAP.join(part for part in (caption, *header) if part)


class Passage(Struct, frozen=True, omit_defaults=True):
    """The unit of evidence: a sentence, a heading, or a table row.

    `[start, end)` are code points of `Document.text`. `place` is what a person can look up ("line 23",
    "page 4", "row 7", "sheet Results, row 7", "00:01:12"). `context` are words that belong to the passage
    without standing in it: the caption and header of a row's table, the speaker of a transcript's line, the
    heading above a sentence. `table` and `row` index `Document.tables` and its `rows`, for a row only. `confidence` is
    how sure its figures are in percent, where they were recognised in a picture (OCR).
    """

    start: int
    end: int
    place: str
    kind: PassageKind = "sentence"
    context: str = ""
    table: int | None = None
    row: int | None = None
    confidence: int | None = None


class Document(Struct, frozen=True, omit_defaults=True):
    """A text that was read.

    `text` is the text of record: every offset anywhere counts code points of it. For txt, md and csv it is the
    decoded file without BOM and with CRLF as LF, and nothing else. `source` is the path, URL or "-" as it was
    given; `sha256` is the hexadecimal hash of the bytes that were read; `date` the day that the document gives
    itself; `language` a two-letter code or None; `reader` the format's reader with its version ("html 1").
    `warnings` are lines about what could not be read ("page 3 is a scan without text").
    """

    text: str
    source: str
    sha256: str
    reader: str
    title: str | None = None
    date: datetime.date | None = None
    author: str | None = None
    language: str | None = None
    passages: tuple[Passage, ...] = ()
    tables: tuple[Table, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    def words(self, passage: Passage) -> str:
        """Give the passage's own words, as they stand in the text of record."""
        return self.text[passage.start : passage.end]
