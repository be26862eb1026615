"""What stands beside each other on a page of a PDF, whatever order it was written in: rows, and their cells.

A report writer may print a table row by row, column by column or cell by cell; only where the words stand tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.documents.grids import is_number
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.documents.formats.pdf_lines import Line

__all__ = ["Cell", "Row", "is_value", "rows_of", "upright"]

# In sizes of the letters: wider than any space between words.
_WIDE = 0.9
_HEADER_GAP = 0.5  # between labels that are no numbers
_SAME_ROW = 0.5  # lines whose middles are nearer than this part of the smaller height stand in one row
_ROTATED = 2.2  # higher than so many sizes, a line of several letters is written upwards
# A line of so many words, few of them numbers, is a sentence and no part of a table.
_SENTENCE_WORDS, _SENTENCE_NUMBERS = 9, 0.3
_LEADER = compile_pattern(r"[.…_·]{2,}|(?:[.·…]\s?)+")
_LEADERS_INSIDE = compile_pattern(r"[.…_·]{3,}|…+|_{2,}")
_YEAR = compile_pattern(r"(?:1[5-9]|20|21)\d\d(?:[-/–]\d{2,4})?")


class Cell(Struct, frozen=True):
    """Words that stand close, with their left and right edges in points."""

    left: float
    right: float
    words: str

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Row(Struct, frozen=True):
    """A row of cells from left to right, the lines they were written in, its edges, its size of letters.

    `led` says that dots or lines led the eye from one cell to the next.
    """

    cells: tuple[Cell, ...]
    lines: tuple[int, ...]
    top: float
    bottom: float
    size: float
    led: bool

    @property
    def numbers(self) -> int:
        """How many cells after the first are numbers, years by themselves excepted."""
        return sum(is_value(cell.words) for cell in self.cells[1:])


def is_value(words: str) -> bool:
    """Tell a number of a table's body; a bare year may well be a column's name."""
    return is_number(words) and _YEAR.fullmatch(words.strip()) is None


def upright(line: Line) -> bool:
    """Tell a line that is written from left to right from one that is written upwards."""
    return line.top - line.bottom <= _ROTATED * line.size or len(line.text) < 4


def rows_of(lines: Sequence[Line], gap: float = _WIDE) -> list[Row]:
    """Give the rows of a page from top to bottom, sentences left out; `gap` is what keeps cells apart."""
    loose = [index for index, line in enumerate(lines) if upright(line) and not _is_sentence(line)]
    loose.sort(key=lambda index: -(lines[index].top + lines[index].bottom))
    grouped: list[list[int]] = []
    for index in loose:
        if grouped and _beside(lines[grouped[-1][0]], lines[index]):
            grouped[-1].append(index)
        else:
            grouped.append([index])
    return [row for group in grouped if (row := _row(lines, group, gap)).cells]


def _is_sentence(line: Line) -> bool:
    words = [word for _, _, word in line.words if not _LEADER.fullmatch(word)]
    numbers = sum(map(is_number, words))
    return len(words) >= _SENTENCE_WORDS and numbers < _SENTENCE_NUMBERS * len(words) and not _spread(line)


def _spread(line: Line) -> bool:
    """Tell a line whose words stand far apart: a row of many labels."""
    gaps = [right[0] - left[1] for left, right in zip(line.words, line.words[1:], strict=False)]
    return sum(gap > _WIDE * line.size for gap in gaps) >= 2


def _beside(one: Line, other: Line) -> bool:
    height = min(one.top - one.bottom, other.top - other.bottom) or 1.0
    return abs((one.top + one.bottom) - (other.top + other.bottom)) / 2 < _SAME_ROW * height


def _row(lines: Sequence[Line], group: list[int], gap: float) -> Row:
    """Put the cells of lines that stand beside each other into one row; what stands above each other is one cell."""
    size = max(lines[index].size for index in group)
    found: list[tuple[Cell, float]] = []
    led = False
    for index in group:
        cells, leaders = _cells(lines[index], gap)
        led = led or leaders
        found += [(cell, lines[index].top) for cell in cells]
    joined: list[list[tuple[Cell, float]]] = []
    right = 0.0
    for cell, top in sorted(found, key=lambda one: (one[0].left, -one[1])):
        if joined and (cell.left < right or _is_near(cell, joined[-1][-1][0], size, gap, led=led)):
            joined[-1].append((cell, top))
            right = max(right, cell.right)
        else:
            joined.append([(cell, top)])
            right = cell.right
    merged = tuple(_merged(cells, size) for cells in joined)
    tops, bottoms = [lines[index].top for index in group], [lines[index].bottom for index in group]
    return Row(merged, tuple(group), max(tops), min(bottoms), size, led)


def _is_near(cell: Cell, before: Cell, size: float, gap: float, *, led: bool) -> bool:
    near = gap if is_number(cell.words) or is_number(before.words) else max(gap, _HEADER_GAP)
    return not led and cell.left - before.right < size * near


def _merged(cells: list[tuple[Cell, float]], size: float) -> Cell:
    """Join cells in the order in which they are read: line by line, each from left to right."""
    highest = max(top for _, top in cells)
    ordered = sorted(cells, key=lambda one: (round((highest - one[1]) / (size * _SAME_ROW)), one[0].left))
    words = " ".join(cell.words for cell, _ in ordered)
    return Cell(min(cell.left for cell, _ in cells), max(cell.right for cell, _ in cells), words)


def _cells(line: Line, gap: float) -> tuple[list[Cell], bool]:
    """Join the words of a line that stand close into cells, and tell whether leaders stand between them."""
    cells: list[Cell] = []
    led = apart = False
    for left, right, written in line.words:
        word = _LEADERS_INSIDE.sub(" ", written).strip()
        if not word or (_LEADER.fullmatch(word) and len(word) > 1) or word == ".":
            led = apart = True
            continue
        pieces = word.split() if word != written else [word]
        for number, piece in enumerate(pieces):
            begin = left + (right - left) * number / len(pieces)
            end = left + (right - left) * (number + 1) / len(pieces)
            near = gap if is_number(piece) or (cells and is_number(cells[-1].words)) else max(gap, _HEADER_GAP)
            if cells and not apart and number == 0 and begin - cells[-1].right < line.size * near:
                cells[-1] = Cell(cells[-1].left, end, f"{cells[-1].words} {piece}")
            else:
                cells.append(Cell(begin, end, piece))
            apart = False
        if word != written:
            led = True
            apart = written[-1] in ".…_·"
    if not led:
        return cells, False
    bare = [Cell(cell.left, cell.right, cell.words.rstrip(" .·")) for cell in cells]
    return [cell for cell in bare if cell.words], True
