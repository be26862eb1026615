"""The article cut into pieces at its claims, for the formats that show the text with marks in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.reports.spans import joined, overlapping, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.reports.model import Report, ReportClaim

__all__ = ["Paragraph", "Segment", "annotated", "letters", "source_number", "unchecked"]

_UNCHECKED = frozenset({"open", "asked"})


class Segment(Struct, frozen=True):
    """Words that one claim covers, or none; of claims inside one another the shortest.

    `ends` are the claims whose words end here, so that their marks follow; `read` says that the words stand in the
    sentence of a claim or were marked as read.
    """

    text: str
    claim: ReportClaim | None
    ends: tuple[ReportClaim, ...]
    read: bool


class Paragraph(Struct, frozen=True):
    """One line of the text of record, with the claims whose marks stand in it."""

    segments: tuple[Segment, ...]
    claims: tuple[ReportClaim, ...]


def letters(claim: ReportClaim) -> tuple[str, ...]:
    """Give the letters of the documents that a claim's verdicts cite, in the order of their first mention."""
    cited = (source.letter for inquest in claim.inquests if inquest.deciding for source in inquest.deciding.sources)
    return tuple(dict.fromkeys(cited))


def source_number(letter: str) -> int:
    """Give how many-th a document's letter is, from 0: A is 0, AA is 26."""
    number = 0
    for sign in letter:
        number = number * 26 + ord(sign) - ord("A") + 1
    return number - 1


def unchecked(claim: ReportClaim) -> bool:
    """Whether nobody has decided about the claim yet."""
    return claim.standing in _UNCHECKED and claim.checkable


def annotated(report: Report) -> list[Paragraph]:
    """Cut the article's text into paragraphs and these at every claim's first and last word; blank lines are left out.

    Takes time in proportion to the text and its claims, however many they are.
    """
    known = joined([*map(sentence, report.claims), *report.read])
    claims = sorted(report.claims, key=lambda claim: (claim.start, claim.end))
    paragraphs: list[Paragraph] = []
    start = at = 0
    live: list[ReportClaim] = []
    for line in report.text.split("\n"):
        end = start + len(line)
        while at < len(claims) and claims[at].start < end:
            live.append(claims[at])
            at += 1
        live = [claim for claim in live if claim.end > start]
        if line.strip():
            paragraphs.append(_paragraph(report.text, start, end, live, overlapping(known, start, end)))
        start = end + 1
    return paragraphs


def _paragraph(
    text: str, start: int, end: int, live: Sequence[ReportClaim], known: Sequence[tuple[int, int]]
) -> Paragraph:
    cuts = {start, end}
    for low, high in [*((claim.start, claim.end) for claim in live), *known]:
        cuts |= {max(low, start), min(high, end)}
    segments = []
    for low, high in pairwise(sorted(cuts)):
        over = [claim for claim in live if claim.start <= low and high <= claim.end]
        segments.append(
            Segment(
                text[low:high],
                min(over, key=lambda claim: claim.end - claim.start, default=None),
                tuple(claim for claim in live if claim.end == high),
                bool(overlapping(known, low, high)),
            )
        )
    return Paragraph(tuple(segments), tuple(claim for claim in live if start < claim.end <= end))
