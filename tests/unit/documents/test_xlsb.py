"""Binary workbooks: their values, and that it is not known how they are shown. The files are written here, record by
record ([MS-XLSB] 2.1.4): no library writes them.
"""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from factcheck.documents import Limits, OverLimit, UnreadableSource, read_bytes
from tests.unit.documents.invariants import assert_sound, rows

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="bin" '
    'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
)


def relation(kind: str, target: str) -> str:
    one = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{one}</Relationships>'


def record(kind: int, data: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = len(data), b""
    while size >= 0x80:
        length, size = length + bytes([size & 0x7F | 0x80]), size >> 7
    return number + length + bytes([size]) + data


def wide(words: str) -> bytes:
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def cell(column: int, value: float | str | bool) -> bytes:
    start = struct.pack("<II", column, 0)
    if isinstance(value, bool):
        return record(4, start + bytes([value]))
    return record(6, start + wide(value)) if isinstance(value, str) else record(5, start + struct.pack("<d", value))


def workbook(*grid: tuple[float | str | bool, ...]) -> bytes:
    sheet = record(129) + record(148, struct.pack("<IIII", 0, len(grid) - 1, 0, len(grid[0]) - 1)) + record(145)
    for number, values in enumerate(grid):
        sheet += record(0, struct.pack("<IIHHBI", number, 0, 300, 0, 0, 0))
        sheet += b"".join(cell(column, value) for column, value in enumerate(values))
    book = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Results"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", relation("officeDocument", "xl/workbook.bin"))
        archive.writestr("xl/_rels/workbook.bin.rels", relation("worksheet", "worksheets/sheet1.bin"))
        archive.writestr("xl/workbook.bin", book + record(144) + record(132))
        archive.writestr("xl/worksheets/sheet1.bin", sheet + record(146) + record(130))
    return out.getvalue()


GRID = ("Region", "Votes", "Share", "Final"), ("North", 1234.0, 0.6375, True), ("South", 2345.5, 0.3625, False)


@pytest.mark.parametrize("name", ["a.xlsb", "a.xls", "a"])
def test_values_are_read_and_that_their_formats_are_not_is_said(name):
    document = read_bytes(workbook(*GRID), name)
    assert rows(document) == [
        ["Region", "Votes", "Share", "Final"],
        ["North", "1234", "0.6375", "TRUE"],
        ["South", "2345.5", "0.3625", "FALSE"],
    ]
    assert (document.reader, document.passages[-1].place) == ("xlsb 1", "sheet Results, row 3")
    assert "0.6375 may be 63.75%" in document.warnings[0]
    assert_sound(document)


def test_cells_far_apart_are_refused_before_room_is_made_for_all_between_them():
    with pytest.raises(OverLimit, match="spans more than 11 cells"):
        read_bytes(workbook(*GRID), "a.xlsb", limits=Limits(cells=11))
    with pytest.raises(OverLimit, match="unpacks to more"):
        read_bytes(workbook(*GRID), "a.xlsb", limits=Limits(expanded_bytes=100))


def rewritten(part: str, old: bytes, new: bytes) -> bytes:
    """Give the workbook with something else in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(*GRID))) as archive, zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            made.writestr(name, archive.read(name).replace(old, new) if name == part else archive.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/_rels/workbook.bin.rels", b"rId1", b"rId7"),  # the library takes this for impossible
        ("xl/worksheets/sheet1.bin", record(145), b""),
        ("xl/workbook.bin", record(143), b"\xff\xff"),
        ("xl/worksheets/sheet1.bin", cell(1, 1234.0), cell(2**31, 1234.0)),  # there is no such column
        ("xl/worksheets/sheet1.bin", record(146), record(146)[:1] + b"\x01\xff"),
    ],
)
def test_a_damaged_one_is_refused_in_one_line_and_nothing_is_printed(part, old, new, capfd):
    with pytest.raises(UnreadableSource, match="damaged"):
        read_bytes(rewritten(part, old, new), "a.xlsb")
    assert capfd.readouterr().err == ""
