"""A document as JSON for keeping, where most of a long table would be the names of fields: rows as lines of numbers.

A row whose cells are words of the text is `[after the row before, length, after the cell before, length, ...]`, and
the passage of a row under its table's caption and header `[after the passage before, length, place, table, row]`. What
is not so, and whatever was written by an earlier version, is an object with the names of its fields.
"""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from factcheck.documents.columns import LARGE, PackedRows
from factcheck.documents.model import Cell, Document, Passage, Row, Table, row_context

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["from_json", "to_json"]


class Stored(Document, frozen=True):
    """A document as it is written: passages and tables as they stand there."""

    passages: tuple[Passage | list[Any], ...] = ()  # type: ignore[assignment]
    tables: tuple[dict[str, Any], ...] = ()  # type: ignore[assignment]


_STORED = msgspec.json.Decoder(Stored)


def to_json(document: Document) -> bytes:
    """Give a document as JSON; raises `UnicodeEncodeError` where its text holds half of a surrogate pair."""
    short = msgspec.json.encode(replace(document, passages=(), tables=()))
    parts = [short[:-1]]
    if document.passages:
        parts += [b',"passages":', msgspec.json.encode(list(_passages(document)))]
    if document.tables:
        parts += [b',"tables":', msgspec.json.encode([_table(document.text, table) for table in document.tables])]
    return b"".join([*parts, b"}"])


def from_json(data: bytes) -> Document:
    """Give the document that was written as JSON; raises `msgspec.ValidationError` where it holds none.

    A broken source may have left half a surrogate pair in it.
    """
    try:
        stored = _STORED.decode(data)
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError):
        stored = msgspec.convert(json.loads(data.decode("utf-8", "surrogatepass")), Stored)
    try:
        made = tuple(_made_table(stored.text, table) for table in stored.tables)
        passages = stored.passages
        if list in set(map(type, passages)):
            about = [row_context(table.caption, table.header) for table in made]
            passages = tuple(_made_passages(passages, about))
        fields = {name: getattr(stored, name) for name in Document.__struct_fields__}
        return Document(**{**fields, "passages": passages, "tables": made})
    except (TypeError, ValueError, IndexError, KeyError, AttributeError, OverflowError) as error:
        raise msgspec.ValidationError(f"tables or passages that do not fit: {error}") from error


def _passages(document: Document) -> Iterator[Passage | list[Any]]:
    about = [row_context(table.caption, table.header) for table in document.tables]
    position = 0
    for passage in document.passages:
        table = passage.table
        plain = passage.kind == "row" and passage.row is not None and passage.confidence is None
        if plain and table is not None and passage.context == about[table]:
            yield [passage.start - position, passage.end - passage.start, passage.place, table, passage.row]
        else:
            yield passage
        position = passage.end


def _made_passages(passages: Iterable[Passage | list[Any]], about: list[str]) -> Iterator[Passage]:
    position = 0
    for one in passages:
        if isinstance(one, Passage):
            passage = one
        else:
            step, length, place, table, row = one
            start = position + step
            passage = Passage(start, start + length, str(place), "row", about[table], table, row)
        position = passage.end
        yield passage


def _table(text: str, table: Table) -> dict[str, Any]:
    short = msgspec.to_builtins(replace(table, rows=()))
    if isinstance(table.rows, PackedRows) and not table.rows.otherwise:
        return {**short, "rows": list(_packed_lines(table.rows, table.start))}
    rows: list[Row | list[int]] = []
    position = table.start
    for row in table.rows:
        line = [row.start - position, row.end - row.start]
        at = row.start
        for cell in row.cells:
            line += (cell.start - at, cell.end - cell.start)
            at = cell.end
        as_written = all(text[cell.start : cell.end] == cell.text for cell in row.cells)
        rows.append(line if as_written else row)
        position = row.end
    return {**short, "rows": rows}


def _packed_lines(rows: PackedRows, position: int) -> Iterator[list[int]]:
    first = 0
    for start, length, width in zip(rows.starts, rows.lengths, rows.widths, strict=True):
        line = [start - position, length] + [0] * (2 * width)
        line[2::2], line[3::2] = rows.gaps[first : first + width], rows.sizes[first : first + width]
        yield line
        first += width
        position = start + length


def _made_table(text: str, record: dict[str, Any]) -> Table:
    rows = record.pop("rows")
    table = msgspec.convert({**record, "rows": ()}, Table)
    if sum(len(row) for row in rows) > 2 * LARGE and not any(isinstance(row, dict) for row in rows):
        return replace(table, rows=_packed(text, table.start, rows))
    return replace(table, rows=tuple(_made_rows(text, table.start, rows)))


def _made_rows(text: str, position: int, rows: list[Any]) -> Iterator[Row]:
    for one in rows:
        if isinstance(one, dict):
            row = msgspec.convert(one, Row)
        else:
            start = at = position + one[0]
            cells = []
            for gap, size in zip(one[2::2], one[3::2], strict=True):
                at += gap
                cells.append(Cell(at, at + size, text[at : at + size]))
                at += size
            row = Row(start, start + one[1], tuple(cells))
        position = row.end
        yield row


def _packed(text: str, position: int, rows: list[list[int]]) -> PackedRows:
    starts, lengths, widths = array("I"), array("I"), array("I")
    gaps, sizes = array("i"), array("i")
    for line in rows:
        position += line[0]
        starts.append(position)
        lengths.append(line[1])
        widths.append(len(line) // 2 - 1)
        gaps.extend(line[2::2])
        sizes.extend(line[3::2])
        position += line[1]
    return PackedRows(text, starts, lengths, widths, gaps, sizes, {})
