"""Tables inside a plain text whose cells are parted by commas or semicolons, as somebody pasted them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.documents.formats.plain_lines import Field, is_empty, is_value, is_yearish
from factcheck.documents.formats.plain_tables import TextRow, TextTable
from factcheck.documents.grids import join_labels
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["separated_in"]

_CELL = {
    sign: compile_pattern(rf'[^\S\n]*+(?:"(?P<quoted>[^"\n]*+)"|(?P<plain>[^"{sign}\n]*+))[^\S\n]*+(?:{sign}|$)')
    for sign in ";,"
}
_LONGEST_LINE, _LONGEST_CELL, _FEWEST_LINES = 1_000, 60, 3
_FEWEST_CELLS = {";": 2, ",": 3}  # one comma a line is how people write
_MOST_CELLS = 1_000_000
_SPOKEN = 0.5  # cells that begin with a space, as words behind commas do
_VALUES = 0.5


def separated_in(text: str, start: int, stop: int) -> Iterator[TextTable]:
    """Give the tables between two offsets, from the first to the last."""
    block: list[list[Field]] = []
    sign = ""
    position = start
    while position < stop:
        end = text.find("\n", position, stop)
        end = stop if end < 0 else end
        cells = _cells(text, position, end, sign) if sign else []
        if not cells or (block and len(cells) != len(block[0])):
            if (table := _table(block, sign)) is not None:
                yield table
            block = []
            sign, cells = _first(text, position, end)
        if cells and len(block) * len(cells) <= _MOST_CELLS:
            block.append(cells)
        position = end + 1
    if (table := _table(block, sign)) is not None:
        yield table


def _first(text: str, start: int, end: int) -> tuple[str, list[Field]]:
    """Give what parts a line that may be the first of a table, and its cells."""
    if end - start <= _LONGEST_LINE:
        for sign in ";,":
            if text.count(sign, start, end) >= _FEWEST_CELLS[sign] - 1 and (cells := _cells(text, start, end, sign)):
                return sign, cells
    return "", []


def _cells(text: str, start: int, end: int, sign: str) -> list[Field]:
    """Cut a line into its cells; none where it is not written so."""
    line = text[start : min(end, start + _LONGEST_LINE + 1)].rstrip()
    if len(line) > _LONGEST_LINE or sign not in line:
        return []
    cells: list[Field] = []
    at = 0
    while at <= len(line):
        match = _CELL[sign].match(line, at)
        if match is None:
            return []
        name = "plain" if match["quoted"] is None else "quoted"
        words = match[name]
        left = match.start(name) + len(words) - len(words.lstrip())
        bare = words.strip()
        if len(bare) > _LONGEST_CELL:
            return []
        spoken = line[at : at + 1] == " "
        cells.append(Field(start + left, start + left + len(bare), at, at + spoken, bare))
        if match.end() == len(line) and line[-1] != sign:
            break
        at = max(match.end(), at + 1)
    return cells if len(cells) >= _FEWEST_CELLS[sign] else []


def _table(block: list[list[Field]], sign: str) -> TextTable | None:
    """Make a table of lines with as many cells each: names first, then rows of which most cells are values."""
    if len(block) < _FEWEST_LINES or len(block) * len(block[0]) > _MOST_CELLS:
        return None
    names, rows = [cell.words for cell in block[0]], block[1:]
    behind = [cell.words for row in rows for cell in row[1:]]
    spoken = sum(cell.right > cell.left for row in block for cell in row[1:]) if sign == "," else 0
    told = sum(is_value(words) for words in behind)
    values = sum(is_value(words) or is_yearish(words) or is_empty(words) or not words for words in behind)
    if not all(names) or len(set(names)) < len(names) or any(map(is_value, names)) or spoken > _SPOKEN * len(behind):
        return None
    if told < _FEWEST_LINES - 1 or values < _VALUES * len(behind) or not all(any(c.words for c in row) for row in rows):
        return None
    header = join_labels([names])
    made = tuple(TextRow(tuple(row)) for row in rows)
    return TextTable(block[0][0].start, block[-1][-1].end, header, made)
