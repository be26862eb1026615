"""Spreadsheets by openpyxl, the one reader that gives the number formats: a cell is read as it is shown."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.exceptions import InvalidFileException

from factcheck.documents.archives import SAVE_AGAIN, checked_archive
from factcheck.documents.content import Content, Draft, Raw
from factcheck.documents.errors import OverLimit, UnreadableSource
from factcheck.documents.grids import join_labels, read_grid
from factcheck.documents.heads import stamp_day
from factcheck.documents.languages import guess_language
from factcheck.documents.number_formats import shown_date, shown_number
from factcheck.documents.raised import raised, unmarked

if TYPE_CHECKING:
    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "xlsx 1"

# Above so many bytes, or so many cells between the outermost ones, a workbook is read row by row, without which it
# would take many times its size of memory; the cells that a merged one covers are then not filled.
_LARGE, _SPREAD = 30_000_000, 2_000_000
_UNCOMPUTED = re.compile(rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_TABLE_GAP = 2  # so many empty rows end a table and begin another
# What openpyxl raises for a file that is not what it says.
_DAMAGE = (
    InvalidFileException, ParseError, SyntaxError, zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError,
    AttributeError,
)  # fmt: skip
_NO_AUTHOR = frozenset({"openpyxl", "unknown", "user", ""})


def read(raw: Raw, limits: Limits) -> Content:
    """Read a workbook, sheet by sheet; raises `UnreadableSource` for a damaged one."""
    warnings: list[str] = []
    try:
        with checked_archive(raw, limits) as archive:
            large = sum(part.file_size for part in archive.infolist()) > _LARGE
            missing = _uncomputed(archive)
        if missing:
            problem = f"formulas without a stored result: {missing:,}; open the file in a spreadsheet and save it"
            warnings.append(problem)
        book = _open(raw, by_rows=large)
        if not large and any(sheet.max_row * sheet.max_column > _SPREAD for sheet in book.worksheets):
            large, book = True, _open(raw, by_rows=True)
        try:
            return _content(book, raw, limits, warnings, by_rows=large)
        finally:
            book.close()
    except _DAMAGE:
        raise UnreadableSource(raw.source, "is a damaged spreadsheet", SAVE_AGAIN) from None


def _open(raw: Raw, *, by_rows: bool) -> Any:  # noqa: ANN401  (openpyxl's two kinds of workbook share no type)
    book = openpyxl.load_workbook(io.BytesIO(raw.data), data_only=True, read_only=by_rows, rich_text=True)
    if by_rows:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what some programs declare is wrong, and rows beyond it would be lost
    return book


def _uncomputed(archive: zipfile.ZipFile) -> int:
    return sum(
        len(_UNCOMPUTED.findall(archive.read(part)))
        for part in archive.infolist()
        if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml")
    )


def _content(book: Any, raw: Raw, limits: Limits, warnings: list[str], *, by_rows: bool) -> Content:  # noqa: ANN401
    draft = Draft()
    stamps: list[datetime.date] = []
    cells = 0
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            warnings.append(f"sheet {sheet.title} is hidden in the file")
        grid: list[tuple[int, list[str]]] = []
        covered = {} if by_rows else _covered(sheet, limits)
        for number, row in enumerate(sheet.iter_rows(), 1):
            words = [covered.get((number, column)) or _shown(cell) for column, cell in enumerate(row, 1)]
            while words and not words[-1]:
                words.pop()
            cells += len(words)
            if cells > limits.cells or len(grid) >= limits.rows or len(words) > limits.columns:
                raise OverLimit(
                    raw.source,
                    f"has more than {limits.rows:,} rows, {limits.columns:,} columns or {limits.cells:,} cells",
                    "save the sheet that matters in a file of its own",
                )
            if words:
                grid.append((number, words))
        if grid:
            stamps += _sheet(draft, sheet.title, grid)
    if not draft.passages:
        raise UnreadableSource(raw.source, "is a spreadsheet without cells", "check that it was saved")
    properties = book.properties
    author = (properties.creator or "").strip()
    return draft.finish(
        title=(properties.title or "").strip()
        or next((table.caption for table in draft.tables if table.caption), None),
        date=next(iter(stamps), None),
        author=author if author.lower() not in _NO_AUTHOR else None,
        language=guess_language(draft.text),
        warnings=warnings,
    )


def _covered(sheet: Any, limits: Limits) -> dict[tuple[int, int], str]:  # noqa: ANN401
    """Give what the cells under merged ones show: the words of the first, across columns and down rows alike."""
    covered: dict[tuple[int, int], str] = {}
    for area in sheet.merged_cells.ranges:
        across, down = area.max_col - area.min_col + 1, area.max_row - area.min_row + 1
        words = _shown(sheet.cell(area.min_row, area.min_col))
        # A title that runs over the whole width is a title, not a label of every column.
        if not words or (down == 1 and area.min_col == 1 and across >= sheet.max_column):
            continue
        if across * down > limits.cells:
            continue
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                covered[row, column] = words
    return covered


def _shown(cell: Any) -> str:  # noqa: ANN401
    """Give a cell as the spreadsheet shows it, on one line."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float | Decimal):
        return shown_number(value, cell.number_format or "General")
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return shown_date(value, cell.number_format or "yyyy-mm-dd")
    words = _unraised(value) if isinstance(value, CellRichText) else str(value)
    return unmarked(" ".join(words.split()))


def _unraised(value: CellRichText) -> str:
    """Give a cell's rich text without the raised marks of notes."""
    words = ""
    for part in value:
        block = isinstance(part, TextBlock)
        words += raised(words, part.text, in_cell=True) if block and part.font.vertAlign == "superscript" else str(part)
    return words


def _sheet(draft: Draft, name: str, grid: list[tuple[int, list[str]]]) -> list[datetime.date]:
    """Write a sheet, and give the days that its title lines are stamped with."""
    stamps: list[datetime.date] = []
    draft.heading(name, f"sheet {name}")
    for block in _blocks(grid):
        rows = [words for _, words in block]
        places = [f"sheet {name}, row {number}" for number, _ in block]
        order = read_grid(rows)
        titles = [" ".join(filter(None, rows[index])) for index in order.titles]
        stamps += [day for title in titles if (day := stamp_day(title))]
        caption = next((title for title in titles if not stamp_day(title)), None)
        for index, title in zip(order.titles, titles, strict=True):
            if title != caption:
                draft.paragraph(title, places[index])
        if order.body:
            first = places[(order.titles or order.header or order.body)[0]]
            draft.table(
                caption,
                join_labels([rows[index] for index in order.header]),
                [rows[index] for index in order.body],
                [first, *(places[index] for index in order.body)],
            )
        elif caption:
            draft.paragraph(caption, places[order.titles[0]])
        for index in order.notes:
            draft.paragraph(" ".join(filter(None, rows[index])), places[index])
    return stamps


def _blocks(grid: list[tuple[int, list[str]]]) -> list[list[tuple[int, list[str]]]]:
    """Cut a sheet into the tables that empty rows keep apart."""
    blocks: list[list[tuple[int, list[str]]]] = []
    last = -_TABLE_GAP
    for number, words in grid:
        if number - last > _TABLE_GAP or not blocks:
            blocks.append([])
        blocks[-1].append((number, words))
        last = number
    return blocks
