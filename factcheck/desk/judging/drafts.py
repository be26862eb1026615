"""Whether what comes in is the next draft of an article that is on the desk already, by how many words they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.desk.record.lookup import UNNAMED

if TYPE_CHECKING:
    from factcheck.desk.desk import Desk
    from factcheck.desk.record.model import Article
    from factcheck.documents import Document

__all__ = ["likely_former"]

_RUN = 4  # words in a row: single words are the same in any two articles of one subject
_LIKELY = 50  # percent; two stories of one event by different people share a tenth


def likely_former(desk: Desk, document: Document) -> tuple[Article, int] | None:
    """Give the article of which a document shares the most words, and how many of a hundred; None where few.

    Where an article came from the same source there is nothing to be asked: it is that one's next version.
    """
    articles = desk.articles.current()
    if document.source not in UNNAMED and any(article.source == document.source for article in articles):
        return None
    runs = _runs(document.text)
    shared = [(_percent(runs, _runs(desk.documents.text(article))), -article.id, article) for article in articles]
    best = max(shared, default=None, key=lambda each: each[:2])
    return (best[2], best[0]) if best is not None and best[0] >= _LIKELY else None


def _percent(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> int:
    return 100 * len(one & other) // max(len(one), len(other), 1)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
