"""Spreadsheets by openpyxl, the one reader that gives the number formats: a cell is read as it is shown."""

from __future__ import annotations

import datetime
import io
import re
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from factcheck.documents.archives import DAMAGE, by_the_book, checked_archive
from factcheck.documents.errors import SAVE_AGAIN, UnreadableSource
from factcheck.documents.formats.sheets import Cost, Sheet, gathered, write_workbook
from factcheck.documents.number_formats import shown_date, shown_number
from factcheck.documents.raised import raised, unmarked
from factcheck.language.files import file_words
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from factcheck.documents.content import Content, Raw
    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "xlsx 3"

_UNCOMPUTED = compile_pattern(rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_MERGED = compile_pattern(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"(\$?[A-Z]{1,3}\$?\d{1,7}:\$?[A-Z]{1,3}\$?\d{1,7})\"")
_OWN_TEXT = compile_pattern(rb"<is>.*?</is>", re.DOTALL)
_RUN, _TEXT = compile_pattern(rb"<r>.*?</r>", re.DOTALL), compile_pattern(rb"<t(?:\s[^>]*)?>([^<]*)</t>")
_EMPTY_CELL = compile_pattern(rb"<c\s(?=[^<>]*\br=)[^<>]*/>")
_EMPTY_ROW = compile_pattern(rb"<row\s(?=[^<>]*\br=)[^<>]*(?:/>|(?<!/)>\s*</row>)")
_WORTH_THINNING = 5_000_000
# What openpyxl raises for a file that is not what it says.
_DAMAGE = (
    *DAMAGE, InvalidFileException, ParseError, SyntaxError, TypeError, IndexError, AttributeError,
)  # fmt: skip


def read(raw: Raw, limits: Limits) -> Content:
    """Read a workbook, sheet by sheet; raises `UnreadableSource` for a damaged one."""
    warnings: list[str] = []
    try:
        with checked_archive(raw, limits) as archive:
            missing = _uncomputed(archive)
            merged = {part: _merged(archive, part) for part in archive.namelist() if _is_sheet(part)}
        if missing:
            problem = f"formulas without a stored result: {missing:,}; open the file in a spreadsheet and save it"
            warnings.append(problem)
        # Row by row, which costs a small part of reading a workbook at once, of merged cells above all.
        data = by_the_book(raw.data, _mended)
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, read_only=True, rich_text=True)
        try:
            author = (book.properties.creator or "").strip()
            return write_workbook(
                _sheets(book, merged, Cost(raw.source, limits)),
                raw.source,
                title=(book.properties.title or "").strip(),
                author=author if author and author.lower() not in file_words().no_author else None,
                warnings=warnings,
            )
        finally:
            book.close()
    except _DAMAGE:
        raise UnreadableSource(raw.source, "is a damaged spreadsheet", SAVE_AGAIN) from None


def _is_sheet(part: str) -> bool:
    return "worksheets/" in part and part.endswith(".xml")


def _mended(part: str, written: bytes) -> bytes:
    """Take raised marks out of the cells of a sheet that hold their own text; of those, no fonts are told later.

    Cells and rows that are only formatted go too: a column that somebody made bold is a million of them.
    """
    if not _is_sheet(part):
        return written
    if len(written) > _WORTH_THINNING:
        written = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", written))
    if b"superscript" not in written:
        return written
    return _OWN_TEXT.sub(lambda own: _RUN.sub(partial(_lowered, own[0]), own[0]), written)


def _lowered(own: bytes, run: re.Match[bytes]) -> bytes:
    if b'"superscript"' not in run[0]:
        return run[0]
    before = "".join(text.decode("utf-8", "replace") for text in _TEXT.findall(own[: run.start()]))
    kept = raised(before, b"".join(_TEXT.findall(run[0])).decode("utf-8", "replace"), in_cell=True)
    return b"<r><t>%s</t></r>" % kept.encode()


def _uncomputed(archive: zipfile.ZipFile) -> int:
    return sum(len(_UNCOMPUTED.findall(archive.read(part))) for part in archive.namelist() if _is_sheet(part))


def _merged(archive: zipfile.ZipFile, part: str) -> list[tuple[int, int, int, int]]:
    """Give the merged areas of a sheet as first row, first column, last row, last column."""
    areas = []
    for found in _MERGED.findall(archive.read(part)):
        left, top, right, bottom = range_boundaries(found.decode("ascii"))
        areas.append((top, left, bottom, right))
    return areas


def _sheets(book: Any, merged: dict[str, list[tuple[int, int, int, int]]], cost: Cost) -> Iterator[Sheet]:  # noqa: ANN401
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what some programs declare is wrong, and rows beyond it would be lost
        gathering = gathered(sheet.title, ([_shown(cell) for cell in row] for row in sheet.iter_rows()), cost)
        gathering.merged = merged.get(sheet._worksheet_path.lstrip("/"), [])  # noqa: SLF001  (it tells it nowhere else)
        gathering.hidden = sheet.sheet_state != "visible"
        yield gathering


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
        lifted = block and part.font.vertAlign == "superscript"
        words += raised(words, part.text, in_cell=True) if lifted else str(part)
    return words
