"""One figure after the other: a cheap scan for what can begin one, and the reading of each.

The scan is two regular expressions over the text in lower case, one for digits and one for number words; everything
else happens around the places that they find.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.english.digits import DigitReader
from factcheck.figures.english.worded import read_worded

if TYPE_CHECKING:
    from factcheck.figures.english.grammar import Grammar
    from factcheck.figures.reading.draft import Draft

__all__ = ["read_drafts"]


def read_drafts(text: str, low: str, grammar: Grammar) -> list[Draft]:
    """Read every figure of a text, unjoined, in order; `low` is the text in lower case, of the same length."""
    digits = DigitReader(text, low, grammar)
    drafts: list[Draft] = []
    limit = 0  # the end of the last figure: nothing before it is read again
    for start, end, worded in _places(low, grammar):
        if start < limit:
            continue
        draft = read_worded(text, low, start, end, limit, grammar) if worded else digits.read(start, end, limit)
        if draft is not None:
            drafts.append(draft)
            limit = draft.end
    return drafts


def _places(low: str, grammar: Grammar) -> list[tuple[int, int, bool]]:
    """Find where figures can begin, in order: the span, and whether it is a word."""
    places = [(*match.span(), False) for match in grammar.digits.finditer(low)]
    # The scan for words takes the sign before a word with it, so that it can skip from word to word.
    places += [(match.start() + 1, match.end(), True) for match in grammar.number_word.finditer(low)]
    first = grammar.first_word.match(low)
    if first is not None:
        places.append((0, first.end(), True))
    places.sort()
    return places
