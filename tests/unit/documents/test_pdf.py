"""PDF: pages, paragraphs out of lines, tables, scans."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from factcheck.documents import Limits, OverLimit, UnreadableSource, read_bytes
from tests.unit.documents.invariants import assert_sound, rows, told
from tests.unit.documents.pages import encrypted_pdf, pdf, scanned_pdf

FIRST = [
    (72, 760, 20, "Report of the commission"),
    (72, 720, 12, "The commission said on Monday that after the long-term work of the administra-"),
    (72, 706, 12, "tion, whose administration is large, 63.75% of all the votes were for the one man"),
    (72, 692, 12, "who had been expected to win. It gave no other figures."),
    (72, 660, 12, "Candidate"),
    (250, 660, 12, "Votes"),
    (400, 660, 12, "Share"),
    (72, 646, 12, "Vladimir Putin"),
    (250, 646, 12, "45,602,075"),
    (400, 646, 12, "63.60%"),
    (72, 632, 12, "Gennady Zyuganov"),
    (250, 632, 12, "12,318,353"),
    (400, 632, 12, "17.18%"),
    (72, 590, 12, "A last paragraph of this page runs on to the next page and so is read as one whole"),
    (300, 40, 10, "1"),
]
SECOND = [(72, 760, 12, "sentence across both. The end is here."), (300, 40, 10, "2")]


LONG = (
    "The commission said on Monday that after the long-term work of the administration, whose administration is large,"
    " 63.75% of all the votes were for the one man who had been expected to win."
)


def test_lines_become_paragraphs_headings_and_tables():
    document = read_bytes(pdf(FIRST, SECOND), "a.pdf")
    assert document.title == "Report of the commission"
    assert told(document) == [
        ("heading", "page 1", "Report of the commission"),
        ("sentence", "page 1", LONG),
        ("sentence", "page 1", "It gave no other figures."),
        ("row", "page 1", "Vladimir Putin | 45,602,075 | 63.60%"),
        ("row", "page 1", "Gennady Zyuganov | 12,318,353 | 17.18%"),
        (
            "sentence",
            "page 1",
            "A last paragraph of this page runs on to the next page and so is read as one whole sentence across both.",
        ),
        ("sentence", "page 2", "The end is here."),
    ]
    assert rows(document)[0] == ["Candidate", "Votes", "Share"]
    assert_sound(document)


def test_scans_are_said_and_the_rest_is_read():
    document = read_bytes(scanned_pdf(3), "a.pdf")
    assert document.text == ""
    assert document.warnings == ("pages 1-3 are scans without text; recognise the text first (OCR)",)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (encrypted_pdf(), "password"),
        (b"%PDF-1.7 and nothing else", "damaged"),
        (pdf([(72, 700, 12, "words")])[:200], "damaged"),
    ],
    ids=["locked", "broken", "cut"],
)
def test_unreadable_pdf_is_refused(data, says):
    with pytest.raises(UnreadableSource, match=says):
        read_bytes(data, "a.pdf")


def test_more_pages_than_the_limit_are_refused():
    with pytest.raises(OverLimit, match="3 pages"):
        read_bytes(scanned_pdf(3), "a.pdf", limits=Limits(pages=2))


def test_pdfs_are_read_by_many_threads():
    whole = pdf(FIRST, SECOND)
    with ThreadPoolExecutor(8) as pool:
        texts = set(pool.map(lambda _: read_bytes(whole, "a.pdf").text, range(24)))
    assert len(texts) == 1
