"""Where in a source a person finds a passage."""

from __future__ import annotations

__all__ = ["LineCount"]


class LineCount:
    """The line numbers of offsets that are asked for in ascending order, counted once over the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._offset = 0
        self._line = 1

    def at(self, offset: int) -> int:
        """Give the number of the line, from 1, that holds `offset`."""
        if offset < self._offset:
            self._offset, self._line = 0, 1
        self._line += self._text.count("\n", self._offset, offset)
        self._offset = offset
        return self._line

    def place(self, offset: int) -> str:
        """Give the line as the place of a passage."""
        return f"line {self.at(offset)}"
