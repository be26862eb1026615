"""What touches a number in digits from the left: its sign, its money, a prefix, or the name that it is part of.

-1.3%   −$5   ~1.2   USD10m   sub-500   minus-5   SF90   F-150   TA-35
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.english.before import read_money_before
from factcheck.figures.reading.draft import Draft
from factcheck.figures.reading.signs import APPROXIMATOR_SIGNS, MONEY_SIGNS
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.figures.english.grammar import Grammar

__all__ = ["name_around", "read_touching"]

_SIGNS = frozenset("-−+~≈∼<>≤≥±")
_WORD_RUN = compile_pattern(r"[\w.\-]{0,20}\w")
_LONGEST_NAME = 20


def read_touching(text: str, low: str, draft: Draft, limit: int, grammar: Grammar) -> Draft | None:
    """Read what touches `draft.start` from the left into the draft; give an identifier where it is part of a name."""
    start = draft.start
    if start <= limit:
        return None
    near = text[start - 1]
    if near in " \u00a0" or near in MONEY_SIGNS or near.isalpha() or near in "=_":
        if start - 1 > limit or near not in " \u00a0":
            if read_money_before(text, draft) and draft.start >= limit:
                if draft.start > limit:
                    _read_sign(text, draft)
                return None
            draft.start, draft.money, draft.unit = start, False, None
        if near.isalpha() or near == "_":
            return name_around(text, start, draft.end, limit)
    elif near in _SIGNS:
        if near in "-−" and start - 1 > limit and text[start - 2].isalnum():
            return _hyphened(text, low, draft, limit, grammar)
        _read_sign(text, draft)
    elif near == "." and start - 1 > limit and text[start - 2].isalpha():
        return name_around(text, start, draft.end, limit)
    return None


def _read_sign(text: str, draft: Draft) -> None:
    at = draft.start - 1
    sign = text[at]
    if sign in "-−" and (at == 0 or not text[at - 1].isalnum()):
        if draft.number is not None:
            draft.number = draft.value = -draft.number
        draft.start = at
    elif sign in "+±":
        draft.start = at
    elif sign in APPROXIMATOR_SIGNS:
        draft.approximator = APPROXIMATOR_SIGNS[sign]
        draft.start = at


def _hyphened(text: str, low: str, draft: Draft, limit: int, grammar: Grammar) -> Draft | None:
    """Read "minus-5", "sub-500" and "to-260,000"; anything else before a hyphen is a name ("F-150", "TA-35")."""
    at = begin = draft.start - 1
    while begin > limit and begin > at - _LONGEST_NAME and text[begin - 1].isalnum():
        begin -= 1
    prefix = low[begin:at]
    words = grammar.words
    if prefix in words.minus and draft.number is not None:
        draft.number = draft.value = -draft.number
        draft.start = begin
    elif prefix in words.approximators:
        draft.approximator = words.approximators[prefix]
        draft.start = begin
    elif prefix not in words.prefixes and prefix not in grammar.cues:
        return name_around(text, draft.start, draft.end, limit)
    return None


def name_around(text: str, start: int, end: int, limit: int) -> Draft:
    """Give the whole run of letters and digits as an identifier."""
    begin = start
    while begin > limit and begin > start - _LONGEST_NAME and (text[begin - 1].isalnum() or text[begin - 1] in "-_"):
        begin -= 1
    run = _WORD_RUN.match(text, end)
    return Draft(begin, run.end() if run is not None else end, None, 0, "identifier")
