"""The library as a table: what is known of every document and which verdicts rest on it. Done in the backroom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.workbench.tabling import Column

if TYPE_CHECKING:
    from factcheck.desk import Desk, Evidence

__all__ = ["COLUMNS", "ShelfRow", "shelf_rows"]

BROAD = 110  # cells from which on there is room for where a document comes from


class ShelfRow(Struct, frozen=True):
    """A document of the library and the claims whose verdicts cite it, as this person may see them."""

    item: Evidence
    cited_by: tuple[str, ...] = ()


def _source(row: ShelfRow) -> str:
    # Of a path the end tells which file it is, and the end is what a narrow column would cut off.
    source = row.item.source
    return row.item.by_hand or (source if "://" in source else "/".join(source.rsplit("/", 2)[-2:]))


COLUMNS: dict[str, Column[ShelfRow]] = {
    "id": Column("id", lambda row: row.item.id, lambda row: int(row.item.id[1:]), 5, ink="muted"),
    "title": Column("title", lambda row: row.item.title, lambda row: row.item.title.casefold(), ink="strong"),
    "rank": Column("rank", lambda row: row.item.rank or "-", lambda row: row.item.rank or "~", 9),
    "date": Column("date", lambda row: (row.item.date or "")[:10], lambda row: row.item.date or "", 10),
    "verdicts": Column(
        "verdicts",
        lambda row: str(len(row.cited_by)) if row.cited_by else "",
        lambda row: -len(row.cited_by),
        8,
        right=True,
    ),
    "origin": Column(
        "from",
        lambda row: row.item.origin or "",
        lambda row: (row.item.origin or "~").casefold(),
        14,
        ink="muted",
        needs=BROAD,
    ),
    "source": Column("source", _source, lambda row: _source(row).casefold(), ink="muted", needs=BROAD),
}


def shelf_rows(desk: Desk) -> list[ShelfRow]:
    """Give every document of the library with the claims whose verdicts cite it."""
    cited: dict[str, dict[str, None]] = {}
    for article in desk.articles.all():
        for number in desk.survey.touched(article.slug):
            record = desk.readers.as_seen(desk.claims.get(f"{article.slug}#{number}"))
            for verdict in record.all_verdicts:
                for source in verdict.sources:
                    cited.setdefault(source.document, {})[record.key] = None
    return [ShelfRow(item, tuple(cited.get(item.id, ()))) for item in desk.evidence.all()]
