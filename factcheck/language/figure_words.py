"""The words by which figures are written in a language: what `factcheck.figures` asks a pack for.

Every word is in lower case. What each entry is for stands beside it in the pack.
"""

from __future__ import annotations

import re  # noqa: TC003 - tables are typed by it
from collections.abc import Mapping  # noqa: TC003 - tables are typed by it

from msgspec import Struct

from factcheck.language.meanings import Approximator, Direction  # noqa: TC001 - tables are typed by them
from factcheck.language.tables import NEVER, table_of

__all__ = ["FigureWords", "UnitWords", "figure_words", "unit_words"]


class FigureWords(Struct, frozen=True):
    """Words of numbers, hedges, changes, labels and nouns, by the names that they have in the files of a pack."""

    ones: Mapping[str, int] = {}
    tens: Mapping[str, int] = {}
    scales: Mapping[str, int] = {}
    magnitudes: Mapping[str, int] = {}
    ambiguous_scales: frozenset[str] = frozenset()
    and_word: str = ""
    plus_or: str = ""
    populations: frozenset[str] = frozenset()
    track_words: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    vague_plurals: Mapping[str, int] = {}
    vague_counts: frozenset[str] = frozenset()
    collectives: Mapping[str, int] = {}
    fractions: Mapping[str, int] = {}
    share_followers: frozenset[str] = frozenset()
    ordinals: Mapping[str, int] = {}
    multiples: Mapping[str, tuple[str, Direction | None]] = {}
    fold_word: str = ""
    compared: frozenset[str] = frozenset()
    not_compared: frozenset[str] = frozenset()
    multiple_followers: frozenset[str] = frozenset()
    approximators: Mapping[str, Approximator] = {}
    level_hedges: frozenset[str] = frozenset()
    spans: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    trailers: Mapping[str, Approximator] = {}
    transparent: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    directions: Mapping[str, Direction] = {}
    particles: frozenset[str] = frozenset()
    particle_verbs: frozenset[str] = frozenset()
    moving: frozenset[str] = frozenset()
    reaching: frozenset[str] = frozenset()
    returning: frozenset[str] = frozenset()
    creeping: frozenset[str] = frozenset()
    gaining: frozenset[str] = frozenset()
    polled: frozenset[str] = frozenset()
    counted_changes: frozenset[str] = frozenset()
    change_after: Mapping[str, Direction] = {}
    compared_by: Mapping[str, Direction] = {}
    per_words: frozenset[str] = frozenset()
    per_adverbs: Mapping[str, str] = {}
    not_a_rate: frozenset[str] = frozenset()
    kinds_of_share: frozenset[str] = frozenset()
    to_words: frozenset[str] = frozenset()
    between_word: str = ""
    by_word: str = ""
    from_word: str = ""
    year_cues: frozenset[str] = frozenset()
    month_leads: frozenset[str] = frozenset()
    clock_words: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    verb_leads: frozenset[str] = frozenset()
    versions: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    streets_first: frozenset[str] = frozenset()
    score_cues: frozenset[str] = frozenset()
    score_after: frozenset[str] = frozenset()
    age_near: frozenset[str] = frozenset()
    irregular_plurals: Mapping[str, str] = {}
    plural_endings: tuple[str, ...] = ()
    not_plural: frozenset[str] = frozenset()
    noun_stops: frozenset[str] = frozenset()
    noun_front: frozenset[str] = frozenset()
    comparing: frozenset[str] = frozenset()
    tied: frozenset[str] = frozenset()
    one_not_after: frozenset[str] = frozenset()
    one_not_before: frozenset[str] = frozenset()
    one_places: frozenset[str] = frozenset()
    the_words: frozenset[str] = frozenset()
    one_placed: frozenset[str] = frozenset()
    majorities: frozenset[str] = frozenset()
    country_after: Mapping[str, str] = {}
    minus: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    strong_year_cues: frozenset[str] = frozenset()
    paying: frozenset[str] = frozenset()
    no_bound: frozenset[str] = frozenset()
    measure_front: frozenset[str] = frozenset()
    percent_words: frozenset[str] = frozenset()
    no_part: frozenset[str] = frozenset()
    half_not_after: frozenset[str] = frozenset()
    twice_followers: frozenset[str] = frozenset()
    verb_endings: tuple[str, ...] = ()
    meridiems: frozenset[str] = frozenset()
    verbal_endings: tuple[str, ...] = ()
    no_verbal_endings: tuple[str, ...] = ()
    adverb_endings: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    long_plurals: frozenset[str] = frozenset()
    singulars: Mapping[str, str] = {}


def figure_words(language: str | None) -> FigureWords:
    """Give the words of figures in a language; a language without them has none. Raises `BrokenPack`."""
    return table_of(language, FigureWords, "numbers", "hedges", "changes", "labels", "nouns")


class UnitWords(Struct, frozen=True):
    """Units in words: `units` and `money` by the name that stands in a figure, `rates` as "mile/hour".

    `plural` is an ending that makes a plural of each, unless it ends in one of `no_plural` or is of `of_rates`;
    `denominators` stand after "a" ("$52 a barrel"), `either` may be a unit or money.
    """

    units: Mapping[str, str] = {}
    money: Mapping[str, str] = {}
    rates: Mapping[str, str] = {}
    either: Mapping[str, str] = {}
    denominators: frozenset[str] = frozenset()
    plural: str = ""
    no_plural: frozenset[str] = frozenset()
    of_rates: re.Pattern[str] = NEVER


def unit_words(language: str | None) -> UnitWords:
    """Give the units of a language in words. Raises `BrokenPack`."""
    return table_of(language, UnitWords, "units")
