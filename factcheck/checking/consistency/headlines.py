"""The headline's figures against the body: a figure that stands nowhere in it, where a near one does."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.checking.consistency.alike import content, digits, slip
from factcheck.checking.consistency.model import Article, Fault, spans_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.facts import Statement
    from factcheck.figures import Figure
    from factcheck.relating import RelationName

__all__ = ["find_headlines"]

_FEWEST_IN_HEADLINE = 2
_MOST_FIGURES = 12
# The first sentences of the body say again what the headline says.
_LEAD = 4
# A number of so few digits is near another by chance, so that more of the words must be the same.
_FEW_DIGITS = 2
# And one of so many digits with two of them changed is no other number.
_MANY_DIGITS = 4
_DIGITS = re.compile(r"\d[\d,.]*")


def find_headlines(article: Article) -> Iterable[Fault]:
    """Find a figure in a headline that the body gives with slipped digits, and a score that it gives otherwise."""
    for statement in article.above[:_MOST_FIGURES]:
        if _given(article, statement.figure):
            continue
        fault = _slipped(article, statement)
        if fault is not None:
            yield fault
    yield from _scores(article)


def _given(article: Article, figure: Figure) -> bool:
    """Whether the body gives the figure too, exactly, rounded or as one end of something."""
    if figure.value is None:
        return True
    # A headline rounds: 4,000 stands for 3,967.
    half = Decimal(1).scaleb(_zeros(figure.value) or -figure.places) / 2
    low, high = figure.value - half, figure.value + half
    for one in (item for sentence in article.sentences for item in sentence.figures if item.kind != "rank"):
        ends = (one.from_value, one.to_value, *((one.low, one.high) if one.value is None else (one.value,)))
        if any(end is not None and (end == figure.value or low <= end <= high) for end in ends):
            return True
        if one.kind in {"ratio", "range"} and any(number == figure.value for number in _numbers(one.text)):
            return True
    return any(item.figure.value == figure.value for item in article.below)


def _zeros(value: Decimal) -> int:
    """How many zeros a number ends with."""
    written = f"{value:f}"
    return len(written) - len(written.rstrip("0")) if written.isdigit() else 0


def _numbers(text: str) -> list[Decimal]:
    return [
        Decimal(found[0].replace(",", "").strip(".")) for found in _DIGITS.finditer(text) if found[0].count(".") < 2
    ]


def _slipped(article: Article, statement: Statement) -> Fault | None:
    """ "Profit climbs 41%" over "profit rose 14%": digits that slipped, in the unit and with words of the headline."""
    figure = statement.figure
    if figure.value is None or figure.approximator is not None:
        return None
    lead = [sentence.start for sentence in article.sentences[:_LEAD]]
    for item in article.below:
        other = item.figure
        alike = other.unit == figure.unit or figure.unit is None or (other.unit is None and figure.unit in item.text)
        if not alike or other.value is None or other.approximator not in {None, "at-least", "more-than"}:
            continue
        rounded = round(other.value, figure.places) if figure.places >= 0 else other.value
        slipped = slip(figure.value, rounded)
        if slipped and (slipped == "magnitude" or len(digits(figure.value)) >= _FEW_DIGITS):
            if not _one_thing(statement, item, slipped, lead):
                continue
            line = f"{other.text} in the text, {figure.text} in the headline"
            return Fault("headline", slipped, spans_of((figure, other)), line)
    return None


def _one_thing(statement: Statement, item: Statement, slipped: RelationName, lead: Sequence[int]) -> bool:
    """Whether a headline's figure and one of the body are of one thing: the rarer the slip, the fewer words."""
    assert statement.figure.value is not None
    length = len(digits(statement.figure.value))
    if slipped == "transposed" and (
        length >= _MANY_DIGITS or item.offset == lead[0] or (length > _FEW_DIGITS and item.offset in lead)
    ):
        return True
    if length < _FEW_DIGITS and (item.offset not in lead or statement.figure.unit is None):
        return False
    needed = 1 if item.offset in lead else _FEWEST_IN_HEADLINE
    needed += slipped in {"overstates", "understates"} and length <= _FEW_DIGITS
    return len(content(statement) & content(item)) >= needed


def _scores(article: Article) -> Iterable[Fault]:
    """A headline's score that is not the only one of the body."""
    own = [figure for head in article.headings[:1] for figure in head.figures if figure.kind == "score"]
    body = [figure for sentence in article.sentences for figure in sentence.figures if figure.kind == "score"]
    results = {frozenset(_numbers(figure.text)) for figure in body}
    if len(own) != 1 or len(results) != 1:
        return
    told, played = frozenset(_numbers(own[0].text)), next(iter(results))
    if told != played and told & played:
        line = f"{body[0].text} in the text, {own[0].text} in the headline"
        yield Fault("headline", "none", spans_of((own[0], body[0])), line)
