"""Figures in digits: the number itself, then what stands around it, then what it is.

63.75%   1 234 567   57-59%   2 1/2   1.99×10−30   US$5.5m   2-0   11:30   575 Wilbraham Road
"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.figures.english.after import read_after
from factcheck.figures.english.ages import read_age
from factcheck.figures.english.before import read_words_before
from factcheck.figures.english.fractions import read_part_of_unit
from factcheck.figures.english.labels import (
    label_by_context,
    label_by_name,
    label_by_point,
    label_by_shape,
    label_by_street,
    label_by_year,
)
from factcheck.figures.english.sense import settle_change
from factcheck.figures.english.shares import read_share
from factcheck.figures.english.touching import name_around, read_touching
from factcheck.figures.reading.draft import Draft
from factcheck.figures.reading.numerals import LONGEST, POWER_OF_TEN, decimal_comma, read_digits, shift
from factcheck.figures.reading.signs import APPROXIMATOR_SIGNS, FRACTIONS, MONEY_SIGNS, SCREENS, is_named_code
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.figures.english.grammar import Grammar

__all__ = ["DigitReader"]

_BLANKS = " \u00a0\u2009\u202f"
_SPACED = compile_pattern(rf"(?:[{_BLANKS}]\d{{3}}){{1,6}}(?!\d|[.,]?\d)(?:[.,]\d+)?")
_FRACTION = compile_pattern(r"(\d{1,4})[/⁄](\d{1,4})")
_MIXED = compile_pattern(r" (\d{1,3})[/⁄](\d{1,3})(?![\d/])|[ ]?([½⅓⅔¼¾⅛⅜⅝⅞])")
_CENTURIES = frozenset({"19", "20"})
_BOUNDS = frozenset("<>≤≥")
_DASH = compile_pattern(r"[-–−]")
_GOES_ON = frozenset("½⅓⅔¼¾⅛⅜⅝⅞×xeE")  # or digits, a blank behind the number
# Denominators that people write with a slash; "24/7" and "9/11" are no fractions.
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 1000})


def _is_named_year(text: str, draft: Draft, written: str) -> bool:
    """Say whether a year is followed by what only looks like its unit: "in 2016 Stone spoke", "2018s best"."""
    behind = text[draft.last : draft.end]
    named = behind[:1] == " " and behind[1:2].isupper() and behind[2:].islower()
    looks = draft.start == draft.first and written[:2] in _CENTURIES and len(written) == 4
    return looks and (behind == "s" or (named and not (draft.unit or "").isupper()))  # "2000 Euro" is money


class DigitReader:
    """Reads the figures in digits of one text."""

    def __init__(self, text: str, low: str, grammar: Grammar) -> None:
        self.text = text
        self.low = low
        self.grammar = grammar

    @cached_property
    def decimal(self) -> str:
        """The sign that marks decimals in the text; asked only where a number leaves it open."""
        comma = decimal_comma(self.text, self.grammar.patterns.continental)
        return "," if comma else "."

    def read(self, start: int, end: int, limit: int) -> Draft | None:
        """Read the figure whose digits are `[start, end)`; nothing before `limit` belongs to it."""
        text = self.text
        written = text[start:end]
        if end - start > 2 * LONGEST:
            return Draft(start, end, None, 0, "identifier")
        whole = written.isdecimal()
        near = text[start - 1] if start > limit else " "
        if near == "." and (start == 1 or not (text[start - 2].isalnum() or text[start - 2] == ".")):
            start -= 1  # ".500"
            written, whole = text[start:end], False
            near = text[start - 1] if start > limit else " "
        elif (
            whole
            and end - start <= 3
            and written[0] != "0"
            and text[end : end + 1] in _BLANKS
            and text[end + 1 : end + 2].isdecimal()
        ):
            spaced = _SPACED.match(text, end)
            if spaced is not None:
                end = spaced.end()
                written, whole = text[start:end], False
        if not whole or written[0] == "0" or near == "+" or near == "(":
            label = label_by_shape(text, start, end, written, limit, self.grammar)
            if label is not None:
                return label
        if whole:
            if len(written) > LONGEST:
                return Draft(start, end, None, 0, "identifier")
            draft = Draft(start, end, Decimal(written), 0, "quantity")
        else:
            if written in FRACTIONS:
                top, bottom = FRACTIONS[written]
                return self._fraction(start, end, top, bottom, limit)
            fraction = _FRACTION.fullmatch(written)
            if fraction is not None:
                return self._slashed(start, end, int(fraction[1]), int(fraction[2]), limit)
            parts = _DASH.split(written)
            if len(parts) == 2:
                return self._hyphenated(start, end, parts[0], parts[1], limit)
            numeral = read_digits(written, self.decimal)
            if numeral is None:
                return Draft(start, end, None, 0, "identifier")
            draft = Draft(start, end, numeral[0], numeral[1], "quantity")
        return self._surroundings(draft, written, near, limit, whole=whole)

    def _surroundings(self, draft: Draft, written: str, near: str, limit: int, *, whole: bool) -> Draft:
        """Read what stands around one number."""
        text, grammar, start = self.text, self.grammar, draft.start
        beyond = text[start - 2] if start > 1 else "x"
        if near != " " or beyond in MONEY_SIGNS or beyond == "s" or not beyond.islower():
            label = read_touching(text, self.low, draft, limit, grammar)
            if label is not None:
                return label
        if near == " " and beyond in _BOUNDS and start - 2 >= limit:
            draft.approximator, draft.start = APPROXIMATOR_SIGNS[beyond], start - 2  # "P < .001"
        nearest = read_words_before(text, self.low, limit, draft, grammar)
        if not draft.money:
            if whole:
                label = label_by_context(text, start, draft.last, limit, nearest, grammar)
            else:
                label = label_by_point(text, start, draft.last, written, nearest, grammar)
            if label is not None:
                return label
        beyond = text[draft.last : draft.last + 2].lstrip(" ")[:1]
        if beyond in _GOES_ON or beyond.isdecimal():
            self._goes_on(draft)
        places = draft.places
        if places > 0 and read_part_of_unit(self.low, draft, grammar):
            draft.places = places  # "0.15 of a degree C"
        else:
            read_after(text, draft, grammar)
        return self._settle(draft, written, nearest, whole=whole)

    def _settle(self, draft: Draft, written: str, nearest: str, *, whole: bool) -> Draft:
        """Decide what a number is now that its surroundings are known."""
        text, grammar = self.text, self.grammar
        if draft.unit == "percent" and grammar.patterns.confidence.match(text, draft.end):
            draft.kind, draft.value, draft.number, draft.unit = "identifier", None, None, None
            return draft  # "95% CI", "the 95% confidence interval"
        if draft.kind == "identifier":
            return name_around(text, draft.start, draft.end, draft.start)
        if not draft.money and (draft.unit is None or draft.noun):
            if whole and label_by_year(text, draft, written, nearest, grammar):
                return draft
            if label_by_street(text, draft, grammar) or label_by_name(text, draft, nearest, grammar):
                return draft
            if draft.unit is None and draft.kind == "quantity" and read_share(self.low, draft, grammar):
                return draft
            if draft.kind == "quantity" and read_age(text, self.low, draft, nearest, grammar):
                return draft
        elif draft.money and is_named_code(draft.unit, written, draft.scale):
            return Draft(draft.start, draft.last, None, 0, "identifier")
        elif whole and _is_named_year(text, draft, written):
            draft.kind, draft.end = "date", draft.last
            draft.value = draft.number = draft.unit = None
            return draft
        elif draft.unit == "times":  # "2.5x"
            draft.unit, draft.kind = None, "multiple"
        elif draft.unit == "second" and text[draft.last : draft.end] == "s" and text[draft.first - 1] == "-":
            draft.unit, draft.kind = "year", "age"  # "the under-18s"
        elif draft.unit == "penny" and written in SCREENS:
            return Draft(draft.first, draft.end, None, 0, "identifier")
        settle_change(text, self.low, draft, grammar)
        return draft

    def _hyphenated(self, start: int, end: int, first: str, second: str, limit: int) -> Draft:
        """Read two numbers with a hyphen: a range, a score, the numbers of a street."""
        lower, upper = read_digits(first, "."), read_digits(second, ".")
        if lower is None or upper is None:
            return Draft(start, end, None, 0, "identifier")
        text, grammar = self.text, self.grammar
        draft = Draft(start, end, upper[0], max(lower[1], upper[1]), "quantity")
        label = read_touching(text, self.low, draft, limit, grammar)
        if label is not None:
            return label
        nearest = read_words_before(text, self.low, limit, draft, grammar)
        if nearest.lower() in grammar.words.labels and not draft.money:
            return Draft(start, end, None, 0, "identifier")  # "pp. 12-15"
        read_after(text, draft, grammar)
        if draft.kind == "identifier" or draft.value is None:
            return draft
        if not draft.money and (draft.unit is None or draft.noun):
            if label_by_street(text, draft, grammar):
                return draft
            words = grammar.words
            if (
                lower[0] >= upper[0]
                or nearest.lower() in words.score_cues
                or (draft.tail or "") in words.score_after
                or (draft.unit or "").lower() in words.score_after
            ):
                return Draft(start, end, None, 0, "score")
        low = shift(lower[0], draft.scale) if lower[0] < 1000 else lower[0]
        if low > draft.value and not (draft.money or draft.scale or draft.per):
            return Draft(start, end, None, 0, "identifier")
        # No score is one of money, of millions or of miles per hour: "18-14 mpg" is a range, turned round.
        if draft.unit is None or draft.noun:
            read_age(text, self.low, draft, nearest, grammar)  # "aged 18-49"
        draft.span(low, draft.value)
        draft.direction = None
        if draft.kind != "age":
            draft.kind = "range"
        return draft

    def _slashed(self, start: int, end: int, top: int, bottom: int, limit: int) -> Draft:
        """Read 1/2, 1/16; other slashes are dates and names ("9/11", "24/7")."""
        if not 0 < top < bottom or (top > 1 and bottom not in _DENOMINATORS):
            return Draft(start, end, None, 0, "identifier")
        return self._fraction(start, end, top, bottom, limit)

    def _fraction(self, start: int, end: int, top: int, bottom: int, limit: int) -> Draft:
        draft = Draft(start, end, Decimal(top) / Decimal(bottom), 2, "quantity")
        label = read_touching(self.text, self.low, draft, limit, self.grammar)
        if label is not None:
            return label
        read_words_before(self.text, self.low, limit, draft, self.grammar)
        if not read_part_of_unit(self.low, draft, self.grammar):
            read_after(self.text, draft, self.grammar)
        return draft

    def _goes_on(self, draft: Draft) -> None:
        """Read what goes on as a number behind the digits: "2 1/2", "2½", "1.99×10−30"."""
        assert draft.number is not None
        mixed = _MIXED.match(self.text, draft.last) if draft.places == 0 else None
        if mixed is not None:
            top, bottom = (int(mixed[1]), int(mixed[2])) if mixed[1] else FRACTIONS[mixed[3]]
            if 0 < top < bottom:
                draft.number = draft.value = draft.number + Decimal(top) / Decimal(bottom)
                draft.places = 2
                draft.last = draft.end = mixed.end()
            return
        power = POWER_OF_TEN.match(self.text, draft.last)
        if power is not None:
            exponent = int(power[1].replace("−", "-").replace("–", "-"))
            if abs(exponent) <= 100:
                draft.value = draft.number.scaleb(exponent)
                draft.places -= exponent
                draft.last = draft.end = power.end()
