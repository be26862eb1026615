"""A list of items with an amount each that leaves nothing out, against the sum that the article names before it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.checking.consistency.model import Article, Fault, Sentence, added_up, bounds, exact, shown
from factcheck.figures.writing import in_style_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.figures import Figure

__all__ = ["find_lists"]

_FEWEST = 3
# A sum further from every total than this is of something else.
_NEAR = Decimal("0.2")


def find_lists(article: Article) -> Iterable[Fault]:
    """Find a list that ends with "everything else" and comes to none of the sums that stand before it."""
    for items in _lists(article):
        amounts = [sentence.figures[0] for sentence in items]
        if not any(article.words.rest_label.match(sentence.text) for sentence in items) or not all(map(exact, amounts)):
            continue
        if len({amount.unit for amount in amounts}) > 1:
            continue
        totals = [
            item.figure
            for item in article.statements
            if item.figure.end <= items[0].start
            and exact(item.figure)
            and item.figure.unit == amounts[0].unit
            and (item.figure.value or 0) > max(amount.value or 0 for amount in amounts)
        ]
        fault = _against(amounts, totals)
        if fault:
            yield fault


def _lists(article: Article) -> Iterable[list[Sentence]]:
    """Runs of sentences that are each a label, a colon and one amount."""
    run: list[Sentence] = []
    for sentence in article.sentences:
        between = article.document.text[run[-1].start + len(run[-1].text) : sentence.start] if run else ""
        item = len(sentence.figures) == 1 and article.words.list_item.match(sentence.outline)
        if item and not any(map(str.isalnum, between)):
            run.append(sentence)
            continue
        if len(run) >= _FEWEST:
            yield run
        run = [sentence] if item else []
    if len(run) >= _FEWEST:
        yield run


def _against(amounts: Sequence[Figure], totals: Sequence[Figure]) -> Fault | None:
    low, high = sum(bounds(amount)[0] for amount in amounts), sum(bounds(amount)[1] for amount in amounts)
    if any(low <= bounds(total)[1] and bounds(total)[0] <= high for total in totals):
        return None
    added = added_up(amounts)
    near = [total for total in totals if abs(added - (total.value or 0)) <= _NEAR * added]
    if not near:
        return None
    total = near[0]
    assert total.value is not None
    line = f"{' + '.join(map(shown, amounts))} = {in_style_of(total, added)}, not {shown(total)}"
    return Fault.of("total", total.value, added, (total, *amounts), line, "sum")
