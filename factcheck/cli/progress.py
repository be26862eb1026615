"""How far a check is, told in lines: often enough to see it go on, seldom enough to be read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["tell_claims", "tell_progress"]

_TIMES = 20  # how often it is told at most
_FEW = 100  # passages of which nothing is told
_FEW_CLAIMS = 500  # an article of fewer claims is checked in seconds


def tell_progress() -> Callable[[int, int], None]:
    """Give what is told how many vectors are made, of how many, and says so on standard error now and then."""
    return _teller(_FEW, lambda made, of: f"compared by meaning: {made:,} of {of:,} passages")


def tell_claims() -> Callable[[int, int], None]:
    """Give what is told how many claims are looked at, of how many, and says so on standard error now and then."""
    return _teller(_FEW_CLAIMS, lambda done, of: f"looked at {done:,} of {of:,} claims")


def _teller(few: int, words: Callable[[int, int], str]) -> Callable[[int, int], None]:
    told = 0

    def tell(done: int, of: int) -> None:
        nonlocal told
        if of >= few and done * _TIMES // of > told:
            told = done * _TIMES // of
            print(f"factcheck: {words(done, of)}", file=sys.stderr, flush=True)

    return tell
