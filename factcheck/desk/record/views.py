"""What a desk shows of what is stored: a claim with all that stands at it, a line of the log, who is there. No I/O.

What is stored itself is in `model`.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - msgspec looks it up

from msgspec import Struct, field

from factcheck.checking.model import Question, SelfCheck  # noqa: TC001
from factcheck.claims.model import Claim  # noqa: TC001
from factcheck.desk.record.model import ClaimOrigin, ClaimState, Enquiry, Note, Role, Source, Verdict  # noqa: TC001

__all__ = ["BlindReading", "Change", "ClaimRecord", "Colleague"]


class ClaimRecord(Struct, frozen=True):
    """A claim on the desk: its number for good, how it now reads, what the machine had read, where it stands.

    `verdicts` are those in force by question, `second` and `third` the readings after them. `disputing` are the second
    readings that disagree with them, those included that their reader took back or changed once they had seen the
    first: what was disputed stays so until a third decides. `assigned`, `reader` and `decider` are named to rate it, to
    read it second, to decide where two disagree. `changed` holds the words that it had when it was last judged, where a
    new version of the article changed them. `gone` says why it is no longer in the article ("gone", "split", "merged"),
    `parents` the numbers it came from. `check` is the contradiction of the article with itself for which the claim
    stands (origin "itself"), None for a claim of the article.
    """

    id: int
    article: str
    number: int
    claim: Claim
    machine: Claim | None
    origin: ClaimOrigin
    state: ClaimState
    version: int = 1
    verdicts: Mapping[Question, Verdict] = field(default_factory=dict)
    second: Mapping[Question, Verdict] = field(default_factory=dict)
    third: Mapping[Question, Verdict] = field(default_factory=dict)
    disputing: Mapping[Question, Verdict] = field(default_factory=dict)
    enquiries: tuple[Enquiry, ...] = ()
    notes: tuple[Note, ...] = ()
    assigned: str | None = None
    reader: str | None = None
    decider: str | None = None
    changed: str | None = None
    reopened: str | None = None
    gone: str | None = None
    parents: tuple[int, ...] = ()
    check: SelfCheck | None = None

    @property
    def key(self) -> str:
        """What people type: `elections#7`."""
        return f"{self.article}#{self.number}"

    @property
    def words(self) -> str:
        """What is rated, in words: the claim's sentence, or the working of a contradiction."""
        return self.claim.text if self.check is None else self.check.working

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that the claim raises, the one that settles it first."""
        if self.claim.kind == "quotation":
            return ("said",)
        return ("true", "said") if self.claim.quoted else ("true",)

    def readings(self, role: Role) -> Mapping[Question, Verdict]:
        """Give the verdicts in force of one reader, by question."""
        return {"first": self.verdicts, "second": self.second, "third": self.third}[role]

    @property
    def all_verdicts(self) -> tuple[Verdict, ...]:
        return (*self.verdicts.values(), *self.second.values(), *self.third.values())

    @property
    def contacted(self) -> tuple[str, ...]:
        """When the claimant was asked, or why not, as the verdicts in force say it."""
        return tuple(dict.fromkeys(verdict.contacted for verdict in self.all_verdicts if verdict.contacted))

    @property
    def corrected(self) -> bool:
        return self.machine is not None and self.machine != self.claim

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that settles the claim, a third reader's before the first's; None while it is open."""
        question = self.questions[0]
        return self.third.get(question) or self.verdicts.get(question)

    @property
    def agreed(self) -> bool:
        """Whether a second person reads the settling verdict the same way, or a third has decided."""
        question = self.questions[0]
        first, second = self.verdicts.get(question), self.second.get(question)
        agree = first is not None and second is not None and first.rating == second.rating
        return (agree and question not in self.disputing) or question in self.third

    @property
    def disputed(self) -> bool:
        """Whether a second reader disagrees, or did, and no third has decided yet."""
        return bool(self.disagreements)

    @property
    def disagreements(self) -> Mapping[Question, tuple[Verdict, Verdict]]:
        """The first and second reading of every question on which they differ and no third has decided yet."""
        return {
            question: (self.verdicts[question], second)
            for question, second in self.disputing.items()
            if question in self.verdicts and question not in self.third
        }


class BlindReading(Struct, frozen=True):
    """What a second reader sees before their own digit is down; `reads` goes into their verdict.

    `check` is what the article says against itself, where that is read: there the working is the claim.
    `contacted` says when the claimant was asked, or why not, and `enquiries` what was asked and answered.
    """

    key: str
    claim: Claim
    question: Question
    sources: tuple[Source, ...]
    reads: int
    check: SelfCheck | None = None
    contacted: tuple[str, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()


class Change(Struct, frozen=True):
    """One operation at one article as the history tells it; `revision` is its place in the journal, and only grows.

    `words` says what was written and `before` what stood there, the latter only in the history of a claim.
    """

    revision: int
    at: str
    by: str
    os: str
    action: str
    article: str | None = None
    claims: tuple[int, ...] = ()
    words: str = ""
    before: str = ""
    vouched: str = "login"

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(f"{self.article}#{number}" for number in self.claims)


class Colleague(Struct, frozen=True):
    """Somebody who has this desk open now."""

    by: str
    os: str
    pid: int
    since: str
    place: str = ""
