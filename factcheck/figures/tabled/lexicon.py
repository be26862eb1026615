"""A pack made ready for look-up: phrases by their first word, scales, units and number words in one spelling each."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from factcheck.figures.reading.signs import MONEY_SIGNS
from factcheck.figures.tabled.segmenting import Segmenter
from factcheck.figures.tabled.tokens import tokens_of
from factcheck.language.calendar import calendar_of
from factcheck.language.figure_tables import cldr_of, figure_tables, number_words
from factcheck.language.letters import fold_word, without_accents
from factcheck.language.packs import REMEDY, BrokenPack, pack_of
from factcheck.language.symbols import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.figures.tabled.tokens import Token
    from factcheck.language.figure_tables import FigureTables
    from factcheck.language.meanings import Direction

__all__ = ["Lexicon", "Phrases", "lexicon_of"]

_REMEMBERED = 16384  # words
_Value = TypeVar("_Value")
_PERCENT = dict.fromkeys("%٪％", "percent") | {"‰": "per-mille"}


class Phrases:
    """Phrases of one or more words with what each means; the longest that fits is found."""

    def __init__(self, entries: Mapping[str, Any], *, elides: bool) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
        self._dotted: set[tuple[str, ...]] = set()
        for phrase, meaning in entries.items():
            words = tuple(token.word for token in tokens_of(phrase, elides=elides))
            if len(words) > 1 and words[-1] == "." and len(phrase) > 2:
                words = words[:-1]  # an abbreviation: whether its dot is there makes no difference
                self._dotted.add(words)
            if words:
                self._first.setdefault(words[0], []).append((words, meaning))
                self._last.setdefault(words[-1], []).append((words, meaning))
        for listed in (*self._first.values(), *self._last.values()):
            listed.sort(key=lambda entry: -len(entry[0]))

    def match(self, tokens: Sequence[Token], at: int) -> tuple[int, Any] | None:
        """Give where the longest phrase that begins at a token ends, and its meaning."""
        if at >= len(tokens):
            return None
        for words, meaning in self._first.get(tokens[at].word, ()):
            end = at + len(words)
            if end <= len(tokens) and all(tokens[at + index].word == word for index, word in enumerate(words)):
                return end, meaning
        return None

    def match_before(self, tokens: Sequence[Token], end: int, least: int) -> tuple[int, Any] | None:
        """Give where the longest phrase that ends before a token begins, not before `least`, and its meaning."""
        if end <= least:
            return None
        dotted = tokens[end - 1].word == "." and end - 1 > least
        end -= dotted
        for words, meaning in self._last.get(tokens[end - 1].word, ()):
            start = end - len(words)
            if start < least or (dotted and words not in self._dotted):
                continue
            if all(tokens[start + index].word == word for index, word in enumerate(words)):
                return start, meaning
        return None

    def __contains__(self, word: str) -> bool:
        return any(len(words) == 1 for words, _ in self._first.get(word, ()))


class Lexicon:
    """The look-ups of one language; the attributes carry the names of the entries in its pack."""

    def __init__(self, language: str) -> None:
        tables, cldr, pack = figure_tables(language), cldr_of(language), pack_of(language)
        self.tables: FigureTables = tables
        self.decimal = pack.decimal if pack is not None else "."
        self.ordinal_sign = pack.ordinal if pack is not None else ""
        elides = tables.elides
        self.scales = self._words(
            {word: power for word, power in cldr.scales.items() if word not in tables.no_scales} | dict(tables.scales)
        )
        self.atoms = {word: Decimal(value) for word, value in self._words(dict(number_words(language))).items()}
        for word in self.scales:
            self.atoms.pop(word, None)
        self.segmenter: Segmenter | None = None
        if tables.compounding == "glued" and self.atoms:
            alphabetic = {word: power for word, power in self.scales.items() if word.isalpha()}
            self.segmenter = Segmenter(self.atoms, alphabetic, tables.link, tables.elided)
        barred = tables.no_units | tables.stops  # "in" is a preposition before it is an inch
        units = {word: name for word, name in cldr.units.items() if word not in barred}
        money = {word: name for word, name in cldr.money.items() if word not in tables.no_units}
        self.units = Phrases(
            {**units, **tables.units, **money, **tables.money, **_PERCENT, **MONEY_SIGNS}, elides=elides
        )
        self.money_before = Phrases(
            {**{sign: code for sign, code in SYMBOLS.money_before.items() if len(sign) > 1}, **MONEY_SIGNS,
             **{code.lower(): SYMBOLS.meant.get(code, code) for code in SYMBOLS.codes if code != "TRY"},
             **_PERCENT, **tables.before},
            elides=elides,
        )  # fmt: skip
        self.symbols = {fold_word(word): name for word, name in SYMBOLS.international.items()}
        self.hedges = self._phrases(tables.hedges)
        self.trailers = self._phrases(tables.trailers)
        self.halves = self._phrases(dict.fromkeys(tables.halves, 50))
        self.half_not_after = self._set(tables.half_not_after)
        self.collectives = self._words(dict(tables.collectives))
        self.streets = self._phrases(dict.fromkeys(tables.streets, True))
        self.bases = self._phrases(dict.fromkeys(tables.bases, True))
        self.lasting = self._set(tables.lasting)
        self.hyphened = {fold_word(word): name for word, name in tables.hyphened.items()}
        self.parts_named = self._phrases(tables.parts_named)
        self.of_scale = self._phrases(dict.fromkeys(tables.of_scale, True))
        self.about = self._set(tables.about)
        self.rates = self._phrases(tables.rates)
        self.tenths = self._phrases(dict.fromkeys(tables.tenths, True))
        self.mixed = self._set(tables.mixed)
        self.half = self._phrases(dict.fromkeys(tables.half, True))
        self.parts = self._words(dict(tables.denominators))
        self.duals = self._phrases(tables.duals)
        self.teens = self._set(tables.teens)
        self.parts_alone = self._phrases(tables.parts_alone)
        self.two_parts = self._phrases(tables.two_parts)
        self.multiples = self._phrases(tables.multiples)
        self.ordinals = self._words(dict(tables.ordinals))
        self.clock_around = self._templates("clock_around", language)
        self.times = self._templates("times", language)
        self.times_down = self._templates("times_down", language)
        self.one_in = self._templates("one_in", language)
        self.one_in_any = self._templates("one_in_any", language)
        self.one_in_ten = self._templates("one_in_ten", language)
        self.one_in_back = self._templates("one_in_back", language)
        # "deux fois et demie plus": what makes a multiple of so many times
        self.compared = frozenset(words[2] for words in self.times if len(words) == 3 and words[0] == "#")
        self.parted: dict[str, list[tuple[tuple[str, ...], Direction]]] = {}
        ways: tuple[Direction, ...] = ("up", "down")
        for way in ways:
            for verb, _, *rest in self._templates(f"parted_{way}", language):
                self.parted.setdefault(verb, []).append((tuple(rest), way))
        self.ranges = self._phrases(dict.fromkeys(tables.ranges, True))
        self.to = self._phrases(dict.fromkeys(tables.to, True))
        self.from_words = self._phrases(dict.fromkeys(tables.from_words, True))
        self.from_behind = self._phrases(dict.fromkeys(tables.from_behind, True))
        self.to_behind = self._set(tables.to_behind)
        self.by = self._phrases(dict.fromkeys(tables.by, True))
        self.minus = self._phrases(dict.fromkeys(tables.minus, True))
        self.labels = self._phrases(dict.fromkeys((*tables.labels, *SYMBOLS.models), True))
        self.labels_behind = self._phrases(dict.fromkeys(tables.labels_behind, True))
        self.years_before = self._phrases(dict.fromkeys(tables.years_before, True))
        self.years_behind = self._phrases(dict.fromkeys(tables.years_behind, True))
        self.clock = self._phrases(dict.fromkeys(tables.clock, True))
        self.clock_before = self._phrases(dict.fromkeys(tables.clock_before, True))
        self.of = self._set(tables.of)
        self.articles = self._set(tables.articles)
        self.between = self._set(tables.between)
        self.and_words = self._set(tables.and_words)
        self.stops = self._set(tables.stops) | self._set(tables.between) | self._set(tables.and_words)
        self.every = self._phrases(dict.fromkeys(tables.every, True))
        self.link = self._set(tables.link)
        self.point = self._set(tables.point)
        self.weak = self._set(tables.weak)
        self.no_numbers = self._set(tables.no_numbers)
        self.unread = self._set(tables.unread)
        self.alone = self._set(tables.alone)
        self.parts_of = self._set(tables.parts_of)
        self.no_share = self._set(tables.no_share)
        self.folds = tuple(sorted(self._set(tables.folds), key=len, reverse=True))
        self.ages = tuple(sorted(self._set(tables.ages), key=len, reverse=True))
        self.suffixes = tuple(sorted(self._set(tables.suffixes), key=len, reverse=True))
        self.proclitics = tuple(sorted(self._set(tables.proclitics), key=len, reverse=True))
        self.ordinal_endings = self._set(tables.ordinal_endings)
        self.ordinal_leads = self._set(tables.ordinal_leads)
        self.dates = self._set(tables.dates)
        self.up, self.down = (self._beginnings(words) for words in (tables.up, tables.down))
        calendar = calendar_of(language)
        self.months = {fold_word(word).rstrip("."): number for word, number in calendar.months.items()}
        # "1 Ocak’tan itibaren": an ending is written onto a name behind an apostrophe
        self.months |= {f"{name}'{end}": number for name, number in self.months.items() for end in self.suffixes}
        # Asked of every word of a text again and again.
        self.scale = lru_cache(maxsize=_REMEMBERED)(self._scale)
        self.atom = lru_cache(maxsize=_REMEMBERED)(self._atom)
        self.days = {fold_word(word).rstrip(".") for word in calendar.weekdays}

    @staticmethod
    def _set(words: Iterable[str]) -> frozenset[str]:
        return frozenset(fold_word(word) for word in words)

    @staticmethod
    def _words(entries: Mapping[str, Any]) -> dict[str, Any]:
        """Give words folded, and typed without accents where no other word is meant by that."""
        folded = {fold_word(word).rstrip("."): meaning for word, meaning in entries.items()}
        return {without_accents(word): meaning for word, meaning in folded.items() if word < "\u0370"} | folded

    def _phrases(self, entries: Mapping[str, Any]) -> Phrases:
        return Phrases({fold_word(phrase): meaning for phrase, meaning in entries.items()}, elides=self.tables.elides)

    def _templates(self, name: str, language: str) -> tuple[tuple[str, ...], ...]:
        """Give the phrases of an entry in which a number stands, longest first. Raises `BrokenPack`."""
        phrases: Iterable[str] = getattr(self.tables, name)
        if any("#" not in phrase.split(" ") for phrase in phrases):
            problem = f"key `{name}`: a phrase has no # where its number stands"
            raise BrokenPack(f"language pack {language}/figures.toml", problem, REMEDY)
        found = (tuple(part for piece in phrase.split(" ") for part in self._words_of(piece)) for phrase in phrases)
        return tuple(sorted(found, key=len, reverse=True))

    def _words_of(self, piece: str) -> list[str]:
        if piece in {"#", "*"}:
            return [piece]
        return [token.word for token in tokens_of(fold_word(piece), elides=self.tables.elides)]

    @staticmethod
    def _beginnings(words: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
        folded = [fold_word(word) for word in words]
        return (
            frozenset(word for word in folded if not word.endswith("*")),
            tuple(word[:-1] for word in folded if word.endswith("*")),
        )

    def _scale(self, word: str) -> int | None:
        """Give the power of ten of a scale word, with an ending written onto it where the language does that."""
        return self._ending_in(self.scales, word)

    def ending_of_scale(self, word: str) -> str | None:
        """Give the ending that is written onto a scale word ("binden" is "bin" with "den")."""
        known = (end for end in self.suffixes if word.endswith(end) and word[: -len(end)] in self.scales)
        return next(known, None)

    def _atom(self, word: str) -> Decimal | None:
        """Give the value of a word that is a part of a number."""
        return None if word in self.no_numbers else self._ending_in(self.atoms, word)

    def _ending_in(self, known: Mapping[str, _Value], word: str) -> _Value | None:
        if word in known or not self.suffixes:
            return known.get(word)
        bare = (word.removesuffix(end) for end in self.suffixes if word.endswith(end))
        return next((known[one] for one in bare if one in known), None)

    def unit(self, tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
        """Give where the unit that stands at a token ends, and its name; endings may be written onto its last word."""
        found = self.units.match(tokens, at)
        if found is not None or not self.suffixes or at >= len(tokens):
            return found
        token = tokens[at]
        for end in self.suffixes:
            if token.word.endswith(end) and len(token.word) > len(end) + 1:
                bare = [token._replace(word=token.word[: -len(end)].rstrip("'"))]
                found = self.units.match(bare, 0)
                if found is not None:
                    return at + 1, found[1]
        return None

    def onto(self, word: str) -> str | None:
        """Give the unit that a word begins with which is written onto digits by a hyphen ("20-prozentig")."""
        return next((name for lead, name in self.hyphened.items() if word.startswith(lead)), None)

    def way(self, word: str) -> Direction | None:
        """Give the way that a word of change goes."""
        if _is_one_of(word, self.up):
            return "up"
        return "down" if _is_one_of(word, self.down) else None


def _is_one_of(word: str, words: tuple[frozenset[str], tuple[str, ...]]) -> bool:
    whole, beginnings = words
    return word in whole or (bool(beginnings) and word.startswith(beginnings))


@cache
def lexicon_of(language: str) -> Lexicon:
    """Give the look-ups of a language, built on first use. Raises `BrokenPack`."""
    return Lexicon(language)
