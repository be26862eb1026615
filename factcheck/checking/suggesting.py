"""From links to a suggestion: which fact the evidence tells, and whether the sources agree. Never a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.checking.model import Suggestion
from factcheck.facts.periods import is_counting
from factcheck.relating.relations import MAY_STAND, RATHER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.evidence import Link

__all__ = ["SAYS", "count_origins", "in_order", "suggest"]

SAYS = frozenset({"supports", "contradicts"})

# Two sources disagree about one fact where both are so sure to tell it, and neither much surer than the other.
_SURE, _AS_SURE = 0.75, 0.15


def in_order(links: Sequence[Link]) -> list[Link]:
    """Give the links as they are shown: outside evidence before the same article, then what the figures say.

    A source that supports or contradicts comes before one that cannot be compared, and that before one where nothing
    relates. Among those that say something the one that is surest to tell the same fact comes first, the claimed
    number itself before a difference; of those that are about as sure a primary source. Links that are equal in all of
    this stand by their score.
    """
    return sorted(links, key=lambda link: (*_place(link), -link.features.get("source", 0.0), -link.score))


def suggest(
    links: Sequence[Link], *, searched: int, origin_of: Callable[[Link], str] = lambda link: link.document
) -> Suggestion:
    """Give the suggestion for links that stand in the order of `in_order`, found among so many documents.

    Outside sources that surely tell the same fact and disagree make it `unclear`; the same article alone is never a
    source, so its relation is shown and the stance stays `unsupported`. `origin_of` says whose words a link's document
    carries: copies of one wire story are one source.
    """
    if not links:
        return Suggestion("none", "unsupported", _nothing(searched), None, _nothing(searched))
    best = links[0]
    relation = best.relation
    if best.same_article:
        if relation.name == "none":
            return Suggestion("none", "unsupported", _nothing(searched), None, _nothing(searched))
        working = f"{relation.working}; same article, not a source"
        return Suggestion(relation.name, "unsupported", working, 0, working, (0,))
    if relation.stance not in SAYS:
        working = relation.working or _nothing(searched)
        if relation.name == "none":
            return Suggestion("none", "unsupported", working, 0, _nothing(searched))
        return Suggestion(relation.name, "unclear", working, 0, working, (0,), 1)
    opposing = next((link for link in links if _disagrees(link, best)), None)
    if opposing is not None:
        working = f"sources disagree: {relation.working}; {opposing.relation.working}"
        return Suggestion(relation.name, "unclear", working, 0, working, (0, links.index(opposing)), 2)
    itself = max((link for link in links[1:] if not link.same_article), key=_stands, default=None)
    if relation.stance == "contradicts" and itself is not None and _stands(itself) >= MAY_STAND:
        working = f"{relation.working}; but the claimed number itself stands in {itself.place}, not surely the same"
        return Suggestion(relation.name, "unclear", working, 0, working, (0, links.index(itself)), 2)
    group = tuple(
        place
        for place, link in enumerate(links)
        if link.relation.stance == relation.stance and not link.same_article and not link.relation.derivation
    ) or (0,)
    origins = count_origins([links[place] for place in group], origin_of)
    sentence = _sentence(best, origins)
    return Suggestion(relation.name, relation.stance, relation.working, 0, sentence, group, origins)


def count_origins(links: Sequence[Link], origin_of: Callable[[Link], str]) -> int:
    """Count whose words these passages carry; stages of a count that is not finished are one source's, in any paper."""
    return len({"count" if is_counting(link.text) else origin_of(link) for link in links})


def _stands(link: Link) -> float:
    return link.relation.stands


def _sentence(best: Link, origins: int) -> str:
    """Say in one sentence what the source has, how the claim stands to it, and how many sources say so."""
    told = {"supports": "agrees", "contradicts": "differs"}[best.relation.stance]
    left = best.relation.not_compared
    unsaid = f"; not compared: {', '.join(left)}" if left else ""
    many = f"{origins} source{'' if origins == 1 else 's'}"  # whether they are independent, only people know
    return f"{best.relation.working} ({best.place}): {told}, {many}{unsaid}"


def _disagrees(link: Link, best: Link) -> bool:
    """Tell whether a link surely tells the fact that the best one tells, and otherwise."""
    relation = link.relation
    if link.same_article or relation.stance not in SAYS or relation.stance == best.relation.stance:
        return False
    return (
        link.document != best.document
        and min(relation.certainty, best.relation.certainty) >= _SURE
        and abs(relation.certainty - best.relation.certainty) <= _AS_SURE
    )


def _place(link: Link) -> tuple[bool, bool, bool, float]:
    """How far from settling the claim: the lower, the closer."""
    relation = link.relation
    if relation.stance not in SAYS:
        return (link.same_article, True, relation.name == "none", 0.0)
    rather = RATHER if relation.stance == "supports" else 0.0
    return (link.same_article, False, False, -round(relation.certainty + rather, 1))


def _nothing(searched: int) -> str:
    if searched == 0:
        return "no evidence to hold it against"
    return f"nothing comparable in {searched} {'document' if searched == 1 else 'documents'}"
