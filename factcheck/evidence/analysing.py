"""What the index holds of a document: for each passage the terms of its words, of its context, of the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.documents.columns import cell_words, words_by_row
from factcheck.evidence.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.documents import Document, Passage, Table

__all__ = ["analyse"]

_LONG = 60  # terms of a context
_SWAPPED = str.maketrans(",.", ".,")


def analyse(document: Document) -> Iterator[tuple[str, list[str], str, str]]:
    """Give every passage's words and their terms, and the terms of its context and of the title, each as one line.

    The cells of a table are taken one by one: "2024,43.5" are two numbers. In a table that writes the comma as its
    decimal sign they are read so.
    """
    language = document.language
    title = " ".join(terms(document.title, language) if document.title else _first_heading(document))
    contexts: dict[str, str] = {"": ""}  # all rows of a table have the same one
    rows = _Rows()
    for passage in document.passages:
        context = contexts.get(passage.context)
        if context is None:
            context = contexts[passage.context] = " ".join(_around(passage.context, language))
        yield document.words(passage), _own(document, passage, rows), context, title


class _Rows:
    """The words of the cells of tables, row by row: one after the other is faster than each by itself."""

    def __init__(self) -> None:
        self._table: Table | None = None
        self._next = 0
        self._words: Iterator[Sequence[str]] = iter(())

    def words(self, table: Table, row: int) -> Sequence[str]:
        """Give the words of a row's cells."""
        if table is not self._table:
            self._table, self._next, self._words = table, 0, iter(words_by_row(table.rows))
        if row != self._next:
            return cell_words(table.rows, row)
        self._next += 1
        return next(self._words)


def _around(context: str, language: str | None) -> list[str]:
    """Give the terms of a context; of a long one, as of a table with a column for every month, each of them once."""
    around = terms(context, language)
    return around if len(around) <= _LONG else list(dict.fromkeys(around))


def _own(document: Document, passage: Passage, rows: _Rows) -> list[str]:
    if passage.table is not None and passage.row is not None:
        table = document.tables[passage.table]
        words = " ".join(rows.words(table, passage.row))
        return terms(words.translate(_SWAPPED) if table.decimal_comma else words, document.language)
    if passage.kind == "heading" and (above := _table_below(document, passage)) is not None:
        return terms(" ".join(above.header), document.language)
    return terms(document.words(passage), document.language)


def _table_below(document: Document, heading: Passage) -> Table | None:
    """Give the table whose line of column names a heading is."""
    words = document.words(heading).replace("_", " ")
    for table in document.tables:
        if table.rows and table.start <= heading.start and heading.end <= table.rows[0].start:
            return table if all(label.replace("_", " ") in words for label in table.header) else None
    return None


def _first_heading(document: Document) -> list[str]:
    heading = next((passage for passage in document.passages if passage.kind == "heading"), None)
    return _own(document, heading, _Rows()) if heading else []
