"""A table prepared for questions: its words by cell, its numbers by cell, its columns.

Nothing is decided here. Words are compared in one form on both sides: numbers without grouping, words by their stem.
A table can be asked across as well: its columns as rows, their names as labels.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck.facts.statements import statements_in
from factcheck.facts.tables.words import function_words, months, name_topic
from factcheck.facts.vocabulary import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.documents import Document, Passage, Table
    from factcheck.figures.model import Figure

__all__ = ["Grid", "Token", "grids_of", "tokens_of"]

_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# A column is one of numbers where so many of its filled cells begin with one.
_MOSTLY = 0.7
_SAMPLED = 60
# How much text above a table may say what it is about, in code points.
_ABOVE = 300
# A table of more columns or rows is not asked across.
_WIDEST, _TALLEST = 20, 80
_KEPT = 256


class Token(NamedTuple):
    """A word or number of a text: its place there, its form for comparison, and whether it carries meaning."""

    start: int
    end: int
    form: str
    number: bool
    telling: bool


def tokens_of(text: str) -> list[Token]:
    """Give the words and numbers of a text in order; `[start, end)` are code points of it."""
    found = []
    for match in _TOKEN.finditer(text):
        written = match.group()
        if written[0].isdigit():
            found.append(Token(match.start(), match.end(), _number(written), True, True))
            continue
        lower = written.lower()
        form = months().get(lower) or stem(lower)
        found.append(Token(match.start(), match.end(), form, False, lower not in function_words()))
    return found


@lru_cache(maxsize=65536)
def _number(written: str) -> str:
    plain = written.replace(",", "") if _GROUPED.fullmatch(written) else written
    if plain.count(".") > 1 or "," in plain:
        return plain
    try:
        return f"{Decimal(plain).normalize():f}"
    except InvalidOperation:
        return plain


def topic_forms(text: str) -> list[str]:
    """Give the telling words of a label in the form in which two labels are compared."""
    return [
        token.form if token.number else name_topic(text[token.start : token.end])
        for token in tokens_of(text)
        if token.telling
    ]


class Grid:
    """One table of a document with what questions need of it.

    `forms[row][column]` are the compared words of a cell, `headers[column]` the telling topics of its name and
    `cores[column]` those that do not stand in brackets, `about` those of the caption, the title and the lines above.
    Rows and columns count from 0; `across` says that the table's columns are the rows here. `ragged` rows have more
    cells than the table has names, so that it is not known which name is whose.
    """

    def __init__(self, document: Document, number: int, *, across: bool = False) -> None:
        self.document = document
        self.table: Table = document.tables[number]
        self.across = across
        self._cells = _places_across(self.table) if across else _places(self.table)
        titles = _titles_across(self.table) if across else list(self.table.header)
        self.height = len(self._cells)
        self.width = max([len(titles), *(len(row) for row in self._cells)])
        self.titles = titles + [""] * (self.width - len(titles))
        self.headers = [frozenset(topic_forms(title)) for title in self.titles]
        self.cores = [frozenset(topic_forms(_ASIDE.sub(" ", title))) for title in self.titles]
        self.all_headers = frozenset[str]().union(*self.headers)
        above = document.text[max(0, self.table.start - _ABOVE) : self.table.start]
        self.about = frozenset(topic_forms(f"{document.title or ''} {self.table.caption or ''} {above}"))
        self.ragged = bool(self.table.header) and any(
            len(row.cells) > len(self.table.header) for row in self.table.rows[:_SAMPLED]
        )
        self.index: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.forms = [self._row_forms(row) for row in range(self.height)]
        self._figures: dict[int, dict[int, list[Figure]]] = {}
        self._numeric: dict[int, bool] = {}
        self.years: list[int] | None = None  # its columns of years, once they were asked for
        self._passages = {passage.row: passage for passage in document.passages if passage.table == number}

    def _row_forms(self, row: int) -> list[tuple[str, ...]]:
        forms = []
        for column in range(self.width):
            telling = tuple(token.form for token in tokens_of(self.text(row, column)) if token.telling)
            forms.append(telling)
            for form in set(telling):
                self.index[form].append((row, column))
        return forms

    def _at(self, row: int, column: int) -> tuple[int, int] | str:
        places = self._cells[row]
        return places[column] if column < len(places) else ""

    def text(self, row: int, column: int) -> str:
        """Give what stands in a cell, white space folded."""
        place = self._at(row, column)
        if isinstance(place, str):
            return place
        cells = self.table.rows[place[0]].cells
        return " ".join(cells[place[1]].text.split()) if place[1] < len(cells) else ""

    def passage(self, row: int, column: int | None = None) -> Passage | None:
        """Give the passage of the row that a cell stands in; across, of the first row where no column is given."""
        if not self.across:
            return self._passages.get(row)
        place = self._at(row, column if column is not None else 1)
        return None if isinstance(place, str) else self._passages.get(place[0])

    def figures(self, row: int, column: int) -> list[Figure]:
        """Give the quantities of a cell in the unit and magnitude that its table says, placed in the document."""
        place = self._at(row, column)
        if isinstance(place, str):
            return []
        if place[0] not in self._figures:
            self._figures[place[0]] = self._figures_of_row(place[0])
        return self._figures[place[0]].get(place[1], [])

    def _figures_of_row(self, row: int) -> dict[int, list[Figure]]:
        found: dict[int, list[Figure]] = defaultdict(list)
        passage = self._passages.get(row)
        if passage is None:
            return found
        starts = [cell.start for cell in self.table.rows[row].cells]
        for statement in statements_in(self.document, passage):
            column = max((i for i, start in enumerate(starts) if start <= statement.figure.start), default=None)
            if column is not None:
                found[column].append(statement.figure)
        return found

    def amount(self, row: int, column: int) -> Decimal | None:
        """Give the one number that a cell is, for ordering and adding up; None for words, ranges, several numbers."""
        figures = self.figures(row, column)
        if figures:
            return figures[0].value if len(figures) == 1 else None
        forms = self.forms[row][column]
        if forms and len(forms) <= 2 and forms[0][0].isdigit():
            try:
                return Decimal(forms[0])
            except InvalidOperation:
                return None
        return None

    def numeric(self, column: int) -> bool:
        """Tell whether a column is one of numbers."""
        if column not in self._numeric:
            filled = [forms for row in range(min(self.height, _SAMPLED)) if (forms := self.forms[row][column])]
            numbers = sum(forms[0][0].isdigit() and len(forms) <= 2 for forms in filled)
            self._numeric[column] = bool(filled) and numbers >= _MOSTLY * len(filled)
        return self._numeric[column]


def _places(table: Table) -> list[list[tuple[int, int] | str]]:
    return [[(row, column) for column in range(len(cells.cells))] for row, cells in enumerate(table.rows)]


def _places_across(table: Table) -> list[list[tuple[int, int] | str]]:
    width = max(len(row.cells) for row in table.rows)
    names = list(table.header) + [""] * (width - len(table.header))
    return [[names[column], *((row, column) for row in range(len(table.rows)))] for column in range(1, width)]


def _titles_across(table: Table) -> list[str]:
    corner = table.header[0] if table.header else ""
    return [corner, *(row.cells[0].text.strip() if row.cells else "" for row in table.rows)]


_GRIDS: dict[tuple[str, int, int], list[Grid]] = {}


def grids_of(document: Document, number: int) -> Sequence[Grid]:
    """Give a document's table prepared for questions, down and, where it is small, across; the last ones are kept."""
    key = (document.sha256, number, len(document.text))
    if key not in _GRIDS:
        while len(_GRIDS) >= _KEPT:
            del _GRIDS[next(iter(_GRIDS))]
        table = document.tables[number]
        grids = [Grid(document, number)] if table.rows else []
        width = max((len(row.cells) for row in table.rows), default=0)
        if 2 <= width <= _WIDEST and len(table.rows) <= _TALLEST:
            grids.append(Grid(document, number, across=True))
        _GRIDS[key] = grids
    return _GRIDS[key]
