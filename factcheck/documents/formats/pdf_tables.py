"""Tables of a PDF, which has none: lines whose words stand apart in columns, with numbers in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.documents.grids import is_number, join_labels, read_grid

if TYPE_CHECKING:
    from factcheck.documents.formats.pdf_lines import Line

__all__ = ["PageTable", "take_table"]

# In sizes of the letters: wider than any space between words, and wide enough beside a number.
_WIDE, _NARROW = 0.9, 0.36
_HEADER_GAP = 0.5  # between the labels of a narrow table, which are no numbers
_SLACK = 3  # so many lines above the first numbers may belong to the header

_CellBox = tuple[float, float, str]


class PageTable(Struct, frozen=True):
    """A table as found on a page."""

    caption: str | None
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def take_table(page: list[Line], start: int) -> tuple[PageTable, int] | None:
    """Give the table that begins with line `start` and the index of the line after it, or None.

    A table is two or more lines below each other with cells that stand apart, most of them beyond the first column
    numbers. Where only the numbers stand a little apart, each line must end with one: sentences rarely do so.
    """
    return _taken(page, start, _WIDE) or _taken(page, start, _NARROW)


def _taken(page: list[Line], start: int, gap: float) -> tuple[PageTable, int] | None:
    end = start
    cells: list[list[_CellBox]] = []
    while end < len(page):
        found = _cells(page[end], gap)
        if len(found) < 2:
            break
        cells.append(found)
        end += 1
    numeric = [sum(is_number(words) for _, _, words in row[1:]) for row in cells]
    first = next((index for index, count in enumerate(numeric) if count), None)
    if first is None or first > _SLACK or len(cells) - first < 2:
        return None
    body = cells[first:]
    if gap == _NARROW and not all(is_number(row[-1][2]) for row in body):
        return None
    numbers, others = sum(numeric[first:]), sum(len(row) - 1 for row in body)
    if numbers * 2 < others:
        return None
    columns = _columns(body)
    if len(columns) < 2:
        return None
    grid = [_placed(row, columns) for row in cells]
    order = read_grid(grid)
    if not order.body:
        return None
    titles = [" ".join(filter(None, grid[index])) for index in order.titles]
    rows = tuple(tuple(grid[index]) for index in (*order.body, *order.notes))
    return PageTable(titles[0] if titles else None, join_labels([grid[index] for index in order.header]), rows), end


def _cells(line: Line, gap: float) -> list[_CellBox]:
    """Join the words of a line that stand close into cells."""
    cells: list[_CellBox] = []
    for left, right, word in line.words:
        apart = gap if is_number(word) or (cells and is_number(cells[-1][2])) else max(gap, _HEADER_GAP)
        if cells and left - cells[-1][1] < line.size * apart:
            cells[-1] = (cells[-1][0], right, f"{cells[-1][2]} {word}")
        else:
            cells.append((left, right, word))
    return cells


def _columns(rows: list[list[_CellBox]]) -> list[tuple[float, float]]:
    """Give the columns: what the cells of all rows cover together, left to right."""
    columns: list[tuple[float, float]] = []
    for left, right, _ in sorted(cell for row in rows for cell in row):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _placed(row: list[_CellBox], columns: list[tuple[float, float]]) -> list[str]:
    """Put each cell into the column that it overlaps most, or stands nearest to."""
    placed = [""] * len(columns)
    for left, right, words in row:
        distances = [max(begin - right, left - end) for begin, end in columns]
        index = distances.index(min(distances))
        placed[index] = f"{placed[index]} {words}".strip()
    return placed
