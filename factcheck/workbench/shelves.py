"""The library as a table: what is known of every document and which verdicts rest on it. Done in the backroom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.desk import Desk, Evidence

__all__ = ["COLUMNS", "ShelfRow", "in_order", "shelf_rows"]

ColumnName = Literal["id", "title", "rank", "date", "verdicts", "origin", "source"]


class ShelfRow(Struct, frozen=True):
    """A document of the library and the claims whose verdicts cite it, as this person may see them."""

    item: Evidence
    cited_by: tuple[str, ...] = ()

    def cell(self, column: ColumnName) -> str:
        """Give what stands in a column."""
        return COLUMNS[column][1](self)


def _source(row: ShelfRow) -> str:
    return row.item.by_hand or row.item.source


# What each column is called and holds, and by what it is sorted.
COLUMNS: dict[ColumnName, tuple[str, Callable[[ShelfRow], str], Callable[[ShelfRow], object]]] = {
    "id": ("id", lambda row: row.item.id, lambda row: int(row.item.id[1:])),
    "title": ("title", lambda row: row.item.title, lambda row: row.item.title.casefold()),
    "rank": ("rank", lambda row: row.item.rank or "-", lambda row: row.item.rank or "~"),
    "date": ("date", lambda row: (row.item.date or "")[:10], lambda row: row.item.date or ""),
    "verdicts": (
        "verdicts",
        lambda row: str(len(row.cited_by)) if row.cited_by else "",
        lambda row: -len(row.cited_by),
    ),
    "origin": ("from", lambda row: row.item.origin or "", lambda row: (row.item.origin or "~").casefold()),
    "source": ("source", _source, lambda row: _source(row).casefold()),
}


def shelf_rows(desk: Desk) -> list[ShelfRow]:
    """Give every document of the library with the claims whose verdicts cite it."""
    cited: dict[str, dict[str, None]] = {}
    for article in desk.articles():
        for number in desk.touched_claims(article.slug):
            record = desk.as_seen(desk.claim(f"{article.slug}#{number}"))
            for verdict in record.all_verdicts:
                for source in verdict.sources:
                    cited.setdefault(source.document, {})[record.key] = None
    return [ShelfRow(item, tuple(cited.get(item.id, ()))) for item in desk.evidence()]


def in_order(rows: Sequence[ShelfRow], column: ColumnName, words: str) -> list[ShelfRow]:
    """Give the rows that have these words anywhere, sorted by a column; equal ones keep their order."""
    wanted = words.casefold().split()
    shown = [row for row in rows if all(word in " ".join(map(row.cell, COLUMNS)).casefold() for word in wanted)]
    return sorted(shown, key=COLUMNS[column][2])  # type: ignore[arg-type]
