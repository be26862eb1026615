"""The records of a binary workbook, looked at before the library that reads them.

The library makes room for a sheet from its first cell to its last, and believes any place that a cell names.
"""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

from factcheck.documents.archives import DAMAGE
from factcheck.documents.errors import SAVE_AGAIN, OverLimit, UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.documents.content import Raw
    from factcheck.documents.limits import Limits

__all__ = ["check_sheets", "records"]

# What is looked at, of [MS-XLSB] 2.3: a row, the kinds of cells, and how far the sheet says that it goes.
_ROW, _CELLS, _AREA = 0, range(1, 12), 148
_LAST_ROW, _LAST_COLUMN = 1_048_575, 16_383
_NUMBER, _FOUR = struct.Struct("<I"), struct.Struct("<4I")


def check_sheets(raw: Raw, limits: Limits) -> None:
    """Refuse a workbook with a sheet that is damaged or spans more cells than are read.

    Raises `UnreadableSource`, `OverLimit`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > limits.expanded_bytes:
                raise OverLimit(raw.source, "unpacks to more than is read of one file", "save the sheet that matters")
            for part in parts:
                if "worksheets/" in part.filename and part.filename.endswith(".bin"):
                    rows, columns = _span(archive.read(part))
                    if rows * columns > limits.cells:
                        problem = f"has a sheet that spans more than {limits.cells:,} cells"
                        raise OverLimit(raw.source, problem, "save the part that matters in a file of its own")
    except (struct.error, IndexError, *DAMAGE):
        raise UnreadableSource(raw.source, "is a damaged spreadsheet", SAVE_AGAIN) from None


def _span(sheet: bytes) -> tuple[int, int]:
    """Give over how many rows and columns the cells of a sheet stand; raises `ValueError` where that cannot be."""
    rows: set[int] = set()
    last = 0
    columns: set[int] = set()
    for kind, at in records(sheet):
        if kind == _ROW:
            (last,) = _NUMBER.unpack_from(sheet, at)
            _check(last, 0)
        elif kind in _CELLS:
            (column,) = _NUMBER.unpack_from(sheet, at)
            _check(last, column)
            rows.add(last)
            columns.add(column)
        elif kind == _AREA:
            first_row, last_row, first_column, last_column = _FOUR.unpack_from(sheet, at)
            _check(max(first_row, last_row), max(first_column, last_column))
    if not columns:
        return 0, 0
    return max(rows) - min(rows) + 1, max(columns) - min(columns) + 1


def _check(row: int, column: int) -> None:
    if row > _LAST_ROW or column > _LAST_COLUMN:
        raise ValueError("a cell that no sheet has")


def records(sheet: bytes) -> Iterator[tuple[int, int]]:
    """Give the kind of each record and where its data begins; raises `ValueError`, `IndexError` for a damaged part."""
    at, end = 0, len(sheet)
    while at < end:
        kind = sheet[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | sheet[at] << 7
            at += 1
        size = shift = 0
        while True:
            byte = sheet[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        if at + size > end:
            raise ValueError("a record that goes on behind the end")
        yield kind, at
        at += size
