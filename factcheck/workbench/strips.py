"""How the claims of an article stand, as a strip of marks in its order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LONGEST", "OPEN", "Stand", "shortened"]

Stand = tuple[str, str]  # a claim's state, and what its verdict found: "right", "partly", "wrong", "aside", ""
OPEN: Stand = ("open", "")
LONGEST = 60  # marks in a strip

_PRESSING = ("disputed", "answered", "unread", "open", "asked")  # what wants somebody first; then what is settled


def shortened(stands: Sequence[Stand], room: int = LONGEST) -> tuple[Stand, ...]:
    """Give one mark for each claim, or as many as there is room for, each the most pressing of its stretch."""
    if len(stands) <= room:
        return tuple(stands)
    ends = [len(stands) * at // room for at in range(room + 1)]
    return tuple(min(stands[start:end], key=_pressing) for start, end in pairwise(ends))


def _pressing(stand: Stand) -> int:
    state, judged = stand
    if state in _PRESSING:
        return _PRESSING.index(state)
    return len(_PRESSING) + (judged != "wrong")
