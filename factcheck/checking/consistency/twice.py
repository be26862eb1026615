"""One quantity with two values: in the headline and in the body, or in two sentences of the body."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.checking.consistency import words
from factcheck.checking.consistency.model import Article, Fault
from factcheck.figures import relate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.checking.model import SelfCheckKind
    from factcheck.claims import Claim
    from factcheck.figures import Figure, Relation, RelationName, Statement

__all__ = ["find_twice"]

_AGREES: frozenset[RelationName] = frozenset({"equal", "rounds", "within", "approximates", "over-precise"})
_DIFFERS: frozenset[RelationName] = frozenset({"overstates", "understates", "misrounded", "magnitude", "transposed"})
# How much of the words of both sentences must be the same before two values are of one quantity.
_ALIKE = 0.6
_FEWEST_WORDS = 3
_FEWEST_IN_HEADLINE = 2
# Two numbers further apart than this are of two things, except where one is the other with its digits slipped.
_FARTHEST = Decimal("0.35")


def find_twice(article: Article) -> Iterable[Fault]:
    """Find a headline's figure that the body contradicts, and figures that two sentences give differently."""
    said = {claim.figure.start: claim for claim in article.claims if claim.figure is not None}
    statements = [
        statement
        for statement in article.statements
        if statement.row is None and statement.header is None and _is_settled(said, statement)
    ]
    headings = [(passage.start, passage.end) for passage in article.document.passages if passage.kind == "heading"]
    in_headings = [item for item in statements if _within(item.figure, headings)]
    in_body = [item for item in statements if not _within(item.figure, headings)]
    reported: set[tuple[int, int]] = set()
    for statement in in_headings[:12]:
        fault = _headline(statement, in_body)
        if fault:
            reported.update(fault.spans)
            yield fault
    yield from _body(in_body, said, reported)


def _is_settled(said: Mapping[int, Claim], statement: Statement) -> bool:
    """Leave out what is only expected, asked or supposed."""
    claim = said.get(statement.figure.start)
    return claim is None or claim.checkable


def _within(figure: Figure, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= figure.start < end for start, end in spans)


def _headline(statement: Statement, body: Sequence[Statement]) -> Fault | None:
    """A headline's figure that stands nowhere in the body, where its words stand with another."""
    figure = statement.figure
    same_unit = [item for item in body if item.figure.unit == figure.unit]
    if any(relate(statement, [item]).name in _AGREES for item in same_unit):
        return None
    if any(item.figure.value == figure.value for item in same_unit):
        return None
    own = _content(statement)
    covered = [item for item in same_unit if len(own) >= _FEWEST_IN_HEADLINE and own <= _content(item)]
    # A headline shortens names ("Mill" for "the mill in Harlow"), so that they cannot be held against each other.
    nameless = replace(statement, subject=None)
    related = [(item, relate(nameless, [replace(item, subject=None)])) for item in covered]
    close = [(item, relation) for item, relation in related if relation.name in _DIFFERS and not relation.derivation]
    if len({item.figure.value for item, _ in close}) != 1 or words.OTHER_THEN.search(statement.text):
        return None
    item, relation = close[0]
    if not _believable(figure, item.figure, relation) or words.OTHER_THEN.search(_around(item)):
        return None
    return _fault("headline", statement, item, relation)


def _body(
    statements: Sequence[Statement], said: Mapping[int, Claim], reported: set[tuple[int, int]]
) -> Iterable[Fault]:
    """Two sentences that say the same in the same words, with two numbers."""
    by_key: dict[tuple[object, ...], list[Statement]] = {}
    for statement in statements:
        if statement.subject and statement.figure.kind == "quantity" and statement.figure.value is not None:
            claim = said.get(statement.figure.start)
            key = (statement.figure.unit, statement.subject.lower(), statement.base, statement.period)
            by_key.setdefault((*key, claim.claimant if claim else None), []).append(statement)
    for group in by_key.values():
        for index, first in enumerate(group[:20]):
            for second in group[index + 1 : 20]:
                fault = _two_values(first, second)
                if fault and not reported & set(fault.spans):
                    reported.update(fault.spans)
                    yield fault


def _two_values(first: Statement, second: Statement) -> Fault | None:
    if first.text == second.text and first.offset == second.offset:
        return None
    one, two = _content(first), _content(second)
    shared = one & two
    if len(shared) < _FEWEST_WORDS or len(shared) < _ALIKE * min(len(one), len(two)):
        return None
    if words.OTHER_THEN.search(first.text) or words.OTHER_THEN.search(second.text):
        return None
    relation = relate(second, [first])
    if relation.name not in _DIFFERS or relation.derivation or not _believable(second.figure, first.figure, relation):
        return None
    return _fault("two-values", second, first, relation)


def _believable(claimed: Figure, reported: Figure, relation: Relation) -> bool:
    """Whether two values can be of one quantity: not too far apart, or with slipped digits."""
    if relation.name in {"magnitude", "transposed", "misrounded"}:
        return True
    if claimed.value is None or reported.value is None or not reported.value:
        return False
    return abs(claimed.value - reported.value) <= _FARTHEST * abs(reported.value)


def _content(statement: Statement) -> frozenset[str]:
    return frozenset(word[:5] for word in statement.words if len(word) > 2)


def _around(statement: Statement) -> str:
    start = statement.figure.start - statement.offset
    return statement.text[max(0, start - 60) : start + 60]


def _fault(kind: SelfCheckKind, second: Statement, first: Statement, relation: Relation) -> Fault:
    spans = tuple(sorted(((first.figure.start, first.figure.end), (second.figure.start, second.figure.end))))
    return Fault(kind, relation.name, spans, relation.working)
