"""The rules that sources must keep, and the policies that say which of them count; data, with a check for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.desk.scales import NOT_CHECKABLE
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.desk.desk import Desk
    from factcheck.desk.model import ClaimRecord, Verdict

__all__ = ["POLICIES", "RULES", "Broken", "Policy", "Rule", "UnknownPolicy", "broken_rules"]


class UnknownPolicy(FactcheckError):
    """A policy that neither ships nor is kept on the desk."""


class Rule(Struct, frozen=True):
    """What the sources of a verdict must be; `central_only` asks it of claims that matter most."""

    name: str
    title: str
    central_only: bool = False


class Policy(Struct, frozen=True):
    """What must be true of every claim before an article goes out.

    `sources` asks for at least one source under every verdict that has something to prove, `second_reader` for a
    second person, `said` for an answer to "was it said?" where somebody is quoted. `central` is the check-worthiness
    (0..1) from which on a claim is central; `rules` name those of `RULES` that count.
    """

    name: str
    title: str
    sources: bool = True
    second_reader: bool = False
    said: bool = False
    central: float = 0.6
    rules: tuple[str, ...] = ()


class Broken(Struct, frozen=True):
    """A rule that a verdict breaks, and how."""

    rule: str
    words: str


RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule("two-origins", "at least two sources of different origin", central_only=True),
        Rule("primary", "at least one primary source", central_only=True),
        Rule("kept", "every source has an archived address or a snapshot on the desk"),
        Rule("unchanged", "no source was replaced, removed or altered since"),
        Rule("contacted", "the claimant was asked, or it is said why not", central_only=True),
    )
}

POLICIES: dict[str, Policy] = {
    item.name: item
    for item in (
        Policy("draft", "One's own text, before it is printed", rules=("unchanged",)),
        Policy("published", "A rating of what somebody said", second_reader=True, said=True, rules=tuple(RULES)),
    )
}


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
