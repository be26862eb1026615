"""Units that can be turned into each other exactly, and units that people mistake for each other.

Only conversions that are exact by definition stand here (a mile is 1,609.344 metres, a dollar 100 cents); from one
currency to another never, since a rate is a fact of its own that needs a source. What a conversion may support at the
precision somebody wrote is decided where figures are weighed, not here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.figures.model import Figure

__all__ = [
    "Dimension", "Measure", "Rate", "confusable", "convert", "is_currency", "is_of_time", "is_points",
    "is_share", "measure", "rate_of", "shift",
]  # fmt: skip

Dimension = Literal[
    "length", "area", "mass", "volume", "duration", "calendar", "temperature", "power", "energy", "share", "points",
    "currency", "count", "number",
]  # fmt: skip
_COUNTED = compile_pattern(r"(?P<count>\d+(?:\.\d+)?)(?: (?P<noun>.*))?", re.DOTALL)
_D = Decimal
_ONE, _ZERO = _D(1), _D(0)

# unit -> (dimension, factor to the dimension's base unit, offset added before the factor).
# Left out on purpose: "ton" and "gallon" (two sizes each), currencies (a rate is no definition).
_Rows = list[tuple[str, str, str]]
_TABLE: dict[Dimension, _Rows] = {
    "length": [
        ("millimetre", "0.001", "0"), ("centimetre", "0.01", "0"), ("metre", "1", "0"), ("kilometre", "1000", "0"),
        ("inch", "0.0254", "0"), ("foot", "0.3048", "0"), ("yard", "0.9144", "0"), ("mile", "1609.344", "0"),
        ("nautical-mile", "1852", "0"), ("furlong", "201.168", "0"), ("fathom", "1.8288", "0"),
    ],
    "area": [
        ("square-centimetre", "0.0001", "0"), ("square-metre", "1", "0"), ("square-kilometre", "1000000", "0"),
        ("hectare", "10000", "0"), ("acre", "4046.8564224", "0"), ("square-foot", "0.09290304", "0"),
        ("square-inch", "0.00064516", "0"), ("square-yard", "0.83612736", "0"), ("square-mile", "2589988.110336", "0"),
    ],
    "mass": [
        ("milligram", "0.000001", "0"), ("gram", "0.001", "0"), ("kilogram", "1", "0"), ("tonne", "1000", "0"),
        ("kilotonne", "1000000", "0"), ("megatonne", "1000000000", "0"), ("gigatonne", "1000000000000", "0"),
        ("ounce", "0.028349523125", "0"), ("pound-mass", "0.45359237", "0"), ("stone", "6.35029318", "0"),
    ],
    "volume": [("millilitre", "0.001", "0"), ("centilitre", "0.01", "0"), ("litre", "1", "0"),
               ("hectolitre", "100", "0"), ("cubic-metre", "1000", "0"), ("cubic-kilometre", "1000000000000", "0"),
               ("cubic-centimetre", "0.001", "0")],
    "duration": [
        ("millisecond", "0.001", "0"), ("second", "1", "0"), ("minute", "60", "0"), ("hour", "3600", "0"),
        ("day", "86400", "0"), ("week", "604800", "0"), ("fortnight", "1209600", "0"),
    ],
    "calendar": [("month", "1", "0"), ("quarter", "3", "0"), ("year", "12", "0"), ("decade", "120", "0"),
                 ("century", "1200", "0")],
    "temperature": [("celsius", "9", "0"), ("fahrenheit", "5", "-32"), ("kelvin", "9", "-273.15")],
    "power": [("watt", "1", "0"), ("kilowatt", "1000", "0"), ("megawatt", "1000000", "0"),
              ("gigawatt", "1000000000", "0"),
              ("terawatt", "1000000000000", "0")],
    "energy": [("watt-hour", "1", "0"), ("kilowatt-hour", "1000", "0"), ("megawatt-hour", "1000000", "0"),
               ("gigawatt-hour", "1000000000", "0"), ("terawatt-hour", "1000000000000", "0")],
    "share": [("percent", "1", "0"), ("share", "100", "0"), ("per-mille", "0.1", "0")],
    "points": [("percentage-point", "1", "0"), ("basis-point", "0.01", "0")],
}  # fmt: skip
_MEASURES: dict[str, tuple[Dimension, Decimal, Decimal]] = {
    unit: (dimension, _D(factor), _D(offset)) for dimension, rows in _TABLE.items() for unit, factor, offset in rows
}

# Dimensions that are written for each other: "rose 3%" where 3 points are meant.
_MISTAKEN: set[frozenset[Dimension]] = {frozenset({"share", "points"}), frozenset({"duration", "calendar"})}


# A hundredth of each of these, by its name: that is no rate of exchange but what the word means.
_HUNDREDTHS: dict[str, frozenset[str]] = {
    "penny": frozenset({"GBP"}),
    "cent": frozenset({"USD", "EUR", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "ZAR"}),
}


class Measure(Struct, frozen=True):
    """What a unit measures: `dimension` is "currency", "count" or "number" where no exact table row exists."""

    dimension: Dimension
    factor: Decimal = _ONE
    offset: Decimal = _ZERO


def is_currency(unit: str | None) -> bool:
    """Tell whether a unit is a currency: currencies are written as ISO codes, every other unit in lower case."""
    return unit is not None and len(unit) == 3 and unit.isalpha() and unit.isupper()


def is_of_time(unit: str | None) -> bool:
    """Tell whether a unit is one of time: "a day" is no head that an amount is divided by."""
    return measure(unit).dimension in {"duration", "calendar"}


class Rate(Struct, frozen=True):
    """What an amount is told for: how many, None where no number says it, of what, "" where nothing says that."""

    value: Decimal | None
    unit: str


def rate_of(per: str) -> Rate:
    """Read what `Figure.per` holds: "100000 people", "day", "1000"."""
    match = _COUNTED.fullmatch(per)
    return Rate(_D(match["count"]), match["noun"] or "") if match is not None else Rate(None, per)


def is_points(unit: str | None) -> bool:
    """Tell whether a unit may be points of a percentage; a bare "point" may be of a score or an index as well."""
    return unit == "point" or measure(unit).dimension == "points"


def is_share(unit: str | None) -> bool:
    """Tell whether a figure in this unit is a part of something, so that its base matters."""
    return measure(unit).dimension == "share"


@lru_cache(maxsize=4096)
def measure(unit: str | None) -> Measure:
    """Give what a unit measures."""
    if unit is None:
        return Measure("number")
    row = _MEASURES.get(unit)
    if row is not None:
        return Measure(*row)
    return Measure("currency" if is_currency(unit) else "count")


def confusable(first: str | None, second: str | None) -> bool:
    """Tell whether two different units are ones that people write for each other, with the same number."""
    if first == second:
        return False
    one, two = measure(first).dimension, measure(second).dimension
    if one == two:
        return one not in {"count", "number"}
    return frozenset({one, two}) in _MISTAKEN


def shift(figure: Figure, factor: Decimal, offset: Decimal = _ZERO, *, unit: str | None) -> Figure:
    """Give the figure as (number + offset) * factor in another unit, with its bounds; factor is positive."""

    def move(number: Decimal | None) -> Decimal | None:
        return None if number is None else (number + offset) * factor

    return replace(
        figure,
        value=move(figure.value),
        low=move(figure.low),
        high=move(figure.high),
        from_value=move(figure.from_value),
        to_value=move(figure.to_value),
        unit=unit,
    )


def convert(figure: Figure, unit: str | None) -> Figure | None:
    """Give the figure in another unit of the same dimension, exactly, or None where no exact conversion exists.

    A bare ratio ("one in five", kind "ratio" without unit, value 0.2) is a share. The places stay those that were
    written: a converted number is as precise as its bounds say, not as its digits.
    """
    if figure.unit == unit:
        return figure
    if unit in _HUNDREDTHS.get(figure.unit or "", ()):
        return shift(figure, _D("0.01"), unit=unit)
    if figure.unit in _HUNDREDTHS.get(unit or "", ()):
        return shift(figure, _D(100), unit=unit)
    source = measure("share" if figure.unit is None and figure.kind == "ratio" else figure.unit)
    target = measure(unit)
    if source.dimension != target.dimension or source.dimension in {"count", "number", "currency"}:
        return None
    # (number + a) * f == (result + b) * g, so result = (number + a) * f / g - b
    moved = shift(figure, source.factor / target.factor, source.offset, unit=unit)
    return moved if target.offset == 0 else shift(moved, _D(1), -target.offset, unit=unit)
