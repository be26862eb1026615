"""What a published fact-check says of a claim: that somebody checked it, and how they rated it.

Its words repeat what was claimed, right or wrong. So its number agrees with the claim where the claim is false, too: it
is a precedent and no source, and what it rests on must be looked at where it was published.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.documents.review_passages import is_review

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.documents import Document
    from factcheck.evidence import Library, Link

__all__ = ["CHECKED", "as_precedents"]

CHECKED = "CHECKED"
_SAYS = frozenset({"supports", "contradicts"})
_LONGEST = 120  # signs of the line that says who rated it how


def as_precedents(links: Iterable[Link], library: Library) -> list[Link]:
    """Give links, unclear and with the rating in their working where the passage is a published fact-check."""
    return [_told(link, library) for link in links]


def _told(link: Link, library: Library) -> Link:
    relation = link.relation
    if relation.stance not in _SAYS or link.same_article:
        return link
    document = library.document(link.document)
    at = bisect_left(document.passages, link.start, key=lambda passage: passage.start)
    if at >= len(document.passages) or not is_review(document.passages[at]):
        return link
    working = f"{_rating(document, at)}; the claim that it rates: {relation.working}"
    return replace(link, relation=replace(relation, stance="unclear", label=CHECKED, working=working, stands=0.0))


def _rating(document: Document, at: int) -> str:
    """Give the line of a fact-check that says who rated the claim how."""
    _, _, below = document.words(document.passages[at]).partition("\n")
    line = below.partition("\n")[0] or "Checked elsewhere"
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
