"""How close two statements speak of one thing whatever their figures count: what parts of a computation must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.facts.vocabulary import FAINT, noun_topics, topic, topics_in, topics_of
from factcheck.relating.comparing.closeness import LOOKED_AT, closeness_of
from factcheck.relating.comparing.likeness import compare_subjects

if TYPE_CHECKING:
    from factcheck.facts.model import Statement

__all__ = ["part_closeness"]

# So close are two statements whose few words are the same: one telling word is enough for them.
_NEARLY_ALL = 0.6


def part_closeness(claimed: Statement, reported: Statement, *, closely: bool = False) -> float | None:
    """Give how close two statements speak of one thing whatever their figures count; None where they do not.

    Their subject must be the same or stand among the other's words, which is not enough `closely`, or two telling
    words must be common to both. 1 is added where the subject is the same.
    """
    subject = compare_subjects(claimed, reported)
    if subject == "different":
        return None
    closeness, shared, _ = closeness_of(claimed, reported)
    nouns = noun_topics(reported.figure.unit)
    own = noun_topics(claimed.figure.unit)
    shared += len(nouns.intersection(map(topic, claimed.words[:LOOKED_AT]))) + len(nouns & own)
    if subject == "same":
        return closeness + 1
    named = topics_in(claimed.subject or "") - FAINT
    if shared >= 2 or (shared and (closeness >= _NEARLY_ALL or not claimed.words)):
        return closeness
    if closely or not named & (nouns | topics_of(reported.words).keys()):
        return None
    return closeness
