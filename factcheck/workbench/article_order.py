"""In which order the articles of a desk stand, and which of them are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.workbench.overview import ArticleRow

__all__ = ["ORDERS", "arranged"]

ORDERS: dict[str, Callable[[ArticleRow], Any]] = {
    "arrival": lambda row: row.article.id,
    "title": lambda row: row.article.title.casefold(),
    "open": lambda row: -row.open,
    "last rated": lambda row: tuple(-ord(sign) for sign in row.last_at) or (0,),
}


def arranged(rows: Sequence[ArticleRow], order: str, words: str) -> list[ArticleRow]:
    """Give the articles that have these words, by one of the orders; what is set aside stands last in each.

    Looked at are title, name, scale, who rated last, and "cleared", "open" or "aside" as it stands with them.
    """
    wanted = words.casefold().split()
    shown = [row for row in rows if all(word in _words(row) for word in wanted)]
    return sorted(shown, key=lambda row: (row.article.aside is not None, ORDERS[order](row)))


def _words(row: ArticleRow) -> str:
    article = row.article
    stands = "aside" if article.aside is not None else "cleared" if row.reasons == 0 and row.claims else "open"
    return " ".join((article.title, article.slug, article.scale, row.last_by, stands)).casefold()
