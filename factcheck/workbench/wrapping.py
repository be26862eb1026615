"""Text fitted into cells: wrapping, cutting and padding by display width, with offsets in code points.

A text of a megabyte is wrapped in a few hundredths of a second, because a line of characters that are all one cell
wide (most lines) is measured by its length.
"""

from __future__ import annotations

import re

from rich.cells import cell_len, split_graphemes

__all__ = ["clip", "fit", "is_narrow", "pad", "wrap"]

# One cell wide beyond doubt: Latin, Greek, Cyrillic, general punctuation (dashes, quotation marks, ellipsis), currency
# signs, arrows, mathematical signs, box drawing, and the signs of the workbench. Anything else is measured character by
# character.
_NARROW = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u20a0-\u20bf\u2190-\u21ff\u2500-\u259f✓✔✗≈≠◆○●▸▾▼]*"
)


def wrap(text: str, width: int, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Give the screen lines of `text[start:end]` as spans of code points, none wider than `width` cells.

    Lines break at line feeds and after spaces, and inside a word only where it is wider than a line. A span ends
    before its line feed; spaces at a break belong to the line that they end, past its right edge if they must.
    """
    end = len(text) if end is None else end
    width = max(width, 2)  # a wide character needs two cells
    lines: list[tuple[int, int]] = []
    position = start
    while position <= end:
        feed = text.find("\n", position, end)
        stop = end if feed < 0 else feed
        if stop - position <= width and _is_narrow(text, position, stop):
            lines.append((position, stop))
        elif _is_narrow(text, position, stop):
            _wrap_narrow(text, position, stop, width, lines)
        else:
            _wrap_measured(text, position, stop, width, lines)
        position = stop + 1
    return lines


def clip(text: str, width: int, ellipsis: str = "…") -> str:
    """Give `text` cut to at most `width` cells, with an ellipsis where something was cut off."""
    if width <= 0:
        return ""
    if _length(text) <= width:
        return text
    room = width - len(ellipsis)
    if room < 0:
        return ellipsis[:width]
    if is_narrow(text):
        return text[:room].rstrip() + ellipsis
    cells = 0
    for left, _right, size in split_graphemes(text)[0]:
        if cells + size > room:
            return text[:left].rstrip() + ellipsis
        cells += size
    return text


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Give `text` with spaces to `width` cells: after it, or before it (`right`) for figures."""
    space = " " * (width - _length(text))
    return space + text if right else text + space


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Give `text` as exactly `width` cells."""
    return pad(clip(text, width), width, right=right)


def is_narrow(text: str) -> bool:
    """Say whether every character takes one cell beyond doubt."""
    return _is_narrow(text, 0, len(text))


def _is_narrow(text: str, start: int, end: int) -> bool:
    match = _NARROW.match(text, start, end)
    return match is not None and match.end() == end


def _length(text: str) -> int:
    return len(text) if is_narrow(text) else cell_len(text)


def _wrap_narrow(text: str, start: int, end: int, width: int, lines: list[tuple[int, int]]) -> None:
    while end - start > width:
        # A space just past the edge still lets the whole line stand.
        space = text.rfind(" ", start, start + width + 1)
        cut = space + 1 if space > start else start + width
        while cut < end and text[cut] == " " and space > start:
            cut += 1
        lines.append((start, cut))
        start = cut
    if start < end:
        lines.append((start, end))


def _wrap_measured(text: str, start: int, end: int, width: int, lines: list[tuple[int, int]]) -> None:
    cells = 0
    line = start
    word = start  # where the word begins that is being read
    cells_before_word = 0
    for left, right, size in split_graphemes(text[start:end])[0]:
        first, last = start + left, start + right
        is_space = text[first:last].isspace()
        while cells + size > width and not is_space:
            if word > line:  # move the whole word to the next line
                cells -= cells_before_word
                line_end = word
            else:  # the word is wider than a line
                cells = 0
                line_end = word = first
            lines.append((line, line_end))
            line, cells_before_word = line_end, 0
        cells += size
        # East Asian text has no spaces: a line may break before and after any wide character.
        if is_space or size == 2:
            word = last
            cells_before_word = cells
    lines.append((line, end))
