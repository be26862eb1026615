"""Grounds that let nothing be said, however sure the others are: a table with an example of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.relating.grounds import TESTS

if TYPE_CHECKING:
    from factcheck.relating.compared import Compared

__all__ = ["VETOES", "Veto", "vetoed"]


class Veto(Struct, frozen=True):
    """A ground that lets nothing be said, however sure the others are; `differing` only: it may still agree."""

    ground: str
    least: float
    differing: bool
    told: str


# What is known to be another number is another number; what holds for a part may equal the whole, and then says so.
VETOES: tuple[Veto, ...] = (
    Veto("subject-other", 1, False, "\u201cWages in Leeds rose 3%\u201d beside \u201cIn Hull wages rose 3%\u201d"),
    Veto("period-other", 1, False, "\u201c4.1% in 2024\u201d beside \u201c4.1% in 2023\u201d"),
    Veto("base-other", 1, False, "a share of ballots beside a share of registered voters"),
    Veto("denied", 1, False, "\u201cit is not true that turnout was 64%\u201d"),
    Veto("contains", 1, False, "\u201cdropped by more than 20,000\u201d beside a level of 171,500"),
    Veto("gap", 1, False, "\u201cup by 65,000\u201d beside a level of 672,000"),
    Veto("implied", 1, True, "\u201cmore than 70%\u201d beside \u201cmore than 80%\u201d in other words"),
    Veto("nested", 1, True, "the first half of 2022 beside 2022"),
    Veto("narrowed", 1, True, "young people beside all people"),
    Veto("forecast", 1, True, "what is expected beside what came out"),
)  # fmt: skip


def vetoed(one: Compared, *, agrees: bool) -> bool:
    """Tell whether one of the vetoes lets nothing be said."""
    return any(test(one) >= least for test, least in (_ALWAYS if agrees else _ALL))


_ALL = tuple((TESTS[veto.ground], veto.least) for veto in VETOES)
_ALWAYS = tuple((TESTS[veto.ground], veto.least) for veto in VETOES if not veto.differing)
