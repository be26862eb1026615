"""Tables that stand in a plain text, set by spaces, tabs or bars: where they are, and their rows and names."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.documents.formats.plain_columns import columns_of, named, placed
from factcheck.documents.formats.plain_lines import (
    Field,
    Line,
    is_empty,
    is_label,
    is_row,
    is_value,
    is_yearish,
    line_of,
    tabbed_fields,
    without_strokes,
)
from factcheck.documents.grids import join_labels, spread_groups
from factcheck.language.files import file_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["TextRow", "TextTable", "tables_in"]

_FEWEST_LINES, _FEWEST_ROWS, _MOST_HEADER_LINES = 3, 2, 4
_MOST_LABELS = 2  # between two rows
_VALUES = 0.5  # of the filled cells behind the labels
_NEAR = 3  # columns of the screen that a name may begin before the values below it
_MOST_FIELDS = 1_000_000  # of lines that stand together
_CUT = ("fields", "bars")
_ALIKE = 0.8  # rows with as many tabs
_CONTENTS = 0.7  # rows with leaders that end in a growing page number: a table of contents


class TextRow(Struct, frozen=True):
    """A row: its cells, None where the table has a gap, and the labels above that it belongs to."""

    cells: tuple[Field | None, ...]
    section: str = ""


class TextTable(Struct, frozen=True):
    """A table: where its first line begins and its last one ends, the names of its columns, its rows.

    `labels` are the lines of one field inside of it, which name what stands below them.
    """

    start: int
    end: int
    header: tuple[str, ...]
    rows: tuple[TextRow, ...]
    labels: tuple[Field, ...] = ()


def tables_in(text: str, start: int, stop: int) -> Iterator[TextTable]:
    """Give the tables between two offsets, from the first to the last; what is far too large for one is none."""
    lines: list[Line] = []
    cut = blank = size = 0
    position = start
    while position < stop:
        end = text.find("\n", position, stop)
        end = stop if end < 0 else end
        line = line_of(text, position, end)
        blank = blank + 1 if line is not None and line.kind == "blank" else 0
        if line is None or blank > 1:
            if cut >= _FEWEST_LINES:
                yield from _tables(text, lines)
            lines, cut, size = [], 0, 0
        elif size <= _MOST_FIELDS:
            lines.append(line)
            cut += line.kind in _CUT
            size += len(line.fields)
        else:
            lines, cut = [], 0
        position = end + 1
    if cut >= _FEWEST_LINES:
        yield from _tables(text, lines)


def _tables(text: str, lines: list[Line]) -> Iterator[TextTable]:
    """Give the tables of lines that stand together."""
    floor = 0
    for first, last in _runs(lines):
        found = _table(text, lines, floor, first, last)
        if found is not None:
            floor = last + 1
            yield found


def _runs(lines: list[Line]) -> list[tuple[int, int]]:
    """Give the runs of rows that may be one table, as the first of them and the last."""
    runs: list[tuple[int, int]] = []
    framed = _framed(lines)
    for index, line in enumerate(lines):
        if not (is_row(line) or index in framed):
            continue
        if runs and _goes_on(lines, *runs[-1], index):
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return [(_begin(lines, first), _end(lines, last)) for first, last in runs]


def _framed(lines: list[Line]) -> set[int]:
    """Give the lines with bars below a rule that stands below their names: rows, whatever is in them."""
    framed: set[int] = set()
    above = ruled = False
    for index, line in enumerate(lines):
        if line.kind == "bars":
            if ruled:
                framed.add(index)
            above = True
        elif line.kind == "rule":
            ruled = ruled or above
        else:
            above = ruled = False
    return framed


def _goes_on(lines: list[Line], first: int, last: int, index: int) -> bool:
    """Tell whether a row belongs to the table of the rows above it."""
    above, row, between = lines[last], lines[index], lines[last + 1 : index]
    labels = [line.fields[0] for line in between if line.kind == "words"]
    if above.kind != row.kind or len(labels) > _MOST_LABELS:
        return False
    if any(file_words().table_caption.match(label.words) or not is_label(label) for label in labels):
        return False
    apart = any(line.kind == "blank" for line in between)
    heads = {_words(line) for line in lines[max(0, first - _MOST_HEADER_LINES) : first]}
    for line in between:
        if line.kind in _CUT and (apart or _words(line) in heads or line.left >= above.fields[0].right):
            return False
    if (
        apart
        and labels
        and len(row.fields) not in {len(line.fields) for line in lines[max(first, last - _NEAR) : last + 1]}
    ):
        return False
    return not apart or _fits(above, row)


def _words(line: Line) -> tuple[str, ...]:
    return tuple(field.words for field in line.fields)


def _fits(above: Line, below: Line) -> bool:
    if len(above.fields) == len(below.fields):
        return True
    values = above.fields[1:]
    under = sum(any(one.left < two.right and two.left < one.right for two in values) for one in below.fields[1:])
    return below.kind == "fields" and 2 * under >= len(below.fields) - 1


def _begin(lines: list[Line], first: int) -> int:
    """Give the first line of a box of facts, whose names end in colons: what is above a number in it is no name."""
    while first and _is_fact(lines[first]) and _is_fact(lines[first - 1]):
        first -= 1
    return first


def _is_fact(line: Line) -> bool:
    return line.kind == "fields" and len(line.fields) == 2 and line.fields[0].words[-1] == ":"


def _end(lines: list[Line], last: int) -> int:
    """Give the last line of a table whose last rows may say only that there is nothing in them."""
    while last + 1 < len(lines) and lines[last + 1].kind == lines[last].kind:
        if _is_fact(lines[last]) and _is_fact(lines[last + 1]):
            last += 1
            continue
        words = [field.words for field in lines[last + 1].fields[1:]]
        if not words or 2 * sum(map(is_empty, words)) < len(words) or not _fits(lines[last], lines[last + 1]):
            break
        last += 1
    return last


class _Head(Struct):
    """What stands above the first row: lines of names, top to bottom, the first line of the table and of its body."""

    names: list[tuple[Field, ...]]
    start: int
    body: int


def _head(lines: list[Line], floor: int, first: int) -> _Head:
    head = _Head([], first, first)
    row = lines[first]
    strokes: tuple[Field, ...] = ()
    labels = apart = 0
    values = row.fields[1].left
    for index in range(first - 1, floor - 1, -1):
        line = lines[index]
        if line.kind == "blank":
            if head.names or apart:
                break
            apart += 1
            continue
        if line.kind == "rule":
            if not head.names or head.start == index + 1:
                head.start, strokes = (index if labels == 0 else head.start), line.fields
            continue
        is_name = line.kind == row.kind and not (apart and not _stands_over(line, row))
        if line.kind == "words" and row.kind == "fields":
            is_name = line.left >= values - _NEAR
        if is_name and len(head.names) < _MOST_HEADER_LINES:
            fields = _over(tuple(map(without_strokes, line.fields)), strokes)
            head.names.insert(0, fields)
            head.start, strokes = index, ()
            if labels:
                head.body = first - labels
        elif line.kind == "words" and not head.names and not apart and labels < _MOST_LABELS:
            labels += 1
        else:
            break
    return head


def _stands_over(line: Line, row: Line) -> bool:
    """Tell names that have an empty line below them from something else that stands above a table."""
    return abs(len(line.fields) - len(row.fields)) <= 1


def _over(fields: tuple[Field, ...], strokes: Sequence[Field]) -> tuple[Field, ...]:
    """Give names with what the strokes below them cover, where each name has strokes of its own."""
    extra = len(strokes) - len(fields)
    if len(strokes) < 2 or extra not in (0, 1):
        return fields
    pairs = zip(fields, strokes[extra:], strict=True)
    return tuple(replace(name, left=stroke.left, right=stroke.right) for name, stroke in pairs)


def _table(text: str, lines: list[Line], floor: int, first: int, last: int) -> TextTable | None:
    """Make a table of a run of rows; None where they are none."""
    head = _head(lines, floor, first)
    first = _below_names(lines, head, first, last)
    body = [line for line in lines[first : last + 1] if line.kind in _CUT]
    if len(body) < _FEWEST_ROWS or len(body) + len(head.names) < _FEWEST_LINES:
        return None
    cells = [line.fields for line in body]
    in_order = body[0].kind == "bars"
    if not in_order and all(line.tabs for line in body):
        tabbed = [tabbed_fields(text, line) for line in body]
        widest = max(map(len, tabbed))
        if _ALIKE * len(tabbed) <= sum(len(row) == widest for row in tabbed):
            cells, in_order = tabbed, True
            over = [line for line in lines[head.start : first] if line.kind == "fields"]
            if len(over) == len(head.names):
                head.names = [tabbed_fields(text, line) for line in over]
    if in_order:
        width = max(map(len, (*cells, *head.names)))
        names = [[field.words for field in line] for line in head.names]
        header = join_labels(_filled(names, width) if body[0].tabs else spread_groups(names, width))
        found = [[*row, *[None] * (width - len(row))] for row in cells]
    else:
        columns = columns_of(cells)
        if columns is None:
            return None
        width = len(columns)
        found = [placed(row, columns) or [] for row in cells]
        header = join_labels(named(head.names, columns))
    framed = in_order and any(line.kind == "rule" for line in lines[head.start : first + 1])
    if (not framed and not _are_values(found)) or _is_contents(body) or max(len(header), width) < 2:
        return None
    if len({len(row) for row in cells}) > 2 and in_order and not framed:
        return None
    header = (*header, *[""] * (width - len(header))) if any(header) else ()
    rows, labels = _rows(lines[head.body : first], lines[first : last + 1], found)
    return TextTable(lines[head.start].start, lines[last].end, tuple(header), rows, labels)


def _filled(names: list[list[str]], width: int) -> list[list[str]]:
    """Write the names of groups into the empty cells beside them, where names stand below these."""
    even = [line + [""] * (width - len(line)) for line in names]
    for upper, lower in pairwise(even):
        for at in range(2, width):
            if not upper[at] and lower[at] and lower[at - 1]:
                upper[at] = upper[at - 1]
    return even


def _below_names(lines: list[Line], head: _Head, first: int, last: int) -> int:
    """Give the first row where what looked like it names columns: numbers without a label, or above a rule."""
    rows = [index for index in range(first, last + 1) if lines[index].kind in _CUT]
    if len(rows) <= _FEWEST_ROWS or lines[first].kind == "bars" or len(head.names) >= _MOST_HEADER_LINES:
        return first
    labelled = [lines[index] for index in rows[1:] if is_label(lines[index].fields[0])]
    ends = max((line.fields[0].right for line in labelled), default=0)
    bare = lines[first].left > min((line.left for line in labelled), default=0) and lines[first].fields[0].right > ends
    unnamed = 2 * len(labelled) > len(rows) and bare and not is_label(lines[first].fields[0])
    ruled = not head.names and lines[first + 1].kind == "rule"
    if not (unnamed or ruled):
        return first
    head.names.append(lines[first].fields)
    head.start = min(head.start, first)
    head.body = first + 1
    return rows[1]


def _are_values(rows: Sequence[Sequence[Field | None]]) -> bool:
    words = [cell.words for row in rows for cell in row[1:] if cell is not None and cell.words]
    values = sum(is_value(one) or is_yearish(one) or is_empty(one) for one in words)
    return sum(map(is_value, words)) >= _FEWEST_ROWS and values >= _VALUES * len(words)


def _is_contents(body: list[Line]) -> bool:
    """Tell a table of contents: leaders, and one page number a line that never falls."""
    last = [line.fields[-1].words for line in body if line.led and len(line.fields) == 2]
    pages = [int(words) for words in last if words.isdecimal() and len(words) <= 4]
    return len(pages) >= _CONTENTS * len(body) and len(pages) >= _FEWEST_LINES and pages == sorted(pages)


def _rows(
    above: Sequence[Line], body: Sequence[Line], cells: Sequence[Sequence[Field | None]]
) -> tuple[tuple[TextRow, ...], tuple[Field, ...]]:
    """Give the rows with the labels that stand in lines of their own: over several rows, or as a row's first cell."""
    lines = [*above, *body]
    rows: list[TextRow] = []
    labels: list[Field] = []
    sections: list[_Section] = []
    for index, line in enumerate(lines):
        if line.kind in _CUT and index >= len(above):
            row = list(cells[len(rows)])
            while sections and sections[-1].deeper and line.left <= sections[-1].left:
                sections.pop()
            for section in sections:
                section.deeper = section.deeper or line.left > section.left
            if row[0] is None and labels and lines[index - 1].fields == (labels[-1],):
                row[0] = labels.pop()
                sections.pop()
            rows.append(TextRow(tuple(row), ", ".join(section.words for section in sections)))
        elif line.kind == "words" and not _wraps(lines, index):
            (label,) = line.fields
            while sections and sections[-1].left >= label.left:
                sections.pop()
            sections.append(_Section(label.left, label.words.rstrip(":")))
            labels.append(label)
    return tuple(rows), tuple(labels)


class _Section(Struct):
    """A label over rows, and whether one of them was set deeper than it."""

    left: int
    words: str
    deeper: bool = False


def _wraps(lines: Sequence[Line], index: int) -> bool:
    """Tell the rest of the label of the row above from a label over what stands below."""
    label = lines[index].left
    above = lines[index - 1] if index else None
    below = next((line for line in lines[index + 1 : index + _FEWEST_LINES] if line.kind in _CUT), None)
    return above is not None and above.kind in _CUT and label > above.left and (below is None or label > below.left)
