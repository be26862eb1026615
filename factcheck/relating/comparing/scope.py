"""What narrows one of two figures to a part of what the other is about: young people, what can be.

What stands before their nouns and behind their prepositions is compared in `modifiers` and `adjuncts`. Such a figure
may equal the other by chance or because it is the same after all, so it may agree; that it differs says nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.facts.vocabulary import WORD
from factcheck.relating.comparing.adjuncts import adjuncts_differ
from factcheck.relating.comparing.ages import of_other_ages
from factcheck.relating.comparing.modifiers import modifiers_differ
from factcheck.relating.comparing.words import comparing_words

if TYPE_CHECKING:
    from factcheck.facts.model import Statement

__all__ = ["narrowed"]

# How near to its figure a word picks a part; anywhere in the other statement it is named.
_NEAR = 6
_REACH = 60  # how far before its figure a mark counts, in code points


def narrowed(claimed: Statement, reported: Statement) -> bool:
    """Tell whether one of two statements is about a part of what the other is about, or about another one of a kind."""
    if _picks_a_part(claimed, reported) or _picks_a_part(reported, claimed):
        return True
    return any(test(claimed, reported) for test in (modifiers_differ, adjuncts_differ, _marked_apart, of_other_ages))


def _picks_a_part(one: Statement, other: Statement) -> bool:
    part = _picked(one)
    return part is not None and part not in _named(other)


@lru_cache(maxsize=8192)
def _picked(statement: Statement) -> str | None:
    """Give the part that is picked right beside a figure, the nearest where a list names several."""
    own = map(str.lower, WORD.findall(f"{statement.base or ''} {statement.subject or ''}"))
    words = comparing_words()
    none = {
        match.group().split()[0].lower() for match in words.no_part.finditer(f"{statement.text} {statement.row or ''}")
    }
    near = (*own, *statement.words[:_NEAR])
    return next((words.picks[word] for word in near if word in words.picks and word not in none), None)


@lru_cache(maxsize=8192)
def _named(statement: Statement) -> frozenset[str]:
    """Give the parts that a statement names anywhere."""
    picks = comparing_words().picks
    text = f"{statement.text} {statement.row or ''} {statement.header or ''} {statement.base or ''}"
    return frozenset(picks[word] for word in (*map(str.lower, WORD.findall(text)), *statement.words) if word in picks)


def _marked_apart(claimed: Statement, reported: Statement) -> bool:
    """Tell whether one statement alone says what can be, who was against, or how it was earlier."""
    if claimed.row is not None or reported.row is not None:
        return False
    return _marks(claimed) != _marks(reported)


@lru_cache(maxsize=8192)
def _marks(statement: Statement) -> tuple[bool, ...]:
    """Tell which marks stand before a figure, and whether its sentence says who was against."""
    words, before = comparing_words(), statement.text[: statement.span[0]][-_REACH:]
    marks = (mark.search(before) is not None for mark in (words.can_be, words.of_these, words.ago))
    return (*marks, words.opposed.search(statement.text) is not None)
