"""Where each claim stands for an editor, and whether the article is cleared: pure functions over what was gathered."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factcheck.reports.model import Counts
from factcheck.reports.words import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.desk import ClaimRecord, Rating, Scale, Verdict
    from factcheck.reports.model import Standing

__all__ = ["UNCONFIRMED", "counted", "followed", "reasons", "standing"]

# Ratings that say "we looked and found nothing", whichever scale they belong to.
UNCONFIRMED = frozenset({"unconfirmed", "unproven", "unfounded", "research-in-progress", "verdict-pending"})


def standing(record: ClaimRecord, scale_of: Callable[[Verdict], Scale]) -> Standing:
    """Give the first group, in the order in which an editor needs them, that a claim belongs to.

    `scale_of` gives the scale that a verdict was given on, which need not be the article's present one.
    """
    verdict = record.verdict
    if record.state in {"asked", "answered"}:
        return "asked"
    if verdict is None or record.state == "open":
        return "open" if record.claim.checkable or verdict is not None else "set-aside"
    deciding = record.third.get(verdict.question) or verdict
    scale = scale_of(deciding)
    rating = scale.rating(deciding.rating)
    if rating.effect == "blocks" and rating.key not in UNCONFIRMED:
        return "change"
    if rating.effect == "asks":
        return "asked"
    if rating.key == "not-checkable":
        return "set-aside"
    if record.disputed:
        return "second-reader"
    if rating.key in UNCONFIRMED:
        return "unconfirmed"
    if not verdict.sources and not verdict.exemptions:
        return "unsourced"
    if {source.side for source in verdict.sources} == {"for", "against"}:
        return "conflict"
    blocking = any(rating.effect == "blocks" for rating in scale.ratings)
    below = rating.place is not None and rating.place < scale.steps
    return "faulted" if below and not blocking else "cleared"


def followed(stance: str, rating: Rating, scale: Scale) -> bool | None:
    """Whether a rating says what the program's stance said; None where the stance could not be followed."""
    if stance == "supports":
        return rating.place is not None and rating.place == scale.steps
    if stance == "contradicts":
        lower = rating.place is not None and rating.place < scale.steps
        return lower and rating.effect != "asks" and rating.key not in UNCONFIRMED
    return None


def counted(records: Sequence[ClaimRecord], standings: Sequence[Standing]) -> Counts:
    """Count claims as an editor does: each stands in one group, and may wait for a second reader besides."""
    held = Counter(standings)
    return Counts(
        claims=len(records),
        faulted=held["faulted"],
        settled=len(records) - held["open"] - held["asked"],
        change=held["change"],
        asked=held["asked"],
        open=held["open"],
        unsourced=held["unsourced"],
        second_reader=sum(record.state == "settled" for record in records),
        conflict=held["conflict"],
        unconfirmed=held["unconfirmed"],
        set_aside=held["set-aside"],
    )


def reasons(counts: Counts, disputed: int, outdated: int) -> tuple[str, ...]:
    """Give what keeps the article from being cleared, a line each; () where nothing does."""
    found = (
        (counts.change, "claim must change", "claims must change"),
        (
            counts.asked,
            "claim waits for an answer, or for a verdict after one",
            "claims wait for an answer or a verdict",
        ),
        (counts.open, "claim is not decided", "claims are not decided"),
        (counts.unconfirmed, "claim could not be confirmed", "claims could not be confirmed"),
        (counts.unsourced, "claim lacks a source", "claims lack a source"),
        (
            disputed,
            "claim was judged otherwise by its second reader",
            "claims were judged otherwise by a second reader",
        ),
        (outdated, "source has changed since it was read", "sources have changed since they were read"),
    )
    return tuple(plural(count, one, many) for count, one, many in found if count)
