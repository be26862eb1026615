"""A document that is kept as JSON comes back as it was, also from what an earlier version wrote."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from factcheck.documents import Cell, Document, Passage, Row, Table, read_bytes
from factcheck.documents.compact import from_json, to_json
from tests.unit.documents.test_formats import XLS
from tests.unit.documents.test_statistics import SDMX, dataset

LONG = ("place,year,value\n" + "".join(f"Place {n},{n % 90},{n * 7}\n" for n in range(9_000))).encode()
FILES = [
    ("a.txt", b"Title\n\nThe rate was 5.4% in May.\n\nIt had been 6.1% before.\n"),
    ("a.csv", b'# date: 2012-03-05\nyear,rate\n2023,41.2\n2024,"43,5"\n"a ""b""",\n'),
    ("b.csv", SDMX),
    ("a.json", dataset()),
    ("a.xls", XLS),
    ("long.csv", LONG),
]


@pytest.mark.parametrize(("name", "data"), FILES, ids=[name for name, _ in FILES])
def test_a_document_comes_back_as_it_was(name, data):
    document = read_bytes(data, name)
    again = from_json(to_json(document))
    assert again == document
    assert to_json(again) == to_json(document)
    assert from_json(msgspec.json.encode(in_objects(document))) == document


def in_objects(document):
    tables = tuple(replace(table, rows=tuple(table.rows)) for table in document.tables)
    return replace(document, passages=tuple(document.passages), tables=tables)


def test_what_stands_out_of_order_or_otherwise_than_in_the_text_comes_back_as_it_was():
    rows = Row(4, 9, (Cell(6, 9, "ef "), Cell(4, 5, "e"))), Row(0, 2, (Cell(0, 2, "ab"),))
    passages = Passage(4, 9, "row 1", "row", "said aside", 0, 0), Passage(0, 2, "row 2", "row", "T | a", 0, 1, 81)
    table = Table(0, 9, "T", ("a",), rows, decimal_comma=True)
    document = Document("abcdef gh", "s", "0", "r", passages=passages, tables=(table,))
    assert from_json(to_json(document)) == document


def test_a_long_table_takes_little_more_than_its_text():
    document = read_bytes(LONG, "long.csv")
    assert len(to_json(document)) < 5 * len(LONG)
    assert len(to_json(document)) < len(msgspec.json.encode(in_objects(document))) / 4


@pytest.mark.parametrize(
    "damage",
    [{"tables": 5}, {"tables": [{}]}, {"passages": [[1, 2]]}, {"passages": [[0, 1, "row 1", 7, 0]]}, {"text": 5}],
)
def test_a_record_that_holds_no_document_is_refused(damage):
    record = {"text": "abc", "source": "s", "sha256": "0", "reader": "r", **damage}
    with pytest.raises(msgspec.ValidationError):
        from_json(msgspec.json.encode(record))
