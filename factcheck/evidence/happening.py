"""The prose among a claim's candidates is asked what happened, where the claim says when, as which or how old."""

from __future__ import annotations

import math
from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.evidence.model import Link
from factcheck.facts.happenings import happenings_around
from factcheck.facts.typed import leads_away
from factcheck.language.packs import code_of
from factcheck.relating.happenings import asked_of, tell_happening
from factcheck.relating.telling import unsure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.claims import Claim
    from factcheck.documents import Document, Passage
    from factcheck.evidence.library import Found
    from factcheck.facts.typed import Typed
    from factcheck.relating.happenings import Told
    from factcheck.relating.model import Relation

__all__ = ["Spoken", "answered", "ask_happenings", "asked_by"]

# So many passages, the best candidates, are read with what stands around them for one claim.
_MOST = 3
_SAYS = frozenset({"supports", "contradicts"})


class Spoken(Struct, frozen=True):
    """A passage of prose among the candidates, with what the words say for it."""

    found: Found
    document: Document
    passage: Passage
    margin: float
    features: Mapping[str, float]


def asked_by(claim: Claim, language: str | None) -> list[Typed]:
    """Give what a claim asks of the prose among its candidates: days, ranks, scores, ages, lengths of time.

    Happenings are read in the language of the first pack alone; a claim in another `language` asks nothing.
    """
    if not _is_read(language):
        return []
    figure = claim.figure
    if figure is not None:
        figure = replace(figure, start=figure.start - claim.start, end=figure.end - claim.start)
    return asked_of(claim.text, figure, whole=not claim.siblings)


def ask_happenings(claim: Claim, asked: Sequence[Typed], links: Iterable[Link], spoken: Sequence[Spoken]) -> list[Link]:
    """Give links with what the candidates say happened; what other passages of that document say is then not sure."""
    links = list(links)
    if not asked:
        return links
    if any(one.kind == "span" and not leads_away(claim.text, one.end) for one in asked):
        links = _lasting(links, spoken)
    answered: set[str] = set()
    for one in spoken[:_MOST]:
        if one.found.document in answered or not _is_read(one.document.language):
            continue
        happenings = happenings_around(one.document, one.passage)
        told = [answer for item in asked if (answer := tell_happening(claim.text, item, happenings)) is not None]
        answer = next((item for item in told if item.relation.stance == "contradicts"), told[0] if told else None)
        if answer is not None:
            answered.add(one.found.document)
            links = _with_answer(links, answer, one)
    return links


def _is_read(language: str | None) -> bool:
    return code_of(language) == code_of(None)


def _lasting(links: Sequence[Link], spoken: Sequence[Spoken]) -> list[Link]:
    """Give links in which how long something lasted is not held against how much later something else was."""
    documents = {one.found.document: one.document for one in spoken}
    return [
        replace(link, relation=unsure(link.relation))
        if link.relation.stance in _SAYS
        and link.document in documents
        and any(leads_away(documents[link.document].text, part.end) for part in link.relation.parts)
        else link
        for link in links
    ]


def _with_answer(links: Sequence[Link], told: Told, one: Spoken) -> list[Link]:
    passages = one.document.passages
    passage = passages[max(0, bisect_right(passages, told.happening.start, key=lambda each: each.start) - 1)]
    return answered(links, told.relation, one, passage)


def answered(links: Iterable[Link], relation: Relation, one: Spoken, passage: Passage) -> list[Link]:
    """Give links with an answer at its passage; what other passages of that document say is then not sure."""
    answer = Link(
        document=one.found.document,
        start=passage.start,
        end=passage.end,
        place=passage.place,
        text=one.document.words(passage),
        score=max(relation.certainty, 1 / (1 + math.exp(-one.margin))),
        features=dict(one.features),
        relation=relation,
    )
    rest = [
        replace(link, relation=unsure(link.relation))
        if link.document == answer.document and link.relation.stance in _SAYS
        else link
        for link in links
        if (link.document, link.start) != (answer.document, answer.start)
    ]
    return [answer, *rest]
