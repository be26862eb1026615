"""An amount and those it is for, where a claim tells it for each of them: "per resident", "each employee"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.facts.people import people_words
from factcheck.facts.vocabulary import topic
from factcheck.figures.conversion import is_of_time, rate_of
from factcheck.relating.comparing.beside import named_beside
from factcheck.relating.deriving.sources import groups_of, nouns_of, of_the_time, related, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.facts.model import Statement
    from factcheck.figures.model import Figure

__all__ = ["for_each_head"]


def for_each_head(
    claimed: Statement, reported: Sequence[Statement]
) -> Iterator[tuple[Statement, Statement, Decimal, float]]:
    """Give an amount, those it is for, and for how many of them the claim tells it: one head, or 100,000 people."""
    each, many = _counted_per(claimed)
    if each is None:
        return
    usable = of_the_time(claimed, reported)
    heads = [item for item in usable if _are_heads(item, each)]
    for group in groups_of(usable):
        people = [item for item in group if item in heads]
        wholes = [
            item
            for item in group
            if item not in heads and _same_unit(item.figure, claimed.figure) and item.figure.per in {None, "year"}
        ]
        closeness = related(claimed, group)
        if len(people) == len(wholes) == 1 and closeness is not None and value_of(people[0]):
            yield wholes[0], people[0], many, closeness


def _counted_per(claimed: Statement) -> tuple[str | None, Decimal]:
    """Give for whom a claimed amount is told, and for how many: "resident" and 1, "people" and 100000."""
    per = claimed.figure.per
    if per is not None and is_of_time(per):
        per = None
    if per is not None:
        rate = rate_of(per)
        return rate.unit or people_words().head, Decimal(1) if rate.value is None else rate.value
    match = people_words().each.search(named_beside(claimed))
    if match is None:
        return None, Decimal(1)
    return match["per"] or match["each"] or people_words().head, Decimal(1)


def _are_heads(item: Statement, each: str) -> bool:
    """Tell whether a figure counts those that an amount is for."""
    words = people_words()
    if each not in words.everybody:
        return topic(each) in nouns_of(item.figure)
    return (
        item.figure.unit in words.heads
        or words.population in item.words[:3]
        or words.population in (item.header or "").lower()
    )


def _same_unit(one: Figure, two: Figure) -> bool:
    """Tell whether two amounts are in one unit of money or measure, or count one thing."""
    return one.unit == two.unit or bool(nouns_of(one) & nouns_of(two))
