"""The questions to a table that a sentence may be asking, each with its answer.

Every question is a choice of rows (those that the sentence names), a column and an operation that its words ask for.
All are answered; which of them the sentence asks is decided by what they explain of its words, never by whether the
answer agrees.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.facts.measures import in_units_of
from factcheck.facts.tables.answers import Answer, Operation, answer
from factcheck.facts.tables.asked import LONG, ask_of
from factcheck.facts.vocabulary import noun_topics
from factcheck.figures.conversion import measure
from factcheck.figures.model import QUANTITATIVE, Figure
from factcheck.figures.weighing import SUPPORTING, weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factcheck.facts.tables.asked import Asked
    from factcheck.facts.tables.grid import Grid
    from factcheck.facts.tables.words import Cue
    from factcheck.figures.weighing import RelationName

__all__ = ["ask"]

# A cell is not asked for among more rows than this.
_MOST_ROWS = 40
_MOST_HEADINGS = 4
_WHOLE = 100
# Decimals that a computed number is held with beyond the claim's own.
_FINER = 2
_UNITS = {"same": 1.0, "converted": 0.8, "bare": 0.5}
_LESS = frozenset({"min", "first"})
_COMPARED: tuple[Cue, ...] = ("more", "less")


def ask(text: str, figure: Figure | None, figures: Iterable[Figure], grid: Grid) -> list[Answer]:
    """Give what a table answers to the questions that a sentence may ask it about one figure, or about itself.

    `figure` and `figures`, all those of the sentence, are placed in `text`; without `figure` the sentence as a whole
    is asked about.
    """
    asked = ask_of(text, figure, figures, grid)
    if asked.names:
        return []
    return [found for question in _QUESTIONS for found in question(asked)]


def _cells(asked: Asked) -> Iterator[Answer]:
    """What stands in a row that is named, under a name."""
    grid = asked.grid
    if asked.figure is None:
        return
    if grid.height == 1 and not asked.used and not asked.dropped:
        rows = frozenset({0})  # all of the table is about one thing
    elif asked.used and asked.rows is not None and len(asked.rows) <= _MOST_ROWS:
        rows = asked.rows
    else:
        return
    taken = {next(iter(condition.rows)) for condition in asked.used if len(condition.rows) == 1}
    named = {heading.column: heading for heading in asked.headings}
    for column in range(grid.width):
        if column in taken:
            continue
        held = [(row, found) for row in sorted(rows) if (found := _held(asked, row, column)) is not None]
        best = next(((row, found) for row, found in held if found[0] in SUPPORTING), held[0] if held else None)
        if best is None:
            continue
        row, (relation, reported, unit) = best
        doubt = column not in named or _counts_others(asked) or _names_more(asked) or _is_another(asked, reported)
        if relation not in SUPPORTING and doubt:
            continue  # what no name points to is not held against the sentence, nor is what counts other things
        yield answer(
            asked, "cell", relation, rows=(row,), heading=named.get(column), column=column, figure=reported,
            value=reported.value if reported is not None else None, rows_several=len(rows) > 1,
            rows_many=min(1.0, len(rows) / 10), unit=unit,
        )  # fmt: skip


def _is_another(asked: Asked, reported: Figure | None) -> bool:
    """Tell whether a cell is another figure of the sentence: "14 million of the 22.1 million registered voters"."""
    if reported is None or reported.value is None:
        return False
    return any(
        weigh(other, reported).name in SUPPORTING
        for other in asked.others
        if other.unit == reported.unit or reported.unit is None
    )


def _names_more(asked: Asked) -> bool:
    """Tell whether a sentence names another row as well: what it says may hold for both together."""
    columns = {column for condition in asked.used for column in condition.rows}
    return any(columns & condition.rows.keys() for condition in asked.dropped)


def _counts_others(asked: Asked) -> bool:
    """Tell whether a figure counts things that the table does not speak of."""
    assert asked.figure is not None
    counted = noun_topics(asked.figure.unit)
    said = {asked.topics[place] for one in asked.used for place in one.positions}
    return bool(counted) and not counted & (asked.grid.all_headers | asked.grid.about | said)


def _held(asked: Asked, row: int, column: int) -> tuple[RelationName, Figure | None, float] | None:
    """Give how a cell stands to the figure that is asked about, its figure, and how sure its unit is."""
    figure, forms = asked.figure, asked.grid.forms[row][column]
    assert figure is not None
    if not forms:
        return None
    if figure.kind not in QUANTITATIVE or figure.value is None:
        return _held_as_written(asked, forms)
    if len(forms) <= len(asked.forms) and set(asked.forms) == set(forms):
        written = asked.grid.figures(row, column)
        return ("equal", written[0] if written else None, 0.8)  # written alike, "<0.001" and "< 0.001"
    best: tuple[RelationName, Figure | None, float] | None = None
    for reported in asked.grid.figures(row, column):
        units, moved = in_units_of(figure, reported)
        if units in {None, "mistaken"}:
            if reported.unit is not None or not _may_be_bare(figure, reported):
                continue
            units, moved = "bare", reported
        assert units is not None
        if moved.value is not None and moved.value < 0 < figure.value and figure.direction is None:
            moved = replace(moved, value=-moved.value)  # a deficit is told without the minus that a table writes
        weighed = weigh(figure, moved, converted=units == "converted")
        if best is None or weighed.name in SUPPORTING:
            best = (weighed.name, reported, _UNITS[units])
        if weighed.name in SUPPORTING:
            return best
    if asked.forms and set(asked.forms) <= set(forms) and figure.approximator is None:
        return ("equal", None, 0.4)
    return best


def _may_be_bare(figure: Figure, reported: Figure) -> bool:
    """Tell whether a bare number of a cell may be told in a figure's unit: a share of at most the whole, a count."""
    if figure.unit == "percent":
        return reported.value is not None and abs(reported.value) <= _WHOLE
    return measure(figure.unit).dimension == "count"


def _held_as_written(asked: Asked, forms: Sequence[str]) -> tuple[RelationName, Figure | None, float] | None:
    """Hold a day, a score, a rank against a cell by its numbers, in their order."""
    wanted = [form for form in asked.forms if form[0].isdigit()] or list(asked.forms)
    if not wanted or not any(form[0].isdigit() for form in forms):
        return None
    ordered = any(list(forms[first : first + len(wanted)]) == wanted for first in range(len(forms)))
    if ordered or (len(wanted) > 1 and set(wanted) <= set(forms)):
        return ("equal", None, 1.0)
    return ("overstates", None, 1.0 if len(forms) == len(wanted) else 0.5)


def _counts(asked: Asked) -> Iterator[Answer]:
    """How many rows are as the sentence says, and how many different cells a column has among them."""
    figure, grid = asked.figure, asked.grid
    if figure is None or figure.kind not in {"quantity", "ratio"} or figure.value is None:
        return
    if figure.value != int(figure.value) or measure(figure.unit).dimension not in {"number", "count"}:
        return
    rows = sorted(asked.rows or ()) if asked.narrowed else range(grid.height)
    number = Decimal(len(rows))
    yield answer(
        asked, "count", _stand(figure, number), rows=rows[:50] if asked.narrowed else (), value=number,
        cue="count" in asked.cues, one=asked.narrowed and number == 1, everything=not asked.narrowed,
    )  # fmt: skip
    among = sorted(asked.rows) if asked.used and asked.rows is not None else range(grid.height)
    for heading in asked.headings[:_MOST_HEADINGS]:
        if heading.strength >= 0.5:
            values = Decimal(len({forms for row in among if (forms := grid.forms[row][heading.column])}))
            yield answer(
                asked, "distinct", _stand(figure, values), heading=heading, value=values, cue="different" in asked.cues,
                counted=bool(noun_topics(figure.unit) & grid.headers[heading.column]),
            )  # fmt: skip


_AGGREGATES: dict[Operation, Callable[[Sequence[Decimal]], Decimal]] = {
    "sum": lambda values: sum(values, Decimal(0)),
    "average": lambda values: sum(values, Decimal(0)) / len(values),
    "max": max,
    "min": min,
}


def _aggregates(asked: Asked) -> Iterator[Answer]:
    """The sum, average, largest or smallest of a column among the rows that are named."""
    wanted = [name for name in _AGGREGATES if name in asked.cues]
    if asked.figure is None or asked.figure.value is None or not wanted or asked.grid.height > LONG:
        return
    for heading in asked.headings[:_MOST_HEADINGS]:
        amounts = _amounts(asked, heading.column, asked.rows if asked.narrowed else None)
        if not amounts or (len(amounts) == 1 and asked.used) or not _one_measure(asked, heading.column, amounts):
            continue
        for name in wanted:
            number = _AGGREGATES[name]([amount for _, amount in amounts])
            rows = [row for row, amount in amounts if name not in {"max", "min"} or amount == number]
            relation = _stand_computed(asked.figure, number)
            yield answer(asked, name, relation, rows=rows[:50], heading=heading, value=number)


def _amounts(asked: Asked, column: int, rows: Iterable[int] | None = None) -> list[tuple[int, Decimal]]:
    if not asked.grid.numeric(column):
        return []
    among = range(asked.grid.height) if rows is None else sorted(rows)
    return [(row, amount) for row in among if (amount := asked.grid.amount(row, column)) is not None]


def _one_measure(asked: Asked, column: int, amounts: Sequence[tuple[int, Decimal]]) -> bool:
    """Tell whether a figure may be told in the unit of a column."""
    assert asked.figure is not None
    own = measure(asked.figure.unit).dimension
    theirs = {measure(one.unit).dimension for row, _ in amounts[:5] for one in asked.grid.figures(row, column)}
    return not theirs or own in theirs or ({own} | theirs) <= {"number", "count", "currency"}


def _differences(asked: Asked) -> Iterator[Answer]:
    """By how much two rows that are named differ in a column."""
    if asked.figure is None or asked.figure.value is None or not {"more", "less", "difference"} & asked.cues.keys():
        return
    single = [condition for condition in asked.conditions if len(condition.all_rows) == 1]
    rows = sorted({next(iter(condition.all_rows)) for condition in single})
    if len(single) != 2 or len(rows) != 2:
        return
    for heading in asked.headings[:_MOST_HEADINGS]:
        one, two = (asked.grid.amount(row, heading.column) for row in rows)
        if one is not None and two is not None:
            number = abs(one - two)
            yield answer(
                asked, "difference", _stand(asked.figure, number), rows=rows, heading=heading, used=single, dropped=(),
                value=number,
            )  # fmt: skip


def _together(asked: Asked) -> Iterator[Answer]:
    """Whether all that is named stands in one row."""
    if asked.figure is None and len(asked.used) + len(asked.dropped) >= 2:
        rows = sorted(asked.rows or ())
        yield answer(
            asked, "together", "overstates" if asked.dropped else "equal", rows=rows[:50], several=len(rows) > 1
        )


def _whole(asked: Asked) -> bool:
    """Tell whether a sentence is asked about as a whole: its superlative, its rank, its comparison."""
    return (asked.figure is None or asked.figure.kind == "rank") and asked.grid.height <= LONG


def _extremes(asked: Asked) -> Iterator[Answer]:
    """Whether the row that is named has the most or the least of a column."""
    wanted = [name for name in ("max", "min", "first", "last") if name in asked.cues]
    if not _whole(asked) or len(wanted) != 1:
        return
    least = wanted[0] in _LESS
    for heading in asked.headings[:_MOST_HEADINGS]:
        named = [condition for condition in asked.conditions if heading.column not in condition.rows]
        amounts = _amounts(asked, heading.column)
        if not named or len(amounts) < 2:
            continue
        number = (min if least else max)(amount for _, amount in amounts)
        top = frozenset(row for row, amount in amounts if amount == number)
        holder = min(named, key=lambda condition: len(condition.all_rows))
        others = [one for one in named if one is not holder and not one.all_rows & top]
        yield answer(
            asked, "extreme", "equal" if top & holder.all_rows else "overstates", rows=sorted(top)[:3], heading=heading,
            used=[holder], dropped=others, value=number, rows_several=len(holder.all_rows) > 1, least=least,
            shared=len(top) > 1,
        )  # fmt: skip


def _comparisons(asked: Asked) -> Iterator[Answer]:
    """Which of two rows that are named has more of a column."""
    way = [name for name in _COMPARED if name in asked.cues]
    if not _whole(asked) or len(way) != 1:
        return
    single = sorted((one for one in asked.conditions if len(one.all_rows) == 1), key=lambda one: min(one.positions))
    cue = min(asked.cues[way[0]])
    before = [one for one in single if min(one.positions) < cue][:1]
    after = [one for one in single if min(one.positions) > cue][:1]
    if not before or not after or before[0].all_rows == after[0].all_rows:
        return
    first, second = next(iter(before[0].all_rows)), next(iter(after[0].all_rows))
    for heading in asked.headings[:_MOST_HEADINGS]:
        one, two = asked.grid.amount(first, heading.column), asked.grid.amount(second, heading.column)
        if heading.column in before[0].rows or one is None or two is None:
            continue
        agrees = one > two if way[0] == "more" else one < two
        yield answer(
            asked, "compare", "equal" if agrees else "overstates", rows=(first, second), heading=heading,
            used=[*before, *after], dropped=(), value=abs(one - two),
            one_column=bool(before[0].rows.keys() & after[0].rows.keys()),
        )  # fmt: skip


def _ranks(asked: Asked) -> Iterator[Answer]:
    """Which rank a row that is named has by a column."""
    way = [name for name in ("max", "min") if name in asked.cues]
    if asked.figure is None or asked.figure.value is None or not _whole(asked) or len(way) != 1:
        return
    for heading in asked.headings[:_MOST_HEADINGS]:
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


_QUESTIONS = (_cells, _counts, _aggregates, _differences, _together, _extremes, _comparisons, _ranks)


def _stand(figure: Figure, number: Decimal) -> RelationName:
    """Give how a figure stands to a number that was counted or computed exactly."""
    half = Decimal("0.5")
    reported = replace(
        figure, value=number, low=number - half, high=number + half, approximator=None, direction=None, places=0,
        kind="quantity",
    )  # fmt: skip
    return weigh(replace(figure, kind="quantity", direction=None), reported).name


def _stand_computed(figure: Figure, number: Decimal) -> RelationName:
    """Give how a figure stands to a number that may have any number of decimals."""
    places = max(0, figure.places) + _FINER
    fine = number.quantize(Decimal(1).scaleb(-places)) if abs(number) < Decimal(10) ** 20 else number
    whole = fine == int(fine)
    reported = replace(
        figure, value=fine, low=fine, high=fine, approximator=None, direction=None, places=0 if whole else places,
        kind="quantity",
    )  # fmt: skip
    return weigh(replace(figure, kind="quantity", direction=None), reported, converted=not whole).name
