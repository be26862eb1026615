"""Questions for what stands in a table: the cell in a row under a name, and whether one row has all that is named."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.facts.measures import in_units_of
from factcheck.facts.tables.answers import Answer, answer
from factcheck.facts.tables.choosing import agreeing, each_of_list
from factcheck.facts.tables.eras import year_columns, years_of
from factcheck.facts.tables.naming import Condition, Heading
from factcheck.facts.tables.words import noun_names
from factcheck.figures.conversion import measure
from factcheck.figures.model import QUANTITATIVE, Figure
from factcheck.figures.weighing import SUPPORTING, weigh
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factcheck.facts.tables.asked import Asked
    from factcheck.figures.weighing import RelationName

__all__ = ["cells", "held", "together"]

# A cell is not asked for among more rows than this.
_MOST_ROWS = 40
_WHOLE = 100
# A table of more columns is one of months or days: no column is implied, and not all of its cells are looked at.
_WIDE = 60
_OPEN = frozenset("<>")
_UNITS = {"same": 1.0, "converted": 0.8, "bare": 0.5}
# Units that say nothing of what is measured, and those of time that are told of anything.
_UNTOLD = frozenset({"number", "count", "share", "calendar", "points"})
_LONG_TIMES = frozenset({"year", "month", "week", "day"})
_NAMED = 0.99
_IMPLIED = 0.5
_YEAR = compile_pattern(r"1[5-9]\d\d|20\d\d")
_LOOKED_AT = 5
_CLOCK = compile_pattern(r"(?:(\d):)?(\d{1,3}):(\d\d)(?![\d:])")
# A header so near to a cell that is said is that cell's own name.
_BESIDE = 4

Held = tuple["RelationName", Figure | None, float]


def cells(asked: Asked) -> Iterator[Answer]:
    """What stands in a row that is named, under a name."""
    grid = asked.grid
    if asked.figure is None or asked.era is not None or asked.life is not None:
        return
    if grid.height == 1:
        rows = frozenset({0})  # all of the table is about one thing
    elif asked.used and asked.rows is not None and len(asked.rows) <= _MOST_ROWS:
        rows = asked.rows
    else:
        return
    taken = {next(iter(condition.rows)) for condition in asked.used if len(condition.rows) == 1 and not grid.boxed}
    counts_others = _counts_others(asked)
    named = {heading.column: heading for heading in (*_implied(asked), *asked.headings)}
    elsewhen = _of_other_times(asked)
    of_list = bool(each_of_list(asked, asked.conditions))
    for column in _in_question(asked, named.keys(), rows):
        if column in taken or column in elsewhen:
            continue
        found = [(row, one) for row in sorted(rows) if (one := held(asked, row, column)) is not None]
        best = next(((row, one) for row, one in found if one[0] in SUPPORTING), found[0] if found else None)
        if best is None:
            continue
        row, (relation, reported, unit) = best
        if relation not in SUPPORTING and (asked.is_gap or of_list or _is_bare_share(asked, unit)):
            continue  # nor is an amount of change, a share, or what several have together held against one level
        if column not in named and (relation not in SUPPORTING or counts_others):
            continue  # what no name points to is not held against the sentence, nor for one that counts other things
        yield answer(
            asked, "fact" if grid.boxed else "cell", relation, rows=(row,), heading=named.get(column), column=column,
            figure=reported, value=reported.value if reported is not None else None, rows_several=len(rows) > 1,
            rows_many=min(1.0, len(rows) / 10), unit=unit, names_more=_names_more(asked),
            another=_is_another(asked, reported), counts_others=counts_others,
            several_told=min(3, len(grid.figures(row, column))) / 3,
            compared=asked.bounding and not asked.figure.approximator,
            in_row=_stands(asked, {row}, range(grid.width), column), count_cue="count" in asked.cues,
            in_column=_stands(asked, range(grid.height), {column}, column, row),
            all_alike=len(rows) > 1 and len({grid.forms[one][column] for one in rows}) == 1,
        )  # fmt: skip


def _stands(asked: Asked, rows: Collection[int], columns: Collection[int], column: int, row: int | None = None) -> bool:
    """Tell whether the number that is asked about stands elsewhere in a row, or under a name."""
    numbers = [form for form in asked.forms if form[0].isdigit()]
    return bool(numbers) and any(
        at in rows and under in columns and (under != column if row is None else at != row)
        for at, under in asked.grid.index.get(numbers[0])
    )


def _in_question(asked: Asked, named: Collection[int], rows: Collection[int]) -> Sequence[int]:
    """Give the columns to look at: of a very wide table those that are named, and where the number itself stands."""
    grid = asked.grid
    if grid.width <= _WIDE:
        return range(grid.width)
    there = {column for form in asked.forms for row, column in grid.index.get(form) if row in rows}
    return sorted(there.union(named))


def _of_other_times(asked: Asked) -> frozenset[int]:
    """Give the columns of other times, where the sentence names the column of its own time whole."""
    timed = frozenset(column for column, header in enumerate(asked.grid.headers) if any(map(_YEAR.fullmatch, header)))
    own = {heading.column for heading in asked.headings if heading.strength >= _NAMED and heading.column in timed}
    return timed - {heading.column for heading in asked.headings} if own else frozenset()


def _measures(figure: Figure) -> bool:
    """Tell whether a unit says what is measured: minutes a length of time, pounds an amount of money."""
    return measure(figure.unit).dimension not in _UNTOLD and figure.unit not in _LONG_TIMES


def _is_bare_share(asked: Asked, unit: float) -> bool:
    """Tell whether a figure is a share and the cell a bare number in no column of shares."""
    return asked.figure is not None and asked.figure.unit == "percent" and unit == _UNITS["bare"]


def _implied(asked: Asked) -> list[Heading]:
    """Give the column that a day, a year or a share points to without its name: the only one of such cells."""
    figure, grid = asked.figure, asked.grid
    assert figure is not None
    if figure.kind == "date" or any(form.endswith("m") for form in asked.run_forms):
        columns = year_columns(grid)
    elif figure.unit == "percent" and grid.width <= _WIDE:
        shares = (any(one.unit == "percent" for one in grid.figures(0, column)) for column in range(grid.width))
        columns = [column for column, found in enumerate(shares) if found]
    elif grid.width <= _WIDE and _measures(figure):
        dimension = measure(figure.unit).dimension
        found = ({measure(one.unit).dimension for one in grid.figures(0, column)} for column in range(grid.width))
        columns = [column for column, dimensions in enumerate(found) if dimension in dimensions]
    else:
        return []
    return [Heading(columns[0], frozenset(), _IMPLIED)] if len(columns) == 1 else []


def _is_another(asked: Asked, reported: Figure | None) -> bool:
    """Tell whether a cell is another figure of the sentence: "14 million of the 22.1 million registered voters"."""
    if reported is None or reported.value is None:
        return False
    return any(
        weigh(other, reported).name in SUPPORTING
        for other in asked.others
        if other.value is not None and (other.unit == reported.unit or reported.unit is None)
    )


def _names_more(asked: Asked) -> bool:
    """Tell whether a sentence names another row as well: what it says may hold for both together."""
    columns = {column for condition in asked.used for column in condition.rows}
    return any(columns & condition.rows.keys() for condition in asked.dropped)


def _counts_others(asked: Asked) -> bool:
    """Tell whether a figure counts things that the table does not speak of."""
    assert asked.figure is not None
    counted = noun_names(asked.figure.unit)
    said = {asked.topics[place] for one in asked.used for place in one.positions}
    return bool(counted) and not counted & (asked.grid.all_headers | asked.grid.about | said)


def held(asked: Asked, row: int, column: int) -> Held | None:
    """Give how a cell stands to the figure that is asked about, its figure, and how sure its unit is."""
    figure, forms = asked.figure, asked.grid.forms[row][column]
    assert figure is not None
    if not forms:
        return None
    if asked.dated and not years_of(forms) and not any(form.endswith("m") and form[0].isdigit() for form in forms):
        return None  # a day is held against days
    if len(asked.run) > len(asked.forms) and (found := _held_in_one(asked, forms)) is not None:
        return found
    if figure.kind not in QUANTITATIVE or figure.value is None:
        return _held_as_written(asked, forms)
    timed = _as_time(figure, asked.grid.text(row, column))
    if timed is not None:
        return (weigh(figure, timed, converted=True).name, None, _UNITS["converted"])
    written = asked.grid.figures(row, column)
    alike = _as_written(asked, column)
    if alike and len(forms) <= len(asked.forms) and set(asked.forms) == set(forms):
        bound = written[0].approximator if written else None
        if figure.approximator == bound:
            return ("equal", written[0] if written else None, 0.8)  # written alike, "<0.001" and "< 0.001"
    best = _best_of(figure, written)
    if best is not None and best[0] in SUPPORTING:
        return best
    if _is_one_of(asked, forms):
        return None  # one of the two of a score, which may be told in words
    if alike and asked.forms and set(asked.forms) <= set(forms) and figure.approximator is None:
        return ("equal", None, 0.4)
    return best


def _is_one_of(asked: Asked, forms: Sequence[str]) -> bool:
    """Tell whether a cell is of several numbers, and a figure without a unit one of them."""
    numbers = [form for form in forms if form[0].isdigit()]
    assert asked.figure is not None
    return len(numbers) > 1 and set(asked.forms) <= set(numbers) and asked.figure.unit is None


def _best_of(figure: Figure, written: Sequence[Figure]) -> Held | None:
    """Give how the quantities of a cell stand to a figure: the first that agrees, else the first."""
    best: Held | None = None
    for reported in written:
        units, moved = in_units_of(figure, reported)
        if units in {None, "mistaken"}:
            if reported.unit is not None or not _may_be_bare(figure, reported):
                continue
            units, moved = "bare", reported
        assert units is not None
        if moved.value is not None and moved.value < 0 < (figure.value or 0) and figure.direction is None:
            moved = replace(moved, value=-moved.value)  # a deficit is told without the minus that a table writes
        weighed = weigh(figure, moved, converted=units == "converted")
        if weighed.name not in SUPPORTING and _is_open(figure, reported):
            continue
        if best is None or weighed.name in SUPPORTING:
            best = (weighed.name, reported, _UNITS[units])
        if weighed.name in SUPPORTING:
            return best
    return best


def _as_time(figure: Figure, written: str) -> Figure | None:
    """Give "46:06" as the minutes that it is where a figure is one of minutes."""
    found = _CLOCK.match(written) if figure.unit == "minute" else None
    if found is None:
        return None
    hours, minutes, seconds = (Decimal(part or 0) for part in found.groups())
    value = 60 * hours + minutes + (seconds / 60).quantize(Decimal("0.01"))
    return replace(figure, text=found.group(), value=value, low=value, high=value, approximator=None, places=2)


def _is_open(figure: Figure, reported: Figure) -> bool:
    """Tell whether a cell gives a bound on the side of a claim's bound, which says nothing against it: "33+"."""
    return reported.bound in _OPEN and figure.bound == reported.bound


def _may_be_bare(figure: Figure, reported: Figure) -> bool:
    """Tell whether a bare number of a cell may be told in a figure's unit: a share of at most the whole, a count."""
    if figure.unit == "percent":
        return reported.value is not None and abs(reported.value) <= _WHOLE
    return measure(figure.unit).dimension == "count"


def _held_as_written(asked: Asked, forms: Sequence[str]) -> Held | None:
    """Hold a day, a score, a rank against a cell by its numbers, in their order."""
    assert asked.figure is not None
    wanted = [form for form in asked.forms if form[0].isdigit()] or list(asked.forms)
    if not wanted or not any(form[0].isdigit() for form in forms):
        return None
    if (_in_order(wanted, forms) or (len(wanted) > 1 and set(wanted) <= set(forms))) and asked.figure.bound == "=":
        return ("equal", None, 1.0)
    return ("overstates", None, 1.0 if len(forms) == len(wanted) else 0.5)


def _held_in_one(asked: Asked, forms: Sequence[str]) -> Held | None:
    """Hold the run of numbers that a figure is one of against a cell: all of a day, of a row of scores."""
    run = [form for form in asked.run_forms if form[0].isdigit()]
    numbers = [form for form in forms if form[0].isdigit()]
    if not run or not numbers:
        return None
    if _in_order(run, numbers) or sorted(run) == sorted(numbers):
        return ("equal", None, 1.0)
    if len(numbers) > 1 and set(asked.forms) <= set(numbers) and _in_order(numbers, run):
        return ("equal", None, 0.7)  # a day without its year
    months = [any(form.endswith("m") for form in one) for one in (run, numbers)]
    if months[0] != months[1]:
        return None
    return ("overstates", None, 1.0) if len(run) == len(numbers) or all(months) else None


def _in_order(wanted: Sequence[str], forms: Sequence[str]) -> bool:
    return any(list(forms[first : first + len(wanted)]) == list(wanted) for first in range(len(forms)))


def together(asked: Asked) -> Iterator[Answer]:
    """Whether all that is named stands in one row."""
    conditions = asked.naming if asked.target else asked.conditions
    if asked.bounding:
        return
    if len(conditions) < 2 or (asked.target and not any(asked.target & one.positions for one in conditions)):
        return
    if asked.figure is not None and (
        (_counts_others(asked) and not _is_headed(asked, conditions)) or not _is_held(asked, conditions)
    ):
        return  # neither 12 hearts nor 12 billion are the 12 of a column of medals
    rows, used, dropped = agreeing(asked.bounds, conditions)
    if dropped and (each := each_of_list(asked, conditions)):
        rows, used, dropped = max(each, key=lambda found: len(found[2]))
    met = {column for one in (*used, *dropped) for column in one.rows} | {one.column for one in asked.bounds}
    unmet = [one for one in asked.headings if one.strength >= _NAMED and one.column not in met]
    if not dropped and not asked.target and {"max", "min"} & asked.cues.keys():
        return  # that two names stand in one row does not make one of them the largest
    columns = {column for one in used for column in one.rows}
    astray = [(heading, one) for heading in unmet for one in used if _is_astray(heading, one, conditions)]
    near = {
        heading.column
        for heading in asked.headings
        for one in dropped
        if heading.strength >= _NAMED and _beside(heading.positions, one.positions)
    }
    yield answer(
        asked, "together", "overstates" if dropped else "equal", rows=sorted(rows or ())[:50], used=used,
        dropped=dropped, several=len(rows or ()) > 1, figure_used=bool(asked.target), unmet=min(2, len(unmet)) / 2,
        astray=bool(astray), more=_of_dropped(asked, dropped),
        target_covered=max((one.covered for one in conditions if one.positions & asked.target), default=0.0),
        target_dropped=any(asked.target & one.positions for one in dropped),
        dropped_headed=any(near & one.rows.keys() for one in dropped),
        dropped_elsewhere=bool(near) and not any(near & one.rows.keys() for one in dropped),
        dropped_twice=any(columns & one.rows.keys() for one in dropped),
        only_dropped=bool(dropped) and len(used) == 1,
    )  # fmt: skip

    if astray and rows and len(rows) <= _MOST_ROWS:
        heading, one = astray[0]
        yield answer(
            asked, "under", "overstates", rows=sorted(rows)[:50], heading=heading, used=used, dropped=dropped,
            figure_used=bool(one.positions & asked.target), distance=_apart(heading.positions, one.positions) / _BESIDE,
            covered=one.covered, named_too=_is_named(one, asked), several=len(rows) > 1, number=one.number,
        )  # fmt: skip


def _is_astray(heading: Heading, condition: Condition, conditions: Sequence[Condition]) -> bool:
    """Tell whether a cell that is said right beside a column's name stands in another column: "high points: Chandler".

    Another cell that stands nearer to the name is its own.
    """
    if heading.positions & condition.positions or not _beside(heading.positions, condition.positions):
        return False
    own = _apart(heading.positions, condition.positions)
    return all(_apart(heading.positions, one.positions) >= own for one in conditions)


def _is_named(condition: Condition, asked: Asked) -> bool:
    """Tell whether the sentence says the name of the column that a cell stands in, too."""
    return any(one.column in condition.rows and one.strength >= _NAMED for one in asked.headings)


def _is_headed(asked: Asked, conditions: Sequence[Condition]) -> bool:
    """Tell whether the sentence says the name of a column that its figure stands in."""
    return any(_is_named(one, asked) for one in conditions if one.positions & asked.target)


def _is_held(asked: Asked, conditions: Sequence[Condition]) -> bool:
    """Tell whether a cell that has a figure's digits has them at the figure's power of ten."""
    if asked.figure is None:
        return True
    columns = {column: rows for one in conditions if one.positions & asked.target for column, rows in one.rows.items()}
    if any(_as_written(asked, column) for column in columns):
        return True
    places = ((row, column) for column, rows in columns.items() for row in sorted(rows)[:_LOOKED_AT])
    found = (_best_of(asked.figure, asked.grid.figures(*place)) for place in places)
    return any(one is not None and one[0] in SUPPORTING for one in found)


def _as_written(asked: Asked, column: int) -> bool:
    """Tell whether a figure is the number that is written: 12, and not 12 billion but where the table says billions."""
    assert asked.figure is not None
    value = asked.figure.value
    digits = [form for form in asked.forms if form.replace(".", "").isdecimal()]
    if value is None or len(digits) != 1 or any(Decimal(form) == abs(value) for form in digits):
        return True
    behind = {asked.topics[place] for place in asked.measured - asked.target}
    return bool(behind & (asked.grid.headers[column] | asked.grid.about))


def _apart(one: frozenset[int], other: frozenset[int]) -> int:
    return min((abs(a - b) for a in one for b in other), default=99)


def _of_dropped(asked: Asked, dropped: Sequence[Condition]) -> dict[str, float]:
    """How surely what does not stand in the row was meant to name something."""
    if not dropped:
        return {}
    headed = frozenset[int]().union(*(one.positions for one in asked.headings if one.strength >= _NAMED))
    best = max(dropped, key=lambda one: (not one.positions <= headed, one.covered * len(one.positions)))
    return {
        "dropped_covered": best.covered,
        "dropped_words": min(4, len(best.positions)) / 4,
        "dropped_common": len(best.all_rows) / asked.grid.height,
        "dropped_heads": float(best.positions <= headed),
        "dropped_number": float(best.number),
    }


def _beside(one: frozenset[int], other: frozenset[int]) -> bool:
    return _apart(one, other) <= _BESIDE
