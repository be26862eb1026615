"""Numbers that an author computed from two of one sentence or row, where the words do not say which two.

"Highways lose £948,000" stands in no budget that has 8,102 and 7,154 in thousands. In an article that was written from
a document some two numbers of it that give the claimed one are mostly those that its author took: how surely is learnt
from articles that stand beside their sources. It only ever supports, for two other numbers prove nothing.
"""

from __future__ import annotations

import math
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from factcheck.facts.ways import way_of
from factcheck.figures import writing as working
from factcheck.figures.conversion import is_points, is_share
from factcheck.figures.weighing import SUPPORTING, digits_of, half
from factcheck.relating.deriving.answers import Derived, answer_of
from factcheck.relating.deriving.changes import is_change, ratio_of
from factcheck.relating.deriving.derivations import named_operations
from factcheck.relating.deriving.given import when_of
from factcheck.relating.deriving.sources import (
    groups_of,
    is_of_another_time,
    plain_parts,
    related,
    same_measure,
    value_of,
)
from factcheck.relating.readings import part_known, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from factcheck.facts.model import Statement
    from factcheck.relating.model import Derivation

__all__ = ["FITTING", "Fit", "computes", "fits"]

# What a table that gives thousands or millions is short of, where no unit says so.
_SCALES = (1, 1_000, 1_000_000)
# A bound is near what was computed: "more than 2,800" is said of 2,846 and not of 12,000.
_NEAR = Decimal("0.1")
_MANY = 3


class Fit(Struct, frozen=True):
    """Two numbers of one sentence or row with what they come to, and what speaks for their being the author's."""

    derived: Derived
    grounds: Mapping[str, float]


class _Two(Struct, frozen=True):
    """Two figures in the order in which they are told, of a sentence or row that has them beside others."""

    first: Statement
    second: Statement
    group: Sequence[Statement]

    @property
    def parts(self) -> tuple[Statement, Statement]:
        return self.first, self.second

    @property
    def before(self) -> Statement | None:
        """The earlier one, by their times or by how they are told; None where nothing says it."""
        one, two = self.parts
        times = when_of(one.period), when_of(two.period)
        if one.period.timed and two.period.timed and times[0] != times[1]:
            return one if times[0] < times[1] else two
        earlier = [item for item in self.parts if item.role == "before"]
        return earlier[0] if len(earlier) == 1 else None

    def of_its_time(self, claimed: Statement) -> bool:
        """Tell whether one of them may be of the time that the claim is of."""
        return not all(is_of_another_time(claimed, item) for item in self.parts)

    def may_go(self, way: str | None) -> bool:
        """Tell whether a change from one to the other may go that way."""
        before = self.before
        if way is None or before is None:
            return True
        after = self.second if before is self.first else self.first
        return (value_of(after) > value_of(before)) == (way == "up")


def fits(claimed: Statement, reported: Sequence[Statement], document: str) -> Iterator[Fit]:
    """Give the computations that the claim names and that give its number; `reported` are figures of one passage.

    `document` is the text that the passage stands in.
    """
    finding = _finding(claimed)
    if not finding:
        return
    for group in groups_of(plain_parts(reported)):
        if len({item.offset for item in group}) > 1:
            continue  # a column
        for first, second in combinations(group, 2):
            two = _Two(first, second, group)
            if not same_measure(first.figure, second.figure) or "change" in (first.figure.kind, second.figure.kind):
                continue
            for find in finding:
                for derived in find(claimed, two):
                    if derived.name in SUPPORTING and _is_near(claimed, derived) and two.of_its_time(claimed):
                        yield Fit(derived, _grounds(claimed, two, derived, document))


def computes(claimed: Statement) -> bool:
    """Tell whether a claim's number may be one that its author computed from two others."""
    return bool(_finding(claimed))


def _finding(claimed: Statement) -> list[Callable[[Statement, _Two], Iterator[Derived]]]:
    if not claimed.figure.value:
        return []
    return [find for names, find in _COMPUTING if _is_named(claimed, names)]


def _is_named(claimed: Statement, names: frozenset[str]) -> bool:
    """Tell whether a claim names one of some computations; what is a distance is a difference."""
    if "difference" in names and claimed.role == "distance":
        return True
    return any(operation.name in names for operation in named_operations(claimed))


def _is_near(claimed: Statement, derived: Derived) -> bool:
    return derived.name != "within" or abs(abs(derived.computed) - abs(value_of(claimed))) <= _NEAR * derived.computed


def _differences(claimed: Statement, two: _Two) -> Iterator[Derived]:
    claim = claimed.figure
    in_percent = is_share(claim.unit) and not is_points(claim.unit)
    if in_percent or claim.kind == "multiple" or not two.may_go(way_of(claimed)):
        return
    more, less = sorted(two.parts, key=value_of, reverse=True)
    apart = value_of(more) - value_of(less)
    bare = more.row is not None and more.figure.unit is None
    for scale in _SCALES if bare else _SCALES[:1]:
        if apart and _may_be(claimed, apart * scale):
            line = f"{working.number_of(more.figure)} - {working.number_of(less.figure)}"
            line = line if scale == 1 else f"({line}) x {scale:,}"
            places = max(more.figure.places, less.figure.places) if scale == 1 else 0
            yield answer_of(claimed, "difference", apart * scale, line, (more, less), 1.0, places=places)


def _changes(claimed: Statement, two: _Two) -> Iterator[Derived]:
    if claimed.figure.unit != "percent" or not is_change(claimed) or not two.may_go(way_of(claimed)):
        return
    known, way = two.before, way_of(claimed)
    for before, after in (two.parts, two.parts[::-1]):
        if (known is not None and before is not known) or not value_of(before):
            continue
        moved = (value_of(after) - value_of(before)) / value_of(before) * 100
        if (way is None or (moved > 0) == (way == "up")) and _may_be(claimed, abs(moved)):
            span = f"from {working.bare(before.figure)} to {working.bare(after.figure)}"
            yield _in_percent(claimed, "percent-change", abs(moved), span, (before, after))


def _shares(claimed: Statement, two: _Two) -> Iterator[Derived]:
    part, whole = sorted(two.parts, key=value_of)
    if not is_share(claimed.figure.unit) or is_change(claimed) or not value_of(whole) or value_of(part) < 0:
        return
    if any(is_share(item.figure.unit) or is_of_another_time(claimed, item) for item in two.parts):
        return
    share = value_of(part) / value_of(whole) * 100
    if _may_be(claimed, share):
        line = f"{working.number_of(part.figure)} of {working.number_of(whole.figure)}"
        yield _in_percent(claimed, "share", share, line, (part, whole))


def _ratios(claimed: Statement, two: _Two) -> Iterator[Derived]:
    less, more = sorted(two.parts, key=value_of)
    if claimed.figure.kind != "multiple" or not two.may_go(way_of(claimed)) or value_of(less) <= 0:
        return
    times = value_of(more) / value_of(less)
    if _may_be(claimed, times):
        line = f"{working.number_of(more.figure)} / {working.number_of(less.figure)}"
        yield ratio_of(claimed, times, line, (more, less), 1.0)


# By the names of the computations of which a claim must name one.
_COMPUTING: tuple[tuple[frozenset[str], Callable[[Statement, _Two], Iterator[Derived]]], ...] = (
    (frozenset({"difference", "percent-change"}), _differences),
    (frozenset({"percent-change"}), _changes),
    (frozenset({"share"}), _shares),
    (frozenset({"ratio"}), _ratios),
)


def _in_percent(
    claimed: Statement, operation: Derivation, number: Decimal, line: str, parts: tuple[Statement, Statement]
) -> Derived:
    shown = working.percent(number, max(1, claimed.figure.places + 1))
    return answer_of(claimed, operation, number, line, parts, 1.0, places=12, shown=shown)


def _may_be(claimed: Statement, computed: Decimal) -> bool:
    """Tell at a glance whether a number may be the claimed one, however it is rounded or hedged."""
    number = float(computed)
    apart = abs(abs(float(value_of(claimed))) - number)
    return apart <= max(0.15 * number, float(half(claimed.figure.places)))


Side = Literal["for", "against", "either"]
# What speaks for a computation being the author's, on which side, and how it is told.
FITTING: Mapping[str, tuple[Side, str]] = {
    "part-told": ("for", "a number of it stands beside the claim"),
    "many-digits": ("for", "a number of many digits"),
    "precise": ("for", "a number that is told exactly"),
    "label": ("for", "what the source speaks of is in the claim"),
    "label-before": ("for", "what the source speaks of is in the claim or before it"),
    "unrelated": ("against", "no word in common"),
    "adjacent": ("for", "the numbers stand beside each other"),
    "known-source": ("for", "in a document that has the article's others"),
    "share": ("either", "a share"),
    "ratio": ("either", "a multiple"),
}


def _grounds(claimed: Statement, two: _Two, derived: Derived, document: str) -> dict[str, float]:
    """Give every ground that is not 0."""
    claim, own = claimed.figure, read(claimed.text)
    told = read(two.first.row or two.first.text).known
    known = own.known | (read(claimed.before).known if claimed.before else frozenset())
    others = {number for number, _ in own.numbers if number != claim.value}
    width = (claim.high - claim.low) / abs(value_of(claimed)) if claim.high is not None and claim.low is not None else 1
    found = {
        "part-told": len(others & {value_of(item) for item in two.parts}) / 2,
        "many-digits": digits_of(claim.value) >= _MANY,
        "precise": min(3.0, max(0.0, -math.log10(width))) / 3 if width > 0 else 1.0,
        "label": len(told & own.known) / len(told) if told else 0.0,
        "label-before": len(told & known) / len(told) if told else 0.0,
        "unrelated": related(claimed, two.group) is None,
        "adjacent": two.group.index(two.second) - two.group.index(two.first) == 1,
        "known-source": part_known(claimed.around, claimed.text, document),
        "share": derived.operation == "share",
        "ratio": derived.operation == "ratio",
    }
    return {name: float(value) for name, value in found.items() if value}
