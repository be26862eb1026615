"""Word and Excel files, made by the libraries that people's programs are like."""

from __future__ import annotations

import datetime
import io
import zipfile

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from factcheck.documents import Limits, OverLimit, UnreadableSource, read_bytes
from factcheck.documents.number_formats import shown_date, shown_number
from tests.unit.documents.invariants import assert_sound, rows, told


def workbook(*lines: list[object], formats: dict[str, str] | None = None, merged: tuple[str, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Results"
    for line in lines:
        sheet.append(line)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    for area in merged:
        sheet.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_cells_read_as_they_are_shown():
    data = workbook(
        ["Final result"],
        ["As of 12 March 2012"],
        ["Candidate", "Result", None, "Day"],
        [None, "%", "votes", None],
        ["Putin", 0.6375, 45602075, datetime.date(2012, 3, 4)],
        ["Zyuganov", 0.1719, 12318353, datetime.date(2012, 3, 4)],
        formats={
            "B5": "0.00%",
            "B6": "0.00%",
            "C5": "#,##0",
            "C6": "#,##0",
            "D5": "d mmmm yyyy",
            "D6": "dd.mm.yyyy",
        },
        merged=("A1:D1", "B3:C3"),
    )
    document = read_bytes(data, "a.xlsx")
    assert rows(document) == [
        ["Candidate", "Result %", "Result votes", "Day"],
        ["Putin", "63.75%", "45,602,075", "4 March 2012"],
        ["Zyuganov", "17.19%", "12,318,353", "04.03.2012"],
    ]
    assert (document.title, document.date) == ("Final result", datetime.date(2012, 3, 12))
    row = next(passage for passage in document.passages if passage.kind == "row")
    assert (row.place, row.context) == (
        "sheet Results, row 5",
        "Final result | Candidate | Result % | Result votes | Day",
    )
    assert_sound(document)


def test_cells_far_apart_cost_nothing_and_are_read():
    book = openpyxl.Workbook()
    sheet = book.active
    for row, line in enumerate([["who", "share"], ["Putin", 0.6375]], 1):
        for column, value in enumerate(line, 1):
            sheet.cell(row, column, value)
    sheet["B2"].number_format = "0.00%"
    sheet.cell(1_048_576, 3).value = "Source: the commission, final"
    out = io.BytesIO()
    book.save(out)
    document = read_bytes(out.getvalue(), "a.xlsx", limits=Limits(rows=100))
    assert rows(document) == [["who", "share"], ["Putin", "63.75%"]]
    assert told(document)[-1] == ("sentence", "sheet Sheet, row 1048576", "Source: the commission, final")


def test_formulas_without_result_are_said():
    document = read_bytes(workbook(["a", "b"], ["x", "=1+1"], ["y", 3]), "a.xlsx")
    assert any("formulas without a stored result: 1" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.6375, "0.00%", "63.75%"),
        (0.6375, "0%", "64%"),
        (0.145, "0%", "15%"),
        (1.005, "0.00", "1.01"),
        (45602075, "#,##0", "45,602,075"),
        (-5, "#,##0.00;[Red](#,##0.00)", "(5.00)"),
        (-5, "0.0", "-5.0"),
        (-0.001, "0.0", "0.0"),
        (0, '0;-0;"none"', "none"),
        (1234567.891, "[$€-407]#,##0.00", "€1,234,567.89"),
        (1234567.891, '#,##0.00 "EUR"', "1,234,567.89 EUR"),
        (1234567, '0.0,,"M"', "1.2M"),
        (12000, "#,##0,", "12"),
        (12345, "0.00E+00", "1.23E+04"),
        (63.75, "General", "63.75"),
        (5.0, "General", "5"),
        (0.1 + 0.2, "General", "0.3"),
        (7, "000", "007"),
        (5.10, "0.##", "5.1"),
        (5, '_-* #,##0_-;-* #,##0_-', "5"),
        (64, '0"%"', "64%"),
        (0.5, "# ?/?", "0.5"),
    ],
)  # fmt: skip
def test_number_formats(value, number_format, shown):
    assert shown_number(value, number_format) == shown


def at(*parts: int) -> datetime.datetime:
    """Give a time of a sheet, which knows no time zones."""
    return datetime.datetime(*parts)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (at(2012, 3, 4, 14, 5), "yyyy-mm-dd hh:mm", "2012-03-04 14:05"),
        (at(2012, 3, 4), "d. mmm yy", "4. Mar 12"),
        (at(2012, 3, 4), "mm-dd-yy", "2012-03-04"),  # what every machine shows in an order of its own
        (at(2012, 3, 4, 14, 5), "m/d/yy h:mm", "2012-03-04 14:05"),
        (at(2012, 3, 4), "m/d/yy;@", "3/4/12"),
        (at(2012, 3, 4), "[$-F800]dddd, mmmm dd, yyyy", "Sunday, March 04, 2012"),
        (datetime.time(14, 5, 9), "h:mm AM/PM", "2:05 PM"),
        (datetime.time(14, 5, 9), "mm:ss", "05:09"),
        (datetime.timedelta(hours=27, minutes=3), "[h]:mm:ss", "27:03:00"),
    ],
)
def test_date_formats(value, number_format, shown):
    assert shown_date(value, number_format) == shown


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("Report on the vote", 0)
    document.add_paragraph("5 March 2012")
    paragraph = document.add_paragraph("Putin got ")
    for change in (
        '<w:ins w:id="1" w:author="x" {}><w:r><w:t>63.75%</w:t></w:r></w:ins>',
        '<w:del w:id="2" w:author="x" {}><w:r><w:delText>64%</w:delText></w:r></w:del>',
        '<w:r {}><w:t xml:space="preserve"> of votes. That is a lot.</w:t></w:r>',
    ):
        paragraph._p.append(parse_xml(change.format(nsdecls("w"))))
    document.add_heading("Details", 1)
    document.add_paragraph("One item", style="List Bullet")
    document.add_paragraph("Table 1: shares")
    table = document.add_table(3, 2)
    for row, line in enumerate([["Who", "Share"], ["Putin", "63.6%"], ["Zyuganov", "17.18%"]]):
        for column, words in enumerate(line):
            table.cell(row, column).text = words
    document.add_paragraph("After the table.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_word_file_is_read_in_its_order_as_it_now_stands():
    document = read_bytes(word_file(), "a.docx")
    assert (document.title, document.date) == ("Report on the vote", datetime.date(2012, 3, 5))
    assert told(document) == [
        ("heading", "paragraph 1", "Report on the vote"),
        ("sentence", "paragraph 2", "5 March 2012"),
        ("sentence", "paragraph 3", "Putin got 63.75% of votes."),
        ("sentence", "paragraph 3", "That is a lot."),
        ("heading", "paragraph 4", "Details"),
        ("sentence", "paragraph 5", "One item"),
        ("sentence", "paragraph 6", "Table 1: shares"),
        ("row", "table 1, row 2", "Putin | 63.6%"),
        ("row", "table 1, row 3", "Zyuganov | 17.18%"),
        ("sentence", "paragraph 7", "After the table."),
    ]
    assert document.passages[7].context == "Table 1: shares | Who | Share"
    assert_sound(document)


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Give an office file with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>'


@pytest.mark.parametrize(
    ("name", "part", "content", "says"),
    [
        ("a.docx", "word/document.xml", BOMB, "XML entities"),
        ("a.docx", "word/document.xml", b"<w:document", "damaged"),
        ("a.docx", "word/document.xml", b"<x/>", "damaged"),
        ("a.xlsx", "xl/sharedStrings.xml", BOMB, "XML entities"),
        ("a.xlsx", "xl/worksheets/sheet1.xml", b"<worksheet", "damaged"),
        ("a.xlsx", "xl/workbook.xml", b"<x/>", "without cells"),
    ],
)
def test_damaged_or_hostile_office_files_are_refused(name, part, content, says):
    whole = word_file() if name.endswith("docx") else workbook(["a", "b"], ["x", 1])
    with pytest.raises(UnreadableSource, match=says):
        read_bytes(with_part(whole, part, content), name)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_zip_bombs_are_refused_before_they_are_opened(name):
    whole = word_file() if name.endswith("docx") else workbook(["a", "b"], ["x", 1])
    bomb = with_part(whole, "media/x.bin", bytes(3_000_000))
    assert len(bomb) < 100_000
    with pytest.raises(OverLimit, match="unpacks to"):
        read_bytes(bomb, name, limits=Limits(expanded_bytes=1_000_000))


def with_footnote() -> bytes:
    note = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>As of 5 March, 99.3% of protocols.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    data = with_part(word_file(), "word/footnotes.xml", note.encode())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
        types = archive.read("[Content_Types].xml").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = f'<Relationship Id="rIdNotes" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    data = with_part(data, "word/_rels/document.xml.rels", relations.replace("</Relationships>", relation).encode())
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{media}"/></Types>'
    return with_part(data, "[Content_Types].xml", types.replace("</Types>", override).encode())


def test_footnotes_follow_the_text_with_their_number():
    assert told(read_bytes(with_footnote(), "a.docx"))[-1] == (
        "sentence",
        "footnote 2",
        "As of 5 March, 99.3% of protocols.",
    )


def test_files_cut_off_anywhere_give_one_line_and_no_traceback():
    for whole, name in ((word_file(), "a.docx"), (workbook(["a", "b"], ["x", 1]), "a.xlsx")):
        for share in (0.1, 0.5, 0.9, 0.99):
            with pytest.raises(UnreadableSource):
                read_bytes(whole[: int(len(whole) * share)], name)


def test_format_is_told_by_content_where_the_name_is_wrong():
    assert read_bytes(word_file(), "a.txt").reader.startswith("docx")
    assert read_bytes(workbook(["a", "b"], ["x", 1]), "a.csv").reader.startswith("xlsx")
    assert read_bytes(b"<!doctype html><p>Hello there.</p>", "a.txt").reader.startswith("html")
