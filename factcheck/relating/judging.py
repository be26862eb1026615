"""How the numbers of a pair stand to each other, and whether a difference between them may be held against the claim.

Two numbers that differ are mostly two things. A difference is only told where the words leave no other reading.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.facts import periods
from factcheck.facts.measures import may_be_in_thousands
from factcheck.facts.vocabulary import TOTALLED
from factcheck.figures.conversion import is_share
from factcheck.figures.weighing import SUPPORTING, Weighed, weigh
from factcheck.relating.comparing.beside import SAME_SENTENCE, named_beside

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.facts.model import Statement
    from factcheck.relating.comparing.pairs import Pair

__all__ = ["is_comparable", "weigh_both", "weigh_pair"]

# Numbers further apart than this are two things; sooner where no name says that they are one.
_FAR, _FAR_OF_UNNAMED = Decimal(8), Decimal(4)
_FAR_FROM_BOUND = Decimal("1.35")


def weigh_both(pair: Pair) -> tuple[Weighed, Weighed]:
    """Give how the numbers of a pair stand by themselves, and how as `weigh_pair` has it."""
    if pair.units == "mistaken":
        mistaken = _weigh_mistaken(pair)
        return mistaken, mistaken
    claim, converted = pair.claimed.figure, pair.units == "converted"
    numbers = judged = weigh(claim, pair.figure, converted=converted)
    in_row = pair.reported.row is not None
    if numbers.name == "magnitude" and may_be_in_thousands(claim, pair.figure, in_row=in_row):
        return Weighed("none"), Weighed("none")
    if claim.kind == "multiple" and converted:  # "doubled" is not said of a rise of 140%
        judged = weigh(replace(claim, places=max(claim.places, 1)), pair.figure, converted=True)
    return numbers, _judged(pair, judged)


def weigh_pair(pair: Pair) -> Weighed:
    """Give how the numbers of a pair stand, "none" where a difference between them says nothing."""
    return weigh_both(pair)[1]


def _judged(pair: Pair, weighed: Weighed) -> Weighed:
    if (
        pair.units == "converted"
        and weighed.name not in SUPPORTING
        and pair.claimed.figure.value == pair.reported.figure.value
    ):
        return Weighed("unit")
    if weighed.name == "within" and pair.claimed.figure.value is not None and (_kinds_apart(pair) or _loose(pair)):
        return Weighed("none")  # any level is "more than 20,000" that something fell by
    if weighed.name not in SUPPORTING and (_kinds_apart(pair) or _worlds_apart(pair, weighed)):
        return Weighed("none")
    return weighed


def _weigh_mistaken(pair: Pair) -> Weighed:
    """A number under another unit: the same number is the mistake itself, another one is not comparable."""
    claim, source = pair.claimed.figure, pair.reported.figure
    weighed = weigh(claim, replace(source, unit=claim.unit))
    return Weighed("unit") if weighed.very else Weighed("none")


def _worlds_apart(pair: Pair, weighed: Weighed) -> bool:
    """Tell whether two numbers differ so much that they are rather two things than a mistake.

    A level before a change is not held against the one after it, nor a bare number against one that counts something;
    and beyond a factor of eight only a slip of the point, the same name or the very same sentence is believed.
    """
    if not pair.role and pair.period != "same":
        return True
    claim, source = pair.claimed.figure.value, pair.figure.value
    if pair.same_beside >= SAME_SENTENCE:
        return False
    if not pair.alike and not (pair.subject == "same" and pair.reported.row is not None):
        return True
    if not claim or not source or weighed.name in {"magnitude", "transposed"}:
        return False
    if pair.subject == "same" and pair.base == "same":
        return False
    far = _FAR if pair.subject == "same" else _FAR_OF_UNNAMED
    return not 1 / far <= abs(claim / source) <= far


def _loose(pair: Pair) -> bool:
    """Tell whether a bound is so far off that nobody would have set it: "more than a third" of 88%.

    A third further is near enough, or one more of few ("over four" of 5.3); in the very same sentence what is far is.
    """
    claim, source = pair.claimed.figure.value, pair.figure.value
    if not claim or not source or pair.figure.approximator is not None:
        return False
    if abs(source - claim) <= 1 and not is_share(pair.claimed.figure.unit):
        return False
    far = _FAR_OF_UNNAMED if pair.same_beside >= SAME_SENTENCE else _FAR_FROM_BOUND
    return not 1 / far <= abs(claim / source) <= far


def _kinds_apart(pair: Pair) -> bool:
    """Tell whether one figure is a change, a rate or a sum and the other is none: compared only where they agree.

    A share of a named base is a level whatever its verb: "is gaining 63.75% of votes".
    """
    claim, source = pair.claimed.figure, pair.figure
    if _is_totalled(pair.claimed) != _is_totalled(pair.reported):
        return True
    if (claim.per is None) != (source.per is None):
        return True
    return (pair.claimed.role == "distance") != (pair.reported.role == "distance") and pair.base != "same"


@lru_cache(maxsize=8192)
def _is_totalled(statement: Statement) -> bool:
    return TOTALLED.search(named_beside(statement)) is not None


def is_comparable(pair: Pair, weighed: Weighed, *, narrowed: Callable[[], bool]) -> bool:
    """Tell whether a pair may be held against the claim; one that agrees may always say so.

    A forecast says nothing against a result, nor a month against its year, nor what holds for a part against the whole:
    `narrowed` tells that, and is asked last.
    """
    if weighed.name in SUPPORTING or weighed.name == "over-precise":
        return True
    first, second = pair.claimed.period, pair.reported.period
    if periods.speaks_of_a_result(first) != periods.speaks_of_a_result(second) or periods.nested(first, second):
        return False
    return pair.near_enough and not narrowed()
