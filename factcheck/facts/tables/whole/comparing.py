"""Two rows held against each other: more than, fewer than, twice as many as, as many as; one row in two columns."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from factcheck.facts.tables.counting import stand, stand_computed
from factcheck.facts.tables.whole.predicates import two_columns
from factcheck.facts.tables.whole.settled import Settled
from factcheck.facts.tables.whole.words import Way, compared, graded, said
from factcheck.figures.weighing import SUPPORTING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.tables.naming import Condition
    from factcheck.facts.tables.whole.sentence import Spoken
    from factcheck.figures.model import Figure

__all__ = ["comparisons"]

# "Twice as many" is said of what is nearly so; between that and what is surely not so nothing is said.
_NEARLY, _SURELY = Decimal("0.06"), Decimal("0.2")
_REACH = 6


class _Asked(NamedTuple):
    """How two rows are compared: which way, of which name; None is "as many"; by which factor or gap."""

    way: Way | None
    called: frozenset[str]
    positions: frozenset[int]
    factor: Figure | None = None
    gap: Figure | None = None


def comparisons(spoken: Spoken) -> Iterator[Settled]:
    """Give what each reading of a comparison comes to."""
    joints = spoken.at(said("than") | said("as"))
    if not joints or spoken.denies or spoken.at(said("bounding")):
        return
    joint = joints[-1]
    sides = _sides(spoken, joint)
    for asked in _asked(spoken, joint):
        if sides is not None:
            used = spoken.told_by(one for side in sides for one in side.names)
            for column in spoken.columns(spoken.left(used | asked.positions), asked.called):
                settled = _held(spoken, sides, column.number, asked)
                if settled is not None:
                    yield settled
        elif asked.way is not None:
            yield from _in_turn(spoken, joint, asked)


class _Side(NamedTuple):
    """One of the two rows that are compared, and the names that choose it."""

    row: int
    names: tuple[Condition, ...]


def _sides(spoken: Spoken, joint: int) -> tuple[_Side, _Side] | None:
    """Give the rows that are named before and behind the word of comparison, by cells of the same columns."""
    found = []
    for before in (True, False):
        names = [one for one in spoken.names if (max(one.positions) < joint) == before]
        rows = frozenset(spoken.grid.own_rows).intersection(*(one.all_rows for one in names))
        if not names or len(rows) != 1:
            return None
        found.append(_Side(next(iter(rows)), tuple(names)))
    first, second = found
    columns = [{column for one in side.names for column in one.rows} for side in found]
    if first.row == second.row or not columns[0] & columns[1] or len(first.names) != len(second.names):
        return None
    return first, second


def _in_turn(spoken: Spoken, joint: int, asked: _Asked) -> Iterator[Settled]:
    """One row in two columns that are the same at two times: "lent more in 2023 than in 2022"."""
    columns = two_columns(spoken)
    if columns is None or asked.factor is not None or asked.gap is not None or len(spoken.names) != 1:
        return
    (name,) = spoken.names
    first, last, positions = columns
    told = {column: _told_at(spoken, column, first + last - column) for column in (first, last)}
    if len(name.all_rows) != 1 or spoken.left(name.positions | positions | asked.positions):
        return
    ahead = [column for column in told if told[column] < joint]
    if len(ahead) != 1:
        return
    row = next(iter(name.all_rows))
    one, two = (spoken.grid.amount(row, column) for column in (ahead[0], first + last - ahead[0]))
    if one is None or two is None:
        return
    agrees = one > two if asked.way == "more" else one < two
    yield Settled("in-turn", agrees, (row,), (ahead[0], first + last - ahead[0]))


def _told_at(spoken: Spoken, column: int, other: int) -> int:
    """Give where the word stands that tells a column from another."""
    own = spoken.grid.headers[column] - spoken.grid.headers[other]
    return next(place for place, topic in enumerate(spoken.topics) if topic in own)


def _asked(spoken: Spoken, joint: int) -> Iterator[_Asked]:
    """Give how a statement compares, from the words before "than" or "as"."""
    words = spoken.words
    if words[joint] in said("than"):
        table = compared(superlative=False)
        cues = spoken.cues(table)
        if len(cues) != 1 or not joint - _REACH <= cues[0] < joint or _is_bound(spoken, joint):
            return
        cue = cues[0]
        number = _figure_before(spoken, cue)
        if [one for one in spoken.amounts if one is not number]:
            return
        factor = number if number is not None and number.kind == "multiple" else None
        gap = number if number is not None and factor is None else None
        if gap is not None and (gap.kind != "quantity" or gap.unit not in {None, "number"}):
            return
        own = frozenset({cue}) | (spoken.of_figure(number) if number is not None else frozenset())
        meant = table[words[cue]]
        if words[cue + 1] in graded():
            own |= {cue + 1}
            meant = tuple((way, graded()[words[cue + 1]]) for way, called in meant if not called)
        for way, called in meant:
            yield _Asked(way, called, own, factor, gap)
        return
    firsts = spoken.at(said("as"), max(0, joint - _REACH), joint)
    if not firsts:
        cues = spoken.at(said("same"), max(0, joint - _REACH), joint)
        if cues and not spoken.amounts:
            yield _Asked(None, frozenset(), frozenset({*cues, *spoken.at(said("number"))}))
        return
    first = firsts[-1]
    factors = [one for one in spoken.figures if one.kind == "multiple"]
    if len(factors) > 1 or len(spoken.amounts) > len(factors):
        return
    if first + 1 >= len(words) or words[first + 1] not in said("much"):
        return
    own = frozenset({first + 1})
    if factors:
        yield _Asked("more", frozenset(), own | spoken.of_figure(factors[0]), factors[0])
    else:
        yield _Asked(None, frozenset(), own)


def _is_bound(spoken: Spoken, joint: int) -> bool:
    """Tell whether a number is what something is compared with: "more than 50"."""
    return joint + 1 < len(spoken.tokens) and spoken.tokens[joint + 1].number


def _figure_before(spoken: Spoken, cue: int) -> Figure | None:
    return next((one for one in spoken.figures if cue - 1 in spoken.of_figure(one) and one.kind != "date"), None)


def _held(spoken: Spoken, sides: tuple[_Side, _Side], column: int, asked: _Asked) -> Settled | None:
    rows = tuple(side.row for side in sides)
    if any(column in one.rows for side in sides for one in side.names):
        return None
    one, two = (spoken.grid.amount(row, column) for row in rows)
    if one is None or two is None:
        return None
    agrees: bool | None
    if asked.factor is not None:
        agrees = _is_times(asked.factor, one, two)
    elif asked.gap is not None:
        gap = one - two if asked.way == "more" else two - one
        agrees = gap > 0 and stand(asked.gap, gap) in SUPPORTING
    elif asked.way is None:
        agrees = one == two
    else:
        agrees = one > two if asked.way == "more" else one < two
    if agrees is None:
        return None
    return Settled("compare", agrees, rows, (column,), figure=asked.factor or asked.gap)


def _is_times(factor: Figure, one: Decimal, two: Decimal) -> bool | None:
    """Tell whether one number is so many times another; None where it is nearly so."""
    if not factor.value or two <= 0:
        return None
    times = one / two
    if factor.approximator is not None:
        return stand_computed(factor, times) in SUPPORTING
    off = abs(times - factor.value) / factor.value
    return True if off <= _NEARLY else False if off > _SURELY else None
