"""Whether two figures are of one quantity: the words around them, and how far apart their values are."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.checking.consistency.model import Fault, spans_of

if TYPE_CHECKING:
    from factcheck.checking.model import SelfCheckKind
    from factcheck.facts import Statement
    from factcheck.figures import Figure
    from factcheck.relating import Relation, RelationName

__all__ = ["DIFFERS", "believable", "content", "digits", "slip", "stated_twice"]

DIFFERS: frozenset[RelationName] = frozenset({"overstates", "understates", "misrounded", "magnitude", "transposed"})
# Two numbers further apart than this are of two things, except where one is the other with its digits slipped.
_FARTHEST = Decimal("0.35")


def believable(claimed: Figure, reported: Figure, relation: Relation) -> bool:
    """Whether two values can be of one quantity: not too far apart, or with slipped digits."""
    if relation.name in {"magnitude", "transposed", "misrounded"}:
        return True
    if claimed.value is None or reported.value is None or not reported.value:
        return False
    return abs(claimed.value - reported.value) <= _FARTHEST * abs(reported.value)


def content(statement: Statement) -> frozenset[str]:
    """The beginnings of the words that say what a figure is about."""
    return frozenset(word[:5] for word in statement.words if len(word) > 2)


def digits(value: Decimal) -> str:
    """The digits that tell a number from another, without the zeros at either end."""
    return "".join(map(str, value.normalize().as_tuple().digits)).strip("0")


def slip(one: Decimal, other: Decimal) -> RelationName | None:
    """How two numbers come from each other by a slip: places changed, one digit wrong, a zero too many."""
    first, second = digits(one), digits(other)
    if not one or not other or one == other or (one < 0) != (other < 0):
        return None
    if first == second:
        return "magnitude"
    length = max(len(first), len(second))
    first, second = first.ljust(length, "0"), second.ljust(length, "0")
    if one.adjusted() != other.adjusted():
        return None
    if sorted(first) == sorted(second):
        return "transposed"
    if sum(a != b for a, b in zip(first, second, strict=True)) > 1:
        return None
    return "overstates" if one > other else "understates"


def stated_twice(kind: SelfCheckKind, second: Statement, first: Statement, relation: Relation) -> Fault:
    """The fault of two statements that cannot both be right."""
    return Fault(kind, relation.name, spans_of((first.figure, second.figure)), relation.working)
