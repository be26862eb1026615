"""Sums, averages, differences, shares and amounts per head: numbers computed from parts of one time."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.figures import writing as working
from factcheck.figures.conversion import is_share
from factcheck.figures.weighing import SUPPORTING, half
from factcheck.relating.deriving.answers import answer_of, shown_as
from factcheck.relating.deriving.parts import NAMED, part_and_whole, together, two_named
from factcheck.relating.deriving.per_head import for_each_head
from factcheck.relating.deriving.sources import same_measure, value_of
from factcheck.relating.deriving.words import deriving_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.facts.model import Statement
    from factcheck.relating.deriving.answers import Derived

__all__ = ["averages", "differences", "per_heads", "shares", "sums"]


def sums(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    """Give the claim held against the sums of what belongs together."""
    for parts, closeness in together(claimed, reported):
        total = sum((value_of(item) for item in parts), Decimal(0))
        slack = sum((half(item.figure.places) for item in parts), Decimal(0))
        places = max(item.figure.places for item in parts)
        line = _listed(parts, " + ")
        yield answer_of(claimed, "sum", total, line, parts, closeness, places=places, slack=slack)


def averages(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    """Give the claim held against the averages of what belongs together."""
    if not any(map(deriving_words().average.match, claimed.words[:3])):
        return  # the average of something else in the sentence
    for parts, closeness in together(claimed, reported):
        count = len(parts)
        mean = sum((value_of(item) for item in parts), Decimal(0)) / count
        places = max(item.figure.places for item in parts)
        slack = sum((half(item.figure.places) for item in parts), Decimal(0)) / count
        line = f"({_listed(parts, ' + ')}) / {count}"
        fine = max(places, claimed.figure.places) + 1
        shown = shown_as(claimed.figure, mean, fine)
        yield answer_of(claimed, "average", mean, line, parts, closeness, places=fine, slack=slack, shown=shown)


def _listed(parts: Sequence[Statement], sign: str) -> str:
    shown = [working.number_of(item.figure) for item in parts]
    if len(shown) > 6:
        return f"{sign.join(shown[:3])}{sign}… ({len(shown)} numbers)"
    return sign.join(shown)


def differences(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    """Give the claim held against the difference of two figures that it compares."""
    for first, second, closeness in two_named(claimed, reported):
        if not same_measure(claimed.figure, first.figure):
            continue
        more, less = (first, second) if value_of(first) >= value_of(second) else (second, first)
        parts = (more, less)
        places = max(item.figure.places for item in parts)
        slack = half(more.figure.places) + half(less.figure.places)
        line = f"{working.number_of(more.figure)} - {working.number_of(less.figure)}"
        answer = answer_of(
            claimed, "difference", value_of(more) - value_of(less), line, parts, closeness,
            places=places, slack=slack,
        )  # fmt: skip
        if closeness >= NAMED or answer.name in SUPPORTING or first.row is None:
            yield answer  # which two of a table are compared must be said to contradict


def shares(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    """Give a claimed share held against a part and its whole."""
    if not is_share(claimed.figure.unit) or claimed.figure.kind == "change":
        return
    for part, whole, closeness in part_and_whole(claimed, reported):
        if value_of(whole) == 0:
            continue
        share = value_of(part) / value_of(whole) * 100
        line = f"{working.number_of(part.figure)} of {working.number_of(whole.figure)}"
        fine = max(1, claimed.figure.places + 1)
        yield answer_of(
            claimed, "share", share, line, (part, whole), closeness, places=max(12, fine),
            shown=working.percent(share, fine),
        )  # fmt: skip


def per_heads(claimed: Statement, reported: Sequence[Statement]) -> Iterator[Derived]:
    """Give the claim held against an amount divided by the people it is for."""
    claim = claimed.figure
    for whole, people, many, closeness in for_each_head(claimed, reported):
        each = value_of(whole) / value_of(people) * many
        line = f"{working.bare(whole.figure)} / {working.bare(people.figure)}"
        if many != 1:
            line = f"{line} x {working.plain(many)}"
        fine = claim.places + 1 if claim.places > 0 else 2
        yield answer_of(
            claimed, "per-head", each, line, (whole, people), closeness, places=12,
            shown=shown_as(claim, each, fine),
        )  # fmt: skip
