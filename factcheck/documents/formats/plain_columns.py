"""Columns of a table in a plain text, and which of them a name above stands over: told by where words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.documents.formats.plain_lines import is_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.documents.formats.plain_lines import Field

__all__ = ["Span", "columns_of", "named", "placed"]

_FILLED = 0.4  # of its cells, or the columns are none
_MOST_COLUMNS = 60
# What it costs to leave a column out of a group, one below a name, and to stand over an edge, in columns of the screen.
_AWAY, _FAR, _EDGE, _NEVER = 4.0, 40.0, 0.5, 1e9


class Span(Struct, frozen=True):
    """What a column covers of the screen."""

    left: int
    right: int


def columns_of(rows: Sequence[Sequence[Field]]) -> tuple[Span, ...] | None:
    """Give the columns of rows from left to right, the first one that of their labels; None where they show none.

    They are what the fields behind the labels cover together. Where all rows have as many fields and these stand too
    unevenly for that, the fields are the columns in their order.
    """
    spans = _covered([field for row in rows for field in row[1:]])
    if any(is_label(row[0]) for row in rows):
        label = [row[0] for row in rows if not _continues(row[0], spans)]
        edge = spans[0].left if spans else 0
        right = max((field.right for field in label if field.right <= edge), default=edge)
        spans = [Span(min(field.left for field in label), right), *spans]
    else:
        spans = _covered([field for row in rows for field in row])
    found = tuple(spans)
    widths = {len(row) for row in rows}
    if 2 <= len(found) <= _MOST_COLUMNS and (len(found),) == tuple(widths):
        return found
    if len(widths) == 1 and len(found) != len(rows[0]):
        by_order = [[row[number] for row in rows] for number in range(len(rows[0]))]
        return tuple(Span(min(f.left for f in one), max(f.right for f in one)) for one in by_order)
    filled = sum(map(len, rows))
    if not 2 <= len(found) <= _MOST_COLUMNS or filled < _FILLED * len(found) * len(rows):
        return None
    return found if all(placed(row, found) is not None for row in rows) else None


def _continues(field: Field, spans: Sequence[Span]) -> bool:
    """Tell a value that stands first in its row, below other values."""
    return not is_label(field) and any(_overlap(field, span) > 0 for span in spans)


def _covered(fields: Sequence[Field]) -> list[Span]:
    covered: list[Span] = []
    for field in sorted(fields, key=lambda one: (one.left, one.right)):
        if covered and field.left < covered[-1].right:
            covered[-1] = Span(covered[-1].left, max(covered[-1].right, field.right))
        else:
            covered.append(Span(field.left, field.right))
    return covered


def _overlap(one: Field | Span, other: Field | Span) -> int:
    return min(one.right, other.right) - max(one.left, other.left)


def placed(row: Sequence[Field], columns: Sequence[Span]) -> list[Field | None] | None:
    """Put each field of a row into a column of its own; None where two of them stand in one."""
    if len(row) == len(columns):
        return list(row)
    cells: list[Field | None] = [None] * len(columns)
    for number, field in enumerate(row):
        at = 0 if number == 0 and is_label(field) else _nearest(field, columns)
        if cells[at] is not None:
            return None
        cells[at] = field
    return cells


def _nearest(field: Field | Span, columns: Sequence[Span]) -> int:
    overlaps = [_overlap(field, column) for column in columns]
    return overlaps.index(max(overlaps))


def named(lines: Sequence[Sequence[Field]], columns: Sequence[Span]) -> list[list[str]]:
    """Give the names of columns line by line, each written into every column that it stands over."""
    below = list(columns)
    again: frozenset[int] = frozenset()
    grid: list[list[str]] = []
    for number, line in enumerate(reversed(lines)):
        cells = _lowest(line, below) if number == 0 else _above(line, below, again)
        names = [""] * len(columns)
        for at, fields in enumerate(cells):
            names[at] = " ".join(field.words for field in fields)
            if number == 0 and fields:
                below[at] = Span(min(below[at].left, fields[0].left), max(below[at].right, fields[-1].right))
        again = again or frozenset(at for at in range(1, len(names)) if names[at] and names.count(names[at]) > 1)
        grid.insert(0, names)
    return grid


def _lowest(line: Sequence[Field], columns: Sequence[Span]) -> list[list[Field]]:
    """Put the names right above the rows into their columns."""
    cells: list[list[Field]] = [[] for _ in columns]
    if len(line) == len(columns):
        return [[field] for field in line]
    if len(line) == len(columns) - 1 and _overlap(line[0], columns[0]) < _overlap(line[0], columns[1]):
        return [[], *([field] for field in line)]
    for field in line:
        cells[_nearest(field, columns)].append(field)
    return cells


def _above(line: Sequence[Field], columns: Sequence[Span], again: frozenset[int]) -> list[list[Field]]:
    """Put the names of a line above others into their columns, those of groups into all that they stand over.

    `again` are the columns whose names below are written more than once, which only names of groups explain.
    """
    cells: list[list[Field]] = [[] for _ in columns]
    if len(line) == len(columns):
        return [[field] for field in line]
    if _nearest(line[0], columns) == 0 and line[0].left < columns[1].left:
        cells[0].append(line[0])
        line = line[1:]
    values = columns[1:]
    if len(line) > len(values) or (not again and all(_is_over_one(field, values) for field in line)):
        for field in line:
            cells[1 + _nearest(field, values)].append(field)
        return cells
    starts = [not again or at + 1 in again for at in range(len(values))]
    for field, (left, right) in zip(line, _groups(line, values, starts), strict=True):
        for at in range(left, right):
            cells[1 + at].append(field)
    return cells


def _is_over_one(field: Field, columns: Sequence[Span]) -> bool:
    """Tell a name that stands over one column, and in line with it."""
    over = [column for column in columns if _overlap(field, column) > 0]
    if len(over) != 1:
        return not over
    (column,) = over
    return field.right == column.right or field.left == column.left or _aside(field, column) <= 1


def _aside(one: Field | Span, other: Field | Span) -> float:
    return abs((one.left + one.right) - (other.left + other.right)) / 2


def _groups(line: Sequence[Field], columns: Sequence[Span], starts: Sequence[bool]) -> list[tuple[int, int]]:
    """Give for each name the columns that it stands over, so that all of them together stand best over theirs.

    `starts` says of each column whether a group may well begin with it.
    """
    count = len(columns)
    without = [_FAR if any(_overlap(field, column) > 0 for field in line) else _AWAY for column in columns]
    # Of the first so many columns: what it costs to have given them out, and which of them each name got.
    best: list[tuple[float, tuple[tuple[int, int], ...]]] = [(sum(without[:at]), ()) for at in range(count + 1)]
    for field in line:
        following = [(_NEVER, best[0][1])] * (count + 1)
        for left in range(count):
            before, given = best[left]
            before += 0 if starts[left] else _AWAY
            for right in range(left + 1, count + 1):
                cost = before + _cost(field, Span(columns[left].left, columns[right - 1].right))
                if cost < following[right][0]:
                    following[right] = (cost, (*given, (left, right)))
        for at in range(1, count + 1):
            cost = following[at - 1][0] + without[at - 1]
            if cost < following[at][0]:
                following[at] = (cost, following[at - 1][1])
        best = following
    return list(best[count][1])


def _cost(field: Field, span: Span) -> float:
    """Give how far a name is from standing over the middle, or in line with an edge."""
    return min(_aside(field, span), _EDGE if field.left == span.left or field.right == span.right else _NEVER)
