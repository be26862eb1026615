"""Which rows and columns of a table a sentence names.

A run of the sentence's words that is a cell, or the telling part of one, names the rows that hold it; words of a
header name its column. Numbers name a row only as a whole cell or beside their column's header.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.facts.tables.words import function_words, is_month, name_topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.facts.tables.grid import Grid, Token

__all__ = ["Condition", "Heading", "name_cells", "name_columns", "topics_of"]

# The part of a cell's words that must stand in the sentence, and what a telling part alone needs: a surname.
_COVERED, _TELLING = 0.6, 0.3
# A word that stands in more cells than this names none of them alone, only one of a few rows that are named otherwise.
_COMMON, _FEW = 4000, 200
_WHOLE = 0.99
# A header whose words are all there but for those in brackets ("Viewers (millions)") is named nearly as surely.
_CORE = 0.99
# How near a header must stand to a number for it to be that column's.
_BESIDE = 4
_FOUR = 4  # digits
_YEAR, _SUMMED = re.compile(r"1[5-9]\d\d|20\d\d"), "="


class Condition(Struct, frozen=True):
    """Words of the sentence that name rows: `positions` count its tokens, `rows` by the column they stand in.

    `covered` is the part of the cell's words that the sentence has, `number` says that only numbers were named. `wider`
    are all rows whose cells have these words, among others that the sentence has not: "Loe (21)" and "Loe (8), Poll".
    """

    positions: frozenset[int]
    rows: dict[int, frozenset[int]]
    covered: float
    number: bool
    wider: Mapping[int, frozenset[int]] = {}

    @property
    def all_rows(self) -> frozenset[int]:
        return frozenset().union(*self.rows.values())


class Heading(Struct, frozen=True):
    """Words of the sentence that name a column; `strength` is the part of the header's telling words that are there."""

    column: int
    positions: frozenset[int]
    strength: float


def name_columns(topics: Sequence[str], grid: Grid) -> Sequence[Heading]:
    """Give the columns that the sentence's words name, strongest first."""
    return _columns(tuple(topics), grid)


@lru_cache(maxsize=16)
def _columns(topics: tuple[str, ...], grid: Grid) -> Sequence[Heading]:
    common: dict[str, int] = {}
    for header in grid.headers:
        for form in header:
            common[form] = common.get(form, 0) + 1
    places: dict[str, list[int]] = {}
    for position, form in enumerate(topics):
        places.setdefault(form, []).append(position)
    found = []
    for column, header in enumerate(grid.headers):
        if not header:
            continue
        weights = {form: 1 / common[form] for form in sorted(header)}
        positions = frozenset(place for form in header for place in places.get(form, ()))
        said = sum(weight for form, weight in weights.items() if form in places)
        if not said:
            continue
        strength = said / sum(weights.values())
        core = grid.cores[column]
        if core and core != header and core <= places.keys():
            strength = max(strength, _CORE)
        found.append(Heading(column, positions, strength))
    timed = _of_other_years(topics, grid)
    found = [one for one in found if one.column not in timed and not _is_beside_the_point(one, found, topics)]
    return tuple(sorted(found, key=lambda heading: -heading.strength))


def _of_other_years(topics: Sequence[str], grid: Grid) -> frozenset[int]:
    """Give the columns of a year, where the sentence is about another that no column and no row has."""
    said = {form for form in topics if _YEAR.fullmatch(form)}
    if not said or any(grid.index.count(form) for form in said) or said & (grid.all_headers | grid.about):
        return frozenset()
    return frozenset(column for column, header in enumerate(grid.headers) if any(map(_YEAR.fullmatch, header)))


def _is_beside_the_point(heading: Heading, found: Sequence[Heading], topics: Sequence[str]) -> bool:
    """Tell a column that shares no more than a number with one that is named whole: June 2024 beside "May 2024"."""
    if heading.strength >= _WHOLE or not all(topics[place][0].isdigit() for place in heading.positions):
        return False
    return any(one.strength >= _WHOLE and heading.positions < one.positions for one in found)


def name_cells(
    tokens: Sequence[Token], grid: Grid, headings: Sequence[Heading], skip: frozenset[int]
) -> list[Condition]:
    """Give what names rows, the surest first; tokens at the positions of `skip` name nothing."""
    there = (
        (token.form, position)
        for position, token in enumerate(tokens)
        if token.telling and position not in skip and grid.index.count(token.form)
    )
    return list(_cells(tuple(there), grid, tuple(headings)))


@lru_cache(maxsize=32)
def _cells(there: tuple[tuple[str, int], ...], grid: Grid, headings: tuple[Heading, ...]) -> Sequence[Condition]:
    """Give what is named by words that stand in the table: mostly the same words, whichever figure is asked about."""
    places: dict[str, list[int]] = {}
    for form, position in there:
        places.setdefault(form, []).append(position)
    touched = _touched(places, grid)
    groups: dict[tuple[int, frozenset[int]], tuple[float, set[int], bool]] = {}
    holding: dict[tuple[int, frozenset[int]], set[int]] = {}
    for (row, column), forms in touched.items():
        cell = grid.forms[row][column]
        own = set(cell)
        covered = len(forms) / len(own)
        telling = max((len(form) for form in forms if not form[0].isdigit()), default=0)
        numbers_only = all(form[0].isdigit() for form in forms)
        positions = (
            None
            if numbers_only and covered < 1 and not _is_enough(forms, grid, row, column)
            else (_together([places[form] for form in forms]))
        )
        if positions is None:
            continue
        key = (column, positions)
        if not numbers_only:
            holding.setdefault(key, set()).add(row)
        if covered < _COVERED and not (covered >= _TELLING and telling >= 4) and not numbers_only:
            continue
        best, rows, number = groups.get(key, (0.0, set(), numbers_only))
        if covered > best + 0.15:
            rows = set()
        if covered >= best - 0.15:
            rows.add(row)
        groups[key] = (max(best, covered), rows, number and numbers_only)
    return _conditions(groups, headings, holding)


def _touched(forms: Iterable[str], grid: Grid) -> dict[tuple[int, int], dict[str, None]]:
    """Give the cells in which forms stand, in the order of the sentence, the same every time.

    What stands in too many cells, as a year in a long table, names only rows that are named by something rarer.
    """
    touched: dict[tuple[int, int], dict[str, None]] = {}
    common, rows = [], dict[int, None]()
    for form in forms:
        count = grid.index.count(form)
        if count > _COMMON:
            common.append(form)
            continue
        for place in grid.index.get(form):
            touched.setdefault(place, {})[form] = None
            if count <= _FEW:
                rows[place[0]] = None
    for row in rows if common else ():
        for column, cell in enumerate(grid.forms[row]):
            for form in common:
                if form in cell:
                    touched.setdefault((row, column), {})[form] = None
    return touched


def _is_enough(forms: Iterable[str], grid: Grid, row: int, column: int) -> bool:
    """Tell whether one number of several names a cell: a year, what the others come to ("72-72-68-70=282")."""
    one, *others = forms
    if others:
        return False
    return len(one) == _FOUR or (grid.forms[row][column][-1] == one and _SUMMED in grid.text(row, column))


def _together(places: Sequence[Sequence[int]]) -> frozenset[int] | None:
    """Give the positions, one of each list, that stand nearest together; None where they are scattered."""
    if len(places) == 1:
        return frozenset(places[0][:1])
    anchor = min(places, key=len)
    best: list[int] | None = None
    for start in anchor:
        chosen = [min(options, key=lambda place: abs(place - start)) for options in places]
        if best is None or max(chosen) - min(chosen) < max(best) - min(best):
            best = chosen
    assert best is not None
    if max(best) - min(best) > 2 * len(best) + 3:
        return None
    return frozenset(best)


def _conditions(
    groups: dict[tuple[int, frozenset[int]], tuple[float, set[int], bool]],
    headings: Sequence[Heading],
    holding: Mapping[tuple[int, frozenset[int]], set[int]],
) -> list[Condition]:
    """Join what the same words name in several columns; a word is used once, by what covers the most words."""
    spans: dict[frozenset[int], dict[int, tuple[float, set[int], bool]]] = {}
    for (column, positions), value in groups.items():
        spans.setdefault(positions, {})[column] = value
    ordered = sorted(
        spans.items(), key=lambda item: (-max(v[0] for v in item[1].values()) * len(item[0]), min(item[0]))
    )
    taken: set[int] = set()
    conditions = []
    for positions, columns in ordered:
        if positions & taken:
            continue
        best = max(covered for covered, _, _ in columns.values())
        kept = {column: value for column, value in columns.items() if value[0] >= best - 0.2}
        number = all(value[2] for value in kept.values())
        beside = [
            heading.column
            for heading in headings
            if heading.strength >= 0.5 and heading.column in kept and _near(heading.positions, positions)
        ]
        if beside:
            kept = {column: kept[column] for column in beside}
        elif len(kept) > 1:
            headed = [
                heading.column
                for heading in headings
                if heading.column in kept and heading.strength >= 0.99 and (number or len(heading.positions) > 1)
            ]
            if headed:
                kept = {column: kept[column] for column in headed}
        taken |= positions
        rows = {column: frozenset(value[1]) for column, value in kept.items()}
        wider = {column: frozenset(holding.get((column, positions), ())) for column in rows}
        conditions.append(Condition(positions, rows, best, number, wider))
    return conditions


def _near(header: frozenset[int], cell: frozenset[int]) -> bool:
    return min((abs(a - b) for a in header for b in cell), default=99) <= _BESIDE


def topics_of(text: str, tokens: Sequence[Token]) -> list[str]:
    """Give the tokens in the form in which they are compared with headers."""
    return [
        token.form
        if token.number or (words := text[token.start : token.end]).lower() in function_words() or is_month(words)
        else name_topic(words)
        for token in tokens
    ]
