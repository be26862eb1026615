"""What stands in a verdict record, typed. Only data."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from factcheck.checking.model import Question  # noqa: TC001 - msgspec looks them up
from factcheck.documents.model import Document  # noqa: TC001
from factcheck.facts import Statement  # noqa: TC001
from factcheck.figures import Figure  # noqa: TC001
from factcheck.relating.model import RelationName, Stance  # noqa: TC001

__all__ = ["FORMAT", "Cited", "ClaimOf", "Found", "Person", "Reading", "Record", "Related", "Rule", "Text"]

FORMAT = "factcheck-verdict-record/1"


class Text(Struct, frozen=True):
    """A document by what proves it: the sha256 of its bytes."""

    title: str
    source: str
    sha256: str
    date: str | None = None


class ClaimOf(Struct, frozen=True, kw_only=True):
    """What was judged: `[start, end)` and `text` are its sentence in the article's text of record.

    `figure` is what is checked in it; `by_hand` says that a person read it otherwise than the machine did. `itself` is
    the working of what the article says against itself, where that is judged.
    """

    key: str
    id: str
    article: Text
    version: int
    question: Question
    start: int
    end: int
    text: str
    language: str | None
    figure: Figure | None = None
    by_hand: bool = False
    claimant: str | None = None
    quoted: bool = False
    itself: str | None = None


class Related(Struct, frozen=True, kw_only=True):
    """How the claimed figure stands to a passage, with the figures that took part."""

    relation: RelationName
    stance: Stance
    working: str
    derivation: str | None = None
    not_compared: tuple[str, ...] = ()
    parts: tuple[Figure, ...] = ()


class Cited(Struct, frozen=True, kw_only=True):
    """A passage that the verdict rests on, as it was read: `[start, end)` and `words` in the document's text of record.

    `excerpt` is as much of the document, from its code point `offset` on, as the rules need to come to `related`; with
    `whole` that is not enough, and the relation can only be redone with the document itself.
    """

    document: Text
    place: str
    start: int
    end: int
    words: str
    side: Literal["for", "against"]
    related: Related
    excerpt: Document
    offset: int
    whole: bool = False
    rank: Literal["primary", "secondary"] | None = None
    origin: str | None = None
    archived: str | None = None


class Rule(Struct, frozen=True):
    """By what the relations were made: the program and its version."""

    name: str
    version: str


class Person(Struct, frozen=True):
    """Who acted, and who vouches for it ("login", "signature", "nobody")."""

    name: str
    login: str
    vouched: str


class Reading(Struct, frozen=True, kw_only=True):
    """One reader's rating: the first, or one after it."""

    role: Literal["first", "second", "third"]
    rating: str
    meaning: str
    by: Person
    at: str


class Found(Struct, frozen=True, kw_only=True):
    """The verdict that stands, and every reading that led to it."""

    rating: str
    meaning: str
    scale: str
    tags: tuple[str, ...] = ()
    reason: str = ""
    replacement: str | None = None
    searched: tuple[str, ...] = ()
    contacted: str | None = None
    readings: tuple[Reading, ...]


class Record(Struct, frozen=True, kw_only=True):
    """One verdict with all it rests on; `head` is the hash that fixes the desk's journal when this was written.

    `digests` are those of every value in it, by its path; `digest` is that of all of it. `signature` is a person's, of
    that digest.
    """

    format: str
    issuer: Person
    claim: ClaimOf
    statement: Statement | None
    evidence: tuple[Cited, ...]
    rule: Rule
    verdict: Found
    cleared: bool
    head: str
    digests: dict[str, str]
    digest: str
    signature: dict[str, Any] | None = None
