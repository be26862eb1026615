"""From code points to what an editor counts (lines, and UTF-16 units or others in them), and back."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Lines", "units_of"]


def units_of(encoding: str) -> Callable[[str], int]:
    """Give how many units of an encoding ("utf-8", "utf-16", "utf-32") a text takes."""
    if encoding == "utf-32":
        return len
    width = 2 if encoding == "utf-16" else 1
    code = "utf-16-le" if encoding == "utf-16" else "utf-8"
    return lambda text: len(text.encode(code, "surrogatepass")) // width


class Lines:
    """The lines of a text in which every line ends with a line feed."""

    def __init__(self, text: str, units: Callable[[str], int]) -> None:
        self._text = text
        self._units = units
        self._starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]

    def place(self, offset: int) -> tuple[int, int]:
        """Give the line and the column of a code point, both counted from 0."""
        line = bisect_right(self._starts, offset) - 1
        return line, self._units(self._text[self._starts[line] : offset])

    def offset(self, line: int, column: int) -> int:
        """Give the code point at a place; one outside the text is the nearest in it."""
        if line < 0:
            return 0
        if line >= len(self._starts):
            return len(self._text)
        start = self._starts[line]
        end = self._starts[line + 1] - 1 if line + 1 < len(self._starts) else len(self._text)
        at, left = start, column
        while at < end and left > 0:
            left -= self._units(self._text[at])
            at += 1
        return at
