"""Short tables in old encodings that nobody declares, and tables that are named or served as texts."""

from __future__ import annotations

import pytest

from factcheck.documents import read_bytes
from factcheck.documents.fetched import Fetched
from factcheck.documents.reading import read_fetched
from tests.unit.documents.invariants import rows


@pytest.mark.parametrize(
    ("place", "encoding"),
    [
        ("München;5,4\nKöln;6,1", "cp1252"),
        ("Île-de-France;5,4\nCorse;6,1", "cp1252"),
        ("Skåne;12\nÖrebro;13", "cp1252"),
        ("Tromsø;12\nBærum;13", "cp1252"),
        ("São Paulo;12\nBelém;13", "cp1252"),
        ("Łódź;12\nŻnin;13", "cp1250"),
        ("Łódź;12\nŻnin;13", "iso8859_2"),
        ("Plzeň;12\nČeské Budějovice;13", "cp1250"),
        ("Győr;12\nPécs;13", "cp1250"),
        ("Šiauliai;12\nKėdainiai;13", "cp1257"),
        ("İzmir;12\nŞanlıurfa;13", "cp1254"),
        ("Москва;12\nТверь;13", "cp1251"),
        ("Москва;12\nТверь;13", "koi8_r"),
        ("Київ;12\nЛьвів;13", "cp1251"),
        ("Αθήνα;12\nΠάτρα;13", "cp1253"),
        ("ירושלים;12\nחיפה;13", "cp1255"),
        ("القاهرة;12\nالجيزة;13", "cp1256"),
        ("北京;12\n上海;13", "gb18030"),
        ("서울;12\n부산;13", "cp949"),
    ],
)
def test_a_short_table_is_read_in_the_letters_of_one_language(place, encoding):
    document = read_bytes(f"Place;Votes\n{place}\n".encode(encoding), "a.csv")
    assert rows(document)[1:] == [line.split(";") for line in place.split("\n")]
    assert document.warnings[0].startswith("no encoding declared")


@pytest.mark.parametrize(
    "data", [b"year,rate,index\n2023,41.2,83\n2024,43.5,84\n", b"place\tvotes\nNorth\t12\nSouth\t13\n"]
)
def test_a_table_that_is_named_or_served_as_a_text_is_a_table(data):
    for document in (
        read_bytes(data, "a.txt"),
        read_fetched(Fetched(data, "https://example.org/data?format=x", "text/plain")),
        read_fetched(Fetched(data, "https://example.org/data", "application/octet-stream")),
    ):
        assert len(document.tables[0].rows) == 2


def test_sentences_with_commas_are_no_table():
    text = "The rate, said the office, was 5.4, not 6.1.\nIt fell, they said, by 0.7, in May.\nHe, Jo, said 5.4, too.\n"
    assert read_bytes(text.encode(), "a.txt").tables == ()
