"""One figure after the other: a cheap scan for what can begin one, and the reading of each.

The scan is one regular expression over the text in lower case, for digits and for number words; everything else happens
around the places that it finds.
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
    first = grammar.first_word.match(low)
    if first is not None:
        draft = read_worded(text, low, 0, first.end(), limit, grammar)
        if draft is not None:
            drafts.append(draft)
            limit = draft.end
    for match in grammar.places.finditer(low):
        worded = match.lastindex or 0  # the group of a word, which goes without what stands before it
        start, end = match.span(worded)
        if start < limit:
            continue
        draft = read_worded(text, low, start, end, limit, grammar) if worded else digits.read(start, end, limit)
        if draft is not None:
            drafts.append(draft)
            limit = draft.end
    return drafts
