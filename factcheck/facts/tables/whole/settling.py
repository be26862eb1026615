"""A statement is put to a table whole: all its readings must come to the same, else nothing is said."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.facts.tables.whole.comparing import comparisons
from factcheck.facts.tables.whole.counting import countings
from factcheck.facts.tables.whole.games import games
from factcheck.facts.tables.whole.kinds import kinds
from factcheck.facts.tables.whole.ranking import rankings
from factcheck.facts.tables.whole.sentence import spoken_of
from factcheck.facts.tables.whole.together import together
from factcheck.facts.tables.whole.values import values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.facts.tables.grid import Grid
    from factcheck.facts.tables.whole.settled import Settled
    from factcheck.figures.model import Figure

__all__ = ["settle"]

_READINGS = (comparisons, rankings, countings, kinds, values, together, games)


def settle(text: str, figure: Figure | None, figures: Sequence[Figure], grid: Grid) -> Settled | None:
    """Give what a table says to a statement of which it explains every word; None where it leaves one.

    `figure` is the one that is asked about (None: the statement as a whole), `figures` are all of the statement, placed
    in `text`.
    """
    found = _settled(text, tuple(figures), grid)
    told = (one for one in found if figure is None or one.figure is None or one.figure.start == figure.start)
    return next(told, None)


@lru_cache(maxsize=32)
def _settled(text: str, figures: tuple[Figure, ...], grid: Grid) -> Sequence[Settled]:
    """Give what all readings of a statement come to, once for all of its figures; nothing where they disagree."""
    spoken = spoken_of(text, figures, grid)
    if spoken is None:
        return ()
    found = tuple(one for reading in _READINGS for one in reading(spoken))
    return found if len({one.agrees for one in found}) == 1 else ()
