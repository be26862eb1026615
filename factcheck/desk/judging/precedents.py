"""Earlier verdicts on the same or a similar claim: to be shown, and to be told where a new one contradicts them.

Which claims say the same is decided in `factcheck.claims.ties`; here is what the desk makes of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from factcheck.desk.judging.source_rules import broken_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.checking.model import Question
    from factcheck.claims import Claim, Likeness
    from factcheck.desk.desk import Desk
    from factcheck.desk.record.model import Verdict
    from factcheck.desk.record.views import ClaimRecord

__all__ = [
    "Objection",
    "ObjectionKind",
    "Precedent",
    "Precedents",
    "broken_by",
    "contradicted",
    "objections",
    "precedents",
    "rated_like",
]

ObjectionKind = Literal["earlier-verdict", "precedent", "rule-broken"]


class Precedent(Struct, frozen=True):
    """A verdict that was given for a claim that says the same ("near": nearly the same)."""

    key: str
    words: str
    verdict: Verdict
    likeness: Likeness


class Precedents(Struct, frozen=True):
    """How many there are; `shown` is empty until this login has rated the claim, so that nothing leads."""

    count: int
    shown: tuple[Precedent, ...]


class Objection(Struct, frozen=True):
    """What speaks against a verdict that is about to be recorded, in words for people.

    An earlier verdict or a precedent stands at the claim `key`, as `verdict`; `rule` is the source rule that is broken.
    """

    kind: ObjectionKind
    key: str
    words: str
    verdict: Verdict | None = None
    rule: str | None = None


def precedents(desk: Desk, key: str) -> Precedents:
    """Give the verdicts on claims like this one, to whoever has rated it."""
    found = [(other, likeness) for other, likeness in desk.ties.of(key) if other.verdict is not None]
    rated = any(verdict.os == desk.person.os for verdict in desk.claims.get(key).all_verdicts)
    shown = (
        Precedent(other.key, other.claim.text, other.verdict, likeness)
        for other, likeness in found
        if other.verdict is not None and not desk.readers.reads_blind(other)
    )
    return Precedents(len(found), tuple(shown) if rated else ())


def rated_like(desk: Desk, claim: Claim) -> list[Precedent]:
    """Give the verdicts in force on claims of the desk that say what this one says, which need not be on the desk.

    What this login is still to read blind is left out.
    """
    return [
        Precedent(other.key, other.claim.text, verdict, likeness)
        for other, likeness in desk.ties.with_claim(claim)
        for question in other.verdicts
        if (verdict := _in_force(other, question)) is not None and not desk.readers.reads_blind(other)
    ]


def contradicted(desk: Desk, verdict: Verdict) -> list[Precedent]:
    """Give the precedents that a verdict, recorded or not, contradicts: same question and scale, another rating.

    A rating that only asks the author contradicts nothing. What this login is still to read blind is left out.
    """
    judged = _judged(desk, verdict)
    tied = desk.ties.of(f"{verdict.article}#{verdict.claim}")
    return [
        Precedent(other.key, other.claim.text, earlier, likeness)
        for other, likeness in tied
        if (earlier := _in_force(other, verdict.question)) is not None
        and _contradicts(desk, judged, earlier)
        and not desk.readers.reads_blind(other, verdict.question)
    ]


def objections(desk: Desk, verdict: Verdict) -> list[Objection]:
    """Give what speaks against a verdict that is not recorded yet: to be asked once a rating was chosen, not before.

    The verdict in force on the same claim, if its rating is another; contradicted precedents; and the source rules that
    the article's policy counts and this verdict breaks without an exemption. A second reader is told of no reading but
    their own, and of no rule: those are for the verdict that a claim stands by.
    """
    judged = _judged(desk, verdict)
    record = desk.claims.get(f"{verdict.article}#{verdict.claim}")
    return [*_earlier(desk, record, judged), *_precedents(desk, judged), *broken_by(desk, judged)]


def broken_by(desk: Desk, verdict: Verdict) -> list[Objection]:
    """Give those objections alone that are broken source rules; nothing is compared with other claims for them."""
    if verdict.role == "second":
        return []
    record = desk.claims.get(f"{verdict.article}#{verdict.claim}")
    kept = {exemption.rule for exemption in verdict.exemptions}
    return [
        Objection("rule-broken", record.key, f"{broken.rule}: {broken.words}", rule=broken.rule)
        for broken in broken_rules(desk, record, _judged(desk, verdict), desk.policies.of(record.article))
        if broken.rule not in kept
    ]


def _judged(desk: Desk, verdict: Verdict) -> Verdict:
    """Give a verdict as it would be recorded: on the article's scale, its rating by its key."""
    scale = desk.settings.scale(verdict.scale or desk.articles.get(verdict.article).scale)
    return replace(verdict, scale=scale.name, rating=scale.rating(verdict.rating).key)


def _in_force(record: ClaimRecord, question: Question) -> Verdict | None:
    """Give the verdict that a claim stands by; None while it is open again."""
    return None if record.reopened else record.third.get(question) or record.verdicts.get(question)


def _contradicts(desk: Desk, judged: Verdict, earlier: Verdict) -> bool:
    if earlier.scale != judged.scale or earlier.rating == judged.rating:
        return False
    scale = desk.settings.scale(judged.scale)
    return all(scale.rating(key).effect != "asks" for key in (judged.rating, earlier.rating))


def _earlier(desk: Desk, record: ClaimRecord, judged: Verdict) -> Iterator[Objection]:
    if judged.role == "first":
        earlier = None if desk.readers.reads_blind(record, judged.question) else _in_force(record, judged.question)
    else:
        earlier = record.readings(judged.role).get(judged.question)
        earlier = earlier if earlier is not None and earlier.os == desk.person.os else None
    if earlier is not None and _contradicts(desk, judged, earlier):
        yield Objection(
            "earlier-verdict", record.key, f"{_who(desk, earlier)} rated it {_rated(desk, earlier)}", earlier
        )


def _precedents(desk: Desk, judged: Verdict) -> Iterator[Objection]:
    for found in contradicted(desk, judged):
        says = "says the same" if found.likeness == "same" else "says nearly the same"
        words = f"{found.key} {says}, and {_who(desk, found.verdict)} rated it {_rated(desk, found.verdict)}"
        yield Objection("precedent", found.key, words, found.verdict)


def _who(desk: Desk, verdict: Verdict) -> str:
    return "you" if verdict.os == desk.person.os else verdict.by


def _rated(desk: Desk, verdict: Verdict) -> str:
    return f"{desk.settings.scale(verdict.scale).rating(verdict.rating).name} on {verdict.at[:10]}"
