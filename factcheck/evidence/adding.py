"""Documents on their way into the index: their own row, and the lines of their passages, some thousand at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.documents.packing import pack
from factcheck.evidence.analysing import analyse
from factcheck.language.packs import code_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from factcheck.evidence.counting import Tally
    from factcheck.evidence.model import Addition

__all__ = ["put_in"]

# So many passages are at hand at once: all of a long table would take its memory several times.
_AT_ONCE = 4096
_ADD = (
    "INSERT INTO documents (id, source, sha256, title, date, language, rank, origin, archived, first, passages, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class _Lines:
    """Lines of the tables that are still to be written."""

    def __init__(self) -> None:
        self.passages: list[tuple[int, int, str, str]] = []
        self.terms: list[tuple[int, str, str, str]] = []
        self.runs: list[tuple[int, int, int | None, str, str]] = []

    def write(self, connection: sqlite3.Connection) -> None:
        connection.executemany("INSERT INTO passages (number, run, words, terms) VALUES (?, ?, ?, ?)", self.passages)
        connection.executemany("INSERT INTO terms (rowid, words, context, title) VALUES (?, ?, ?, ?)", self.terms)
        connection.executemany(
            "INSERT INTO runs (first, last, document, context, title) VALUES (?, ?, ?, ?, ?)", self.runs
        )
        for lines in (self.passages, self.terms, self.runs):
            lines.clear()


def put_in(connection: sqlite3.Connection, added: Iterable[Addition], number: int, tally: Tally) -> None:
    """Put documents in, their passages numbered from `number` on, and count what these hold."""
    lines = _Lines()
    for each in added:
        document = connection.execute(_ADD, _row(each, number)).lastrowid
        run, around = number, None
        for words, own, context, title in analyse(each.document):
            tally.add(own, context, title)
            line = " ".join(own)
            if context == around:
                lines.terms.append((number, line, "", ""))
            else:
                if around is not None:
                    lines.runs.append((run, number - 1, document, around, title))
                run, around = number, context
                lines.terms.append((number, line, context, title))
            lines.passages.append((number, run, words, line))
            number += 1
            if len(lines.passages) >= _AT_ONCE:
                lines.write(connection)
        if around is not None:
            lines.runs.append((run, number - 1, document, around, title))
    lines.write(connection)


def _row(each: Addition, first: int) -> tuple[object, ...]:
    document = each.document
    day = document.date.isoformat() if document.date else None
    described = each.rank, each.origin, each.archived
    about = each.id, document.source, document.sha256, document.title, day, code_of(document.language)
    return (*about, *described, first, len(document.passages), pack(document))
