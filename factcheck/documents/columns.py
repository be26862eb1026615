"""Passages, rows and cells as columns of numbers: sequences that make the object that is asked for, and keep none."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, islice
from typing import TYPE_CHECKING, TypeVar, overload

from msgspec import Struct

from factcheck.documents.model import Cell, Passage, Row
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from factcheck.documents.model import PassageKind

__all__ = [
    "KINDS", "LARGE", "PackedPassages", "PackedRows", "PassagesWithout", "Places", "RowsInTurn", "cell_words",
    "first_words", "packed_passages", "widths_of", "words_by_row",
]  # fmt: skip

# The rows of a table of so many cells are packed as they are read.
LARGE = 20_000

KINDS: tuple[PassageKind, ...] = ("sentence", "row", "heading")
_AT_HAND = 64  # rows
# Places are told by words and a number ("line 23"); the words are few.
_PLACE = compile_pattern(r"(.*?)(0|[1-9]\d{0,8})", re.DOTALL)
_NONE = -1
_Item = TypeVar("_Item")


class _Packed(Sequence[_Item]):
    """A sequence that is equal to the tuple of its items."""

    __slots__ = ()

    def _at(self, index: int) -> _Item:
        raise NotImplementedError

    @overload
    def __getitem__(self, index: int) -> _Item: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[_Item, ...]: ...

    def __getitem__(self, index: int | slice) -> _Item | tuple[_Item, ...]:
        if isinstance(index, slice):
            return tuple(self._at(at) for at in range(*index.indices(len(self))))
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        return self._at(at)

    def __iter__(self) -> Iterator[_Item]:
        return map(self._at, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, tuple | _Packed) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


class Places(Struct, frozen=True):
    """Where passages stand, as the words before a number ("line ") and the number; -1 where there is none."""

    names: list[str]
    named: array[int]
    numbers: array[int]

    def of(self, at: int) -> str:
        """Give the place of a passage."""
        name, number = self.names[self.named[at]], self.numbers[at]
        return name if number < 0 else f"{name}{number}"


class PackedPassages(_Packed[Passage]):
    """The passages of a document."""

    __slots__ = ("about", "contexts", "kinds", "lengths", "places", "rows", "starts", "sure", "tables")

    def __init__(
        self,
        starts: array[int],
        lengths: array[int],
        kinds: array[int],
        places: Places,
        about: array[int],
        contexts: list[str],
        tables: array[int],
        rows: array[int],
        sure: array[int],
    ) -> None:
        self.starts, self.lengths, self.kinds, self.places = starts, lengths, kinds, places
        self.about, self.contexts = about, contexts
        self.tables, self.rows, self.sure = tables, rows, sure

    def __len__(self) -> int:
        return len(self.starts)

    def _at(self, index: int) -> Passage:
        start = self.starts[index]
        table, row, sure = self.tables[index], self.rows[index], self.sure[index]
        return Passage(
            start,
            start + self.lengths[index],
            self.places.of(index),
            KINDS[self.kinds[index]],
            self.contexts[self.about[index]],
            None if table < 0 else table,
            None if row < 0 else row,
            None if sure < 0 else sure,
        )


def packed_passages(passages: Iterable[Passage]) -> PackedPassages:
    """Give passages as columns of numbers; they are gone through once."""
    places: dict[str, int] = {}
    contexts: dict[str, int] = {}
    starts, lengths, named, about = array("I"), array("I"), array("I"), array("I")
    kinds, numbered, tables, rows, sure = array("B"), array("i"), array("i"), array("i"), array("i")
    for passage in passages:
        words, number = _parted(passage.place)
        starts.append(passage.start)
        lengths.append(passage.end - passage.start)
        kinds.append(KINDS.index(passage.kind))
        named.append(places.setdefault(words, len(places)))
        numbered.append(number)
        about.append(contexts.setdefault(passage.context, len(contexts)))
        tables.append(_or_none(passage.table))
        rows.append(_or_none(passage.row))
        sure.append(_or_none(passage.confidence))
    told = Places(list(places), named, numbered)
    return PackedPassages(starts, lengths, kinds, told, about, list(contexts), tables, rows, sure)


@lru_cache(maxsize=4096)
def _parted(place: str) -> tuple[str, int]:
    """Give the words before the number of a place, and that number."""
    found = _PLACE.fullmatch(place)
    return (found[1], int(found[2])) if found else (place, _NONE)


def _or_none(number: int | None) -> int:
    return _NONE if number is None else number


class PassagesWithout(_Packed[Passage]):
    """Passages of a document without some that stand beside each other: nothing is copied."""

    __slots__ = ("_passages", "_spared")

    def __init__(self, passages: Sequence[Passage], spared: range) -> None:
        self._passages, self._spared = passages, spared

    def __len__(self) -> int:
        return len(self._passages) - len(self._spared)

    def _at(self, index: int) -> Passage:
        return self._passages[index if index < self._spared.start else index + len(self._spared)]


class PackedRows(_Packed[Row]):
    """The rows of a table; a cell is told by how far it stands from the one before it and how long it is.

    `otherwise` has the words of cells that are written in another way than they stand in the text. The rows that were
    asked for last are kept, since whoever reads a table asks for them cell by cell.
    """

    __slots__ = ("_ends", "_last", "gaps", "lengths", "otherwise", "sizes", "starts", "text", "widths")

    def __init__(
        self,
        text: str,
        starts: array[int],
        lengths: array[int],
        widths: array[int],
        gaps: array[int],
        sizes: array[int],
        otherwise: Mapping[tuple[int, int], str],
    ) -> None:
        self.text, self.starts, self.lengths = text, starts, lengths
        self.widths, self.gaps, self.sizes, self.otherwise = widths, gaps, sizes, otherwise
        self._ends = list(accumulate(widths)) if len(set(widths)) > 1 else None  # of each row's cells
        self._last: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self.starts)

    def _at(self, index: int) -> Row:
        if (last := self._last.get(index)) is not None:
            return last
        width = self.widths[index]
        first = self._ends[index] - width if self._ends is not None else index * width
        text, position = self.text, self.starts[index]
        cells = []
        for gap, size in zip(self.gaps[first : first + width], self.sizes[first : first + width], strict=True):
            start = position + gap
            position = start + size
            cells.append(Cell(start, position, text[start:position]))
        if self.otherwise:
            for column in range(width):
                if (words := self.otherwise.get((index, column))) is not None:
                    cells[column] = Cell(cells[column].start, cells[column].end, words)
        row = Row(self.starts[index], self.starts[index] + self.lengths[index], tuple(cells))
        if len(self._last) >= _AT_HAND:
            self._last.clear()
        self._last[index] = row
        return row

    def cell_words(self, index: int) -> list[str]:
        """Give the words of a row's cells."""
        width = self.widths[index]
        first = self._ends[index] - width if self._ends is not None else index * width
        text, at = self.text, self.starts[index]
        words = []
        for gap, size in zip(self.gaps[first : first + width], self.sizes[first : first + width], strict=True):
            start = at + gap
            at = start + size
            words.append(text[start:at])
        if self.otherwise:
            words = [self.otherwise.get((index, column), one) for column, one in enumerate(words)]
        return words

    def words_by_row(self) -> Iterator[list[str]]:
        """Give the words of the cells of every row in turn."""
        if self.otherwise:
            yield from map(self.cell_words, range(len(self)))
            return
        text, places = self.text, zip(self.gaps, self.sizes, strict=True)
        for at, width in zip(self.starts, self.widths, strict=True):
            words = []
            for gap, size in islice(places, width):
                start = at + gap
                at = start + size
                words.append(text[start:at])
            yield words

    def first_words(self, index: int) -> str:
        """Give the words of a row's first cell."""
        first = self._ends[index] - self.widths[index] if self._ends is not None else index * self.widths[index]
        start = self.starts[index] + self.gaps[first]
        return self.otherwise.get((index, 0), self.text[start : start + self.sizes[first]])


class RowsInTurn:
    """Rows of a table that are packed one after the other, as a reader finds them in `text`."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts, self._lengths, self._widths = array("I"), array("I"), array("I")
        self._gaps, self._sizes = array("i"), array("i")
        self._otherwise: dict[tuple[int, int], str] = {}

    def add(self, row: Row) -> None:
        """Take in the next row."""
        at = row.start
        for column, cell in enumerate(row.cells):
            self._gaps.append(cell.start - at)
            self._sizes.append(cell.end - cell.start)
            if not self._text.startswith(cell.text, cell.start) or cell.end - cell.start != len(cell.text):
                self._otherwise[len(self._starts), column] = cell.text
            at = cell.end
        self._starts.append(row.start)
        self._lengths.append(row.end - row.start)
        self._widths.append(len(row.cells))

    def add_plain(self, start: int, end: int, words: Collection[str], width: int) -> None:
        """Take in a row whose cells are its words with one sign between them, with empty ones behind up to `width`."""
        empty = [0] * (width - len(words))
        self._gaps.extend([0, *[1] * (len(words) - 1), *empty])
        self._sizes.extend([*map(len, words), *empty])
        self._starts.append(start)
        self._lengths.append(end - start)
        self._widths.append(max(width, len(words)))

    def packed(self) -> PackedRows:
        """Give what was taken in."""
        return PackedRows(
            self._text, self._starts, self._lengths, self._widths, self._gaps, self._sizes, self._otherwise
        )


def widths_of(rows: Sequence[Row]) -> Sequence[int]:
    """Give how many cells each row of a table has, without making those of packed ones."""
    return rows.widths if isinstance(rows, PackedRows) else [len(row.cells) for row in rows]


def cell_words(rows: Sequence[Row], index: int) -> list[str]:
    """Give the words of a row's cells, without making cells of a packed one."""
    return rows.cell_words(index) if isinstance(rows, PackedRows) else [cell.text for cell in rows[index].cells]


def words_by_row(rows: Sequence[Row]) -> Iterator[list[str]]:
    """Give the words of the cells of every row in turn, without making cells of packed ones."""
    return rows.words_by_row() if isinstance(rows, PackedRows) else ([cell.text for cell in row.cells] for row in rows)


def first_words(rows: Sequence[Row], index: int) -> str:
    """Give the words of a row's first cell, without making the others of a packed one; "" for a row without cells."""
    if isinstance(rows, PackedRows):
        return rows.first_words(index) if rows.widths[index] else ""
    cells = rows[index].cells
    return cells[0].text if cells else ""
