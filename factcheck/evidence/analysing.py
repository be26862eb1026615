"""What the index holds of a document: for each passage the terms of its words, of its context, of the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.documents.columns import cell_words
from factcheck.evidence.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.documents import Document, Passage, Table

__all__ = ["analyse"]

_LONG = 60  # terms of a context
_SWAPPED = str.maketrans(",.", ".,")


def analyse(document: Document) -> list[tuple[str, str, str]]:
    """Give the terms of every passage, those of its own words, of its context and of the title, each as one line.

    The cells of a table are taken one by one: "2024,43.5" are two numbers. In a table that writes the comma as its
    decimal sign they are read so.
    """
    language = document.language
    title = " ".join(terms(document.title, language) if document.title else _first_heading(document))
    contexts: dict[str, str] = {"": ""}  # all rows of a table have the same one
    found = []
    for passage in document.passages:
        context = contexts.get(passage.context)
        if context is None:
            context = contexts[passage.context] = " ".join(_around(passage.context, language))
        found.append((" ".join(_own(document, passage)), context, title))
    return found


def _around(context: str, language: str | None) -> list[str]:
    """Give the terms of a context; of a long one, as of a table with a column for every month, each of them once."""
    around = terms(context, language)
    return around if len(around) <= _LONG else list(dict.fromkeys(around))


def _own(document: Document, passage: Passage) -> list[str]:
    if passage.table is not None and passage.row is not None:
        table = document.tables[passage.table]
        return _of_cells(cell_words(table.rows, passage.row), document.language, decimal_comma=table.decimal_comma)
    if passage.kind == "heading" and (above := _table_below(document, passage)) is not None:
        return _of_cells(above.header, document.language, decimal_comma=False)
    return terms(document.words(passage), document.language)


def _of_cells(cells: Iterable[str], language: str | None, *, decimal_comma: bool) -> list[str]:
    return [term for cell in cells for term in terms(cell.translate(_SWAPPED) if decimal_comma else cell, language)]


def _table_below(document: Document, heading: Passage) -> Table | None:
    """Give the table whose line of column names a heading is."""
    words = document.words(heading).replace("_", " ")
    for table in document.tables:
        if table.rows and table.start <= heading.start and heading.end <= table.rows[0].start:
            return table if all(label.replace("_", " ") in words for label in table.header) else None
    return None


def _first_heading(document: Document) -> list[str]:
    heading = next((passage for passage in document.passages if passage.kind == "heading"), None)
    return _own(document, heading) if heading else []
