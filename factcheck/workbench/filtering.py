"""Which claims a person wants to see: by words, by what stands at a claim, and by how it stands to this person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.checking import Question
    from factcheck.desk import ClaimRecord
    from factcheck.workbench.drawing.claims import ClaimRow

__all__ = ["VIEWS", "Person", "matches", "standings"]


class Person(Struct, frozen=True):
    """Who sits at the screen: their login, and what the desk says of a claim and them.

    `reads_blind` says whether they are to read it (or one question of it) a second time without being led,
    `question_to_read` which question that is, `waits` for what it waits for them ("rate", "weigh", "read", "decide"),
    None where it does not, and `is_mine` whether they are named at it or have judged it.
    """

    login: str
    reads_blind: Callable[[ClaimRecord, Question | None], bool]
    question_to_read: Callable[[ClaimRecord], Question]
    waits: Callable[[ClaimRecord], str | None]
    is_mine: Callable[[ClaimRecord], bool]


# The filters that have a name, each with what it shows; the words are those of `standings`.
VIEWS: dict[str, tuple[str, str]] = {
    "": ("every claim", "no filter"),
    "is:open": ("open", "nobody has rated them, or they were opened again"),
    "is:mine": ("mine", "given to you, or judged by you"),
    "is:waiting": ("waiting for you", "to rate, to read a second time, to decide, an answer to weigh"),
    "is:asked": ("asked", "a question has no answer yet"),
    "is:answered": ("answered", "the answer is to be weighed"),
    "is:changed": ("changed", "their words, or their evidence, changed since they were rated"),
    "is:disputed": ("disputed", "two readers disagree"),
    "is:blocking": ("must change", "rated so that the text cannot go out as it is"),
    "is:itself": ("the article against itself", "what does not fit together"),
    "is:marked": ("marked", "marked by you"),
}


def standings(record: ClaimRecord, person: Person, blocking: set[str], *, blind: bool = False) -> frozenset[str]:
    """Give the words for how a claim stands, to this person where that matters.

    `blocking` are the ratings that hold an article back; what a claim that is read blind was rated is not told.
    """
    verdict = record.verdict
    found: set[str] = {record.state}
    if person.is_mine(record):
        found.add("mine")
    if person.waits(record):
        found.add("waiting")
    if record.changed is not None or record.reopened is not None:
        found.add("changed")
    if record.check is not None:
        found.add("itself")
    if not blind and record.disputed:
        found.add("disputed")
    if not blind and verdict is not None and verdict.rating in blocking:
        found.add("blocking")
    return frozenset(found)


def matches(words: str, record: ClaimRecord, row: ClaimRow, standing: frozenset[str]) -> bool:
    """Say whether a claim is meant by a filter: words of its sentence, or `state:open relation:differs kind:figure`.

    Several conditions must all hold. A word matches anywhere in sentence or claimant, whatever its case. `row` is how
    the list shows the claim, so that a filter finds what can be seen and nothing else.
    """
    claim = record.claim
    fields = {
        "state": record.state,
        "relation": row.label,
        "claimant": claim.claimant or "",
        "kind": claim.kind,
        "by": record.verdict.by if record.verdict else "",
        "rating": row.rating,
    }
    text = f"{claim.text} {claim.claimant or ''}".casefold()
    for word in words.casefold().split():
        name, colon, value = word.partition(":")
        if colon and name == "is":
            if not any(each.startswith(value) for each in standing):
                return False
        elif colon and name in fields:
            if value not in fields[name].casefold():
                return False
        elif word not in text:
            return False
    return True
