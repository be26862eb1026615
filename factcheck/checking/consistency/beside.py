"""A share in words beside the exact one in the next sentence: "nine in ten parents", and then 83.7% of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.checking.consistency.alike import content
from factcheck.checking.consistency.model import Article, Fault, exact, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.facts import Statement

__all__ = ["find_beside"]

# So many of the words of both must be the same, and of the shorter one so large a part.
_FEWEST, _ALIKE = 2, 0.75
# Shares so far apart are of two things; within so many points a round share stands for an exact one.
_FARTHEST, _ROUND = 15, 4


def find_beside(article: Article) -> Iterable[Fault]:
    """Find shares of the same in two sentences that follow each other, one round and one exact."""
    by_sentence: dict[int, list[Statement]] = {}
    for statement in article.settled:
        by_sentence.setdefault(statement.offset, []).append(statement)
    for one, other in pairwise(by_sentence.values()):
        if len(one) != 1 or len(other) != 1:
            continue  # more figures may be of other groups
        told, exactly = sorted((one[0], other[0]), key=lambda item: item.figure.kind != "ratio")
        if told.figure.kind == "ratio" and exactly.figure.unit == "percent" and exact(exactly.figure):
            yield from _compared(article, told, exactly)


def _whom(statement: Statement) -> frozenset[str]:
    """Give the words for those of whom it may be a share: the first of "parents support", and the subject."""
    words = ((statement.base or "").lower().split()[:1], (statement.subject or "").lower().split())
    return frozenset(word for part in words for word in part)


def _compared(article: Article, told: Statement, exactly: Statement) -> Iterable[Fault]:
    share, real = told.figure, exactly.figure
    if share.value is None or real.value is None or share.approximator is not None or share.unit != "percent":
        return
    words = article.words
    if any(words.apart.search(words.asked.sub(" ", item.text)) for item in (told, exactly)):
        return
    if _whom(told) and _whom(exactly) and not _whom(told) & _whom(exactly):
        return
    mine, theirs = content(told), content(exactly)
    alike = mine & theirs
    if len(alike) < _FEWEST or len(alike) < _ALIKE * min(len(mine), len(theirs)):
        return
    apart = abs(share.value - real.value)
    if _ROUND < apart <= _FARTHEST:
        line = f"{shown(real)} is not {share.text.lower()}"
        yield Fault.of("two-values", share.value, real.value, (share, real), line)
