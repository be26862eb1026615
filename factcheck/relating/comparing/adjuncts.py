"""What stands behind the prepositions around a figure: by train, for his club, in the Senate, from donors.

Two sentences of one frame that differ there are about two things: "25 minutes by train", "50 minutes by car". There is
no parser: an adjunct is the next words behind its preposition, up to a verb.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.facts.vocabulary import CHANGED, EMPTY, VERB, WORD, topic, topics_in
from factcheck.relating.comparing.words import comparing_words

if TYPE_CHECKING:
    from factcheck.facts.model import Statement

__all__ = ["adjuncts_differ"]

# How far from its figure an adjunct is looked at, in code points.
_REACH = 70


def adjuncts_differ(claimed: Statement, reported: Statement) -> bool:
    """Tell whether both sentences answer one question around their figures, and not with the same words.

    An answer that the other sentence names anywhere is its own as well.
    """
    if claimed.row is not None or reported.row is not None:
        return False
    one, two = (_adjuncts(each.text, *each.span) for each in (claimed, reported))
    if not one or not two:
        return False
    said_here, said_there = topics_in(claimed.text), topics_in(reported.text)
    for question in one.keys() & two.keys():
        first = [words for words in one[question] if not words <= said_there]
        second = [words for words in two[question] if not words <= said_here]
        if len(first) == len(one[question]) and len(second) == len(two[question]):
            return True
    return False


@lru_cache(maxsize=8192)
def _adjuncts(text: str, start: int, end: int) -> dict[str, list[frozenset[str]]]:
    """Give the words of the adjuncts around a figure, by the question that they answer."""
    known = comparing_words()
    found: dict[str, list[frozenset[str]]] = {}
    for match in known.adjunct.finditer(text, max(0, start - _REACH)):
        if match.start() >= end + _REACH:
            break
        words: list[str] = []
        for word in WORD.finditer(text, match.start("words"), match.end("words")):
            low = word.group().lower()
            if words and (VERB.fullmatch(low) or CHANGED.fullmatch(low)):
                break
            if low not in EMPTY and not start <= word.start() < end:
                words.append(topic(low))
        answer = frozenset(words)
        if answer:
            found.setdefault(known.questions[match["preposition"].lower()], []).append(answer)
    return found
