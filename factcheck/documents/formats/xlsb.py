"""Binary workbooks (.xlsb): values by calamine, each as it is shown by the format that is read here."""

from __future__ import annotations

import datetime
import io
import os
import struct
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import python_calamine as calamine

from factcheck.documents.archives import DAMAGE
from factcheck.documents.errors import SAVE_AGAIN, UnreadableSource
from factcheck.documents.formats.sheets import Cost, Sheet, gathered, write_workbook
from factcheck.documents.formats.xlsb_formats import GENERAL, cell_formats
from factcheck.documents.formats.xlsb_records import check_sheets
from factcheck.documents.number_formats import shown_date, shown_number
from factcheck.documents.raised import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.documents.content import Content, Raw
    from factcheck.documents.limits import Limits

    Formats = Mapping[str, Mapping[tuple[int, int], str]]

__all__ = ["READER", "read"]

READER = "xlsb 2"

# What calamine raises where it meets something that it takes for impossible; no kind of `Exception`, and of no module.
_PANIC = "PanicException"
_UNSHOWN = "how its numbers are shown is not known (0.6375 may be 63.75%): save it as .xlsx to keep that"


def read(raw: Raw, limits: Limits) -> Content:
    """Read a workbook, sheet by sheet; raises `UnreadableSource` for a damaged or locked one, `OverLimit`."""
    check_sheets(raw, limits)
    try:
        with _quietly():
            return _workbook(raw, limits)
    except calamine.PasswordError:
        raise UnreadableSource(raw.source, "is protected by a password", "save it without one") from None
    except (calamine.CalamineError, OSError, ValueError):
        raise UnreadableSource(raw.source, "is a damaged spreadsheet", SAVE_AGAIN) from None
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise UnreadableSource(raw.source, "is a damaged spreadsheet", SAVE_AGAIN) from None


def _workbook(raw: Raw, limits: Limits) -> Content:
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw.data))
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
            formats = cell_formats(archive)
    except (struct.error, IndexError, *DAMAGE):
        formats = None
    warnings = [_UNSHOWN] if formats is None else []
    return write_workbook(_sheets(book, formats or {}, Cost(raw.source, limits)), raw.source, warnings=warnings)


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep what calamine prints of its own faults, to the standard error of the process, off the terminal."""
    try:
        kept = os.dup(2)
    except OSError:  # closed by whoever started the program
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _sheets(book: Any, formats: Formats, cost: Cost) -> Iterator[Sheet]:  # noqa: ANN401  (calamine is untyped)
    for about in book.sheets_metadata:
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(about.name)
        gathering = gathered(about.name, _rows(sheet, formats.get(about.name, {})), cost)
        areas = sheet.merged_cell_ranges or []
        gathering.merged = [(top + 1, first + 1, bottom + 1, last + 1) for (top, first), (bottom, last) in areas]
        gathering.hidden = about.visible != calamine.SheetVisibleEnum.Visible
        yield gathering


def _rows(sheet: Any, formats: Mapping[tuple[int, int], str]) -> Iterator[list[str]]:  # noqa: ANN401
    top, left = sheet.start or (0, 0)
    yield from ([] for _ in range(top))
    for number, values in enumerate(sheet.to_python(skip_empty_area=True), top):
        shown = [_shown(value, formats.get((number, column), "")) for column, value in enumerate(values, left)]
        yield [*[""] * left, *shown]


def _shown(value: object, written: str) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return shown_number(value, written or GENERAL)
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return shown_date(value, written or _day_format(value))
    return unmarked(" ".join(str(value).split()))


def _day_format(value: object) -> str:
    midnight = isinstance(value, datetime.datetime) and value.time() == datetime.time()
    return "yyyy-mm-dd" if midnight else "yyyy-mm-dd hh:mm:ss"
