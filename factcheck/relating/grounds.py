"""What speaks for and against two figures telling one fact: a table of grounds, each a number from 0 to 1.

How much each counts is learnt from pairs (`weights`), within what the table allows: a ground that speaks for it never
counts against it. Nothing here looks at whether the numbers agree, but for how telling a number is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from rapidfuzz import fuzz

from factcheck.facts import periods
from factcheck.facts.vocabulary import contrasted, noun_topics
from factcheck.figures.conversion import is_share, measure
from factcheck.figures.weighing import SUPPORTING, digits_of, implied
from factcheck.relating.comparing.beside import SAME_SENTENCE
from factcheck.relating.comparing.numbered import of_another_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factcheck.relating.compared import Compared

__all__ = ["GROUNDS", "TESTS", "Ground", "grounds_of"]

Side = Literal["for", "against", "either"]


def _part(own: frozenset[str], other: frozenset[str]) -> float:
    return len(own & other) / len(own) if own else 1.0


def _digits(one: Compared) -> float:
    return min(5, digits_of(one.claimed.figure.value)) / 5


def _dimension(name: str) -> Callable[[Compared], float]:
    return lambda one: float(measure(one.claimed.figure.unit).dimension == name)


# So alike, of 100, are two sentences of which one was copied and a number in it changed.
_VERBATIM = 92


class Ground(Struct, frozen=True):
    """One row: what it is called, on which side it speaks, how it is told, and how it is seen."""

    name: str
    side: Side
    told: str
    test: Callable[[Compared], float]


_ROWS: Sequence[tuple[str, Side, str, Callable[[Compared], float]]] = (
    # the number and its unit
    ("unit-same", "for", "the same unit", lambda one: one.pair.units == "same"),
    ("unit-bare", "against", "a number without a unit", lambda one: one.pair.units == "bare"),
    ("unit-mistaken", "either", "the same number in another unit", lambda one: one.pair.units == "mistaken"),
    (
        "noun-same",
        "for",
        "the same things counted",
        lambda one: bool(noun_topics(one.claimed.figure.unit) & noun_topics(one.pair.figure.unit)),
    ),
    ("alike", "for", "both count the same", lambda one: one.pair.alike),
    ("count", "either", "a count", _dimension("count")),
    ("share", "either", "a share", lambda one: is_share(one.claimed.figure.unit)),
    ("money", "either", "money", _dimension("currency")),
    ("no-unit", "either", "no unit", lambda one: one.claimed.figure.unit is None),
    ("digits", "for", "a number of many digits", _digits),
    ("far", "against", "numbers far apart", lambda one: one.far),
    (
        "near-number",
        "for",
        "nearly the same number of many digits, or the same and another bound",
        lambda one: one.nearly,
    ),
    (
        "points",
        "for",
        "percent given for the same number of points",
        lambda one: (
            one.pair.units == "mistaken" and is_share(one.claimed.figure.unit) and not is_share(one.pair.figure.unit)
        ),
    ),
    ("slip", "for", "a slip of digits", lambda one: one.weighed.name in {"transposed", "magnitude"}),
    ("hedged", "either", "a hedged claim", lambda one: one.claimed.figure.approximator is not None),
    ("hedged-there", "either", "a hedged source", lambda one: one.pair.figure.approximator is not None),
    (
        "rate-differs",
        "against",
        "a rate beside none",
        lambda one: (one.claimed.figure.per is None) != (one.pair.figure.per is None),
    ),
    # which number it is
    ("subject-same", "for", "the same subject", lambda one: one.pair.subject == "same"),
    (
        "subject-alone",
        "for",
        "the only figure there of the claim's subject",
        lambda one: one.pair.subject == "same" and not one.namesakes and one.rivals > 1,
    ),
    (
        "subject-elsewhere",
        "against",
        "another figure there is of the claim's subject",
        lambda one: one.pair.subject != "same" and one.namesakes > 0,
    ),
    ("subject-other", "against", "another subject", lambda one: one.pair.subject == "different"),
    (
        "number-other",
        "against",
        "another of a kind that is told by number",
        lambda one: of_another_number(one.claimed, one.reported),
    ),
    ("period-same", "for", "the same time", lambda one: one.pair.period == "same"),
    ("period-other", "against", "another time", lambda one: one.pair.period == "different"),
    ("base-same", "for", "a share of the same", lambda one: one.pair.base == "same"),
    ("base-other", "against", "a share of something else", lambda one: one.pair.base == "different"),
    ("role-same", "for", "both before or both after a change", lambda one: one.pair.role),
    (
        "earlier",
        "against",
        "as it was before the number of now",
        lambda one: (
            one.weighed.name in SUPPORTING
            and one.claimed.role == "level"
            and one.reported.role == "before"
            and one.pair.period != "same"
        ),
    ),
    ("kind-other", "against", "another kind of number: a change, a rate, a sum", lambda one: one.mistakable),
    (
        "change-both",
        "either",
        "both are changes",
        lambda one: one.claimed.role == "distance" and one.reported.role == "distance",
    ),
    (
        "gap",
        "against",
        "how far something is from another beside a level",
        lambda one: (
            (one.claimed.role == "distance") != (one.reported.role == "distance")
            and not is_share(one.claimed.figure.unit)
            and "multiple" not in (one.claimed.figure.kind, one.reported.figure.kind)
            and one.pair.same_beside < SAME_SENTENCE
        ),
    ),
    (
        "direction-other",
        "either",
        "the other direction",
        lambda one: (
            one.claimed.figure.direction is not None
            and one.pair.figure.direction is not None
            and one.claimed.figure.direction != one.pair.figure.direction
        ),
    ),
    (
        "direction-one",
        "against",
        "a direction on one side",
        lambda one: (one.claimed.figure.direction is None) != (one.pair.figure.direction is None),
    ),
    ("narrowed", "against", "a part of what the other is about", lambda one: one.narrowed),
    (
        "contrast",
        "against",
        "words of a contrast: men, women",
        lambda one: contrasted(one.claimed.words, one.reported.words),
    ),
    (
        "forecast",
        "against",
        "a forecast beside a result",
        lambda one: periods.speaks_of_a_result(one.periods[0]) != periods.speaks_of_a_result(one.periods[1]),
    ),
    (
        "contains",
        "against",
        "a bound that holds for another kind of number",
        lambda one: one.mistakable and one.weighed.name == "within",
    ),
    (
        "implied",
        "against",
        "a looser bound than the source's",
        lambda one: implied(one.claimed.figure, one.pair.figure) and one.pair.same_beside < SAME_SENTENCE,
    ),
    ("nested", "against", "a month beside its year", lambda one: periods.nested(*one.periods)),
    ("denied", "against", "denied on one side", lambda one: one.claimed.denied != one.reported.denied),
    # the words beside the figures
    ("beside", "for", "the same words beside both", lambda one: min(8, one.pair.same_beside) / 8),
    ("same-sentence", "for", "the same sentence around both", lambda one: one.pair.same_beside >= SAME_SENTENCE),
    ("closeness", "for", "near words in common", lambda one: one.pair.closeness),
    ("shared", "for", "telling words in common", lambda one: min(4, one.pair.shared) / 4),
    ("near", "for", "the words nearest to the claimed figure are there", lambda one: _part(one.near, one.there)),
    ("near-both", "for", "nearest words in common", lambda one: _part(one.near, one.near_there)),
    ("near-back", "for", "nearest words of the source in the claim", lambda one: _part(one.near_there, one.near)),
    # the sentences
    ("topics", "for", "what the claim speaks of is there", lambda one: _part(one.mine.topics, one.there)),
    ("names-back", "for", "the source's names are in the claim", lambda one: _part(one.theirs.names, one.mine.known)),
    ("sentence", "for", "sentences alike", lambda one: fuzz.token_set_ratio(one.mine.bare, one.theirs.bare) / 100),
    (
        "verbatim",
        "for",
        "one sentence but for its numbers",
        lambda one: fuzz.ratio(one.mine.bare, one.theirs.bare) >= _VERBATIM,
    ),
    ("order", "for", "sentences alike word by word", lambda one: fuzz.ratio(one.mine.bare, one.theirs.bare) / 100),
    ("year-same", "for", "a year in common", lambda one: bool(one.mine.years & one.theirs.years) and not one.day),
    (
        "year-other",
        "against",
        "other years",
        lambda one: (
            not one.day and bool(one.mine.held) and bool(one.theirs.years) and not one.mine.years & one.theirs.years
        ),
    ),
    (
        "year-here",
        "against",
        "a year in the claim only",
        lambda one: not one.day and bool(one.mine.held) and not one.theirs.years,
    ),
    (
        "year-there",
        "against",
        "a year in the source only",
        lambda one: not one.day and bool(one.theirs.held) and not one.mine.years,
    ),
    # the text around the passage
    (
        "whole-topics",
        "for",
        "what the claim speaks of stands in the document",
        lambda one: _part(one.mine.topics, one.whole.having(one.mine.topics)),
    ),
    (
        "whole-name-missing",
        "against",
        "a name of the claim stands nowhere in the document",
        lambda one: any(not one.whole.has_name(name) for name in one.mine.names - one.there),
    ),
    (
        "elsewhere",
        "against",
        "words of the claim stand in the document, but not here",
        lambda one: _part(one.mine.known, one.whole.having(one.mine.known) - one.there) if one.mine.known else 0.0,
    ),
    (
        "whole-word-missing",
        "against",
        "telling words of the claim stand nowhere in the document",
        lambda one: min(3, len(one.mine.topics - one.whole.having(one.mine.topics))) / 3,
    ),
    (
        "whole-year-missing",
        "against",
        "a year of the claim stands nowhere in the document, others do",
        lambda one: (
            not one.day and bool(one.mine.held) and bool(one.whole.years) and bool(one.mine.held - one.whole.years)
        ),
    ),
    # the other figures
    (
        "figures",
        "for",
        "the claim's other figures are there",
        lambda one: len(one.others & one.theirs.numbers) / len(one.others) if one.others else 0.0,
    ),
    ("no-figures", "either", "no other figure in the claim", lambda one: not one.others),
    ("taken", "against", "the number is another figure of the claim's sentence", lambda one: one.taken),
    ("rivals", "against", "other figures of the unit stand there", lambda one: min(4, one.rivals - 1) / 4),
    ("stands", "against", "the claimed number stands in the passage", lambda one: one.stands),
    ("outplaced", "against", "another figure stands in the claim's very words", lambda one: one.outplaced),
    ("outnamed", "against", "another figure is nearer to the claim's words", lambda one: one.outnamed),
    (
        "known-source",
        "for",
        "the very number, in a document that has the article's others",
        lambda one: one.known_source * one.weighed.very,
    ),
    (
        "known-digits",
        "for",
        "a number of many digits, in a document that has the article's others",
        lambda one: one.known_source * one.weighed.very * _digits(one),
    ),
    (
        "known-slip",
        "for",
        "a slip of a number that the article's source has, and that the article does not tell",
        lambda one: one.known_slip,
    ),
    ("told-before", "for", "what the source speaks of is said right before the claim", lambda one: one.told_before),
    ("row", "either", "a cell of a table", lambda one: one.reported.row is not None),
    # what the comparison of the words comes to
    ("own", "for", "nothing known to be another's", lambda one: one.pair.own),
    ("near-enough", "for", "near enough to be held against it", lambda one: one.pair.near_enough),
    ("comparable", "for", "nothing sets them apart", lambda one: one.is_comparable),
)
GROUNDS: tuple[Ground, ...] = tuple(Ground(*row) for row in _ROWS)

# How each is seen, by its name.
TESTS = {ground.name: ground.test for ground in GROUNDS}


def grounds_of(one: Compared, wanted: Iterable[str] = tuple(TESTS)) -> dict[str, float]:
    """Give every ground of a comparison that is not 0, or of those that are wanted."""
    return {name: value for name in wanted if (value := float(TESTS[name](one)))}
