"""What a table says to a statement of which it explains every word, and the line by which a reader can follow it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.facts.tables.lists import grid_of_list
from factcheck.facts.tables.results import grid_of_results
from factcheck.facts.tables.whole.sentence import label_columns
from factcheck.facts.tables.whole.words import compared, said
from factcheck.facts.vocabulary import WORD
from factcheck.figures import writing
from factcheck.figures.finding import find_figures
from factcheck.relating.model import Derivation, Relation
from factcheck.relating.telling import SAID

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.facts.tables.grid import Grid
    from factcheck.facts.tables.whole.settled import Settled, SettledBy
    from factcheck.figures.model import Figure
    from factcheck.relating.model import RelationName

__all__ = ["ask_list", "asks_for_rows", "tell_settled"]

# So sure is what is said where every word of a statement is explained.
_SURE = 0.95
_SHOWN, _LONGEST = 3, 40
_LABELS: Mapping[SettledBy, tuple[str, Derivation]] = {
    "compare": ("COMPARED", "difference"),
    "in-turn": ("COMPARED", "difference"),
    "place": ("RANK", "rank"),
    "span": ("RANGE", "extreme"),
    "count": ("COUNT", "count"),
    "share": ("SHARE", "share"),
}


def asks_for_rows(text: str) -> bool:
    """Tell whether a statement compares or ranks at all, so that a list of things and their numbers may settle it."""
    words = {word.lower() for word in WORD.findall(text)}
    return bool(words & _comparing())


@cache
def _comparing() -> frozenset[str]:
    compare = frozenset(compared(superlative=True)) | frozenset(compared(superlative=False))
    return compare.union(*map(said, ("as", "behind", "outcome", "won", "lost", "drew")))


def ask_list(text: str, figure: Figure | None, words: str, around: str) -> Relation | None:
    """Give what `words`, with a list of things and their numbers, say to a statement; None where they settle nothing.

    `figure` is placed in `text`, `around` are the sentences beside the list, where it may go on: then there may be more
    things than it names, and only so many that stand before one speak against its place.
    """
    grid = grid_of_list(words) or grid_of_results(words)
    if grid is None:
        return None
    from factcheck.facts.tables.whole.settling import settle  # with all that a whole table is asked by

    settled = settle(text, figure, find_figures(text, language="en"), grid)
    if settled is None or settled.by not in {"compare", "place", "game"}:
        return None
    if settled.by == "place" and _has_more(words, around) and (settled.agrees or settled.among < (settled.value or 1)):
        return None
    return tell_settled(grid, settled, figure)


def _has_more(words: str, around: str) -> bool:
    """Tell whether the sentences beside a list have numbers in its unit, of things that it may not name."""
    told = [one.unit for one in find_figures(words, language="en") if one.value is not None]
    unit = next((one for one in told if one is not None), None)
    beside = (one for one in find_figures(around, language="en") if one.value is not None)
    return any(one.unit == unit for one in beside)


def tell_settled(grid: Grid, settled: Settled, figure: Figure | None) -> Relation:
    """Give the relation that a settled statement stands in to its table."""
    name: RelationName = "equal" if settled.agrees else "overstates"
    derivation: Derivation | None
    label, derivation = _LABELS.get(settled.by, (SAID[name][1], None))
    difference = None
    if settled.by == "count" and figure is not None and figure.value is not None and settled.value is not None:
        difference = figure.value - settled.value or None
    return Relation(
        name=name, stance=SAID[name][0], label=label, working=_line(grid, settled, figure), derivation=derivation,
        computed=settled.value if settled.by == "count" else None, difference=None if settled.agrees else difference,
        certainty=_SURE, grounds=("every word of it is explained (+)",),
    )  # fmt: skip


def _line(grid: Grid, settled: Settled, figure: Figure | None) -> str:
    titles = [_short(grid.titles[column]) for column in settled.columns]
    if settled.by in {"count", "share"}:
        labels = [_label(grid, row, ()) for row in settled.rows[:_SHOWN]]
        more = ", …" if len(settled.rows) > _SHOWN else ""
        told = f": {', '.join(labels)}{more}" if labels else ""
        line = f"{settled.value} of {settled.among} rows{told}"
        return line if settled.agrees or figure is None else f"{line}; not {writing.told(figure)}"
    if settled.by == "in-turn":
        row = settled.rows[0]
        cells = (f"{title} {grid.text(row, column)}" for title, column in zip(titles, settled.columns, strict=True))
        return f"{_label(grid, row, settled.columns)}: {', '.join(cells)}"
    if settled.by == "together" and settled.agrees:
        row = settled.rows[0]
        return f"one row has {_where(grid, row, settled.columns)}"
    if settled.by == "game":
        return " ".join(_short(grid.text(settled.rows[0], column)) for column in settled.columns)
    column = settled.columns[0]
    verdict = f", not {writing.told(figure)}" if figure is not None and not settled.agrees else ""
    if settled.by == "span":
        low, high = (_short(grid.text(row, column)) for row in settled.rows)
        return f"{titles[0]} goes from {low} to {high}{verdict}"
    if settled.by in {"cell", "together"}:
        row, *others = settled.rows
        if settled.by == "together":
            verdict = f", not {_short(grid.text(others[0], column))}"
        whose = f" (that of {_label(grid, others[0], settled.columns)})" if others else ""
        where = _where(grid, row, settled.chosen)
        return f"{titles[0]} where {where}: {_short(grid.text(row, column))}{verdict}{whose}"
    rows = [f"{_label(grid, row, (column,))} {_short(grid.text(row, column))}" for row in settled.rows]
    if settled.by == "compare":
        return f"{titles[0]}: {', '.join(rows)}"
    place = "" if settled.value == 1 else f"number {settled.value} by the "
    other = f", not {rows[1]}" if rows[1:] else verdict
    return f"{place}{'least' if settled.least else 'most'} {titles[0]}: {rows[0]}{other}"


def _where(grid: Grid, row: int, columns: Sequence[int]) -> str:
    """Say by which cells a row was found: "Nation = Norway, Year = 2012"."""
    told = ((_short(grid.titles[column]), _short(grid.text(row, column))) for column in columns)
    return ", ".join(f"{title} = {cell}" if title else cell for title, cell in told)


def _label(grid: Grid, row: int, but: Sequence[int]) -> str:
    """Give what names a row: the cell of a column of labels, else its first."""
    columns = label_columns(grid) or [column for column in range(grid.width) if column not in but]
    return _short(grid.text(row, columns[0])) if columns else ""


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
