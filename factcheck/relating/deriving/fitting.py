"""Numbers that an author computed from two of a document, where the words do not say which two.

"Highways lose £948,000" stands in no budget that has 8,102 and 7,154 in thousands. In an article that was written from
a document some two numbers of it that give the claimed one are mostly those that its author took: how surely is learnt
from articles that stand beside their sources, by what ties the two to the claim and by how many others as closely tied
come to such a number by chance. It only ever supports, for two other numbers prove nothing.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from factcheck.facts.vocabulary import topics_in
from factcheck.facts.ways import way_of
from factcheck.figures import writing as working
from factcheck.figures.conversion import is_points, is_share
from factcheck.figures.weighing import SUPPORTING, digits_of, half
from factcheck.relating.deriving.answers import Derived, answer_of
from factcheck.relating.deriving.changes import is_change, ratio_of
from factcheck.relating.deriving.derivations import named_operations
from factcheck.relating.deriving.given import when_of, year_before_named
from factcheck.relating.deriving.members import Member, Pair, members_of, pairs_of, sort_of
from factcheck.relating.deriving.sources import nouns_of, same_measure, value_of
from factcheck.relating.deriving.words import deriving_words
from factcheck.relating.readings import part_known
from factcheck.relating.setting import text_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from factcheck.documents import Document
    from factcheck.facts.model import Statement
    from factcheck.figures.model import Figure
    from factcheck.relating.model import Derivation

__all__ = ["FITTING", "Fit", "computes", "fits"]

# What a table that gives thousands or millions is short of, where no unit says so.
_SCALES = (1, 1_000, 1_000_000)
# A number of any size would come near a claim by chance as often as it is this many times as large or as small.
_WIDE = 3.0
# What is said of a fraction, of a multiple: "a third" of 32.4% and no more, "doubled" of 1.95, "more than a fifth" of
# 22%, "more than doubled" of 2.4.
_FRACTION, _MULTIPLE, _BEYOND, _BEYOND_MULTIPLE = 0.04, 0.05, 0.12, 0.5
# A claim that names the operation speaks as much for it as half of what a number told before it does.
_NAMED = 0.7
# Smaller numbers are counts, and no differences unless the claim says so; sums have more digits still.
_COUNTED, _SUMMED = 10, 3


class Fit(Struct, frozen=True):
    """Two numbers of a document with what they come to, and what speaks for their being the author's."""

    derived: Derived
    grounds: Mapping[str, float]


class _Try(Struct, frozen=True):
    """What two numbers come to, by one operation; `parts` in the order in which they are computed with."""

    operation: Derivation
    computed: float
    parts: tuple[Member, Member]
    pair: Pair
    scale: int = 1


class _Asked(Struct, frozen=True):
    """A claim as it is computed for: its bounds, which way it says that something went, and what it names."""

    claimed: Statement
    low: float
    high: float
    size: float
    sort: str
    way: str | None
    named: frozenset[str]

    @property
    def by_chance(self) -> float:
        """The part of all numbers about as large that lies within its bounds."""
        return math.log(self.high / max(self.low, self.high / 10)) / (2 * math.log(_WIDE))


def fits(claimed: Statement, document: Document, passages: Sequence[int]) -> list[Fit]:
    """Give the computations over two numbers of some passages of a document that give the claim's number."""
    if not claimed.figure.value or claimed.figure.kind not in {"quantity", "change", "ratio", "multiple"}:
        return []
    asked = _asked(claimed)
    tried, hits = list[float](), list[tuple[float, _Try]]()
    for pair in pairs_of(claimed, members_of(document, tuple(passages))):
        strength = pair.strength
        for one in _tries(asked, pair):
            if not asked.size / _WIDE <= one.computed <= asked.size * _WIDE:
                continue
            counted = strength + _NAMED * (one.operation in asked.named)
            tried.append(counted)
            if asked.low <= one.computed <= asked.high and _may_go(asked, one):
                hits.append((counted, one))
    if not hits:
        return []
    tried.sort()
    known = part_known(claimed.around, claimed.text, text_around(document, document.passages[passages[0]]))
    found = []
    for counted, one in hits:
        derived = _DERIVING[one.operation](claimed, one)
        if derived.name in SUPPORTING:
            rivals = len(tried) - bisect_left(tried, counted - 1e-9)
            found.append(Fit(derived, {**_grounds(asked, one, counted, rivals, len(hits)), "known-source": known}))
    return found


def computes(claimed: Statement) -> bool:
    """Tell whether a claim names a computation of two numbers, so that its own may come from a row that it names."""
    named = {one.name for one in named_operations(claimed)}
    return bool(claimed.figure.value) and (claimed.role == "distance" or not named.isdisjoint(_OF_TWO))


_OF_TWO = frozenset({"difference", "percent-change", "share", "ratio"})


def _asked(claimed: Statement) -> _Asked:
    figure = claimed.figure
    fine = 100 if figure.unit == "basis-point" else 1
    low, high = _bounds(figure)
    names = {one.name for one in named_operations(claimed)}
    if "percent-change" in names or claimed.role == "distance":
        names.add("difference")
    if is_change(claimed):
        names = {*names - {"share"}, "percent-change"}
    return _Asked(
        claimed=claimed, low=low / fine, high=high / fine, size=abs(float(value_of(claimed))) / fine,
        sort=sort_of(figure), way=way_of(claimed), named=frozenset(names),
    )  # fmt: skip


def _bounds(figure: Figure) -> tuple[float, float]:
    """Give between which numbers one lies of which a figure is said; a hedge goes as far as its last digit but 0."""
    assert figure.value is not None
    size, slack = abs(float(figure.value)), float(half(figure.places))
    last = 10.0 ** figure.value.normalize().as_tuple().exponent  # type: ignore[operator]
    if figure.kind == "ratio":
        reach, slack = _BEYOND * size, _FRACTION * size
    elif figure.kind == "multiple":
        reach, slack = _BEYOND_MULTIPLE, _MULTIPLE
    else:
        reach = min(max(last, 2 * slack), _BEYOND * size)
        slack = reach / 2 if figure.approximator else slack
    if figure.approximator in {"more-than", "over", "at-least"}:
        return size, size + reach
    if figure.approximator in {"less-than", "under", "at-most", "nearly"}:
        return size - reach, size
    return (size - slack) * (1 - 1e-9), (size + slack) * (1 + 1e-9)


def _tries(asked: _Asked, pair: Pair) -> Iterator[_Try]:
    """Give what two numbers come to by the operations that the claimed figure may be the outcome of."""
    first, second = pair.first, pair.second
    less, more = (first, second) if abs(first.value) <= abs(second.value) else (second, first)
    small, large = abs(less.value), abs(more.value)
    figure = asked.claimed.figure
    if is_share(figure.unit) and not is_points(figure.unit):
        if first.sort == "share":
            if "sum" in asked.named:
                yield _Try("sum", small + large, (first, second), pair)
            return
        yield _Try("share", small / large * 100, (less, more), pair)
        if pair.nearness != "column" or (first.timed and second.timed) or _both_named(pair):
            for before, after in ((first, second), (second, first)):
                moved = abs(after.value - before.value) / abs(before.value) * 100
                yield _Try("percent-change", moved, (before, after), pair)
    elif figure.kind == "multiple":
        yield _Try("ratio", large / small, (more, less), pair)
    elif asked.sort == first.sort or less.statement.figure.unit is None or more.statement.figure.unit is None:
        bare = first.column is not None and first.statement.figure.unit is None
        for scale in _SCALES if bare else _SCALES[:1]:
            if asked.size >= _COUNTED or figure.places > 0 or "difference" in asked.named:
                yield _Try("difference", (large - small) * scale, (more, less), pair, scale)
            if "sum" in asked.named or digits_of(figure.value) >= _SUMMED:
                yield _Try("sum", (small + large) * scale, (first, second), pair, scale)


def _both_named(pair: Pair) -> bool:
    return all(tie.told or tie.named == 1 for tie in pair.ties)


def _may_go(asked: _Asked, one: _Try) -> bool:
    """Tell whether a change from one to the other may go the way that the claim says, by their times or words."""
    if one.operation in {"share", "sum"}:
        return True
    before = _before(one.pair)
    if one.operation == "percent-change":
        if before is not None and before is not one.parts[0]:
            return False
        return asked.way is None or (one.parts[1].value > one.parts[0].value) == (asked.way == "up")
    if asked.way is None or before is None:
        return True
    after = one.pair.second if before is one.pair.first else one.pair.first
    return (after.value > before.value) == (asked.way == "up")


def _before(pair: Pair) -> Member | None:
    """Give the earlier one, by their times or by how they are told; None where nothing says it."""
    one, two = pair.parts
    times = when_of(one.period), when_of(two.period)
    if one.period.timed and two.period.timed and times[0] != times[1]:
        return pair.first if times[0] < times[1] else pair.second
    earlier = [member for member in (pair.first, pair.second) if member.statement.role == "before"]
    return earlier[0] if len(earlier) == 1 else None


def _difference(claimed: Statement, one: _Try) -> Derived:
    more, less = (member.statement for member in one.parts)
    return _amount(claimed, one, value_of(more) - value_of(less), "-")


def _sum(claimed: Statement, one: _Try) -> Derived:
    first, second = (member.statement for member in one.parts)
    return _amount(claimed, one, value_of(first) + value_of(second), "+")


def _amount(claimed: Statement, one: _Try, computed: Decimal, sign: str) -> Derived:
    figures = [member.statement.figure for member in one.parts]
    line = f" {sign} ".join(map(working.number_of, figures))
    fine = 100 if claimed.figure.unit == "basis-point" else one.scale
    places = 0 if fine != 1 else max(figure.places for figure in figures)
    line = line if fine == 1 else f"({line}) x {fine:,}"
    parts = [member.statement for member in one.parts]
    return answer_of(claimed, one.operation, computed * fine, line, parts, 1.0, places=places)


def _change(claimed: Statement, one: _Try) -> Derived:
    before, after = (member.statement for member in one.parts)
    moved = abs(value_of(after) - value_of(before)) / abs(value_of(before)) * 100
    return _in_percent(claimed, one, moved, f"from {working.bare(before.figure)} to {working.bare(after.figure)}")


def _share(claimed: Statement, one: _Try) -> Derived:
    part, whole = (member.statement for member in one.parts)
    line = f"{working.number_of(part.figure)} of {working.number_of(whole.figure)}"
    return _in_percent(claimed, one, value_of(part) / value_of(whole) * 100, line)


def _in_percent(claimed: Statement, one: _Try, number: Decimal, line: str) -> Derived:
    shown = working.percent(number, max(1, claimed.figure.places + 1))
    parts = [member.statement for member in one.parts]
    return answer_of(claimed, one.operation, number, line, parts, 1.0, places=12, shown=shown)


def _ratio(claimed: Statement, one: _Try) -> Derived:
    more, less = (member.statement for member in one.parts)
    line = f"{working.number_of(more.figure)} / {working.number_of(less.figure)}"
    return ratio_of(claimed, value_of(more) / value_of(less), line, (more, less), 1.0)


_DERIVING = {"difference": _difference, "sum": _sum, "percent-change": _change, "share": _share, "ratio": _ratio}


Side = Literal["for", "against", "either"]
# What speaks for a computation being the author's, on which side, and how it is told.
FITTING: Mapping[str, tuple[Side, str]] = {
    "label": ("for", "what the claim names has the numbers"),
    "part-told": ("for", "a number of it stands beside the claim"),
    "time": ("for", "at the time that the claim names"),
    "year-apart": ("for", "a year apart, as the claim says"),
    "tied": ("for", "the numbers are those that the claim speaks of"),
    "base": ("for", "of the whole that the claim names"),
    "named": ("for", "the claim names the computation"),
    "rare": ("for", "hardly another two come to that number"),
    "rivals": ("against", "others come to that number as well"),
    "digits": ("for", "a number of many digits"),
    "row": ("for", "in one row or sentence"),
    "times": ("either", "rows of two times"),
    "sum": ("either", "a sum"),
    "scaled": ("against", "only in thousands or millions"),
    "known-source": ("for", "in a document that has the article's others"),
    "unlike": ("against", "of two kinds of things"),
}


def _grounds(asked: _Asked, one: _Try, counted: float, rivals: int, hits: int) -> dict[str, float]:
    """Give every ground that is not 0; of `rivals` pairs, as closely tied, some come to the number by chance."""
    pair, claimed = one.pair, asked.claimed
    ties = pair.ties
    told = sum(
        min(1.0, digits_of(part.figure.value) / 3) for part, tie in zip(pair.parts, ties, strict=True) if tie.told
    )
    chance = math.log10(rivals * asked.by_chance)
    times = [when_of(part.period) for part in pair.parts]
    found = {
        "label": (ties[0].named + ties[1].named) / 2,
        "part-told": told / 2,
        "time": (ties[0].timed + ties[1].timed) / 2,
        "year-apart": abs(times[0][0] - times[1][0]) == 1
        and times[0][1:] == times[1][1:]
        and year_before_named(claimed),
        "tied": min(6.0, counted) / 6,
        "base": one.operation == "share" and _is_base(claimed, one.parts[1]),
        "named": one.operation in asked.named,
        "rare": min(3.0, max(0.0, -chance)) / 3,
        "rivals": min(1.0, math.log10(hits) / 2),
        "digits": 0 if claimed.figure.kind == "ratio" else min(6, digits_of(claimed.figure.value)) / 6,
        "row": pair.nearness == "row",
        "times": pair.nearness == "column" and pair.first.timed and pair.second.timed,
        "sum": one.operation == "sum",
        "scaled": one.scale != 1,
        "unlike": not same_measure(pair.parts[0].figure, pair.parts[1].figure),
    }
    return {name: float(value) for name, value in found.items() if value}


def _is_base(claimed: Statement, whole: Member) -> bool:
    """Tell whether a whole is what the claim says that its share is a share of."""
    if claimed.base is None:
        return False
    if whole.total and deriving_words().total.search(claimed.base):
        return True
    return not topics_in(claimed.base).isdisjoint(whole.label | nouns_of(whole.statement.figure))
