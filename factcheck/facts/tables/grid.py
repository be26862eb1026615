"""A table prepared for questions: its words by cell, its numbers by cell, its columns.

Nothing is decided here. Words are compared in one form on both sides: numbers without grouping, words by their stem.
A table can be asked across as well: its columns as rows, their names as labels.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal, InvalidOperation
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factcheck.documents.columns import cell_words, widths_of, words_by_row
from factcheck.facts.rows import cell_figures
from factcheck.facts.statements import statements_in
from factcheck.facts.tables.holding import Forms, Hits, Plain
from factcheck.facts.tables.words import function_words, is_month, months, name_topic, ordinal_endings, summing
from factcheck.facts.vocabulary import stem
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.documents import Document, Passage, Row, Table
    from factcheck.figures.model import Figure

__all__ = ["Grid", "Token", "grids_of", "tokens_of"]

_TOKEN = compile_pattern(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_PLAIN = compile_pattern(r"[1-9][0-9]{0,11}(?:\.[0-9]{1,6})?")  # a number as it is compared, but for zeros
_GROUPED = compile_pattern(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ASIDE = compile_pattern(r"\([^()]*\)|\[[^\[\]]*\]")
# A column is one of numbers where so many of its filled cells begin with one.
_MOSTLY = 0.7
_SAMPLED = 60
# How much text above a table may say what it is about, in code points.
_ABOVE = 300
# A table of more columns or rows is not asked across.
_WIDEST, _TALLEST = 20, 80
_KEPT = 256
# In so many of its first cells a row says that it sums up the others, and in so many words.
_LABELS = 2
# In a table of more rows nobody looks for those that sum up the others.
_SUMMED_UP = 2000
# A box of facts has so many lines; where nothing else says that it is one, its values are numbers and others, each at
# least this part. A value is a number where one of its first letters is a digit.
_FEWEST_LINES, _SOME, _BEGINNING = 3, 0.2, 6


class Token(NamedTuple):
    """A word or number of a text: its place there, its form for comparison, and whether it carries meaning."""

    start: int
    end: int
    form: str
    number: bool
    telling: bool


@lru_cache(maxsize=256)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Give the words and numbers of a text in order; `[start, end)` are code points of it.

    The last texts are remembered: each claim of a sentence puts it to each table, down and across.
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        written = match.group()
        if written[0].isdigit():
            found.append(Token(match.start(), match.end(), _number(written), True, True))
            continue
        lower = written.lower()
        if lower in ordinal_endings() and found and found[-1].number and found[-1].end == match.start():
            found[-1] = found[-1]._replace(end=match.end())  # "may 4th 2008" is one run
            continue
        form = months().get(lower) or stem(lower)
        telling = lower not in function_words() or is_month(written)
        found.append(Token(match.start(), match.end(), form, False, telling))
    return tuple(found)


@lru_cache(maxsize=65536)
def _number(written: str) -> str:
    plain = written.replace(",", "") if _GROUPED.fullmatch(written) else written
    if plain.count(".") > 1 or "," in plain:
        return plain
    try:
        return f"{Decimal(plain).normalize():f}"
    except InvalidOperation:
        return plain


@lru_cache(maxsize=65536)
def _telling(text: str) -> tuple[str, ...]:
    """Give the forms of the words and numbers of a cell that carry meaning."""
    if _PLAIN.fullmatch(text):
        return (text.rstrip("0").rstrip(".") if "." in text else text,)
    text = " ".join(text.split())
    return tuple(token.form for token in tokens_of(text) if token.telling)


def topic_forms(text: str) -> list[str]:
    """Give the telling words of a label in the form in which two labels are compared."""
    return [
        token.form if token.number or is_month(words := text[token.start : token.end]) else name_topic(words)
        for token in tokens_of(text)
        if token.telling
    ]


class Grid:
    """One table of a document with what questions need of it.

    `forms[row][column]` are the compared words of a cell, `headers[column]` the telling topics of its name and
    `cores[column]` those that do not stand in brackets, `about` those of the caption, the title and the lines
    above, `titled` are the pairs of words in the title and the caption.
    Rows and columns count from 0; `across` says that the table's columns are the rows here. `ragged` rows have more
    cells than the table has names, so that it is not known which name is whose. `boxed` is a box of
    facts about one thing, asked across: its names on the left are the columns.
    """

    def __init__(self, document: Document, number: int, *, across: bool = False, boxed: bool = False) -> None:
        self.document = document
        self.table: Table = document.tables[number]
        self.across = across
        self.boxed = boxed
        lines: Sequence[int] = range(len(self.table.rows))
        if boxed:
            lines = [row for row in lines if not _heads_lines(self.table.rows[row])]
        self._cells: Sequence[Sequence[tuple[int, int] | str]] = (
            _places_across(self.table, lines) if across else Plain(widths_of(self.table.rows))
        )
        titles = _titles_across(self.table, lines) if across else list(self.table.header)
        self.height = len(self._cells)
        self.width = max([len(titles), *(widths_of(self.table.rows) if not across else map(len, self._cells))])
        self.titles = titles + [""] * (self.width - len(titles))
        self.headers = [frozenset(topic_forms(title)) for title in self.titles]
        self.cores = [frozenset(topic_forms(_ASIDE.sub(" ", title))) for title in self.titles]
        self.all_headers = frozenset[str]().union(*self.headers)
        above = document.text[max(0, self.table.start - _ABOVE) : self.table.start]
        self.about = frozenset(topic_forms(f"{document.title or ''} {self.table.caption or ''} {above}"))
        named = [token.form for token in tokens_of(f"{document.title or ''} {self.table.caption or ''}")]
        self.titled = frozenset(pairwise(named))
        self.ragged = bool(self.table.header) and any(
            width > len(self.table.header) for width in widths_of(self.table.rows)[:_SAMPLED]
        )
        self.index = Hits(self.width)
        self.forms = Forms(self._row_forms, self.width)
        if self.across or self.height <= _SUMMED_UP:
            for row in range(self.height):
                self.index.add(row, self.forms[row])
        else:
            self.index.add_words(words_by_row(self.table.rows), _telling)
        self._figures: dict[tuple[int, int], list[Figure]] = {}
        self._numeric: dict[int, bool] = {}
        self.years: list[int] | None = None  # its columns of years, once they were asked for
        self._number = number
        self._passages: dict[int, Passage | None] = {}

    def _row_forms(self, row: int) -> list[tuple[str, ...]]:
        if not self.across:
            forms = [_telling(words) for words in cell_words(self.table.rows, row)]
            return forms + [()] * (self.width - len(forms))
        return [_telling(self.text(row, column)) for column in range(self.width)]

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

    @cached_property
    def own_rows(self) -> Sequence[int]:
        """The rows but for those that sum up the others: "Total", "Average"."""
        if self.height > _SUMMED_UP:
            return range(self.height)
        kept = [row for row in range(self.height) if not self._sums_up(row)]
        return kept if len(kept) > 1 else range(self.height)

    def _sums_up(self, row: int) -> bool:
        label = next((forms for forms in self.forms[row][:_LABELS] if forms), ())
        return 0 < len(label) <= _LABELS and label[0] in summing()

    def passage(self, row: int, column: int | None = None) -> Passage | None:
        """Give the passage of the row that a cell stands in; across, of the first row where no column is given."""
        if not self.across:
            return self._passage_of(row)
        place = self._at(row, column if column is not None else 1)
        return None if isinstance(place, str) else self._passage_of(place[0])

    def _passage_of(self, row: int) -> Passage | None:
        if row not in self._passages:
            self._passages[row] = self._find_passage(row)
        return self._passages[row]

    def _find_passage(self, row: int) -> Passage | None:
        passages, begins = self.document.passages, self.table.rows[row].start
        for at in range(bisect_left(passages, begins, key=lambda passage: passage.start), len(passages)):
            passage = passages[at]
            if (passage.table, passage.row) == (self._number, row):
                return passage
            if passage.start > self.table.rows[row].end:
                break
        return None

    def figures(self, row: int, column: int) -> list[Figure]:
        """Give the quantities of a cell in the unit and magnitude that its table says, placed in the document."""
        place = self._at(row, column)
        if isinstance(place, str):
            return []
        if place not in self._figures:
            self._read_figures(*place)
        return self._figures.get(place, [])

    def _read_figures(self, row: int, column: int) -> None:
        """Read the quantities of a cell, and of all of its row where that is no long one."""
        self._figures[row, column] = []
        passage = self._passage_of(row)
        if passage is None:
            return
        cells = self.table.rows[row].cells
        if len(cells) > _WIDEST:
            self._figures[row, column] = cell_figures(self.document, passage, column)
            return
        self._figures.update({(row, each): [] for each in range(len(cells))})
        starts = [cell.start for cell in cells]
        for statement in statements_in(self.document, passage):
            at = bisect_right(starts, statement.figure.start) - 1
            if at >= 0:
                self._figures[row, at].append(statement.figure)

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


def _places_across(table: Table, lines: Sequence[int]) -> list[list[tuple[int, int] | str]]:
    width = max(len(row.cells) for row in table.rows)
    names = list(table.header) + [""] * (width - len(table.header))
    return [[names[column], *((row, column) for row in lines)] for column in range(1, width)]


def _titles_across(table: Table, lines: Sequence[int]) -> list[str]:
    corner = table.header[0] if table.header else ""
    cells = (table.rows[line].cells for line in lines)
    return [corner, *(one[0].text.strip() if one else "" for one in cells)]


def _heads_lines(row: Row) -> bool:
    """Tell whether a line of a box has one text in all of its cells, and so a heading and no value."""
    return len({cell.text.strip() for cell in row.cells}) == 1


def _is_box(table: Table) -> bool:
    """Tell whether a table is a box of facts about one thing: names on the left, values of many kinds on the right."""
    lines = [row.cells for row in table.rows if not _heads_lines(row)]
    if len(lines) < _FEWEST_LINES or any(len(one) != 2 for one in lines):
        return False
    names = [one[0].text.strip() for one in lines]
    if len(set(names)) < len(names) * _MOSTLY or sum(_is_number(name) for name in names) > len(names) * (1 - _MOSTLY):
        return False
    if len(table.header) < 2 or len(set(table.header)) == 1:
        return True
    numbers = sum(_is_number(one[1].text) for one in lines)
    return _SOME * len(lines) <= numbers <= (1 - _SOME) * len(lines)


def _is_number(text: str) -> bool:
    return any(letter.isdigit() for letter in text[:_BEGINNING])


_GRIDS: dict[tuple[str, str, int, int], list[Grid]] = {}


def grids_of(document: Document, number: int) -> Sequence[Grid]:
    """Give a document's table prepared for questions, down and, where it is small, across; the last ones are kept."""
    key = (document.sha256, document.source, number, len(document.text))
    if key not in _GRIDS:
        while len(_GRIDS) >= _KEPT:
            del _GRIDS[next(iter(_GRIDS))]
        table = document.tables[number]
        boxed = len(table.rows) <= _TALLEST and _is_box(table)
        grids = [Grid(document, number, across=boxed, boxed=boxed)] if table.rows else []
        width = max(widths_of(table.rows), default=0)
        if not boxed and 2 <= width <= _WIDEST and len(table.rows) <= _TALLEST:
            grids.append(Grid(document, number, across=True))
        _GRIDS[key] = grids
    return _GRIDS[key]
