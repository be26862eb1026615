"""One table of a journal: where its documents stand there, each read and decoded when it is looked at."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard
from zlib import crc32

from msgspec import DecodeError, Raw, Struct
from msgspec.json import decode

from factcheck.desk.store.journal import Damaged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.desk.store.journal import Journal, Line

__all__ = ["Doc", "PackedTable", "StoredTable"]

Doc = dict[str, Any]
NULL = b"null"
WIDEST = 2  # ids for each document there, up to which rows are kept in the order of the ids


class Columns(NamedTuple):
    """A row for every document that was written: the line that wrote it, where it stands, its length and its CRC-32.

    The checksum notices any flipped bit of what was proven once and is read again much later.
    """

    lines: array[int]
    starts: array[int]
    lengths: array[int]
    sums: array[int]


class PackedTable(Struct, frozen=True):
    """A table as it is kept beside the journal: numbers of eight bytes, a column after another.

    Where the ids leave few gaps, the rows stand in their order from the id `first` on, a row of nothing where there is
    no document, and `ids` is empty.
    """

    there: bool
    first: int
    ids: bytes
    columns: tuple[bytes, ...]
    removed: dict[int, int]


class StoredTable(Mapping[str, Doc]):
    """The documents of one table by their ids, which are strings as TinyDB wants them.

    Rows are added and never changed, so that a reader in another thread finds a document as it was or as it is. Of
    rows that were unpacked in the order of their ids (`_ordered` of them, from the id `_first` on) the number is
    computed, those of newer states are in `_rows`.
    """

    def __init__(self, journal: Journal) -> None:
        self.there = False  # whether the table exists, be it empty
        self.newest = 0  # the highest id that was ever given
        self.changes = 0  # how many lines changed it since the desk was opened
        self._journal = journal
        self._columns = Columns(*(array("q") for _ in Columns._fields))
        self._first = self._ordered = 0
        self._rows: dict[int, int] = {}
        self._count = 0  # the documents that are there
        self.removed: dict[int, int] = {}  # those that are not any more, with the line that removed them

    def take(self, line: Line, documents: Mapping[str, Raw] | None) -> None:
        """Take over what one line does to this table; None drops it."""
        self.there = documents is not None
        self.changes += 1
        if documents is None:
            self.removed.update(dict.fromkeys(self.ids, line.offset))
            self._rows.clear()
            self._ordered = self._count = 0
            return
        offset, within, whole = line.offset, line.start, line.words
        lines, starts, lengths, sums = self._columns
        end = 0
        for key, raw in documents.items():
            number, words = int(key), bytes(raw)
            if number > self.newest:
                self.newest = number
            there = self.row(number) is not None
            if words == NULL:
                self.removed[number] = offset
                self._rows.pop(number, None)
                self._count -= there
                continue
            start = end + len(key) + 4  # behind `,"key":`
            if not whole.startswith(words, start):
                start = _place(key, words, whole, end)
            end = start + len(words)
            row = len(lines)
            lines.append(offset)
            starts.append(within + start)
            lengths.append(len(words))
            sums.append(crc32(words))
            self._rows[number] = row
            self._count += not there
            if self.removed:
                self.removed.pop(number, None)

    def revision(self, key: int) -> int | None:
        """Give the offset of the line that last wrote or removed this document, None where there never was one."""
        row = self.row(key)
        return self.removed.get(key) if row is None else self._columns.lines[row]

    def row(self, key: int) -> int | None:
        """Give the number of a document's present state, None where there is no document."""
        row = self._rows.get(key)
        if row is None and 0 <= (at := key - self._first) < self._ordered:
            return at if key not in self.removed and self._columns.lengths[at] else None
        return row

    def words(self, row: int) -> bytes:
        """Give a document as it stands in the journal; raises `Damaged` where it is not what it was."""
        _, starts, lengths, sums = self._columns
        words = self._journal.stretch(starts[row], lengths[row])
        if crc32(words) != sums[row]:
            raise Damaged(self._journal.name, starts[row], "what stands there is not what was read there before")
        return words

    def decoded(self, row: int) -> Doc:
        """Give a document."""
        try:
            document: Doc = decode(self.words(row))
        except (DecodeError, UnicodeDecodeError) as error:
            start = self._columns.starts[row]
            raise Damaged(self._journal.name, start, f"what stands there is no document ({error})") from error
        return document

    def rows(self) -> list[tuple[int, int]]:
        """Give the documents that are there: their ids, oldest first, with the row of each."""
        rows = ((key, self.row(key)) for key in sorted(self.ids))
        return [(key, row) for key, row in rows if row is not None]

    @property
    def ids(self) -> list[int]:
        """The ids of the documents that are there."""
        ordered = range(self._first, self._first + self._ordered)
        newer = [key for key in list(self._rows) if key not in ordered]
        return [*(key for key in ordered if self.row(key) is not None), *newer]

    def snapshot(self) -> StoredTable:
        """Give this table as it is now, whatever becomes of it."""
        same = StoredTable(self._journal)
        same.there, same.newest, same._columns = self.there, self.newest, self._columns
        same._first, same._ordered, same._count = self._first, self._ordered, self._count
        same._rows, same.removed = self._rows.copy(), self.removed.copy()
        return same

    def __getitem__(self, key: str) -> Doc:
        row = self.row(int(key)) if _is_id(key) else None
        if row is None:
            raise KeyError(key)
        return self.decoded(row)

    def __contains__(self, key: object) -> bool:
        return _is_id(key) and self.row(int(key)) is not None

    def __iter__(self) -> Iterator[str]:
        return map(str, self.ids)

    def __len__(self) -> int:
        return self._count

    def packed(self) -> PackedTable:
        """Give what is kept of this table: the rows of documents that are there, and what was removed."""
        pairs = self.rows()
        first, last = (pairs[0][0], pairs[-1][0]) if pairs else (0, -1)
        span = last - first + 1
        ids = array("q") if span <= WIDEST * len(pairs) else array("q", (key for key, _ in pairs))
        columns = []
        for column in self._columns:
            packed = array("q", bytes(8 * (len(ids) or span)))
            for at, (key, row) in enumerate(pairs):
                packed[at if ids else key - first] = column[row]
            columns.append(packed.tobytes())
        return PackedTable(self.there, first, ids.tobytes(), tuple(columns), self.removed)

    @classmethod
    def unpacked(cls, packed: PackedTable, journal: Journal) -> StoredTable:
        """Give the table that was packed."""
        table = cls(journal)
        table._columns = Columns(*(array("q", column) for column in packed.columns))
        table.there, table.removed = packed.there, packed.removed
        if packed.ids:
            table._rows = {key: row for row, key in enumerate(array("q", packed.ids))}
            table._count = len(table._rows)
        else:
            lengths = table._columns.lengths
            table._first, table._ordered = packed.first, len(lengths)
            table._count = len(lengths) - lengths.count(0)
        last = max(table._rows, default=packed.first + table._ordered - 1)
        table.newest = max(last, 0, max(packed.removed, default=0))
        return table


def _is_id(key: object) -> TypeGuard[str]:
    return isinstance(key, str) and key.lstrip("-").isdecimal()


def _place(key: str, document: bytes, words: bytes, end: int) -> int:
    """Find a document in the words of its line: behind its key, else behind the document before it, else anywhere.

    Wherever the same bytes stand, they mean the same.
    """
    label = f'"{key}":'.encode()
    start = words.find(label, end) + len(label)
    if words.startswith(document, start):
        return start
    found = words.find(document, end)
    return found if found >= 0 else words.index(document)
