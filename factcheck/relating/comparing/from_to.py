"""The numbers inside one figure: both levels of "from $3m in 2019 to $5m in 2021", the part of "24 out of 47"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.facts import periods
from factcheck.facts.vocabulary import CHANGED
from factcheck.figures import writing as working
from factcheck.figures.finding import find_figures
from factcheck.figures.weighing import half
from factcheck.relating.comparing.words import comparing_words

if TYPE_CHECKING:
    from decimal import Decimal

    from factcheck.facts.model import Statement
    from factcheck.figures.model import Figure

__all__ = ["counted_part", "level", "levels_of"]


def levels_of(statement: Statement) -> tuple[Statement, Statement] | None:
    """Give the levels before and after, each with its own time where one is written; None for any other figure."""
    figure = statement.figure
    if figure.value is not None or figure.from_value is None or figure.to_value is None:
        return None
    if figure.kind != "change" and figure.from_value < figure.to_value and CHANGED.search(statement.text) is None:
        return None  # "tickets cost from 40 to 60 dollars" is a range and no change
    words = comparing_words()
    pieces = words.levels_between.split(words.levels_lead.sub("", " ".join(figure.text.split())), maxsplit=1)
    if len(pieces) == 2:
        first, last = pieces[0], pieces[1]
    else:
        first = last = ""
    time = next((item.text for item in periods.find_periods(first)), None)
    if time is not None:
        first = words.time_tie.sub("", first[: first.index(time)].rstrip())
    return (
        replace(
            statement,
            figure=level(figure, figure.from_value, first),
            period=periods.parse(time) if time else periods.NO_TIME if statement.period.timed else statement.period,
        ),
        replace(statement, figure=level(figure, figure.to_value, last)),
    )


def counted_part(statement: Statement) -> Statement | None:
    """Give the part of "24 out of 47 counties" as the count that it is; None for any other figure."""
    figure = statement.figure
    pieces = comparing_words().out_of.split(figure.text, maxsplit=1) if figure.kind == "ratio" else ()
    found = find_figures(pieces[0]) if len(pieces) == 2 else ()
    if len(found) != 1 or found[0].value is None or found[0].kind != "quantity":
        return None
    part = found[0]
    placed = replace(part, start=figure.start + part.start, end=figure.start + part.end)
    return replace(statement, figure=placed, base=None)


def level(figure: Figure, value: Decimal, written: str = "") -> Figure:
    """Give one level of a change as the number that it is, in the words in which it is written or in its style."""
    named = any(map(str.isalpha, written)) or any(sign in written for sign in "%$€£¥")
    return replace(
        figure,
        value=value,
        low=value - half(figure.places),
        high=value + half(figure.places),
        text=written if named or (written and figure.unit is None) else working.in_style_of(figure, value),
        kind="quantity",
        direction=None,
        from_value=None,
        to_value=None,
    )
