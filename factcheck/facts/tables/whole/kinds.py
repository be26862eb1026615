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

    Both may be meant: it is only wrong where it is neither, nor nearly so. Columns and rows themselves are counted too.
    """
    figures = [one for one in spoken.figures if one.kind in {"quantity", "ratio"}]
    if len(figures) != 1 or figures[0].kind != "quantity" or len(spoken.figures) > 1 or spoken.denies:
        return
    (figure,) = figures
    number = figure.value
    if number is None or number != int(number) or number < 1 or figure.approximator is not None:
        return
    at = spoken.of_figure(figure)
    if not spoken.words or not _is_counting(spoken, min(at)):
        return
    grid = spoken.grid
    named = [
        column for column in range(grid.width) if _is_named(spoken, grid.headers[column], grid.cores[column], min(at))
    ]
    counted = _parts(spoken, min(at))
    if len(named) == 1 and counted is None:
        (column,) = named
        cells = [grid.text(row, column) for row in range(grid.height)]
        own = [cell for row in grid.own_rows if (cell := cells[row])]
        filled = [cell for cell in cells if cell]
        found = {len(filled), len(set(filled)), len(own), len(set(own)), len(cells)}
        sure, value = len(filled) == len(cells), len(set(own))
    elif counted is not None and not named:
        found, sure, value = counted, True, max(counted)
    else:
        return
    agrees = any(stand(figure, Decimal(count)) in SUPPORTING for count in found)
    if not agrees and (not sure or min(abs(number - count) for count in found) < _SURELY):
        return
    rows = tuple(grid.own_rows)
    yield Settled("count", agrees, rows, value=Decimal(value), figure=figure, among=grid.height)


def _is_counting(spoken: Spoken, number: int) -> bool:
    """Tell "there are five ...", "the table has five ..." and "origin is classified into five types"."""
    words = spoken.words
    if words[0] in said("there") or (
        number + 1 < len(words)
        and set(words[number + 1 :]) & said("kind")
        and (set(words[:number]) & said("classified"))
    ):
        return True
    telling = [place for place in range(number) if spoken.tokens[place].telling]
    return all(words[place] in said("shown") | said("having") for place in telling) and bool(
        set(words[:number]) & said("having")
    )


def _parts(spoken: Spoken, number: int) -> set[int] | None:
    """Give how many columns or rows the table has, where these are counted."""
    grid = spoken.grid
    counts = {"column": {grid.width, grid.width - 1}, "row": {grid.height, grid.height + 1, len(grid.own_rows)}}
    found = [count for name, count in counts.items() if _is_named(spoken, said(name), said(name), number, words=True)]
    return found[0] if len(found) == 1 else None


def _is_named(
    spoken: Spoken, header: frozenset[str], core: frozenset[str], number: int, *, words: bool = False
) -> bool:
    """Tell whether nothing but the name of a column is counted, and all of it; `words`: one of some words."""
    if not core:
        return False
    topics = spoken.words if words else spoken.topics
    told = {place for place, topic in enumerate(topics) if topic in header and place != number}
    left = {place for place, one in enumerate(spoken.tokens) if one.telling} - told - {number}
    named = {topics[place] for place in told}
    light = said("shown") | said("kind") | said("having") | said("classified")
    return bool(told) and (words or core <= named) and all(spoken.words[place] in light for place in left)
