"""What people decided, as data that is stored: articles, verdicts, enquiries, evidence. No I/O here.

A claim as it now reads, with what stands at it, is in `views`.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from factcheck.checking.model import Question, Suggestion  # noqa: TC001
from factcheck.desk.record.forms import Count, Day, EvidenceId, Sha256, Slug, Time, must_be_times
from factcheck.desk.store.principal import Voucher  # noqa: TC001

__all__ = [
    "Article",
    "Assignment",
    "ClaimOrigin",
    "ClaimState",
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
    for it, `version` the article's present one, `enquiries` the numbers of the questions to the author that stood at
    the claim.
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
