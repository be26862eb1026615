"""What of a repaint the terminal does not show already: only that is sent.

Textual sends whatever a widget draws anew, blanks and unchanged words alike; to open a list over the article is 10 kB
at 80x24. Here it is known what every cell of the terminal shows, as curses knows it, so that over a slow line a key
costs what it changes. What is not understood is sent as it is, and nothing is taken for known afterwards.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Repainter"]

Cell = tuple[int, int]  # column and row, from 0

# The pieces that a repaint is made of: text in an ink of its own, where to go, an ink, text, the end of a line. All
# else is not understood.
_PIECES = re.compile(
    r"\x1b\[([\d;]*)m([^\x00-\x1f\x7f]+)\x1b\[0?m|\x1b\[(\d+);(\d+)H|\x1b\[([\d;]*)m|([^\x00-\x1f\x7f]+)"
    r"|(\r?\n)|(.)",
    re.DOTALL,
)
_INKED, _MOVE, _INK, _TEXT, _LINE_END = 2, 4, 5, 6, 7  # the last group of each
# What shows nothing in a cell and changes none: the cursor, the mouse, reports, a whole repaint at once.
_HARMLESS = re.compile(r"(?:\x1b\[\?(?:25|2026)[hl])+\Z")
_GROUND = re.compile(r"4[0-7]|10[0-7]")
_UNKNOWN = ""
_LINES = {"4", "7", "9", "21", "53"}  # lines at a letter, and the ground and letter changing places
_NEAR = 4  # unchanged cells between two changed ones that cost less than to go past them
_LONG = 12  # blanks that cost more than to erase them


class Repainter:
    """Knows what a terminal shows, and gives of a repaint what must be sent."""

    def __init__(self) -> None:
        self._text: list[list[str]] = []
        self._inks: list[list[str]] = []
        self._width = 0
        self._cursor: Cell | None = None

    def forget(self) -> None:
        """Know nothing any more: the terminal has another size, or something else has written over it."""
        self._text, self._inks, self._width, self._cursor = [], [], 0, None

    def needed(self, data: str, size: tuple[int, int]) -> str:
        """Give of what is to be written to a terminal of this size (columns, rows) what changes it."""
        if _HARMLESS.match(data):
            return data
        columns, rows = size
        if (self._width, len(self._text)) != (columns, rows):
            self._width, self._cursor = columns, None
            self._text = [[_UNKNOWN] * columns for _ in range(rows)]
            self._inks = [[_UNKNOWN] * columns for _ in range(rows)]
        repaint = self._read(data)
        if repaint is None:
            self.forget()
            return data
        return repaint

    def _read(self, data: str) -> str | None:
        """Give what changes, None where something was not understood."""
        changed: dict[int, list[Cell]] = {}
        x, y, ink, left_at = 0, -1, "", None
        for piece in _PIECES.finditer(data):
            what = piece.lastindex
            if what in (_INKED, _INK):
                codes = piece[1] if what == _INKED else piece[_INK]
                if ink and codes not in {"", "0"}:
                    return None
                ink = _plain(codes)
            if what in (_INKED, _TEXT):
                text = piece[what]
                if not 0 <= y < len(self._text) or not _single(text) or x + len(text) > self._width:
                    return None
                self._note(text, ink, x, y, changed)
                x, left_at = x + len(text), None
                if what == _INKED:
                    ink = ""
            elif what == _MOVE:
                left_at = x, y = int(piece[_MOVE]) - 1, int(piece[_MOVE - 1]) - 1
            elif what == _LINE_END:
                y = -1  # until it is said where to go on
            elif what != _INK:
                return None
        pen = _Pen(self._width, self._cursor)
        lines = sorted(changed)
        while lines:
            line = lines.pop(0)
            if lines and self._is_blank_from(line, lines[-1]):
                pen.go(min(start for start, _ in changed[line]), line)
                pen.send("\x1b[J")
                break
            self._paint(pen, line, changed[line])
        self._cursor = pen.leave(left_at)
        return pen.written

    def _note(self, text: str, ink: str, x: int, y: int, changed: dict[int, list[Cell]]) -> None:
        end, blank = x + len(text), _behind(ink)
        letters = list(text)
        if blank == ink or " " not in text:
            inks = [ink] * len(text)
        else:
            inks = [blank if each == " " else ink for each in text]
        row, row_inks = self._text[y], self._inks[y]
        before = row[x:end]
        if before == letters and row_inks[x:end] == inks:
            return
        spans = changed.setdefault(y, [])
        if before[0] == _UNKNOWN and before.count(_UNKNOWN) == len(letters):  # the first of all repaints
            if spans and spans[-1][1] == x:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((x, end))
            row[x:end], row_inks[x:end] = letters, inks
            return
        for at, letter, its in zip(range(x, end), letters, inks, strict=True):
            if row[at] != letter or row_inks[at] != its:
                if spans and at == spans[-1][1]:
                    spans[-1] = (spans[-1][0], at + 1)
                else:
                    spans.append((at, at + 1))
        row[x:end], row_inks[x:end] = letters, inks

    def _paint(self, pen: _Pen, y: int, spans: list[tuple[int, int]]) -> None:
        row, inks = self._text[y], self._inks[y]
        for start, end in self._joined(y, sorted(spans)):
            pen.go(start, y)
            for first, last, ink in _runs(row, inks, start, end):
                if last - first < _LONG or not _is_blank(row, inks, first, last):
                    pen.write("".join(row[first:last]), ink)
                elif _is_blank(row, inks, last, self._width):
                    pen.send("\x1b[K")
                    break
                else:
                    pen.send(f"\x1b[{last - first}X")
                    pen.go(last, y)

    def _is_blank_from(self, line: int, last: int) -> bool:
        """Say whether nothing stands in a line and in all below it; looks first at `last`, which changed as well."""
        blank, inks = [" "] * self._width, [""] * self._width
        below = range(len(self._text) - 1, line - 1, -1)
        return self._text[last] == blank and all(self._text[y] == blank and self._inks[y] == inks for y in below)

    def _joined(self, y: int, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Give the spans of a row, those as one between which so little is unchanged that it is sent along."""
        row, inks = self._text[y], self._inks[y]
        start, end = spans[0]
        for first, last in spans[1:]:
            near = (
                first - end <= _NEAR and _UNKNOWN not in row[end:first] and len({*inks[end - 1 : first + 1], ""}) <= 2
            )
            if first <= end or near:
                end = max(end, last)
            else:
                yield start, end
                start, end = first, last
        yield start, end


class _Pen:
    """Writes to the terminal with as few bytes as it takes, from where its cursor is (None: unknown), in no ink."""

    def __init__(self, width: int, at: Cell | None) -> None:
        self._out: list[str] = []
        self._width = width
        self._at = at
        self._ink = ""

    @property
    def written(self) -> str:
        """What is to be sent."""
        return "".join(self._out)

    def go(self, x: int, y: int) -> None:
        """Move to a cell."""
        if self._at == (x, y):
            return
        if self._at is not None and self._at[1] == y and x > self._at[0]:
            by = x - self._at[0]
            self._out.append("\x1b[C" if by == 1 else f"\x1b[{by}C")
        elif self._at is not None and (x, y) == (0, self._at[1] + 1):
            self._out.append("\r\n")
        else:
            self._out.append(f"\x1b[{y + 1};{x + 1}H")
        self._at = (x, y)

    def write(self, text: str, ink: str) -> None:
        """Write where it stands."""
        self.send(text, ink)
        if self._at is not None:
            x, y = self._at[0] + len(text), self._at[1]
            # In the last column a terminal has not moved on yet: where its cursor is, is not certain.
            self._at = (x, y) if x < self._width else None

    def send(self, words: str, ink: str = "") -> None:
        """Send what does not move the cursor, in an ink."""
        if ink != self._ink:
            self._out.append(f"\x1b[0;{ink}m" if self._ink and ink else f"\x1b[{ink}m")
            self._ink = ink
        self._out.append(words)

    def leave(self, at: Cell | None) -> Cell | None:
        """Put the pen down without ink, at a cell where one is given; gives where the cursor is."""
        if self._ink:
            self.send("")
        if at is not None:
            self.go(*at)
        return self._at


def _is_blank(row: list[str], inks: list[str], start: int, end: int) -> bool:
    return not any(inks[start:end]) and row[start:end].count(" ") == end - start


def _runs(row: list[str], inks: list[str], start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Give the stretches between two cells that are written in one ink, and long ones of blanks apart.

    A few blanks between words go with these, where the ink cannot be seen in them.
    """
    first = at = start
    ink: str | None = None  # None while there are only blanks
    while at < end:
        stop = at
        while stop < end and row[stop] == " " and not inks[stop]:
            stop += 1
        if stop - at >= _LONG:
            if first < at:
                yield first, at, ink or ""
            yield at, stop, ""
            first, at, ink = stop, stop, None
        elif stop > at:
            if ink and _behind(ink):
                yield first, at, ink
                first, ink = at, None
            at = stop
        else:
            its = inks[at]
            if (ink is None and first < at and _behind(its)) or (ink is not None and its != ink):
                yield first, at, ink or ""
                first = at
            ink, at = its, at + 1
            while at < end and inks[at] == its and row[at] != " ":
                at += 1
    if first < end:
        yield first, end, ink or ""


@lru_cache(maxsize=512)
def _plain(codes: str) -> str:
    """Give the codes of an ink without those that say what holds without them; "" is no ink at all."""
    kept: list[str] = []
    given = codes.split(";")
    while given:
        code = given.pop(0)
        if code in {"", "0"}:
            kept.clear()
        elif code in {"38", "48"}:
            more = 2 if given[:1] == ["5"] else 4
            kept += [code, *given[:more]]
            del given[:more]
        elif code not in {"39", "49"}:
            kept.append(code)
    return ";".join(kept)


@lru_cache(maxsize=512)
def _behind(ink: str) -> str:
    """Give what of an ink can be seen in a blank: its ground; all of it where lines go through or under the blank."""
    kept: list[str] = []
    given = ink.split(";")
    if not _LINES.isdisjoint(given):
        return ink
    while given:
        code = given.pop(0)
        if code in {"38", "48"}:
            more = 2 if given[:1] == ["5"] else 4
            if code == "48":
                kept += [code, *given[:more]]
            del given[:more]
        elif _GROUND.fullmatch(code):
            kept.append(code)
    return ";".join(kept)


@lru_cache(maxsize=2048)
def _single(text: str) -> bool:
    """Whether every character of a text takes one cell, in any terminal."""
    return text.isascii() or all(get_character_cell_size(each) == 1 for each in text)
