"""Binary workbooks: their values as they are shown, and that it is said where that is not known.

The files are written here, record by record ([MS-XLSB] 2.1.4): no library writes them.
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


def relations(*parts: tuple[str, str]) -> str:
    each = (
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(parts, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(each)}</Relationships>'


def record(kind: int, data: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = len(data), b""
    while size >= 0x80:
        length, size = length + bytes([size & 0x7F | 0x80]), size >> 7
    return number + length + bytes([size]) + data


def wide(words: str) -> bytes:
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def cell(column: int, value: float | str | bool, style: int = 0) -> bytes:
    start = struct.pack("<II", column, style)
    if isinstance(value, bool):
        return record(4, start + bytes([value]))
    return record(6, start + wide(value)) if isinstance(value, str) else record(5, start + struct.pack("<d", value))


def styles(*formats: str | int) -> bytes:
    """Write the part of styles: a format for each, by its words or by the number that it has in every workbook."""
    own = [(164 + at, words) for at, words in enumerate(formats) if isinstance(words, str)]
    numbers = [164 + at if isinstance(words, str) else words for at, words in enumerate(formats)]
    written = b"".join(record(44, struct.pack("<H", number) + wide(words)) for number, words in own)
    base = record(626, struct.pack("<I", 1)) + record(47, struct.pack("<2H12x", 0, 9)) + record(627)
    cells = b"".join(record(47, struct.pack("<2H12x", 0, number)) for number in (0, *numbers))
    about = record(615, struct.pack("<I", len(own))) + written + record(616)
    cells = record(617, struct.pack("<I", len(numbers) + 1)) + cells + record(618)
    return record(278) + about + base + cells + record(279)


def workbook(*grid: tuple[float | str | bool, ...], formats: tuple[str | int, ...] = ()) -> bytes:
    """Write a workbook with one sheet; the last columns of its rows are shown by the formats, where there are any."""
    sheet = record(129) + record(148, struct.pack("<IIII", 0, len(grid) - 1, 0, len(grid[0]) - 1)) + record(145)
    for number, values in enumerate(grid):
        sheet += record(0, struct.pack("<IIHHBI", number, 0, 300, 0, 0, 0))
        first = len(values) - len(formats)
        sheet += b"".join(cell(column, value, max(0, column - first + 1)) for column, value in enumerate(values))
    book = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Results"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", relations(("officeDocument", "xl/workbook.bin")))
        parts = [("worksheet", "worksheets/sheet1.bin")]
        if formats:
            parts.append(("styles", "styles.bin"))
            archive.writestr("xl/styles.bin", styles(*formats))
        archive.writestr("xl/_rels/workbook.bin.rels", relations(*parts))
        archive.writestr("xl/workbook.bin", book + record(144) + record(132))
        archive.writestr("xl/worksheets/sheet1.bin", sheet + record(146) + record(130))
    return out.getvalue()


GRID = ("Region", "Votes", "Share", "Final"), ("North", 1234.0, 0.6375, True), ("South", 2345.5, 0.3625, False)


@pytest.mark.parametrize("name", ["a.xlsb", "a.xls", "a"])
def test_without_styles_values_are_read_and_it_is_said_that_their_formats_are_not_known(name):
    document = read_bytes(workbook(*GRID), name)
    assert rows(document) == [
        ["Region", "Votes", "Share", "Final"],
        ["North", "1234", "0.6375", "TRUE"],
        ["South", "2345.5", "0.3625", "FALSE"],
    ]
    assert (document.reader, document.passages[-1].place) == ("xlsb 2", "sheet Results, row 3")
    assert "0.6375 may be 63.75%" in document.warnings[0]
    assert_sound(document)


def test_cells_are_read_as_their_formats_show_them():
    made = workbook(
        ("Region", "Votes", "Share", "Turnout", "Paid", "Day"),
        ("North", 1234.0, 0.6375, 0.5, 1234567.5, 44347.0),
        ("South", -20.0, 0.3625, 0.4567, 0.25, 44348.0),
        formats=("#,##0", "0.00%", 9, '#,##0.00" €"', 14),
    )
    document = read_bytes(made, "a.xlsb")
    assert rows(document)[1:] == [
        ["North", "1,234", "63.75%", "50%", "1,234,567.50 €", "2021-05-31"],
        ["South", "-20", "36.25%", "46%", "0.25 €", "2021-06-01"],
    ]
    assert document.warnings == ()
    assert_sound(document)


def test_damaged_styles_are_passed_over_and_that_is_said():
    made = workbook(("North", 0.6375), formats=("0.00%",))
    document = read_bytes(rewritten("xl/styles.bin", record(616), b"\xff\xff\xff", of=made), "a.xlsb")
    assert rows(document)[-1] == ["North", "0.6375"]
    assert "is not known" in document.warnings[0]


def test_cells_far_apart_are_refused_before_room_is_made_for_all_between_them():
    with pytest.raises(OverLimit, match="spans more than 11 cells"):
        read_bytes(workbook(*GRID), "a.xlsb", limits=Limits(cells=11))
    with pytest.raises(OverLimit, match="unpacks to more"):
        read_bytes(workbook(*GRID), "a.xlsb", limits=Limits(expanded_bytes=100))


def rewritten(part: str, old: bytes, new: bytes, of: bytes | None = None) -> bytes:
    """Give the workbook with something else in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(of or workbook(*GRID))) as archive, zipfile.ZipFile(out, "w") as made:
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
