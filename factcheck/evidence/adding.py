"""Documents on their way into the index: their own row, and the lines of their passages, some thousand at a time."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from factcheck.documents.packing import pack
from factcheck.evidence.analysing import analyse
from factcheck.language.packs import code_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from factcheck.evidence.model import Addition

__all__ = ["in_pieces"]

# So many passages are at hand at once: all of a long table would take its memory several times.
_AT_ONCE = 4096
_ADD = (
    "INSERT INTO documents (id, source, sha256, title, date, language, rank, origin, archived, passages, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

# Of a passage: its number, that of its document, its place there, its words; its number and its terms.
_Passage = tuple[int, "int | None", int, str]
_Analysed = tuple[int, str, str, str]


def in_pieces(
    connection: sqlite3.Connection, added: Iterable[Addition], first: int
) -> Iterator[tuple[list[_Passage], list[_Analysed]]]:
    """Put documents in and give the lines of their passages, numbered from `first` on."""
    placed = _placed(connection, added, first)
    while some := list(islice(placed, _AT_ONCE)):
        yield [passage for passage, _ in some], [analysed for _, analysed in some]


def _placed(
    connection: sqlite3.Connection, added: Iterable[Addition], number: int
) -> Iterator[tuple[_Passage, _Analysed]]:
    """Put documents in one by one and give their passages as they stand in the tables of the index."""
    for each in added:
        document = connection.execute(_ADD, _row(each)).lastrowid
        for at, (words, own, context, title) in enumerate(analyse(each.document)):
            yield (number, document, at, words), (number, own, context, title)
            number += 1


def _row(each: Addition) -> tuple[object, ...]:
    document = each.document
    day = document.date.isoformat() if document.date else None
    described = each.rank, each.origin, each.archived
    about = each.id, document.source, document.sha256, document.title, day, code_of(document.language)
    return (*about, *described, len(document.passages), pack(document))
