"""Figures in words: cardinals, fractions and shares, dozens, vague plurals, multiples, ordinals.

two hundred and fifty thousand   half a million   two-thirds of   one in five   dozens of   doubled   sixfold   third
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.figures.reading.after import read_after
from factcheck.figures.reading.before import read_words_before
from factcheck.figures.reading.draft import Draft
from factcheck.figures.reading.nouns import counted_noun
from factcheck.figures.reading.numerals import shift
from factcheck.figures.reading.sense import settle_change
from factcheck.figures.reading.spelled import read_cardinal
from factcheck.figures.reading.units import WORDS

if TYPE_CHECKING:
    from factcheck.figures.reading.grammar import Grammar

__all__ = ["read_part_of_unit", "read_share", "read_worded"]

_WORD = re.compile(r"[^\W\d_]+")
_WORD_AFTER = re.compile(r"[\s\-]([^\W\d_]+)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s\-]$")
_AND_A_HALF = re.compile(r"\s+and\s+a\s+(half|quarter)\b|\s+and\s+three\s+(quarters)\b")
_IN = re.compile(
    r"\s(?:in|out of|of)(?: every)? (?:(\d{1,3}(?:,\d{3})*)(?![\d.,:%]*\d)(?!%)|([a-z]+(?:-[a-z]+)?))(?![\w-])"
)
_OF_UNIT = re.compile(r" of an? (?:us |uk |imperial )?([a-z]+(?: [a-z]+)?)\b")
_ARTICLE_THING = re.compile(r"[ \-](?:an? )?([a-z]+)")
_OF_SCALE = re.compile(r" (?:of an? )?([a-z]+)\b")
_POINT = re.compile(r"[ -]point[ -](?=[a-z])")
_HUNDRED = Decimal(100)
_NOT_COMPARED = frozenset(
    ["the", "a", "an", "he", "she", "they", "it", "we", "you", "i", "his", "her", "their"]
)  # "he scored twice as the rain fell"


def read_worded(text: str, low: str, start: int, end: int, limit: int, grammar: Grammar) -> Draft | None:
    """Read the figure that a number word begins; None where the word is none here."""
    word = low[start:end]
    tables = grammar.words
    if word in grammar.cardinals:
        return _cardinal(text, low, start, limit, grammar)
    if word in tables.MULTIPLES:
        return _multiple(text, low, start, end, word, limit, grammar)
    if word in tables.FRACTIONS:
        draft = _fraction(text, low, start, end, word, limit, grammar)
        if draft is not None:
            return draft
    if word in tables.ORDINALS:
        draft = Draft(start, end, None, 0, "rank")
        draft.value = Decimal(tables.ORDINALS[word])
        return draft
    if word in tables.VAGUE_PLURALS:
        return _vague(text, low, start, end, word, grammar)
    if word in tables.COLLECTIVES:
        return _collective(text, low, start, end, word, limit, grammar)
    if word.endswith(tables.FOLD):
        factor = Decimal(tables.ONES[word.removesuffix(tables.FOLD)])
        draft = Draft(start, end, factor, 0, "multiple")
        read_words_before(text, low, limit, draft, grammar)
        return draft
    if word in tables.MAJORITIES:
        return _majority(low, start, end, limit)
    return None


def _cardinal(text: str, low: str, start: int, limit: int, grammar: Grammar) -> Draft | None:
    run = grammar.cardinal_words.match(low, start)
    if run is None:
        return None
    found = [(match[0], match.end()) for match in _WORD.finditer(low, start, run.end())]
    first = found[0][0]
    tables = grammar.words
    before = _WORD_BEFORE.search(low, max(limit, start - 16), start)
    previous = before[1] if before is not None else ""
    if first == "one" and len(found) == 1 and not _one_counts(low, run.end(), previous, grammar):
        return None
    if first in tables.SCALES and previous not in tables.ARTICLES:
        if previous in tables.VAGUE_COUNTS:
            return _several(text, found[0][1], before, tables.SCALES[first], grammar)  # type: ignore[arg-type]
        return None
    reading = read_cardinal([word for word, _ in found], grammar.ones, grammar.tens, grammar.scales, tables.AND)
    if reading is None:
        return None
    number, places, taken = reading
    last = found[taken - 1][1]
    year = _spoken_year(found, number, taken, grammar)
    if year:
        return Draft(start, year, None, 0, "date")
    draft = Draft(start, last, number, places, "quantity")
    scale = tables.SCALES.get(found[taken - 1][0], 0)
    if scale >= 3 and taken > 1 and number % 10**scale == 0:
        draft.scale, draft.number = scale, number / 10**scale
    if first in tables.SCALES and before is not None:
        draft.start = draft.first = before.start(1)
    half = _AND_A_HALF.match(low, last)
    if half is not None:
        part = {"half": "0.5", "quarter": "0.25"}.get(half[1] or "", "0.75")
        draft.value = number + shift(Decimal(part), -places)
        draft.number = draft.value
        draft.places = places + (1 if half[1] == "half" else 2)
        draft.last = draft.end = half.end()
    _point(low, draft, grammar)
    following = _WORD_AFTER.match(low, draft.last)
    if following is not None:
        if following[1] in tables.ORDINALS and first in tables.TENS and low[last] == "-":  # "twenty-fifth"
            draft = Draft(start, following.end(), None, 0, "rank")
            draft.value = number + tables.ORDINALS[following[1]]
            return draft
        if following[1] in tables.FRACTIONS and following[1] != "quarter" and number < 100:
            share = _parts(text, low, draft, number, following, limit, grammar)
            if share is not None:
                return share
        elif following[1] == "dozen" and draft.value is not None:
            draft.number = draft.value = draft.value * 12
            draft.last = draft.end = following.end()
        elif following[1] == tables.FOLD:
            draft.kind, draft.last, draft.end = "multiple", following.end(), following.end()
    read_words_before(text, low, limit, draft, grammar)
    if draft.kind == "multiple":
        return draft
    if read_share(low, draft, grammar):
        return draft
    if first == "one" or low.startswith(" of ", draft.last):
        _of_which(text, low, draft, grammar)
        if draft.noun:
            return draft
    read_after(text, draft, grammar)
    if draft.kind == "identifier":
        draft.kind = "quantity"
    if draft.unit is None and (first == "zero" or (previous in tables.THE and draft.scale == 0)):
        return None  # "net zero", "zero in on"; "the two" is a pronoun
    if previous in tables.LABELS and draft.unit is None:
        draft.kind = "identifier"
    settle_change(text, low, draft, grammar)
    return draft


def _point(low: str, draft: Draft, grammar: Grammar) -> None:
    """Read the decimals of a number in words: "two point five million", "six point oh three"."""
    point = _POINT.match(low, draft.last)
    if point is None or draft.number is None or draft.scale:
        return
    decimals = ""
    end = draft.last
    for match in _WORD.finditer(low, point.end() - 1, point.end() + 60):
        word = match[0]
        if (
            word not in grammar.ones
            or grammar.ones[word] > 9
            or low[end : match.start()].strip(" -") not in {"", "point"}
        ):
            break
        decimals += str(grammar.ones[word])
        end = match.end()
    if decimals:
        draft.number = draft.value = Decimal(f"{draft.number}.{decimals}")
        draft.places = len(decimals)
        draft.last = draft.end = end


def _spoken_year(found: list[tuple[str, int]], number: Decimal, taken: int, grammar: Grammar) -> int:
    """Read "nineteen eighty-four" as a year; give where it ends, 0 where it is none."""
    if not (11 <= number <= 20 and taken == 1 and len(found) > 1 and found[1][0] in grammar.tens):
        return 0
    further = read_cardinal([word for word, _ in found[1:]], grammar.ones, grammar.tens, {}, grammar.words.AND)
    return found[further[2]][1] if further is not None else 0


def _one_counts(low: str, end: int, previous: str, grammar: Grammar) -> bool:
    """Say whether "one" counts something here; mostly it is a pronoun."""
    tables = grammar.words
    following = _WORD_AFTER.match(low, end)
    if following is not None and low[end] == "-":
        return following[1] in WORDS or following[1] in tables.FRACTIONS  # "one-year", "one-third", but not "one-off"
    if following is None or previous in tables.ONE_NOT_AFTER:
        return False
    word = following[1]
    if word == "of":
        return not low.startswith((" of them", " of us", " of these", " of those", " of which", " of whom"), end)
    if word in {"in", "out"}:
        share = _IN.match(low, end)
        return share is not None and (share[1] is not None or grammar.cardinal_words.match(share[2]) is not None)
    if word in tables.FRACTIONS:
        return True
    if word in tables.ONE_PLACES and previous in tables.ONE_PLACED:
        return False
    counted = tables.PERCENT_WORDS | tables.MEASURE_FRONT
    if word in tables.ONE_NOT_BEFORE or (word in grammar.noun_stops and word not in counted):
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
    unit = WORDS.get(match[2].lower())
    if unit is not None:
        draft.unit, draft.end = unit.name, match.end(2)
        return
    noun = counted_noun(text, end, grammar)
    if noun is not None:
        draft.unit, draft.end = noun
        draft.noun = True


def _vague(text: str, low: str, start: int, end: int, word: str, grammar: Grammar) -> Draft | None:
    """Read "dozens of people", "tens of thousands of jobs": from one to less than ten of it."""
    tables = grammar.words
    amount = tables.VAGUE_PLURALS[word]
    while low.startswith(" of ", end):
        following = _WORD_AFTER.match(low, end + 3)
        if following is None or following[1] not in tables.VAGUE_PLURALS:
            break
        amount *= tables.VAGUE_PLURALS[following[1]]
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
    before = _WORD_BEFORE.search(low, max(limit, start - 12), start)
    if before is None or before[1] not in tables.ARTICLES or low[end : end + 1] in {"'", "’", "-"}:
        return None
    if word == "couple":
        if not low.startswith(" of ", end):
            return None
        end += 3
    number = Decimal(tables.COLLECTIVES[word])
    draft = Draft(before.start(1), end, number, 0, "quantity")
    if word == "couple":
        draft.approximator = "about"
    read_words_before(text, low, limit, draft, grammar)
    read_after(text, draft, grammar)
    return draft


def _majority(low: str, start: int, end: int, limit: int) -> Draft | None:
    """Read "a majority of": more than half."""
    article = re.compile(r"\b(?:an?|the)(?: vast| clear| large| slim| narrow| small)? $").search(
        low, max(limit, start - 16), start
    )
    if article is None or not low.startswith(" of ", end):
        return None
    draft = Draft(article.start(), end, Decimal(50), 0, "ratio")
    draft.unit, draft.approximator = "percent", "more-than"
    return draft


def _multiple(text: str, low: str, start: int, end: int, word: str, limit: int, grammar: Grammar) -> Draft | None:
    """Read "doubled", "halved", "twice as many", "double the"."""
    tables = grammar.words
    factor, direction = tables.MULTIPLES[word]
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
    following = _WORD_AFTER.match(low, end)
    follower = following[1] if following is not None else ""
    if word in {"twice", "thrice"}:
        if follower == "as":
            compared = _WORD_AFTER.match(text, following.end()) if following is not None else None
            return (
                draft if compared is not None and compared[1].islower() and compared[1] not in _NOT_COMPARED else None
            )
        return draft if follower in {"the", "that", "what", "its", "their", "his", "her"} else None
    if draft.approximator is None and follower not in tables.MULTIPLE_FOLLOWERS:
        return None
    return draft


def _fraction(text: str, low: str, start: int, end: int, word: str, limit: int, grammar: Grammar) -> Draft | None:
    """Read "half a million", "half of", "a third of"; None where the word is an ordinal or a time ("the third")."""
    tables = grammar.words
    bottom = tables.FRACTIONS[word]
    following = _WORD_AFTER.match(low, end)
    follower = following[1] if following is not None else ""
    before = _WORD_BEFORE.search(low, max(limit, start - 16), start)
    previous = before[1] if before is not None else ""
    if word == "half":
        if previous in {"second", "first", "other", "better", "either", "each", "every", "latter", "final"}:
            return None
        amount = _half_of_thing(text, low, start, end, limit, grammar)
        if amount is not None:
            return amount
        draft = Draft(start, end, None, 0, "ratio")
        read_words_before(text, low, limit, draft, grammar)
        if follower == "as":  # "half as many"
            draft.kind, draft.value, draft.places = "multiple", Decimal("0.5"), 1
            return draft
        if low[end : end + 1] == "-" or not (
            draft.approximator or follower in tables.SHARE_FOLLOWERS or (draft.direction and previous == "by")
        ):
            return None
        return _share(draft, Decimal(1), bottom)
    if before is None or previous not in tables.ARTICLES:
        return None
    scaled = _OF_SCALE.match(low, end)
    if scaled is not None and scaled[1] in tables.SCALES and word == "quarter":  # "a quarter of a million"
        draft = Draft(before.start(1), scaled.end(), shift(Decimal("0.25"), tables.SCALES[scaled[1]]), 0, "quantity")
        draft.places = 2 - tables.SCALES[scaled[1]]
        read_words_before(text, low, limit, draft, grammar)
        read_after(text, draft, grammar)
        return draft
    draft = Draft(before.start(1), end, None, 0, "ratio")
    read_words_before(text, low, limit, draft, grammar)
    if read_part_of_unit(low, draft):
        draft.number = draft.value = Decimal(1) / bottom
        return draft
    if follower != "of" and not (
        draft.approximator or draft.direction or follower in {"more", "less", "fewer", "higher", "lower"}
    ):
        return None
    if follower == "of" or draft.approximator or draft.direction:
        return _share(draft, Decimal(1), bottom)
    return None


def read_part_of_unit(low: str, draft: Draft) -> bool:
    """Read the unit behind a fraction, "a quarter of a mile", "1/16 of a US pint"; say whether there is one."""
    thing = _OF_UNIT.match(low, draft.end)
    if thing is None:
        return False
    name = thing[1]
    if name not in WORDS:
        name = name.split(" ")[0]
    if name not in WORDS:
        return False
    draft.kind = "quantity"
    draft.places = 2
    draft.unit = WORDS[name].name
    draft.end = thing.start(1) + len(name)
    return True


def _half_of_thing(text: str, low: str, start: int, end: int, limit: int, grammar: Grammar) -> Draft | None:
    """Read "half a million", "half an hour", "half a dozen", "half a percent"."""
    thing = _ARTICLE_THING.match(low, end)
    if thing is None:
        return None
    word = thing[1]
    half = Decimal("0.5")
    tables = grammar.words
    if word in tables.SCALES:
        scale = tables.SCALES[word]
        draft = Draft(start, thing.end(), shift(half, scale), 1 - scale, "quantity")
        draft.number, draft.scale = half, scale
    elif word == "dozen":
        draft = Draft(start, thing.end(), Decimal(6), 0, "quantity")
    elif word in WORDS and " a" in low[end : thing.start(1)] + " " and low[end : end + 2] == " a":
        draft = Draft(start, end, half, 1, "quantity")
        draft.unit, draft.end = WORDS[word].name, thing.end()
        read_words_before(text, low, limit, draft, grammar)
        return draft
    else:
        return None
    read_words_before(text, low, limit, draft, grammar)
    read_after(text, draft, grammar)
    return draft


def _parts(
    text: str, low: str, draft: Draft, top: Decimal, following: re.Match[str], limit: int, grammar: Grammar
) -> Draft | None:
    """Read "two-thirds of", "three quarters of a mile", "one-fifth"."""
    word = following[1]
    tables = grammar.words
    bottom = tables.FRACTIONS[word]
    if top >= bottom or ((top == 1) == word.endswith("s") and word != "half"):
        return None
    draft.last = draft.end = following.end()
    read_words_before(text, low, limit, draft, grammar)
    if read_part_of_unit(low, draft):
        draft.number = draft.value = top / bottom
        return draft
    if word == "quarters" and not low.startswith((" of ", "-of-"), draft.end) and draft.approximator is None:
        return None
    return _share(draft, top, bottom)


def _share(draft: Draft, top: Decimal, bottom: int) -> Draft:
    draft.kind, draft.unit, draft.noun = "ratio", "percent", False
    draft.value = draft.number = top * 100 / bottom
    draft.places = 0
    return draft


def read_share(low: str, draft: Draft, grammar: Grammar) -> bool:
    """Read "in five", "out of 10", "of four" behind a number, and turn it into a share; say whether it was there."""
    found = _IN.match(low, draft.last)
    if found is None or draft.number is None or draft.places > 0 or draft.unit is not None:
        return False
    tables = grammar.words
    words_of = low[found.start() : found.start(1) if found[1] else found.start(2)]
    if found[1]:
        bottom = Decimal(found[1].replace(",", ""))
        end = found.end()
    else:
        run = grammar.cardinal_words.match(low, found.start(2))
        if run is None:
            return False
        words = list(_WORD.finditer(low, run.start(), run.end()))
        reading = read_cardinal([word[0] for word in words], grammar.ones, grammar.tens, grammar.scales, tables.AND)
        if reading is None:
            return False
        bottom = reading[0]
        end = words[reading[2] - 1].end()
    if not 0 < draft.number < bottom or bottom < 2 or (1900 <= bottom <= 2100 and " in " in words_of):
        return False
    following = _WORD_AFTER.match(low, end)
    if following is not None and " in " in words_of and "every" not in words_of and following[1] in WORDS:
        return False  # "one in five minutes"
    if " of " in words_of and "out of" not in words_of and draft.number != 1:
        return False  # "21 of 30 passes" are two counts
    draft.kind, draft.unit = "ratio", "percent"
    draft.value = draft.number * _HUNDRED / bottom
    draft.places = 0
    draft.end = end
    return True


def _of_which(text: str, low: str, draft: Draft, grammar: Grammar) -> None:
    """Read what is counted behind "one of the most", "two of Johnson's"."""
    of = _OF.match(low, draft.last)
    if of is None:
        return
    noun = counted_noun(text, of.end() - 1, grammar)
    if noun is None:
        return
    draft.unit, draft.end = noun
    draft.noun = True


_OF = re.compile(
    r" of (?:the |my |his |her |its |their |our |your |these |those |all |a )*"
    r"(?:most |least |[\w]+[’']s )?"
)
