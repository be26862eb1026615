"""A sentence or row taken apart for comparison: what it speaks of, whom it names, its years and its numbers."""

from __future__ import annotations

import math
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.facts import periods, subjects
from factcheck.facts.vocabulary import EMPTY, FAINT, PHRASES, topic
from factcheck.figures.finding import find_figures
from factcheck.figures.model import QUANTITATIVE
from factcheck.language import analyse
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from factcheck.facts.model import Statement

__all__ = [
    "SOURCE", "Reading", "Whole", "is_source", "others_told", "part_known", "read", "read_whole", "telling_numbers",
    "told_numbers", "written_from",
]  # fmt: skip

_YEAR = compile_pattern(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]*\d)")
_CONTENT = compile_pattern(r"[^\W\d_]{3,}")
_DIGITS = compile_pattern(r"\d[\d.,]*")
_SAYS_NOTHING = FAINT.union(map(topic, EMPTY))


class Reading(Struct, frozen=True, dict=True):
    """A text taken apart, each part when it is asked for; who says it is left out, where and when it holds is not."""

    told: str
    language: str

    @cached_property
    def topics(self) -> frozenset[str]:
        """The topics of its telling words."""
        return _topics_in(self.told) - _SAYS_NOTHING

    @cached_property
    def names(self) -> frozenset[str]:
        """The topics of its proper names."""
        return frozenset(topic(word.text) for word in subjects.find_words(self.told) if word.named)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that stand in it."""
        return frozenset(_YEAR.findall(self.told))

    @cached_property
    def numbers(self) -> frozenset[tuple[Decimal, str | None]]:
        """The numbers that stand in it, by their units."""
        return frozenset(
            (number, figure.unit)
            for figure in find_figures(self.told, language=self.language)
            if figure.kind in QUANTITATIVE
            for number in figure.numbers
        )

    @cached_property
    def bare(self) -> str:
        """Its words without numbers, in lower case."""
        return " ".join(_DIGITS.sub(" ", self.told).lower().split())

    @cached_property
    def held(self) -> frozenset[str]:
        """The years at which it holds, without those that it only compares with ("the lowest since 1885")."""
        return self.years - _compared_with(self.told) if self.years else self.years

    @cached_property
    def known(self) -> frozenset[str]:
        """Whatever it says in words."""
        return self.topics | self.names


@lru_cache(maxsize=4096)
def read(text: str, language: str = "en") -> Reading:
    """Take a text apart."""
    told = text
    for span in analyse(text, language=language).attributions if text else ():
        told = told[: span.start] + " " * (span.end - span.start) + told[span.end :]
    return Reading(told, language)


@lru_cache(maxsize=1024)
def telling_numbers(text: str) -> frozenset[str]:
    """Give the numbers of three digits and more of a text, however their thousands are parted, without years."""
    years = _YEAR.findall(text)
    numbers = (number.replace(",", "") for number in _PARTED.findall(text))
    told = frozenset(number for number in numbers if len(number.replace(".", "").lstrip("0")) > _TELLING)
    return told.difference(years)


# From which part of an article's telling numbers on a document is a source of it; of strangers it has .14 at most.
SOURCE = 0.2
# So many digits that they have in common beyond chance tell a source of few of its numbers as well.
_DIGITS_OF_SOURCE = 3


@lru_cache(maxsize=1024)
def part_known(article: str, sentence: str, document: str) -> float:
    """Give how surely an article was written from a document: from `SOURCE` on it was.

    It is the part of the article's telling numbers, those of one of its sentences apart, that the document has; of a
    document that gave few of many numbers, as much as the digits in common are worth: one number of four digits stands
    anywhere by chance, three of them do not.
    """
    told, own = telling_numbers(article), telling_numbers(sentence)
    met, digits = _met(article, document)
    of_sentence = met & own
    both = len(met) - len(of_sentence)
    if not both:
        return 0.0
    others = len(told) - len(told & own)
    beyond = digits - _beyond_chance(of_sentence) - math.log10(others * len(telling_numbers(document)))
    return max(both / others, min(1.0, SOURCE * beyond / _DIGITS_OF_SOURCE))


@lru_cache(maxsize=1024)
def _met(article: str, document: str) -> tuple[frozenset[str], float]:
    """Give the telling numbers of both, and what their digits are worth: an article has a sentence for each claim."""
    met = telling_numbers(article) & telling_numbers(document)
    return met, _beyond_chance(met)


def _beyond_chance(numbers: Iterable[str]) -> float:
    return sum(len(number.replace(".", "").strip("0")) - 0.5 for number in numbers)


@lru_cache(maxsize=64)
def told_numbers(article: str, language: str = "en") -> frozenset[Decimal]:
    """Give the numbers that an article tells, whatever their units."""
    return frozenset(number for figure in find_figures(article, language=language) for number in figure.numbers)


def others_told(claimed: Statement) -> bool:
    """Tell whether a claim's article tells other numbers, by which a source of it can be known."""
    return bool(claimed.around) and not telling_numbers(claimed.around) <= telling_numbers(claimed.text)


def written_from(article: str, sentence: str, document: str) -> bool:
    """Tell whether an article, one of its sentences apart, has so many numbers of a document as of a source of it."""
    return part_known(article, sentence, document) >= SOURCE


def is_source(claimed: Statement, document: str) -> bool:
    """Tell whether a claim's article was written from a document."""
    return written_from(claimed.around, claimed.text, document)


# A number with its thousands parted, or a plain one: the commas of "104917,32.48,27344" part cells.
_PARTED = compile_pattern(r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?")
_TELLING = 2


def _compared_with(text: str) -> frozenset[str]:
    """Give the years that a text names only to compare with them."""
    found = periods.find_periods(text)
    held = {str(item.period.year) for item in found if not item.reference}
    return frozenset(str(item.period.year) for item in found if item.reference) - held


class Whole(Struct, frozen=True, dict=True):
    """A text that a passage is a part of, by its words alone."""

    told: str

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that stand in it."""
        return frozenset(_YEAR.findall(self.told))

    @cached_property
    def words(self) -> frozenset[str]:
        """The topics of its words, each by itself."""
        return frozenset(map(topic, set(_CONTENT.findall(self.told))))

    @cached_property
    def phrases(self) -> frozenset[str]:
        """The topics of what several words of it say together."""
        return _phrases_in(self.told)

    def having(self, topics: frozenset[str]) -> frozenset[str]:
        """Give those of some topics that stand there; phrases, which take longest, only where one is among them."""
        there = topics & self.words
        return there | (topics & self.phrases) if topics & PHRASES.groupindex.keys() else there

    def has_name(self, name: str) -> bool:
        """Tell whether a name stands there, or a word that is made of it: "Tarsenian" for "Tarsenia"."""
        if name in self.words or name in self.having(frozenset({name})):
            return True
        if len(name) < _LONG_NAME:
            return False
        return any(word.startswith(name[:-_ENDING]) for word in self.words)


_LONG_NAME, _ENDING = 6, 2


@lru_cache(maxsize=256)
def read_whole(text: str) -> Whole:
    """Read a long text by its words alone."""
    return Whole(text)


def _topics_in(text: str) -> frozenset[str]:
    return frozenset(map(topic, set(_CONTENT.findall(text)))) | _phrases_in(text)


def _phrases_in(text: str) -> frozenset[str]:
    return frozenset(match.lastgroup for match in PHRASES.finditer(text) if match.lastgroup)
