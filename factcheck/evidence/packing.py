"""A document as bytes and back: the library gives a passage its table and date without reading the source again."""

from __future__ import annotations

import datetime
import json
import zlib
from typing import Any

import msgspec

from factcheck.documents import Cell, Document, Passage, Row, Table

__all__ = ["pack", "unpack"]


def pack(document: Document) -> bytes:
    """Give everything of `document` as compressed bytes."""
    record = {
        "text": document.text,
        "source": document.source,
        "sha256": document.sha256,
        "reader": document.reader,
        "title": document.title,
        "date": document.date.isoformat() if document.date else None,
        "author": document.author,
        "language": document.language,
        "warnings": document.warnings,
        "passages": [
            (
                *(passage.start, passage.end, passage.place, passage.kind, passage.context),
                *(passage.table, passage.row, passage.confidence),
            )
            for passage in document.passages
        ],
        "tables": [
            {
                "span": (table.start, table.end),
                "caption": table.caption,
                "header": table.header,
                "decimal_comma": table.decimal_comma,
                "rows": [
                    (row.start, row.end, [(cell.start, cell.end, cell.text) for cell in row.cells])
                    for row in table.rows
                ],
            }
            for table in document.tables
        ],
    }
    try:
        return zlib.compress(msgspec.json.encode(record), 3)
    except UnicodeEncodeError:  # a broken source left half a surrogate pair
        words = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        return zlib.compress(words.encode("utf-8", "surrogatepass"))


def _table(record: dict[str, Any]) -> Table:
    start, end = record["span"]
    rows = tuple(
        Row(row_start, row_end, tuple(Cell(*cell) for cell in cells)) for row_start, row_end, cells in record["rows"]
    )
    return Table(start, end, record["caption"], tuple(record["header"]), rows, record.get("decimal_comma", False))


def unpack(packed: bytes) -> Document:
    """Give the document that `pack` was given. Raises `ValueError` or `zlib.error` where the bytes are damaged."""
    record: dict[str, Any] = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    return Document(
        text=record["text"],
        source=record["source"],
        sha256=record["sha256"],
        reader=record["reader"],
        title=record["title"],
        date=datetime.date.fromisoformat(record["date"]) if record["date"] else None,
        author=record["author"],
        language=record["language"],
        passages=tuple(Passage(*passage) for passage in record["passages"]),
        tables=tuple(_table(table) for table in record["tables"]),
        warnings=tuple(record["warnings"]),
    )
