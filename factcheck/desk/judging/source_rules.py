"""Whether the sources of a verdict keep the rules of a policy: a check for each rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.desk.record.rules import RULES
from factcheck.desk.record.scales import NOT_CHECKABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.desk.desk import Desk
    from factcheck.desk.record.model import Verdict
    from factcheck.desk.record.rules import Policy
    from factcheck.desk.record.views import ClaimRecord

__all__ = ["Broken", "broken_rules"]


class Broken(Struct, frozen=True):
    """A rule that a verdict breaks, and how."""

    rule: str
    words: str


def broken_rules(desk: Desk, record: ClaimRecord, verdict: Verdict, counted: Policy) -> list[Broken]:
    """Give the rules of a policy that a verdict breaks, those included for which it has an exemption.

    It may be a verdict that is not recorded yet: what would be broken can be said beforehand. A contradiction of the
    article with itself needs no source; of those that a verdict cites all the same, the rules for every source hold.
    """
    if verdict.rating == NOT_CHECKABLE:
        return []
    central = record.check is None and record.claim.worthiness >= counted.central
    rules = (RULES[name] for name in counted.rules)
    judged = _Judged(desk, record, verdict)
    return [
        Broken(rule.name, words)
        for rule in rules
        if central or not rule.central_only
        for words in _CHECKS[rule.name](judged)
    ]


class _Judged(Struct, frozen=True):
    """What a rule is asked about."""

    desk: Desk
    record: ClaimRecord
    verdict: Verdict


def _two_origins(judged: _Judged) -> Iterator[str]:
    origins = {source.origin or source.document for source in judged.verdict.sources}
    if len(origins) < 2:
        yield f"{len(origins)} origin, two are needed" if origins else "no origin, two are needed"


def _primary(judged: _Judged) -> Iterator[str]:
    if not any(source.rank == "primary" for source in judged.verdict.sources):
        yield "no primary source"


def _kept(judged: _Judged) -> Iterator[str]:
    for source in judged.verdict.sources:
        if not source.archived and not judged.desk.documents.has_snapshot(source.sha256):
            yield f"{source.document} has neither an archived address nor a snapshot"


def _unchanged(judged: _Judged) -> Iterator[str]:
    for name in dict.fromkeys(source.document for source in judged.verdict.sources):
        item = judged.desk.evidence.get(name)
        hashes = {source.sha256 for source in judged.verdict.sources if source.document == name}
        if item is None:
            yield f"{name} is not on this desk"
        elif item.removed is not None:
            yield f"{name} was removed since: {item.removed}"
        elif item.replaced_by is not None:
            yield f"{name} changed since and is now {item.replaced_by}"
        elif hashes != {item.sha256}:
            yield f"{name} is not what it was when it was read"


def _contacted(judged: _Judged) -> Iterator[str]:
    answered = any(enquiry.answer for enquiry in judged.record.enquiries)
    if judged.record.claim.claimant and not judged.verdict.contacted and not answered:
        yield f"nothing says when {judged.record.claim.claimant} was asked, or why not"


_CHECKS: dict[str, Callable[[_Judged], Iterator[str]]] = {
    "two-origins": _two_origins,
    "primary": _primary,
    "kept": _kept,
    "unchanged": _unchanged,
    "contacted": _contacted,
}
