"""The library as a table: what is known of every document and which verdicts rest on it. Done in the backroom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.language import language_name, level_of
from factcheck.workbench.tabling import Column

if TYPE_CHECKING:
    from factcheck.desk import Desk, Evidence

__all__ = ["COLUMNS", "ShelfRow", "shelf_rows"]

# What is not read of a document in a language that is known so far, as the levels of packs are.
NOT_READ = {0: "any word", 1: "words but for units", 2: "who speaks, what is meant"}
BROAD = 110  # cells from which on there is room for where a document comes from


class ShelfRow(Struct, frozen=True):
    """A document of the library and the claims whose verdicts cite it, as this person may see them.

    `language` is the one that it is read in, `unread` what of its words is not read.
    """

    item: Evidence
    cited_by: tuple[str, ...] = ()
    language: str = ""
    unread: str = ""


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
    "language": Column("language", lambda row: row.language, lambda row: row.language or "~", 10, ink="muted"),
    "unread": Column("not read", lambda row: row.unread, lambda row: (not row.unread, row.unread), 25, needs=BROAD),
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
    readings = desk.evidence.library.readings()
    return [
        ShelfRow(item, tuple(cited.get(item.id, ())), *_read(*readings.get(item.id, (None, 1))))
        for item in desk.evidence.all()
    ]


def _read(code: str | None, passages: int) -> tuple[str, str]:
    """Give a document's language and what is not read of it, in words; nothing where all is that counts as evidence."""
    if code is None:
        return "", ""
    name = language_name(code)
    if not passages:
        return name, "no word found in it"
    return name, NOT_READ.get(level_of(code), "")
