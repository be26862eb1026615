"""Units of measure: every spelling that is read, and the one name under which each is known.

Symbols stand here, the words in the packs of the languages. A name is the one that stands in `Figure.unit`: kebab-case
and singular for measures, the ISO 4217 code for money, whose own tables are in `money`. A rate that has a name of its
own ("mph") is written as unit and denominator, so that it converts like any other rate. Counted nouns ("seats") are not
units; `nouns` reads those.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.reading.signs import CODES
from factcheck.language.figure_words import unit_words
from factcheck.language.symbols import SYMBOLS as _SIGNS

if TYPE_CHECKING:
    from factcheck.language.figure_words import UnitWords

__all__ = ["SYMBOLS", "Unit", "Units", "units_of"]


_SHORTEST = 4  # letters of a word that has a plural of its own; shorter ones are abbreviations


class Unit(NamedTuple):
    """A canonical unit, and its denominator where the spelling already is a rate."""

    name: str
    per: str | None = None
    money: bool = False


# Symbols whose case is their meaning; tried before any folding of case. None: a letter that is no unit after a number.
# Codes of money are symbols, for their capitals; "TRY" is a word in a headline and read before an amount only.
SYMBOLS: dict[str, Unit | None] = {
    **{sign: Unit(*rate.partition("/")[::2]) if "/" in rate else Unit(rate) for sign, rate in _SIGNS.units.items()},
    **dict.fromkeys(_SIGNS.no_units),
    **{code: Unit(name, None, money=True) for code, name in CODES.items() if code != "TRY"},
}


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
        self.either = frozenset(words.either)  # a unit of mass or money
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


@cache
def units_of(language: str) -> Units:
    """Give the units of a language, made ready when they are first asked for. Raises `BrokenPack`."""
    return Units(language)
