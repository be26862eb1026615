"""What in a grid of cells is title, header, body and note: looked at, since no file says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Grid", "is_number", "join_labels", "read_grid", "shows_decimal_comma", "spread_groups"]

# A cell that is a number to its reader, whatever stands around the digits: "63.75%", "$1,234", "(5)", "12 345", "n/a".
_NUMBER = compile_pattern(
    r"[-+−–(]?\s*(?:[$€£¥₽]|[A-Z]{2,3}\s)?\s*[-+−]?\d[\d\s.,'’]*\s*(?:%|‰|[$€£¥₽]|[A-Za-z]{1,3})?\s*\)?\*?"
)
# A measurement with what stands beside it: "<0.001", "9 (12.3)", "3.49 (2.40, 5.08)", "1.2 ± 0.3".
_MEASURED = compile_pattern(r"[<>≤≥~≈]?\s*[-+−–]?\s*\d[\d.,]*\s*(?:[(\[±][^A-Za-z]*)?\*{0,3}")
_YEAR = compile_pattern(r"(?:1[5-9]|20|21)\d\d(?:[-/–]\d{2,4})?")
_COMMA_DECIMAL = compile_pattern(r"[-+]?(?:\d{1,3}(?:[.\s’']\d{3})+|\d+),\d+\s*[%€]?")
_POINT_DECIMAL = compile_pattern(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d+\s*%?")
_COMMA_GROUPS = compile_pattern(r"[-+]?\d{1,3}(?:,\d{3})+\s*%?")
_SAMPLE = 200
_MOST_HEADER_ROWS = 3
_LONGEST_NUMBER = 40
_PAIR, _WIDE_TABLE, _TWO_LINES = 2, 5, 2


class Grid(Struct, frozen=True):
    """Rows of the grid by what they are: indexes of title lines above, header rows, body rows and notes below."""

    titles: tuple[int, ...]
    header: tuple[int, ...]
    body: tuple[int, ...]
    notes: tuple[int, ...]


def is_number(cell: str) -> bool:
    """Tell whether a cell holds a number."""
    words = cell.strip()
    return len(words) <= _LONGEST_NUMBER and _NUMBER.fullmatch(words) is not None


def read_grid(rows: Sequence[Sequence[str]], *, ragged: bool = False) -> Grid:
    """Sort the rows of a grid.

    Lines with one cell above a wider table are its title, below it notes. The header is what stands above the first row
    with numbers, at most three rows; a bare year counts as one where its column has a name already. Where no cell of
    the table is a number, the header is its first row, if all of it is filled. Where rows are `ragged`, as long as they
    were written, a short pair above a wide table ("Last updated", "2024-06-28") is a line above it.
    """
    filled = [sum(1 for cell in row if cell.strip()) for row in rows]
    present = [index for index, count in enumerate(filled) if count]
    if not present:
        return Grid((), (), (), ())
    if max(filled) == 1:
        return _read_column(rows, present)
    first, widest = 0, max(filled)
    while first < len(present) and _is_above(rows[present[first]], filled[present[first]], widest, ragged=ragged):
        first += 1
    last = len(present)
    while last > first + 1 and filled[present[last - 1]] == 1 and _is_note(rows[present[last - 1]]):
        last -= 1
    table = present[first:last]
    count = _header_rows(rows, table)
    return Grid(tuple(present[:first]), tuple(table[:count]), tuple(table[count:]), tuple(present[last:]))


def _is_above(row: Sequence[str], filled: int, widest: int, *, ragged: bool) -> bool:
    """Tell a line above a table: one cell that is no number, or, short, a name with its value above a wide table."""
    if filled == 1:
        return _is_title(row, widest)
    short = filled == _PAIR and len(row) <= _PAIR + 1 and bool(row[0].strip()) and not is_number(row[0])
    return ragged and short and widest >= _WIDE_TABLE


def join_labels(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Give one label a column; where several header rows say different things, one after the other.

    A name of one word with underscores is written as it is read: "share_pct" is "share pct".
    """
    width = max((len(row) for row in rows), default=0)
    labels = []
    for column in range(width):
        parts: list[str] = []
        for row in rows:
            words = row[column].strip() if column < len(row) else ""
            if words and words not in parts:
                parts.append(words)
        labels.append(" ".join(part if " " in part else part.replace("_", " ").strip() for part in parts))
    return tuple(labels)


def spread_groups(lines: Sequence[Sequence[str]], width: int) -> list[Sequence[str]]:
    """Set the names of groups above their columns where two lines of a header were written without empty cells.

    "Test | Men | Women" above "n | % | n | %" stands over five columns: the lower line is that of all but the first
    columns, and each of its repeated names has a group of its own; where nothing is repeated the last group has all.
    """
    if len(lines) != _TWO_LINES:
        return list(lines)
    upper, lower = (_without_empty_ends(line) for line in lines)
    alone = width - len(lower)
    if alone <= 0 or len(upper) <= alone or not all(cell.strip() for cell in lower):
        return list(lines)
    groups = len(upper) - alone
    each = len(lower) // groups
    periodic = all(lower[place] == lower[place % each] for place in range(len(lower))) if each else False
    if each < _TWO_LINES or len(lower) % groups or not (groups == 1 or periodic):
        return list(lines)
    spread = [*upper[:alone], *(group for group in upper[alone:] for _ in range(each))]
    return [spread, [*[""] * alone, *lower]]


def _without_empty_ends(line: Sequence[str]) -> Sequence[str]:
    end = len(line)
    while end and not line[end - 1].strip():
        end -= 1
    return line[:end]


def _read_column(rows: Sequence[Sequence[str]], present: list[int]) -> Grid:
    """Sort the rows of a single column: numbers under a name are a table, words alone are notes."""
    numbers = [is_number(_only(rows[index])) for index in present]
    if not any(numbers):
        return Grid((), (), (), tuple(present))
    named = not numbers[0]
    return Grid((), tuple(present[: int(named)]), tuple(present[int(named) :]), ())


def _only(row: Sequence[str]) -> str:
    return next(cell for cell in row if cell.strip())


def _is_title(row: Sequence[str], width: int) -> bool:
    """Tell a line above a table from the name of its second column, over labels that have no name."""
    return not is_number(_only(row)) and (width > 2 or bool(row[0].strip()))


def _is_note(row: Sequence[str]) -> bool:
    return bool(row) and bool(row[0].strip()) and (len(row[0]) > 30 or row[0].lstrip()[0] in "*¹²³†" or ":" in row[0])


def _header_rows(rows: Sequence[Sequence[str]], table: list[int]) -> int:
    numbers = [sum(1 for cell in rows[index] if _is_value(cell)) for index in table[:_SAMPLE]]
    if not any(numbers):
        cells = [cell.strip() for cell in rows[table[0]]]
        return 1 if len(table) > 1 and all(cells) and len(set(cells)) == len(cells) else 0
    first_value = next(index for index, count in enumerate(numbers) if count)
    for index in range(1, min(first_value, _MOST_HEADER_ROWS + 1)):
        if _stands_below_names(rows[table[index]], join_labels([rows[above] for above in table[:index]])):
            return index
    return first_value if first_value <= _MOST_HEADER_ROWS else 1


def _stands_below_names(row: Sequence[str], labels: Sequence[str]) -> bool:
    """Tell a row of the body whose numbers all look like years ("Parks", "2114") from one more row of column names.

    Its first cell is filled and is not the column's name once more, and each year has a name of its own above it; one
    that divides a column ("Population" over "2019", "2020") has not.
    """
    years = [column for column, cell in enumerate(row) if _YEAR.fullmatch(cell.strip())]
    if not years or years[-1] >= len(labels) or not labels[0] or row[0].strip() in ("", labels[0]):
        return False
    return all(labels[column] and labels.count(labels[column]) == 1 for column in years)


def _is_value(cell: str) -> bool:
    """Tell a number of the body; a bare year may well be a column's name."""
    words = cell.strip()
    if _YEAR.fullmatch(words):
        return False
    return is_number(words) or (len(words) <= _LONGEST_NUMBER and _MEASURED.fullmatch(words) is not None)


def shows_decimal_comma(cells: Sequence[str]) -> bool:
    """Tell whether the numbers among the cells are written with a decimal comma ("63,75", "1.234,5")."""
    comma = point = 0
    for cell in cells:
        words = cell.strip()[:_LONGEST_NUMBER]
        if _COMMA_DECIMAL.fullmatch(words) and not _COMMA_GROUPS.fullmatch(words):
            comma += 1
        elif _POINT_DECIMAL.fullmatch(words) and not re.fullmatch(r"[-+]?\d{1,3}\.\d{3}", words):
            point += 1
    return comma > point
