"""Passages as they are shown: words with what matters in them marked, and rows of tables as small tables."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.terminal.text import safe_line
from factcheck.workbench.drawing.signs import FULL
from factcheck.workbench.wrapping import clip, fit, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.documents import Table
    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Line

__all__ = ["Span", "around", "inked", "matched_words", "paragraph", "table_rows"]

Span = tuple[int, int, str]
"""A stretch `[start, end)` of a text and the ink it has."""

_WORD = re.compile(r"[^\W\d_]{3,}")


def inked(text: str, start: int, end: int, spans: Sequence[Span], ink: str = "text") -> Line:
    """Give `text[start:end]` in `ink`, with the inks of overlapping `spans` over it, later ones over earlier."""
    inside = [(max(start, a), min(end, b), name) for a, b, name in spans if a < end and b > start]
    if not inside:
        return ((safe_line(text[start:end]), ink),) if start < end else ()
    edges = sorted({start, end, *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    pieces: list[tuple[str, str]] = []
    for left, right in pairwise(edges):
        inks = [name for a, b, name in inside if a <= left and b >= right]
        name = "+".join(dict.fromkeys(inks)) or ink
        words = safe_line(text[left:right])
        if pieces and pieces[-1][1] == name:
            pieces[-1] = (pieces[-1][0] + words, name)
        else:
            pieces.append((words, name))
    return tuple(pieces)


def paragraph(
    text: str, width: int, spans: Sequence[Span], *, ink: str = "text", indent: int = 0, most: int = 99
) -> list[Line]:
    """Give a text as lines of at most `width` cells, its first `most` lines, an ellipsis where there is more."""
    text = text.replace("\n", " ")
    rows = wrap(text, width - indent)
    margin = (" " * indent, "text")
    lines: list[Line] = []
    for number, (start, end) in enumerate(rows[:most]):
        line = inked(text, start, start + len(text[start:end].rstrip()), spans, ink)
        if number == most - 1 and len(rows) > most:
            line = (*_shortened(line, width - indent - 1), ("…", "muted"))
        lines.append((margin, *line) if indent else line)
    return lines


def around(text: str, start: int, end: int, width: int, rows: int) -> tuple[int, int]:
    """Give the stretch of `text` to show so that `[start, end)` is in it, in the middle, in `rows` lines."""
    room = max(width * rows - 2 - 4 * rows, end - start)
    if len(text) <= room:
        return 0, len(text)
    left = max(0, min(start - (room - (end - start)) // 2, len(text) - room))
    right = min(len(text), left + room)
    # Begin and end with whole words.
    if left > 0:
        left = min(start, text.find(" ", left) + 1 or left)
    if right < len(text):
        right = max(end, text.rfind(" ", 0, right))
    return left, right


def matched_words(text: str, words: Iterable[str]) -> list[Span]:
    """Give the places of those words in `text`, whatever their case; a word also matches with an ending after it."""
    wanted = tuple(word.casefold() for word in words if len(word) > 2)
    if not wanted:
        return []
    return [
        (match.start(), match.end(), "matched")
        for match in _WORD.finditer(text)
        if (found := match.group().casefold()) in wanted
        or any(found.startswith(word) and len(found) - len(word) < 3 and len(word) > 3 for word in wanted)
    ]


def table_rows(table: Table, row: int, width: int, *, column: int | None = None, signs: Signs = FULL) -> list[Line]:
    """Give the header and the rows around `row` of a table, that row marked, its cell in `column` as matched."""
    shown = [index for index in (row - 1, row, row + 1) if 0 <= index < len(table.rows)]
    cells = [[safe_line(cell.text) for cell in table.rows[index].cells] for index in shown]
    header = [safe_line(label) for label in table.header]
    columns = max(len(header), *(len(line) for line in cells))
    widths = [
        min(24, max(len(line[at]) if at < len(line) else 0 for line in [header, *cells])) for at in range(columns)
    ]
    while sum(widths) + 2 * columns + 2 > width and max(widths, default=0) > 4:
        widths[widths.index(max(widths))] -= 1

    def drawn(values: Sequence[str], ink: str, special: int | None = None) -> Line:
        pieces: list[tuple[str, str]] = []
        for at, size in enumerate(widths):
            value = values[at] if at < len(values) else ""
            figure = bool(re.match(r"[-+(]?[\d.,]", value))
            pieces.append((fit(value, size, right=figure), "matched" if at == special else ink))
            pieces.append(("  ", "text"))
        return tuple(pieces)

    lines: list[Line] = []
    if any(header):
        lines.append((("  ", "text"), *drawn(header, "muted")))
    for index, values in zip(shown, cells, strict=True):
        if index == row:
            lines.append(((f"{signs.row} ", "key"), *drawn(values, "text", column)))
        else:
            lines.append((("  ", "text"), *drawn(values, "muted")))
    return lines


def _shortened(line: Line, width: int) -> Line:
    pieces: list[tuple[str, str]] = []
    for text, ink in line:
        piece = clip(text, width, "")
        pieces.append((piece, ink))
        if piece != text:
            break
        width -= len(text)
    return tuple(pieces)
