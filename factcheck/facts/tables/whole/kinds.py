"""How many things a table has of what one of its columns is called: "there are five types of mixture in the table"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.facts.tables.counting import stand
from factcheck.facts.tables.whole.settled import Settled
from factcheck.facts.tables.whole.words import said
from factcheck.figures.weighing import SUPPORTING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.tables.whole.sentence import Spoken

__all__ = ["kinds"]

# A heading among the rows, or a row that sums up the others, makes one more or less.
_SURELY = 2


def kinds(spoken: Spoken) -> Iterator[Settled]:
    """Give how many rows, and how many different cells, a column has by whose name a statement counts.

    Both may be meant: it is only wrong where it is neither, nor nearly so.
    """
    figures = [one for one in spoken.figures if one.kind in {"quantity", "ratio"}]
    if len(figures) != 1 or figures[0].kind != "quantity" or len(spoken.figures) > 1 or spoken.denies:
        return
    (figure,) = figures
    number = figure.value
    if number is None or number != int(number) or number < 1 or figure.approximator is not None:
        return
    if not spoken.words or spoken.words[0] not in said("there"):
        return
    at = spoken.of_figure(figure)
    columns = [column for column in range(spoken.grid.width) if _is_named(spoken, column, min(at))]
    if len(columns) != 1:
        return
    (column,) = columns
    cells = [spoken.grid.text(row, column) for row in range(spoken.grid.height)]
    filled = [cell for cell in cells if cell]
    own = [cell for row in spoken.grid.own_rows if (cell := cells[row])]
    found = {len(filled), len(set(filled)), len(own), len(set(own)), len(cells)}
    agrees = any(stand(figure, Decimal(count)) in SUPPORTING for count in found)
    if not agrees and (len(filled) < len(cells) or min(abs(number - count) for count in found) < _SURELY):
        return
    yield Settled(
        "count", agrees, tuple(spoken.grid.own_rows)[:50], (), Decimal(len(set(own))), figure, among=len(cells)
    )


def _is_named(spoken: Spoken, column: int, number: int) -> bool:
    """Tell whether nothing but the name of a column is counted, and all of it."""
    header, core = spoken.grid.headers[column], spoken.grid.cores[column]
    if not core:
        return False
    told = {place for place, topic in enumerate(spoken.topics) if topic in header and place != number}
    sorts = set(spoken.at(said("kind")))
    left = {place for place, one in enumerate(spoken.tokens) if one.telling} - told - sorts - {number}
    named = {spoken.topics[place] for place in told}
    return bool(told) and core <= named and not {place for place in left if spoken.words[place] not in said("shown")}
