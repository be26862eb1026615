"""One table of a journal: where its documents stand there, each read and decoded when it is looked at."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from msgspec import DecodeError, Raw, Struct
from msgspec.json import decode

from factcheck.desk.journal import Damaged

if TYPE_CHECKING:
    from collections.abc import Iterator, KeysView

    from factcheck.desk.journal import Journal, Line

__all__ = ["Doc", "PackedTable", "StoredTable"]

Doc = dict[str, Any]
NULL = b"null"


class Columns(NamedTuple):
    """A row for every document that was written: the line that wrote it, where it stands, its length and its CRC-32.

    The checksum notices any flipped bit of what was proven once and is read again much later.
    """

    lines: array[int]
    starts: array[int]
    lengths: array[int]
    sums: array[int]


class PackedTable(Struct, frozen=True):
    """A table as it is kept beside the journal: numbers of eight bytes, a column after another, ids first."""

    there: bool
    columns: tuple[bytes, ...]
    removed: dict[int, int]


class StoredTable(Mapping[str, Doc]):
    """The documents of one table by their ids, which are strings as TinyDB wants them.

    Rows are added and never changed, so that a reader in another thread finds a document as it was or as it is.
    """

    def __init__(self, journal: Journal) -> None:
        self.there = False  # whether the table exists, be it empty
        self.newest = 0  # the highest id that was ever given
        self.changes = 0  # how many lines changed it since the desk was opened
        self._journal = journal
        self._columns = Columns(*(array("q") for _ in Columns._fields))
        self._rows: dict[int, int] = {}  # the documents that are there
        self.removed: dict[int, int] = {}  # those that are not any more, with the line that removed them

    def take(self, line: Line, documents: Mapping[str, Raw] | None) -> None:
        """Take over what one line does to this table; None drops it."""
        self.there = documents is not None
        self.changes += 1
        if documents is None:
            self.removed.update(dict.fromkeys(self._rows, line.offset))
            self._rows.clear()
            return
        offset, within, whole = line.offset, line.start, line.words
        lines, starts, lengths, sums = self._columns
        end = 0
        for key, raw in documents.items():
            number, words = int(key), bytes(raw)
            if number > self.newest:
                self.newest = number
            if words == NULL:
                self.removed[number] = offset
                self._rows.pop(number, None)
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
            if self.removed:
                self.removed.pop(number, None)

    def revision(self, key: int) -> int | None:
        """Give the offset of the line that last wrote or removed this document, None where there never was one."""
        row = self._rows.get(key)
        return self.removed.get(key) if row is None else self._columns.lines[row]

    def row(self, key: int) -> int | None:
        """Give the number of a document's present state, None where there is no document."""
        return self._rows.get(key)

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
        return sorted(self._rows.items())

    @property
    def ids(self) -> KeysView[int]:
        """The ids of the documents that are there."""
        return self._rows.keys()

    def snapshot(self) -> StoredTable:
        """Give this table as it is now, whatever becomes of it."""
        same = StoredTable(self._journal)
        same.there, same.newest, same._columns = self.there, self.newest, self._columns
        same._rows, same.removed = self._rows.copy(), self.removed.copy()
        return same

    def __getitem__(self, key: str) -> Doc:
        if key not in self:
            raise KeyError(key)
        return self.decoded(self._rows[int(key)])

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key.lstrip("-").isdecimal() and int(key) in self._rows

    def __iter__(self) -> Iterator[str]:
        return map(str, list(self._rows))

    def __len__(self) -> int:
        return len(self._rows)

    def packed(self) -> PackedTable:
        """Give what is kept of this table: the rows of documents that are there, and what was removed."""
        rows = list(self._rows.values())
        columns = (array("q", self._rows), *(array("q", map(column.__getitem__, rows)) for column in self._columns))
        return PackedTable(self.there, tuple(column.tobytes() for column in columns), self.removed)

    @classmethod
    def unpacked(cls, packed: PackedTable, journal: Journal) -> StoredTable:
        """Give the table that was packed."""
        table = cls(journal)
        ids, *columns = (array("q", column) for column in packed.columns)
        table.there = packed.there
        table._columns = Columns(*columns)
        table._rows = dict(zip(ids, range(len(ids)), strict=True))
        table.removed = packed.removed
        table.newest = max(max(ids, default=0), max(packed.removed, default=0))
        return table


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
