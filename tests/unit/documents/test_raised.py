"""Raised letters beside a figure: marks of notes are no digits of it, powers and ordinals stay."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from factcheck.documents import read_bytes
from factcheck.documents.raised import raised, unmarked
from tests.unit.documents.invariants import assert_sound, rows


@pytest.mark.parametrize(
    ("before", "words", "written"),
    [
        ("rose to 12,345", "1", ""),
        ("rose to 12,345", "1,2", ""),
        ("rose to 12,345", "[a]", ""),
        ("The rate was 5.4", "a", ""),
        ("said on Monday.", "12", ""),
        ("in 2014", "3", ""),
        ("he counted 10", "1", ""),
        ("", "1", "¹"),
        ("120 m", "2", "²"),
        ("12 km", "2", "²"),
        ("metres a second, m s", "-1", "⁻¹"),
        ("was 10", "6", "⁶"),
        ("4.1 × 10", "30", "³⁰"),
        ("3 x 10", "2", "²"),
        ("on the 20", "th", "th"),
        ("le 2", "e", "e"),
        ("M", "me", "me"),
        ("Brand", "TM", "TM"),
    ],
)
def test_what_raised_letters_say(before, words, written):
    assert raised(before, words) == written


@pytest.mark.parametrize(
    ("cell", "words"), [("5.4¹", "5.4"), ("12,345¹,²", "12,345"), ("10⁶", "10⁶"), ("9 m²", "9 m²")]
)
def test_marks_typed_as_signs_are_no_part_of_a_cell(cell, words):
    assert unmarked(cell) == words


def test_web_page():
    body = (
        "<article><h1>Jobs</h1><p>The number of unemployed rose to 12,345<sup>1</sup> in May, the office said, and the"
        " rate was 5.4<sup><a href='#fn2'>2</a></sup> percent of the labour force in that month.</p>"
        "<p>The area is 120 m<sup>2</sup> and the count was 10<sup>6</sup> cells on the 3<sup>rd</sup> of May, and"
        " 17<span style='vertical-align: super'>3</span> were lost.</p>"
        "<table><tr><th>Region<th>Out of<br>work<sup>a</sup><tr><td>North<sup>1</sup><td>1,234<sup>e</sup>"
        "<tr><td>South<td>2,345¹</table></article>"
    )
    document = read_bytes(f"<html><body>{body}</body></html>".encode(), "a.html")
    assert "rose to 12,345 in May" in document.text
    assert "was 5.4 percent" in document.text
    assert "120 m² and the count was 10⁶ cells on the 3rd of May, and 17 were lost" in document.text
    assert rows(document) == [["Region", "Out of work"], ["North", "1,234"], ["South", "2,345"]]
    assert_sound(document)


def test_word_document():
    made = docx.Document()
    paragraph = made.add_paragraph("It rose to 12,345")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(",").font.superscript = True
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" on 120 m")
    paragraph.add_run("2").font.superscript = True
    table = made.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 0).text = "Region", "Unemployed", "North"
    cell = table.cell(1, 1).paragraphs[0]
    cell.add_run("1,234")
    cell.add_run("2").font.superscript = True
    file = io.BytesIO()
    made.save(file)
    document = read_bytes(file.getvalue(), "a.docx")
    assert document.text.startswith("It rose to 12,345 on 120 m²\n")
    assert rows(document)[1] == ["North", "1,234"]


def test_spreadsheet():
    book = openpyxl.Workbook()
    book.active.append(["Region", "Unemployed"])
    book.active.append(["North", CellRichText("1,234", TextBlock(InlineFont(vertAlign="superscript"), "2"))])
    file = io.BytesIO()
    book.save(file)
    assert rows(read_bytes(file.getvalue(), "a.xlsx"))[1] == ["North", "1,234"]


def test_signs_that_xml_has_none_of_are_no_fault_of_a_mark():
    body = "<article><p>It rose to 12,345<sup>&#1;x&#65535;yz</sup> in May, the office said on Monday.</p></article>"
    assert "in May, the office said" in read_bytes(f"<html><body>{body}</body></html>".encode(), "a.html").text
