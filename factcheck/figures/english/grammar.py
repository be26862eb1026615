"""The tables of English made ready for look-up: which words trigger a reading, and patterns of what surrounds one.

Built when it is first used, so that importing the room costs nothing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.figures.english.units import units_of
from factcheck.figures.reading.signs import FRACTIONS
from factcheck.language.calendar import calendar_of
from factcheck.language.figure_words import figure_words
from factcheck.language.packs import ENGLISH
from factcheck.language.tables import patterns_of
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factcheck.language.figure_words import FigureWords

__all__ = ["Grammar", "english_grammar"]

# The blank between two words of a figure: spaces, or a line break where the next line goes on in lower case.
_BLANK = r"(?: |[ \t\u00a0\u2009\u202f]{1,2}| ?\r?\n(?=[a-z]))"
# A word keeps its inner hyphens, apostrophes and dots ("year-old", "o'clock", "U.S"), and an abbreviation's last dot.
# Letters are listed as ranges, which match in half the time of "a word character but no digit".
_LETTERS = "[a-zA-Zªµº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f\u1e00-\u1fff]+"
_WORD = rf"{_LETTERS}(?:['’.\-]{_LETTERS})*(?:[²³]|[23]\b|\.(?= [a-z]))?"


class Grammar:
    """The look-ups; the attributes carry the names of the entries in the pack."""

    def __init__(self) -> None:
        words = figure_words(ENGLISH)
        units = units_of(ENGLISH)
        calendar = calendar_of(ENGLISH)
        self.words: FigureWords = words
        self.patterns = patterns_of(ENGLISH, "reading")
        self.months: Mapping[str, int] = calendar.months
        self.days = frozenset(calendar.weekdays) | calendar.near_days
        self.magnitudes = {**words.scales, **words.magnitudes}
        self.cardinals = frozenset(words.ones) | frozenset(words.tens) | frozenset(words.scales)
        moves = frozenset(words.directions) - words.counted_changes
        self.noun_stops: frozenset[str] = words.noun_stops | moves | self.cardinals
        self.units = units.words
        self.denominators = units.denominators
        self.either = units.either
        self.unit_phrases = units.phrases
        # By their last word: how many words before the number to look at for one, and the last but one, longest first.
        self.hedge_ends: dict[str, tuple[tuple[int, str], ...]] = {}
        for phrase in words.approximators:
            *earlier, last = phrase.split(" ")
            end = (len(earlier) + 1, earlier[-1] if earlier else "")
            self.hedge_ends[last] = tuple(sorted({*self.hedge_ends.get(last, ()), end}, reverse=True))
        cues = {words.from_word, words.between_word, *words.to_words}
        self.cues = frozenset(cues)
        # The last word before a number that is worth a second look; most are not.
        self.before = words.transparent | words.minus | self.cues | set(self.hedge_ends) | set(words.directions)
        # What has a figure begin in words. Ordinals that are also fractions are sorted out where they are read.
        triggers = (
            self.cardinals
            | frozenset(words.fractions)
            | frozenset(words.ordinals)
            | frozenset(words.vague_plurals)
            | frozenset(words.collectives)
            | frozenset(words.multiples)
            | frozenset(one + words.fold_word for one in words.ones)
            | frozenset(words.majorities)
        )
        # Digits with everything that may stand inside a number, a date, a clock time, a score or a version, or what
        # stands before a number word, and the word (the group). It begins with one set of characters, by which the
        # search skips quickly.
        signs = "".join(FRACTIONS)
        inside = r"(?:\d*(?::\d+)+(?:\.\d+)?|\d*(?:[.,/⁄'’٫٬\-–−]\d+)*)"
        listed = _one_of(triggers)
        self.places = compile_pattern(
            rf"[\s\-–—(\[\"'“‘/$£€\d{signs}](?:(?<![\d{signs}])({listed}\b)|(?<=\d){inside}|(?<=[{signs}]))"
        )
        self.first_word = compile_pattern(rf"{listed}\b")
        cardinal = _one_of(self.cardinals | {words.and_word})
        self.cardinal_words = compile_pattern(rf"{cardinal}\b(?:(?:{_BLANK}|-){cardinal}\b){{0,40}}")
        rest = ""
        for _ in range(6):
            rest = f"(?:{_BLANK}({_WORD}){rest})?"
        self.after = compile_pattern(rf"({_BLANK}?-?)({_WORD}){rest}")


def _one_of(words: Iterable[str]) -> str:
    """Give a pattern for any of the words that shares what they begin with, which is much faster to try than a list."""
    tree: dict[str, Any] = {}
    for word in sorted(words):
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _pattern(tree)


def _pattern(tree: dict[str, Any]) -> str:
    branches = [re.escape(letter) + _pattern(rest) for letter, rest in tree.items() if letter]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in tree:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in tree else "")


@cache
def english_grammar() -> Grammar:
    """Give the grammar, built on first use."""
    return Grammar()
