"""The part of the desk that sorts its articles and shows some of them only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.workbench.article_order import ORDERS, arranged
from factcheck.workbench.screens.article_settings import ArticleSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.workbench.overview import ArticleRow

__all__ = ["ArticlesInOrder"]


class ArticlesInOrder(ArticleSettings, inherit_bindings=False):
    """Keeps the order and the words of the filter, and shows what they let through."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[ArticleRow] = ()
        self._order = next(iter(ORDERS))
        self._words = ""

    def tell_where(self) -> None:
        """Say in the header which articles are shown, in which order."""
        raise NotImplementedError

    def show_articles(self) -> None:
        """Show the articles that the filter lets through, in their order."""
        self.articles.show(arranged(self._rows, self._order, self._words))
        self.tell_where()

    @property
    def view(self) -> list[str]:
        """How the order and the filter are called, where they are not the ordinary ones."""
        order = [] if self._order == next(iter(ORDERS)) else [f"by {self._order}"]
        return [*order, f"filter: {self._words}"] if self._words else order

    def clear_filter(self) -> bool:
        """Show all articles again; tells whether some were hidden."""
        if not self._words:
            return False
        self._words = ""
        self.show_articles()
        return True

    def action_sort(self) -> None:
        """Take the next order."""
        orders = list(ORDERS)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self.show_articles()
        self.say(f"articles by {self._order}")

    def action_filter(self) -> None:
        """Show some articles only."""
        self.start_asking(self._filter())

    async def _filter(self) -> None:
        def show(words: str) -> None:
            self._words = words
            self.show_articles()

        await self.narrow("Show articles with these words", self._words, show)
