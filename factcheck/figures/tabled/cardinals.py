"""One number: digits or number words, and the scales behind either.

3,4 млрд   4 млн 477 тыс.   tres mil millones   fünfundzwanzig   quatre-vingt-douze   3 lakh crore   2 millones y medio
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from factcheck.figures.conversion import is_currency
from factcheck.figures.reading.numerals import LONGEST, read_digits, shift

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.tabled.lexicon import Lexicon
    from factcheck.figures.tabled.tokens import Token

__all__ = ["Number", "exponent_at", "read_number"]

_ZERO, _HALF, _HUNDRED = Decimal(0), Decimal("0.5"), 100
_BOTTOMS = frozenset({2, 3, 4, 5, 8, 10, 16, 32})  # of fractions behind a whole number
_LARGEST = Decimal(10) ** LONGEST
_WIDEST = 4  # blanks between two words of a number
_HYPHENS = frozenset("-\u2010\u2011\u00ad")


class Number(NamedTuple):
    """A number in `[first, end)` of the tokens: its value, decimal places, power of ten of its scale, how written."""

    value: Decimal
    places: int
    scale: int
    first: int
    end: int
    digits: bool
    words: int  # number words in it, scales too


class _Sum(Struct):
    """A number while its words are read: finished parts, each below the scale of the one before, and an open group.

    Of each of `parts` there is the value and the power of ten of its scale. `room` is what may be added to the group,
    `last` the word read last in it, `digits` says that it is written in digits.
    """

    lexicon: Lexicon
    parts: tuple[tuple[Decimal, int], ...] = ()
    group: Decimal | None = None
    room: Decimal = _ZERO
    last: Decimal = _ZERO
    digits: bool = False

    def add(self, value: Decimal, *, linked: bool) -> bool:
        """Take a number word below a thousand; say whether it fits."""
        tables = self.lexicon.tables
        if value != value.to_integral_value() and (self.group is not None or self.parts):
            return False
        if self.group is None:
            if self.parts and value >= shift(Decimal(1), self.parts[-1][1]):
                return False
            self.group, self.room = value, self._room(value)
        elif value <= 0 or self.digits:
            return False
        elif tables.vigesimal and self.last == 4 and value == 20:
            self.group, self.room = self.group + 76, Decimal(20)
        elif self.last == 10 and 0 < value < 10 and str(value) in tables.ten_takes:
            self.group, self.room = self.group + value, _ZERO
        elif value < self.room:
            self.group, self.room = self.group + value, self._room(value)
        elif tables.inverted and linked and 0 < self.last < 10 and 20 <= value < 100 and value % 10 == 0:
            self.group, self.room = self.group + value, _ZERO
        else:
            return False
        self.last = value
        return True

    def _room(self, value: Decimal) -> Decimal:
        """Give what may be added to a word: ones to tens, anything below a hundred to hundreds."""
        if value != value.to_integral_value() or value < 20:
            return _ZERO
        if value < 100:
            return (
                Decimal(20 if self.lexicon.tables.vigesimal and value in {60, 80} else 10) if value % 10 == 0 else _ZERO
            )
        if value >= 1000:
            return Decimal(1000) if value % 1000 == 0 else _ZERO
        return Decimal(100) if value % 100 == 0 else _ZERO

    def teen(self) -> bool:
        """Take the word behind ones that adds ten to them ("dua belas"); say whether it fits."""
        if self.group is None or not 0 < self.last < 10 or self.digits:
            return False
        self.group, self.room, self.last = self.group + 10, _ZERO, _ZERO
        return True

    def multiply(self, power: int) -> bool:
        """Take a scale word; say whether it fits."""
        size = shift(Decimal(1), power)
        pending = self.group
        kept = list(self.parts)
        if self.digits and power == 2 and not self.lexicon.tables.hundreds:
            return False
        while kept and kept[-1][1] < power:
            value, _ = kept.pop()
            pending = value + (pending or _ZERO)
        if pending is None:
            if kept and kept[-1][1] <= power:
                return False
            pending = Decimal(1)
        if kept and kept[-1][1] <= power:
            return False
        if pending == 0 or (kept and pending * size >= shift(Decimal(1), kept[-1][1])):
            return False
        kept.append((pending * size, power))
        self.parts, self.group, self.room, self.last = tuple(kept), None, _ZERO, _ZERO
        self.digits = False
        return True

    @property
    def value(self) -> Decimal:
        return sum((value for value, _ in self.parts), _ZERO) + (self.group or _ZERO)

    @property
    def power(self) -> int:
        return self.parts[-1][1] if self.parts and self.group is None else 0


def read_number(tokens: Sequence[Token], at: int, lexicon: Lexicon, decimal: str) -> Number | None:
    """Read the number that begins at a token; None where none does."""
    token = tokens[at]
    total = _Sum(lexicon)
    words, end = 0, at
    digits = token.kind == "n"
    places = 0
    if digits:
        numeral = read_digits(token.word, decimal)
        if numeral is None:
            return None
        exponent = exponent_at(tokens, at)
        if exponent is not None:
            value = shift(numeral[0], exponent[1])
            return Number(value, numeral[1] - exponent[1], 0, at, exponent[0], digits, 0)
        end, part = _with_a_fraction(tokens, at + 1, numeral[1])
        total.group, total.digits, places = numeral[0] + part, True, 2 if part else numeral[1]
    saved, saved_end, saved_words = replace(total), end, words
    scaled = False
    while True:
        step = _step(tokens, end, at, lexicon, total, decimal)
        if step is None:
            break
        kind, after, more = step
        words += more
        if kind == "scale":
            scaled = True
        if kind == "bad":  # a group before a scale that does not fit: it belongs to the next number
            total, end, words = saved, saved_end, saved_words
            break
        end = after
        if total.group is None:
            saved, saved_end, saved_words = replace(total), end, words
    if end == at or total.value >= _LARGEST:
        return None
    hyphened = end + 1 < len(tokens) and tokens[end].word in _HYPHENS and tokens[end].end == tokens[end + 1].start
    held = end + hyphened  # "une demi-douzaine"
    if held < len(tokens) and tokens[held].word in lexicon.collectives and not total.parts:
        collective = lexicon.collectives[tokens[held].word]
        total.group, end, words = (total.group or _ZERO) * collective, held + 1, words + 1
    if digits and len(total.parts) > 1:
        places = 0
    value, power = total.value, total.power
    if power <= 2 and not digits:
        value, places, end = _pointed(tokens, end, lexicon, value)
        power = 0 if places else power
        if places and end < len(tokens) and (later := lexicon.scale(tokens[end].word)) is not None and later >= 3:
            value, power, end, words = shift(value, later), later, end + 1, words + 1
    half = lexicon.half.match(tokens, end)
    if half is not None and value == value.to_integral_value() and (power >= 3 or not digits):
        value += shift(_HALF, power)
        places, end = 1, half[0]
        later = lexicon.scale(tokens[end].word) if end < len(tokens) and not power else None
        if later is not None and later >= 3:  # "bir buçuk milyon"
            value, power, end, words = shift(value, later), later, end + 1, words + 1
    if value == value.to_integral_value() and (power >= 3 or not digits):
        end, part = _and_parts(tokens, end, lexicon)
        if part:
            value, places = value + shift(part, power), 2
            later = lexicon.scale(tokens[end].word) if end < len(tokens) and not power else None
            if later is not None and later >= 3:  # "fünf und drei viertel Milliarden"
                value, power, end, words = shift(value, later), later, end + 1, words + 1
    if scaled and end < len(tokens) and tokens[end].word == "." and tokens[end].start == tokens[end - 1].end:
        end += _abbreviates(tokens, end, lexicon)
    return Number(value + 0, places - power, power, at, end, digits, words)


def _abbreviates(tokens: Sequence[Token], dot: int, lexicon: Lexicon) -> int:
    """Give 1 where a dot belongs to a shortened scale ("45 тыс. человек") and not to the sentence."""
    if dot + 1 == len(tokens):
        return 0
    following = tokens[dot + 1]
    return int(
        len(tokens[dot - 1].word) <= 4
        and (following.kind in {"w", "n"} or lexicon.units.match(tokens, dot + 1) is not None)
        and following.start > tokens[dot].end
    ) or int(following.start == tokens[dot].end)


def _step(
    tokens: Sequence[Token], at: int, first: int, lexicon: Lexicon, total: _Sum, decimal: str
) -> tuple[str, int, int] | None:
    """Read the next word of a number into the total; give what it was, where it ends, and how many words it has."""
    here, linked = at, False
    if here >= len(tokens):
        return None
    if here > first:
        gap = tokens[here].start - tokens[here - 1].end
        if tokens[here].word in _HYPHENS and gap == 0:
            here += 1
            if here >= len(tokens) or tokens[here].start != tokens[here - 1].end or total.digits:
                return None
        elif tokens[here].word == "." and gap == 0 and total.parts and total.group is None:
            here += 1  # "4 млн. 477 тыс."
            if here >= len(tokens) or tokens[here].kind != "n":
                return None
        elif gap > _WIDEST:
            return None
        if here < len(tokens) and tokens[here].word in lexicon.link:
            linked = True
            here += 1
            if here < len(tokens) and tokens[here].word in _HYPHENS:
                here += 1
            if here + 1 < len(tokens) and tokens[here + 1].word in lexicon.parts:
                return None  # "cinq milliards et trois quarts"
    if here >= len(tokens):
        return None
    token = tokens[here]
    if token.kind == "n":
        return _more_digits(tokens, here, lexicon, total, decimal)
    if token.kind != "w":
        return None
    word = token.word
    linked_here, pieces = _pieces(word, lexicon, started=here > first)
    if pieces is None:
        return None
    return _take(pieces, here + 1, lexicon, total, linked=linked or linked_here)


def _pieces(word: str, lexicon: Lexicon, *, started: bool) -> tuple[bool, tuple[str, ...] | None]:
    """Give the number words that a word is made of, and whether a link is written onto it."""
    if lexicon.scale(word) is not None or lexicon.atom(word) is not None or word in lexicon.teens:
        return False, (word,)
    if started:
        for link in lexicon.proclitics:
            rest = word.removeprefix(link)
            if rest != word and (lexicon.scale(rest) is not None or lexicon.atom(rest) is not None):
                return True, (rest,)
    return False, lexicon.segmenter.cut(word) if lexicon.segmenter is not None else None


def _take(
    pieces: tuple[str, ...], end: int, lexicon: Lexicon, total: _Sum, *, linked: bool
) -> tuple[str, int, int] | None:
    attempt = replace(total)
    kind = "word"
    started = attempt.group is not None or bool(attempt.parts)
    words = 0
    for piece in pieces:
        if piece in lexicon.link and len(pieces) > 1 and lexicon.atom(piece) is None:
            linked = True
            continue
        power = lexicon.scale(piece)
        words += 1
        if power is not None:
            kind = "scale"
            if not started and piece not in lexicon.alone and len(pieces) == 1:
                return None
            if not attempt.multiply(power):
                return ("bad", end, 0) if started and total.parts and total.group is not None else None
        elif not (piece in lexicon.teens and attempt.teen()):
            value = lexicon.atom(piece)
            if value is None or not attempt.add(value, linked=linked):
                return None
        started, linked = True, False
    for name in _Sum.__struct_fields__:
        setattr(total, name, getattr(attempt, name))
    return kind, end, words


def _more_digits(
    tokens: Sequence[Token], at: int, lexicon: Lexicon, total: _Sum, decimal: str
) -> tuple[str, int, int] | None:
    """Read digits behind a scale: "4 млн 477 тыс.", "3 milyon 514 bin 200"."""
    if total.group is not None or not total.parts:
        return None
    numeral = read_digits(tokens[at].word, decimal)
    power = lexicon.scale(tokens[at + 1].word) if at + 1 < len(tokens) else None
    if numeral is None or tokens[at].start - tokens[at - 1].end > 2:
        return None
    last = total.parts[-1][1]
    if power is not None:
        if power >= last or shift(numeral[0], power) >= shift(Decimal(1), last):
            return None
        total.parts += ((shift(numeral[0], power), power),)
        return "scale", at + 2, 1
    round_thousands = total.parts[-1][0] % 1000 == 0  # "35 mil 625"
    length = len(tokens[at].word)
    few = lexicon.tables.below_hundred and length < 3 and not _names_a_month(tokens, at + 1, lexicon)  # "17 bin 2"
    if last == 3 and numeral[1] == 0 and (length == 3 or few) and round_thousands:
        unit = lexicon.unit(tokens, at + 1)
        paid = unit is not None and is_currency(unit[1])
        if tokens[at - 1].word == "." and len(total.parts) == 1 and not paid:
            return None  # "bis 45 Tsd. 300 Menschen": the dot may end a sentence, but "23 тыс. 175 рублей" is one sum
        total.parts += ((numeral[0], 0),)
        return "word", at + 1, 1
    return None


def _names_a_month(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    return at < len(tokens) and tokens[at].word in lexicon.months


def _pointed(tokens: Sequence[Token], at: int, lexicon: Lexicon, whole: Decimal) -> tuple[Decimal, int, int]:
    """Read decimals in words: "drei Komma vier", "deux virgule soixante et onze"."""
    if at + 1 >= len(tokens) or tokens[at].word not in lexicon.point:
        return whole, 0, at
    decimals, end = "", at + 1
    while end < len(tokens) and (value := lexicon.atom(tokens[end].word)) is not None and value < 10:
        decimals += str(value)
        end += 1
    if not decimals and tokens[end].kind == "w" and lexicon.atom(tokens[end].word) is not None:
        later = read_number(tokens, end, lexicon, ".")
        if later is not None and not later.scale and later.value < _HUNDRED and not later.places:
            decimals, end = str(later.value), later.end
    bottom = str(lexicon.parts.get(tokens[end].word, "")) if decimals and end < len(tokens) else ""
    if bottom.strip("0") == "1" and len(bottom) > len(decimals):  # "ноль целых пять сотых"
        decimals, end = decimals.zfill(len(bottom) - 1), end + 1
    return (Decimal(f"{whole}.{decimals}"), len(decimals), end) if decimals.isdecimal() else (whole, 0, at)


def _and_parts(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, Decimal]:
    """Read parts of one behind a whole number: "cinq milliards et trois quarts"; give where they end, and how much."""
    if at + 2 >= len(tokens) or tokens[at].word not in lexicon.mixed:
        return at, _ZERO
    top, bottom = lexicon.atom(tokens[at + 1].word), lexicon.parts.get(tokens[at + 2].word)
    # "... and three quarters of the votes" are of another thing
    followed = at + 3 < len(tokens) and tokens[at + 3].word in lexicon.of | lexicon.articles
    if top is None or bottom is None or not 1 < top < bottom or followed:
        return at, _ZERO
    return at + 3, top / bottom


def _with_a_fraction(tokens: Sequence[Token], at: int, places: int) -> tuple[int, Decimal]:
    """Read the fraction behind a whole number in digits: "7 3/4", "2½"; give where it ends, and how much it is."""
    if places or at >= len(tokens):
        return at, _ZERO
    sign = tokens[at].word
    if len(sign) == 1 and sign.isnumeric() and not sign.isdecimal() and tokens[at].start == tokens[at - 1].end:
        part = Decimal(str(unicodedata.numeric(sign)))
        return (at + 1, part) if part < 1 else (at, _ZERO)
    if at + 2 >= len(tokens) or tokens[at + 1].word != "/" or tokens[at].start - tokens[at - 1].end != 1:
        return at, _ZERO
    top, bottom = sign, tokens[at + 2].word
    whole = tokens[at].end == tokens[at + 1].start and tokens[at + 1].end == tokens[at + 2].start
    if not whole or not (top.isdecimal() and bottom.isdecimal()) or int(bottom) not in _BOTTOMS:
        return at, _ZERO
    return (at + 3, Decimal(top) / Decimal(bottom)) if 0 < int(top) < int(bottom) else (at, _ZERO)


def exponent_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Give where the power of ten that is written onto digits ends, and which it is: "1.2e10"."""
    end = at + 2
    if end >= len(tokens) or tokens[at + 1].word != "e" or tokens[at].end != tokens[at + 1].start:
        return None
    sign = 1
    if tokens[end].word in "+-−" and end + 1 < len(tokens) and tokens[end].end == tokens[end + 1].start:
        sign, end = 1 if tokens[end].word == "+" else -1, end + 1
    written = tokens[end].word
    if tokens[end].kind != "n" or not written.isdecimal() or len(written) > 2 or int(written) >= LONGEST:
        return None
    touching = tokens[end].start == tokens[end - 1].end
    return (end + 1, sign * int(written)) if touching else None
