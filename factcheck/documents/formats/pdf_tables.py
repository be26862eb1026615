"""Tables of a PDF, which has none: rows of numbers that stand in columns, with the labels above and beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.documents.formats.pdf_rows import Cell, Row, is_value, rows_of, upright
from factcheck.documents.grids import is_number, join_labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.documents.formats.pdf_lines import Line

__all__ = ["PageTable", "tables_of"]

_WIDE, _NARROW = 0.9, 0.36
# In sizes of letters: how far apart rows of a table stand, its header from them, the lines of a header.
_ROW_GAP, _HEADER_GAP, _LINE_GAP = 4.0, 4.0, 2.4
_MOST_HEADER_ROWS, _MOST_TITLES, _LONGEST_LABEL = 8, 2, 60
_FILLED = 0.3  # of its cells, or the columns are none
_CONTENTS = 0.7  # rows with leaders that end in a growing page number: a table of contents
_ALIKE = 0.6  # columns of one table that a header further up names too


class PageTable(Struct, frozen=True):
    """A table as found on a page; `lines` are the indexes of the lines that it was written in.

    `joined` says of each row what was put together for it from lines that stand apart, for who looks it up.
    """

    caption: str | None
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: frozenset[int]
    joined: tuple[str, ...]


class _Column(Struct, frozen=True):
    left: float
    right: float
    numeric: bool


def tables_of(lines: Sequence[Line]) -> list[PageTable]:
    """Give the tables of a page from top to bottom.

    Cells are told by wide gaps first; where that gives no table, lines that end in numbers a little apart may be one.
    """
    taken: set[int] = set()
    tables = []
    for gap in (_WIDE, _NARROW):
        named: tuple[tuple[_Column, ...], tuple[str, ...]] | None = None
        rows = [row for row in rows_of(lines, gap) if taken.isdisjoint(row.lines)]
        for first, last in _runs(rows):
            body = rows[first:last]
            if gap == _NARROW and not all(is_number(row.cells[-1].words) for row in body if row.numbers):
                continue
            found = _table(lines, rows, first, last, named)
            if found is not None:
                table, named = found
                taken |= table.lines
                tables.append(table)
    return sorted(tables, key=lambda table: min(table.lines))


def _runs(rows: list[Row]) -> Iterator[tuple[int, int]]:
    """Give the runs of rows with numbers, as first row and the one after the last; a row without ends a run.

    A label without numbers belongs to the row below, or above, that has numbers and no label.
    """
    index = 0
    while index < len(rows):
        if not rows[index].numbers:
            index += 1
            continue
        end, last = index + 1, index + 1
        while end < len(rows) and _follows(rows[end - 1], rows[end]):
            if rows[end].numbers:
                last = end + 1
            elif not _wraps(rows, end):
                break
            end += 1
        first = index - 1 if index and _wraps(rows, index - 1) and _follows(rows[index - 1], rows[index]) else index
        if sum(1 for row in rows[first:last] if row.numbers) >= 2:
            yield first, last
        index = max(last, index + 1)


def _follows(above: Row, below: Row) -> bool:
    return above.bottom - below.top <= _ROW_GAP * max(above.size, below.size)


def _wraps(rows: list[Row], index: int) -> bool:
    """Tell a row that is the label, or a part of it, of a row of numbers beside it that has none or reaches into it."""
    row = rows[index]
    if len(row.cells) > 2 or row.numbers:
        return False
    near = [other for other in rows[max(0, index - 1) : index + 2] if other is not row and other.numbers]
    return any(
        other.cells[0].left > row.cells[0].right - row.size or (other.top > row.bottom and row.top > other.bottom)
        for other in near
    )


def _table(
    lines: Sequence[Line],
    rows: list[Row],
    first: int,
    last: int,
    named: tuple[tuple[_Column, ...], tuple[str, ...]] | None,
) -> tuple[PageTable, tuple[tuple[_Column, ...], tuple[str, ...]]] | None:
    body = rows[first:last]
    columns = _columns(body)
    filled = sum(len(row.cells) for row in body)
    numbers = sum(row.numbers for row in body)
    others = sum(len(row.cells) - 1 for row in body)
    if len(columns) < 2 or numbers * 2 < others or filled < _FILLED * len(columns) * len(body) or _is_contents(body):
        return None
    header_rows, titles = _header(rows, first, columns)
    upwards = _upwards(lines, rows[first], columns)
    grid = [_placed(row.cells, columns) for row in header_rows]
    labels = join_labels([*([upwards[0]] if upwards else []), *grid]) if grid or upwards else ()
    head = f"header of {len(grid) + bool(upwards)} lines" if len(grid) + bool(upwards) > 1 else ""
    if not any(labels[1:]) and named is not None and any(named[1]) and _same(columns, named[0]):
        labels = tuple(named[1][_nearest(column, named[0])] for column in columns)
        head = "header further up"
    written, apart = _written(body, columns)
    joined = tuple(", ".join(filter(None, ("label in lines of its own" if alone else "", head))) for alone in apart)
    used = frozenset(line for row in (*titles, *header_rows, *body) for line in row.lines)
    used |= upwards[1] if upwards else set()
    caption = ", ".join(" ".join(cell.words for cell in row.cells) for row in titles) or None
    table = PageTable(caption, labels if any(labels) else (), written, used, joined)
    return table, ((columns, labels) if any(labels[1:]) else named or (columns, ()))


def _same(columns: tuple[_Column, ...], others: tuple[_Column, ...]) -> bool:
    """Tell whether most columns of numbers stand below columns of an earlier header."""
    numeric = [column for column in columns if column.numeric]
    there = [column for column in numeric if any(_overlap(column, other) > 0 for other in others if other.numeric)]
    return bool(numeric) and len(there) >= _ALIKE * len(numeric)


def _overlap(one: _Column | Cell, other: _Column | Cell) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def _nearest(one: _Column | Cell, columns: Sequence[_Column]) -> int:
    """Give the column that something overlaps most, or stands nearest to."""
    overlaps = [_overlap(one, column) for column in columns]
    return overlaps.index(max(overlaps))


def _columns(body: list[Row]) -> tuple[_Column, ...]:
    """Give the columns from left to right: those of numbers by what their numbers cover, then what stands between."""
    numeric = _covered([cell for row in body for cell in row.cells if is_number(cell.words)])
    rest = [
        cell
        for row in body
        for cell in row.cells
        if not is_number(cell.words) and not any(_overlap(cell, column) > 0 for column in numeric)
    ]
    columns = [_Column(left, right, numeric=True) for left, right in ((one.left, one.right) for one in numeric)]
    columns += [_Column(one.left, one.right, numeric=False) for one in _covered(rest)]
    if not any(not column.numeric for column in columns):
        first = min((row.cells[0].left for row in body), default=0.0)
        if any(not is_number(row.cells[0].words) for row in body) and columns and first < min(c.left for c in columns):
            columns.append(_Column(first, first, numeric=False))
    return tuple(sorted(columns, key=lambda column: (column.left, column.right)))


def _covered(cells: list[Cell]) -> list[Cell]:
    """Give what cells cover together, left to right."""
    covered: list[Cell] = []
    for cell in sorted(cells, key=lambda cell: (cell.left, cell.right)):
        if covered and cell.left < covered[-1].right:
            covered[-1] = Cell(covered[-1].left, max(covered[-1].right, cell.right), "")
        else:
            covered.append(Cell(cell.left, cell.right, ""))
    return covered


def _placed(cells: Sequence[Cell], columns: tuple[_Column, ...]) -> list[str]:
    """Put each cell into the column that it overlaps most or stands nearest to, a wide label into all it spans."""
    placed = [""] * len(columns)
    for cell in cells:
        spanned = [
            index
            for index, column in enumerate(columns)
            if column.numeric and not is_number(cell.words) and column.left < cell.right and cell.left < column.right
        ]
        for index in spanned if len(spanned) > 1 else [_nearest(cell, columns)]:
            placed[index] = f"{placed[index]} {cell.words}".strip()
    return placed


def _written(body: list[Row], columns: tuple[_Column, ...]) -> tuple[tuple[tuple[str, ...], ...], list[bool]]:
    """Give the rows as words, and of each whether its label, or a part of it, stands in a line of its own.

    Such a label is joined with its numbers.
    """
    written: list[list[str]] = []
    apart: list[bool] = []
    waiting: list[str] = []
    for row in body:
        placed = [""] * len(columns)
        for cell in row.cells:
            index = _nearest(cell, columns)
            placed[index] = f"{placed[index]} {cell.words}".strip()
        if not row.numbers:
            if written and not written[-1][0]:
                written[-1][0] = placed[0] or " ".join(filter(None, placed))
                apart[-1] = True
            else:
                waiting.append(" ".join(filter(None, placed)))
            continue
        apart.append(bool(waiting))
        if waiting:
            placed[0] = " ".join([*waiting, placed[0]]).strip()
            waiting = []
        written.append(placed)
    return tuple(map(tuple, written)), apart


def _header(rows: list[Row], first: int, columns: tuple[_Column, ...]) -> tuple[list[Row], list[Row]]:
    """Give the rows above the numbers that name their columns, and the titles of the table, each top to bottom."""
    header: list[Row] = []
    titles: list[Row] = []
    below = rows[first]
    for index in range(first - 1, max(-1, first - 1 - _MOST_HEADER_ROWS), -1):
        row = rows[index]
        limit = _LINE_GAP if header else _HEADER_GAP
        too_far = row.bottom - below.top > limit * max(row.size, below.size)
        if too_far or row.numbers or any(len(cell.words) > _LONGEST_LABEL for cell in row.cells):
            break
        if _names_columns(row, columns, under=bool(header)) and (not titles or len(row.cells) > 1):
            header.insert(0, row)
        elif header or len(row.cells) > 1 or len(titles) == _MOST_TITLES:
            if header and not titles and len(row.cells) == 1:
                titles.insert(0, row)
            break
        else:
            titles.insert(0, row)
        below = row
    return header, titles


def _names_columns(row: Row, columns: tuple[_Column, ...], *, under: bool) -> bool:
    """Tell a row of names from a title; `under` says that names stand below it already.

    One cell alone names a column where it stands above that one, or above several of them, not above all.
    """
    numeric = [column for column in columns if column.numeric]
    above = [cell for cell in row.cells if any(_overlap(cell, column) > -row.size for column in numeric)]
    if len(row.cells) > 1:
        return bool(above)
    (cell,) = row.cells
    if not above or not columns[_nearest(cell, columns)].numeric:
        return False
    spanned = sum(_overlap(cell, column) > 0 for column in numeric)
    return spanned <= 1 or (under and spanned < len(numeric))


def _upwards(lines: Sequence[Line], top: Row, columns: tuple[_Column, ...]) -> tuple[list[str], set[int]] | None:
    """Give the names that are written upwards above the columns, and their lines."""
    labels = [""] * len(columns)
    used: set[int] = set()
    for index, line in enumerate(lines):
        if upright(line) or line.bottom < top.bottom:
            continue
        for left, right, word in line.words:
            at = _nearest(Cell(min(left, right), max(left, right), ""), columns)
            labels[at] = f"{labels[at]} {word}".strip()
        used.add(index)
    return (labels, used) if used else None


def _is_contents(body: list[Row]) -> bool:
    """Tell a table of contents: leaders, and one page number a row that never falls."""
    last = [row.cells[-1].words for row in body if row.led and len(row.cells) == 2]
    pages = [int(words) for words in last if words.isdecimal() and len(words) <= 4]
    return len(pages) >= _CONTENTS * len(body) and len(pages) >= 3 and pages == sorted(pages) and is_value(last[0])
