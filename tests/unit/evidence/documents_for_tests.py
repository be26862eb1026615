"""Documents made of sentences and of tables, without reading a file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from factcheck.documents import Cell, Document, Passage, Row, Table

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence


def sentences(*texts: str, title: str | None = None, date: datetime.date | None = None) -> Document:
    """Give a document of one sentence a line."""
    passages, start = [], 0
    for line, text in enumerate(texts, start=1):
        passages.append(Passage(start, start + len(text), f"line {line}"))
        start += len(text) + 1
    whole = "\n".join(texts)
    return _document(whole, tuple(passages), title=title, date=date)


def table(caption: str, header: Sequence[str], *rows: Sequence[str]) -> Document:
    """Give a document of one comma-separated table."""
    lines = [",".join(header), *(",".join(row) for row in rows)]
    start = len(lines[0]) + 1
    passages, read = [], []
    for number, row in enumerate(rows):
        place, cells = start, []
        for text in row:
            cells.append(Cell(place, place + len(text), text))
            place += len(text) + 1
        context = f"{caption} {' '.join(header)}"
        passages.append(Passage(start, place - 1, f"row {number + 2}", "row", context, 0, number))
        read.append(Row(start, place - 1, tuple(cells)))
        start = place
    whole = "\n".join(lines)
    return _document(whole, tuple(passages), tables=(Table(0, len(whole), caption, tuple(header), tuple(read)),))


def _document(text: str, passages: tuple[Passage, ...], **more: object) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(text=text, source="test", sha256=digest, reader="test 1", passages=passages, **more)
