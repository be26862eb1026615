"""A sentence beside a table: what of the table it names, and what it asks by its words."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.facts.tables.choosing import IN_ORDER, Bound, agreeing, chosen_by, each_of_list
from factcheck.facts.tables.eras import Era, find_eras, life_of, year_columns, years_of
from factcheck.facts.tables.grid import tokens_of
from factcheck.facts.tables.naming import Condition, Heading, name_cells, name_columns, topics_of
from factcheck.facts.tables.wording import (
    ABOVE,
    BELOW,
    asked_for,
    in_digits,
    in_headings,
    is_whole,
    names_nothing,
    written_as,
)
from factcheck.facts.tables.words import Cue, by_how_much, comparing, lacking, noun_names, of_parts, parting, yes_and_no
from factcheck.figures.conversion import measure
from factcheck.figures.model import QUANTITATIVE
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.facts.tables.grid import Grid, Token
    from factcheck.figures.model import Figure

__all__ = ["LONG", "Asked", "ask_of"]

_QUANTIFIERS: frozenset[Cue] = frozenset({"all", "none", "only", "most-rows"})
_PARTS: frozenset[Cue] = frozenset({"all", "none", "most-rows", "max", "min"})
_CLOSED = frozenset({"at-least", "at-most"})
# How far from its number, in tokens, a bound's column may be named.
_REACH = 5
# A number in a header is part of a column's name where so much of that name is said.
_NAMING = 0.5
_BEFORE = 2
# Bounds and operations are looked for in tables of so many rows.
LONG = 20_000


class Asked(Struct, frozen=True):
    """A sentence with what it names in a table.

    `figure` is the one that is asked about (None: the sentence as a whole), `target` its tokens and `forms` how they
    are compared; `rows` are those on which the most of its conditions agree, `used` these conditions, `dropped` those
    that hold nowhere among them; `naming` are the conditions with the figure's own tokens among them, `others` the
    sentence's other figures; `cues` are the positions of words that ask for an operation, by its name. `run` are the
    tokens of the numbers and months that the figure is written with in one: "13 January 1991", "6-4, 6-0", "0 (8)";
    `measured` are its other words but for what it counts, `era` is the span of years that the figure is a part of.
    `whole` says that it is what another is a part of: "nine of the eleven". `life` are the ages that it says, from and
    to: "in his 60s".
    `clause` are the tokens of its own clause, by which alone the question is asked where `local` says so.
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
    run: frozenset[int] = frozenset()
    clause: frozenset[int] = frozenset()
    era: Era | None = None
    measured: frozenset[int] = frozenset()
    life: tuple[int, int] | None = None
    whole: bool = False
    local: bool = False

    @property
    def run_forms(self) -> tuple[str, ...]:
        """The forms of the whole run of numbers that the figure stands in: all of a day, of a row of scores."""
        return tuple(self.tokens[place].form for place in sorted(self.run))

    def in_clause(self) -> Asked | None:
        """Give the same question by what stands in the figure's own clause; None where that is all there is."""
        conditions = [one for one in self.conditions if one.positions & self.clause]
        bounds = [one for one in self.bounds if one.positions & self.clause]
        if (
            not self.target
            or each_of_list(self, self.conditions)
            or (len(conditions) == len(self.conditions) and len(bounds) == len(self.bounds))
        ):
            return None
        rows, used, dropped = agreeing(bounds, conditions)
        headings = [one for one in self.headings if one.positions & self.clause] or self.headings
        return replace(
            self, conditions=conditions, bounds=bounds, rows=rows, used=used, dropped=dropped, headings=headings,
            local=True,
        )  # fmt: skip

    @property
    def names(self) -> bool:
        """Whether the figure is part of a name in the table and no quantity: "95% CI", "m 3", "Class 2"."""
        return any(self.target & heading.positions for heading in self.headings if heading.strength >= _NAMING) or any(
            self.target < condition.positions and not condition.number for condition in self.naming
        )

    @property
    def bounding(self) -> bool:
        """Whether the figure is a bound, which no cell is equal to: "more than 100", "taller than 6-11"."""
        if self.figure is None:
            return False
        before = self.tokens[min(self.target) - 1] if self.target and min(self.target) > 0 else None
        beside = before is not None and written_as(self.text, before) in comparing()
        return beside or self.figure.approximator in ABOVE | BELOW

    @property
    def is_part(self) -> bool:
        """Whether the figure counts a part: "two of the towns"."""
        if not self.target:
            return False
        behind = self.tokens[max(self.target) + 1 : max(self.target) + 2]
        return any(written_as(self.text, one) in of_parts()[1] for one in behind)

    @property
    def is_base(self) -> bool:
        """Whether the figure is only what a part is taken of by a word: "most of the four towns"."""
        if not self.target or self.whole:
            return False
        first = min(self.target)
        before = self.tokens[max(0, first - _BEFORE) : first]
        found = any(written_as(self.text, one) in of_parts()[1] for one in before)
        return found and bool(_PARTS & self.cues.keys())

    @property
    def is_gap(self) -> bool:
        """Whether the figure says by how much: "up by 224", "lost 435 students", "7 points ahead", "4,397 higher"."""
        figure = self.figure
        if figure is None or not self.target:
            return False
        if figure.unit == "percentage-point" or (figure.direction is not None and not figure.approximator):
            return True
        first, last = min(self.target), max(max(self.target), *self.measured, 0)
        before = self.tokens[max(0, first - 1) : first]
        moved = {place for name in ("rise", "fall") for place in self.cues.get(name, ())}
        apart = {place for name in ("more", "less", "difference") for place in self.cues.get(name, ())}
        by = any(written_as(self.text, one) in by_how_much() for one in before)
        return by or first - 1 in moved or bool(apart & set(range(last + 1, last + 1 + _BEFORE)))

    @property
    def chooses(self) -> bool:
        """Whether the figure says how many are looked at: "the top 5", "the last four", "the three largest"."""
        return self.figure is not None and bool(chosen_by(self.figure, self.target, self.cues, self.grid))

    @property
    def dated(self) -> bool:
        """Whether the figure is part of a day: "march 1"."""
        return any(form.endswith("m") for form in self.run_forms)

    @property
    def narrowed(self) -> bool:
        """Whether the sentence names rows at all."""
        return bool(self.used or self.bounds)


def ask_of(text: str, figure: Figure | None, figures: Iterable[Figure], grid: Grid) -> Asked:
    """Set a sentence beside a table; `figure` and `figures`, all those of the sentence, are placed in `text`."""
    tokens = in_digits(text, tokens_of(text), figure)
    topics = topics_of(text, tokens)
    headings = name_columns(topics, grid)
    target = _target(tokens, figure)
    run = _run(text, tokens, target)
    others = [one for one in figures if figure is None or one.start != figure.start]
    bounds = _bounds(tokens, others, headings, grid)
    whole = is_whole(text, tokens, figure, others, grid.height)
    held = names_nothing(tokens, others, grid) | in_headings(tokens, headings)
    if whole is not None:
        held |= {place for place, one in enumerate(tokens) if any(o.start <= one.start < o.end for o in others)}
    spans = find_eras(text, tokens)
    asking = asked_for(text, tokens, headings, [*others, *([figure] if figure else [])])
    if figure is not None and figure.approximator in ABOVE | BELOW and _QUANTIFIERS & asking.keys():
        bounds += _bounds(tokens, [figure], headings, grid)  # "none has more than 100"
    spanned = frozenset[int]().union(*(era.positions for era in spans if era.closed))
    asking = {name: left for name, places in asking.items() if (left := places - spanned)}
    counts = figure is None and bool(_QUANTIFIERS & asking.keys())
    own = None if counts else next((one for one in spans if one.positions & target or not target), None)
    for era in spans:
        if era is not own:
            found = _year_bounds(era, grid)
            bounds += found
            held |= era.positions if found or not era.closed else frozenset()
    for other in others:
        places = frozenset(place for place, one in enumerate(tokens) if one.number and _is_in(one, other))
        if chosen := chosen_by(other, places, asking, grid):
            held |= places
            if chosen[0] in IN_ORDER and other.value is not None:
                number = int(other.value)
                looked_at = grid.own_rows[:number] if chosen[0] == "first" else grid.own_rows[-number:]
                bounds.append(Bound(0, frozenset(looked_at), places | asking[chosen[0]]))
    about = target | run | _unit_of(tokens, figure) | (own.positions if own is not None else frozenset())
    told = [*_told_by_yes(text, tokens, headings, grid)]
    conditions = told + name_cells(tokens, grid, headings, about | held)
    rows, used, dropped = agreeing(bounds, conditions)
    return Asked(
        grid=grid, text=text, tokens=tokens, topics=topics, figure=figure, target=target,
        forms=tuple(tokens[place].form for place in sorted(target) if tokens[place].telling),
        headings=headings, bounds=bounds, conditions=conditions, used=used, dropped=dropped, rows=rows,
        cues=asking, naming=told + name_cells(tokens, grid, headings, held) if target else (),
        others=others, run=run, clause=_clause(text, tokens, target), era=own,
        measured=_measured(tokens, topics, figure), life=life_of(text, tokens, figure, target),
        whole=whole is True,
    )  # fmt: skip


def _told_by_yes(text: str, tokens: Sequence[Token], headings: Sequence[Heading], grid: Grid) -> Iterator[Condition]:
    """Give the rows of which a column says by yes or no what the sentence says by the column's name."""
    yes, no = yes_and_no()
    for heading in headings:
        if heading.strength < _NAMING or not heading.positions or not grid.height or grid.height > LONG:
            continue
        cells = _by_yes(grid, heading.column)
        if not cells:
            continue
        first = min(heading.positions)
        before = {written_as(text, one) for one in tokens[max(0, first - _BEFORE) : first]}
        wanted = no if before & lacking() else yes
        rows = frozenset(row for row, cell in enumerate(cells) if cell in wanted)
        yield Condition(heading.positions, {heading.column: rows}, heading.strength, number=False)


@lru_cache(maxsize=64)
def _by_yes(grid: Grid, column: int) -> Sequence[str]:
    """Give the cells of a column of yes and no; none where another word says that it is no such column."""
    yes, no = yes_and_no()
    words = (grid.text(row, column).lower() for row in range(grid.height))
    cells = tuple(takewhile((yes | no | {""}).__contains__, words))
    return cells if len(cells) == grid.height else ()


def _is_in(token: Token, figure: Figure) -> bool:
    return token.start < figure.end and figure.start < token.end


def _target(tokens: Sequence[Token], figure: Figure | None) -> frozenset[int]:
    """Give the tokens of a figure; of a number with its noun only the number."""
    if figure is None:
        return frozenset()
    inside = [place for place, token in enumerate(tokens) if _is_in(token, figure)]
    numbers = [place for place in inside if tokens[place].number]
    whole = figure.kind not in QUANTITATIVE or figure.value is None or not numbers
    return frozenset(inside if whole else numbers)


# What may stand between the numbers of one run: a dash, a slash, a bracket; a comma in days and between scores.
_JOINED = compile_pattern(r"\s*[-–/:.]?\s*[(\[]?\s*")
_DASH = compile_pattern(r"\s*[-–:]\s*")
_COMMA = compile_pattern(r"\s*,\s*")
_LONGEST_RUN = 12


def _run(text: str, tokens: Sequence[Token], target: frozenset[int]) -> frozenset[int]:
    """Give the tokens of the run of numbers and months around a figure's; the figure's own are among them."""
    if not target:
        return target
    first, last = min(target), max(target)
    while first > 0 and _is_joined(text, tokens, first - 1):
        first -= 1
    while last + 1 < len(tokens) and _is_joined(text, tokens, last):
        last += 1
    run = frozenset(range(first, last + 1))
    return run if len(run) <= _LONGEST_RUN else target


def _is_joined(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a token and the next belong to one run."""
    if not _is_part(tokens[place]) or not _is_part(tokens[place + 1]):
        return False
    between = _between(text, tokens, place)
    if not _COMMA.fullmatch(between):
        return _JOINED.fullmatch(between) is not None
    if any(_is_month(token) for token in tokens[max(0, place - 1) : place + 2]):
        return True
    if place == 0 or place + 2 >= len(tokens):
        return False
    return all(_DASH.fullmatch(_between(text, tokens, at)) for at in (place - 1, place + 1))


def _is_month(token: Token) -> bool:
    return token.form[0].isdigit() and token.form.endswith("m")


def _is_part(token: Token) -> bool:
    return token.number or _is_month(token)


def _between(text: str, tokens: Sequence[Token], place: int) -> str:
    return text[tokens[place].end : tokens[place + 1].start]


def _clause(text: str, tokens: Sequence[Token], target: frozenset[int]) -> frozenset[int]:
    """Give the tokens of the clause that a figure stands in."""
    if not target:
        return frozenset(range(len(tokens)))
    ends = _ends(text)
    first = next((place for place in range(min(target), 0, -1) if ends[place - 1]), 0)
    last = next((place for place in range(max(target), len(ends)) if ends[place]), len(ends))
    return frozenset(range(first, last + 1))


@lru_cache(maxsize=32)
def _ends(text: str) -> Sequence[bool]:
    """Tell of each token of a sentence but the last whether a clause ends behind it."""
    tokens = tokens_of(text)
    parts = [text[one.start : one.end].lower() in parting() for one in tokens]
    return tuple(
        parts[place] or parts[place + 1] or ";" in _between(text, tokens, place) for place in range(len(tokens) - 1)
    )


def _bounds(tokens: Sequence[Token], figures: Iterable[Figure], headings: Sequence[Heading], grid: Grid) -> list[Bound]:
    bounds = []
    for figure in figures:
        if figure.value is None or figure.approximator not in ABOVE | BELOW or grid.height > LONG:
            continue
        places = frozenset(place for place, token in enumerate(tokens) if _is_in(token, figure))
        near = sorted(
            (min(abs(a - b) for a in heading.positions for b in places), -heading.strength, heading.column)
            for heading in headings
            if heading.positions and places and grid.numeric(heading.column)
        )
        if near and near[0][0] <= _REACH:
            column = near[0][2]
            rows = frozenset(row for row in grid.own_rows if _within(grid, row, column, figure))
            bounds.append(Bound(column, rows, places))
    return bounds


def _year_bounds(era: Era, grid: Grid) -> list[Bound]:
    columns = year_columns(grid)
    if len(columns) != 1 or grid.height > LONG:
        return []
    rows = frozenset(
        row
        for row in grid.own_rows
        if any(era.low <= year <= era.high for year in years_of(grid.forms[row][columns[0]]))
    )
    return [Bound(columns[0], rows, era.positions)]


def _measured(tokens: Sequence[Token], topics: Sequence[str], figure: Figure | None) -> frozenset[int]:
    """Give the tokens of a figure but for what it counts: "15.98 million"."""
    if figure is None:
        return frozenset()
    counted = noun_names(figure.unit)
    return frozenset(
        place
        for place, one in enumerate(tokens)
        if figure.start <= one.start < figure.end and topics[place] not in counted
    )


def _unit_of(tokens: Sequence[Token], figure: Figure | None) -> frozenset[int]:
    """Give the tokens of a figure's unit of measure, which name nothing: "minutes"."""
    if figure is None or measure(figure.unit).dimension in {"number", "count"}:
        return frozenset()
    return frozenset(place for place, one in enumerate(tokens) if figure.start <= one.start < figure.end)


def _within(grid: Grid, row: int, column: int, bound: Figure) -> bool:
    amount = grid.amount(row, column)
    if amount is None or bound.value is None:
        return False
    if amount == bound.value:
        return bound.approximator in _CLOSED
    return (amount > bound.value) == (bound.approximator in ABOVE)
