"""A sentence beside a table: what of the table it names, and what it asks by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.facts.tables.grid import tokens_of
from factcheck.facts.tables.naming import Condition, Heading, name_cells, name_columns, topics_of
from factcheck.facts.tables.words import cues
from factcheck.figures.model import QUANTITATIVE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.facts.tables.grid import Grid, Token
    from factcheck.facts.tables.words import Cue
    from factcheck.figures.model import Figure

__all__ = ["Asked", "Bound", "ask_of"]

_ABOVE = frozenset({"more-than", "over", "at-least"})
_BELOW = frozenset({"under", "less-than", "at-most"})
_CLOSED = frozenset({"at-least", "at-most"})
# How far from its number, in tokens, a bound's column may be named.
_REACH = 5
# A number in a header is part of a column's name where so much of that name is said.
_NAMING = 0.5
# Bounds and operations are looked for in tables of so many rows.
LONG = 20_000


class Bound(Struct, frozen=True):
    """Rows that a sentence names by a bound: "more than 100 points"; `positions` are its tokens."""

    column: int
    rows: frozenset[int]
    positions: frozenset[int]


class Asked(Struct, frozen=True):
    """A sentence with what it names in a table.

    `figure` is the one that is asked about (None: the sentence as a whole), `target` its tokens and `forms` how they
    are compared; `rows` are those on which the most of its conditions agree, `used` these conditions, `dropped` those
    that hold nowhere among them; `naming` are the conditions with the figure's own tokens among them, `others` the
    sentence's other figures; `cues` are the positions of words that ask for an operation, by its name.
    """

    grid: Grid
    text: str
    tokens: Sequence[Token]
    topics: Sequence[str]
    figure: Figure | None
    target: frozenset[int]
    forms: tuple[str, ...]
    headings: Sequence[Heading]
    bounds: Sequence[Bound]
    conditions: Sequence[Condition]
    used: tuple[Condition, ...]
    dropped: tuple[Condition, ...]
    rows: frozenset[int] | None
    cues: Mapping[Cue, frozenset[int]]
    naming: Sequence[Condition] = ()
    others: Sequence[Figure] = ()

    @property
    def names(self) -> bool:
        """Whether the figure is part of a name in the table and no quantity: "95% CI", "m 3", "Class 2"."""
        return any(self.target & heading.positions for heading in self.headings if heading.strength >= _NAMING) or any(
            self.target < condition.positions and not condition.number for condition in self.naming
        )

    @property
    def narrowed(self) -> bool:
        """Whether the sentence names rows at all."""
        return bool(self.used or self.bounds)


def ask_of(text: str, figure: Figure | None, figures: Iterable[Figure], grid: Grid) -> Asked:
    """Set a sentence beside a table; `figure` and `figures`, all those of the sentence, are placed in `text`."""
    tokens = tokens_of(text)
    topics = topics_of(text, tokens)
    headings = name_columns(topics, grid)
    target = _target(tokens, figure)
    others = [one for one in figures if figure is None or one.start != figure.start]
    bounds = _bounds(tokens, others, headings, grid)
    held = frozenset[int]().union(*(bound.positions for bound in bounds))
    conditions = name_cells(tokens, grid, headings, target | held)
    rows, used, dropped = _agreeing(bounds, conditions)
    return Asked(
        grid=grid, text=text, tokens=tokens, topics=topics, figure=figure, target=target,
        forms=tuple(tokens[place].form for place in sorted(target) if tokens[place].telling),
        headings=headings, bounds=bounds, conditions=conditions, used=used, dropped=dropped, rows=rows,
        cues=_cues(text, tokens), naming=name_cells(tokens, grid, headings, held) if target else (), others=others,
    )  # fmt: skip


def _target(tokens: Sequence[Token], figure: Figure | None) -> frozenset[int]:
    """Give the tokens of a figure; of a number with its noun only the number."""
    if figure is None:
        return frozenset()
    inside = [place for place, token in enumerate(tokens) if token.start < figure.end and figure.start < token.end]
    numbers = [place for place in inside if tokens[place].number]
    whole = figure.kind not in QUANTITATIVE or figure.value is None or not numbers
    return frozenset(inside if whole else numbers)


def _bounds(tokens: Sequence[Token], figures: Iterable[Figure], headings: Sequence[Heading], grid: Grid) -> list[Bound]:
    bounds = []
    for figure in figures:
        if figure.value is None or figure.approximator not in _ABOVE | _BELOW or grid.height > LONG:
            continue
        places = frozenset(
            place for place, token in enumerate(tokens) if token.start < figure.end and figure.start < token.end
        )
        near = sorted(
            (min(abs(a - b) for a in heading.positions for b in places), -heading.strength, heading.column)
            for heading in headings
            if heading.positions and places and grid.numeric(heading.column)
        )
        if near and near[0][0] <= _REACH:
            column = near[0][2]
            rows = frozenset(row for row in range(grid.height) if _within(grid, row, column, figure))
            bounds.append(Bound(column, rows, places))
    return bounds


def _within(grid: Grid, row: int, column: int, bound: Figure) -> bool:
    amount = grid.amount(row, column)
    if amount is None or bound.value is None:
        return False
    if amount == bound.value:
        return bound.approximator in _CLOSED
    return (amount > bound.value) == (bound.approximator in _ABOVE)


def _agreeing(
    bounds: Sequence[Bound], conditions: Sequence[Condition]
) -> tuple[frozenset[int] | None, tuple[Condition, ...], tuple[Condition, ...]]:
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


def _cues(text: str, tokens: Sequence[Token]) -> dict[Cue, frozenset[int]]:
    table = cues()
    found: dict[Cue, set[int]] = {}
    for place, token in enumerate(tokens):
        written = text[token.start : token.end].lower().replace("’", "'")
        for name in sorted(table.get(written, ())):  # the same order every time: the answer depends on it
            found.setdefault(name, set()).add(place)
    return {name: frozenset(places) for name, places in found.items()}
