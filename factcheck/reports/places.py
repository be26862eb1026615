"""Where in a document something stands, in words that a person can look up, and in lines and columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.documents import Document, Passage

__all__ = ["Places"]


class Places:
    """The places of one document; every look-up takes logarithmic time, however long the document is."""

    def __init__(self, document: Document) -> None:
        self._passages = sorted(document.passages, key=lambda passage: passage.start)
        self._starts = [passage.start for passage in self._passages]
        self._breaks = [at for at, letter in enumerate(document.text) if letter == "\n"]

    def passage(self, offset: int) -> Passage | None:
        """Give the passage that an offset stands in."""
        at = bisect_right(self._starts, offset) - 1
        return self._passages[at] if at >= 0 and offset < self._passages[at].end else None

    def words(self, offset: int) -> str:
        """Say where an offset is ("page 4", "row 7"): where its passage is, else in which line."""
        passage = self.passage(offset)
        return passage.place if passage else f"line {self.line_and_column(offset)[0]}"

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Give the line and the column of an offset in code points, both counted from 1."""
        line = bisect_left(self._breaks, offset)
        start = self._breaks[line - 1] + 1 if line else 0
        return line + 1, offset - start + 1
