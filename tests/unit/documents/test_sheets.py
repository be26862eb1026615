"""Workbooks as offices publish them: titles and notes above a table, odd files of the format, files that cost much."""

from __future__ import annotations

import datetime
import io
import re
import zipfile

import docx
import pytest
import xlsxwriter

from factcheck.documents import Limits, OverLimit, read_bytes
from tests.unit.documents.invariants import assert_sound, rows
from tests.unit.documents.test_office import with_part, workbook

STRICT = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
)


def rewritten(data: bytes, *changes: tuple[bytes, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in archive.namelist():
            part = archive.read(name)
            for old, new in changes:
                part = part.replace(old, new)
            made.writestr(name, part)
    return out.getvalue()


def word_file() -> bytes:
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph("Unemployment was 5.4% in May.")
    made.save(out)
    return out.getvalue()


def with_two_sets_of_properties() -> bytes:
    whole = word_file()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        told = archive.read("_rels/.rels")
    kind = b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    second = b'<Relationship Id="r99" Type="%s" Target="docProps/core.xml"/></Relationships>' % kind
    return with_part(whole, "_rels/.rels", told.replace(b"</Relationships>", second))


def test_numbers_in_cells_formatted_as_text_are_read():
    data = workbook(["Region", "Unemployed"], ["North", 1234], ["South", 0.5], formats={"B2": "@", "B3": "@"})
    assert rows(read_bytes(data, "a.xlsx"))[1:] == [["North", "1234"], ["South", "0.5"]]


def test_titles_and_notes_merged_over_a_part_of_the_width_are_no_labels():
    data = workbook(
        [None, "Table 4.1 Public spending, 2019-20 to 2021-22"],
        [None, "Outturn data in this table are National Statistics"],
        [None, None, "Current spending", None, "Investment"],
        [None, None, "£ billion", "Per cent of GDP", "£ billion"],
        [None, "2019-20", 756.1, 34.2, 51.3],
        [None, "2020-21", 924.5, 43.6, 70.4],
        merged=("B1:E1", "B2:E2", "C3:D3"),
    )
    document = read_bytes(data, "a.xlsx")
    assert rows(document)[0] == [
        "",
        "",
        "Current spending £ billion",
        "Current spending Per cent of GDP",
        "Investment £ billion",
    ]
    assert document.title == "Table 4.1 Public spending, 2019-20 to 2021-22"
    assert document.text.count("National Statistics") == 1
    assert_sound(document)


def test_the_way_back_and_notes_above_a_table_are_not_its_title():
    data = workbook(
        ["Back to Contents"],
        ["Deaths from cold, 2001 to 2003"],
        ["1 Figures are for usual residents."],
        ["Source: Office for Statistics"],
        [],
        ["Country", "Year", "Deaths"],
        ["England and Wales", 2001, 130],
        [None, 2002, 95],
        ["Scotland", 2001, 30],
        [None, 2002, 25],
        merged=("A3:C3",),
    )
    document = read_bytes(data, "a.xlsx")
    assert document.tables[0].caption == document.title == "Deaths from cold, 2001 to 2003"
    assert rows(document)[2:] == [
        ["England and Wales", "2002", "95"],
        ["Scotland", "2001", "30"],
        ["Scotland", "2002", "25"],
    ]
    assert "Source: Office for Statistics" in document.text


def test_a_merged_label_stands_in_all_its_rows():
    data = workbook(["Region", "Kind", "Votes"], ["North", "postal", 12], [None, "by hand", 15], merged=("A2:A3",))
    assert rows(read_bytes(data, "a.xlsx"))[2] == ["North", "by hand", "15"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", rewritten(workbook(["Region", "Rate"], ["North", 5.4]), *STRICT)),
        ("a.docx", rewritten(word_file(), *STRICT)),
        (
            "a.docm",
            rewritten(
                word_file(),
                (
                    b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    b"vnd.ms-word.document.macroEnabled.main+xml",
                ),
            ),
        ),
        ("a.docx", with_two_sets_of_properties()),
    ],
    ids=["strict sheet", "strict document", "document with macros", "two sets of properties"],
)
def test_odd_office_files_are_read(name, data):
    assert "5.4" in read_bytes(data, name).text


def test_one_long_text_in_many_cells_is_refused_before_it_fills_the_memory():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    for number in range(2_000):
        sheet.write(number, 0, "x" * 30_000)
    book.close()
    assert len(out.getvalue()) < 20_000
    with pytest.raises(OverLimit, match="million characters"):
        read_bytes(out.getvalue(), "a.xlsx", limits=Limits(characters=10_000_000))


def test_a_document_of_millions_of_elements_is_refused_before_it_is_taken_apart():
    head = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    body = head + b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 400_000 + b"</w:body></w:document>"
    with pytest.raises(OverLimit, match="elements in one part"):
        read_bytes(with_part(word_file(), "word/document.xml", body), "a.docx", limits=Limits(elements=1_000_000))


def test_cells_that_are_only_formatted_cost_little_and_change_nothing():
    empty = b"".join(b'<row r="%d"><c r="A%d"/><c r="B%d"/></row>' % (n, n, n) for n in range(3, 150_000))
    whole = workbook(["Region", "Rate"], ["North", 5.4])
    padded = rewritten(whole, (b"</sheetData>", empty + b"</sheetData>"))
    assert read_bytes(padded, "a.xlsx").text == read_bytes(whole, "a.xlsx").text


def test_what_the_library_warns_of_is_kept_with_the_document_and_printed_nowhere(capsys):
    whole = workbook(["Region", "Day"], ["North", datetime.date(2012, 3, 5)], formats={"B2": "yyyy-mm-dd"})
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    impossible = re.sub(rb"<v>40973(?:\.0)?</v>", b"<v>99999999999</v>", sheet)
    assert impossible != sheet
    document = read_bytes(with_part(whole, "xl/worksheets/sheet1.xml", impossible), "a.xlsx")
    (warning,) = document.warnings
    assert warning.startswith("its reader says: ")
    assert capsys.readouterr() == ("", "")


def test_a_label_over_merged_cells_is_said_once_below_the_header_and_over_each_column_in_it():
    data = workbook(
        ["Region", "Votes", None], [None, "2019", "2024"], ["North", 10, 12], ["Of these abroad", None, 3],
        formats={}, merged=("B1:C1", "A4:B4"),
    )  # fmt: skip
    document = read_bytes(data, "a.xlsx")
    assert rows(document)[0][1:] == ["Votes 2019", "Votes 2024"]
    assert rows(document)[-1] == ["Of these abroad", "", "3"]
