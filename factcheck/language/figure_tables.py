"""What a pack says of the figures of its language where all grammar around a number is tables.

It is read by `factcheck.figures.tabled`. `cldr.toml` is generated from the tables of Unicode's CLDR, `figures.toml` is
written by hand and goes before it, `numbers.tsv` holds the words of numbers.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - tables are typed by it
from functools import cache

from msgspec import Struct

from factcheck.language.meanings import Approximator, Direction  # noqa: TC001 - tables are typed by them
from factcheck.language.packs import REMEDY, BrokenPack, code_of, pack_lines
from factcheck.language.tables import table_of

__all__ = ["Cldr", "FigureTables", "cldr_of", "figure_tables", "number_words"]


class Cldr(Struct, frozen=True):
    """The generated part of a pack: scales by their power of ten, names of units, money, months and weekdays."""

    decimal: str = ""
    group: str = ""
    percent: str = ""
    scales: Mapping[str, int] = {}
    money: Mapping[str, str] = {}
    units: Mapping[str, str] = {}
    months: Mapping[str, int] = {}
    weekdays: Mapping[str, int] = {}


class FigureTables(Struct, frozen=True):
    """The part of a pack that is written by hand; in a phrase `#` stands for a number and `*` for any word.

    Numbers: `scales` by their power of ten, of which `alone` count as one of it without a number before them, and
    `touching` only beside a sign of money ("250 M€"); `no_scales` are words of CLDR that are none here. `compounding`
    is "chain" or "glued" (in one word), `inverted` says that ones may stand before tens behind a `link`, `vigesimal`
    that sixty and eighty take up to nineteen, `ten_takes` the ones that ten takes, `teens` words that add ten; `weak`
    words are numbers only before a unit, a noun or another number word, and those of them that are `unread` before no
    noun, `no_numbers` look like one with an ending; `elided` are written for a number word inside a longer one; `point`
    stands before decimals in words, `half` adds half of the last scale; `proclitics` are written onto the next word,
    `suffixes` onto the one before; `hundreds` says that a hundred may follow digits, `below_hundred` that digits of
    fewer than three may follow thousands ("17 bin 2"). `elides` is for articles with an apostrophe, each a word of its
    own.

    Units: `units` and `money` by name; `no_units` are words of CLDR that are none here; `before` are those that stand
    in front of the number, `duals` say two of it; `of` may stand between number and unit, `articles` between hedge and
    number. `hyphened` begin what is written behind digits with a hyphen ("20-prozentig"); `bases` stand before so many
    of whom it is one rate ("56 cases per 100,000 people"); `rates` are the times for which an amount is told ("a
    month"), none before a word or number that says which.

    Shares: `halves`, which are none behind a word of `half_not_after` ("the second half"); `collectives` are so many
    together, behind how many of them ("two dozen"); `mixed` stand between a whole number and parts of one; `tenths` are
    tenths of a percentage point behind their number; `denominators` need a number before them, those that are also in
    `parts_of` one of `of` behind, `parts_alone` need none, `two_parts` are twice that; a word of `no_share` behind says
    that it is no share. `parts_named` are denominators of several words, `of_scale` may stand between parts and the
    scale that they are of ("three quarters of a million"). `one_in` are phrases of a part and its whole, `one_in_ten`
    only for wholes of 10, 100 and 1000, `one_in_back` have the whole first, `one_in_any` may have one of any whole;
    `about` are nouns that are about so many ("a report on 20 countries"), no one of them; `every` stand before an
    ordinal: `ordinals` in words, `ordinal_endings` written onto digits; `ordinal_leads` are written before digits.
    `multiples` with a factor and the way it goes, `times` are phrases with a number, `times_down` such that divide,
    `folds` endings of number words.

    Around: `hedges` before and `trailers` behind a number; `up` and `down` are words of change (a star ends what they
    begin with), `parted_up` and `parted_down` verbs whose second part stands behind the amount and closes the clause
    ("nahm # ab"), `by` stands before an amount of change, those of it that are `lasting` before no length of time,
    `change_behind` says that its word may stand behind, `to` stands before the level that it led to, `from_words`
    before the first, and `to_behind` and `from_behind` are such behind one. `between`, `and_words` and `ranges`
    (between two numbers) tell a range. `minus`.

    What counts nothing: `labels` stand before a number that names, `labels_behind` behind it; `years_before` and
    `years_behind` a year; `clock` behind an hour, `clock_before` before one and `clock_around` on both sides of it;
    `streets` before a house; `dates` between the parts of a date; `ages` begin what is written behind digits with a
    hyphen ("25-jährig"). `stops` are words that are no counted noun, and so are those that end in one of
    `verb_endings`; `nouns` is "capital" where nouns begin with one.
    """

    scales: Mapping[str, int] = {}
    touching: Mapping[str, int] = {}
    no_scales: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    compounding: str = "chain"
    inverted: bool = False
    vigesimal: bool = False
    hundreds: bool = False
    ten_takes: str = ""
    elides: bool = False
    link: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    no_numbers: frozenset[str] = frozenset()
    below_hundred: bool = False
    point: frozenset[str] = frozenset()
    elided: Mapping[str, str] = {}
    half: frozenset[str] = frozenset()
    proclitics: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    units: Mapping[str, str] = {}
    money: Mapping[str, str] = {}
    no_units: frozenset[str] = frozenset()
    before: Mapping[str, str] = {}
    of: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    halves: frozenset[str] = frozenset()
    half_not_after: frozenset[str] = frozenset()
    collectives: Mapping[str, int] = {}
    mixed: frozenset[str] = frozenset()
    tenths: frozenset[str] = frozenset()
    bases: frozenset[str] = frozenset()
    rates: Mapping[str, str] = {}
    parts_named: Mapping[str, int] = {}
    of_scale: frozenset[str] = frozenset()
    one_in_any: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    times_down: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    hyphened: Mapping[str, str] = {}
    streets: frozenset[str] = frozenset()
    clock_around: frozenset[str] = frozenset()
    denominators: Mapping[str, int] = {}
    duals: Mapping[str, str] = {}
    teens: frozenset[str] = frozenset()
    parts_alone: Mapping[str, int] = {}
    parts_of: frozenset[str] = frozenset()
    two_parts: Mapping[str, int] = {}
    no_share: frozenset[str] = frozenset()
    one_in: frozenset[str] = frozenset()
    one_in_ten: frozenset[str] = frozenset()
    one_in_back: frozenset[str] = frozenset()
    every: frozenset[str] = frozenset()
    ordinals: Mapping[str, int] = {}
    ordinal_endings: frozenset[str] = frozenset()
    ordinal_leads: frozenset[str] = frozenset()
    multiples: Mapping[str, tuple[str, Direction | None]] = {}
    times: frozenset[str] = frozenset()
    folds: frozenset[str] = frozenset()
    hedges: Mapping[str, Approximator] = {}
    trailers: Mapping[str, Approximator] = {}
    up: frozenset[str] = frozenset()
    down: frozenset[str] = frozenset()
    parted_up: frozenset[str] = frozenset()
    parted_down: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    from_words: frozenset[str] = frozenset()
    from_behind: frozenset[str] = frozenset()
    to_behind: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    and_words: frozenset[str] = frozenset()
    ranges: frozenset[str] = frozenset()
    change_behind: bool = False
    minus: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    labels_behind: frozenset[str] = frozenset()
    years_before: frozenset[str] = frozenset()
    years_behind: frozenset[str] = frozenset()
    clock: frozenset[str] = frozenset()
    clock_before: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    verb_endings: tuple[str, ...] = ()
    nouns: str = ""


def figure_tables(language: str | None) -> FigureTables:
    """Give what is written by hand of a language's figures. Raises `BrokenPack`."""
    return table_of(language, FigureTables, "figures")


def cldr_of(language: str | None) -> Cldr:
    """Give what is generated of a language's figures. Raises `BrokenPack`."""
    return table_of(language, Cldr, "cldr")


@cache
def number_words(language: str) -> Mapping[str, str]:
    """Give the words of numbers with their values as written in `numbers.tsv`; none where there is no such file.

    Raises `BrokenPack`.
    """
    words: dict[str, str] = {}
    for number, row in pack_lines(code_of(language), "numbers.tsv"):
        try:
            value, listed = row
            float(value)
        except ValueError:
            raise BrokenPack(
                f"language pack {code_of(language)}/numbers.tsv", f"line {number} is no value and its words", REMEDY
            ) from None
        words.update(dict.fromkeys(listed.split(), value))
    return words
