"""Two numbers that are one figure: ranges, and what rose from one level to another. Units are shared backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.model import QUANTITATIVE
from factcheck.figures.reading.numerals import shift
from factcheck.figures.tabled.around import TIMES, way_near
from factcheck.figures.tabled.labels import dash

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from factcheck.figures.tabled.draft import Reading
    from factcheck.figures.tabled.lexicon import Lexicon
    from factcheck.figures.tabled.tokens import Token
    from factcheck.language.meanings import Direction

__all__ = ["join"]

_MOST_OF_A_MONTH, _MOST_GOALS = 31, 30
_ALIKE = 5  # a number that led down to another is at most so many times as large
_ONES, _HUNDREDS = 10, 2  # numbers below that, and the power of ten of a hundred
_LEVEL = 20  # a level is so many times as large as what it changed by
_FAR = 7  # how many tokens may stand between the two
_ENDS = frozenset(".!?;")
_WHOLE = frozenset({"ratio", "multiple", "age"})  # these do not join


def join(tokens: Sequence[Token], drafts: list[Reading], lexicon: Lexicon) -> list[Reading]:
    """Give the figures of a text with those joined that are one."""
    joined: list[Reading] = []
    for draft in drafts:
        if joined and draft.kind == "date":
            _dated(tokens, joined[-1], draft, lexicon)
        if joined and joined[-1].kind == "identifier" and _is_named_too(tokens, joined[-1], draft, lexicon):
            draft.kind, draft.value, draft.number = "identifier", None, None
        if joined and draft.kind == "age" and _is_age_from(tokens, joined[-1], draft, lexicon):
            joined[-1] = _aged_from(joined[-1], draft)
            continue
        if joined and draft.kind in QUANTITATIVE and joined[-1].kind in QUANTITATIVE:
            before = joined[-1]
            if before.kind not in _WHOLE and draft.kind not in _WHOLE and _join(tokens, before, draft, lexicon):
                continue
            _not_by(tokens, before, draft)
        joined.append(draft)
    return joined


def _is_age_from(tokens: Sequence[Token], before: Reading, draft: Reading, lexicon: Lexicon) -> bool:
    """Tell whether a bare number is where a range of ages begins: "25- bis 34-Jährige", "25–34-jährig"."""
    if before.kind != "quantity" or not before.digits or before.real or before.noun or before.scale:
        return False
    if before.value is None or draft.value is None or not before.value < draft.value:
        return False
    at = before.t1
    dashed = at < draft.t0 and dash(tokens[at]) and tokens[at].start == tokens[at - 1].end
    if dashed and at + 1 == draft.t0:
        return True
    at += dashed
    phrase = lexicon.ranges.match(tokens, at)
    joined = before.cue == "between" and tokens[at].word in lexicon.and_words and at + 1 == draft.t0
    return joined or (phrase is not None and phrase[0] == draft.t0)


def _aged_from(before: Reading, draft: Reading) -> Reading:
    """Give the range of ages that a number and an age make; what looks like a bound before it is "among"."""
    draft.low, draft.high, draft.value = before.value, draft.value, None
    draft.t0, draft.start = before.t0, before.start
    if before.approximator is not None:
        draft.start = before.first
    draft.approximator = None
    return draft


def _is_named_too(tokens: Sequence[Token], before: Reading, draft: Reading, lexicon: Lexicon) -> bool:
    """Tell whether a bare number belongs to the name of the one before it: "Haus 4 und 8"."""
    bare = draft.kind == "quantity" and draft.digits and draft.unit is None and draft.approximator is None
    between = tokens[before.t1 : draft.t0]
    named = tokens[before.t1 - 1].kind == "n" and not draft.scale
    listed = before.t1 - before.t0 > 1 and between[0].word == "," if len(between) == 1 else False  # "minutos 12, 45"
    joined = len(between) == 1 and (dash(between[0]) or between[0].word in lexicon.and_words or listed)
    return bare and named and joined


def _dated(tokens: Sequence[Token], before: Reading, draft: Reading, lexicon: Lexicon) -> None:
    """Take a day for one whose month stands behind the next: "с 8 до 10 марта", "8–10 mars"."""
    bare = before.kind == "quantity" and before.digits and before.unit is None and before.value is not None
    if not bare or before.value is None or not 0 < before.value <= _MOST_OF_A_MONTH or before.places:
        return
    between = tokens[before.t1 : draft.t0]
    if between and between[0].word == ".":
        between = between[1:]  # "23.-26.8.2017"
    signs = len(between) == 1 and (dash(between[0]) or between[0].word in lexicon.and_words)
    led = any(
        (found := phrases.match(tokens, before.t1)) is not None and found[0] == draft.t0
        for phrases in (lexicon.ranges, lexicon.to)
    )
    if signs or led:
        before.kind, before.value, before.number, before.approximator = "date", None, None, None


def _not_by(tokens: Sequence[Token], before: Reading, draft: Reading) -> None:
    """Take the direction from a first level whose second stands too far to be joined: "de 8 % en 2010 à 10 %"."""
    same = before.unit == draft.unit or before.unit is None
    led = same and before.cue == "from" and draft.cue == "to" and before.kind == "change" and before.value is not None
    if led and not any(token.word in _ENDS for token in tokens[before.t1 : draft.t0]):
        before.kind, before.direction = "quantity", None


def _unhyphened(between: Sequence[Token], before: Reading, draft: Reading) -> Sequence[Token]:
    """Give the first of two number words the end that only the second has: "drei- bis vierhundert"."""
    if len(between) < 2 or not dash(between[0]) or between[0].start != before.end or before.digits or draft.digits:
        return between
    first, second = before.value, draft.number
    if first is None or second is None or not 0 < first < _ONES or before.unit is not None or draft.scale < _HUNDREDS:
        return between
    whole = f"{second:f}".split(".")[0]
    before.number = before.value = shift(first, len(whole) - len(whole.rstrip("0")))
    before.t1 += 1
    return between[1:]


def _join(tokens: Sequence[Token], before: Reading, draft: Reading, lexicon: Lexicon) -> bool:
    between = tokens[before.t1 : draft.t0]
    if before.value is None or draft.value is None or len(between) > _FAR:
        return False
    between = _unhyphened(between, before, draft)
    if any(token.word in _ENDS for token in between):
        return False
    if len(between) == 1 and dash(between[0]):
        return _dashed(before, draft)
    nil = draft.value == 0 and _is_score(before, draft)  # "vitória de 2 a 0"
    if before.cue == "from" and not nil and (draft.cue == "to" or _is_to(before, draft, lexicon)):
        way = way_near(tokens, before.t0, draft.t1, lexicon) or _way_between(between, lexicon)
        if way is None and before.unit in TIMES and before.value > draft.value and before.t1 > before.t0 + 1:
            return False  # "condamné l'homme de 43 ans à quatre ans de prison"
        return _moved(before, draft, way)
    led = bool(between) and between[0].word in lexicon.and_words
    if before.cue == "between" and led and all(token.word in lexicon.articles for token in between[1:]):
        return _range(before, draft)
    phrase = lexicon.ranges.match(tokens, before.t1)
    if before.cue == "by" and lexicon.to.match(tokens, before.t1) is not None:
        return False  # "вырос на 1 234 до 56 789"
    if phrase is not None and phrase[0] == draft.t0 and _is_score(before, draft):
        before.kind, before.value, before.number = "score", None, None
        before.t1, before.end = draft.t1, draft.end
        return True
    if phrase is not None and phrase[0] == draft.t0 and draft.approximator is None:
        if before.kind == "change" and before.real and draft.value > _LEVEL * before.value:
            return False  # "perd 12 points à 7 500 points"
        return before.value < draft.value and _range(before, draft)
    return False


def _is_score(before: Reading, draft: Reading) -> bool:
    """Tell a result in words from a range: its larger number stands first ("venceu por 3 a 1")."""
    assert before.value is not None
    assert draft.value is not None
    bare = all(
        side.digits and side.unit is None and not side.places and not side.scale and side.approximator is None
        for side in (before, draft)
    )
    return bare and _MOST_GOALS >= before.value >= draft.value >= 0


def _is_to(before: Reading, draft: Reading, lexicon: Lexicon) -> bool:
    """Tell whether what stands between leads from one level to the next where no word says so ("8%'den %10'a")."""
    if not lexicon.tables.from_behind:
        return False
    return draft.t0 - before.t1 <= 3 and draft.cue not in {"from", "by"}


def _way_between(between: Sequence[Token], lexicon: Lexicon) -> Direction | None:
    return next((way for token in between if (way := lexicon.way(token.word)) is not None), None)


def _dashed(before: Reading, draft: Reading) -> bool:
    """Join "8-10 %"; a larger number first is a result ("3–1")."""
    assert before.value is not None
    assert draft.value is not None
    if before.unit is None and draft.digits and before.digits and before.value >= draft.value and not draft.real:
        if draft.scale or before.scale:
            return False
        before.kind, before.value, before.unit, before.number = "score", None, None, None
        before.t1, before.end, before.approximator = draft.t1, draft.end, None
        return True
    return _shared(before, draft) and before.value < draft.value and _range(before, draft)


def _shared(before: Reading, draft: Reading, *, led: bool = False) -> bool:
    """Let the units and the scale agree that were written once; say whether they do. `led` from one to the other."""
    if before.unit is not None and draft.unit is not None and before.unit != draft.unit:
        if before.noun and draft.noun:
            return False
        if not (before.noun or draft.noun):
            return False
        if before.noun or before.real:
            return False
    if before.unit is not None and draft.unit is None and not before.money and not before.noun:
        draft.unit, draft.noun = before.unit, before.noun
    if before.number is None or draft.number is None:
        return False
    # "de 2,9 à 2,8 millions" are millions both; what is many times larger as written is not.
    close = before.number <= (_ALIKE if led else 1) * draft.number
    small = abs(before.number) < 1000 or draft.number >= 1000  # "de 1.200 a 2.400 millones"
    if draft.scale and not before.scale and small and close:
        before.multiply(draft.scale)
    if before.unit is None or draft.unit is not None:
        before.unit, before.noun, before.real = draft.unit, draft.noun, draft.real
        before.per = before.per or draft.per
    return True


def _range(before: Reading, draft: Reading) -> bool:
    """Make `before` the range from it to `draft`, if their units allow; say whether they did."""
    if not _shared(before, draft):
        return False
    assert before.value is not None
    assert draft.value is not None
    _span(before, draft, before.value, abs(draft.value) if before.value >= 0 else draft.value)
    before.kind, before.direction = "range", None
    return True


def _moved(before: Reading, draft: Reading, way: Direction | None) -> bool:
    """Make `before` the change from it to `draft`, if their units allow; say whether they did."""
    if not _shared(before, draft, led=True):
        return False
    assert before.value is not None
    assert draft.value is not None
    before.from_value, before.to_value, before.direction = before.value, draft.value, way
    _span(before, draft, before.value, draft.value)
    before.kind = "change" if way is not None else "range"
    return True


def _span(before: Reading, draft: Reading, first: Decimal, second: Decimal) -> None:
    before.span(first, second)
    before.places = max(before.places, draft.places)
    before.t1, before.end, before.tail = draft.t1, draft.end, draft.tail
