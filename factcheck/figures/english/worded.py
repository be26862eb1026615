"""Figures in words: cardinals, dozens, vague plurals, multiples, ordinals; fractions and shares are in `shares`.

two hundred and fifty thousand   two point five million   dozens of   a couple of   doubled   sixfold   third
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.figures.english.after import read_after
from factcheck.figures.english.ages import read_age
from factcheck.figures.english.before import read_words_before
from factcheck.figures.english.nouns import take_noun
from factcheck.figures.english.sense import settle_change
from factcheck.figures.english.shares import (
    is_share_ahead,
    read_fraction,
    read_majority,
    read_one_of,
    read_parts,
    read_share,
)
from factcheck.figures.english.spelled import WORD, WORD_AFTER, WORD_BEFORE, read_cardinal
from factcheck.figures.reading.draft import Draft
from factcheck.figures.reading.numerals import shift
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    import re

    from factcheck.figures.english.grammar import Grammar

__all__ = ["read_worded"]

_NAMED = compile_pattern(r"(?<![.!?:\"“])(?:^|\s)[A-Z][\w'’]*[A-Za-z] $")


def read_worded(text: str, low: str, start: int, end: int, limit: int, grammar: Grammar) -> Draft | None:
    """Read the figure that a number word begins; None where the word is none here."""
    word = low[start:end]
    tables = grammar.words
    if text[start].isupper() and start > limit and _NAMED.search(text, max(limit, start - 24), start):
        return None  # "BBC Two", "Ocean's Eleven"
    if word in grammar.cardinals:
        return _cardinal(text, low, start, limit, grammar)
    if word in tables.multiples:
        return _multiple(text, low, start, end, word, limit, grammar)
    if word in tables.fractions:
        draft = read_fraction(text, low, start, end, word, limit, grammar)
        if draft is not None:
            settle_change(text, low, draft, grammar)
            return draft
    if word in tables.ordinals:
        draft = Draft(start, end, None, 0, "rank")
        draft.value = Decimal(tables.ordinals[word])
        return draft
    if word in tables.vague_plurals:
        return _vague(text, low, start, end, word, grammar)
    if word in tables.collectives:
        return _collective(text, low, start, end, word, limit, grammar)
    if word.endswith(tables.fold_word):
        factor = Decimal(tables.ones[word.removesuffix(tables.fold_word)])
        draft = Draft(start, end, factor, 0, "multiple")
        read_words_before(text, low, limit, draft, grammar)
        return draft
    if word in tables.majorities:
        return read_majority(low, start, end, limit, grammar)
    return None


def _cardinal(text: str, low: str, start: int, limit: int, grammar: Grammar) -> Draft | None:
    run = grammar.cardinal_words.match(low, start)
    if run is None:
        return None
    found = [(match[0], match.end()) for match in WORD.finditer(low, start, run.end())]
    first = found[0][0]
    tables = grammar.words
    before = WORD_BEFORE.search(low, max(limit, start - 16), start)
    previous = before[1] if before is not None else ""
    if first == "one" and len(found) == 1 and not _one_counts(low, run.end(), previous, grammar):
        return None
    if first in tables.scales and previous not in tables.articles:
        if previous in tables.vague_counts:
            return _several(text, found[0][1], before, tables.scales[first], grammar)  # type: ignore[arg-type]
        return None
    reading = read_cardinal([word for word, _ in found], tables)
    if reading is None:
        return None
    number, places, taken = reading
    last = found[taken - 1][1]
    year = _spoken_year(found, number, taken, grammar)
    if year:
        return Draft(start, year, None, 0, "date")
    draft = Draft(start, last, number, places, "quantity")
    scale = tables.scales.get(found[taken - 1][0], 0)
    if scale >= 3 and taken > 1 and number % 10**scale == 0:
        draft.scale, draft.number = scale, number / 10**scale
    if first in tables.scales and before is not None:
        draft.start = draft.first = before.start(1)
    half = grammar.patterns.and_a_half.match(low, last)
    if half is not None:
        part = {"half": "0.5", "quarter": "0.25"}.get(half[1] or "", "0.75")
        draft.value = number + shift(Decimal(part), -places)
        draft.number = draft.value
        draft.places = places + (1 if half[1] == "half" else 2)
        draft.last = draft.end = half.end()
    _point(low, draft, grammar)
    following = WORD_AFTER.match(low, draft.last)
    if following is not None:
        if following[1] in tables.ordinals and first in tables.tens and low[last] == "-":  # "twenty-fifth"
            draft = Draft(start, following.end(), None, 0, "rank")
            draft.value = number + tables.ordinals[following[1]]
            return draft
        if following[1] in tables.fractions and following[1] != "quarter" and number < 100:
            share = read_parts(text, low, draft, number, following, limit, grammar)
            if share is not None:
                return share
        elif following[1] == "dozen" and draft.value is not None:
            draft.number = draft.value = draft.value * 12
            draft.last = draft.end = following.end()
        elif following[1] == tables.fold_word:
            draft.kind, draft.last, draft.end = "multiple", following.end(), following.end()
    nearest = read_words_before(text, low, limit, draft, grammar)
    if draft.kind == "multiple":
        return draft
    if read_share(low, draft, grammar) or (first == "one" and read_one_of(low, draft, grammar)):
        return draft
    if first == "one" or low.startswith(" of ", draft.last):
        _of_which(text, low, draft, grammar)
        if draft.noun:
            return draft
        if first == "one" and grammar.patterns.not_counted.match(low, draft.last):
            return None  # "one of the best"
    read_after(text, draft, grammar)
    if draft.kind == "identifier":
        draft.kind = "quantity"
    if draft.kind == "quantity" and read_age(text, low, draft, nearest, grammar):
        return draft
    if draft.unit is None and (first == "zero" or (previous in tables.the_words and draft.scale == 0)):
        return None  # "net zero", "zero in on"; "the two" is a pronoun
    if previous in tables.labels and draft.unit is None:
        draft.kind = "identifier"
    settle_change(text, low, draft, grammar)
    return draft


def _point(low: str, draft: Draft, grammar: Grammar) -> None:
    """Read the decimals of a number in words: "two point five million", "six point oh three"."""
    point = grammar.patterns.worded_point.match(low, draft.last)
    if point is None or draft.number is None or draft.scale:
        return
    decimals = ""
    end = draft.last
    for match in WORD.finditer(low, point.end() - 1, point.end() + 60):
        word = match[0]
        if (
            word not in grammar.words.ones
            or grammar.words.ones[word] > 9
            or low[end : match.start()].strip(" -") not in {"", "point"}
        ):
            break
        decimals += str(grammar.words.ones[word])
        end = match.end()
    if decimals:
        draft.number = draft.value = Decimal(f"{draft.number}.{decimals}")
        draft.places = len(decimals)
        draft.last = draft.end = end


def _spoken_year(found: list[tuple[str, int]], number: Decimal, taken: int, grammar: Grammar) -> int:
    """Read "nineteen eighty-four" as a year; give where it ends, 0 where it is none."""
    if not (11 <= number <= 20 and taken == 1 and len(found) > 1 and found[1][0] in grammar.words.tens):
        return 0
    further = read_cardinal([word for word, _ in found[1:]], grammar.words, scaled=False)
    return found[further[2]][1] if further is not None else 0


def _one_counts(low: str, end: int, previous: str, grammar: Grammar) -> bool:
    """Say whether "one" counts something here; mostly it is a pronoun."""
    tables = grammar.words
    following = WORD_AFTER.match(low, end)
    if following is not None and low[end] == "-":
        if is_share_ahead(low, end, grammar):
            return True  # "a one-in-three chance"
        return (
            following[1] in grammar.units or following[1] in tables.fractions
        )  # "one-year", "one-third", but not "one-off"
    if following is None or previous in tables.one_not_after:
        return False
    word = following[1]
    if word == "of":
        return not low.startswith((" of them", " of us", " of these", " of those", " of which", " of whom"), end)
    if word in {"in", "out"}:
        return is_share_ahead(low, end, grammar)
    if word in tables.fractions:
        return True
    if word in tables.one_places and previous in tables.one_placed:
        return False
    counted = tables.percent_words | tables.measure_front
    if word in tables.one_not_before or (word in grammar.noun_stops and word not in counted):
        return False
    return low[end : end + 1] in " \u00a0"


def _several(text: str, end: int, before: re.Match[str], scale: int, grammar: Grammar) -> Draft:
    """Read "several hundred years", "a few thousand": from two to less than ten of it."""
    draft = Draft(before.start(1), end, None, -scale, "range")
    draft.last = end
    draft.low, draft.high, draft.high_open = shift(Decimal(2), scale), shift(Decimal(10), scale), True
    _counted(text, draft, end, grammar)
    return draft


def _counted(text: str, draft: Draft, end: int, grammar: Grammar) -> None:
    """Read the counted noun or unit behind a vague number."""
    match = grammar.after.match(text, end)
    if match is None:
        return
    unit = grammar.units.get(match[2].lower())
    if unit is not None:
        draft.unit, draft.end = unit.name, match.end(2)
        return
    take_noun(text, draft, end, grammar)


def _vague(text: str, low: str, start: int, end: int, word: str, grammar: Grammar) -> Draft | None:
    """Read "dozens of people", "tens of thousands of jobs": from one to less than ten of it."""
    tables = grammar.words
    amount = tables.vague_plurals[word]
    while low.startswith(" of ", end):
        following = WORD_AFTER.match(low, end + 3)
        if following is None or following[1] not in tables.vague_plurals:
            break
        amount *= tables.vague_plurals[following[1]]
        end = following.end()
    if not low.startswith((" of ", " more "), end):
        return None
    draft = Draft(start, end, None, 0, "range")
    draft.low, draft.high, draft.high_open = Decimal(amount), Decimal(amount * 10), True
    _counted(text, draft, end + 3, grammar)
    return draft


def _collective(text: str, low: str, start: int, end: int, word: str, limit: int, grammar: Grammar) -> Draft | None:
    """Read "a dozen", "a couple of"."""
    tables = grammar.words
    before = WORD_BEFORE.search(low, max(limit, start - 12), start)
    if before is None or before[1] not in tables.articles or low[end : end + 1] in {"'", "’", "-"}:
        return None
    if word == "couple":
        if not low.startswith(" of ", end):
            return None
        end += 3
    number = Decimal(tables.collectives[word])
    draft = Draft(before.start(1), end, number, 0, "quantity")
    if word == "couple":
        draft.approximator = "about"
    read_words_before(text, low, limit, draft, grammar)
    read_after(text, draft, grammar)
    return draft


def _multiple(text: str, low: str, start: int, end: int, word: str, limit: int, grammar: Grammar) -> Draft | None:
    """Read "doubled", "halved", "twice as many", "double the"."""
    tables = grammar.words
    factor, direction = tables.multiples[word]
    draft = Draft(start, end, Decimal(factor), 0, "multiple")
    read_words_before(text, low, limit, draft, grammar)
    if direction is not None:
        if low.startswith((" as ", " down", " over", " up "), end) and word.startswith("doubl"):
            return None
        if word == "halves":
            return None
        draft.direction = direction
        return draft
    draft.direction = None
    following = WORD_AFTER.match(low, end)
    follower = following[1] if following is not None else ""
    if word in {"twice", "thrice"}:
        if follower == "as":
            compared = WORD_AFTER.match(text, end + 3)
            compares = compared is not None and compared[1].islower() and compared[1] not in tables.not_compared
            return draft if compares else None
        return draft if follower in tables.twice_followers else None
    if draft.approximator is None and follower not in tables.multiple_followers:
        return None
    return draft


def _of_which(text: str, low: str, draft: Draft, grammar: Grammar) -> None:
    """Read what is counted behind "one of the most", "two of Johnson's"."""
    of = grammar.patterns.worded_of_what.match(low, draft.last)
    if of is not None:
        take_noun(text, draft, of.end() - 1, grammar)
