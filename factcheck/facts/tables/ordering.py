"""Questions for how rows of a table stand to each other: most and least, sums, differences, comparisons, ranks."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.facts.tables.answers import Answer, Operation, answer
from factcheck.facts.tables.asked import LONG
from factcheck.facts.tables.cells import held
from factcheck.facts.tables.choosing import each_of_list
from factcheck.facts.tables.counting import MOST_HEADINGS, stand, stand_computed
from factcheck.facts.tables.wording import written_as
from factcheck.facts.tables.words import owning, worth
from factcheck.figures.conversion import measure
from factcheck.figures.weighing import SUPPORTING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from factcheck.facts.tables.asked import Asked
    from factcheck.facts.tables.naming import Condition, Heading
    from factcheck.facts.tables.words import Cue
    from factcheck.figures.model import Figure

__all__ = ["aggregates", "comparisons", "differences", "extremes", "ranks", "spans"]

_LESS = frozenset({"min", "first"})
_SUPERLATIVES: tuple[Cue, ...] = ("max", "min", "first", "last")
# What a number may be measured in that says what something is worth.
_MAY_BE_WORTH = frozenset({"currency", "number", "count", "share", "points"})
_IN_TURN = frozenset({"first", "last"})
_DIFFERENCE: frozenset[Cue] = frozenset({"more", "less", "difference"})
_COMPARED: tuple[Cue, ...] = ("more", "less")
_AGGREGATES: Mapping[Operation, Callable[[Sequence[Decimal]], Decimal]] = {
    "sum": lambda values: sum(values, Decimal(0)),
    "average": lambda values: sum(values, Decimal(0)) / len(values),
    "max": max,
    "min": min,
}


def aggregates(asked: Asked) -> Iterator[Answer]:
    """The sum, average, largest or smallest of a column among the rows that are named."""
    figure = asked.figure
    if figure is None or figure.value is None or asked.dated or asked.grid.height > LONG:
        return
    each = each_of_list(asked, asked.conditions)
    wanted = [name for name in _AGGREGATES if name in asked.cues or (name == "sum" and each)]
    if not wanted:
        return
    if each and not any(dropped for _, _, dropped in each):
        of_list = frozenset[int]().union(*(rows or () for rows, _, _ in each))
        asked = replace(asked, rows=of_list, used=tuple(asked.conditions), dropped=())
    for heading in asked.headings[:MOST_HEADINGS]:
        amounts = _amounts(asked, heading.column, asked.rows if asked.narrowed else None)
        if not amounts or (len(amounts) == 1 and asked.used) or not _one_measure(asked, heading.column, amounts):
            continue
        for name in wanted:
            number = _AGGREGATES[name]([amount for _, amount in amounts])
            rows = [row for row, amount in amounts if name not in {"max", "min"} or amount == number]
            relation = stand_computed(figure, number)
            yield answer(
                asked, name, relation, rows=rows[:50], heading=heading, value=number, everything=not asked.narrowed,
                of_list=bool(each),
            )  # fmt: skip


def spans(asked: Asked) -> Iterator[Answer]:
    """From what to what a column goes among the rows that are named."""
    figure = asked.figure
    if figure is None or figure.kind != "range" or figure.low is None or figure.high is None:
        return
    if asked.grid.height > LONG:
        return
    for heading in asked.headings[:MOST_HEADINGS]:
        amounts = [amount for _, amount in _amounts(asked, heading.column, asked.rows if asked.narrowed else None)]
        if len(amounts) > 1:
            good = (min(amounts), max(amounts)) == (figure.low, figure.high)
            yield answer(
                asked, "span", "equal" if good else "overstates", heading=heading, value=max(amounts),
                half=(min(amounts) == figure.low) != (max(amounts) == figure.high),
            )  # fmt: skip


def _amounts(asked: Asked, column: int, rows: Iterable[int] | None = None) -> list[tuple[int, Decimal]]:
    if not asked.grid.numeric(column):
        return []
    among = asked.grid.own_rows if rows is None else sorted(rows)
    return [(row, amount) for row in among if (amount := asked.grid.amount(row, column)) is not None]


def _one_measure(asked: Asked, column: int, amounts: Sequence[tuple[int, Decimal]]) -> bool:
    """Tell whether a figure may be told in the unit of a column."""
    assert asked.figure is not None
    own = measure(asked.figure.unit).dimension
    theirs = {measure(one.unit).dimension for row, _ in amounts[:5] for one in asked.grid.figures(row, column)}
    return not theirs or own in theirs or ({own} | theirs) <= {"number", "count", "currency"}


def differences(asked: Asked) -> Iterator[Answer]:
    """By how much two rows that are named differ in a column."""
    if asked.figure is None or asked.figure.value is None or not _DIFFERENCE & asked.cues.keys():
        return
    if _is_told_of_another(asked):
        return
    single = [condition for condition in asked.conditions if len(condition.all_rows) == 1]
    rows = sorted({next(iter(condition.all_rows)) for condition in single})
    if len(rows) != 2:
        return
    for heading in asked.headings[:MOST_HEADINGS]:
        one, two = (asked.grid.amount(row, heading.column) for row in rows)
        if one is not None and two is not None:
            number = abs(one - two)
            yield answer(
                asked, "difference", stand(asked.figure, number), rows=rows, heading=heading, used=single, dropped=(),
                value=number, several=len(single) > 2,
            )  # fmt: skip


def _is_told_of_another(asked: Asked) -> bool:
    """Tell whether another figure stands nearer to the word of difference: "24 wins, two more than Sevilla's 22"."""
    words = frozenset[int]().union(*(asked.cues.get(name, frozenset()) for name in _DIFFERENCE))

    def apart(places: Iterable[int]) -> int:
        return min((abs(place - word) for place in places for word in words), default=99)

    spans = ((other.start, other.end) for other in asked.others if other.value is not None)
    return any(
        apart(place for place, one in enumerate(asked.tokens) if start <= one.start < end) < apart(asked.target)
        for start, end in spans
    )


def _whole(asked: Asked) -> bool:
    """Tell whether a sentence is asked about as a whole: its superlative, its rank, its comparison."""
    own = asked.figure is None or asked.figure.kind == "rank" or asked.is_base  # "the highest of the four"
    return own and asked.grid.height <= LONG


def extremes(asked: Asked) -> Iterator[Answer]:
    """Whether the row that is named has the most or the least of a column, and the figure where there is one."""
    wanted = [name for name in _SUPERLATIVES if name in asked.cues]
    whole = _whole(asked)
    if asked.grid.height > LONG or len(wanted) != 1 or (not whole and wanted[0] in {"first", "last"}):
        return
    least = wanted[0] in _LESS
    for heading in asked.headings[:MOST_HEADINGS]:
        named = [condition for condition in asked.conditions if heading.column not in condition.rows]
        amounts = _amounts(asked, heading.column)
        holders = [one for one in named if not _is_its_own(asked, one, asked.cues[wanted[0]])]
        if not holders or len(amounts) < 2 or (wanted[0] in _IN_TURN and not _in_turn(amounts)):
            continue
        holder = min(holders, key=lambda condition: (condition.number, len(condition.all_rows)))
        if holder.number and (len(holders) < len(named) or _tells_another(asked, holder)):
            continue  # "in 1991 the lowest was 286" is about 286
        among = frozenset(asked.grid.own_rows).intersection(
            *(one.all_rows for one in named if one is not holder and len(one.all_rows) > 1)
        )
        inside = [(row, amount) for row, amount in amounts if row in among]
        within = len(among) < asked.grid.height and len(inside) > 1 and bool(among & holder.all_rows)
        if within:
            amounts = inside
        number = (min if least else max)(amount for _, amount in amounts)
        top = frozenset(row for row, amount in amounts if amount == number)
        others = [one for one in named if one is not holder and not one.all_rows & top]
        good = bool(top & holder.all_rows)
        reported: Figure | None = None
        if not whole:
            row = min(top & holder.all_rows, default=min(top))
            found = held(asked, row, heading.column)
            if found is None:
                continue
            good, reported = good and found[0] in SUPPORTING, found[1]
        yield answer(
            asked, "extreme", "equal" if good else "overstates", rows=sorted(top)[:3], heading=heading,
            used=[holder], dropped=others, value=number, figure=reported, rows_several=len(holder.all_rows) > 1,
            least=least, shared=len(top) > 1, figured=not whole, within=within, by_number=holder.number,
        )  # fmt: skip


def _in_turn(amounts: Sequence[tuple[int, Decimal]]) -> bool:
    """Tell whether a column has places or years, by which something is the first: its numbers only rise."""
    return all(one <= other for (_, one), (_, other) in pairwise(amounts))


def _tells_another(asked: Asked, holder: Condition) -> bool:
    """Tell whether a sentence has another figure than the one that names a row."""
    own = [asked.tokens[place].start for place in holder.positions]
    figures = [*asked.others, *([asked.figure] if asked.figure is not None else [])]
    return any(not any(one.start <= start < one.end for start in own) for one in figures)


def _is_its_own(asked: Asked, holder: Condition, cue: frozenset[int]) -> bool:
    """Tell whether a superlative is one among what a row has itself: "Norway's best", "the best result of Norway"."""
    first, last = min(holder.positions), max(holder.positions)
    endings, before = owning()
    if last + 1 in cue and written_as(asked.text, asked.tokens[last]).endswith(endings):
        return True
    return first > max(cue) and written_as(asked.text, asked.tokens[first - 1]) in before


def _pair(asked: Asked, cue: int) -> tuple[Condition, Condition] | None:
    """Give the two conditions of one row each that stand around a word of comparison."""
    single = sorted((one for one in asked.conditions if len(one.all_rows) == 1), key=lambda one: min(one.positions))
    before = [one for one in single if min(one.positions) < cue][:1]
    after = [one for one in single if min(one.positions) > cue][:1]
    if not before or not after or before[0].all_rows == after[0].all_rows:
        return None
    return before[0], after[0]


def comparisons(asked: Asked) -> Iterator[Answer]:
    """Which of two rows that are named has more of a column."""
    way = [name for name in _COMPARED if name in asked.cues]
    if not _whole(asked) or len(way) != 1:
        return
    pair = _pair(asked, min(asked.cues[way[0]]))
    if pair is None:
        return
    first, second = (next(iter(one.all_rows)) for one in pair)
    for heading in _told_in_words(asked):
        one, two = asked.grid.amount(first, heading.column), asked.grid.amount(second, heading.column)
        if heading.column in pair[0].rows or one is None or two is None or _is_no_worth(asked, first, heading.column):
            continue
        agrees = one > two if way[0] == "more" else one < two
        yield answer(
            asked, "compare", "equal" if agrees else "overstates", rows=(first, second), heading=heading,
            used=pair, dropped=(), value=abs(one - two), one_column=bool(pair[0].rows.keys() & pair[1].rows.keys()),
        )  # fmt: skip


def _is_no_worth(asked: Asked, row: int, column: int) -> bool:
    """Tell whether a sentence says what things are worth, and a column how much of them there is: tonnes, metres."""
    units = {measure(one.unit).dimension for one in asked.grid.figures(row, column)}
    says = any(written_as(asked.text, one) in worth() for one in asked.tokens)
    return says and bool(units) and not units & _MAY_BE_WORTH


def _told_in_words(asked: Asked) -> list[Heading]:
    """Give the columns that are named, those out where only a number of theirs is: "in 2020" beside "cocoa_2020"."""
    return [
        one
        for one in asked.headings[:MOST_HEADINGS]
        if any(not asked.tokens[place].number for place in one.positions)
        or all(form[0].isdigit() for form in asked.grid.headers[one.column])
    ]


def ranks(asked: Asked) -> Iterator[Answer]:
    """Which rank a row that is named has by a column."""
    way = [name for name in ("max", "min") if name in asked.cues]
    if asked.figure is None or asked.figure.value is None or not _whole(asked) or len(way) != 1:
        return
    for heading in _told_in_words(asked):
        named = [one for one in asked.conditions if heading.column not in one.rows and len(one.all_rows) == 1][:1]
        amounts = dict(_amounts(asked, heading.column))
        own = amounts.get(next(iter(named[0].all_rows))) if named else None
        if own is None or len(amounts) < 2:
            continue
        better = {amount for amount in amounts.values() if (amount > own if way[0] == "max" else amount < own)}
        number = Decimal(len(better) + 1)
        yield answer(
            asked, "rank", "equal" if number == asked.figure.value else "overstates", rows=tuple(named[0].all_rows),
            heading=heading, used=named, dropped=(), value=number,
        )  # fmt: skip
