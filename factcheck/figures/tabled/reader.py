"""One figure after the other, by the tables of a language."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.figures.conversion import is_currency
from factcheck.figures.reading.numerals import LONGEST
from factcheck.figures.reading.signs import is_named_code
from factcheck.figures.tabled.around import drop_place, read_before, read_behind, read_change, read_cue
from factcheck.figures.tabled.cardinals import exponent_at, read_number
from factcheck.figures.tabled.draft import made
from factcheck.figures.tabled.joining import join
from factcheck.figures.tabled.labels import dash, label, touches, year_of
from factcheck.figures.tabled.lexicon import lexicon_of
from factcheck.figures.tabled.points import tell_points
from factcheck.figures.tabled.shares import read_parts, read_phrase, read_template
from factcheck.figures.tabled.tokens import tokens_of
from factcheck.language.symbols import SYMBOLS
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.figures.reading.draft import Draft
    from factcheck.figures.tabled.cardinals import Number
    from factcheck.figures.tabled.draft import Reading
    from factcheck.figures.tabled.lexicon import Lexicon
    from factcheck.figures.tabled.tokens import Token

__all__ = ["read_tabled"]

_RECENT, _NEXT = 1900, 2100  # a bare number between them is a year unless a unit says otherwise
_OLDEST = 1500
_VERSION = compile_pattern(r"\d{1,2}\.\d{1,2}")  # where decimals have a comma: "Android 6.0"
_HOUR = compile_pattern(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_SHORT = 3  # letters of an abbreviation before a name
_BASES = frozenset({100, 1000, 10_000, 100_000, 1_000_000})
_BARE = 10_000  # a whole number below it behind a name belongs to the name: "Boeing 737"


def read_tabled(text: str, language: str, decimal: str | None = None) -> list[Draft]:
    """Read every figure of a text, in order; `decimal` is the sign that marks decimals in the document it is from."""
    lexicon = lexicon_of(language)
    reader = _Reader(text, tokens_of(text, elides=lexicon.tables.elides), lexicon, decimal or lexicon.decimal)
    figures = join(reader.tokens, reader.read(), lexicon)
    tell_points(reader.tokens, figures, lexicon)
    return list(figures)


class _Reader:
    def __init__(self, text: str, tokens: list[Token], lexicon: Lexicon, decimal: str) -> None:
        self.text = text
        self.tokens = tokens
        self.lexicon = lexicon
        self.decimal = decimal

    def read(self) -> list[Reading]:
        """Read what begins at one token after the other; what belongs to a figure is not read again."""
        drafts: list[Reading] = []
        limit = at = 0
        while at < len(self.tokens):
            draft = self._at(at, limit)
            if draft is None:
                at += 1
                continue
            drafts.append(draft)
            limit = at = max(draft.t1, at + 1)
        return drafts

    def _at(self, at: int, limit: int) -> Reading | None:
        token = self.tokens[at]
        if token.kind == "w":
            phrase = read_phrase(self.tokens, at, self.lexicon)
            if phrase is not None:
                return self._shaped(phrase, limit)
        elif token.kind == "n" and len(token.word) > 2 * LONGEST:
            return self._identifier(at)
        elif token.kind == "n" and exponent_at(self.tokens, at) is None:
            named = label(self.text, self.tokens, at, limit, self.lexicon)
            if named is not None:
                if named.value is not None and named.kind in {"quantity", "age"}:
                    read_before(self.text, self.tokens, named, limit, self.lexicon)
                return named
        elif token.kind != "n":
            return None
        number = read_number(self.tokens, at, self.lexicon, self.decimal)
        if number is None:
            return self._identifier(at) if token.kind == "n" else None
        return self._number(number, limit)

    def _identifier(self, at: int) -> Reading:
        return made(self.tokens, at, at + 1, "identifier")

    def _shaped(self, draft: Reading, limit: int) -> Reading:
        """Read what stands around a part, a multiple or a rate that a phrase tells."""
        read_before(self.text, self.tokens, draft, limit, self.lexicon)
        if draft.kind == "quantity" and draft.unit is None:
            read_behind(self.text, self.tokens, draft, self.lexicon)
        read_cue(self.tokens, draft, limit, self.lexicon)
        read_change(self.tokens, draft, self.lexicon)
        return draft

    def _number(self, number: Number, limit: int) -> Reading | None:
        tokens, lexicon = self.tokens, self.lexicon
        shaped = read_template(tokens, number, limit, lexicon, self.decimal) or read_parts(tokens, number, lexicon)
        if shaped is not None:
            return self._shaped(shaped, limit)
        span = (tokens[number.first].start, tokens[number.end - 1].end)
        draft = made(tokens, number.first, number.end, "quantity", number.value)
        draft.places, draft.scale, draft.digits = number.places, number.scale, number.digits
        if number.first + 1 < number.end and lexicon.collectives.get(tokens[number.end - 1].word) == number.value != 12:
            draft.approximator = "about"  # "une centaine de personnes"
        if number.scale:
            draft.number = number.value.scaleb(-number.scale)
        if number.digits and number.end == number.first + 1:
            draft.written = tokens[number.first].word
        self._with_its_one(number, draft, limit)
        read_before(self.text, tokens, draft, limit, lexicon)
        read_behind(self.text, tokens, draft, lexicon)
        drop_place(draft)
        self._and_a_half(draft)
        self._per_so_many(draft)
        self._per_time(draft)
        read_cue(tokens, draft, limit, lexicon)
        if not self._counts(number, draft) or self._is_compound(number):
            return None
        end = number.end
        if not number.digits and touches(tokens, end) and dash(tokens[end]) and touches(tokens, end + 1):
            end += 1  # "vingt-cinquième"
        if not number.digits and end + 1 < len(tokens) and tokens[end].word in lexicon.link:
            end += tokens[end + 1].word in lexicon.ordinals  # "vingt et unième"
        if not number.digits and self._is_ordinal(number, end):
            end += 1  # "двадцать пятого мая"
            return made(tokens, number.first, end, "rank")
        self._so_many_times(draft)
        clock = self._is_clock(draft)
        if draft.money and is_named_code(draft.unit, draft.written, draft.scale):
            return made(tokens, draft.t0, number.end, "identifier")
        if clock or self._is_label(draft, limit):
            draft.kind = "clock" if clock else "date" if year_of(draft.written) else "identifier"
            draft.value = draft.unit = draft.approximator = None
            draft.t0, draft.t1 = number.first, number.end
            draft.start, draft.end = span
            return draft
        read_change(tokens, draft, lexicon)
        return draft

    def _counts(self, number: Number, draft: Reading) -> bool:
        """Tell whether number words count something here: "un", "sei" and the like mostly do not."""
        if number.digits or (draft.value is not None and draft.value < 0):
            return True
        if number.value < 1:
            # "medio", "halbe": a part of the next scale or of nothing; "ноль целых пять десятых" is a number
            halved = draft.unit in {"percent", "percentage-point", "point"}  # "mezzo punto", "ein halbes Prozent"
            return number.places > 0 or halved or (number.value == 0 and draft.real)
        if number.end - number.first == len(self.tokens):
            return True
        if number.value == 1 == draft.value:  # "un año", "einen Euro": mostly an article
            money = draft.unit in SYMBOLS.coins or is_currency(draft.unit)
            return money or draft.unit in {"percent", "percentage-point"}
        if draft.real:
            return True
        if not draft.noun and self._is_named(number):
            return False
        word = self.tokens[number.first].word
        if number.words > 1 or word not in self.lexicon.weak:
            return True
        return draft.noun and word not in self.lexicon.unread

    def _is_named(self, number: Number) -> bool:
        """Tell whether a number word stands in a name or behind a word that names: "die Sieben", "Platz vier"."""
        tokens, first = self.tokens, number.first
        if self.lexicon.labels.match_before(tokens, first, 0) is not None:
            return True
        capital = self.text[tokens[first].start].isupper()
        return capital and first > 0 and tokens[first - 1].kind == "w"

    def _with_its_one(self, number: Number, draft: Reading, limit: int) -> None:
        """Take the article before a number of a thousand or more in words for a part of it ("eine halbe Million")."""
        before = number.first - 1
        if number.digits or number.value < _THOUSAND or draft.t0 != number.first or before < limit:
            return
        word = self.tokens[before].word
        if self.lexicon.atom(word) == 1 and word in self.lexicon.articles:
            draft.t0, draft.start = before, self.tokens[before].start

    def _and_a_half(self, draft: Reading) -> None:
        """Read the half that stands behind a unit: "deux ans et demi"."""
        half = self.lexicon.half.match(self.tokens, draft.t1)
        if half is not None and draft.real and not draft.scale and not draft.places and draft.value is not None:
            draft.value += Decimal("0.5")
            draft.places, draft.t1, draft.end = 1, half[0], self.tokens[half[0] - 1].end

    def _per_so_many(self, draft: Reading) -> None:
        """Read the base of a rate: "56 Fälle je 100.000 Einwohner", "3,4 médicos por mil habitantes"."""
        found = self.lexicon.bases.match(self.tokens, draft.t1)
        if found is None or draft.value is None or draft.per is not None or found[0] >= len(self.tokens):
            return
        base = read_number(self.tokens, found[0], self.lexicon, self.decimal)
        if base is None or base.value not in _BASES or base.value <= draft.value or base.end >= len(self.tokens):
            return
        noun = self.tokens[base.end]
        if noun.kind != "w" or noun.word in self.lexicon.stops or len(noun.word) <= _SHORT:
            return
        draft.per, draft.t1, draft.end = f"{base.value:f} {noun.word}", base.end + 1, noun.end

    def _is_ordinal(self, number: Number, end: int) -> bool:
        """Tell whether an ordinal ends a number; a preposition does not: "un milione secondo i ..."."""
        if end >= len(self.tokens) or number.places:
            return False
        word = self.tokens[end].word
        ordinal = self.lexicon.ordinals.get(word)
        if ordinal is None or word in self.lexicon.stops:
            return False
        value, twenties = number.value, self.lexicon.tables.vigesimal
        if ordinal < _TEN:
            return value >= (_TEN if twenties else 2 * _TEN) and value % _TEN == 0  # "пять первых мест" are five
        if ordinal < 2 * _TEN:
            return value % (2 * _TEN if twenties else _HUNDRED) == 0
        return ordinal >= _HUNDRED or value % _HUNDRED == 0 or twenties

    def _so_many_times(self, draft: Reading) -> None:
        """Read a multiple of some times and a half: "deux fois et demie plus", "dos veces y media más"."""
        end = draft.t1
        if draft.unit == "time" and end < len(self.tokens) and self.tokens[end].word in self.lexicon.compared:
            draft.kind, draft.unit, draft.t1, draft.end = "multiple", None, end + 1, self.tokens[end].end

    def _per_time(self, draft: Reading) -> None:
        """Read the time for which an amount is told: "1 500 euros par mois", "2 % в год"."""
        found = self.lexicon.rates.match(self.tokens, draft.t1)
        if found is None or draft.per is not None or not (draft.real or draft.noun):
            return
        end = found[0]
        if end < len(self.tokens) and touches(self.tokens, end) and self.tokens[end].kind == "w":
            return
        if end < len(self.tokens) and self.tokens[end].kind != "s":
            following = self.tokens[end]
            if following.word in self.lexicon.months or following.word not in self.lexicon.stops:
                return
        draft.per, draft.t1, draft.end = found[1], end, self.tokens[end - 1].end

    def _is_compound(self, number: Number) -> bool:
        """Tell whether a number word is the first part of a name with hyphens: "Drei-Kronen-Team"."""
        tokens, end = self.tokens, number.end
        if number.digits or not touches(tokens, end) or not dash(tokens[end]) or not touches(tokens, end + 1):
            return False
        return touches(tokens, end + 2) and dash(tokens[end + 2])

    def _is_clock(self, draft: Reading) -> bool:
        """Tell whether a point between bare digits is one of an hour where decimals have a comma: "alle 14.30"."""
        bare = (
            (not draft.real or draft.unit == "hour")
            and not draft.noun
            and not draft.scale
            and draft.approximator is None
        )
        return bare and self.decimal == "," and _HOUR.fullmatch(draft.written) is not None and len(self.tokens) > 1

    def _is_crowd(self, draft: Reading, year: int) -> bool:
        """Tell so many of something from a year: "около 2000 человек", "die 2000 Mitarbeiter", no "in 2000 stierf"."""
        if not draft.noun:
            return False
        if draft.approximator is not None:
            return True
        if year % 100 or draft.t0 == 0:
            return year % 100 == 0
        before = self.tokens[draft.t0 - 1]
        named = before.kind == "w" and self.text[before.start].isupper() and not self.lexicon.tables.nouns
        introduced = before.word not in self.lexicon.stops or before.word in self.lexicon.articles
        return introduced and (not named or draft.t0 == 1)

    def _begins(self, at: int) -> bool:
        """Tell whether a word begins a sentence; the dot of an abbreviation ends none ("ul. Nowa 5")."""
        sign = self.tokens[at - 1].word
        if sign == "." and at > 1 and touches(self.tokens, at - 1) and len(self.tokens[at - 2].word) <= _SHORT:
            return False
        return sign in {".", "!", "?", "«", "“", "„", '"'}

    def _is_label(self, draft: Reading, limit: int) -> bool:
        """Tell whether bare digits are a year or a part of a name."""
        if not draft.digits or draft.real or draft.scale or not draft.written:
            return False
        tokens, written = self.tokens, draft.written
        year = year_of(written)
        if year is not None:
            cue = self.lexicon.years_before.match_before(tokens, draft.t0, limit) is not None
            if not cue and self._is_crowd(draft, year):
                return False
            if cue or _RECENT <= year < _NEXT:
                return True
            if year >= _OLDEST:
                return draft.unit is None and draft.approximator is None and len(tokens) > 1
        if touches(tokens, draft.t1) and tokens[draft.t1].kind == "w":
            return True  # "5G"
        if draft.unit is not None or draft.approximator is not None or draft.t0 == 0:
            return False
        if not written.isdecimal() and not (self.decimal == "," and _VERSION.fullmatch(written)):
            return False
        before = tokens[draft.t0 - 1]
        if before.word in self.lexicon.articles and not written.isdecimal():
            return True  # "le 49.3"
        first = draft.t0 == 1 or self._begins(draft.t0 - 1)
        capital = any(map(str.isupper, self.text[before.start : before.end]))
        named = before.kind == "w" and capital and not first and float(written) < _BARE
        return named and before.end + 1 == tokens[draft.t0].start and before.word not in self.lexicon.stops
