"""How the cells of a binary workbook are shown, which the library that reads their values does not tell."""

from __future__ import annotations

import posixpath
import struct
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, fromstring

from openpyxl.styles.numbers import BUILTIN_FORMATS

from factcheck.documents.formats.xlsb_records import records

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

__all__ = ["GENERAL", "cell_formats"]

GENERAL = "General"

# Of [MS-XLSB] 2.3 and 2.4: a row, cells with a number, and where sheets, formats and the styles of cells stand.
_ROW, _NUMBERS = 0, frozenset({2, 5, 9})
_SHEET, _FORMAT, _STYLE, _STYLES_BEGIN, _STYLES_END = 156, 44, 47, 617, 618
_BOOK, _RELATIONS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
_WIDE, _TWO, _CELL = struct.Struct("<I"), struct.Struct("<2H"), struct.Struct("<2I")
_STYLE_BITS = 0xFFFFFF  # the rest of the four bytes says how the cell's words are spoken


def cell_formats(archive: zipfile.ZipFile) -> dict[str, dict[tuple[int, int], str]] | None:
    """Give the formats of numbers by their sheet's name and, from 0, row and column; None where there are no styles.

    A number without a format of its own is left out.

    Raises what reading a damaged part raises: `ValueError`, `struct.error`, `IndexError`, `KeyError`.
    """
    try:
        targets = dict(_relations(archive.read(_RELATIONS)))
    except ParseError:
        raise ValueError("relations that are no XML") from None
    styles = next((part for kind, part in targets.values() if kind == "styles"), None)
    if styles is None:
        return None
    codes = _codes(archive.read(styles))
    return {
        name: _formats(archive.read(targets[relation][1]), codes)
        for name, relation in _sheets(archive.read(_BOOK))
        if relation in targets and targets[relation][0] == "worksheet"
    }


def _relations(written: bytes) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give the relations of the workbook: id, kind, part."""
    for relation in fromstring(written):  # noqa: S314  (an office file's archive has no document types)
        target = relation.get("Target", "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        yield relation.get("Id", ""), (relation.get("Type", "").rpartition("/")[2], part)


def _sheets(book: bytes) -> Iterator[tuple[str, str]]:
    """Give the names of the sheets and their relations."""
    for kind, at in records(book):
        if kind == _SHEET:
            relation, at = _words(book, at + 8)
            name, _ = _words(book, at)
            yield name, relation


def _words(data: bytes, at: int) -> tuple[str, int]:
    """Give a string that has its length before it, and where it ends."""
    (length,) = _WIDE.unpack_from(data, at)
    end = at + 4 + 2 * length
    if end > len(data):
        raise ValueError("a string that goes on behind the end")
    return data[at + 4 : end].decode("utf-16-le"), end


def _codes(styles: bytes) -> list[str]:
    """Give the format of each style of cells."""
    own: dict[int, str] = {}
    codes: list[str] = []
    of_cells = False
    for kind, at in records(styles):
        if kind == _FORMAT:
            (number,) = struct.unpack_from("<H", styles, at)
            own[number], _ = _words(styles, at + 2)
        elif kind in {_STYLES_BEGIN, _STYLES_END}:
            of_cells = kind == _STYLES_BEGIN
        elif kind == _STYLE and of_cells:
            _, number = _TWO.unpack_from(styles, at)
            codes.append(own.get(number) or BUILTIN_FORMATS.get(number, GENERAL))
    return codes


def _formats(sheet: bytes, codes: list[str]) -> dict[tuple[int, int], str]:
    """Give the formats of the numbers of a sheet, but for those that have none of their own."""
    found: dict[tuple[int, int], str] = {}
    row = 0
    for kind, at in records(sheet):
        if kind == _ROW:
            (row,) = _WIDE.unpack_from(sheet, at)
        elif kind in _NUMBERS:
            column, style = _CELL.unpack_from(sheet, at)
            style &= _STYLE_BITS
            if style < len(codes) and codes[style] != GENERAL:
                found[row, column] = codes[style]
    return found
