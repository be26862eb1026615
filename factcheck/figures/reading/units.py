"""Units of measure: every spelling that is read, and the one name under which each is known.

Symbols stand here, the words in the packs of the languages. A name is the one that stands in `Figure.unit`: kebab-case
and singular for measures, the ISO 4217 code for money, whose own tables are in `money`. A rate that has a name of its
own ("mph") is written as unit and denominator, so that it converts like any other rate. Counted nouns ("seats") are not
units; `nouns` reads those.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.reading.money import CODES
from factcheck.language.figure_words import unit_words

if TYPE_CHECKING:
    from factcheck.language.figure_words import UnitWords

__all__ = ["INTERNATIONAL", "SYMBOLS", "Unit", "Units", "units_of"]


_SHORTEST = 4  # letters of a word that has a plural of its own; shorter ones are abbreviations


class Unit(NamedTuple):
    """A canonical unit, and its denominator where the spelling already is a rate."""

    name: str
    per: str | None = None
    money: bool = False


# Symbols whose case is their meaning; tried before any folding of case. None: a letter that is no unit after a
# number ("5G" is a product of the telephone trade, not five grams).
SYMBOLS: dict[str, Unit | None] = {
    "m": Unit("metre"),
    "g": Unit("gram"),
    "G": None,
    "l": Unit("litre"),
    "L": Unit("litre"),
    "s": Unit("second"),
    "h": Unit("hour"),
    "t": Unit("tonne"),
    "C": Unit("celsius"),
    "F": Unit("fahrenheit"),
    "K": Unit("kelvin"),
    "N": Unit("newton"),
    "V": Unit("volt"),
    "A": Unit("ampere"),
    "W": Unit("watt"),
    "J": Unit("joule"),
    "Pa": Unit("pascal"),
    "p": Unit("penny"),
    "c": Unit("cent"),
    "MW": Unit("megawatt"),
    "mW": Unit("milliwatt"),
    "MB": Unit("megabyte"),
    "Mb": Unit("megabit"),
    "Gb": Unit("gigabit"),
    "Mbps": Unit("megabit", "second"),
    "Nm": Unit("newton-metre"),
    "nm": Unit("nanometre"),
    "Mt": Unit("megatonne"),
    "mV": Unit("millivolt"),
    "MV": Unit("megavolt"),
    "mA": Unit("milliampere"),
    "Ah": Unit("ampere-hour"),
    "R": Unit("roentgen"),
    "min": Unit("minute"),
    "x": Unit("times"),
    "X": Unit("times"),
    "×": Unit("times"),
    "a": None,
    "in": None,
    "PS": None,
    '"': Unit("inch"),
    "″": Unit("inch"),
    "'": Unit("foot"),
    "′": Unit("foot"),
}

# Symbols that are the same in every language, and words or letters of none.
INTERNATIONAL: dict[str, str] = {
    "km": "kilometre", "cm": "centimetre", "mm": "millimetre", "km²": "square-kilometre", "km2": "square-kilometre",
    "m²": "square-metre", "m2": "square-metre", "m³": "cubic-metre", "m3": "cubic-metre", "kg": "kilogram",
    "mg": "milligram", "°C": "celsius", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt",
    "kWh": "kilowatt-hour", "MWh": "megawatt-hour", "GWh": "gigawatt-hour", "TWh": "terawatt-hour", "Hz": "hertz",
    "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "kPa": "kilopascal", "hPa": "hectopascal",
    "kJ": "kilojoule", "MJ": "megajoule", "GB": "gigabyte", "TB": "terabyte", "MB": "megabyte", "dB": "decibel",
}  # fmt: skip


class Units:
    """The units of one language: each spelling with what it means, and the denominators that stand after "a"."""

    def __init__(self, language: str) -> None:
        words = unit_words(language)
        self.words: dict[str, Unit] = {}
        for spelling, name in words.units.items():
            self._add(spelling, Unit(name), words)
        for spelling, rate in words.rates.items():
            name, _, per = rate.partition("/")
            self.words[spelling] = Unit(name, per)
        for spelling, code in words.money.items():
            self._add(spelling, Unit(code, None, money=True), words)
        self.words |= {word: Unit(name) for word, name in words.either.items()}
        self.denominators = words.denominators
        # For a first word the longer spellings that begin with it, longest first: (number of words, spelling).
        self.phrases: dict[str, tuple[tuple[int, str], ...]] = {}
        for spelling in self.words:
            first, *rest = spelling.split(" ")
            if rest:
                longer = {*self.phrases.get(first, ()), (len(rest) + 1, spelling)}
                self.phrases[first] = tuple(sorted(longer, reverse=True))

    def _add(self, spelling: str, unit: Unit, words: UnitWords) -> None:
        self.words[spelling] = unit
        if words.plural and self._has_plural(spelling, words):
            self.words[spelling + words.plural] = unit

    @staticmethod
    def _has_plural(spelling: str, words: UnitWords) -> bool:
        ends = tuple(words.no_plural)
        return (
            len(spelling) >= _SHORTEST
            and spelling[-1].isalpha()
            and not (spelling.endswith(("/h", *ends)) or words.of_rates.search(spelling))
        )


# Codes are symbols, for their capitals. "TRY" is a word in a headline and read before an amount only.
SYMBOLS.update({code: Unit(name, None, money=True) for code, name in CODES.items() if code != "TRY"})


@cache
def units_of(language: str) -> Units:
    """Give the units of a language, made ready when they are first asked for. Raises `BrokenPack`."""
    return Units(language)
