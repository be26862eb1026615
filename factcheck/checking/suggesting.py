"""From links to a suggestion: which source speaks, and whether the sources agree. Never a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.checking.model import Suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.evidence import Link

__all__ = ["SAYS", "in_order", "suggest"]

SAYS = frozenset({"supports", "contradicts"})


def in_order(links: Sequence[Link]) -> list[Link]:
    """Give the links as they are shown: outside evidence before the same article, then what the figures say.

    A source that supports or contradicts comes before one that cannot be compared, and that before one where nothing
    relates. Among those that say something, one about the same subject comes first, then a figure as it is reported
    before one that had to be computed, then the one of which less was left uncompared (date, base), then the better
    score. Links that are equal in all of this keep their order. Where two passages of one source are as close, the one
    that agrees with the claim is meant by it, and the other row or sentence comes after.
    """
    agreeing = {(link.document, _closeness(link)) for link in links if link.relation.stance == "supports"}

    def other_row(link: Link) -> bool:
        return link.relation.stance == "contradicts" and (link.document, _closeness(link)) in agreeing

    return sorted(links, key=lambda link: (*_closeness(link), other_row(link), -link.score))


def suggest(links: Sequence[Link], *, searched: int) -> Suggestion:
    """Give the suggestion for links that stand in the order of `in_order`, found among so many documents.

    Outside sources of the same closeness that disagree make it `unclear`; the same article alone is never a source,
    so its relation is shown and the stance stays `unsupported`.
    """
    if not links:
        return Suggestion("none", "unsupported", _nothing(searched), None)
    best = links[0]
    relation = best.relation
    if best.same_article:
        if relation.name == "none":
            return Suggestion("none", "unsupported", _nothing(searched), None)
        return Suggestion(relation.name, "unsupported", f"{relation.working}; same article, not a source", 0)
    if relation.stance not in SAYS:
        working = relation.working or _nothing(searched)
        if relation.name == "none":
            return Suggestion("none", "unsupported", working, 0)
        return Suggestion(relation.name, "unclear", working, 0)
    peers = [link for link in links if _closeness(link) == _closeness(best)]
    opposing = next(
        (link for link in peers if link.relation.stance != relation.stance and link.document != best.document), None
    )
    if opposing is not None:
        working = f"sources disagree: {relation.working}; {opposing.relation.working}"
        return Suggestion(relation.name, "unclear", working, 0)
    return Suggestion(relation.name, relation.stance, relation.working, 0)


def _closeness(link: Link) -> tuple[bool, bool, bool, bool, int]:
    """How far from settling the claim: the lower, the closer."""
    relation = link.relation
    if relation.stance not in SAYS:
        return (link.same_article, True, relation.name == "none", False, 0)
    left = relation.not_compared
    return (link.same_article, False, "subject" in left, relation.derivation is not None, len(left))


def _nothing(searched: int) -> str:
    if searched == 0:
        return "no evidence was given"
    return f"nothing comparable in {searched} {'document' if searched == 1 else 'documents'}"
