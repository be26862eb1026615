"""How far the making of vectors is, told in lines: often enough to see it go on, seldom enough to be read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["tell_progress"]

_TIMES = 20  # how often it is told at most
_FEW = 100  # passages of which nothing is told


def tell_progress() -> Callable[[int, int], None]:
    """Give what is told how many vectors are made, of how many, and says so on standard error now and then."""
    told = 0

    def tell(made: int, of: int) -> None:
        nonlocal told
        if of >= _FEW and made * _TIMES // of > told:
            told = made * _TIMES // of
            print(f"factcheck: compared by meaning: {made:,} of {of:,} passages", file=sys.stderr)

    return tell
