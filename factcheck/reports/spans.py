"""Spans of a text, `[start, end)` in code points: joined, and what they leave out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.reports.model import ReportClaim

__all__ = ["gaps", "joined", "overlapping", "sentence"]


def sentence(claim: ReportClaim) -> tuple[int, int]:
    """Give the span of a claim's whole sentence."""
    return claim.start - len(claim.before), claim.end + len(claim.after)


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the same words in as few spans as possible, in order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def gaps(spans: Sequence[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """Give what joined spans leave out of a text of this length."""
    at = 0
    for start, end in spans:
        if start > at:
            yield at, start
        at = end
    if at < length:
        yield at, length


def overlapping(spans: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """Give those of joined spans that have words in `[start, end)`."""
    first = bisect_right(spans, start, key=lambda span: span[1])
    return spans[first : bisect_left(spans, end, key=lambda span: span[0])]
