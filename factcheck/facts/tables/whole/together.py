"""Whether one row has all the cells that a statement names, where it says nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.facts.tables.whole.sentence import label_columns
from factcheck.facts.tables.whole.settled import Settled
from factcheck.facts.tables.whole.words import compared, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.tables.whole.sentence import Spoken

__all__ = ["together"]


def together(spoken: Spoken) -> Iterator[Settled]:
    """Give whether one row has all that is named; against it only where one name is a row's own, by its label."""
    names = spoken.names
    if len(names) < 2 or spoken.denies or spoken.at(said("bounding") | said("than") | said("only") | said("every")):
        return
    if spoken.cues(compared(superlative=True)) or spoken.cues(compared(superlative=False)):
        return
    if spoken.left(spoken.told_by(names)) or any(len(one.rows) != 1 for one in names):
        return
    rows = frozenset(range(spoken.grid.height)).intersection(*(one.all_rows for one in names))
    if rows:
        yield Settled("together", True, tuple(sorted(rows)), tuple(column for one in names for column in one.rows))
        return
    labels = set(label_columns(spoken.grid))
    holders = [one for one in names if one.rows.keys() & labels and len(one.all_rows) == 1]
    others = [one for one in names if one not in holders]
    if (
        len(holders) != 1
        or len(others) != 1
        or others[0].wider.get(next(iter(others[0].rows)), frozenset()) & holders[0].all_rows
    ):
        return
    (row,), (column,) = holders[0].all_rows, others[0].rows
    if not spoken.grid.forms[row][column] or not spoken.naming(spoken.grid.headers[column]) - others[0].positions:
        return
    chosen = tuple(holders[0].rows)
    yield Settled("together", False, (row, min(others[0].all_rows)), (column,), chosen=chosen)
