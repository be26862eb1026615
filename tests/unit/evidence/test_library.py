"""The library keeps documents, finds their passages, and says when its file is of no use."""

from __future__ import annotations

import datetime
import sqlite3
import subprocess
import sys
import threading
from decimal import Decimal

import pytest

from factcheck.documents import read_bytes
from factcheck.evidence import IndexUnusable, Library, UnknownDocument, discard
from tests.unit.evidence.documents_for_tests import sentences, table

VOTE = sentences(
    "Putin gained 63.75% of votes.", "Zyuganov came second.", title="Results", date=datetime.date(2012, 3, 5)
)
TURNOUT = sentences("Turnout reached 65.3%.", "Polling stations closed at eight.")
COUNTS = table("Votes by candidate", ("Candidate", "Share"), ("Putin", "63.6%"), ("Zyuganov", "17.18%"))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "index.sqlite"


def words_found(library, words):
    return [found.words for found in library.search(words)]


@pytest.mark.parametrize("document", [VOTE, TURNOUT, COUNTS], ids=["prose", "prose without date", "table"])
def test_a_document_comes_out_as_it_went_in(path, document):
    with Library(path) as library:
        library.add("d", document)
    with Library(path) as library:
        assert library.document("d") == document


def test_what_is_known_of_a_document_needs_no_text(path):
    with Library(path) as library:
        library.add("d", VOTE, rank="primary", origin="CEC", archived="https://archive.example/1")
        entry = library.entry("d")
    assert (entry.title, entry.date, entry.rank, entry.origin, entry.archived, entry.passages) == (
        "Results", datetime.date(2012, 3, 5), "primary", "CEC", "https://archive.example/1", 2,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("voting for Putin", "Putin gained 63.75% of votes."),  # stems meet
        ("63.75", "Putin gained 63.75% of votes."),
        ("when did the polling station close", "Polling stations closed at eight."),
        ("#PollingStations", "Polling stations closed at eight."),
        ("share of the candidate Zyuganov", "Zyuganov,17.18%"),  # the row's header and caption count as its words
    ],
)
def test_search_finds_the_passage(words, first):
    with Library(None) as library:
        for name, document in (("vote", VOTE), ("turnout", TURNOUT), ("counts", COUNTS)):
            library.add(name, document)
        assert words_found(library, words)[0] == first


@pytest.mark.parametrize("words", ["", "   ", "the of and", '"', "NEAR(", "a AND (b OR", "*", "col:x", "\x00", "—"])
def test_anything_may_be_searched(words):
    with Library(None) as library:
        library.add("vote", VOTE)
        assert isinstance(library.search(words), list)


def test_a_found_passage_gives_its_place_and_row():
    with Library(None) as library:
        library.add("counts", COUNTS)
        passage = library.passage(library.search("Zyuganov")[0])
    assert (passage.place, passage.table, passage.row) == ("row 3", 0, 1)


@pytest.mark.parametrize(
    ("data", "name", "number"),
    [
        (b"year,rate,index\n2023,41.2,83.1\n2024,43.5,84.8\n", "rates.csv", "43.5"),
        (b"year;rate;index\n2023;41,2;83,1\n2024;43,5;84,8\n", "rates.csv", "43.5"),
        (b"year;rate\n2023;1.041,2\n2024;1.043,5\n", "rates.csv", "1043.5"),
        (b"year\trate\n2023\t41.2\n2024\t43.5\n", "rates.tsv", "43.5"),
        (b"| year | rate |\n|---|---|\n| 2023 | 41.2 |\n| 2024 | 43.5 |\n", "rates.md", "43.5"),
        (b"<table><tr><th>year<th>rate<tr><td>2023<td>41.2<tr><td>2024<td>43.5</table>", "rates.html", "43.5"),
        (b'[{"year": 2023, "rate": 41.2}, {"year": 2024, "rate": 43.5}]', "rates.json", "43.5"),
    ],
)
def test_the_number_of_one_cell_finds_its_row(data, name, number):
    with Library(None) as library:
        library.add("rates", read_bytes(data, name))
        (found,) = [library.passage(found) for found in library.search(number)]
    assert (found.kind, found.row) == ("row", 1)


def test_the_names_of_columns_are_found_one_by_one():
    with Library(None) as library:
        library.add("rates", read_bytes(b"place,2023,2024\nNorth,41,43\nSouth,12,16\n", "rates.csv"))
        assert library.frequencies(["2023", "2024", "2023.2024"]) == {"2023": 3, "2024": 3, "2023.2024": 0}


def test_a_search_sees_one_state_while_another_process_removes(path):
    with Library(path) as library, Library(path) as other:
        library.add("vote", VOTE)

        def remove_after_the_first_step(statement):
            if "FROM passages" in statement and "vote" in other:
                other.remove("vote")

        library._connection.set_trace_callback(remove_after_the_first_step)
        found = library.search("Putin")
        assert "vote" not in other
        assert [one.document for one in found] == ["vote"]
        assert library.search("Putin") == []


def add_one_that_can_be_kept_and_one_that_cannot(library):
    with library.together():
        library.add("turnout", TURNOUT)
        library.add("counts", COUNTS, rank=object())


def test_what_is_added_together_is_seen_together_or_not_at_all(path):
    with Library(path) as library, Library(path) as other:
        with library.together():
            library.add("vote", VOTE)
            assert [found.document for found in library.search("Putin")] == ["vote"]
            assert other.ids() == []
        assert other.ids() == ["vote"]
        with pytest.raises(sqlite3.ProgrammingError):
            add_one_that_can_be_kept_and_one_that_cannot(library)
        assert library.ids() == ["vote"]
        library.add("turnout", TURNOUT)
        assert other.ids() == ["vote", "turnout"]


def test_numbers_of_passages_are_never_used_again(path):
    with Library(path) as library:
        seen = set()
        for name in ("a", "b", "c"):
            library.add(name, VOTE)
            numbers = {row[0] for row in library._connection.execute("SELECT number FROM passages")}
            assert not seen & numbers
            seen |= numbers
            library.remove(name)


def test_the_list_of_documents_is_read_again_only_when_the_library_was_changed(path):
    with Library(path) as library, Library(path) as other:
        library.add("vote", VOTE)
        assert library.copies_of(VOTE.sha256) == ["vote"]
        statements = []
        library._connection.set_trace_callback(statements.append)
        assert (library.ids(), len(library), [entry.id for entry in library.entries()]) == (["vote"], 1, ["vote"])
        assert not [statement for statement in statements if "FROM documents" in statement]
        other.add("turnout", TURNOUT)
        assert library.ids() == ["vote", "turnout"]
        other.remove("vote")
        assert (library.copies_of(VOTE.sha256), len(library)) == ([], 1)


def test_adding_again_replaces(path):
    with Library(path) as library:
        library.add("d", VOTE)
        library.add("d", TURNOUT)
        assert words_found(library, "Putin") == []
        assert library.document("d") == TURNOUT
        assert library.ids() == ["d"]


def test_what_was_removed_is_not_found(path):
    with Library(path) as library:
        library.add("vote", VOTE)
        library.add("turnout", TURNOUT)
        assert library.remove("vote")
        assert not library.remove("vote")
        assert words_found(library, "Putin Zyuganov") == []
        assert library.frequencies(["putin"]) == {"putin": 0}
        assert library.ids() == ["turnout"]
        with pytest.raises(UnknownDocument):
            library.document("vote")


def test_a_document_that_cannot_be_kept_leaves_nothing_behind(path):
    with Library(path) as library:
        with pytest.raises(sqlite3.ProgrammingError):
            library.add("vote", VOTE, rank=object())
        assert library.ids() == []
        library.add("turnout", TURNOUT)
        assert library.ids() == ["turnout"]


def test_what_another_process_adds_is_found_here(path):
    with Library(path) as library:
        library.add("vote", VOTE)
        program = (
            "from pathlib import Path; from factcheck.evidence import Library;"
            "from tests.unit.evidence.documents_for_tests import sentences;"
            f"library = Library(Path({str(path)!r}));"
            "[library.add(f'other {i}', sentences(f'Turnout was {i} percent.')) for i in range(20)]; library.close()"
        )
        others = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(2)]
        for number in range(20):
            library.add(f"mine {number}", sentences(f"Turnout fell to {number} points."))
        assert [other.wait() for other in others] == [0, 0]
        assert len(library) == 41
        assert len(library.search("turnout", 100)) == 40


def test_threads_share_one_library(path):
    with Library(path) as library:
        threads = [threading.Thread(target=library.add, args=(f"d{i}", VOTE)) for i in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(library) == 8


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"not a database at all, but long enough to be one" * 100),
        lambda path: sqlite3.connect(path).execute("CREATE TABLE somebody (elses)").connection.close(),
        lambda path: _stamp(path, 999),
    ],
    ids=["no database", "another program's database", "a later version"],
)
def test_a_file_that_is_no_index_of_this_version_is_said_so_and_can_be_built_anew(path, spoil):
    spoil(path)
    with pytest.raises(IndexUnusable, match="build it again"):
        Library(path)
    discard(path)
    with Library(path) as library:
        library.add("vote", VOTE)
        assert words_found(library, "Putin")


def _stamp(path, version):
    Library(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.commit()
    connection.close()


def test_damage_in_the_middle_is_said_when_it_is_met(path):
    with Library(path) as library:
        for number in range(200):
            library.add(f"d{number}", sentences(*(f"Sentence {i} of document {number} on Putin." for i in range(20))))
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[4096:] = b"\xff" * (len(content) - 4096)
    assert middle > 4096
    path.write_bytes(content)
    with pytest.raises(IndexUnusable), Library(path) as library:
        library.search("Putin")


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("63.5", "64.5", {"63.75", "64"}),
        ("9.5", "10.5", {"9.9", "10"}),
        ("0", "1", {"0.5"}),
        ("2200000", "2300000", {"2287000"}),
        ("100", "99", set()),
    ],
)
def test_numbers_are_found_by_what_they_amount_to(low, high, expected):
    with Library(None) as library:
        library.add("d", sentences("63.75%, 64 and 645", "9.9 or 10 of 99", "0.5 of 2,287,000", "6 files, 63rd place"))
        assert set(library.numbers_between(Decimal(low), Decimal(high))) == expected
