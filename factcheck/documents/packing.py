"""A document as bytes and back: for the library, which gives a passage its table without reading the source again.

What there may be a million of (passages, rows, cells) is packed as columns of numbers and stays so when it is unpacked:
a claim looks at a few rows of a long table, and only for these are there objects (`columns`).
"""

from __future__ import annotations

import datetime
import zlib
from array import array
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from msgspec import MsgspecError, msgpack

from factcheck.documents.columns import PackedPassages, PackedRows, Places, packed_passages
from factcheck.documents.model import Document, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.documents.model import Passage, Row

__all__ = ["is_packed", "pack", "unpack"]


def is_packed(document: Document) -> bool:
    """Tell whether passages or rows of a document are columns of numbers already."""
    return any(isinstance(one, PackedPassages | PackedRows) for one in (document.passages, *_rows_of(document)))


def _rows_of(document: Document) -> list[Sequence[Row]]:
    return [table.rows for table in document.tables]


def pack(document: Document, *, level: int = 3) -> bytes:
    """Give everything of `document` as compressed bytes, by a `level` of zlib (0 for none)."""
    about = (
        *(document.source, document.sha256, document.reader, document.title),
        document.date.isoformat() if document.date else None,
        *(document.author, document.language, document.warnings),
    )
    record = (
        _bytes(document.text),
        [_bytes(one) if isinstance(one, str) else one for one in about[:-1]],
        [_bytes(one) for one in document.warnings],
        _passages(document.passages),
        [_table(document.text, table) for table in document.tables],
    )
    return zlib.compress(msgpack.encode(record), level)


def unpack(packed: bytes) -> Document:
    """Give the document that `pack` was given. Raises `ValueError` or `zlib.error` where the bytes are damaged."""
    try:
        text, about, warnings, passages, tables = msgpack.decode(zlib.decompress(packed))
        words = _text(text)
        said: list[Any] = [one if one is None else _text(one) for one in about]
        source, sha256, reader, title, date, author, language = said
        return Document(
            text=words,
            source=source,
            sha256=sha256,
            reader=reader,
            title=title,
            date=datetime.date.fromisoformat(date) if date else None,
            author=author,
            language=language,
            passages=_unpacked_passages(passages),  # type: ignore[arg-type]  # a sequence as good as a tuple
            tables=tuple(_unpacked_table(words, table) for table in tables),
            warnings=tuple(_text(one) for one in warnings),
        )
    except (TypeError, IndexError, MsgspecError) as error:  # parts that are not what they must be
        raise ValueError(str(error)) from error


def _bytes(words: str) -> bytes:
    return words.encode("utf-8", "surrogatepass")  # a broken source left half a surrogate pair


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _passages(passages: Sequence[Passage]) -> list[Any]:
    found = passages if isinstance(passages, PackedPassages) else packed_passages(passages)
    places = found.places
    return [
        len(found), _steps(found.starts), _packed(found.lengths), _packed(found.kinds), list(map(_bytes, places.names)),
        _packed(places.named), _packed(places.numbers), _packed(found.about), list(map(_bytes, found.contexts)),
        _packed(found.tables), _packed(found.rows), _packed(found.sure),
    ]  # fmt: skip


def _unpacked_passages(record: list[Any]) -> PackedPassages:
    count, starts, lengths, kinds, names, named, numbered, about, contexts, tables, rows, sure = record
    found = PackedPassages(
        _stepped(starts),
        _array(lengths),
        _array(kinds),
        Places([_text(words) for words in names], _array(named), _array(numbered)),
        _array(about),
        [_text(words) for words in contexts],
        _array(tables),
        _array(rows),
        _array(sure),
    )
    if len(found) != count:
        raise ValueError("passages are missing")
    return found


def _table(text: str, table: Table) -> list[Any]:
    """Give a table whose cells are told by where they stand; the words of those that are written otherwise."""
    if isinstance(table.rows, PackedRows):
        return _packed_table(table, table.rows)
    widths, gaps, lengths = array("I"), array("i"), array("i")
    otherwise: list[tuple[int, int, bytes]] = []
    for number, row in enumerate(table.rows):
        widths.append(len(row.cells))
        position = row.start
        for column, cell in enumerate(row.cells):
            gaps.append(cell.start - position)
            lengths.append(cell.end - cell.start)
            if text[cell.start : cell.end] != cell.text:
                otherwise.append((number, column, _bytes(cell.text)))
            position = cell.end
    return [
        *(table.start, table.end, None if table.caption is None else _bytes(table.caption)),
        [_bytes(label) for label in table.header],
        table.decimal_comma,
        _steps(row.start for row in table.rows),
        _numbers("I", (row.end - row.start for row in table.rows)),
        _packed(widths),
        _packed(gaps),
        _packed(lengths),
        otherwise,
    ]


def _packed_table(table: Table, rows: PackedRows) -> list[Any]:
    """Give a table whose rows are packed already."""
    return [
        *(table.start, table.end, None if table.caption is None else _bytes(table.caption)),
        [_bytes(label) for label in table.header],
        table.decimal_comma,
        _steps(rows.starts),
        *map(_packed, (rows.lengths, rows.widths, rows.gaps, rows.sizes)),
        [(row, column, _bytes(words)) for (row, column), words in rows.otherwise.items()],
    ]


def _unpacked_table(text: str, record: list[Any]) -> Table:
    start, end, caption, header, decimal_comma, starts, lengths, widths, gaps, sizes, otherwise = record
    rows: Sequence[Row] = PackedRows(
        text,
        _stepped(starts),
        _array(lengths),
        _array(widths),
        _array(gaps),
        _array(sizes),
        {(row, column): _text(words) for row, column, words in otherwise},
    )
    return Table(
        start,
        end,
        None if caption is None else _text(caption),
        tuple(_text(label) for label in header),
        rows,  # type: ignore[arg-type]  # a sequence as good as a tuple
        decimal_comma,
    )


def _steps(numbers: Iterable[int]) -> bytes:
    """Give numbers that mostly ascend as the steps from one to the next, which compress well."""
    steps, before = array("i"), 0
    for number in numbers:
        steps.append(number - before)
        before = number
    return _packed(steps)


def _stepped(data: bytes) -> array[int]:
    return array("I", accumulate(_array(data)))


def _numbers(kind: str, numbers: Iterable[int]) -> bytes:
    return _packed(array(kind, numbers))


def _packed(numbers: array[int]) -> bytes:
    """Give numbers in the narrowest form that holds them all, behind the letter of that form."""
    if numbers.typecode == "B" or not numbers:
        return b"B" + numbers.tobytes()
    low, high = min(numbers), max(numbers)
    if low >= 0 and high <= 0xFF:  # as most are
        return b"B" + bytes(numbers.tolist())
    kind = next(kind for kind, least, most in _FORMS if least <= low and high <= most)
    return kind.encode() + array(kind, numbers).tobytes()


_FORMS = (
    ("B", 0, 0xFF), ("b", -0x80, 0x7F), ("H", 0, 0xFFFF), ("h", -0x8000, 0x7FFF),
    ("I", 0, 0xFFFF_FFFF), ("i", -0x8000_0000, 0x7FFF_FFFF),
)  # fmt: skip


def _array(data: bytes) -> array[int]:
    numbers = array(chr(data[0]))
    numbers.frombytes(data[1:])
    return numbers
