"""Workbooks of Excel 97 and before (.xls) by xlrd, which gives the number formats: a cell is read as it is shown."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import xlrd

from factcheck.documents.errors import SAVE_AGAIN, UnreadableSource
from factcheck.documents.formats.sheets import Cost, Sheet, gathered, write_workbook
from factcheck.documents.number_formats import shown_date, shown_number
from factcheck.documents.raised import raised, unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.documents.content import Content, Raw
    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "xls 2"

_SUPERSCRIPT = 1
_MOST_COMPLAINTS = 3


def read(raw: Raw, limits: Limits) -> Content:
    """Read a workbook, sheet by sheet; raises `UnreadableSource` for a damaged or locked one."""
    said = io.StringIO()
    try:
        book = xlrd.open_workbook(file_contents=raw.data, formatting_info=True, logfile=said)
        complaints = [line for line in said.getvalue().splitlines() if "ERROR" in line or "WARNING" in line]
        return write_workbook(
            _sheets(book, Cost(raw.source, limits)),
            raw.source,
            author=(book.user_name or "").strip() or None,
            warnings=[f"its reader says: {' '.join(line.split())}" for line in complaints[:_MOST_COMPLAINTS]],
        )
    except UnreadableSource:
        raise
    except Exception as error:  # noqa: BLE001  (what xlrd raises for a damaged file is of any kind)
        if "encrypted" in str(error).lower():
            raise UnreadableSource(raw.source, "is protected by a password", "save it without one") from None
        raise UnreadableSource(raw.source, "is a damaged spreadsheet (.xls)", SAVE_AGAIN) from None


def _sheets(book: Any, cost: Cost) -> Iterator[Sheet]:  # noqa: ANN401  (xlrd is untyped)
    for sheet in book.sheets():
        rows = (
            [_shown(book, sheet, row, column) for column in range(sheet.row_len(row))] for row in range(sheet.nrows)
        )
        gathering = gathered(sheet.name, rows, cost)
        gathering.merged = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
        gathering.hidden = sheet.visibility != 0
        yield gathering


def _shown(book: Any, sheet: Any, row: int, column: int) -> str:  # noqa: ANN401
    cell = sheet.cell(row, column)
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        form = book.format_map.get(book.xf_list[cell.xf_index].format_key)
        written = form.format_str if form is not None else "General"
        if cell.ctype == xlrd.XL_CELL_NUMBER:
            return shown_number(cell.value, written)
        try:
            return shown_date(xlrd.xldate_as_datetime(cell.value, book.datemode), written)
        except (ValueError, OverflowError):
            return shown_number(cell.value, "General")
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#ERROR"))
    words = str(cell.value)
    runs = sheet.rich_text_runlist_map.get((row, column))
    return unmarked(" ".join((_unraised(book, words, runs) if runs else words).split()))


def _unraised(book: Any, words: str, runs: list[tuple[int, int]]) -> str:  # noqa: ANN401
    """Give a cell's words without the raised marks of notes; a run is where it begins, and its font."""
    kept = words[: runs[0][0]]
    for (start, font), (end, _) in zip(runs, [*runs[1:], (len(words), 0)], strict=True):
        lifted = font < len(book.font_list) and book.font_list[font].escapement == _SUPERSCRIPT
        kept += raised(kept, words[start:end], in_cell=True) if lifted else words[start:end]
    return kept
