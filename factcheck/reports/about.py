"""What a report says of the article, the scale it is judged by, the desk, and the documents that verdicts cite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    import datetime

__all__ = ["ArticleFacts", "EvidenceFacts", "Journal", "RatingFacts", "ScaleFacts"]


class RatingFacts(Struct, frozen=True):
    """One rating of a scale.

    `place` counts from 1, the worst, up; None where the rating is off the scale. `effect` is what it means for a text
    that is about to be printed, `judges` what it finds the claim to be.
    """

    key: str
    name: str
    title: str
    place: int | None
    effect: Literal["passes", "blocks", "asks"] = "passes"
    judges: Literal["right", "partly", "wrong"] | None = None


class ScaleFacts(Struct, frozen=True):
    """The scale that the article is judged by; `best` is 0 where no rating has a place."""

    name: str
    title: str
    ratings: tuple[RatingFacts, ...]

    @property
    def prints(self) -> bool:
        """Whether it judges a text that is about to be printed."""
        return any(rating.effect == "blocks" for rating in self.ratings)

    @property
    def best(self) -> int:
        """Give the highest place of the scale."""
        return max((rating.place for rating in self.ratings if rating.place is not None), default=0)


class ArticleFacts(Struct, frozen=True, kw_only=True):
    """The article that was checked.

    `changed` says in words what is newer than the version the verdicts are about, `unread` what is not read of its
    language.
    """

    id: str
    slug: str
    title: str
    source: str
    sha256: str
    date: datetime.date | None = None
    author: str | None = None
    language: str | None = None
    version: int = 1
    changed: str | None = None
    unread: str | None = None


class Journal(Struct, frozen=True):
    """The newest line of the desk's journal: it fixes the whole history behind the report, and dates it."""

    hash: str
    at: datetime.datetime | None


class EvidenceFacts(Struct, frozen=True, kw_only=True):
    """A document that a verdict cites. `letter` names it in the annotated article ("A"), `cited` counts claims."""

    letter: str
    id: str
    title: str
    source: str
    sha256: str
    rank: Literal["primary", "secondary"] | None = None
    origin: str | None = None
    archived: str | None = None
    date: datetime.date | None = None
    cited: int = 0
    changed: str | None = None
