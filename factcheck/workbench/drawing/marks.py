"""Marks of a text: spans that overlap, found for a stretch of it without going through all of them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcheck.workbench.drawing.passages import Span

    MarksWithin = Callable[[int, int], list[Span]]

__all__ = ["Marks", "MarksWithin"]


class Marks:
    """Spans of a text, each with its ink; `within` gives those that touch `[start, end)`."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _, _ in self._spans]
        self._reach: list[int] = []  # the farthest end of any span up to each, to find overlapping ones backwards
        farthest = 0
        for _, end, _ in self._spans:
            farthest = max(farthest, end)
            self._reach.append(farthest)

    def within(self, start: int, end: int) -> list[Span]:
        """Give the spans that touch a stretch of the text, in their order."""
        found: list[Span] = []
        at = bisect_left(self._starts, end) - 1
        while at >= 0 and self._reach[at] > start:
            if self._spans[at][1] > start:
                found.append(self._spans[at])
            at -= 1
        return found[::-1]
