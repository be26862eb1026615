"""How a claimed day or year stands to a reported one, as precisely as both are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.facts import periods
from factcheck.facts.typed import happening_words
from factcheck.figures.weighing import Weighed
from factcheck.language.calendar import calendar_of
from factcheck.relating.comparing.beside import same_around
from factcheck.relating.comparing.closeness import closeness_of
from factcheck.relating.comparing.likeness import compare_subjects
from factcheck.relating.comparing.pairs import Pair

if TYPE_CHECKING:
    from factcheck.facts.model import Statement
    from factcheck.facts.periods import Period
    from factcheck.relating.model import RelationName

__all__ = ["pair_days"]

# A decade or a century is no day: "the 1800s".
_SPAN = re.compile(r"0['’]?s$")


def pair_days(claimed: Statement, reported: Statement) -> tuple[Pair, Weighed] | None:
    """Hold a day, month or year against another; None where they have no part in common."""
    if any(_SPAN.search(statement.figure.text) for statement in (claimed, reported)):
        return None
    name = _stand(_period(claimed), _period(reported))
    if name is None or (name != "equal" and _names_which(claimed)):
        return None
    weekdays = {_weekday(claimed), _weekday(reported)} - {None}
    if name == "equal" and len(weekdays) > 1:
        return None  # "Thursday, 5 December", and Friday there
    closeness, shared, names = closeness_of(claimed, reported)
    pair = Pair(
        claimed=claimed, reported=reported, figure=reported.figure, units="same",
        subject=compare_subjects(claimed, reported), period="unknown", base="unknown", closeness=closeness,
        shared=shared, names=names, same_beside=same_around(claimed, reported), alike=True,
    )  # fmt: skip
    return pair, Weighed(name)


def _names_which(statement: Statement) -> bool:
    """Tell whether a year says which of several something is, "the 2016 season": another one is another season."""
    start, end = statement.span
    found = happening_words().attributive.finditer(statement.text)
    return any(match.span("year") == (start, end) for match in found)


def _weekday(statement: Statement) -> int | None:
    """Give the number of the weekday that stands right before a date."""
    before = statement.text[: statement.span[0]].rstrip(" ,").rpartition(" ")[2]
    return calendar_of(None).weekdays.get(before.lower())


def _stand(one: Period, two: Period) -> RelationName | None:
    if one.year is None or two.year is None:  # whoever leaves the year out speaks of the one that all know
        return "equal" if one.month and one.day and (one.month, one.day) == (two.month, two.day) else None
    if (one.until is None) != (two.until is None):
        return None
    parts = [
        (a, b)
        for a, b in ((one.year, two.year), (one.until, two.until), (one.month, two.month), (one.day, two.day))
        if a and b
    ]
    for a, b in parts:
        if a != b:
            return "overstates" if a > b else "understates"
    return "over-precise" if (one.day and not two.day) or (one.month and not two.month) else "equal"


def _period(statement: Statement) -> Period:
    """Give the period that a date is part of: "May 2019" where the figure is its year."""
    at = statement.span[0]
    for found in periods.find_periods(statement.text):
        if found.start <= at < found.end:
            return found.period
    return periods.parse(statement.figure.text)
