"""What a report says, with nothing left to look up: plain frozen data that every format is written from.

`gather` makes a `Report` of a desk's article; the formats only lay it out. Offsets count code points of
`Report.text`, the article's text of record; all times are UTC; all numbers are `Decimal`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from factcheck.reports.about import RatingFacts

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

    from factcheck.checking import Question
    from factcheck.claims import ClaimKind, NotCheckable
    from factcheck.relating import Derivation, RelationName, Stance
    from factcheck.reports.about import ArticleFacts, EvidenceFacts, Journal, ScaleFacts

__all__ = [
    "Claimed",
    "Counts",
    "Coverage",
    "Decision",
    "Enquiry",
    "Followed",
    "Inquest",
    "Mark",
    "NumberLine",
    "Part",
    "Report",
    "ReportClaim",
    "SelfContradiction",
    "Source",
    "Standing",
    "Suggested",
    "Unchecked",
]

Standing = Literal[
    "change",
    "faulted",
    "disputed",
    "conflict",
    "unconfirmed",
    "unsourced",
    "second-reader",
    "cleared",
    "asked",
    "open",
    "set-aside",
]
"""Where a claim stands for an editor; a claim is in the first of these that fits it."""


Part = Literal["figures", "quotes", "dates", "statements", "words", "unread"]
"""What an article is made of, as far as somebody can have checked it."""


class Source(Struct, frozen=True, kw_only=True):
    """A passage that a reviewer took as a source, as it was read then.

    `letter` points to `Report.evidence`; `row` gives a table's row with its header, for reading.
    """

    letter: str
    place: str
    passage: str
    supports: bool = True
    rank: Literal["primary", "secondary"] | None = None
    archived: str | None = None
    sha256: str = ""
    row: str | None = None


class Suggested(Struct, frozen=True, kw_only=True):
    """How a reported figure stands to the claimed one: what the machine says of it, and not a verdict.

    `reported` is the figure as the evidence writes it, `where` the document and place it stands at;
    `same_article` says that this is the checked article itself, which is no source. `opposing` is the working
    of the strongest passage that says otherwise, where comparable sources disagree.
    """

    relation: RelationName
    stance: Stance
    label: str
    working: str
    reported: str | None = None
    where: str | None = None
    same_article: bool = False
    derivation: Derivation | None = None
    not_compared: tuple[str, ...] = ()
    opposing: str | None = None


class Decision(Struct, frozen=True, kw_only=True):
    """A person's verdict on one question of a claim.

    `rating` is a key of the article's scale; `followed` says whether it is what the program had suggested (None: it
    suggested nothing that could be followed); `exemptions` are rules for sources that it breaks, each with why;
    `contacted` is who was asked before publication. `after_seeing` says of a second reading how its reader knew or
    could know what the first one had said.
    """

    rating: str
    tags: tuple[str, ...] = ()
    reason: str = ""
    replacement: str | None = None
    sources: tuple[Source, ...] = ()
    searched: tuple[str, ...] = ()
    by: str = ""
    at: datetime.datetime | None = None
    followed: bool | None = None
    version: int | None = None
    exemptions: tuple[str, ...] = ()
    contacted: str | None = None
    after_seeing: str = ""


class Inquest(Struct, frozen=True, kw_only=True):
    """One question about one claim: what the machine suggested and what people decided (None: nothing yet).

    `rests` is how the source that the verdict is told by stands to the claim, None where no source of it can be
    compared. What the machine had suggested stays on record beside it and is never told under a verdict. `second` and
    `third` are the readings after the first; a third decides where the second disagreed. `unread` says that it is rated
    and that whoever made the report is to read it second: nothing else is told of it then.
    """

    question: Question
    suggested: Suggested | None = None
    rests: Suggested | None = None
    decision: Decision | None = None
    second: Decision | None = None
    third: Decision | None = None
    unread: bool = False

    @property
    def deciding(self) -> Decision | None:
        """Give the decision that counts, as the last reader left it."""
        return self.third or self.decision

    @property
    def told(self) -> Suggested | None:
        """Give what stands beside the claim: what the verdict rests on, or the suggestion where nobody decided."""
        return self.suggested if self.decision is None else self.rests


class Enquiry(Struct, frozen=True, kw_only=True):
    """A question to the author, numbered within the article, and what came back (None while nothing did)."""

    number: int
    text: str
    to: str | None = None
    by: str = ""
    at: datetime.datetime | None = None
    answer: str | None = None
    answered_by: str | None = None
    answered: datetime.datetime | None = None
    withdrawn: bool = False

    @property
    def open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.answer is None and not self.withdrawn


class Claimed(Struct, frozen=True, kw_only=True):
    """The figure as the article writes it, and what that writing can mean, in words ("63.5 to 64.5 percent")."""

    text: str
    reading: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None


class Mark(Struct, frozen=True, kw_only=True):
    """One figure on a number line: an interval, a point, or both; an open side is None."""

    letter: str
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    same_article: bool = False


class NumberLine(Struct, frozen=True):
    """The claimed figure against every comparable reported one, all in `unit`."""

    unit: str | None
    claimed: Mark
    reported: tuple[Mark, ...]


class ReportClaim(Struct, frozen=True, kw_only=True):
    """One claim with all that is known about it.

    `[start, end)` are the words that are checked (the figure, or the sentence where there is none) in the article;
    `before`, `quote` and `after` are those words in their sentence, for reading. `by_hand` says that a person made or
    corrected the claim. `changed` holds the words that were judged, where the article has changed since.
    `hindrances` are what the gate has against the claim.
    """

    number: int
    label: str
    id: str
    kind: ClaimKind
    standing: Standing
    place: str
    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""
    checkable: bool = True
    not_checkable: NotCheckable | None = None
    claimant: str | None = None
    quoted: bool = False
    claimed: Claimed | None = None
    inquests: tuple[Inquest, ...] = ()
    line: NumberLine | None = None
    enquiries: tuple[Enquiry, ...] = ()
    notes: tuple[str, ...] = ()
    by_hand: bool = False
    changed: str | None = None
    hindrances: tuple[str, ...] = ()

    @property
    def decision(self) -> Decision | None:
        """Give the verdict that settles the claim: on its first question, as the last reader left it."""
        return self.inquests[0].deciding if self.inquests else None

    @property
    def disputed(self) -> bool:
        """Whether two readers disagree about a question of it and no third has decided."""
        return any(
            inquest.third is None
            and inquest.decision is not None
            and inquest.second is not None
            and inquest.second.rating != inquest.decision.rating
            for inquest in self.inquests
        )

    @property
    def cleared(self) -> bool:
        """Whether somebody decided about it and the gate has nothing against it."""
        return self.decision is not None and not self.hindrances and not self.disputed

    @property
    def folded(self) -> bool:
        """Whether nobody did anything at it yet, so that a line is enough."""
        touched = any(inquest.decision or inquest.unread for inquest in self.inquests)
        return not (touched or self.enquiries or self.notes or self.changed)


class SelfContradiction(Struct, frozen=True):
    """Where the program sees the article contradict itself: the spans concerned, their words, and the working.

    `claim` is the record under which people rate it: number, verdicts, questions, notes. Its words are the sentence in
    which the contradiction begins. It is no claim of the article and not among `Report.claims`.
    """

    id: str
    relation: RelationName
    working: str
    quotes: tuple[str, ...]
    places: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    claim: ReportClaim


class Counts(Struct, frozen=True, kw_only=True):
    """How many claims stand where; one claim can count in several, but for `claims` and `settled`.

    `against_itself` counts the contradictions of the article with itself that hold it back; they are no claims.
    """

    claims: int = 0
    settled: int = 0
    change: int = 0
    faulted: int = 0
    asked: int = 0
    open: int = 0
    unsourced: int = 0
    second_reader: int = 0
    disputed: int = 0
    conflict: int = 0
    unconfirmed: int = 0
    set_aside: int = 0
    against_itself: int = 0


class Coverage(Struct, frozen=True):
    """How many of the article's figures (quotes, dates, other statements, words) somebody decided about."""

    kind: Part
    checked: int
    total: int


class Unchecked(Struct, frozen=True):
    """What nobody decided about, with its place; "unread" is what could not be read of the article's file."""

    kind: Part
    items: tuple[tuple[str, str], ...]


class Followed(Struct, frozen=True):
    """How often people rated as the program had suggested, of how often it had suggested anything."""

    followed: int
    shown: int


class Report(Struct, frozen=True, kw_only=True):
    """Everything a report of one article says.

    `policy` names what has to be true of it to be `cleared`, and `reasons` are the lines of why it is not. `read` are
    the spans under no claim that somebody marked as read.
    """

    article: ArticleFacts
    text: str
    scale: ScaleFacts
    journal: Journal
    policy: str
    cleared: bool
    reasons: tuple[str, ...]
    counts: Counts
    coverage: tuple[Coverage, ...]
    unchecked: tuple[Unchecked, ...]
    followed: Followed
    claims: tuple[ReportClaim, ...]
    evidence: tuple[EvidenceFacts, ...]
    self_contradictions: tuple[SelfContradiction, ...] = ()
    reviewers: tuple[str, ...] = ()
    read: tuple[tuple[int, int], ...] = ()
    searched_documents: int = 0
    program: str = ""

    @property
    def rated(self) -> tuple[ReportClaim, ...]:
        """Give everything that people rate: the claims, then what the article says against itself."""
        return (*self.claims, *(item.claim for item in self.self_contradictions))

    def document(self, letter: str) -> EvidenceFacts:
        """Give the evidence that `letter` names; raises `KeyError` where there is none."""
        for evidence in self.evidence:
            if evidence.letter == letter:
                return evidence
        raise KeyError(letter)

    def rating(self, key: str) -> RatingFacts:
        """Give the rating of the article's scale, or one off the scale where the scale no longer has it."""
        for rating in self.scale.ratings:
            if rating.key == key:
                return rating
        return RatingFacts(key, key, key, None)
