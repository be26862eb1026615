"""Pages that are pictures: their text is recognised where that is asked for, and it is said how sure that is."""

from __future__ import annotations

import shutil

import pypdfium2
import pytest
from msgspec.structs import replace

from factcheck.checking import check
from factcheck.documents import Fetched, Limits, Passage, read_bytes, read_fetched, recogniser_fault
from factcheck.documents.formats.pdf_scans import Scanned
from factcheck.documents.packing import pack, unpack
from tests.unit.documents.pages import pdf, scanned_pdf

ROWS = (("Precinct", "Arbor", "Birch"), ("Adams", "366", "365"), ("Barr", "1,218", "124"), ("Cole", "2,045", "987"))
PAGE = [
    (72, 760, 11, "Turnout was 41.9% in May 2016, the county board said on Monday."),
    (72, 744, 11, "In 2012 it had been 38.2%, the board wrote in its report."),
    *((72 + 130 * column, 680 - 18 * row, 11, ROWS[row][column]) for row in range(4) for column in range(3)),
]


def test_what_is_missing_is_named_with_what_to_do():
    assert "no name of a language" in recogniser_fault("eng; rm -rf /").problem
    fault = recogniser_fault("xyz")
    assert fault.remedy.startswith(("pip install", "install it"))


def test_without_being_asked_a_scan_is_named_and_not_recognised():
    assert read_bytes(scanned_pdf(), "scan.pdf").passages == ()


@pytest.mark.parametrize(
    ("words", "sure"),
    [
        ("Turnout was 41.9%", 60),  # its figure counts, not its surest or least sure word
        ("Turnout was high", 50),
        ("It rose by 12 345", 40),  # put together from words that stand there otherwise: no surer than any
    ],
)
def test_a_passage_is_as_sure_as_its_figures(words, sure):
    page = Scanned({"Turnout": 50, "was": 90, "41.9%": 60, "high": 99, "42": 40})
    marked = page.mark(Passage(0, len(words), "page 3"), words)
    assert (marked.confidence, marked.place) == (sure, f"page 3, by OCR ({sure}% sure)")


@pytest.mark.parametrize(("sure", "stance"), [(None, "contradicts"), (95, "contradicts"), (60, "unclear")])
def test_figures_that_are_not_sure_contradict_nothing(sure, stance):
    source = read_bytes(b"The unemployment rate was 5.4% in May 2021, the office said.\n", "office.txt")
    seen = replace(source, passages=tuple(replace(passage, confidence=sure) for passage in source.passages))
    article = read_bytes(b"The unemployment rate was 8.4% in May 2021, the office said.\n", "article.txt")
    (finding,) = (each for each in check(article, [seen]).findings if each.claim.figure.text == "8.4%")
    assert finding.suggestion.stance == stance
    assert ("60% sure" in finding.suggestion.working) == (sure == 60)


def test_the_library_keeps_how_sure_a_passage_is():
    document = read_bytes(b"It was 5.4% in May.\n", "a.txt")
    seen = replace(document, passages=tuple(replace(passage, confidence=60) for passage in document.passages))
    assert unpack(pack(seen)) == seen


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is a program of its own")
def test_a_scan_is_read_as_a_page_with_its_tables(tmp_path):
    pytest.importorskip("pytesseract")
    picture = pypdfium2.PdfDocument(pdf(PAGE))[0].render(scale=200 / 72, grayscale=True).to_pil()
    picture.save(tmp_path / "scan.pdf", "PDF", resolution=200)
    data = (tmp_path / "scan.pdf").read_bytes()
    document = read_fetched(Fetched(data, "scan.pdf"), limits=Limits(ocr="eng"))
    words = [document.words(passage) for passage in document.passages]
    assert words[0] == "Turnout was 41.9% in May 2016, the county board said on Monday."
    (table,) = document.tables
    assert [table.header, *(tuple(cell.text for cell in row.cells) for row in table.rows)] == list(ROWS)
    assert all(passage.confidence and "by OCR" in passage.place for passage in document.passages)
    assert "recognised by tesseract" in document.warnings[0]
    assert document.reader.endswith("OCR eng")
