"""What the index holds of a document: for each passage the terms of its words, of its context, of the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.documents.columns import cell_words, words_by_row
from factcheck.evidence.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.documents import Document, Passage, Table

__all__ = ["analyse"]

_LONG = 60  # terms of a context
_KEPT_CELLS = 20_000
_SWAPPED = str.maketrans(",.", ".,")


def analyse(document: Document) -> Iterator[tuple[str, str, str, str]]:
    """Give every passage's words, and their terms, those of its context and of the title, each as one line.

    The cells of a table are taken one by one: "2024,43.5" are two numbers. In a table that writes the comma as its
    decimal sign they are read so.
    """
    language = document.language
    title = " ".join(terms(document.title, language) if document.title else _first_heading(document))
    contexts: dict[str, str] = {"": ""}  # all rows of a table have the same one
    cells = _Cells(language)
    rows = _Rows()
    for passage in document.passages:
        context = contexts.get(passage.context)
        if context is None:
            context = contexts[passage.context] = " ".join(_around(passage.context, language))
        yield document.words(passage), _own(document, passage, cells, rows), context, title


class _Cells(dict[tuple[str, bool], str]):
    """The terms of cells that were met, as one line, by their words and whether they write the comma as decimal sign.

    Many cells of a long table have the same words.
    """

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, cell: tuple[str, bool]) -> str:
        if len(self) >= _KEPT_CELLS:
            self.clear()
        words, decimal_comma = cell
        found = terms(words.translate(_SWAPPED) if decimal_comma else words, self._language)
        line = self[cell] = " ".join(found)
        return line

    def line(self, cells: Iterable[str], *, decimal_comma: bool) -> str:
        """Give the terms of several cells."""
        lines = [one if one.isascii() and one.isdecimal() else self[one, decimal_comma] for one in cells]
        return " ".join(lines if all(lines) else filter(None, lines))


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


def _own(document: Document, passage: Passage, cells: _Cells, rows: _Rows) -> str:
    if passage.table is not None and passage.row is not None:
        table = document.tables[passage.table]
        return cells.line(rows.words(table, passage.row), decimal_comma=table.decimal_comma)
    if passage.kind == "heading" and (above := _table_below(document, passage)) is not None:
        return cells.line(above.header, decimal_comma=False)
    return " ".join(terms(document.words(passage), document.language))


def _table_below(document: Document, heading: Passage) -> Table | None:
    """Give the table whose line of column names a heading is."""
    words = document.words(heading).replace("_", " ")
    for table in document.tables:
        if table.rows and table.start <= heading.start and heading.end <= table.rows[0].start:
            return table if all(label.replace("_", " ") in words for label in table.header) else None
    return None


def _first_heading(document: Document) -> list[str]:
    heading = next((passage for passage in document.passages if passage.kind == "heading"), None)
    return _own(document, heading, _Cells(document.language), _Rows()).split() if heading else []
