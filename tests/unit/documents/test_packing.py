"""A document that went into the library comes out as it was."""

from __future__ import annotations

import zlib

import pytest

from factcheck.documents import Cell, Document, Passage, Row, Table, read_bytes
from factcheck.documents.packing import pack, unpack


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The count\nDate: 2012-03-05\nBy Jo Smith\n\nPutin received 63.75% of the votes. That was so.", "a.txt"),
        ("# Ergebnis\nKandidat;Anteil\nPutin;63,75\nSjuganow;17,19\n", "a.csv"),
        ("1\n00:00:01,000 --> 00:00:02,000\nPUTIN: It is 64%.\n", "a.srt"),
    ],
)
def test_a_document_is_the_same_after_packing(text, name):
    document = read_bytes(text.encode(), name)
    again = unpack(pack(document))
    assert again == document
    assert document == again
    assert [again.words(passage) for passage in again.passages] == [document.words(p) for p in document.passages]


def test_cells_that_are_written_otherwise_or_stand_out_of_order_come_out_as_they_were():
    cells = Cell(6, 9, "abc"), Cell(0, 3, "else"), Cell(3, 3, "")
    rows = Row(0, 9, cells), Row(0, 9, cells[:1])
    passages = Passage(0, 9, "row 007", "row", "", 0, 0, 81), Passage(0, 9, "99999999999")
    table = Table(0, 9, None, ("a",), rows, decimal_comma=True)
    document = Document("012345abc\ud800", "s", "0", "r", passages=passages, tables=(table,), warnings=("w",))
    again = unpack(pack(document))
    assert again == document
    assert again.tables[0].rows[-1] == rows[-1]
    assert again.passages[:1] == passages[:1]
    with pytest.raises(IndexError):
        again.passages[2]


@pytest.mark.parametrize("damaged", [b"", b"\x90", b"\x95\xc4\x00\x90\x90\x90\x90", b"not a record"])
def test_what_is_no_document_is_said_to_be_damaged(damaged):
    with pytest.raises(ValueError):
        unpack(zlib.compress(damaged))
