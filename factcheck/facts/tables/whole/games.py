"""Who beat whom, how often one won or lost, in a table with two sides a row: home and away."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from factcheck.facts.tables.counting import stand
from factcheck.facts.tables.whole.settled import Settled
from factcheck.facts.tables.whole.words import named_by, said
from factcheck.figures.weighing import SUPPORTING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.tables.grid import Grid, Token
    from factcheck.facts.tables.naming import Condition
    from factcheck.facts.tables.whole.sentence import Spoken
    from factcheck.figures.model import Figure

__all__ = ["games"]

_Outcome = Literal["won", "lost", "drew"]
_OUTCOMES: tuple[_Outcome, ...] = ("won", "lost", "drew")
_TURNED: dict[_Outcome, _Outcome] = {"won": "lost", "lost": "won", "drew": "drew"}
_TWO = 2


class _Sides(NamedTuple):
    """The columns of the two sides of a game, and those of what each scored, or the one of both."""

    home: int
    away: int
    goals: tuple[int, ...]

    def score(self, grid: Grid, row: int) -> tuple[Decimal, Decimal] | None:
        """Give what the home side scored and what the away side did."""
        if len(self.goals) == _TWO:
            home, away = (grid.amount(row, column) for column in self.goals)
            return None if home is None or away is None else (home, away)
        numbers = [form for form in grid.forms[row][self.goals[0]] if form.isdecimal()]
        return (Decimal(numbers[0]), Decimal(numbers[1])) if len(numbers) == _TWO else None


def games(spoken: Spoken) -> Iterator[Settled]:
    """Give what a statement about games that were won, lost or drawn comes to."""
    sides = _sides(spoken.grid)
    if sides is None or spoken.denies or spoken.at(said("bounding") | said("than")):
        return
    outcomes = [(name, place) for name in _OUTCOMES for place in spoken.at(said(name))]
    teams = sorted(
        (one for one in spoken.names if one.rows.keys() <= {sides.home, sides.away}), key=lambda one: min(one.positions)
    )
    if len(outcomes) != 1 or len(teams) not in {1, _TWO}:
        return
    outcome, place = outcomes[0]
    rows, dated = _dated(spoken)
    others = [one for one in spoken.names if one not in teams and not one.positions & dated]
    rows = rows.intersection(*(one.all_rows for one in others))
    explained = dated | {place} | set().union(*(one.positions for one in (*teams, *others)))
    if len(teams) == _TWO:
        yield from _between(spoken, sides, teams, rows, outcome, explained)
    else:
        yield from _how_many(spoken, sides, teams[0], rows, outcome, explained)


def _sides(grid: Grid) -> _Sides | None:
    found: dict[str, list[int]] = {"home": [], "away": []}
    goals: dict[str, list[int]] = {"home": [], "away": []}
    for column in range(grid.width):
        for name in found:
            if grid.headers[column] & named_by(said(name)):
                (goals if grid.numeric(column) else found)[name].append(column)
    both = [column for column in range(grid.width) if grid.headers[column] & named_by(said("score"))]
    if any(len(columns) != 1 for columns in found.values()):
        return None
    home, away = found["home"][0], found["away"][0]
    if all(len(columns) == 1 for columns in goals.values()):
        return _Sides(home, away, (goals["home"][0], goals["away"][0]))
    return _Sides(home, away, (both[0],)) if len(both) == 1 else None


def _dated(spoken: Spoken) -> tuple[frozenset[int], set[int]]:
    """Give the rows of the days, months or years that a statement names, and its tokens that do so."""
    months = {place for place, one in enumerate(spoken.tokens) if one.form[0].isdigit() and one.form.endswith("m")}
    beside = {near for place in months for near in (place - 1, place + 1)}
    tokens = months | {
        place
        for place, one in enumerate(spoken.tokens)
        if one.number and (place in beside or any(place in spoken.of_figure(each) for each in _dates(spoken)))
    }
    if not tokens:
        return frozenset(range(spoken.grid.height)), set()
    wanted = {spoken.tokens[place].form.rstrip("m") for place in tokens}
    held = frozenset(
        row
        for row in range(spoken.grid.height)
        if any(wanted <= {form.rstrip("m") for form in cell} for cell in spoken.grid.forms[row])
    )
    return held, tokens


def _dates(spoken: Spoken) -> list[Figure]:
    return [one for one in spoken.figures if one.kind == "date"]


def _result(sides: _Sides, grid: Grid, row: int, team: Condition) -> _Outcome | None:
    score = sides.score(grid, row)
    if score is None:
        return None
    at_home = row in team.rows.get(sides.home, ())
    own, other = score if at_home else score[::-1]
    return "drew" if own == other else "won" if own > other else "lost"


def _between(
    spoken: Spoken, sides: _Sides, teams: list[Condition], rows: frozenset[int], outcome: _Outcome, explained: set[int]
) -> Iterator[Settled]:
    """One game between the two sides that are named, with its score where one is told."""
    first, second = teams
    scores = [one for one in spoken.figures if one.kind == "score"]
    others = [one for one in spoken.amounts if one not in scores]
    explained |= set().union(*(spoken.of_figure(one) for one in scores))
    played = [
        row
        for row in rows & first.all_rows & second.all_rows
        if (row in first.rows.get(sides.home, ())) != (row in second.rows.get(sides.home, ()))
    ]
    if len(played) != 1 or len(scores) > 1 or others or spoken.left(explained):
        return
    (row,) = played
    score, result = sides.score(spoken.grid, row), _result(sides, spoken.grid, row, first)
    if score is None or result is None:
        return
    if set(spoken.words[max(0, min(second.positions) - _TWO) : min(second.positions)]) & said("by"):
        outcome = _TURNED[outcome]
    agrees = result == outcome
    if agrees and scores:
        told = [Decimal(one.form) for one in _numbers(spoken, scores[0])]
        agrees = sorted(told) == sorted(score)
    yield Settled("game", agrees, (row,), (sides.home, sides.away, *sides.goals), figure=scores[0] if scores else None)


def _numbers(spoken: Spoken, figure: Figure) -> list[Token]:
    return [spoken.tokens[place] for place in sorted(spoken.of_figure(figure)) if spoken.tokens[place].number]


def _how_many(
    spoken: Spoken, sides: _Sides, team: Condition, rows: frozenset[int], outcome: _Outcome, explained: set[int]
) -> Iterator[Settled]:
    """How many of the games of the side that is named came out so, or what part of them."""
    played = sorted(rows & team.all_rows)
    results = [_result(sides, spoken.grid, row, team) for row in played]
    if not played or None in results:
        return
    so = [row for row, result in zip(played, results, strict=True) if result == outcome]
    counts = [one for one in spoken.amounts if one.kind == "quantity" and one.approximator is None]
    if len(counts) != len(spoken.amounts) or len(counts) > _TWO:
        return
    explained |= set().union(*(spoken.of_figure(one) for one in counts))
    if not spoken.at(said("game")):
        return
    if counts:
        if spoken.left(explained) or (len(counts) == _TWO and counts[1].value != len(played)):
            return
        agrees = stand(counts[0], Decimal(len(so))) in SUPPORTING
        yield Settled("count", agrees, tuple(so), value=Decimal(len(so)), figure=counts[0], among=len(played))
        return
    parts = {"every": len(so) == len(played), "most": 2 * len(so) > len(played)}
    told = [(name, places) for name in parts if (places := spoken.at(said(name)))]
    if len(told) == 1 and not spoken.left(explained | set(told[0][1])):
        yield Settled("share", parts[told[0][0]], tuple(so), value=Decimal(len(so)), among=len(played))
