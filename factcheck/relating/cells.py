"""Which cells of a row a claim can be about: those under its words, or the only one in its unit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.figures.conversion import measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.relating.comparing.pairs import Pair

__all__ = ["in_own_columns", "with_lone"]

# A column in such a unit says by it what it is about: square kilometres are an area.
_SAID_BY_UNIT = frozenset({"length", "area", "mass", "volume", "temperature", "power", "energy"})


def with_lone(pairs: Sequence[Pair]) -> list[Pair]:
    """Mark the figures of tables that are the only ones of their row in the claim's unit of measure."""
    measured = [
        pair
        for pair in pairs
        if pair.reported.row is not None
        and pair.units in {"same", "converted"}
        and measure(pair.claimed.figure.unit).dimension in _SAID_BY_UNIT
    ]
    if not measured:
        return list(pairs)
    counts = Counter((pair.reported.text, pair.reported.offset) for pair in measured)
    alone = [pair for pair in measured if counts[pair.reported.text, pair.reported.offset] == 1]
    return [replace(pair, alone=True) if pair in alone else pair for pair in pairs]


def in_own_columns(pairs: Sequence[Pair]) -> list[Pair]:
    """Leave out the figures of a row that stand in another column than the one that is about the claim.

    "Poland has 6.2 doctors" is not said by Poland's 6.2 hospital beds, where a column of doctors is there.
    """
    headed = {(pair.reported.text, pair.reported.offset) for pair in pairs if pair.headed}
    return [
        pair
        for pair in pairs
        if pair.reported.row is None or pair.headed or (pair.reported.text, pair.reported.offset) not in headed
    ]
