"""`find_figures` in the form in which the scorers of quantity extraction take it.

`extract(text)` gives one tuple for every quantity: (start, end, value or (low, high), unit, bound). Only quantitative
kinds are given; a rate is written "unit per denominator", an age "year of age", and a share in words ("one in five") as
the fraction 0.2, which is how the labelled sets have it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures import QUANTITATIVE, find_figures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from factcheck.figures import Figure


def extract(text: str) -> Iterator[tuple[int, int, Decimal | tuple[Decimal, Decimal], str | None, str]]:
    """Give the quantities of a text."""
    for figure in find_figures(text):
        if figure.kind in QUANTITATIVE:
            value = _value(figure)
            if value is not None:
                yield figure.start, figure.end, value, _unit(figure), figure.bound


def _value(figure: Figure) -> Decimal | tuple[Decimal, Decimal] | None:
    if figure.value is not None:
        return figure.value / 100 if figure.kind == "ratio" and figure.unit == "percent" else figure.value
    if figure.low is not None and figure.high is not None:
        return figure.low, figure.high
    return None


def _unit(figure: Figure) -> str | None:
    unit = figure.unit
    if figure.kind == "age":
        return f"{unit} of age"
    return f"{unit or ''} per {figure.per}".strip() if figure.per else unit
