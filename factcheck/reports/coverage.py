"""How much of an article was checked, by kind, and what was not: as important to an editor as what was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.reports.model import Coverage, Unchecked
from factcheck.reports.spans import gaps, joined, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.claims import ClaimKind
    from factcheck.documents import Document
    from factcheck.reports.model import Part, ReportClaim

__all__ = ["coverage", "unchecked"]

_WORD = re.compile(r"\w+(?:[.,'’\-]\w+)*")
# A line from its first word on, without the quotes and stops around it.
_LINE = re.compile(r"(?<!\w)(\w[^\n]*)")
FEWEST = 3  # words that are worth naming when they stand under no claim

PARTS: dict[ClaimKind, Part] = {
    "figure": "figures",
    "comparison": "statements",
    "ranking": "statements",
    "event": "dates",
    "quotation": "quotes",
    "attribution": "statements",
    "statement": "statements",
    "placeholder": "statements",
}

_UNDECIDED = frozenset({"open", "asked"})


def _decided(claim: ReportClaim) -> bool:
    return claim.standing not in _UNDECIDED


def _by_part(claims: Sequence[ReportClaim]) -> dict[Part, list[ReportClaim]]:
    """Give the claims that can be checked by what they are about, or that somebody decided about all the same."""
    held: dict[Part, list[ReportClaim]] = {"figures": [], "quotes": [], "dates": [], "statements": []}
    for claim in claims:
        if claim.checkable or claim.decision is not None:
            held[PARTS[claim.kind]].append(claim)
    return held


def coverage(
    claims: Sequence[ReportClaim], document: Document, read: Sequence[tuple[int, int]]
) -> tuple[Coverage, ...]:
    """Count what was decided about of what was found; kinds that the article does not have are left out."""
    found = [Coverage(part, sum(map(_decided, held)), len(held)) for part, held in _by_part(claims).items() if held]
    known = joined([*(sentence(claim) for claim in claims if _decided(claim)), *read])
    looked_at = sum(len(_WORD.findall(document.text, start, end)) for start, end in known)
    return (*found, Coverage("words", looked_at, len(_WORD.findall(document.text))))


def unchecked(
    claims: Sequence[ReportClaim],
    document: Document,
    read: Sequence[tuple[int, int]],
    place: Callable[[int], str],
) -> tuple[Unchecked, ...]:
    """Give what nobody decided about: claims by kind, passages under no claim, and what could not be read at all."""
    found = [
        Unchecked(part, tuple((claim.quote, claim.place) for claim in held if not _decided(claim)))
        for part, held in _by_part(claims).items()
    ]
    lines = (
        line
        for start, end in gaps(joined([*map(sentence, claims), *read]), len(document.text))
        for line in _LINE.finditer(document.text, start, end)
        if len(_WORD.findall(line.group())) >= FEWEST
    )
    found.append(Unchecked("words", tuple((_excerpt(line.group()), place(line.start(1))) for line in lines)))
    found.append(Unchecked("unread", tuple((warning, "") for warning in document.warnings)))
    return tuple(part for part in found if part.items)


def _excerpt(words: str, most: int = 60) -> str:
    words = words.rstrip(" \t\"'“”‘’«»,;:")
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0] + " …"
