"""The terms of a small library, read at once, are those that its index gives one by one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.documents import read_text
from factcheck.evidence import Library
from factcheck.evidence.at_hand import PLACES, read_at_hand
from factcheck.evidence.counting import numbers_between
from factcheck.evidence.storage import open_index

TEXT = "Agent 007 paid 7 euros.\n\nOf 9.9 or 10 people 2,287,000 came, 0.5 of them twice.\n\nThe 63rd of 64 places, 64."


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("library") / "index.sqlite"
    with Library(path) as library:
        library.add("d", read_text(TEXT))
    connection = open_index(path, read_only=True)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("7", "7", ["7"]),
        ("0", "10", ["0.5", "007", "10", "7", "9.9"]),
        ("64", "64", ["64"]),
        ("2200000", "2300000", ["2287000"]),
        ("11", "9", []),
    ],
)
def test_numbers_are_those_that_the_index_gives(index, low, high, expected):
    found = read_at_hand(index).numbers_between(Decimal(low), Decimal(high))
    assert sorted(found) == expected
    assert found == numbers_between(index, Decimal(low), Decimal(high))


def test_each_term_stands_where_the_index_says(index):
    at_hand = read_at_hand(index)
    assert at_hand.counts.keys() == at_hand.places.keys() >= {"agent", "007", "64"}
    one_by_one = f"SELECT {PLACES} FROM temp.instances WHERE term = ?"
    for term, there in at_hand.places.items():
        assert list(index.execute(one_by_one, (term,)).fetchone()) == there
        own, *around = [[int(number) for number in (written or "").split(",") if number] for written in there]
        run = {number for firsts in around for first in firsts for number in range(first, at_hand.runs[first] + 1)}
        assert len(run.union(own)) == at_hand.counts[term]
