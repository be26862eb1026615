"""Figures in words: as they were written, and computed numbers in the way that another figure is written."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.figures.conversion import is_currency, measure
from factcheck.figures.reading.numerals import POWER_OF_TEN, read_digits
from factcheck.language.figure_words import figure_words
from factcheck.language.tables import NEVER, english
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.figures.model import Figure

__all__ = ["amount", "bare", "in_style_of", "number_of", "percent", "plain", "rounded", "told"]

_NUMBER = compile_pattern(r"[-−–]?\d[\d.,'’   ]*\d|[-−–]?\d")
# What is written with a word of magnitude.
_COUNTED = frozenset({"number", "count", "currency"})
_SWAPPED = str.maketrans(",.", ".,")
_THOUSAND = 1000
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_UNITS = {"percent": "%", "percentage-point": " percentage points", "basis-point": " basis points"}


class _Words(Struct, frozen=True):
    """The hedges before a figure."""

    hedge: re.Pattern[str] = NEVER


_words = english(_Words, "writing")


@cache
def _magnitudes() -> re.Pattern[str]:
    names = sorted(map(re.escape, figure_words(None).magnitudes), key=len, reverse=True)
    return compile_pattern(rf"(?<=[\d\s])(?P<word>{'|'.join(names)})\b", re.IGNORECASE)


def _magnitude(match: re.Match[str] | None, figure: Figure) -> int | None:
    """Give the power of ten that a word behind a number is; "m" and "t" are units of measure where that is theirs."""
    if match is None or (len(match["word"]) == 1 and measure(figure.unit).dimension not in _COUNTED):
        return None
    return figure_words(None).magnitudes[match["word"].lower()]


def told(figure: Figure) -> str:
    """Give the figure as it was written, white space folded."""
    return " ".join(figure.text.split())


def bare(figure: Figure) -> str:
    """Give the figure as it was written, without the hedge before it."""
    words = told(figure)
    while True:
        shorter = _words().hedge.sub("", words)
        if shorter == words or not shorter:
            return words
        words = shorter


def plain(number: Decimal) -> str:
    """Give a number with grouped thousands and without needless zeros: 8800000 is 8,800,000."""
    number = number.normalize() + 0
    exponent = number.as_tuple().exponent
    digits = max(0, -exponent) if isinstance(exponent, int) else 0
    return f"{number:,.{digits}f}"


def rounded(number: Decimal, places: int, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """Round at a decimal place, which may be left of the point; half to even where nothing else is said.

    A number that has no digit beyond that place is whole there already, however large it is.
    """
    number = +number
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -places:
        number = number.quantize(Decimal(1).scaleb(-places), rounding=rounding)
    return number.normalize() + 0


def percent(number: Decimal, places: int = 1) -> str:
    """Give a computed percentage: at most `places` decimals, more where the number is small."""
    size = abs(number)
    while places < 6 and size and size < Decimal(1).scaleb(-places):
        places += 1
    return f"{plain(rounded(number, places))}%"


class _Style(Struct, frozen=True):
    """How another language writes a number: the power of ten of its words, None for several, and its decimal sign."""

    power: int | None
    comma: bool

    def of(self, number: Decimal) -> str:
        shown = plain(number.scaleb(-(self.power or 0)))
        return shown.translate(_SWAPPED) if self.comma else shown


def _foreign_style(model: Figure, written: str) -> _Style | None:
    """Give how a figure is written whose words are not English ("3,4 млрд евро"); None where English says it all.

    What its words multiply by is what lies between its digits and its value.
    """
    if not model.value:
        return None
    ways = []
    for comma in (False, True):
        numeral = read_digits(written.strip("-−– "), "," if comma else ".")
        if numeral is not None and numeral[0]:
            ways.append((comma, abs(model.value) / numeral[0]))
    exact = [(times, comma) for comma, times in ways if times >= 1 and times.normalize().as_tuple().digits == (1,)]
    if exact:
        # Where a sign could do both, it groups; where neither reading minds, a sign that stands twice groups too, and
        # otherwise the last one marks the decimals.
        times = min(times for times, _ in exact)
        commas = [comma for other, comma in exact if other == times]
        last = written.count(".") > 1 or (written.count(",") < 2 and written.rfind(",") > written.rfind("."))
        comma = last if len(commas) > 1 else commas[0]
        power = int(times.log10())
        return _Style(power, comma) if power or comma else None
    return _Style(None, comma=False) if ways and all(times >= _THOUSAND for _, times in ways) else None


def in_style_of(model: Figure, number: Decimal) -> str:
    """Give a number the way another figure is written: its sign of money, its magnitude word, its unit."""
    text = bare(model)
    match = _NUMBER.search(text)
    if match is None:
        return _with_unit(model, plain(number))
    word = _magnitudes().search(text)
    power = _magnitude(word, model)
    ten = POWER_OF_TEN.match(text, match.end()) if power is None else None
    if ten is not None:
        power = int(ten[1].replace("−", "-").replace("–", "-"))
    style = _foreign_style(model, match[0]) if power is None else None
    if style is not None:
        if style.power is None:
            return _with_unit(model, plain(number))
        return f"{text[: match.start()]}{style.of(number)}{text[match.end() :]}"
    shown = plain(number.scaleb(-(power or 0)))
    if model.value is None:
        told_with = text[word.start() - 1 : word.end()].lstrip("0123456789") if word and power is not None else ""
        return _with_unit(model, shown + told_with)
    return f"{text[: match.start()]}{shown}{text[match.end() :]}"


def number_of(figure: Figure) -> str:
    """Give the number as it was written with its magnitude and its money, without a unit or noun behind it."""
    text = bare(figure)
    match = _NUMBER.search(text)
    if match is None or measure(figure.unit).dimension not in {"share", "points", "count"}:
        return text
    word = _magnitudes().match(text, match.end()) or _magnitudes().match(text, match.end() + 1)
    return text[: word.end() if word is not None else match.end()]


def _with_unit(model: Figure, shown: str) -> str:
    if model.unit in _UNITS:
        return shown + _UNITS[model.unit]
    if model.unit is not None and is_currency(model.unit):
        return f"{_SIGNS.get(model.unit, model.unit + ' ')}{shown}"
    return shown


def amount(claim: Decimal, source: Decimal, unit_of: Figure) -> str:
    """Say by how much a claim differs, absolute and relative: "4.25 too high (6.7%)"."""
    size = abs(claim - source)
    way = "too high" if claim > source else "too low"
    shown = in_style_of(unit_of, size)
    if unit_of.unit == "percent":
        shown = f"{plain(size)} points"
    elif _NUMBER.search(unit_of.text) is None:
        shown = plain(size)
    if source == 0:
        return f"{shown} {way}"
    return f"{shown} {way} ({percent(size / abs(source) * 100)})"
