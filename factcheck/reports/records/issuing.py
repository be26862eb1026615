"""From a desk to records: what was decided about a claim, with everything that somebody needs to redo it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck import __version__
from factcheck.desk.judging.gate import gate
from factcheck.desk.judging.resting import in_force
from factcheck.desk.store.codec import encode
from factcheck.desk.store.signing import public_key, sign
from factcheck.errors import FactcheckError
from factcheck.evidence.relating import NOTHING, claimed_statement, relation_to
from factcheck.reports.escaping import public
from factcheck.reports.records.excerpts import excerpt_for, passage_at
from factcheck.reports.records.model import (
    FORMAT,
    Cited,
    ClaimOf,
    Found,
    Person,
    Reading,
    Related,
    Rule,
    Text,
)
from factcheck.reports.records.sealing import SIGNED, sealed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factcheck.checking import Question
    from factcheck.desk import ClaimRecord, Desk, Source, Verdict
    from factcheck.facts import Statement
    from factcheck.relating import Relation

__all__ = ["NoRecord", "records_of"]


class NoRecord(FactcheckError):
    """A claim of which no record can be written."""


def records_of(
    desk: Desk, keys: list[str], *, uncleared: bool = False, key: Path | None = None
) -> Iterator[dict[str, Any]]:
    """Give the record of each claim on each question that somebody decided, as plain values.

    With `key` they are signed. Raises `NoRecord` for a claim that nobody decided about, that is not cleared (unless
    `uncleared` takes it along, marked), or whose verdict this person is to read without knowing it.
    """
    held: dict[str, set[str]] = {}
    for name in keys:
        record = desk.claims.get(name)
        if desk.readers.reads_blind(record):
            raise NoRecord(name, "is yours to read second, without knowing the first rating", f"factcheck read {name}")
        seen = desk.readers.as_seen(record)
        decided = [question for question in seen.questions if in_force(seen, question) is not None]
        if not decided:
            raise NoRecord(name, "has no verdict", f"rate it: factcheck rate {name} RATING")
        slug = seen.article
        if slug not in held:
            held[slug] = {reason.claim for reason in gate(desk, slug).reasons}
        cleared = name not in held[slug]
        if not (cleared or uncleared):
            raise NoRecord(name, "is not cleared", "`factcheck gate` says why; --uncleared takes it along, marked")
        for question in decided:
            yield _signed(_record(desk, seen, question, cleared=cleared), key)


def _signed(body: dict[str, Any], key: Path | None) -> dict[str, Any]:
    record = sealed(body)
    if key is None:
        return {**record, "signature": None}
    value = sign(key, (SIGNED, record["digest"]))
    return {**record, "signature": {"key": public_key(key), "value": value}}


def _record(desk: Desk, seen: ClaimRecord, question: Question, *, cleared: bool) -> dict[str, Any]:
    verdict = in_force(seen, question)
    assert verdict is not None, "it was asked for"
    article = desk.documents.get(seen.article)
    claimed = claimed_statement(seen.claim, article) if question == "true" and seen.check is None else None
    body: dict[str, object] = {
        "format": FORMAT,
        "issuer": _person(verdict),
        "claim": _claim(desk, seen, question, verdict),
        "statement": claimed,
        "evidence": tuple(_cited(desk, claimed, source) for source in verdict.sources),
        "rule": Rule("factcheck", __version__),
        "verdict": _found(desk, seen, question, verdict),
        "cleared": cleared,
        "head": desk.head,
    }
    return {name: encode(value) for name, value in body.items()}


def _person(verdict: Verdict) -> Person:
    return Person(verdict.by, verdict.os, verdict.vouched)


def _claim(desk: Desk, seen: ClaimRecord, question: Question, verdict: Verdict) -> ClaimOf:
    article, claim = desk.articles.get(seen.article), seen.claim
    return ClaimOf(
        key=seen.key,
        id=claim.id,
        article=Text(article.title, public(article.source), article.sha256, article.date),
        version=verdict.version,
        question=question,
        start=claim.start,
        end=claim.end,
        text=claim.text,
        language=desk.documents.get(seen.article).language,
        figure=claim.figure,
        by_hand=seen.corrected or seen.origin != "machine",
        claimant=claim.claimant,
        quoted=claim.quoted,
        itself=seen.check.told if seen.check is not None else None,
    )


def _cited(desk: Desk, claimed: Statement | None, source: Source) -> Cited:
    item = desk.evidence.get(source.document)
    if item is None:
        raise NoRecord(source.document, "is cited and is no evidence of this desk", "run `factcheck desk verify`")
    document = desk.documents.get(source.document)
    passage = passage_at(document, source.start)
    if passage is None or document.text[source.start : source.end] != source.text:
        raise NoRecord(source.document, "has not the words any more that were cited", "rate the claim again")
    relation = relation_to(claimed, document, passage) if claimed is not None else NOTHING
    excerpt, offset, enough = excerpt_for(claimed, document, passage, relation)
    return Cited(
        document=Text(item.title, item.by_hand or public(item.source), source.sha256, item.date),
        place=source.place,
        start=source.start,
        end=source.end,
        words=source.text,
        side=source.side,
        related=_related(relation),
        excerpt=excerpt,
        offset=offset,
        whole=not enough,
        rank=source.rank,
        origin=source.origin,
        archived=source.archived,
    )


def _related(relation: Relation) -> Related:
    return Related(
        relation=relation.name,
        stance=relation.stance,
        working=relation.working,
        derivation=relation.derivation,
        not_compared=relation.not_compared,
        parts=relation.parts,
    )


def _found(desk: Desk, seen: ClaimRecord, question: Question, verdict: Verdict) -> Found:
    scale = desk.settings.scale(verdict.scale)
    meanings = {rating.key: rating.title for rating in scale.ratings}
    taken = (seen.verdicts, seen.second, seen.third)
    readings = tuple(
        Reading(
            role=reading.role,
            rating=reading.rating,
            meaning=meanings.get(reading.rating, ""),
            by=_person(reading),
            at=reading.at,
        )
        for reading in (by_question.get(question) for by_question in taken)
        if reading is not None
    )
    return Found(
        rating=verdict.rating,
        meaning=meanings.get(verdict.rating, ""),
        scale=scale.name,
        tags=verdict.tags,
        reason=verdict.reason,
        replacement=verdict.replacement,
        searched=verdict.searched,
        contacted=verdict.contacted,
        readings=readings,
    )
