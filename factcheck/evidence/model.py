"""What a library knows and finds, and what ties a claim to a passage of evidence."""

from __future__ import annotations

import datetime  # noqa: TC003 - msgspec looks these up
from collections.abc import Mapping  # noqa: TC003
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from factcheck.errors import FactcheckError
from factcheck.relating.model import Relation  # noqa: TC001

if TYPE_CHECKING:
    from factcheck.documents import Document

__all__ = ["Addition", "Entry", "Found", "Link", "Rank", "UnknownDocument"]

Rank = Literal["primary", "secondary"]


class UnknownDocument(FactcheckError):
    """The library holds no document of that id."""


class Addition(Struct, frozen=True):
    """A document that goes into a library under an id.

    `rank` says whether it is a primary or a secondary source, `origin` whose words it carries (two copies of one wire
    story have one origin), `archived` an address where it is kept.
    """

    id: str
    document: Document
    rank: Rank | None = None
    origin: str | None = None
    archived: str | None = None


class Entry(Struct, frozen=True):
    """What the library knows of a document without its text; `passages` counts them."""

    id: str
    source: str
    sha256: str
    title: str | None
    date: datetime.date | None
    rank: Rank | None
    origin: str | None
    archived: str | None
    passages: int


class Found(Struct, frozen=True):
    """A passage that shares terms with what was searched.

    `document` is the id in the library, `position` counts the passages of that document from 0, `words` are
    the passage's own. `terms` are those of the words, the context and the title.
    """

    document: str
    position: int
    words: str
    title: str | None
    date: datetime.date | None
    rank: Rank | None
    terms: tuple[str, str, str]


class Link(Struct, frozen=True):
    """Claim -> passage.

    `document` is the id under which the holder knows the document (a library's id, or a check's "e1");
    `[start, end)` and `text` are the passage in that document's text of record and `place` where a person finds it.
    `score` is 0..1, higher is better, and `features` say what made it. `same_article` marks a passage of the checked
    article itself, which is never a source.
    """

    document: str
    start: int
    end: int
    place: str
    text: str
    score: float
    features: Mapping[str, float]
    relation: Relation
    same_article: bool = False
