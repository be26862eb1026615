"""What stands before a noun and picks one thing out of several: the basic rate, the higher rate, the second dose.

There is no parser: a modifier is the word right before the noun, as long as it is no verb, no name and no ornament.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.facts.vocabulary import EMPTY, WORD, is_verb, topic
from factcheck.relating.comparing.words import comparing_words

if TYPE_CHECKING:
    from factcheck.facts.model import Statement

__all__ = ["modifiers_differ"]

# How many words from its figure a noun is looked at.
_NEAR = 6


def modifiers_differ(claimed: Statement, reported: Statement) -> bool:
    """Tell whether one noun of both sentences is picked out in two ways; of a noun alone nothing is said."""
    if claimed.row is not None or reported.row is not None:
        return False
    first, second = _ordinals(claimed.text), _ordinals(reported.text)
    if any(not first[noun] & second[noun] for noun in first.keys() & second.keys()):
        return True
    near = set(map(topic, claimed.words[:_NEAR])).intersection(map(topic, reported.words[:_NEAR]))
    if not near:
        return False
    one, two = (_modifiers(item.text, *item.span) for item in (claimed, reported))
    return any(one[noun] and two[noun] and not one[noun] & two[noun] for noun in near & one.keys() & two.keys())


@lru_cache(maxsize=1024)
def _modifiers(text: str, start: int, end: int) -> dict[str, frozenset[str]]:
    """Give the words right before each noun of a text, but for its figure, ornaments and verbs; none may be there."""
    ornaments = comparing_words().ornaments
    found: dict[str, set[str]] = {}
    for before, word in pairwise(WORD.finditer(text)):
        noun, low = word.group(), before.group().lower()
        if not noun[0].islower() or noun in EMPTY or is_verb(noun):
            continue
        modifiers = found.setdefault(topic(noun), set())
        tied = text[before.end() : word.start()] == " " and not start <= before.start() < end
        common = before.group()[0].islower() or before.start() == 0
        if tied and common and low not in EMPTY and low not in ornaments and not is_verb(low):
            modifiers.add(topic(low))
    return {noun: frozenset(modifiers) for noun, modifiers in found.items()}


@lru_cache(maxsize=4096)
def _ordinals(text: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for match in comparing_words().ordinal.finditer(text):
        found.setdefault(topic(match["noun"]), set()).add(match["ordinal"].lower())
    return {noun: frozenset(ordinals) for noun, ordinals in found.items()}
