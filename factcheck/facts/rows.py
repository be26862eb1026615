"""What a figure in a table is about: its row's label, its column's header, the words above the table.

A bare number takes its unit and magnitude from the header ("Votes", "Budget, million $"), a row or column headed by a
year its time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping  # noqa: TC003 - tables are typed by it
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.facts import bases, periods
from factcheck.facts.model import Statement
from factcheck.facts.vocabulary import content_words
from factcheck.figures.conversion import is_share
from factcheck.figures.finding import decimal_sign, find_figures, is_tabled
from factcheck.figures.model import QUANTITATIVE, Figure
from factcheck.figures.reading.numerals import read_count
from factcheck.figures.reading.units import SYMBOLS, units_of
from factcheck.language.tables import NEVER, table_of

if TYPE_CHECKING:
    from factcheck.documents import Cell, Document, Passage

__all__ = ["is_header", "row_statements"]

# How far above a table its caption may stand, in code points.
_ABOVE = 400


class _Words(Struct, frozen=True):
    """What headers say: `magnitudes` by their power of ten, `units` by their name, both in the order they are tried."""

    rate: re.Pattern[str] = NEVER
    changes: re.Pattern[str] = NEVER
    signed: re.Pattern[str] = NEVER
    years: re.Pattern[str] = NEVER
    no_caption: re.Pattern[str] = NEVER
    magnitudes: Mapping[str, re.Pattern[str]] = {}
    units: Mapping[str, re.Pattern[str]] = {}


@cache
def _words() -> _Words:
    return table_of(None, _Words, "columns")


# A unit behind a row's label holds for the row, one in the corner above the labels or at the end of a caption for the
# table: each for every column that says none.
_ASIDE = re.compile(r"[(\[,;]([^()\[\],;]{1,30})[)\]]?\s*$")

_SWAPPED = str.maketrans(",.", ".,")


def row_statements(document: Document, passage: Passage) -> list[Statement]:
    """Give the figures of one row of a table, in column order; its label and its year are none of them."""
    assert passage.table is not None
    assert passage.row is not None
    table = document.tables[passage.table]
    cells = table.rows[passage.row].cells
    label_index = next((index for index, cell in enumerate(cells) if _is_words(cell.text)), None)
    label = cells[label_index].text.strip() if label_index is not None else None
    row_time: str | None = None
    if cells and not label_index and periods.parse(cells[0].text).timed:
        row_time, label_index = cells[0].text.strip(), 0
        label = label if label is not None else row_time
    caption = table.caption or _above(document.text, table.start)
    corner = table.header[label_index or 0] if (label_index or 0) < len(table.header) else ""
    everywhere = next((words for words in (_aside(label or ""), corner, _aside(caption)) if _says_a_unit(words)), "")
    names = [word for cell in cells if _is_words(cell.text) for word in content_words(cell.text)]
    if label_index is not None and label_index < len(table.header):
        names += content_words(table.header[label_index])
    text = document.words(passage)
    decimal = "," if table.decimal_comma else decimal_sign(document.text, document.language)
    statements = []
    for index, cell in enumerate(cells):
        if index == label_index or not cell.text.strip():
            continue
        header = table.header[index].strip() if index < len(table.header) else ""
        times = (_time_in(header), row_time, _time_in(caption))
        time = next((part for part in times if part), None)
        for figure in _figures_of(cell, header, document.language or "en", everywhere=everywhere, decimal=decimal):
            share = is_share(figure.unit) or figure.kind == "ratio"
            statements.append(
                Statement(
                    figure=replace(figure, start=cell.start + figure.start, end=cell.start + figure.end),
                    text=text,
                    words=tuple(dict.fromkeys([*content_words(header), *names, *reversed(content_words(caption))])),
                    subject=None if label == row_time else label,
                    row=label,
                    header=header or None,
                    period=periods.parse(time),
                    base=(bases.read_base(header, "") or bases.read_base(caption, "")) if share else None,
                    offset=passage.start,
                    language=document.language or "en",
                )
            )
    return statements


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
    read = find_figures(cell.text.translate(_SWAPPED) if swapped else cell.text, language=language, decimal=decimal)
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
    """Give the unit of measure that stands aside in a header: "Rainfall (mm)", "Wait, weeks"."""
    aside = _aside(header).strip()
    unit = SYMBOLS.get(aside) or units_of("en").words.get(aside.lower())
    return unit.name if unit is not None and unit.per is None else None


def _rate(header: str) -> str | None:
    match = _words().rate.search(header)
    if match is None:
        return None
    count = read_count(match["count"])
    return f"{count} {match['noun'].lower()}" if count and match["noun"] else count
