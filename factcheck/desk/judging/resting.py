"""What a verdict rests on, held against its claim: its sources as links, related like any passage, and their sides."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from factcheck.checking.model import Question
    from factcheck.claims.model import Claim
    from factcheck.desk.desk import Desk
    from factcheck.desk.record.model import Side, Source, Verdict
    from factcheck.desk.record.scales import Judged
    from factcheck.desk.record.views import ClaimRecord
    from factcheck.documents.model import Document, Passage
    from factcheck.evidence import Link
    from factcheck.relating import Relation, Stance

__all__ = ["Span", "basis_of", "in_force", "in_line", "origins", "rests_on", "sided", "telling", "with_sides"]

Span = tuple[str, int, int]

_SPEAKS: Mapping[str, Side] = {"supports": "for", "contradicts": "against"}
_FOLLOWS: Mapping[Judged, Side] = {"right": "for", "wrong": "against"}


def in_force(record: ClaimRecord, question: Question | None = None) -> Verdict | None:
    """Give the verdict that a claim stands by on a question (the settling one by default), None while it is open.

    A third reader's counts before the first's.
    """
    asked = question or record.questions[0]
    if record.reopened is not None:
        return None
    return record.third.get(asked) or record.verdicts.get(asked)


def rests_on(claim: Claim, verdict: Verdict, article: Document, opened: Callable[[str], Document]) -> tuple[Link, ...]:
    """Give the sources of a verdict as links in their order, each with how it stands to the claim.

    `opened` gives a document of the desk by its id. A source of which the document is lost, or no longer has the
    passage, keeps the words as they were read and is related to nothing; so is every source of what was said.
    """
    return _links(verdict, _related(claim, verdict, article, opened)[0])


def basis_of(desk: Desk, record: ClaimRecord, verdict: Verdict) -> tuple[Link, ...]:
    """Give the same for a claim of a desk, as it was found out before where claim, words and program are the same."""

    def relate() -> tuple[tuple[Relation, ...], bool]:
        return _related(record.claim, verdict, desk.documents.get(record.article), desk.documents.get)

    return _links(verdict, desk.evidence.related(record.claim, verdict, relate))


def _links(verdict: Verdict, relations: Iterable[Relation]) -> tuple[Link, ...]:
    from factcheck.evidence.model import Link

    return tuple(
        Link(source.document, source.start, source.end, source.place, source.text, 1.0, {"cited": 1.0}, relation)
        for source, relation in zip(verdict.sources, relations, strict=True)
    )


def _related(
    claim: Claim, verdict: Verdict, article: Document, opened: Callable[[str], Document]
) -> tuple[tuple[Relation, ...], bool]:
    """Give how the sources stand to the claim, and whether every one of their documents could be opened."""
    from factcheck.evidence.relating import NOTHING, claimed_statement, relation_to  # loaded by those who relate

    claimed = claimed_statement(claim, article) if verdict.question == "true" else None
    relations, whole = [], True
    for source in verdict.sources:
        relation, document = NOTHING, None
        try:
            document = opened(source.document)
        except FactcheckError:  # its text is lost, which the desk's doctor tells
            whole = False
        if document is not None and (passage := _passage(document, source.start)) is not None:
            relation = relation_to(claimed, document, passage)
        relations.append(relation)
    return tuple(relations), whole


def _passage(document: Document, offset: int) -> Passage | None:
    at = bisect_right(document.passages, offset, key=lambda passage: passage.start) - 1
    return document.passages[at] if at >= 0 and offset < document.passages[at].end else None


def telling(links: Sequence[Link], sources: Sequence[Source], judged: Judged | None) -> Link | None:
    """Give the link that a verdict is told by: the first on the verdict's side whose figures compare, else the first.

    None where none compares.
    """
    comparing = [at for at, link in enumerate(links) if link.relation.parts]
    side = _FOLLOWS.get(judged) if judged is not None else None
    of_its_side = (at for at in comparing if side is None or sources[at].side == side)
    at = next(of_its_side, next(iter(comparing), None))
    return None if at is None else links[at]


def in_line(link: Link, judged: Judged | None) -> bool:
    """Say whether how a source relates to the claim can be told under a verdict: it does not say the opposite."""
    opposite = {"right": "contradicts", "wrong": "supports"}.get(judged or "")
    return link.relation.stance != opposite


def sided(
    sources: Sequence[Source], stances: Sequence[Stance], judged: Judged | None, by_hand: Mapping[Span, Side]
) -> tuple[Source, ...]:
    """Give the sources of a verdict with the side on which each stands: as a person said, or as the verdict has it.

    Where at least one of them says what the verdict says, the others stand as their figures do; `stances` are how
    these relate to the claim.
    """
    follows = _FOLLOWS.get(judged) if judged is not None else None
    told = [by_hand.get(_span(source)) or _SPEAKS.get(stance) for source, stance in zip(sources, stances, strict=True)]
    carried = follows is None or follows in told
    return tuple(
        replace(source, side=speaks if speaks and (carried or _span(source) in by_hand) else follows or speaks or "for")
        for source, speaks in zip(sources, told, strict=True)
    )


def _span(source: Source) -> Span:
    return source.document, source.start, source.end


def with_sides(
    desk: Desk, record: ClaimRecord, verdict: Verdict, by_hand: Mapping[Span, Side] | None = None
) -> Verdict:
    """Give a verdict that is about to be recorded with its sources on their sides.

    A reader who judges as the first did leaves the first's sources on the sides on which they stand.
    """
    scale = desk.settings.scale(desk.articles.get(record.article).scale)
    judged, first = scale.judges(verdict.rating), record.verdicts.get(verdict.question)
    kept: dict[Span, Side] = {}
    if first is not None and verdict.role != "first" and scale.judges(first.rating) == judged:
        kept = {_span(source): source.side for source in first.sources}
    links = rests_on(record.claim, verdict, desk.documents.get(record.article), desk.documents.get)
    stances = [link.relation.stance for link in links]
    return replace(verdict, sources=sided(verdict.sources, stances, judged, {**kept, **(by_hand or {})}))


def origins(sources: Sequence[Source]) -> int:
    """Count whose words the sources carry: two copies of one wire story are one."""
    return len({source.origin or source.document for source in sources})
