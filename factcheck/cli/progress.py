"""How far long work is, told in lines: often enough to see it go on, seldom enough to be read."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["tell_articles", "tell_claims", "tell_progress", "tell_reading", "tell_share"]

_TIMES = 20  # how often it is told at most
_FEW = 100  # passages of which nothing is told
_FEW_CLAIMS = 500  # an article of fewer claims is checked in seconds
_PATIENCE = 2.0  # seconds after which people ask themselves whether it goes on


def tell_progress() -> Callable[[int, int], None]:
    """Give what is told how many vectors are made, of how many, and says so on standard error now and then."""
    return _teller(_FEW, lambda made, of: f"compared by meaning: {made:,} of {of:,} passages")


def tell_claims() -> Callable[[int, int], None]:
    """Give what is told how many claims are looked at, of how many, and says so on standard error now and then."""
    return _teller(_FEW_CLAIMS, lambda done, of: f"looked at {done:,} of {of:,} claims")


def tell_reading(patience: float = _PATIENCE) -> Callable[[int, int], None]:
    """Give what is told how much of a journal is read, and says so on standard error where that takes long."""
    return _patient(patience, lambda read, of: f"read {read >> 20:,} of {of >> 20:,} MB of the journal")


def tell_articles(patience: float = _PATIENCE) -> Callable[[int, int], None]:
    """Give what is told at how many articles was looked, and says so on standard error where that takes long."""
    return _patient(patience, lambda done, of: f"looked at {done:,} of {of:,} articles")


def tell_share(patience: float = _PATIENCE) -> Callable[[int, int], None]:
    """Give what is told how far it is with an article's claims, and says so on standard error where that takes long."""
    return _patient(patience, lambda done, of: f"looked at {done * 100 // of}% of the claims")


def _patient(patience: float, words: Callable[[int, int], str]) -> Callable[[int, int], None]:
    last = time.monotonic()

    def tell(done: int, of: int) -> None:
        nonlocal last
        if done < of and time.monotonic() - last >= patience:
            last = time.monotonic()
            print(f"factcheck: {words(done, of)}", file=sys.stderr, flush=True)

    return tell


def _teller(few: int, words: Callable[[int, int], str]) -> Callable[[int, int], None]:
    told = 0

    def tell(done: int, of: int) -> None:
        nonlocal told
        if of >= few and done * _TIMES // of > told:
            told = done * _TIMES // of
            print(f"factcheck: {words(done, of)}", file=sys.stderr, flush=True)

    return tell
