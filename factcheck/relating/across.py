"""Two statements in two languages: whether they tell one fact is decided without comparing their words.

What is left is what no language changes: the number and how telling it is, its unit, the year, the other figures of the
sentence, names in any script, and how near an embedder finds the two sentences. A difference is said only where it is
a slip of digits in a sentence that is nearly a translation; other differences are shown and nothing is said by them.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.facts import periods
from factcheck.facts.measures import in_units_of, kinds_agree
from factcheck.figures.conversion import is_share, measure
from factcheck.figures.weighing import SUPPORTING, Weighed, digits_of, weigh
from factcheck.language.calendar import calendar_of
from factcheck.language.packs import ENGLISH
from factcheck.relating.comparing.from_to import level
from factcheck.relating.comparing.pairs import Pair
from factcheck.relating.matters import another_matter, another_name, another_topic
from factcheck.relating.model import Relation
from factcheck.relating.spelling import Names, compare_names
from factcheck.relating.telling import line_of, nothing, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.facts.measures import Units
    from factcheck.facts.model import Statement
    from factcheck.figures.model import Figure

__all__ = ["Across", "relate_across"]

# What speaks for one fact, in natural logarithms of odds. The likeness of sentences in two languages was measured on
# one news text in twelve: from `_MIDDLE` on two sentences are rather one than two, by so much for each tenth.
_MIDDLE, _TENTH, _MOST = 0.2, 1.4, 3.0
_DIGIT = 1.0  # a digit that agrees; by chance every tenth one would, but figures of one text are not independent
_HOW = {"equal": 0.0, "rounds": -0.4, "within": -1.2, "approximates": -1.0}
_MONEY, _SHARE = 0.8, 0.3
_YEAR, _FIGURES = 0.8, 1.6
_NAME = 1.0
_CHANGE = -1.5  # a change beside a level
_RIVAL = -0.6  # another figure there that could be the claim's
_BIAS = -1.2
_SAYS, _SAYS_A_SLIP = 0.75, 0.9
_SLIPS = frozenset({"magnitude", "transposed"})
_NEARLY_TRANSLATED = 0.4
_COUNTED = frozenset({"count", "number"})


class Across(Struct, frozen=True):
    """What an embedder says of a claim and a passage, and the languages of both.

    `likeness` is 0..1 for the two sentences; `alike` gives it for two short texts, None where it is not known.
    """

    likeness: float
    claimed: str
    reported: str
    alike: Callable[[str, str], float | None]


class _Met(Struct, frozen=True):
    """A reported figure beside the claimed one, with how sure it is that both tell one fact."""

    pair: Pair
    weighed: Weighed
    certainty: float
    grounds: tuple[str, ...]
    beside: float = 0.0


def relate_across(
    claimed: Statement, reported: Sequence[Statement], across: Across, siblings: Sequence[Figure]
) -> Relation:
    """Give how the claimed figure stands to the figures of a passage in another language.

    `siblings` are the other figures of the claim's sentence.
    """
    levels = _levels(claimed)
    if levels is not None:
        answers = [relate_across(one, reported, across, [other.figure]) for one, other in (levels, reversed(levels))]
        if all(answer.stance == "supports" for answer in answers):
            parts = tuple(part for answer in answers for part in answer.parts)
            told = "; ".join(dict.fromkeys(answer.working for answer in answers))
            return replace(min(answers, key=lambda answer: answer.certainty), working=told, parts=parts)
        unsure = [answer for answer in answers if answer.parts and answer.stance == "unsupported"]
        return min(unsure, key=lambda answer: answer.certainty) if unsure else nothing(claimed, len(reported))
    there = [level for statement in reported for level in _levels(statement) or (statement,)]
    met = _weighed(claimed, there, across, siblings)
    agreeing = max((one for one in met if one.weighed.name in SUPPORTING), key=_certainty, default=None)
    if agreeing is not None and agreeing.certainty >= _SAYS:
        return _told(agreeing, across)
    slip = max((one for one in met if one.weighed.name in _SLIPS), key=_certainty, default=None)
    if agreeing is None and slip is not None and slip.certainty >= _SAYS_A_SLIP:
        return _told(slip, across)
    best = max(met, key=_certainty, default=None)
    return nothing(claimed, len(reported)) if best is None else _unsure(best)


def _certainty(one: _Met) -> float:
    return one.certainty


def _levels(statement: Statement) -> tuple[Statement, Statement] | None:
    """Give the levels before and after a change, where a figure says both and no number of its own."""
    figure = statement.figure
    if figure.value is not None or figure.from_value is None or figure.to_value is None:
        return None
    first, last = level(figure, figure.from_value), level(figure, figure.to_value)
    return replace(statement, figure=first), replace(statement, figure=last)


def _weighed(
    claimed: Statement, reported: Sequence[Statement], across: Across, siblings: Sequence[Figure]
) -> list[_Met]:
    pairs = [pair for statement in reported if (pair := _pair(claimed, statement, across)) is not None]
    names = compare_names(claimed.text, reported[0].text) if pairs else Names(0, (), ())
    found = []
    for pair in pairs:
        weighed = weigh(pair.claimed.figure, pair.figure, converted=pair.units == "converted")
        if weighed.name in SUPPORTING or weighed.name in _SLIPS:
            rivals = sum(other is not pair and other.units == pair.units for other in pairs)
            found.append(_sure(pair, weighed, across, names, _beside(siblings, reported), rivals))
        elif weighed.name != "none":
            found.append(_Met(pair, weighed, 0.0, ()))
    return found


def _pair(claimed: Statement, reported: Statement, across: Across) -> Pair | None:
    """Set two figures beside each other, where they can be compared and nothing says that they are two things."""
    claim, source = claimed.figure, reported.figure
    if not kinds_agree(claim, source) or (claim.per is None) != (source.per is None):
        return None
    units: Units | None
    units, figure = in_units_of(claim, source)
    if units is None and {measure(claim.unit).dimension, measure(source.unit).dimension} <= _COUNTED:
        units = "same"  # what is counted has a name in each language
    if units is None or units == "mistaken" or claimed.denied != reported.denied:
        return None
    period = periods.compare(claimed.period, reported.period)
    if period == "different":
        return None
    return Pair(
        claimed=claimed, reported=reported, figure=figure, units=units, subject="unknown", period=period,
        base="unknown", closeness=across.likeness, shared=0, names=0, same_beside=0, alike=units != "bare",
    )  # fmt: skip


def _beside(siblings: Sequence[Figure], reported: Sequence[Statement]) -> float:
    """Give how many of the claim's other figures stand in the passage too, from 0 to 1."""
    own = {number for figure in siblings for number in figure.numbers}
    there = {number for statement in reported for number in statement.figure.numbers}
    return len(own & there) / len(own) if own else 0.0


def _sure(pair: Pair, weighed: Weighed, across: Across, names: Names, beside: float, rivals: int) -> _Met:
    claim, source = pair.claimed.figure, pair.figure
    near = min(_MOST, max(-_MOST, (across.likeness - _MIDDLE) * 10 * _TENTH))
    grounds = (
        (near, "the sentences mean nearly the same"),
        (_DIGIT * _digits(claim, weighed), "a number of many digits"),
        (_HOW.get(weighed.name, 0.0), "how the number is rounded"),
        (_unit(claim) if pair.units != "bare" else 0.0, "the same unit"),
        (_YEAR if pair.period == "same" else 0.0, "the same time"),
        (_FIGURES * beside, "the claim's other figures are there"),
        (_NAME * min(2, names.met), "names in common"),
        (_CHANGE if (claim.direction is None) != (source.direction is None) else 0.0, "one is a change"),
        (_RIVAL * min(2, rivals) if not beside else 0.0, "other figures of the unit stand there"),
    )
    margin = _BIAS + sum(size for size, _ in grounds)
    if weighed.name in _SLIPS and (across.likeness < _NEARLY_TRANSLATED or rivals or pair.units == "bare"):
        margin = -_MOST
    told = sorted((ground for ground in grounds if ground[0]), key=lambda ground: -abs(ground[0]))
    words = tuple(f"{name} ({'+' if size > 0 else '-'})" for size, name in told[:4])
    return _Met(pair, weighed, 1 / (1 + math.exp(-margin)), words, beside)


def _digits(claim: Figure, weighed: Weighed) -> int:
    if claim.value is None:
        return 1
    digits = digits_of(claim.value)
    return min(4, digits) if weighed.name in {"equal", "rounds", *_SLIPS} else min(2, digits)


def _unit(figure: Figure) -> float:
    if is_share(figure.unit):
        return _SHARE
    return _MONEY if measure(figure.unit).dimension not in _COUNTED else 0.0


def _told(one: _Met, across: Across) -> Relation:
    claim, passage = one.pair.claimed.text, one.pair.reported.text
    timed = _timed(across.claimed) | _timed(across.reported)
    if another_name(compare_names(claim, passage), claim, passage, timed, across.alike):
        return _unsure(one, "another name (-)")
    english = (claim, passage) if across.reported == ENGLISH else (passage, claim)
    if ENGLISH in {across.claimed, across.reported} and another_matter(*english, across.alike):
        return _unsure(one, "a word in contrast (-)")
    if not one.beside and another_topic(claim, one.pair.reported.words, across.alike):
        return _unsure(one, "no word says the same (-)")
    told = tell(one.weighed.name, line_of(one.pair, one.weighed), one.pair, one.weighed)
    return replace(told, certainty=one.certainty, grounds=one.grounds)


@cache
def _timed(language: str) -> frozenset[str]:
    """Give the months and days of a language, which are written like names in some."""
    calendar = calendar_of(language)
    return frozenset(calendar.months) | frozenset(calendar.weekdays)


def _unsure(one: _Met, but: str = "") -> Relation:
    line = f"not surely the same: {line_of(one.pair, one.weighed)}"
    return Relation(
        working=line,
        parts=(one.pair.reported.figure,),
        certainty=one.certainty,
        grounds=(*((but,) if but else ()), *one.grounds),
    )
