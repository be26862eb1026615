"""The number of a cell, the largest or smallest of a column, and from what to what it goes, told whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.facts.tables.asked import ask_of
from factcheck.facts.tables.cells import held
from factcheck.facts.tables.eras import year_columns
from factcheck.facts.tables.whole.settled import Settled
from factcheck.facts.tables.whole.words import compared, places, said
from factcheck.figures.weighing import SUPPORTING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.tables.whole.sentence import Column, Spoken
    from factcheck.facts.tables.whole.words import Way
    from factcheck.figures.model import Figure

__all__ = ["values"]

_FILLED = 0.9
_ENDS = 2


def values(spoken: Spoken) -> Iterator[Settled]:
    """Give what each reading of a statement about one number of a table comes to."""
    if spoken.denies or spoken.at(said("bounding")) or spoken.at(said("than")):
        return
    years = [one for one in spoken.figures if one.kind == "date"]
    if len(years) == len(spoken.figures) == _ENDS and spoken.at(said("ranging")):
        yield from _years(spoken, years)
    figures = [one for one in spoken.figures if one.value is not None or one.kind == "range"]
    if len(figures) != 1 or figures[0].approximator is not None or figures[0].direction is not None:
        return
    (figure,) = figures
    at = spoken.of_figure(figure)
    if figure.kind == "range":
        yield from _spans(spoken, figure, at)
    elif figure.kind == "quantity":
        cues = spoken.cues(compared(superlative=True))
        if not cues:
            yield from _cells(spoken, figure, at)
        elif len(cues) == 1:
            yield from _extremes(spoken, figure, at, cues[0])


def _columns(spoken: Spoken, explained: frozenset[int], called: frozenset[str] = frozenset()) -> list[Column]:
    """Give the column whose name is told whole; none where several are."""
    found = [one for one in spoken.columns(spoken.left(explained), called) if one.exact]
    return found if len(found) == 1 else []


def _cells(spoken: Spoken, figure: Figure, at: frozenset[int]) -> Iterator[Settled]:
    """The cell of the row that is named, under a name; a number that no row has there may be another thing."""
    names = [one for one in spoken.names if not one.positions & at]
    rows = frozenset(range(spoken.grid.height)).intersection(*(one.all_rows for one in names))
    if not names or len(rows) != 1 or any(len(one.rows) > 1 for one in names):
        return
    if any(name.wider.get(column, frozenset()) - rows for name in names for column, rows in name.rows.items()):
        return
    (row,) = rows
    for column in _columns(spoken, at | spoken.told_by(names)):
        if any(column.number in one.rows for one in names):
            continue
        agrees = _is_told(spoken, figure, row, column.number)
        others = [at for at in spoken.grid.own_rows if spoken.grid.amount(at, column.number) == figure.value]
        if agrees or (agrees is False and others):
            shown = (row,) if agrees else (row, others[0])
            chosen = tuple(at for one in names for at in one.rows)
            yield Settled("cell", agrees, shown, (column.number,), figure=figure, chosen=chosen)


def _is_told(spoken: Spoken, figure: Figure, row: int, column: int) -> bool | None:
    found = held(ask_of(spoken.text, figure, spoken.figures, spoken.grid), row, column)
    if found is None or len(spoken.grid.figures(row, column)) != 1:
        return None
    return found[0] in SUPPORTING


def _extremes(spoken: Spoken, figure: Figure, at: frozenset[int], cue: int) -> Iterator[Settled]:
    """The largest or smallest number of a column."""
    names = [one for one in spoken.names if not one.positions & at]
    for way, called in compared(superlative=True)[spoken.words[cue]]:
        for column in _columns(spoken, at | {cue} | spoken.told_by(names), called):
            if spoken.grid.headers[column.number] & places() or any(column.number in one.rows for one in names):
                continue
            row = _most(spoken, column.number, way)
            if row is None or any(row not in one.all_rows for one in names):
                continue
            agrees = _is_told(spoken, figure, row, column.number)
            if agrees or (agrees is False and _is_full(spoken, column.number)):
                yield Settled("place", agrees, (row,), (column.number,), Decimal(1), figure, least=way == "less")


def _most(spoken: Spoken, column: int, way: Way) -> int | None:
    amounts = {row: amount for row in spoken.grid.own_rows if (amount := spoken.grid.amount(row, column)) is not None}
    if len(amounts) < 2 or len(amounts) < _FILLED * len(spoken.grid.own_rows):
        return None
    return (max if way == "more" else min)(amounts, key=lambda row: amounts[row])


def _years(spoken: Spoken, ends: list[Figure]) -> Iterator[Settled]:
    """From which year to which a column of years goes."""
    at = [spoken.of_figure(one) for one in ends]
    forms = [spoken.tokens[min(places)].form for places in at]
    if any(len(places) != 1 for places in at) or not all(map(str.isdecimal, forms)):
        return
    explained = at[0] | at[1] | frozenset(spoken.at(said("ranging")))
    for column in _columns(spoken, explained):
        rows = [_most(spoken, column.number, way) for way in ("less", "more")]
        if column.number not in year_columns(spoken.grid) or None in rows or not _is_full(spoken, column.number):
            continue
        shown = tuple(row for row in rows if row is not None)
        low, high = (spoken.grid.amount(row, column.number) for row in shown)
        yield Settled("span", (low, high) == tuple(map(Decimal, forms)), shown, (column.number,))


def _is_full(spoken: Spoken, column: int) -> bool:
    """Tell whether every row has a number: one that cannot be read may be the largest."""
    return all(spoken.grid.amount(row, column) is not None for row in spoken.grid.own_rows)


def _spans(spoken: Spoken, figure: Figure, at: frozenset[int]) -> Iterator[Settled]:
    """From what to what a column goes."""
    if spoken.names or figure.low is None or figure.high is None:
        return
    for column in _columns(spoken, at | frozenset(spoken.at(said("ranging")))):
        ends = [_most(spoken, column.number, way) for way in ("less", "more")]
        if None in ends or not _is_full(spoken, column.number):
            continue
        rows = tuple(row for row in ends if row is not None)
        low, high = (spoken.grid.amount(row, column.number) for row in rows)
        yield Settled("span", (low, high) == (figure.low, figure.high), rows, (column.number,), figure=figure)
