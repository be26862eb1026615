"""CSV and its kin: the file is the text of record; delimiter, quoting, header and decimal sign are found by looking.

The cells are found by a scanner of our own, since the `csv` module does not say where a cell stands.
"""

from __future__ import annotations

import re
from array import array
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.documents.charset import decode
from factcheck.documents.columns import LARGE, RowsInTurn, packed_passages
from factcheck.documents.content import Content
from factcheck.documents.dates import parse_day
from factcheck.documents.errors import OverLimit
from factcheck.documents.formats.statistics import Cube, from_long, from_wide, is_long, is_wide, write_cube
from factcheck.documents.grids import join_labels, read_grid, shows_decimal_comma, spread_groups
from factcheck.documents.heads import stamp_day
from factcheck.documents.languages import guess_language
from factcheck.documents.model import Cell, Passage, Row, Table, row_context
from factcheck.language.files import file_words
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from factcheck.documents.content import Raw
    from factcheck.documents.limits import Limits
    from factcheck.documents.model import PassageKind

__all__ = ["READER", "find_delimiter", "read"]

READER = "csv 1"

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 200
_SHARED = 50_000  # words of cells
_COMMENT = compile_pattern(r"[^\S\n]*#[^\S\n]*(?P<words>[^\n]*)")
_FIELD = compile_pattern(r"(?P<key>[\w ]{2,30}?)\s*:\s*(?P<value>.+)")
_SERIES = compile_pattern(r"[\w,]+\\\w+[^\S\n]*\t")  # Eurostat's TSV, whose first column holds commas of its own
_SEPARATOR_LINE = compile_pattern(r"sep=(.)[^\S\n]*(?:\n|$)")  # Excel's own way to declare it


class _Record(Struct, frozen=True):
    """One record of the file: its number as a spreadsheet counts, its span and cells."""

    number: int
    start: int
    end: int
    cells: tuple[Cell, ...]


class _Records:
    """The records of a file: where they stand and the words of their cells. A record is made when it is asked for."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._text, self._delimiter = text, delimiter
        self._numbers, self._starts, self._stops = array("I"), array("I"), array("I")
        self._quoted: dict[int, tuple[Cell, ...]] = {}
        self._shared: dict[str, str] = {}
        self.words: list[list[str]] = []

    def __len__(self) -> int:
        return len(self.words)

    def add(self, number: int, start: int, stop: int, words: Iterable[str], quoted: Sequence[Cell] = ()) -> None:
        """Take in a record that has words; what many cells have in common is kept once."""
        shared = self._shared
        if len(shared) > _SHARED:
            shared.clear()
        if quoted:
            self._quoted[len(self.words)] = tuple(quoted)
        self._numbers.append(number)
        self._starts.append(start)
        self._stops.append(stop)
        self.words.append([shared.setdefault(one, one) for one in words])

    def __getitem__(self, index: int) -> _Record:
        start, stop = self._starts[index], self._stops[index]
        cells = self._quoted.get(index) or tuple(_plain_cells(self._text[start:stop], start, self._delimiter))
        return _Record(self._numbers[index], start, _last(self._text, start, stop), cells)

    def passage(self, index: int, kind: PassageKind, context: str = "", row: int | None = None) -> Passage:
        """Give the passage of a record, where `row` says so that of a row of the table."""
        start, stop = self._starts[index], _last(self._text, self._starts[index], self._stops[index])
        left, right = _words_of(self._text, start, stop)
        table = None if row is None else 0
        return Passage(left, right, f"row {self._numbers[index]}", kind, context, table, row)

    def packed(self, body: Iterable[int], width: int) -> Sequence[Row]:
        """Give records as the packed rows of a table of so many columns."""
        taken = RowsInTurn(self._text)
        for index in body:
            start, stop, words = self._starts[index], self._stops[index], self.words[index]
            if index not in self._quoted and sum(map(len, words)) + len(words) - 1 == stop - start:
                taken.add_plain(start, stop, words, width)
            else:
                taken.add(_row(self[index], width))
        return taken.packed()


def read(raw: Raw, limits: Limits) -> Content:
    """Read a delimited file as one table."""
    text, warnings = decode(raw)
    comments, start = _comments(text)
    declared = _SEPARATOR_LINE.match(text, start)
    delimiter = declared.group(1) if declared else find_delimiter(text[start:])
    if declared:
        start = declared.end()
    records = _records(text, start, delimiter, raw.source, limits)
    words = records.words
    if (cube := _observations(words)) is not None:
        return write_cube(cube, raw, limits, warnings)
    grid = read_grid(words, ragged=True)
    about = _about(text, comments)
    titles = [" ".join(words[index]).strip() for index in grid.titles]
    caption = about.title or next((title for title in titles if not stamp_day(title)), None)
    width = max((len(words[index]) for index in (*grid.header, *grid.body)), default=0)
    if width * len(grid.body) > limits.cells:
        raise _over(raw.source, limits)
    labels = join_labels(spread_groups([words[index] for index in grid.header], width))
    header = (*labels, *[""] * (width - len(labels))) if labels else ()
    context = row_context(caption, header)
    passages = [Passage(left, right, f"row {number}", "heading") for number, left, right in comments]
    long = width * len(grid.body) > LARGE
    passages += [records.passage(index, "heading") for index in (*grid.titles, *grid.header)]
    in_rows = (records.passage(index, "row", context, row) for row, index in enumerate(grid.body))
    notes = (records.passage(index, "sentence") for index in grid.notes)
    told = (packed_passages if long else tuple)(chain(passages, in_rows, notes))
    tables: tuple[Table, ...] = ()
    if grid.body:
        first, last = records[grid.header[0] if grid.header else grid.body[0]], records[grid.body[-1]]
        comma = shows_decimal_comma([cell for index in grid.body[:_SAMPLE_LINES] for cell in words[index]])
        rows = records.packed(grid.body, width) if long else tuple(_row(records[index], width) for index in grid.body)
        tables = (Table(first.start, last.end, caption, header, rows, comma),)  # type: ignore[arg-type]
    day = about.date or next((day for title in titles if (day := stamp_day(title))), None)
    return Content(text, told, tables, caption, day, about.author, guess_language(" ".join(titles)), warnings)  # type: ignore[arg-type]


def _observations(words: list[list[str]]) -> Cube | None:
    """Give the observations of a file of official statistics; None for any other."""
    if len(words) < 2:
        return None
    if is_long(words[0]):
        cube = from_long(words[0], words[1:])
    elif is_wide(words[0]):
        cube = from_wide(words[0], words[1:])
    else:
        return None
    return cube if cube.values else None


def find_delimiter(text: str) -> str:
    """Give the sign that cuts the first lines of a text into the most even columns; a comma in doubt."""
    lines = [line for line in text[:100_000].split("\n")[:_SAMPLE_LINES] if line.strip()]
    if lines and _SERIES.match(lines[0]):
        return "\t"
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        counts = [_unquoted(line).count(delimiter) for line in lines]
        widths = [count for count in counts if count]
        if not widths:
            continue
        common = max(set(widths), key=widths.count)
        # Lines that agree weigh most; between signs that agree alike, the one that makes more columns.
        score = widths.count(common) / len(lines) + min(common, 50) / 1_000
        if delimiter == "," and _all_decimal_commas(lines):
            score = 0.0
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _unquoted(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line) if '"' in line else line


def _all_decimal_commas(lines: list[str]) -> bool:
    """Tell a decimal comma from a delimiter: every comma stands between digits and another sign cuts the line."""
    cut = sum(1 for line in lines if ";" in line or "\t" in line or "|" in line)
    return cut * 2 > len(lines) and not any(re.search(r"(?<!\d),|,(?!\d)", _unquoted(line)) for line in lines[1:])


def _records(text: str, start: int, delimiter: str, source: str, limits: Limits) -> _Records:
    """Cut the text into records and cells, quoted cells across lines included."""
    records = _Records(text, delimiter)
    cells_seen, position, number = 0, start, text.count("\n", 0, start)
    cell = re.compile(rf'[^\S\n{re.escape(delimiter)}]*"((?:[^"]|"")*+)"[^\n{re.escape(delimiter)}]*')
    while position < len(text):
        stop = text.find("\n", position)
        stop = len(text) if stop < 0 else stop
        if text.count(delimiter, position, stop) > limits.columns:
            raise _over(source, limits)
        quoted: Sequence[Cell] = ()
        if text.find('"', position, stop) < 0:
            words = [one.strip() for one in text[position:stop].split(delimiter)]
        else:
            quoted, stop = _quoted_cells(text, position, delimiter, cell)
            words = [one.text for one in quoted]
        number += 1
        if any(words):
            records.add(number, position, stop, words, quoted)
        cells_seen += len(words)
        if len(records) > limits.rows or cells_seen > limits.cells or len(words) > limits.columns:
            raise _over(source, limits)
        position = stop + 1
    return records


def _over(source: str, limits: Limits) -> OverLimit:
    problem = f"has more than {limits.rows:,} rows, {limits.columns:,} columns or {limits.cells:,} cells"
    return OverLimit(source, problem, "split it, or take the part that matters")


def _last(text: str, start: int, stop: int) -> int:
    while stop > start and text[stop - 1] in " \r":
        stop -= 1
    return stop


def _plain_cells(line: str, offset: int, delimiter: str) -> list[Cell]:
    cells: list[Cell] = []
    for words in line.split(delimiter):
        stripped = words.strip()
        begin = offset + (words.index(stripped) if stripped else 0)
        cells.append(Cell(begin, begin + len(stripped), stripped))
        offset += len(words) + 1
    return cells


def _quoted_cells(text: str, position: int, delimiter: str, quoted: re.Pattern[str]) -> tuple[list[Cell], int]:
    """Give the cells of a record in which a quotation mark occurs, and where the record ends."""
    cells: list[Cell] = []
    while True:
        match = quoted.match(text, position)
        if match is not None:
            cells.append(Cell(match.start(1), match.end(1), match.group(1).replace('""', '"')))
            stop = match.end()
        else:
            line_end = text.find("\n", position)
            line_end = len(text) if line_end < 0 else line_end
            stop = text.find(delimiter, position, line_end)
            stop = line_end if stop < 0 else stop
            cells += _plain_cells(text[position:stop], position, "\n")
        if stop >= len(text) or text[stop] == "\n":
            return cells, stop
        position = stop + 1


def _row(record: _Record, width: int) -> Row:
    gaps = width - len(record.cells)
    filled = (*record.cells, *(Cell(record.end, record.end, ""),) * gaps) if gaps > 0 else record.cells
    return Row(record.start, record.end, filled)


def _words_of(text: str, left: int, right: int) -> tuple[int, int]:
    """Give where the words of a record begin and end: a sign between cells may be white space itself."""
    while text[left].isspace():
        left += 1
    while text[right - 1].isspace():
        right -= 1
    return left, right


class _About(Struct, frozen=True):
    title: str | None = None
    date: datetime.date | None = None
    author: str | None = None


def _comments(text: str) -> tuple[list[tuple[int, int, int]], int]:
    """Give number and span of the comment lines at the top ("# date: 2012-03-12") and where the table begins."""
    spans: list[tuple[int, int, int]] = []
    position, number = 0, 0
    while match := _COMMENT.match(text, position):
        number += 1
        left = match.start("words")
        right = left + len(match["words"].rstrip())
        if right > left:
            spans.append((number, left, right))
        position = match.end() + 1
    return spans, min(position, len(text))


def _about(text: str, comments: list[tuple[int, int, int]]) -> _About:
    title = author = None
    date: datetime.date | None = None
    for _, left, right in comments:
        line = text[left:right]
        field = _FIELD.fullmatch(line)
        said = file_words().fields.get(field["key"].strip().lower()) if field else None
        if field and said == "date":
            date = parse_day(field["value"]) or date
        elif field and said == "title":
            title = field["value"].strip()
        elif field and said == "author":
            author = author or field["value"].strip()
        elif not field and title is None:
            date = stamp_day(line) or date
            title = None if stamp_day(line) else line
    return _About(title, date, author)
