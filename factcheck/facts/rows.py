"""What a figure in a table is about: its row's label, its column's header, the words above the table.

A bare number takes its unit and magnitude from the header ("Votes", "Budget, million $"), a row or column headed by a
year its time.
"""

from __future__ import annotations

import re  # noqa: TC003 - tables are typed by it
from collections.abc import Mapping  # noqa: TC003 - tables are typed by it
from contextlib import suppress
from decimal import Decimal
from functools import lru_cache
from heapq import nsmallest
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.documents import Cell, Table  # noqa: TC001 - msgspec looks them up
from factcheck.facts import bases, periods
from factcheck.facts.compounds import compounded
from factcheck.facts.model import Statement
from factcheck.facts.vocabulary import content_words
from factcheck.figures.conversion import is_share, measure
from factcheck.figures.english.units import SYMBOLS, units_of
from factcheck.figures.finding import decimal_sign, find_figures, is_tabled
from factcheck.figures.model import QUANTITATIVE, Figure
from factcheck.figures.reading.numerals import read_count
from factcheck.language.tables import NEVER, english
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.documents import Document, Passage

__all__ = ["cell_figures", "is_header", "row_statements", "telling_columns"]

# How far above a table its caption may stand, in code points.
_ABOVE = 400
# A row of more cells is not read as a whole for a claim; of its numbers so many are read that are near the claimed one.
_WIDE, _NEAREST = 60, 12
_PARTS = compile_pattern(r"\d+|[^\W\d_]{3,}")


class _Words(Struct, frozen=True):
    """What headers say: `magnitudes` by their power of ten, `units` by their name, both in the order they are tried."""

    rate: re.Pattern[str] = NEVER
    changes: re.Pattern[str] = NEVER
    signed: re.Pattern[str] = NEVER
    years: re.Pattern[str] = NEVER
    times: re.Pattern[str] = NEVER
    unit_columns: re.Pattern[str] = NEVER
    totals: re.Pattern[str] = NEVER
    no_caption: re.Pattern[str] = NEVER
    magnitudes: Mapping[str, re.Pattern[str]] = {}
    units: Mapping[str, re.Pattern[str]] = {}


_words = english(_Words, "columns")


# A unit behind a row's label or in a column of units holds for the row, one in the corner above the labels, at the end
# of a caption or of the file's name for the table: each for every column that says none.
_ASIDE = compile_pattern(r"[(\[,;]([^()\[\],;]{1,30})[)\]]?\s*$")

_SWAPPED = str.maketrans(",.", ".,")


class _Line(Struct, frozen=True):
    """One row with what holds for all of its cells: its label, its time, what is said above and aside."""

    table: Table
    cells: tuple[Cell, ...]
    label_index: int | None
    label: str | None
    row_time: str | None
    caption: str
    everywhere: str
    language: str
    decimal: str | None

    def header(self, column: int) -> str:
        """Give the name of a column."""
        return self.table.header[column].strip() if column < len(self.table.header) else ""

    @property
    def subject(self) -> str | None:
        """Whose the row is; one of a time or of a total is the whole's, whatever that is."""
        return None if self.label == self.row_time or _words().totals.search(self.label or "") else self.label

    def figures(self, column: int) -> list[Figure]:
        """Give the quantities of a cell, placed in it; the label and an empty cell have none."""
        cell = self.cells[column]
        if column == self.label_index or not cell.text.strip():
            return []
        header = self.header(column)
        return _figures_of(cell, header, self.language, everywhere=self.everywhere, decimal=self.decimal)


def _line(document: Document, passage: Passage) -> _Line:
    assert passage.table is not None
    assert passage.row is not None
    table = document.tables[passage.table]
    cells = table.rows[passage.row].cells
    label_index = next((index for index, cell in enumerate(cells) if _is_words(cell.text)), None)
    label = cells[label_index].text.strip() if label_index is not None else None
    timed = _time_column(table, cells, label_index)
    row_time = cells[timed].text.strip() if timed is not None else None
    if timed == 0 and not label_index:
        label_index, label = 0, label if label is not None else row_time
    caption = table.caption or _above(document.text, table.start)
    corner = table.header[label_index or 0] if (label_index or 0) < len(table.header) else ""
    own = _own_unit(table, cells)
    asides = (_aside(label or ""), corner, _aside(caption), _last_word(document.source))
    everywhere = own if own is not None else next((words for words in asides if _says_a_unit(words)), "")
    decimal = "," if table.decimal_comma else decimal_sign(document.text, document.language)
    language = document.language or "en"
    return _Line(table, cells, label_index, label, row_time, caption, everywhere, language, decimal)


def _own_unit(table: Table, cells: Sequence[Cell]) -> str | None:
    """Give what a column of units says of a row, None where no column says it."""
    headed = (column for column, name in enumerate(table.header) if _words().unit_columns.search(name))
    column = next(headed, None)
    return cells[column].text.strip() or None if column is not None and column < len(cells) else None


def _last_word(source: str) -> str:
    """Give the last word of a file's name, which may be a unit: "in lakh" for "busiest_airports_lakh.csv"."""
    return f"in {PurePath(source).stem.replace('_', ' ').replace('-', ' ').rpartition(' ')[2]}"


def _time_column(table: Table, cells: Sequence[Cell], label_index: int | None) -> int | None:
    """Give the column that says when all of a row holds: the first one, or one beside the label that is headed so."""
    for column in range(min(len(cells), (label_index or 0) + 2)):
        headed = column < len(table.header) and _words().times.search(table.header[column])
        if (not column or headed) and periods.parse(cells[column].text).timed:
            return column
    return None


def row_statements(document: Document, passage: Passage, columns: Iterable[int] | None = None) -> list[Statement]:
    """Give the figures of one row of a table, in column order; its label and its year are none of them.

    With `columns` only the cells of these are read, as the others are of no use to who asks.
    """
    line = _line(document, passage)
    names = [word for cell in line.cells if _is_words(cell.text) for word in content_words(cell.text)]
    if line.label_index is not None and line.label_index < len(line.table.header):
        names += content_words(line.table.header[line.label_index])
    text = document.words(passage)
    statements = []
    for index in range(len(line.cells)) if columns is None else columns:
        figures = line.figures(index)
        if not figures:
            continue
        header, caption, start = line.header(index), line.caption, line.cells[index].start
        times = (_time_in(header), line.row_time, _time_in(caption))
        time = next((part for part in times if part), None)
        for figure in figures:
            share = is_share(figure.unit) or figure.kind == "ratio"
            statements.append(
                Statement(
                    figure=replace(figure, start=start + figure.start, end=start + figure.end),
                    text=text,
                    words=tuple(dict.fromkeys([*content_words(header), *names, *reversed(content_words(caption))])),
                    subject=line.subject,
                    row=line.label,
                    header=header or None,
                    period=periods.parse(time),
                    base=(bases.read_base(header, "") or bases.read_base(caption, "")) if share else None,
                    offset=passage.start,
                    language=line.language,
                )
            )
    return statements


def cell_figures(document: Document, passage: Passage, column: int) -> list[Figure]:
    """Give the quantities of one cell of a row, placed in the document."""
    line = _line(document, passage)
    start = line.cells[column].start
    return [replace(one, start=start + one.start, end=start + one.end) for one in line.figures(column)]


def telling_columns(claimed: Statement, document: Document, passage: Passage) -> list[int] | None:
    """Give the columns of a very wide row that may speak of a claim; None for a row that can be read as a whole.

    A row of months has hundreds of cells: those count whose column shares a word or number with the claim's sentence,
    and those whose own number is near the claimed one.
    """
    assert passage.table is not None
    assert passage.row is not None
    table = document.tables[passage.table]
    cells = table.rows[passage.row].cells
    if len(cells) <= _WIDE:
        return None
    value = claimed.figure.value if claimed.figure.value is not None else claimed.figure.low
    said = set(_PARTS.findall(claimed.text.lower()))
    chosen = {0, 1, len(cells) - 1}
    chosen.update(column for column, label in enumerate(table.header) if not said.isdisjoint(_parts_of(label)))
    if value is not None:
        apart = [(abs(number - float(value)), column) for column, number in _numbers_of(cells)]
        chosen.update(column for _, column in nsmallest(_NEAREST, apart))
    return sorted(column for column in chosen if column < len(cells))


@lru_cache(maxsize=8192)
def _parts_of(label: str) -> frozenset[str]:
    return frozenset(_PARTS.findall(label.lower()))


def _numbers_of(cells: Iterable[Cell]) -> Iterator[tuple[int, float]]:
    for column, cell in enumerate(cells):
        with suppress(ValueError):
            yield column, float(cell.text.replace(",", ""))


def is_header(document: Document, passage: Passage) -> bool:
    """Tell whether a passage is the header of a table, whose numbers ("2022", "'000 tonnes") belong to its cells."""
    return passage.kind == "heading" and any(
        table.start <= passage.start and table.rows and passage.start < table.rows[0].start for table in document.tables
    )


def _is_words(text: str) -> bool:
    text = text.strip()
    return any(map(str.isalpha, text)) and not text[0].isdigit()


def _aside(caption: str) -> str:
    """Give the last words of a caption, apart from the rest: "Revenue by division (£m)", "Rates, per cent"."""
    match = _ASIDE.search(caption)
    return match[1] if match is not None else ""


@lru_cache(maxsize=4096)
def _says_a_unit(words: str) -> bool:
    known = _words()
    patterns = (*known.units.values(), *known.magnitudes.values())
    return any(pattern.search(words) for pattern in patterns) or bool(_measured(words))


def _figures_of(cell: Cell, header: str, language: str, *, everywhere: str, decimal: str | None) -> list[Figure]:
    """Give the quantities of a cell in the unit that its header says, or that is said for `everywhere` in the table.

    "63,60" is read as the table writes numbers.
    """
    words = _words()
    changes = words.changes.search(header) is not None
    if not changes and not _says_a_unit(header):
        header = f"{header} {everywhere}"
    swapped = decimal == "," and not is_tabled(language)
    text = cell.text.translate(_SWAPPED) if swapped else cell.text
    read = compounded(text, find_figures(text, language=language, decimal=decimal))
    figures = []
    for figure in read:
        if swapped:
            figure = replace(figure, text=cell.text[figure.start : figure.end])
        if figure.kind in QUANTITATIVE:
            figures.append(_under_header(figure, header, cell))
        elif figure.kind == "date" and cell.text.strip().isdecimal() and not words.years.search(header):
            number = Decimal(cell.text.strip())
            half = Decimal("0.5")
            plain = Figure(figure.start, figure.end, figure.text, number, number - half, number + half, high_open=True)
            figures.append(_under_header(plain, header, cell))
    if not changes:
        return figures
    signed = words.signed.search(header) is not None
    return [_as_change(figure, signed=signed) for figure in figures if figure.kind == "quantity"]


def _as_change(figure: Figure, *, signed: bool) -> Figure:
    """Give a number of a column of changes as one; in a column of either sign it has a direction."""
    if not signed or not figure.value:
        return replace(figure, kind="change")
    return replace(figure, kind="change", direction="down" if figure.value < 0 else "up")


def _above(text: str, start: int) -> str:
    """Give the two lines right above a table, which are its caption where it has none of its own."""
    lines = text[max(0, start - _ABOVE) : start].splitlines()[-2:]
    return " ".join(line.strip("# ") for line in lines if not _words().no_caption.search(line))


@lru_cache(maxsize=4096)
def _time_in(words: str) -> str | None:
    found = periods.find_periods(words)
    return ", ".join(item.text for item in found) or None


def _under_header(figure: Figure, header: str, cell: Cell) -> Figure:
    """Give the figure of a bare cell the unit and magnitude that its column's header says."""
    if figure.unit is not None or figure.value is None or any(map(str.isalpha, cell.text)):
        return figure
    words = _words()
    unit = next((unit for unit, pattern in words.units.items() if pattern.search(header)), None) or _measured(header)
    power = next((int(power) for power, pattern in words.magnitudes.items() if pattern.search(header)), 0)
    factor = Decimal(1).scaleb(power)

    def scaled(number: Decimal | None) -> Decimal | None:
        return None if number is None else number * factor

    return replace(
        figure,
        value=scaled(figure.value),
        low=scaled(figure.low),
        high=scaled(figure.high),
        places=figure.places - power,
        unit=unit,
        per=_rate(header),
    )


def _measured(header: str) -> str | None:
    """Give the unit of measure that stands aside in a header, or is its last word: "Rainfall (mm)", "q2 2025 gwh"."""
    aside = _aside(header).strip()
    unit = SYMBOLS.get(aside) or units_of("en").words.get(aside.lower())
    if unit is None:
        rest, _, last = header.strip().rpartition(" ")
        unit = units_of("en").words.get(last.lower()) if rest and _MEASURING.fullmatch(last) else None
        if unit is not None and measure(unit.name).dimension not in _PHYSICAL:
            return None  # "last 12 months" says when
    return unit.name if unit is not None and unit.per is None else None


# A unit as it stands behind a name: short, or of many.
_MEASURING = compile_pattern(r"[^\W\d_]{2,3}\d?|[^\W\d_]{4,}s")
_PHYSICAL = frozenset({"length", "area", "volume", "mass", "energy", "power", "temperature"})


def _rate(header: str) -> str | None:
    match = _words().rate.search(header)
    if match is None:
        return None
    count = read_count(match["count"])
    return f"{count} {match['noun'].lower()}" if count and match["noun"] else count
