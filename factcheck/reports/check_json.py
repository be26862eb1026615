"""A check as JSON for programs. Numbers are strings, so that decimals survive; fields may be added.

Format 2 gives a rate as an object, where format 1 gave its words; format 1 is written for one release more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.evidence.relating import claimed_statement
from factcheck.figures.conversion import rate_of
from factcheck.language import level_of, reading_of
from factcheck.reports.versions import FORMAT

if TYPE_CHECKING:
    from decimal import Decimal

    from factcheck.checking import Check, Finding, SelfCheck
    from factcheck.claims import Claim
    from factcheck.documents import Document
    from factcheck.evidence import Link
    from factcheck.facts import Statement
    from factcheck.figures import Figure

__all__ = ["finding_json", "link_json", "to_json"]


def to_json(check: Check, version: int = FORMAT) -> dict[str, Any]:
    """Give the check as plain dicts and lists, ready for `json.dumps`; offsets count code points.

    `version` is one of `FORMATS`.
    """
    findings: dict[str, list[Finding]] = {}
    for finding in check.findings:
        findings.setdefault(finding.claim.id, []).append(finding)
    article = next(name for name, document in check.documents.items() if document is check.article)
    return {
        "format": version,
        "article": {"document": article, **_document(check.article)},
        "documents": {name: _document(document) for name, document in check.documents.items()},
        "claims": [_claim(claim, findings.get(claim.id, []), check.article, version) for claim in check.claims],
        "self_checks": [_self_check(found) for found in check.self_checks],
        "errors": [{"source": error.source, "problem": error.problem} for error in check.errors],
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "source": document.source,
        "sha256": document.sha256,
        "date": document.date.isoformat() if document.date else None,
        "language": document.language,
        "level": level_of(document.language),
        "unread": reading_of(document.language),
    }


def _claim(claim: Claim, findings: list[Finding], article: Document, version: int) -> dict[str, Any]:
    plain = {
        "id": claim.id,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "kind": claim.kind,
        "checkable": claim.checkable,
        "reason": claim.reason,
        "claimant": claim.claimant,
        "quoted": claim.quoted,
        "worthiness": round(claim.worthiness, 4),
        "siblings": list(claim.siblings),
        "figure": _figure(claim.figure) if claim.figure else None,
        "findings": [finding_json(finding) for finding in findings],
    }
    if version > 1:
        stated = claimed_statement(claim, article) if claim.figure else None
        plain["statement"] = _statement(stated) if stated else None
    elif claim.figure is not None:
        plain["figure"] = {**_figure(claim.figure), "per": claim.figure.per}
    return plain


def _statement(stated: Statement) -> dict[str, Any]:
    """Give what a claimed figure is about, as the article has it."""
    return {
        "subject": stated.subject,
        "words": list(stated.words),
        "speaker": stated.speaker,
        "place": stated.place,
        "period": stated.period.text or None,
        "base": stated.base,
        "role": stated.role,
        "denied": stated.denied,
        "modality": stated.modality,
        "row": stated.row,
        "header": stated.header,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "value": _number(figure.value),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "low_open": figure.low_open,
        "high_open": figure.high_open,
        "unit": figure.unit,
        "per": _rate(figure.per),
        "kind": figure.kind,
        "approximator": figure.approximator,
        "direction": figure.direction,
        "places": figure.places,
        "from_value": _number(figure.from_value),
        "to_value": _number(figure.to_value),
    }


def _rate(per: str | None) -> dict[str, Any] | None:
    if per is None:
        return None
    rate = rate_of(per)
    return {"value": _number(rate.value), "unit": rate.unit or None}


def _number(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def finding_json(finding: Finding) -> dict[str, Any]:
    """Give one finding as it stands below its claim."""
    suggestion = finding.suggestion
    return {
        "question": finding.question,
        "links": [link_json(link) for link in finding.links],
        "suggestion": {
            "relation": suggestion.relation,
            "stance": suggestion.stance,
            "link": suggestion.link,
            "working": suggestion.working,
            "sentence": suggestion.sentence,
            "group": list(suggestion.group),
            "origins": suggestion.origins,
        },
    }


def link_json(link: Link) -> dict[str, Any]:
    """Give one link as it stands below its finding."""
    relation = link.relation
    return {
        "document": link.document,
        "start": link.start,
        "end": link.end,
        "place": link.place,
        "text": link.text,
        "score": round(link.score, 4),
        "features": {name: round(value, 4) for name, value in link.features.items()},
        "same_article": link.same_article,
        "parts": [_part(part) for part in relation.parts],
        "reported": _part(relation.reported) if relation.reported else None,
        "computed": _number(relation.computed),
        "derivation": relation.derivation,
        "relation": relation.name,
        "stance": relation.stance,
        "working": relation.working,
        "not_compared": list(relation.not_compared),
        "certainty": round(relation.certainty, 4),
        "why": list(relation.grounds),
    }


def _part(part: Figure) -> dict[str, Any]:
    return {
        "start": part.start,
        "end": part.end,
        "text": part.text,
        "value": _number(part.value),
        "unit": part.unit,
    }


def _self_check(found: SelfCheck) -> dict[str, Any]:
    return {
        "id": found.id,
        "relation": found.relation,
        "derivation": found.derivation,
        "spans": [list(span) for span in found.spans],
        "working": found.working,
    }
