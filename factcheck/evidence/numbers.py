"""By what else than its words a claim's evidence is sought: its number as it may be written, its slips, its parts."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.figures.conversion import measure
from factcheck.figures.reading.numerals import half
from factcheck.figures.weighing import rounding_place
from factcheck.relating.deriving.derivations import names_operation
from factcheck.relating.readings import others_told, read, telling_numbers

if TYPE_CHECKING:
    from factcheck.evidence.library import Library
    from factcheck.facts import Statement
    from factcheck.figures import Figure

__all__ = ["names_row", "near_numbers", "numbers_besides", "slips_of"]

# A number is written out or with a word for its magnitude: "2.3 million" stands as 2.3 in the index, 7.9 crore as 79 of
# a table in lakhs; what is measured may stand in a unit a thousand times smaller, 8.24 TWh as 8240.
_MAGNITUDES = (1, 10**3, 10**5, 10**6, 10**7, 10**9)
_SMALLER = Decimal("0.001")
_SCALED = frozenset({"length", "mass", "energy", "power"})
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_LONG = 3  # of fewer digits another number is a slip by chance
_RARE = 6  # a number that more passages hold leads to none of them


def near_numbers(figure: Figure, library: Library) -> list[str]:
    """Give the numbers of the library that the claimed one may stand for, or be rounded from."""
    low = figure.low if figure.low is not None else figure.value
    high = figure.high if figure.high is not None else figure.value
    if low is None or high is None or low < 0:
        return []
    if figure.value is not None:
        reach = half(rounding_place(figure))
        low, high = max(Decimal(0), min(low, figure.value - reach)), max(high, figure.value + reach)
    smaller = (_SMALLER,) if measure(figure.unit).dimension in _SCALED else ()
    return [
        term
        for magnitude in (*_MAGNITUDES, *smaller)
        if magnitude <= 1 or low >= magnitude
        for term in library.numbers_between(low / magnitude, high / magnitude)
    ]


def numbers_besides(claimed: Statement, library: Library) -> frozenset[str]:
    """Give the numbers of the library that lead to what the claimed one may be made of.

    Slips of it, and the sentence's other numbers of three digits where it names a computation: "filled 86.9% of its
    seats, up 2.3%".
    """
    given = telling_numbers(claimed.text) - telling_numbers(claimed.figure.text) if names_operation(claimed) else ()
    found = library.frequencies({*given, *slips_of(claimed)})
    return frozenset(term for term, passages in found.items() if 0 < passages <= _RARE)


def names_row(claimed: Statement, words: str) -> bool:
    """Tell whether a claim names the row that a passage may be: "Nuclear,9120,8806,8240"."""
    label = _LABEL.match(words)
    if label is None:
        return False
    topics = read(label[0]).known
    return bool(topics) and topics <= read(claimed.text).known


# What stands before the first numbers of a row.
_LABEL = re.compile(r"[|\s\"]*([^\W\d][^\d|;,\t]{1,60})(?=\"?[|;,\t][\s\"|;,\t]*[-+(]?\d)")


def slips_of(claimed: Statement) -> set[str]:
    """Give the claimed number with each two of its digits changed, if it has three.

    None of a sentence without an article: which source it was written from nobody can tell.
    """
    number = _DIGITS.search(claimed.figure.text.replace(",", ""))
    if number is None or sum(map(str.isdigit, number[0])) < _LONG or not others_told(claimed):
        return set()
    return _swapped(number[0])


def _swapped(number: str) -> set[str]:
    """Give a number with each two of its digits changed."""
    places = [place for place, sign in enumerate(number) if sign.isdigit()]
    found = set()
    for first, second in combinations(places, 2):
        signs = list(number)
        signs[first], signs[second] = signs[second], signs[first]
        found.add("".join(signs))
    return {one for one in found if one != number and (one[0] != "0" or one[1] == ".")}
