"""What people decided, as data: articles, claims as they now read, verdicts, enquiries, evidence. No I/O here."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - msgspec looks it up
from typing import Any, Literal

from msgspec import Struct, field

from factcheck.checking.model import Question, SelfCheck, Suggestion  # noqa: TC001
from factcheck.claims.model import Claim  # noqa: TC001
from factcheck.desk.record.forms import Count, Day, EvidenceId, Sha256, Slug, Time, must_be_times
from factcheck.desk.store.principal import Voucher  # noqa: TC001

__all__ = [
    "Article",
    "Assignment",
    "BlindReading",
    "Change",
    "ClaimOrigin",
    "ClaimRecord",
    "ClaimState",
    "Colleague",
    "Enquiry",
    "Evidence",
    "Exemption",
    "Note",
    "Rank",
    "ReadMark",
    "Reopening",
    "Role",
    "Setting",
    "Source",
    "Verdict",
]

Rank = Literal["primary", "secondary"]
Side = Literal["for", "against"]
Role = Literal["first", "second", "third"]
ClaimState = Literal["open", "asked", "answered", "disputed", "settled", "second-read"]
ClaimOrigin = Literal["machine", "itself", "hand", "split", "merged"]


class Source(Struct, frozen=True):
    """A passage that a verdict rests on, kept as it was read.

    `document` is the evidence's id ("e12"), `sha256` the hash of its bytes then, `[start, end)` and `text` the
    passage. Two sources of one `origin` (a wire story printed twice) count as one. `aside` is the desk's own.
    """

    document: EvidenceId
    start: Count
    end: Count
    text: str
    sha256: Sha256
    side: Side = "for"
    rank: Rank | None = None
    origin: str | None = None
    archived: str | None = None
    place: str = ""
    aside: str = ""


class Exemption(Struct, frozen=True):
    """A source rule that a verdict breaks, why it is kept all the same, and who says so where they did so later."""

    rule: str
    reason: str
    by: str = ""


class Verdict(Struct, frozen=True):
    """A person's decision about one question of one claim; it refers to documents and words, never to row numbers.

    The reviewer fills in the fields down to `reads`, and `version` where they can say which version of the article
    they were shown. `suggestion` is what the machine showed, `rules` the version of the rules that made it; `searched`
    what was looked for and not found; `contacted` when the claimant was asked, or why not. `supersedes` is the id of
    the verdict that stood when they decided (None for none), by which a change made meanwhile is noticed; `reads`, for
    a second or third reading, the id of the verdict that it reads.

    `after_seeing` says, of a second reading, how its reader knew or could know what the first one had said; "" where
    the desk kept it from them.

    The desk fills in the rest when it records: `by` is the name that was given, `os` the login, `vouched` who vouches
    for it, `version` the
    article's present one, `enquiries` the numbers of the questions to the author that stood at the claim.
    """

    article: Slug
    claim: Count
    rating: str
    question: Question = "true"
    role: Role = "first"
    tags: tuple[str, ...] = ()
    reason: str = ""
    replacement: str | None = None
    sources: tuple[Source, ...] = ()
    searched: tuple[str, ...] = ()
    suggestion: Suggestion | None = None
    rules: str | None = None
    exemptions: tuple[Exemption, ...] = ()
    contacted: str | None = None
    supersedes: int | None = None
    reads: int | None = None
    after_seeing: str = ""
    scale: str = ""
    version: Count = 0
    enquiries: tuple[int, ...] = ()
    id: int = 0
    by: str = ""
    os: str = ""
    vouched: Voucher = "login"
    at: Time = ""

    def __post_init__(self) -> None:
        must_be_times(self.at)


class Enquiry(Struct, frozen=True):
    """A question to the author (or whoever must know), numbered within its article, with what came back."""

    article: Slug
    number: Count
    claim: Count
    text: str
    to: str = ""
    by: str = ""
    os: str = ""
    at: Time = ""
    sent: Time | None = None
    answer: str | None = None
    answered_by: str | None = None
    answered: Time | None = None
    withdrawn: str | None = None

    def __post_init__(self) -> None:
        must_be_times(self.at, self.sent, self.answered)

    @property
    def open(self) -> bool:
        return self.answer is None and self.withdrawn is None


class Note(Struct, frozen=True):
    """What somebody wrote down at a claim."""

    id: int
    article: Slug
    claim: Count
    text: str
    by: str
    os: str
    at: Time

    def __post_init__(self) -> None:
        must_be_times(self.at)


class Reopening(Struct, frozen=True):
    """A claim was opened again, whatever its verdicts up to the id `after` say; `was` holds the words that they judged.

    The words are given where a new version of the article changed them. `judged` are the ids of the verdicts that stood
    then, where it is known: another one settles the claim again, whatever its id.
    """

    article: Slug
    claim: Count
    after: int
    reason: str
    was: str | None = None
    judged: tuple[int, ...] = ()


class Assignment(Struct, frozen=True):
    """Who takes care of a claim, and for what; nobody any more where `to` is None."""

    article: Slug
    claim: Count
    to: str | None
    task: Literal["rate", "read", "decide"]
    by: str = ""


class ReadMark(Struct, frozen=True):
    """Words `[start, end)` of one version of an article that stand under no claim and that somebody read."""

    article: Slug
    start: Count
    end: Count
    version: Count
    by: str = ""


class Setting(Struct, frozen=True):
    """What the desk keeps under a name, for everybody on it."""

    name: str
    value: Any


class ClaimRecord(Struct, frozen=True):
    """A claim on the desk: its number for good, how it now reads, what the machine had read, where it stands.

    `verdicts` are those in force by question, `second` and `third` the readings after them. `disputing` are the second
    readings that disagree with them, those included that their reader took back or changed once they had seen the
    first: what was disputed stays so until a third decides. `assigned`, `reader` and
    `decider` are named to rate it, to read it second, to decide where two disagree. `changed` holds the words
    that it had when it was last judged, where a new version of the article changed them. `gone` says why it is no
    longer in the article ("gone", "split", "merged"), `parents` the numbers it came from. `check` is the contradiction
    of the article with itself for which the claim stands (origin "itself"), None for a claim of the article.
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


class Article(Struct, frozen=True):
    """A document that is checked on this desk; `text` names the stored text of record of its present `version`.

    `policy` is what the gate asks of it, None what goes with its scale. `aside` says why nobody works on it, if so,
    `archived` since when everyday lists leave it out, `removed` why it is on the desk no more.
    """

    id: int
    slug: Slug
    title: str
    source: str
    sha256: Sha256
    scale: str
    text: Sha256
    version: Count = 1
    date: Day | None = None
    published: Day | None = None
    policy: str | None = None
    by: str = ""
    at: Time = ""
    aside: str | None = None
    archived: Time | None = None
    removed: str | None = None

    def __post_init__(self) -> None:
        must_be_times(self.at, self.date, self.published, self.archived)


class Evidence(Struct, frozen=True):
    """A document in the library; `by_hand` says who, when and how for what was no file (a call, a book).

    `page` is the hash of the answer of the server that it was fetched from, a web archive kept beside its bytes.
    `replaced_by` and `removed` say why it is in the library no more, `forgotten` why its bytes and text were destroyed.
    """

    id: EvidenceId
    title: str
    source: str
    sha256: Sha256
    text: Sha256
    rank: Rank | None = None
    origin: str | None = None
    archived: str | None = None
    by_hand: str | None = None
    page: Sha256 | None = None
    date: Day | None = None
    replaced_by: str | None = None
    removed: str | None = None
    forgotten: str | None = None
    by: str = ""
    at: Time = ""

    def __post_init__(self) -> None:
        must_be_times(self.at, self.date)


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
