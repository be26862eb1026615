"""Shares in words: parts of a whole in percent. Parts of a number or a unit are in `fractions`.

half of them   two-thirds of   one in five   one pupil in eight   7 out of 10   a majority of
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.figures.english.before import read_words_before
from factcheck.figures.english.fractions import (
    read_half_of_thing,
    read_part_of_scale,
    read_part_of_unit,
    read_point,
)
from factcheck.figures.english.nouns import is_plural
from factcheck.figures.english.spelled import WORD, WORD_AFTER, WORD_BEFORE, read_cardinal
from factcheck.figures.reading.draft import Draft
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    import re

    from factcheck.figures.english.grammar import Grammar

__all__ = ["is_share_ahead", "read_fraction", "read_majority", "read_one_of", "read_parts", "read_share"]

# "one pupil in eight": what is counted stands inside
_ONE_OF = compile_pattern(r" [a-z]+(?:[ -][a-z]+)?(?= in )")
_HALF_POINT = ("-point", " point", " a point", "-percentage", " percentage")


def is_share_ahead(low: str, at: int, grammar: Grammar) -> bool:
    """Say whether "in five", "out of 10" follows."""
    share = grammar.patterns.in_every.match(low, at)
    return share is not None and (share[1] is not None or grammar.cardinal_words.match(share[2]) is not None)


def read_majority(low: str, start: int, end: int, limit: int, grammar: Grammar) -> Draft | None:
    """Read "a majority of": more than half."""
    article = grammar.patterns.the_most_of.search(low, max(limit, start - 16), start)
    if article is None or not low.startswith(" of ", end):
        return None
    draft = Draft(article.start(), end, Decimal(50), 0, "ratio")
    draft.unit, draft.approximator = "percent", "more-than"
    return draft


def read_fraction(text: str, low: str, start: int, end: int, word: str, limit: int, grammar: Grammar) -> Draft | None:
    """Read "half a million", "half of", "a third of"; None where the word is an ordinal or a time ("the third")."""
    tables = grammar.words
    bottom = tables.fractions[word]
    following = WORD_AFTER.match(low, end)
    follower = following[1] if following is not None else ""
    before = WORD_BEFORE.search(low, max(limit, start - 16), start)
    previous = before[1] if before is not None else ""
    if word == "half":
        if previous in tables.half_not_after:
            return None
        amount = read_half_of_thing(text, low, start, end, limit, grammar)
        if amount is not None:
            return amount
        if (
            previous == "in"
            and (cut := grammar.patterns.cut_in_half.search(low, max(limit, start - 40), start)) is not None
        ):
            draft = Draft(cut.start("at"), end, Decimal("0.5"), 0, "multiple")
            draft.direction = "down"
            return draft
        draft = Draft(start, end, None, 0, "ratio")
        percent = grammar.patterns.of_a_percent.match(low, end)
        if percent is not None:
            draft.kind, draft.number, draft.value, draft.places = "quantity", Decimal("0.5"), Decimal("0.5"), 1
            draft.unit, draft.end = "percent", percent.end()
            return draft
        if low.startswith(_HALF_POINT, end) and read_point(text, low, draft, Decimal("0.5"), limit, grammar):
            return draft
        read_words_before(text, low, limit, draft, grammar)
        if follower == "as":  # "half as many"
            again = grammar.patterns.as_much_again.match(
                low, end
            )  # "half as many again" are one and a half times as many
            draft.kind, draft.value, draft.places = "multiple", Decimal("1.5" if again else "0.5"), 1
            draft.end = again.end() if again else draft.end
            return draft
        if low[end : end + 1] == "-" or not (
            draft.approximator or follower in tables.share_followers or (draft.direction and previous == "by")
        ):
            return None
        return _share(draft, Decimal(1), bottom)
    if word == "quarter":
        draft = Draft(before.start(1) if before and previous in tables.articles else start, end, None, 0, "ratio")
        if read_point(text, low, draft, Decimal("0.25"), limit, grammar):
            return draft
    if before is None or previous not in tables.articles:
        return None
    draft = Draft(before.start(1), end, None, 0, "ratio")
    if read_part_of_scale(text, low, draft, Decimal(1), bottom, limit, grammar):
        return draft
    read_words_before(text, low, limit, draft, grammar)
    if read_part_of_unit(low, draft, grammar):
        draft.number = draft.value = Decimal(1) / bottom
        return draft
    if follower != "of" and not (draft.approximator or draft.direction or follower in tables.compared_by):
        return None
    compared = tables.compared_by.get(follower)
    if compared is not None and draft.direction is None:
        draft.direction, draft.attributive = compared, True  # "a third higher"
    return _share(draft, Decimal(1), bottom)


def read_parts(
    text: str, low: str, draft: Draft, top: Decimal, following: re.Match[str], limit: int, grammar: Grammar
) -> Draft | None:
    """Read "two-thirds of", "three quarters of a mile", "one-fifth"."""
    word = following[1]
    tables = grammar.words
    bottom = tables.fractions[word]
    if top >= bottom or ((top == 1) == word.endswith("s") and word != "half"):
        return None
    draft.last = draft.end = following.end()
    if bottom == 4 and read_point(text, low, draft, top / bottom, limit, grammar):
        return draft
    if read_part_of_scale(text, low, draft, top, bottom, limit, grammar):
        return draft
    read_words_before(text, low, limit, draft, grammar)
    if read_part_of_unit(low, draft, grammar):
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


def read_one_of(low: str, draft: Draft, grammar: Grammar) -> bool:
    """Read "one pupil in eight" behind its "one"; "one win in five games" counts wins. Say whether it is a share."""
    noun = _ONE_OF.match(low, draft.last)
    if noun is None:
        return False
    last, draft.last = draft.last, noun.end()
    if not read_share(low, draft, grammar):
        draft.last = last
        return False
    following = WORD_AFTER.match(low, draft.end)
    if following is not None and (following[1] in grammar.units or is_plural(following[1], grammar)):
        draft.last = draft.end = last
        draft.kind, draft.unit, draft.value, draft.places = "quantity", None, draft.number, 0
        return False
    return True


def read_share(low: str, draft: Draft, grammar: Grammar) -> bool:
    """Read "in five", "out of 10", "of four" behind a number, and turn it into a share; say whether it was there."""
    found = grammar.patterns.in_every.match(low, draft.last)
    if found is None or draft.number is None or draft.places > 0 or draft.unit is not None:
        return False
    words_of = low[found.start() : found.start(1) if found[1] else found.start(2)]
    if found[1]:
        bottom = Decimal(found[1].replace(",", ""))
        end = found.end()
    else:
        run = grammar.cardinal_words.match(low, found.start(2))
        if run is None:
            return False
        words = list(WORD.finditer(low, run.start(), run.end()))
        reading = read_cardinal([word[0] for word in words], grammar.words)
        if reading is None:
            return False
        bottom = reading[0]
        end = words[reading[2] - 1].end()
    if not 0 < draft.number < bottom or bottom < 2 or (1900 <= bottom <= 2100 and " in " in words_of):
        return False
    following = WORD_AFTER.match(low, end)
    if following is not None and " in " in words_of and "every" not in words_of and following[1] in grammar.units:
        return False  # "one in five minutes"
    if " of " in words_of and "out of" not in words_of and draft.number != 1:
        return False  # "21 of 30 passes" are two counts
    draft.kind, draft.unit = "ratio", "percent"
    draft.value = draft.number * 100 / bottom
    draft.places = 0
    draft.end = end
    return True
