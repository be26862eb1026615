"""Bare numbers that are somebody's age: "aged 34", "Maddon, 66, has", "at 72, she", "who was 16".

An age that names its unit ("18 years old", "a 6-month-old") is read with the unit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.english.nouns import is_plural

if TYPE_CHECKING:
    from factcheck.figures.english.grammar import Grammar
    from factcheck.figures.reading.draft import Draft

__all__ = ["read_age"]

_OLDEST = 120
_REACH = 40  # how far back the words are looked for that make a number an age
_ASIDE = frozenset(",.)")


def read_age(text: str, low: str, draft: Draft, nearest: str, grammar: Grammar) -> bool:
    """Make a number an age where it is one; say whether it is. What was taken for a counted noun is given back."""
    words = grammar.words
    near = nearest.lower()
    if near not in words.age_near and near[-1:] != ",":
        return False
    before = low[max(0, draft.first - _REACH) : draft.first]
    if grammar.patterns.age_bound.search(before) is not None:
        counted = low[draft.last : draft.end].split()
        if not _is_age(draft) or (draft.unit is not None and (not draft.noun or is_plural(counted[-1], grammar))):
            return False  # "people over 50 miles away", "under 10 conditions"
    elif grammar.patterns.age_said.search(before) is None and (
        draft.unit is not None or not _is_likely(text, before, draft, nearest, grammar)
    ):
        return False
    if draft.noun:
        draft.end, draft.noun = draft.last, False
    draft.unit, draft.kind = "year", "age"
    return True


def _is_likely(text: str, before: str, draft: Draft, nearest: str, grammar: Grammar) -> bool:
    """Tell whether a whole number below 120 stands where only an age is put: an aside behind a person, a "was"."""
    if not _is_age(draft):
        return False
    behind = text[draft.end : draft.end + 1]
    if nearest[-1:] == "," and behind in _ASIDE:
        if nearest[0].isupper():
            return True
        noun = nearest[:-1]
        return behind == "," and text[draft.end + 1 : draft.end + 3].strip().islower() and _is_one(noun, grammar)
    patterns = grammar.patterns
    if patterns.age_of_person.search(before) is not None:
        return patterns.alone.match(text, draft.end) is not None
    if patterns.age_was.search(before) is not None and patterns.age_when.match(text, draft.end) is not None:
        return True
    return patterns.age_at.search(before) is not None and patterns.age_at_goes_on.match(text, draft.end) is not None


def _is_age(draft: Draft) -> bool:
    return not draft.places and draft.number is not None and 0 < draft.number < _OLDEST


def _is_one(noun: str, grammar: Grammar) -> bool:
    """Tell whether a lower-case word can be one person: "the director, 61, has", but not "of these, 61, or half,"."""
    return noun.isalpha() and noun not in grammar.noun_stops and not is_plural(noun, grammar)
