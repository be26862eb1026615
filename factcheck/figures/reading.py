"""One figure after the other: from a trigger in the text to a draft.

Digits are read here; numbers in words in `worded`. Both hand the surroundings to `before` and `after`, and everything
that counts nothing to `labels`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.figures.after import read_after
from factcheck.figures.before import read_money_before, read_words_before
from factcheck.figures.draft import Draft
from factcheck.figures.labels import label_by_context, label_by_name, label_by_shape, looks_like_year
from factcheck.figures.numerals import LONGEST, decimal_comma, read_numeral, shift
from factcheck.figures.units import MONEY_SIGNS
from factcheck.figures.worded import read_part_of_unit, read_share, read_worded

if TYPE_CHECKING:
    from factcheck.figures.grammar import Grammar

__all__ = ["read_drafts"]

_SIGNS_BEFORE = frozenset("-−+~≈∼<>≤≥±(")
_SPACED = re.compile(r"(?:[\u00a0\u2009\u202f ]\d{3})+(?![\d]|[.,]?\d)(?:[.,]\d+)?")
_WORD_RUN = re.compile(r"[\w.\-]*\w")
_FRACTION = re.compile(r"(\d{1,4})[/⁄](\d{1,4})")
_MIXED = re.compile(r" (\d{1,3})[/⁄](\d{1,3})(?![\d/])|[ ]?([½⅓⅔¼¾⅛⅜⅝⅞])")
_POWER = re.compile(r" ?[×x] ?10(?:\^|\*\*)?([-−–+]?\d{1,3})\b")
_DASH = re.compile(r"[-–−]")


class Reader:
    """Reads one text; what it found so far is in `drafts`."""

    def __init__(self, text: str, low: str, grammar: Grammar) -> None:
        self.text = text
        self.low = low
        self.grammar = grammar
        self.drafts: list[Draft] = []
        self.limit = 0  # the end of the last figure: nothing before it is read again

    @cached_property
    def comma_is_decimal(self) -> bool:
        return decimal_comma(self.text)

    def read(self) -> None:
        """Read the whole text."""
        limit = 0
        text, low, grammar, drafts = self.text, self.low, self.grammar, self.drafts
        first = grammar.first_word.match(low)
        if first is not None:
            draft = read_worded(text, low, 0, first.end(), 0, grammar)
            if draft is not None:
                drafts.append(draft)
                self.limit = limit = draft.end
        for trigger in grammar.trigger.finditer(low):
            start, end = trigger.span()
            if start < limit and start + 1 < limit:
                continue
            sign = low[start]
            if sign.isdecimal() or (sign == "." and end - start > 1):
                if start < limit:
                    continue
                draft = self._digits(start, end)
            elif end - start == 1:
                draft = self._vulgar(start, end)
            else:
                if start and sign in "/'’" and low[start - 1].isalnum():
                    continue
                draft = read_worded(text, low, start + 1, end, limit, grammar)
            if draft is not None:
                drafts.append(draft)
                self.limit = limit = draft.end

    def _vulgar(self, start: int, end: int) -> Draft:
        top, bottom = self.grammar.words.VULGAR[self.text[start]]
        draft = Draft(start, end, Decimal(top) / Decimal(bottom), 2, "quantity")
        read_words_before(self.text, self.limit, draft, self.grammar)
        read_after(self.text, draft, self.grammar)
        return draft

    def _digits(self, start: int, end: int) -> Draft | None:
        text, grammar, limit = self.text, self.grammar, self.limit
        if text[start] == "." and (not start or text[start - 1].isalnum() or text[start - 1] == "."):
            start += 1
        written = text[start:end]
        whole = written.isdecimal()
        if end - start > LONGEST + 12:
            return Draft(start, end, None, 0, "identifier")
        if (
            whole
            and end - start <= 3
            and text[end : end + 1] in " \u00a0\u2009\u202f"
            and text[end + 1 : end + 2].isdecimal()
        ):
            spaced = _SPACED.match(text, end)
            if spaced is not None and written[0] != "0":
                end = spaced.end()
                written, whole = text[start:end], False
        draft = Draft(start, end, None, 0, "quantity")
        low_number: Decimal | None = None
        if not whole or written[0] == "0" or (start and text[start - 1] in "+("):
            label = label_by_shape(text, start, end, written)
            if label is not None:
                return label
        if not whole:
            if "/" in written or "⁄" in written:
                return self._fraction(start, end, written)
            parts = _DASH.split(written)
            if len(parts) == 2:
                lower = read_numeral(parts[0], comma_is_decimal=False)
                upper = read_numeral(parts[1], comma_is_decimal=False)
                if lower is None or upper is None:
                    return Draft(start, end, None, 0, "identifier")
                low_number = lower[0]
                draft.number, draft.places = upper[0], max(lower[1], upper[1])
                draft.value = draft.number
            else:
                numeral = read_numeral(
                    written, comma_is_decimal=("." in written or "," in written) and self.comma_is_decimal
                )
                if numeral is None:
                    return Draft(start, end, None, 0, "identifier")
                draft.number = draft.value = numeral[0]
                draft.places = numeral[1]
        else:
            if len(written) > LONGEST:
                return Draft(start, end, None, 0, "identifier")
            draft.number = draft.value = Decimal(written)
        if start > limit:
            label = self._touching(draft)
            if label is not None:
                return label
        nearest = read_words_before(text, limit, draft, grammar)
        if not draft.money:
            if whole and low_number is None:
                label = label_by_context(text, start, end, written, nearest, grammar)
                if label is not None:
                    return label
            elif low_number is None and end - start <= 5 and text[end : end + 2].lower() in {"am", "pm", "a.", "p."}:
                label = label_by_context(text, start, end, "99", nearest, grammar)
                if label is not None and label.kind == "clock":
                    return label
        self._tail_of_number(draft)
        read_after(text, draft, grammar)
        if low_number is not None:
            return self._hyphenated(draft, low_number, nearest)
        if draft.kind == "identifier" or draft.money:
            return draft
        if draft.unit is None or draft.noun:
            if whole and looks_like_year(written) and self._is_year(draft, written, nearest):
                return self._labelled(draft, "date")
            if (
                draft.per is None
                and draft.approximator is None
                and draft.direction is None
                and not (draft.noun and self._plural_noun(draft))
                and label_by_name(text, draft, nearest, grammar)
            ):
                return self._labelled(draft, "identifier")
            if draft.unit is None:
                share = read_share(self.low, draft, grammar)
                if share:
                    return draft
                self._bare_age(draft, written, nearest)
        elif draft.unit == "times":
            draft.unit, draft.kind = None, "multiple"
        elif draft.unit == "percent" and draft.number is not None and draft.direction is None and draft.start < start:
            sign = text[draft.start]
            if sign in "+-−":
                draft.direction = "up" if sign == "+" else "down"
        if draft.unit == "time":
            self._multiple(draft)
        if draft.direction is not None and draft.kind == "quantity":
            draft.kind = "change"
        return draft

    def _touching(self, draft: Draft) -> Draft | None:
        """Read what touches the digits from the left; gives a label where they are part of a name."""
        text, start = self.text, draft.start
        near = text[start - 1]
        if near == " ":
            if start > 1 and (text[start - 2] in MONEY_SIGNS or text[start - 2].isupper() or text[start - 2] in "s.="):
                read_money_before(text, draft)
            return None
        if near in MONEY_SIGNS or near.isalpha() or near in "=_":
            if read_money_before(text, draft) and draft.start >= self.limit:
                self._minus(draft)
                return None
            draft.start, draft.money, draft.unit = start, False, None
            if near in MONEY_SIGNS:
                return None
            if near == "=":
                return None
            return self._name(start, draft.end)
        if near in _SIGNS_BEFORE:
            if near in "-−" and start > 1 and text[start - 2].isalnum():
                return self._hyphened_name(draft, start)
            self._minus(draft)
        elif near == "." and start > 1 and text[start - 2].isalpha():
            return self._name(start, draft.end)
        return None

    def _minus(self, draft: Draft) -> None:
        text, at = self.text, draft.start - 1
        if at < self.limit or at < 0:
            return
        sign = text[at]
        if sign in "-−" and (at == 0 or not text[at - 1].isalnum()):
            if draft.number is not None:
                draft.number = draft.value = -draft.number
            draft.start = at
        elif sign in "+±":
            draft.start = at
        elif sign in self.grammar.words.APPROXIMATOR_SIGNS:
            draft.approximator = self.grammar.words.APPROXIMATOR_SIGNS[sign]
            draft.start = at

    def _hyphened_name(self, draft: Draft, start: int) -> Draft | None:
        """Read "minus-5", "sub-500" and "to-260,000"; anything else before a hyphen is a name ("F-150", "TA-35")."""
        at = start - 1
        begin = at
        while begin > self.limit and begin > at - 20 and self.text[begin - 1].isalnum():
            begin -= 1
        prefix = self.low[begin:at]
        words = self.grammar.words
        if prefix in words.MINUS and draft.number is not None:
            draft.number = draft.value = -draft.number
            draft.start = begin
        elif prefix in words.APPROXIMATORS:
            draft.approximator = words.APPROXIMATORS[prefix]
            draft.start = begin
        elif prefix in words.PREFIXES or prefix in self.grammar.cues:
            pass
        else:
            return self._name(start, draft.end)
        return None

    def _name(self, start: int, end: int) -> Draft:
        """Give the whole run of letters and digits as an identifier."""
        text = self.text
        begin = start
        while begin > self.limit and begin > start - 20 and (text[begin - 1].isalnum() or text[begin - 1] in "-_"):
            begin -= 1
        run = _WORD_RUN.match(text, end)
        return Draft(begin, run.end() if run is not None and run.end() - end < 20 else end, None, 0, "identifier")

    def _fraction(self, start: int, end: int, written: str) -> Draft:
        """Read 1/2, 1/16; other slashes are dates and names ("9/11", "24/7")."""
        fraction = _FRACTION.fullmatch(written)
        if fraction is None:
            return Draft(start, end, None, 0, "identifier")
        top, bottom = Decimal(fraction[1]), Decimal(fraction[2])
        if not 0 < top < bottom or (top > 1 and bottom not in _DENOMINATORS):
            return Draft(start, end, None, 0, "identifier")
        draft = Draft(start, end, top / bottom, 3, "quantity")
        read_words_before(self.text, self.limit, draft, self.grammar)
        if not read_part_of_unit(self.low, draft):
            read_after(self.text, draft, self.grammar)
        return draft

    def _tail_of_number(self, draft: Draft) -> None:
        """Read what goes on as a number behind the digits: "2 1/2", "2½", "1.99×10−30"."""
        following = self.text[draft.last : draft.last + 2]
        if not following or draft.number is None:
            return
        if following[0] in " ½⅓⅔¼¾⅛⅜⅝⅞×x":
            mixed = _MIXED.match(self.text, draft.last)
            if mixed is not None and draft.places == 0:
                top, bottom = (int(mixed[1]), int(mixed[2])) if mixed[1] else self.grammar.words.VULGAR[mixed[3]]
                if 0 < top < bottom:
                    draft.number = draft.value = draft.number + Decimal(top) / Decimal(bottom)
                    draft.places = 2
                    draft.last = draft.end = mixed.end()
                    return
            power = (
                _POWER.match(self.text, draft.last)
                if "×" in self.text[draft.last : draft.last + 2] or "x" in following
                else None
            )
            if power is not None:
                exponent = int(power[1].replace("−", "-").replace("–", "-"))
                if abs(exponent) <= 100:
                    draft.value = draft.number.scaleb(exponent)
                    draft.places -= exponent
                    draft.last = draft.end = power.end()

    def _hyphenated(self, draft: Draft, low_number: Decimal, nearest: str) -> Draft:
        """Decide what two numbers with a hyphen are: a range, a score, the numbers of a street."""
        assert draft.number is not None
        assert draft.value is not None
        words = self.grammar.words
        if draft.kind == "identifier":
            return draft
        if (draft.unit is None or draft.noun) and not draft.money and label_by_name(self.text, draft, "", self.grammar):
            return self._labelled(draft, "identifier")
        if not draft.money and (draft.unit is None or draft.noun):
            tail = draft.tail or ""
            if (
                low_number >= draft.number
                or nearest.lower() in words.SCORE_CUES
                or tail in words.SCORE_AFTER
                or (draft.unit or "").lower() in words.SCORE_AFTER
            ):
                draft.unit, draft.per, draft.noun, draft.end = None, None, False, draft.last
                return self._labelled(draft, "score")
        if low_number > draft.number and not draft.scale:
            return self._labelled(draft, "identifier")
        shared = shift(low_number, draft.scale) if abs(low_number) < 1000 else low_number
        draft.low, draft.high = shared, draft.value
        draft.value = None
        draft.kind = "age" if draft.kind == "age" else "range"
        if draft.approximator != "about":
            draft.approximator = None
        return draft

    def _labelled(self, draft: Draft, kind: str) -> Draft:
        """Turn a reading into a typed non-quantity; what was taken for its unit and hedge is given back."""
        if draft.cue == "name":
            draft.noun = False
            draft.per = None
            draft.unit = None
            draft.end = draft.last
            draft.value = None
            draft.kind = "identifier"
            return draft
        end = draft.end if kind == "identifier" else draft.last
        return Draft(draft.first, end, None, 0, kind)  # type: ignore[arg-type]

    def _plural_noun(self, draft: Draft) -> bool:
        """Say whether the counted noun stood in the plural."""
        head = self.text[draft.last : draft.end].rstrip()
        return draft.unit is not None and not head.endswith(draft.unit)

    def _is_year(self, draft: Draft, written: str, nearest: str) -> bool:
        if draft.approximator is not None and draft.approximator != "about":
            return False
        words = self.grammar.words
        low = nearest.lower()
        if low in words.STRONG_YEAR_CUES:
            return True
        recent = "1900" <= written < "2050"
        if draft.noun:
            irregular = (draft.tail or "") in words.IRREGULAR_PLURALS or written.endswith("00")
            return recent and not (irregular and self._plural_noun(draft)) and draft.approximator is None
        return (recent and draft.approximator is None) or low in words.YEAR_CUES

    def _bare_age(self, draft: Draft, written: str, nearest: str) -> None:
        """Read "Maddon, 66, has" and "aged 34"."""
        low = nearest.lower()
        if low in self.grammar.words.AGE_BEFORE or (
            nearest.endswith(",")
            and nearest[0].isupper()
            and len(written) <= 3
            and draft.places == 0
            and self.text[draft.end : draft.end + 1] in ",.)"
            and draft.number is not None
            and 0 < draft.number < 120
        ):
            draft.unit, draft.kind = "year", "age"

    def _multiple(self, draft: Draft) -> None:
        """Read "three times as many", "2.5 times higher"; other times are occasions and stay counted."""
        word = _NEXT_WORD.match(self.low, draft.end)
        if word is not None and word[1] in self.grammar.words.COMPARED:
            draft.kind, draft.unit, draft.noun = "multiple", None, False


_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
_DENOMINATORS = frozenset(Decimal(number) for number in (2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 1000))


def read_drafts(text: str, low: str, grammar: Grammar) -> list[Draft]:
    """Read every figure of a text, unjoined, in order; `low` is the text in lower case, of the same length."""
    reader = Reader(text, low, grammar)
    reader.read()
    return reader.drafts
