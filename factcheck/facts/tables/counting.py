"""Questions for how many: rows, different cells, columns, and what part of the rows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.facts.tables.answers import Answer, answer
from factcheck.facts.tables.asked import LONG
from factcheck.facts.tables.words import noun_names
from factcheck.figures.conversion import measure
from factcheck.figures.weighing import weigh

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.facts.tables.asked import Asked
    from factcheck.facts.tables.naming import Condition
    from factcheck.facts.tables.words import Cue
    from factcheck.figures.model import Figure
    from factcheck.figures.weighing import RelationName

__all__ = ["MOST_HEADINGS", "counts", "only", "part_that_is_asked", "shares", "stand", "stand_computed"]

MOST_HEADINGS = 4
# Decimals that a computed number is held with beyond the claim's own.
_FINER = 2
_HALF = Decimal("0.5")
_ALL = Decimal(100)
_MOST_CONDITIONS = 4
_FAR_MORE = 3
# What part of the rows a word asks for, in percent: from, to.
_PARTS: Mapping[Cue, tuple[Decimal, Decimal]] = {
    "all": (_ALL, _ALL), "none": (Decimal(0), Decimal(0)), "most-rows": (Decimal("50.001"), _ALL),
}  # fmt: skip


def counts(asked: Asked) -> Iterator[Answer]:
    """How many rows are as the sentence says, how many different cells a column has among them, how many columns."""
    figure, grid = asked.figure, asked.grid
    if figure is None or figure.kind not in {"quantity", "ratio"} or figure.value is None or asked.dated:
        return
    if figure.value != int(figure.value) or measure(figure.unit).dimension not in {"number", "count"}:
        return
    if asked.is_base or (asked.bounding and figure.value > _FAR_MORE * grid.height):
        return  # "of the four towns" says nothing of its own; nor is anything counted where millions are the bound
    narrowed = asked.narrowed and not asked.whole
    if asked.is_part and not narrowed:
        return  # "two of the towns have a station" counts no rows where the table has no stations
    rows = _counted(asked) if narrowed else grid.own_rows
    number = Decimal(len(rows))
    counted = noun_names(figure.unit)
    yield answer(
        asked, "count", stand(figure, number), rows=rows[:50] if narrowed else (), value=number,
        cue="count" in asked.cues, one=narrowed and number == 1, everything=not narrowed, whole=asked.whole,
        noun_labels=bool(counted & grid.headers[0]), unit=figure.unit is not None,
        noun_about=bool(counted & grid.about),
    )  # fmt: skip
    if asked.whole or asked.is_part:
        return
    among = _counted(asked) if asked.used else grid.own_rows
    for heading in asked.headings[:MOST_HEADINGS]:
        if heading.strength >= 0.5 and len(among) > 1:
            values = Decimal(len({forms for row in among if (forms := grid.forms[row][heading.column])}))
            yield answer(
                asked, "distinct", stand(figure, values), heading=heading, value=values, cue="different" in asked.cues,
                counted=bool(noun_names(figure.unit) & grid.headers[heading.column]), one=values == 1,
                everything=not asked.used, numeric=grid.numeric(heading.column),
            )  # fmt: skip


def _counted(asked: Asked) -> list[int]:
    """Give the rows that are as the sentence says, those whose cell has other words as well among them."""
    chosen = [bound.rows for bound in asked.bounds]
    chosen += [condition.all_rows.union(*condition.wider.values()) for condition in asked.used]
    own = asked.grid.own_rows
    among = own if isinstance(own, range) else frozenset(own)
    return sorted(row for row in frozenset.intersection(*chosen) if row in among)


def shares(asked: Asked) -> Iterator[Answer]:
    """What part of the rows is as the sentence says: all, none, most, half, seven out of twelve."""
    figure, grid = asked.figure, asked.grid
    own = figure is not None and figure.kind == "ratio" and figure.unit == "percent"
    wanted = [name for name in _PARTS if name in asked.cues]
    if grid.height > LONG or grid.height < 2 or (not own and len(wanted) != 1) or {"rise", "fall"} & asked.cues.keys():
        return
    conditions = asked.conditions if own or not asked.target else asked.naming
    if not conditions and not asked.bounds:
        return
    bounded = set(grid.own_rows).intersection(*(bound.rows for bound in asked.bounds))
    choices: list[tuple[Condition | None, tuple[Condition, ...]]] = [(None, ())]
    if len(conditions) > 1:
        choices += [(one, tuple(o for o in conditions if o is not one)) for one in conditions[:_MOST_CONDITIONS]]
    for one, others in choices:
        base = set(grid.own_rows).intersection(*(other.all_rows for other in others))
        held = base & bounded
        for condition in (one,) if one is not None else conditions:
            held &= condition.all_rows
        if len(base) < 2:
            continue
        part = _ALL * len(held) / len(base)
        if own:
            assert figure is not None
            relation = stand_computed(figure, part)
        else:
            relation = part_that_is_asked(asked, part) or "none"
        yield answer(
            asked, "share", relation, rows=sorted(held)[:50], used=others, dropped=(), value=Decimal(len(held)),
            whole=not others, own=own, few=len(base) < 4, more=dict.fromkeys(wanted, 1.0),
            part=float(part) / 100, base=float(len(base)) / grid.height,
        )  # fmt: skip


def part_that_is_asked(asked: Asked, part: Decimal) -> RelationName | None:
    """Give how a part of the rows stands to "all", "none" or "most"; None where no such word is there."""
    wanted = [name for name in _PARTS if name in asked.cues]
    if len(wanted) != 1:
        return None
    low, high = _PARTS[wanted[0]]
    return "equal" if low <= part <= high else "overstates"


def only(asked: Asked) -> Iterator[Answer]:
    """Whether the row that is named is the only one of which the rest of the sentence holds."""
    conditions = asked.naming if asked.target else asked.conditions
    if "only" not in asked.cues or len(conditions) + len(asked.bounds) < 2 or asked.grid.height > LONG:
        return
    holder = min(conditions, key=lambda one: (len(one.all_rows), min(one.positions)), default=None)
    if holder is None:
        return
    others = [one for one in conditions if one is not holder]
    rows = set(range(asked.grid.height))
    for allowed in (*(one.all_rows for one in others), *(one.rows for one in asked.bounds)):
        rows &= allowed
    good = bool(rows) and rows <= holder.all_rows
    yield answer(
        asked, "only", "equal" if good else "overstates", rows=sorted(rows)[:50], used=others, dropped=(),
        value=Decimal(len(rows)), nothing=not rows, elsewhere=not rows & holder.all_rows,
    )  # fmt: skip


def stand(figure: Figure, number: Decimal) -> RelationName:
    """Give how a figure stands to a number that was counted or computed exactly."""
    reported = replace(
        figure, value=number, low=number - _HALF, high=number + _HALF, approximator=None, direction=None, places=0,
        kind="quantity",
    )  # fmt: skip
    return weigh(replace(figure, kind="quantity", direction=None), reported).name


def stand_computed(figure: Figure, number: Decimal) -> RelationName:
    """Give how a figure stands to a number that may have any number of decimals."""
    places = max(0, figure.places) + _FINER
    fine = number.quantize(Decimal(1).scaleb(-places)) if abs(number) < Decimal(10) ** 20 else number
    whole = fine == int(fine)
    reported = replace(
        figure, value=fine, low=fine, high=fine, approximator=None, direction=None, places=0 if whole else places,
        kind="quantity",
    )  # fmt: skip
    kind = "ratio" if figure.kind == "ratio" else "quantity"
    return weigh(replace(figure, kind=kind, direction=None), reported, converted=not whole).name
