"""How close two statements speak of one thing, by the words near their figures."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.facts import subjects
from factcheck.facts.vocabulary import FAINT, noun_topics, topic, topics_in, topics_of

if TYPE_CHECKING:
    from factcheck.facts.model import Statement

__all__ = ["LOOKED_AT", "closeness_of", "name_topics", "near_topics", "says_little"]  # fmt: skip

# How fast a word's weight falls with its distance from the figure, on either side of the comparison.
_CLAIM_DECAY = 0.15
# What a word counts that says little: "rose", "record", "January".
_FAINT_WEIGHT = 0.3
# Words of the claim that are looked at; those farther away say little about this figure.
LOOKED_AT = 6
# Words right beside a figure: what it is the number of. A contradiction needs them; agreement may look farther.
_NEAR = 5


def closeness_of(claimed: Statement, reported: Statement) -> tuple[float, int, int]:
    """Give closeness by near words, and how many words are common: telling ones, and those of the claim's own name."""
    weights, total = _weights(claimed.words)
    if not total:
        return 0.0, 0, 0
    ranks = topics_of(reported.words)
    own = name_topics(claimed.subject)
    score, shared, names = 0.0, 0, 0
    counted = noun_topics(reported.figure.unit)
    for name, weight in weights:
        near = 1.0 if name in counted else ranks.get(name)
        if near is not None:
            score += weight * near
            if name in own:
                names += 1
            elif name not in FAINT:
                shared += 1
    return score / total, shared, names


@lru_cache(maxsize=4096)
def _weights(words: tuple[str, ...]) -> tuple[tuple[tuple[str, float], ...], float]:
    topics = list(dict.fromkeys(map(topic, words)))[:LOOKED_AT]
    weights = tuple(
        (name, (_FAINT_WEIGHT if name in FAINT else 1) / (1 + _CLAIM_DECAY * index))
        for index, name in enumerate(topics)
    )
    return weights, sum(weight for _, weight in weights)


@lru_cache(maxsize=16384)
def near_topics(statement: Statement, most: int = _NEAR) -> frozenset[str]:
    """Give the telling words right beside a figure, with the noun that it counts."""
    telling = [name for name in map(topic, statement.words) if name not in FAINT]
    return frozenset(telling[:most]) | noun_topics(statement.figure.unit)


@lru_cache(maxsize=16384)
def name_topics(name: str | None) -> frozenset[str]:
    """Give the words of a proper name; none for a noun phrase."""
    if not name or not subjects.is_name(name):
        return frozenset()
    return topics_in(name)


def says_little(statement: Statement) -> bool:
    """Tell whether a statement has nothing but its name: "Moreno 41%"."""
    return _little(statement.words, statement.subject)


@lru_cache(maxsize=4096)
def _little(words: tuple[str, ...], subject: str | None) -> bool:
    return set(map(topic, words)) <= name_topics(subject) | FAINT
