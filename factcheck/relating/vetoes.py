"""Grounds that let nothing be said, however sure the others are: a table with an example of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.relating.grounds import TESTS
from factcheck.relating.readings import is_source

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.relating.compared import Compared

__all__ = ["VETOES", "Veto", "vetoed", "vetoed_at_sight"]


class Veto(Struct, frozen=True):
    """A ground that lets nothing be said, however sure the others are.

    `differing` only: it may still agree. `yields` to the very number in a source that the article was written from, and
    to a slip of it, where the others are sure: there the words hardly mean another thing, whose ever they seem.
    """

    ground: str
    least: float
    differing: bool
    told: str
    yields: bool = False


# What is known to be another number is another number; what holds for a part may equal the whole, and then says so.
VETOES: tuple[Veto, ...] = (
    Veto("subject-other", 1, False, "\u201cPay in Leeds rose 3%\u201d beside \u201cIn Hull pay rose 3%\u201d", True),
    Veto("number-other", 1, False, "\u201cdistrict 5\u201d beside \u201cdistrict 3\u201d"),
    Veto("period-other", 1, False, "\u201c4.1% in 2024\u201d beside \u201c4.1% in 2023\u201d", True),
    Veto("base-other", 1, False, "a share of ballots beside a share of registered voters", True),
    Veto("earlier", 1, False, "\u201crose to 34.3 hours\u201d beside \u201c34.1 hours, down from 34.3\u201d"),
    Veto("denied", 1, False, "\u201cit is not true that turnout was 64%\u201d"),
    Veto("contains", 1, False, "\u201cdropped by more than 20,000\u201d beside a level of 171,500"),
    Veto("gap", 1, False, "\u201cup by 65,000\u201d beside a level of 672,000", True),
    Veto("implied", 1, True, "\u201cmore than 70%\u201d beside \u201cmore than 80%\u201d in other words"),
    Veto("nested", 1, True, "the first half of 2022 beside 2022", True),
    Veto("narrowed", 1, True, "young people beside all people", True),
    Veto("forecast", 1, True, "what is expected beside what came out", True),
)  # fmt: skip


# How sure the very number must be for a veto to yield: of vetoed ones so sure nearly all were right, of others fewer.
_SURE = 0.75


def vetoed_at_sight(one: Compared, *, agrees: bool) -> bool:
    """Tell whether a veto that costs only a look lets nothing be said, however sure it is."""
    return any(_holds(veto, one) and not _may_yield(veto, one, agrees=agrees) for veto in _AT_SIGHT)


def vetoed(one: Compared, *, agrees: bool, certainty: Callable[[], float]) -> bool:
    """Tell whether one of the vetoes lets nothing be said; `certainty` is asked where it may yield."""
    yielding = False
    for veto in _ALWAYS if agrees else VETOES:
        if _holds(veto, one):
            if not _may_yield(veto, one, agrees=agrees):
                return True
            yielding = True
    return yielding and agrees and certainty() < _SURE


def _holds(veto: Veto, one: Compared) -> bool:
    return TESTS[veto.ground](one) >= veto.least


def _may_yield(veto: Veto, one: Compared, *, agrees: bool) -> bool:
    return veto.yields and (_of_its_source(one) if agrees else one.known_slip > 0)


def _of_its_source(one: Compared) -> bool:
    """Tell whether it is the very number, in a source that the article was written from."""
    return one.weighed.very and is_source(one.claimed, one.around[1])


_ALWAYS = tuple(veto for veto in VETOES if not veto.differing)
# These were seen when the two were compared, and need not be looked for.
_AT_SIGHT = tuple(veto for veto in _ALWAYS if veto.ground in {"subject-other", "period-other", "base-other"})
