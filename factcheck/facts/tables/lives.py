"""Questions for what two days of one row make: how old somebody was at something, and how long it lasted."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from factcheck.facts.tables.answers import Answer, answer
from factcheck.facts.tables.counting import stand
from factcheck.facts.tables.eras import OLDEST, years_of
from factcheck.facts.tables.words import birth
from factcheck.figures.weighing import SUPPORTING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.facts.tables.asked import Asked
    from factcheck.facts.tables.naming import Heading
    from factcheck.figures.weighing import RelationName

__all__ = ["ages", "lasted"]

_NAMED = 0.5
_YEAR = re.compile(r"1\d{3}|20\d\d")
_MONTH = re.compile(r"\d{1,2}m")


class _Day(NamedTuple):
    """A year with what is known of month and day, 0 for what is not."""

    year: int
    month: int = 0
    day: int = 0


def _days(forms: Sequence[str]) -> list[_Day]:
    """Give the days of a cell in their order, the whole ones alone where there are any."""
    whole = []
    for place, form in enumerate(forms):
        if not _YEAR.fullmatch(form) or place < 2:
            continue
        one, two = forms[place - 2], forms[place - 1]
        month, day = (one, two) if _MONTH.fullmatch(one) else (two, one)
        if _MONTH.fullmatch(month) and day.isdecimal() and 1 <= int(day) <= 31:
            whole.append(_Day(int(form), int(month[:-1]), int(day)))
    return whole or [_Day(year) for year in years_of(forms)]


def _age(born: _Day, then: _Day) -> tuple[int, int]:
    """Give the least and the most that somebody was old then."""
    years = then.year - born.year
    if not born.month or not then.month:
        return years - 1, years
    exact = years - ((then.month, then.day) < (born.month, born.day))
    return exact, exact


def ages(asked: Asked) -> Iterator[Answer]:
    """How old somebody whose birth the row has was at what another column says."""
    row = _row(asked)
    wanted = _wanted(asked)
    if row is None or wanted is None:
        return
    grid = asked.grid
    columns = [column for column in range(grid.width) if grid.headers[column] & birth()]
    if len(columns) != 1 or not (born := _days(grid.forms[row][columns[0]])):
        return
    for heading in asked.headings:
        days = _days(grid.forms[row][heading.column])
        if heading.column == columns[0] or heading.strength < _NAMED or not days:
            continue
        least, most = _age(born[0], days[0])
        if not 0 <= most <= OLDEST:
            continue
        low, high = wanted
        relation = _stand(asked, least, most) if low == high else _between(low, high, least, most)
        yield answer(
            asked, "age", relation, rows=(row,), heading=heading, value=Decimal(most), exact=least == most,
            several=len(days) > 1, decade=low != high,
        )  # fmt: skip


def _wanted(asked: Asked) -> tuple[int, int] | None:
    """Give the age that a sentence says: from, to."""
    figure = asked.figure
    if figure is not None and figure.kind == "age" and figure.value is not None:
        return int(figure.value), int(figure.value)
    return asked.life


def _between(low: int, high: int, least: int, most: int) -> RelationName:
    return "within" if low <= most and least <= high else "overstates"


def _stand(asked: Asked, least: int, most: int) -> RelationName:
    """Give how a figure stands to a number of years between two."""
    assert asked.figure is not None
    found = [stand(asked.figure, Decimal(number)) for number in range(least, most + 1)]
    return next((one for one in found if one in SUPPORTING), found[0])


def _row(asked: Asked) -> int | None:
    if asked.grid.height == 1:
        return 0
    return next(iter(asked.rows)) if asked.used and asked.rows and len(asked.rows) == 1 else None


def lasted(asked: Asked) -> Iterator[Answer]:
    """How many years lie between the two years of a cell: "2004-2011"."""
    row, figure = _row(asked), asked.figure
    if row is None or figure is None or figure.unit != "year" or figure.kind != "quantity" or figure.value is None:
        return
    for heading in asked.headings:
        days = _two(asked, row, heading)
        if days is None:
            continue
        least, most = _age(*days)
        yield answer(
            asked, "lasted", _stand(asked, max(0, least), most + 1), rows=(row,), heading=heading, value=Decimal(most),
            exact=least == most,
        )  # fmt: skip


def _two(asked: Asked, row: int, heading: Heading) -> tuple[_Day, _Day] | None:
    """Give the two days of a cell that has two and no more, the earlier first."""
    days: Iterable[_Day] = _days(asked.grid.forms[row][heading.column])
    found = sorted(set(days))
    return (found[0], found[1]) if len(found) == 2 and heading.strength >= _NAMED else None
