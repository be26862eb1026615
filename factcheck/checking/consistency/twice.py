"""One quantity with two values, in two sentences of the body that say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.checking.consistency.alike import DIFFERS, believable, content, stated_twice
from factcheck.checking.consistency.headlines import find_headlines
from factcheck.relating import relate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.checking.consistency.model import Article, Fault
    from factcheck.checking.consistency.words import Words
    from factcheck.facts import Statement

__all__ = ["find_twice"]

# How much of the words of both sentences must be the same before two values are of one quantity.
_ALIKE = 0.6
_FEWEST_WORDS = 3


def find_twice(article: Article) -> Iterable[Fault]:
    """Find a headline's figure that the body contradicts, and figures that two sentences give differently."""
    reported: set[tuple[int, int]] = set()
    for fault in find_headlines(article):
        reported.update(fault.spans)
        yield fault
    yield from _body(article, reported)


def _body(article: Article, reported: set[tuple[int, int]]) -> Iterable[Fault]:
    """Two sentences that say the same in the same words, with two numbers."""
    by_key: dict[tuple[object, ...], list[Statement]] = {}
    for statement in article.settled:
        if statement.subject and statement.figure.kind == "quantity" and statement.figure.value is not None:
            claim = article.claims_by_figure.get(statement.figure.start)
            key = (statement.figure.unit, statement.subject.lower(), statement.base, statement.period.text)
            by_key.setdefault((*key, claim.claimant if claim else None), []).append(statement)
    for group in by_key.values():
        for index, first in enumerate(group[:20]):
            for second in group[index + 1 : 20]:
                fault = _two_values(first, second, article.words)
                if fault and not reported & set(fault.spans):
                    reported.update(fault.spans)
                    yield fault


def _two_values(first: Statement, second: Statement, words: Words) -> Fault | None:
    if first.text == second.text and first.offset == second.offset:
        return None
    one, two = content(first), content(second)
    shared = one & two
    if len(shared) < _FEWEST_WORDS or len(shared) < _ALIKE * min(len(one), len(two)):
        return None
    if words.other_then.search(first.text) or words.other_then.search(second.text):
        return None
    relation = relate(second, [first])
    if relation.name not in DIFFERS or relation.derivation or not believable(second.figure, first.figure, relation):
        return None
    return stated_twice("two-values", second, first, relation)
