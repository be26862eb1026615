"""What ties a claim to a passage of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.figures import Relation

__all__ = ["Link"]


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
