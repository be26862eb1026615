"""What the writing of a figure can mean, in words: a written figure says how precise it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.figures.conversion import measure
from factcheck.figures.writing import bare, in_style_of, number_of, plain

if TYPE_CHECKING:
    from decimal import Decimal

    from factcheck.figures.model import Figure

__all__ = ["meaning"]

_DIGITS = 12  # a bound with more of them is a fraction that has no end


def meaning(figure: Figure) -> str:
    """Give the bounds of a figure as it writes its own number: "63.5% to 64.5%", "£2.35bn to £2.45bn", "more than 50%".

    Its own words where there is no doubt: 450 seats are 450 seats, not 449.5 to 450.5.
    """
    low, high = figure.low, figure.high
    exact = figure.places == 0 and figure.value is not None and figure.unit != "percent"
    if exact and low is not None and high is not None:
        return figure.text
    if low is not None and high is not None and low != high:
        return f"{_shown(figure, low)} to {_shown(figure, high)}"
    if low is None and high is not None:
        return f"{'less than' if figure.high_open else 'at most'} {_shown(figure, high)}"
    if high is None and low is not None:
        return f"{'more than' if figure.low_open else 'at least'} {_shown(figure, low)}"
    return figure.text


def _shown(figure: Figure, bound: Decimal) -> str:
    """Give a bound as the figure writes its number, without the noun that it counts."""
    if figure.value is not None and figure.kind != "ratio" and any(map(str.isdigit, bare(figure))):
        written = in_style_of(figure, bound)
        counted = measure(figure.unit).dimension == "count"
        return number_of(replace(figure, text=written)) if counted else written
    if len(bound.as_tuple().digits) > _DIGITS:  # a third
        bound = round(bound, 2)
    if figure.unit == "percent":
        return f"{plain(bound)}%"
    return f"{plain(bound)} {figure.unit}" if figure.unit and figure.unit.isupper() else plain(bound)
