"""Questions for what became of rows between two columns of one thing in two years: how many grew, whether one did."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.facts.tables.answers import Answer, answer
from factcheck.facts.tables.asked import LONG
from factcheck.facts.tables.counting import part_that_is_asked, stand, stand_computed
from factcheck.facts.tables.eras import years_of
from factcheck.facts.tables.naming import Heading
from factcheck.figures.conversion import measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.tables.asked import Asked
    from factcheck.facts.tables.grid import Grid
    from factcheck.figures.weighing import RelationName

__all__ = ["changes"]

_ALL = Decimal(100)


def changes(asked: Asked) -> Iterator[Answer]:
    """How many rows rose or fell from one year's column to another's, what part of them, whether the named one did."""
    ways = {"rise", "fall"} & asked.cues.keys()
    if len(ways) != 1 or asked.grid.height > LONG:
        return
    columns = _columns(asked)
    if columns is None:
        return
    rising, grid = ways == {"rise"}, asked.grid
    if asked.is_gap:
        yield from _by_how_much(asked, columns, rising=rising)
        return
    among = sorted(asked.rows) if asked.narrowed and asked.rows else grid.own_rows
    moved = [(row, way) for row in among if (way := _way(grid, row, *columns)) is not None]
    so = [row for row, way in moved if (way > 0 if rising else way < 0)]
    if not moved:
        return
    figure = asked.figure
    relation: RelationName
    if figure is None:
        found = part_that_is_asked(asked, _ALL * len(so) / len(moved))
        if found is None and len(moved) > 1:
            return
        relation = found or ("equal" if so else "overstates")
    elif figure.kind == "ratio" and figure.unit == "percent":
        relation = stand_computed(figure, _ALL * len(so) / len(moved))
    elif figure.kind == "quantity" and figure.value is not None and not asked.dated:
        if (
            (figure.unit is None and not asked.is_part)
            or figure.value != int(figure.value)
            or measure(figure.unit).dimension not in {"count", "number"}
        ):
            return
        relation = stand(figure, Decimal(len(so)))
    else:
        return
    headed = [one for one in asked.headings if one.column in columns]
    heading = max(headed, key=lambda one: one.strength, default=Heading(columns[1], frozenset(), 0.5))
    yield answer(
        asked, "changed", relation, rows=so[:50], heading=heading, value=Decimal(len(so)), one=len(moved) == 1,
        counted=figure is not None, years=float(len(_named_years(asked)) > 1),
    )  # fmt: skip


def _by_how_much(asked: Asked, columns: tuple[int, int], *, rising: bool) -> Iterator[Answer]:
    """By how much the named row rose or fell: in its own unit, in percent of the earlier value, in points."""
    figure, grid = asked.figure, asked.grid
    if figure is None or figure.value is None or asked.dated or not asked.used or len(asked.rows or ()) != 1:
        return
    row = next(iter(asked.rows or ()))
    first, last = (grid.amount(row, column) for column in columns)
    if first is None or last is None or len(_named_years(asked)) < len(columns):
        return
    if figure.unit == "percent" and not all(one.unit == "percent" for one in grid.figures(row, columns[0])):
        if not first:
            return
        amount = _ALL * (last - first) / abs(first)
    else:
        amount = last - first
    relation = stand_computed(figure, abs(amount)) if amount and (amount > 0) == rising else "overstates"
    yield answer(
        asked, "grown", relation, rows=(row,), value=abs(amount), figure=None, column=columns[1],
        percent=figure.unit == "percent", points=figure.unit == "percentage-point",
    )  # fmt: skip


def _columns(asked: Asked) -> tuple[int, int] | None:
    """Give the columns of the earlier and the later year: those that are named, or the only two of one thing."""
    dated: dict[frozenset[str], list[tuple[int, int]]] = {}
    for column, header in enumerate(asked.grid.headers):
        years = years_of(sorted(header))
        if len(years) == 1 and asked.grid.numeric(column):
            rest = frozenset(form for form in header if form != str(years[0]))
            dated.setdefault(rest, []).append((years[0], column))
    named = _named_years(asked)
    for found in dated.values():
        wanted = [(year, column) for year, column in found if year in named] if len(named) > 1 else found
        if len(wanted) == 2:
            return min(wanted)[1], max(wanted)[1]
    return None


def _named_years(asked: Asked) -> set[int]:
    return set(years_of([token.form for token in asked.tokens]))


def _way(grid: Grid, row: int, first: int, last: int) -> Decimal | None:
    one, two = grid.amount(row, first), grid.amount(row, last)
    return None if one is None or two is None else two - one
