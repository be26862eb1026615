"""What common terms add to passages, as one long number each: a lane of 32 bits for every passage.

Adding such numbers adds up all passages at once, where a loop would take them one by one. A lane holds what is added
in parts of 1/65536, rounded down, so it says which passages may be among the best; who asks adds up exactly those.
"""

from __future__ import annotations

import re
import sys
from array import array
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["HELD", "WIDTH", "Lanes", "in_lanes", "lanes_of", "leading"]

_SCALE = 1 << 16
WIDTH = 4  # bytes of a lane
HELD = 1 << 16  # what terms add together at the most must be less
# The byte of a lane that counts whole units, and the one above it, which is 0 unless a passage comes to 256.
_WHOLE, _TOO_MUCH = (2, 3) if sys.byteorder == "little" else (1, 0)

Lanes = int


def in_lanes(parts: Iterable[float]) -> array[int]:
    """Give what a term adds to its passages as lanes hold it."""
    return array("I", [int(part * _SCALE) for part in parts])


def lanes_of(numbers: Iterable[int], held: Iterable[int], size: int) -> Lanes:
    """Give what a term adds to passages, by their numbers, which are below `size`, `held` as by `in_lanes`."""
    lanes = array("I", bytes(WIDTH * size))
    for number, part in zip(numbers, held, strict=True):
        lanes[number] = part
    return int.from_bytes(lanes.tobytes(), sys.byteorder)


def leading(
    common: Sequence[Lanes], others: Sequence[tuple[Iterable[int], Iterable[int]]], k: int, size: int
) -> dict[int, tuple[float, float]] | None:
    """Give the passages that may be among the `k` best, and between which bounds lies what they come to.

    `common` is what common terms add, `others` the passages of each rare one with what it adds, as `in_lanes` gives it.
    None where lanes do not tell: a passage comes to more than they tell, or too few come to anything.
    """
    lanes = array("I")
    lanes.frombytes(sum(common).to_bytes(WIDTH * size, sys.byteorder))
    for numbers, held in others:
        for number, part in zip(numbers, held, strict=True):
            lanes[number] += part
    written = lanes.tobytes()
    if written[_TOO_MUCH::WIDTH].strip(b"\0"):
        return None
    slack = len(common) + len(others) + 2  # each was rounded down, and floats are not exact
    whole = written[_WHOLE::WIDTH]
    found, least = 0, max(whole) + 1
    while found < k and least > 1:
        least -= 1
        found += whole.count(least)
    if found < k:
        return None
    at = [match.start() for match in _from(least).finditer(whole)]
    bar = sorted((lanes[number] for number in at), reverse=True)[k - 1] - slack
    if bar < least * _SCALE:  # some of the unit below may come to as much
        at = [match.start() for match in _from(least - 1).finditer(whole)]
    return {number: (lanes[number] / _SCALE, (lanes[number] + slack) / _SCALE) for number in at if lanes[number] >= bar}


@cache
def _from(least: int) -> re.Pattern[bytes]:
    return re.compile(b"[" + re.escape(bytes([least])) + b"-\xff]", re.DOTALL)
