"""From a passage to the source that a verdict keeps: one that the machine offered, or one that a person found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.desk.record.model import Source
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.checking.model import Question
    from factcheck.claims.model import Claim
    from factcheck.desk.record.model import Evidence
    from factcheck.documents.model import Document, Passage
    from factcheck.evidence import Link

__all__ = ["NoSuchPassage", "cite", "found_passage", "link_by_hand"]

_NAMED = re.compile(r"(e[0-9]+)(?:@([0-9]+)|:(.+))", re.DOTALL)


class NoSuchPassage(FactcheckError):
    """A passage that is not there, or cannot be a source."""


def cite(link: Link, evidence: Evidence) -> Source:
    """Give the source for a link into this piece of evidence, with the passage as it reads now.

    It speaks against the claim where the figures contradict it. A passage of the checked article itself is no source
    and must not be given here.
    """
    return Source(
        document=evidence.id,
        start=link.start,
        end=link.end,
        text=link.text,
        sha256=evidence.sha256,
        side="against" if link.relation.stance == "contradicts" else "for",
        rank=evidence.rank,
        origin=evidence.origin,
        archived=evidence.archived,
        place=link.place,
    )


def found_passage(named: str) -> tuple[str, int | None, str]:
    """Take apart how a passage is named: "e3:its words" or "e3@120", the document with words or an offset in it."""
    match = _NAMED.fullmatch(named)
    if match is None:
        raise NoSuchPassage(named, "names no passage", "write a document and words in it, as in e3:63.75% of votes")
    return match[1], None if match[2] is None else int(match[2]), match[3] or ""


def link_by_hand(
    claim: Claim,
    article: Document,
    question: Question,
    evidence: Evidence,
    document: Document,
    at: int | None,
    words: str,
) -> Link:
    """Give the link to the passage of evidence that a person found, related like any other.

    It is the passage around the offset `at`, or the one in which the words stand, whatever its white space. Raises
    `NoSuchPassage` where there is none, or where the words stand in several.
    """
    from factcheck.evidence import Link  # the arithmetic is loaded by those who link
    from factcheck.evidence.relating import claimed_statement, relation_to

    passage = _passage(evidence.id, document, at, " ".join(words.split()))
    claimed = claimed_statement(claim, article) if question == "true" else None
    relation, text = relation_to(claimed, document, passage), document.words(passage)
    return Link(evidence.id, passage.start, passage.end, passage.place, text, 1.0, {"found by hand": 1.0}, relation)


def _passage(name: str, document: Document, at: int | None, words: str) -> Passage:
    if at is not None:
        found = [item for item in document.passages if item.start <= at < item.end]
    else:
        there = [(item, " ".join(document.words(item).split())) for item in document.passages]
        bare = words.strip('"“”')  # e3:"63.75% of votes" out of a shell that leaves the signs
        found = [item for item, text in there if words in text] or [
            item for item, text in there if bare and bare in text
        ]
    if not found:
        where = f"{name}@{at}" if at is not None else f"{name}:{words}"
        raise NoSuchPassage(where, "stands in no passage there", f"`factcheck evidence show {name}` lists them")
    if len(found) > 1 and at is None:
        places = ", ".join(f"{item.place} ({name}@{item.start})" for item in found[:4])
        raise NoSuchPassage(f"{name}:{words}", f"stands in {len(found)} passages: {places}", "give more words, or one")
    return found[0]
