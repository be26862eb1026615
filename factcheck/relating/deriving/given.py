"""The levels of a change where the claim writes or dates them: "a 43% increase from the previous quarter (435,059)".

Numbers of several digits that stand in the claim's sentence and in one passage or row are the same levels; two times
that the claim names pick two of a row's many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.facts import periods
from factcheck.figures.finding import find_figures
from factcheck.figures.model import QUANTITATIVE
from factcheck.figures.weighing import digits_of
from factcheck.relating.comparing.from_to import level
from factcheck.relating.deriving.sources import groups_of, plain_parts, same_measure
from factcheck.relating.deriving.words import deriving_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.facts.model import Statement
    from factcheck.facts.periods import Period
    from factcheck.figures.model import Figure

__all__ = ["When", "given_levels", "times_compared", "told_levels", "when_of", "year_before_named"]

When = tuple[int, int, int]

# So many digits a number must have that is known again by itself.
_TELLING = 3


def when_of(period: Period) -> When:
    """Give a time as a key that sorts; zeros where it says less."""
    return period.year or 0, period.quarter or period.month or 0, period.day or 0


def given_levels(claimed: Statement, reported: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Give the levels before and after a change that stand in its own sentence and in one passage or row."""
    own = told_levels(claimed)
    if not own:
        return
    next_to_it = told_levels(claimed, beside=True)
    for group in groups_of(plain_parts(reported)):
        found = [(figure, item) for figure in own for item in group if _is_it(figure, item)]
        if not any(figure in next_to_it for figure, _ in found):
            continue  # what it changed from and to is told right beside it
        if len(found) == 2 and found[0][1].figure.value != found[1][1].figure.value:
            ordered = _in_order(claimed, found)
            if ordered is not None:
                yield ordered
        elif len(found) == 1:
            figure, told = found[0]
            if _is_before(claimed, figure):
                after = _next_in_time(told, group)
                if after is not None:
                    yield told, after
            else:
                before = _last_in_time(claimed, told, group) if told.row is not None else _told_before(told, group)
                if before is not None:
                    yield before, told


def told_levels(claimed: Statement, *, beside: bool = False) -> list[Figure]:
    """Give the numbers of three digits that a claim's sentence tells besides; `beside` it, only the next to it."""
    figures = [figure for figure in find_figures(claimed.text) if figure.kind in QUANTITATIVE]
    if beside:
        before = [one for one in figures if one.end <= claimed.span[0]][-1:]
        figures = before + [one for one in figures if one.start >= claimed.span[1]][:1]
    levels = (level for figure in figures for level in _ends_of(figure) or (figure,))
    return [level for level in levels if _is_level(level) and level.value != claimed.figure.value]


def _ends_of(figure: Figure) -> tuple[Figure, ...]:
    """Give both levels of "from 602 to 446"; nothing for any other figure."""
    if figure.value is not None or figure.from_value is None or figure.to_value is None:
        return ()
    return level(figure, figure.from_value), level(figure, figure.to_value)


def _is_level(figure: Figure) -> bool:
    return figure.kind == "quantity" and figure.direction is None and digits_of(figure.value) >= _TELLING


def _is_it(figure: Figure, item: Statement) -> bool:
    return item.figure.value == figure.value and same_measure(figure, item.figure)


def _in_order(claimed: Statement, found: Sequence[tuple[Figure, Statement]]) -> tuple[Statement, Statement] | None:
    """Give two levels in the order of their times, else in the one that the claim's words give them."""
    (one, first), (two, second) = found
    times = when_of(first.period), when_of(second.period)
    if first.period.timed and second.period.timed and times[0] != times[1]:
        return (first, second) if times[0] < times[1] else (second, first)
    before = [_is_before(claimed, figure) for figure in (one, two)]
    if before[0] == before[1]:
        return None
    return (first, second) if before[0] else (second, first)


def _is_before(claimed: Statement, figure: Figure) -> bool:
    """Tell whether the claim's sentence gives a figure as the level before: "from 9%", "the previous quarter (9%)"."""
    start = max(0, figure.start - _REACH)
    return deriving_words().level_before.search(claimed.text, start, figure.start) is not None


_REACH = 60


def _next_in_time(before: Statement, group: Sequence[Statement]) -> Statement | None:
    """Give the figure of one row that stands at the next time, in its own measure."""
    if before.row is None or not before.period.timed:
        return None
    later = [item for item in _of_its_row(before, group) if when_of(item.period) > when_of(before.period)]
    return min(later, key=lambda item: when_of(item.period), default=None)


def _last_in_time(claimed: Statement, after: Statement, group: Sequence[Statement]) -> Statement | None:
    """Give the figure of one row that stands a year earlier, in the nearest column, else the only earlier one.

    Where the claim names an earlier year ("60% longer than in 2019") only what stands there.
    """
    if not after.period.timed:
        return None
    year, part, day = when_of(after.period)
    earlier = [item for item in _of_its_row(after, group) if when_of(item.period) < (year, part, day)]
    named = {item.period.year for item in periods.find_periods(claimed.text)}
    if any(one is not None and one < year for one in named):
        earlier = [item for item in earlier if item.period.year in named]
    last = [item for item in earlier if when_of(item.period) == (year - 1, part, day)]
    if last:
        return min(last, key=lambda item: abs(item.span[0] - after.span[0]))
    return earlier[0] if len(earlier) == 1 else None


def _of_its_row(level: Statement, group: Sequence[Statement]) -> list[Statement]:
    return [
        item
        for item in group
        if item.row == level.row and item.offset == level.offset and item.figure.unit == level.figure.unit
    ]


def _told_before(after: Statement, group: Sequence[Statement]) -> Statement | None:
    """Give the level that a sentence tells next to another as the earlier one: "79.8 (89.1)", "4.6%, was 5.0%"."""
    behind = (item for item in group if item.text == after.text and item.span[0] >= after.span[1])
    one = min(behind, key=lambda item: item.span[0], default=None)
    if one is None or not same_measure(after.figure, one.figure) or one.role != "before":
        return None
    return one


def year_before_named(claimed: Statement) -> bool:
    """Tell whether a claim compares with the year before the one that it speaks of: "18% less than a year ago"."""
    return any(item.period.relative == "year before" for item in periods.find_periods(claimed.text))


def times_compared(claimed: Statement) -> tuple[When, When] | None:
    """Give the two times between which a claim says that something changed: "in Q4 2023, 11% up on a year before"."""
    found = [item.period for item in periods.find_periods(claimed.text)]
    dated = list(dict.fromkeys(when_of(item) for item in found if item.year is not None))
    if len(dated) == 2:
        first, second = sorted(dated)
        return first, second
    if len(dated) != 1:
        return None
    year, part, day = dated[0]
    own = next(item for item in found if item.year is not None)
    for item in found:
        if item.relative == "year before":
            return (year - 1, part, day), dated[0]
        if item.relative == "quarter before" and own.quarter is not None:
            return ((year, part - 1, 0) if part > 1 else (year - 1, 4, 0)), dated[0]
        if item.relative == "month before" and own.month is not None and not day:
            return ((year, part - 1, 0) if part > 1 else (year - 1, 12, 0)), dated[0]
    return None
