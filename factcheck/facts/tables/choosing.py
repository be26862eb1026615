"""Rows that a sentence chooses: those on which its names agree, each thing of a list by itself, the first so many."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.facts.tables.wording import written_as
from factcheck.facts.tables.words import Cue, listing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.facts.tables.asked import Asked
    from factcheck.facts.tables.grid import Grid
    from factcheck.facts.tables.naming import Condition
    from factcheck.figures.model import Figure

__all__ = ["IN_ORDER", "Bound", "agreeing", "chosen_by", "each_of_list"]

_CHOOSING: tuple[Cue, ...] = ("max", "min", "first", "last")
# What is said of rows that are chosen as they stand.
IN_ORDER = frozenset({"first", "last"})
_FEWEST_CHOSEN = 2


class Bound(Struct, frozen=True):
    """Rows that a sentence names by a bound: "more than 100 points"; `positions` are its tokens."""

    column: int
    rows: frozenset[int]
    positions: frozenset[int]


def chosen_by(figure: Figure, places: frozenset[int], cues: Mapping[Cue, frozenset[int]], grid: Grid) -> list[Cue]:
    """Give what is said of rows of which a figure says how many: "top" in "the top 5", "last" in "the last four"."""
    if figure.kind != "quantity" or figure.value is None or not places or figure.value != int(figure.value):
        return []
    if not _FEWEST_CHOSEN <= figure.value <= grid.height:
        return []
    beside = {min(places) - 1, max(places) + 1}
    return [name for name in _CHOOSING if beside & cues.get(name, frozenset())]


def each_of_list(
    asked: Asked, conditions: Sequence[Condition]
) -> list[tuple[frozenset[int] | None, tuple[Condition, ...], tuple[Condition, ...]]]:
    """Give what agrees with each thing of a list of one column by itself: "1985, 1986 and 1987"; nothing else."""
    ordered = sorted(conditions, key=lambda one: min(one.positions))
    listed: set[frozenset[int]] = set()
    for one, other in pairwise(ordered):
        if not one.rows.keys() & other.rows.keys():
            continue
        between = range(max(one.positions) + 1, min(other.positions))
        words = {written_as(asked.text, asked.tokens[place]) for place in between}
        left = asked.text[asked.tokens[max(one.positions)].end : asked.tokens[min(other.positions)].start]
        if words <= listing() and (words or "," in left):
            listed |= {one.positions, other.positions}
    return [
        agreeing(asked.bounds, [one for one in conditions if one.positions == kept or one.positions not in listed])
        for kept in sorted(listed, key=min)
    ]


def agreeing(
    bounds: Sequence[Bound], conditions: Sequence[Condition]
) -> tuple[frozenset[int] | None, tuple[Condition, ...], tuple[Condition, ...]]:
    """Give the rows on which the most conditions agree, these conditions, and those that hold nowhere among them."""
    rows: frozenset[int] | None = None
    for bound in bounds:
        rows = bound.rows if rows is None else rows & bound.rows
    used, dropped = [], []
    for condition in conditions:
        narrowed = condition.all_rows if rows is None else rows & condition.all_rows
        if narrowed:
            rows = narrowed
            used.append(condition)
        else:
            dropped.append(condition)
    return rows, tuple(used), tuple(dropped)
