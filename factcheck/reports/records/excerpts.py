"""As much of a document as the rules need to come to a relation again: the passage, else its surroundings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.documents.model import Cell, Document, Passage, Row, Table
from factcheck.evidence.relating import relation_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts import Statement
    from factcheck.relating import Relation

__all__ = ["excerpt_for", "is_sound", "passage_at", "same_relation"]

_AROUND = (0, 1, 8)  # passages before and after that are tried, the fewest first
_MOST = 20_000  # code points of an excerpt


def passage_at(document: Document, start: int) -> Passage | None:
    """Give the passage that holds a code point."""
    return next((passage for passage in document.passages if passage.start <= start < passage.end), None)


def same_relation(one: Relation, other: Relation) -> bool:
    """Tell whether two relations say the same, wherever their figures stand."""
    return _said(one) == _said(other)


def _said(relation: Relation) -> tuple[object, ...]:
    parts = tuple((part.text, part.value, part.unit) for part in relation.parts)
    return relation.name, relation.stance, relation.working, relation.derivation, relation.not_compared, parts


def excerpt_for(
    claimed: Statement | None, document: Document, passage: Passage, relation: Relation
) -> tuple[Document, int, bool]:
    """Give the smallest excerpt that comes to this relation, where it begins, and whether one does.

    Where none does, the excerpt is the passage alone.
    """
    for excerpt, offset in _excerpts(document, passage):
        here = passage_at(excerpt, passage.start - offset)
        if here is None or not is_sound(excerpt):
            continue
        if same_relation(relation_to(claimed, excerpt, here), relation):
            return excerpt, offset, True
    words = document.text[passage.start : passage.end]
    only = Passage(0, len(words), passage.place, passage.kind, passage.context)
    return replace(document, source="", text=words, passages=(only,), tables=(), warnings=()), passage.start, False


def is_sound(document: Document) -> bool:
    """Tell whether the parts of a document that somebody may have made up lie in its text and say what stands there."""
    length = len(document.text)
    for table in document.tables:
        cells = (cell for row in table.rows for cell in row.cells)
        if not all(0 <= cell.start <= cell.end <= length and _folded(document, cell) for cell in cells):
            return False
    for passage in document.passages:
        if not 0 <= passage.start <= passage.end <= length:
            return False
        if passage.table is not None:
            rows = document.tables[passage.table].rows if 0 <= passage.table < len(document.tables) else ()
            if passage.row is not None and not 0 <= passage.row < len(rows):
                return False
    return True


def _folded(document: Document, cell: Cell) -> bool:
    """Tell whether a cell has the words that stand at its place, whatever its white space and quotation marks."""
    there = document.text[cell.start : cell.end].replace('""', '"')
    return there.split() == cell.text.replace('""', '"').split()


def _excerpts(document: Document, passage: Passage) -> Iterator[tuple[Document, int]]:
    at = document.passages.index(passage)
    spans = [(max(0, at - around), min(len(document.passages), at + around + 1)) for around in _AROUND]
    if passage.table is not None:
        rows = [number for number, item in enumerate(document.passages) if item.table == passage.table]
        spans.append((rows[0], rows[-1] + 1))
    for first, last in spans:
        start, end = document.passages[first].start, max(item.end for item in document.passages[first:last])
        if end - start <= _MOST or (first, last) == (at, at + 1):
            yield _cut(document, document.passages[first:last], start, end), start


def _cut(document: Document, passages: tuple[Passage, ...], start: int, end: int) -> Document:
    """Give a document of these passages only, whose text is `[start, end)` of the other's."""
    wanted: dict[int, list[int]] = {}
    for passage in passages:
        if passage.table is not None:
            wanted.setdefault(passage.table, []).extend([] if passage.row is None else [passage.row])
    numbers = {table: at for at, table in enumerate(wanted)}
    tables = [_cut_table(document.tables[table], rows, start, end) for table, rows in wanted.items()]
    moved = [
        replace(
            passage,
            start=passage.start - start,
            end=passage.end - start,
            table=None if passage.table is None else numbers[passage.table],
            row=None if passage.table is None or passage.row is None else wanted[passage.table].index(passage.row),
        )
        for passage in passages
    ]
    text = document.text[start:end]
    return replace(document, source="", text=text, passages=tuple(moved), tables=tuple(tables), warnings=())


def _cut_table(table: Table, rows: list[int], start: int, end: int) -> Table:
    def moved(row: Row) -> Row:
        cells = tuple(Cell(cell.start - start, cell.end - start, cell.text) for cell in row.cells)
        return Row(row.start - start, row.end - start, cells)

    first, last = max(table.start, start) - start, min(table.end, end) - start
    return replace(table, start=first, end=last, rows=tuple(moved(table.rows[number]) for number in rows))
