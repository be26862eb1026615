"""The formats of spreadsheets, opened by a spreadsheet's reader."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import openpyxl
import pytest
from msgspec.structs import replace

from factcheck.reports import render
from factcheck.reports.rows import COLUMNS
from tests.unit.reports.sample import AT, HOSTILE, REPORT, hostile

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def table(text):
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def book(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def column(name):
    return [column.name for column in COLUMNS].index(name)


def test_csv_has_a_row_for_everything_that_is_rated_and_says_in_its_first_bytes_that_it_is_utf_8():
    text = render([REPORT, REPORT], "csv")
    assert text.startswith("\ufeff")
    rows = table(text)
    assert len(rows) == 1 + 2 * (len(REPORT.claims) + len(REPORT.self_contradictions))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert rows[3][column("replacement")] == "63.75%"
    assert rows[2][column("value")] == "64"


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["csv", "corrections-csv"])
def test_no_cell_of_csv_is_a_formula_or_steers_a_terminal(name, text):
    written = render(hostile(text), name)
    assert not any(sign in written for sign in "\x1b\x9b\x07\x00\u202e\u2066\u200f\u2028\ud800")
    for row in table(written):
        assert not [cell for cell in row if cell.startswith(FORMULA)]


def test_corrections_say_old_new_source_and_who():
    header, correction, question = table(render(REPORT, "corrections-csv"))
    told = dict(zip(header, correction, strict=True))
    assert (told["old"], told["new"], told["who"]) == ("63.57%", "63.75%", "Anna")
    assert told["source"] == "Central Election Commission: state of the count, line 4"
    assert question[0] == "question"


def test_cells_of_xlsx_are_typed():
    sheet = book(render(REPORT, "xlsx"))["Claims"]
    percent = sheet.cell(3, column("value") + 1)
    assert (percent.value, percent.number_format) == (0.64, "0%")
    low = sheet.cell(3, column("low") + 1)
    assert (low.value, low.number_format) == (0.635, "0.0%")
    voters = sheet.cell(8, column("value") + 1)
    assert (voters.value, voters.number_format) == (109_900_000, "#,##0")
    assert sheet.cell(3, column("quoted") + 1).value is True
    assert sheet.cell(3, column("rated at") + 1).value == AT.replace(tzinfo=None)
    assert sheet.cell(2, column("value") + 1).value is None


def test_a_number_that_a_spreadsheet_would_round_is_written_as_text():
    claim = REPORT.claims[7]
    huge = replace(claim.claimed, value=Decimal("1234567890123456789"))
    report = replace(REPORT, claims=(replace(claim, claimed=huge),))
    assert book(render(report, "xlsx"))["Claims"].cell(2, column("value") + 1).value == "1234567890123456789"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_xlsx_is_a_formula_or_a_link(text):
    workbook = book(render(hostile(text), "xlsx"))
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None


def test_a_cell_holds_what_fits_and_says_that_it_was_cut():
    value = book(render(hostile("x" * 40_000), "xlsx"))["Claims"].cell(2, column("words") + 1).value
    assert len(value) == 32_767
    assert value.endswith("…")


def test_xlsx_says_whether_each_article_is_cleared():
    sheet = book(render([REPORT, REPORT], "xlsx"))["Articles"]
    assert [row[1].value for row in sheet.iter_rows() if row[0].value == "standing"] == ["NOT CLEARED"] * 2
