"""Where each claim stands for an editor, as the desk's gate sees it, and how many stand where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.desk.record.scales import NOT_CHECKABLE
from factcheck.reports.model import Counts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from factcheck.desk import ClaimRecord, Rating, Scale, Verdict
    from factcheck.desk.judging.gate import Hindrance, Reason
    from factcheck.reports.model import Standing

__all__ = ["UNCONFIRMED", "counted", "followed", "reason_lines", "standing"]

# Ratings that say "we looked and found nothing", whichever scale they belong to.
UNCONFIRMED = frozenset({"unconfirmed", "unproven", "unfounded", "research-in-progress", "verdict-pending"})

_OPEN: frozenset[Hindrance] = frozenset({"open", "changed", "placeholder", "not-asked-said", "fault"})
_SOURCES: frozenset[Hindrance] = frozenset({"no-source", "no-reason", "rule-broken"})
_READERS: frozenset[Hindrance] = frozenset({"awaits-second-reader", "disputed"})
_GROUPS: tuple[tuple[Standing, frozenset[Hindrance]], ...] = (
    ("open", _OPEN),
    ("unsourced", _SOURCES),
    ("second-reader", _READERS),
)

NAMED = 8  # claims in one line of reasons; the rest is counted


def standing(record: ClaimRecord, held: Sequence[Reason], scale_of: Callable[[Verdict], Scale]) -> Standing:
    """Give the first group, in the order in which an editor needs them, that a claim belongs to.

    `held` is what the gate has against the claim; `scale_of` gives the scale that a verdict was given on, which need
    not be the article's present one.
    """
    kinds = {reason.kind for reason in held}
    verdict = record.verdict
    if "asked" in kinds or record.state in {"asked", "answered"}:
        return "asked"
    if verdict is None or record.state == "open":
        return "open" if kinds or verdict is not None else "set-aside"
    if record.disputed:
        return "disputed"
    deciding = record.third.get(verdict.question) or verdict
    scale = scale_of(deciding)
    rating, judged = scale.rating(deciding.rating), scale.judges(deciding.rating)
    if "must-change" in kinds or judged == "wrong":
        return "unconfirmed" if rating.key in UNCONFIRMED else "change"
    if record.check is None and {source.side for source in verdict.sources} == {"for", "against"}:
        return "conflict"
    if judged == "partly":
        return "faulted"
    for group, ours in _GROUPS:
        if kinds & ours:
            return group
    if rating.key == NOT_CHECKABLE:
        return "set-aside"
    return "unconfirmed" if rating.key in UNCONFIRMED else "cleared"


def followed(stance: str, rating: Rating, scale: Scale) -> bool | None:
    """Whether a rating says what the program's stance said; None where the stance could not be followed."""
    if stance == "supports":
        return rating.place is not None and rating.place == scale.steps
    if stance == "contradicts":
        lower = rating.place is not None and rating.place < scale.steps
        return lower and rating.effect != "asks" and rating.key not in UNCONFIRMED
    return None


def counted(
    records: Sequence[ClaimRecord], held: Mapping[str, Sequence[Reason]], standings: Mapping[str, Standing]
) -> Counts:
    """Count claims as an editor does: one may lack a source and a second reader, and counts for both then.

    What the article says against itself is counted apart.
    """
    claims = [record for record in records if record.check is None]

    def with_kind(kinds: Collection[Hindrance]) -> int:
        return sum(any(reason.kind in kinds for reason in held.get(record.key, ())) for record in claims)

    def standing_in(group: Standing) -> int:
        return sum(standings[record.key] == group for record in claims)

    return Counts(
        claims=len(claims),
        settled=sum(record.state in {"settled", "second-read"} for record in claims),
        change=standing_in("change"),
        faulted=standing_in("faulted"),
        asked=standing_in("asked"),
        open=with_kind(_OPEN),
        unsourced=with_kind(_SOURCES),
        second_reader=with_kind(_READERS),
        disputed=sum(record.disputed for record in claims),
        conflict=standing_in("conflict"),
        unconfirmed=standing_in("unconfirmed"),
        set_aside=standing_in("set-aside"),
        against_itself=sum(record.check is not None and record.key in held for record in records),
    )


def reason_lines(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """Give the gate's reasons, those with the same words in one line; () where there are none."""
    held: dict[str, list[str]] = {}
    for reason in reasons:
        held.setdefault(reason.words, []).append(reason.claim)
    return tuple(_line(words, claims) for words, claims in held.items())


def _line(words: str, claims: Sequence[str]) -> str:
    if len(claims) == 1:
        return f"{claims[0]}: {words}"
    numbers = ", ".join(f"#{claim.rpartition('#')[2]}" for claim in claims[:NAMED])
    return f"{words}: {len(claims)} claims ({numbers}{', …' if len(claims) > NAMED else ''})"
