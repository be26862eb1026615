"""How a claim's figure stands to a passage: what is offered to `relate`, and which answer counts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from heapq import nsmallest
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.evidence.windows import narrowed_to_window
from factcheck.facts import Statement, day_statements_in, statements_in
from factcheck.facts.statements import figures_in
from factcheck.relating import Relation, relate, relate_in
from factcheck.relating.setting import setting_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims import Claim
    from factcheck.documents import Document, Passage
    from factcheck.figures import Figure
    from factcheck.relating.across import Across

__all__ = ["claimed_statement", "relation_to", "siblings_of"]

# Nobody writes so many figures in one sentence: of a run without stops only some nearest ones are compared, one where
# the run is the article's own.
_RUN, _NEAREST, _OWN_NEAREST = 40, 4, 1

NOTHING = Relation(working="nothing comparable in this passage")


def claimed_statement(claim: Claim, article: Document | None) -> Statement | None:
    """Give what the claim states in figures, with what `article` says it is about; None where it has no figure.

    The figure is the claim's own, also where a person reads it otherwise than the article's words are read.
    """
    if claim.figure is None:
        return None
    if article is not None:
        at = bisect_right(article.passages, claim.figure.start, key=lambda passage: passage.start) - 1
        if at >= 0:
            read = day_statements_in if claim.figure.kind == "date" else statements_in
            stated = read(article, article.passages[at])
            first = bisect_left(stated, claim.figure.start, key=lambda statement: statement.figure.start)
            for statement in stated[first : first + 1]:
                if (statement.figure.start, statement.figure.end) == (claim.figure.start, claim.figure.end):
                    read_as = replace(statement, figure=claim.figure, around=article.text)
                    return narrowed_to_window(read_as)
    return Statement(claim.figure, claim.text)


def relation_to(
    claimed: Statement | None,
    document: Document,
    passage: Passage,
    *,
    alone: bool = False,
    across: Across | None = None,
    siblings: Sequence[Figure] = (),
    own: bool = False,
) -> Relation:
    """Give how `claimed` stands to what the passage reports, and to what its table or paragraph adds up to.

    With `alone` only the passage itself is read, which costs a small part of that. With `across` the passage is in
    another language: what it says is compared by meaning, and `siblings` are the other figures of the claim's sentence.
    `own` says that the passage is of the claim's article.
    """
    if claimed is None:
        return NOTHING
    if across is not None:
        from factcheck.relating.across import relate_across  # of no use to whoever has one language

        return relate_across(claimed, statements_in(document, passage), across, siblings)
    if passage.table is None and claimed.figure.kind != "date" and len(figures_in(document, passage)) > _RUN:
        near = _nearest(claimed, statements_in(document, passage), _OWN_NEAREST if own else _NEAREST)
        return relate(claimed, near, setting=setting_of(claimed, document, passage))
    return relate_in(claimed, document, passage, alone=alone)


def siblings_of(claim: Claim, article: Document) -> list[Figure]:
    """Give the other figures of the sentence that a claim's figure stands in."""
    at = bisect_right(article.passages, claim.start, key=lambda passage: passage.start) - 1
    stated = statements_in(article, article.passages[at]) if at >= 0 else []
    return [one.figure for one in stated if claim.figure is None or one.figure.start != claim.figure.start]


def _nearest(claimed: Statement, reported: Sequence[Statement], most: int) -> list[Statement]:
    """Give the statements whose values are nearest to the claimed one, those in its unit first, in text order."""
    unit, size = claimed.figure.unit, claimed.size
    apart = [(one.figure.unit != unit, abs(one.size - size), place) for place, one in enumerate(reported)]
    return [reported[place] for place in sorted(place for *_, place in nsmallest(most, apart))]
