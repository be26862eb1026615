"""What stands before a number: its sign and its money, its hedge or bound, whether it is an amount of change.

-1.3%   US$5   $US5   RM5   EUR 5   ~1.2   about 2,300   rose by just 3%   from 9%
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.figures.reading.signs import CODES, LETTERED, MONEY_BEFORE, MONEY_SIGNS, TOUCHING_ONLY
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.figures.english.grammar import Grammar
    from factcheck.figures.model import Direction
    from factcheck.figures.reading.draft import Draft
    from factcheck.language.figure_words import FigureWords

__all__ = ["read_money_before", "read_words_before"]

_VERB_REACH = 6  # words between a verb of change and its "by"
_REACH = 44  # how far back a hedge or a verb is looked for
_LETTERED_SIGN = compile_pattern(rf"(?<![^\W\d_])[A-Za-z][A-Za-z.]{{0,3}} ?[$£¥€]$|\$(?:{LETTERED})$", re.IGNORECASE)
_LETTERS = compile_pattern(r"(?<!\w)[A-Za-z][A-Za-z.$]{0,3}=?$")
_SIGN_LETTERED = compile_pattern(rf"\$(?:{LETTERED})$")


def read_money_before(text: str, draft: Draft) -> bool:
    """Read a currency that stands before the number, touching it or one blank away; say whether there was one."""
    at = draft.start
    near = text[at - 1]
    if near == " " and at > 1:
        at -= 1
        near = text[at - 1]
    sign = MONEY_SIGNS.get(near)
    if sign is not None:
        draft.unit, draft.start, draft.money = sign, at - 1, True
        if at > 1 and near in "$£¥€" and (text[at - 2].isalpha() or text[at - 2] in " ."):
            lettered = _LETTERED_SIGN.search(text, max(0, at - 6), at)
            known = MONEY_BEFORE.get(lettered[0].lower()) if lettered else None
            if lettered and known and (lettered[0][0].isupper() or lettered[0][0] == "$"):
                draft.unit, draft.start = known, lettered.start()
        return True
    touching = at == draft.start
    if not (near.isalpha() or near in "=."):
        return False
    letters = _LETTERS.search(text, max(0, at - 5), at)
    if letters is None:
        return False
    written = letters[0]
    if written in CODES:
        known = CODES[written]
    elif written[0].isupper() and (touching or written.lower() not in TOUCHING_ONLY):
        known = MONEY_BEFORE.get(written.lower())
        if known is not None and len(written) == 1:
            known = known if written in "RN" and touching and known != "NGN" else None
    else:
        known = None
    if known is None and near.isalpha() and touching:
        lettered = _SIGN_LETTERED.search(text, max(0, at - 5), at)
        known = MONEY_BEFORE.get(lettered[0].lower()) if lettered else None
        letters = lettered or letters
    if known is None:
        return False
    draft.unit, draft.start, draft.money = known, letters.start(), True
    return True


def read_words_before(text: str, low: str, limit: int, draft: Draft, grammar: Grammar) -> str:
    """Read hedge, direction and cue from the words before `draft.start`; give the word directly before, as written."""
    start = draft.start
    begin = start - _REACH
    begin = begin if begin > limit else limit
    if start > limit and text[start - 1] == " ":  # most words before a number say nothing: away with them first
        blank = text.rfind(" ", begin, start - 1)
        if blank >= 0:
            nearest = text[blank + 1 : start - 1]
            if nearest.isalpha() and low[blank + 1 : start - 1] not in grammar.before:
                draft.paid = nearest in grammar.words.paying
                return nearest
    ending = text[begin : draft.start].rsplit(None, 1)
    if not ending:
        return ""
    nearest = ending[-1]
    if nearest.lower() not in grammar.before:
        return nearest
    left = low[begin : draft.start]
    if nearest.lower() in grammar.words.minus:
        plus = ending[0].lower().endswith(grammar.words.plus_or)
        if draft.number is not None and not draft.money and not plus:
            draft.number = draft.value = -draft.number
            draft.start -= len(left) - left.rindex(nearest.lower())
        return nearest
    words = left.split()
    count = len(words)
    tables = grammar.words
    for _ in range(2):  # once more beyond transparent words: "at least another 20"
        unread = count
        if draft.approximator is None:
            for length, before_last in grammar.hedge_ends.get(words[count - 1], ()):
                if length == 1 or (length <= count and words[count - 2] == before_last):
                    phrase = " ".join(words[count - length : count])
                    hedge = tables.approximators.get(phrase)
                    if phrase in tables.reaching and _creeps(words[: count - length], tables):
                        return nearest  # "inched up to 62.4%" is the level it came to
                    if hedge is not None:
                        draft.approximator = hedge
                        draft.start = _where(left, words, count - length, draft.start)
                        count -= length
                        break
        definite = False
        while count and words[count - 1] in tables.transparent:
            definite = definite or words[count - 1] in tables.definite
            count -= 1
        if not count:
            return nearest
        if definite or count == unread:
            break  # "around the 37m skeleton" hedges nothing
    word = words[count - 1]
    if words[-1] == tables.by_word and word not in tables.directions:
        word = _changing(words[:count], tables) or word  # "cut the risk of death by 34%"
    direction = None if words[-1] in tables.level_hedges else tables.directions.get(word)
    if direction is not None and not (
        word in tables.particles and count > 1 and _is_particle(words[count - 2], tables)
    ):
        draft.direction = direction
        draft.cue = word
    elif word in grammar.cues:
        draft.cue = word
        if word == tables.from_word:
            draft.moved = _movement(words[: count - 1], tables)
    return nearest


def _creeps(words: list[str], tables: FigureWords) -> bool:
    """Say whether the last word, but for "back", is a verb of moving to a level."""
    last = next((word for word in reversed(words) if word not in tables.returning), "")
    return last in tables.creeping


def _changing(words: list[str], tables: FigureWords) -> str | None:
    """Give the verb of change a few words before "by"."""
    return next((word for word in reversed(words[-_VERB_REACH:]) if word in tables.directions), None)


def _movement(words: list[str], tables: FigureWords) -> Direction | None:
    """Give the direction of the verb shortly before "from": "has dropped since October from"."""
    for word in reversed(words[-4:]):
        if word in tables.directions:
            direction: Direction = tables.directions[word]
            return direction
    return None


def _is_particle(verb: str, tables: FigureWords) -> bool:
    """Say whether "up" or "down" belongs to the verb before it ("dividing up $199bn", "shot down two jets")."""
    if verb in tables.moving:
        return False
    return verb in tables.particle_verbs or (len(verb) > 4 and verb.endswith(tables.verb_endings))


def _where(left: str, words: list[str], index: int, end: int) -> int:
    """Give the place in the text of `words[index]`, counted back from `end`, where `left` ends."""
    place = len(left)
    for word in reversed(words[index:]):
        place = left.rfind(word, 0, place)
    return end - len(left) + place
