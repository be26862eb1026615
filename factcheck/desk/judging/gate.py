"""The gate: whether an article may go out, and one line for every reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from factcheck.desk.judging.source_rules import broken_rules
from factcheck.desk.parts.readers import UNREAD
from factcheck.desk.record.scales import NOT_CHECKABLE
from factcheck.errors import Edge, Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from factcheck.checking import Question
    from factcheck.desk.desk import Desk
    from factcheck.desk.record.model import Verdict
    from factcheck.desk.record.rules import Policy
    from factcheck.desk.record.scales import Scale
    from factcheck.desk.record.views import ClaimRecord

__all__ = ["NOT_RATED", "Gate", "Hindrance", "Reason", "gate"]

Hindrance = Literal[
    "placeholder", "open", "changed", "asked", "must-change", "no-source", "no-reason", "rule-broken",
    "awaits-second-reader", "disputed", "not-asked-said", "fault", "unreadable", "after-seeing",
    "missing", "unproven",
]  # fmt: skip

NOT_RATED = "not rated yet"
# Where there is no verdict to judge by the rules.
_NOTHING_TO_JUDGE: frozenset[Hindrance] = frozenset({"open", "changed", "placeholder"})


class Reason(Struct, frozen=True):
    """Why an article is held back, the kind for programs, the words for people, and at which question.

    `claim` is the claim, or the article where it is about the whole of it. No question is the one that settles the
    claim.
    """

    claim: str
    kind: Hindrance
    words: str
    question: Question | None = None


class Gate(Struct, frozen=True):
    """Whether an article is cleared by a policy; `exempted` are broken rules that somebody kept with a reason.

    `after_seeing` are second readings that count although their reader knew or could know the first.
    `faults` are claims at which the program failed; each holds the article back.
    """

    article: str
    policy: str
    reasons: tuple[Reason, ...]
    exempted: tuple[Reason, ...] = ()
    after_seeing: tuple[Reason, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def cleared(self) -> bool:
        return not self.reasons

    @property
    def lines(self) -> tuple[str, ...]:
        """The answer in lines: CLEARED or NOT CLEARED, then one for each reason, then what was exempted."""
        head = f"CLEARED ({self.policy})" if self.cleared else f"NOT CLEARED ({self.policy}): {_count(self.reasons)}"
        told = (f"{reason.claim}: {reason.words}" for reason in self.reasons)
        kept = (f"{reason.claim}: kept all the same, {reason.words}" for reason in self.exempted)
        seen = (f"{reason.claim}: {reason.words}" for reason in self.after_seeing)
        return (head, *told, *kept, *seen)


def gate(
    desk: Desk, article: str, policy_name: str | None = None, told: Callable[[int, int], None] | None = None
) -> Gate:
    """Say whether `article` may go out by a policy (its own where none is named). Changes nothing.

    A claim that somebody was named to read second is held back until they have. To whoever is to read one, no more is
    said of it than that. `told` is told how far it is, of how much: claims are read, and then looked at.
    """
    told = told or (lambda _done, _of: None)
    counted = desk.policies.of(article, policy_name)
    reasons: list[Reason] = []
    exempted: list[Reason] = []
    faults: list[Fault] = []
    records = desk.claims.of(article, read=lambda done, of: told(done, 2 * of))
    for done, record in enumerate(records, start=1):
        told(len(records) + done, 2 * len(records))
        before = len(faults)
        with Edge(record.key, faults.append):
            if record.claim.checkable or record.claim.kind == "placeholder":
                held = list(_hindrances(desk, record, counted))
                reasons += held
                if not any(reason.kind in _NOTHING_TO_JUDGE for reason in held):
                    _rules(desk, record, counted, reasons, exempted)
        reasons += [Reason(record.key, "fault", f"not looked at: {fault.problem}") for fault in faults[before:]]
    reasons += [Reason(article, "missing", desk.soundness.cut_off)] if desk.soundness.cut_off else []
    reasons += (Reason(article, "unreadable", each.words) for each in desk.soundness.of_article(article))
    seen = tuple(_after_seeing(desk, records))
    return Gate(article, counted.name, tuple(reasons), tuple(exempted), seen, tuple(faults))


def _after_seeing(desk: Desk, records: Iterable[ClaimRecord]) -> Iterator[Reason]:
    for record in map(desk.readers.as_seen, records):
        for question, second in record.second.items():
            if second.after_seeing and question not in record.third:
                words = f"the second reading, by {second.by}, came after seeing the first: {second.after_seeing}"
                yield Reason(record.key, "after-seeing", words, question)


def _hindrances(desk: Desk, record: ClaimRecord, counted: Policy) -> Iterator[Reason]:
    verdict = record.verdict
    if record.state in ("asked", "answered"):
        waits = [str(enquiry.number) for enquiry in record.enquiries if enquiry.open]
        about = f"question {', '.join(waits)} has no answer yet" if waits else "the answer has not been weighed yet"
        yield Reason(record.key, "asked", about if record.enquiries else "the author must be asked")
        return
    if verdict is None or record.state == "open":
        yield _unrated(record)
        return
    second_reader = counted.second_reader or record.reader is not None
    if second_reader and not desk.verdicts.is_vouched_for(verdict):
        yield Reason(record.key, "unproven", f"rated by {verdict.by}, for whom nobody vouches: to be rated anew")
        second_reader = False
    if desk.readers.reads_blind(record, verdict.question):  # whatever policy is asked for
        yield Reason(record.key, "awaits-second-reader", f"rated, {UNREAD}")
        return
    scale = desk.settings.scale(verdict.scale)
    rating = scale.rating(verdict.rating)
    if rating.effect == "blocks":
        instead = f": {verdict.replacement}" if verdict.replacement else ""
        yield Reason(record.key, "must-change", f"rated {rating.name}{instead}")
    if counted.sources and not verdict.sources and verdict.rating != NOT_CHECKABLE and rating.effect == "passes":
        yield from _ungrounded(record, verdict, scale)
    if counted.said and "said" in record.questions and "said" not in record.verdicts:
        yield Reason(record.key, "not-asked-said", "nobody looked whether it was said", "said")
    if second_reader and verdict.question not in record.second and not record.agreed and not record.disputed:
        yield Reason(record.key, "awaits-second-reader", "awaits a second reader")
    for question, (first, second) in record.disagreements.items():
        says = "says" if record.second.get(question) == second else "said"
        readings = f"{first.by} says {first.rating}, {second.by} {says} {second.rating}"
        settles = None if question == verdict.question else question
        yield Reason(record.key, "disputed", f"{readings}; a third person decides", settles)


def _ungrounded(record: ClaimRecord, verdict: Verdict, scale: Scale) -> Iterator[Reason]:
    """Hold back what passes on nothing: a claim without a source; a contradiction without a word on why it is none.

    That a contradiction is a fault, its working shows.
    """
    rating = scale.rating(verdict.rating)
    if record.check is None:
        yield Reason(record.key, "no-source", f"rated {rating.name} without a source")
    elif not verdict.reason and (rating.place is None or rating.place == scale.steps):
        words = f"rated {rating.name} without a reason, though {_against_itself(record)}"
        yield Reason(record.key, "no-reason", words)


def _against_itself(record: ClaimRecord) -> str:
    return f"the article contradicts itself: {record.words}"


def _unrated(record: ClaimRecord) -> Reason:
    if record.claim.kind == "placeholder":
        return Reason(record.key, "placeholder", f"a placeholder: {record.claim.text}")
    again = f"opened again: {record.reopened}" if record.reopened else ""
    if record.changed is not None:
        again = "its words changed since it was rated, look again"
    words = again or NOT_RATED
    if record.check is not None:
        words = _against_itself(record) + (f" ({again})" if again else "")
    return Reason(record.key, "open" if record.changed is None else "changed", words)


def _rules(desk: Desk, record: ClaimRecord, counted: Policy, reasons: list[Reason], exempted: list[Reason]) -> None:
    verdict = record.verdict
    if verdict is None or desk.readers.reads_blind(record, verdict.question):
        return
    kept = {exemption.rule: exemption.reason for exemption in verdict.exemptions}
    for broken in broken_rules(desk, record, verdict, counted):
        if broken.rule in kept:
            exempted.append(Reason(record.key, "rule-broken", f"{broken.words} ({kept[broken.rule]})"))
        else:
            reasons.append(Reason(record.key, "rule-broken", broken.words))


def _count(reasons: tuple[Reason, ...]) -> str:
    return "1 reason" if len(reasons) == 1 else f"{len(reasons):,} reasons"
