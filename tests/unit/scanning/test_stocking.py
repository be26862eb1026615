"""A library file is filled: whole folders in one change, and no document lost with another."""

import pytest

from factcheck.evidence import Library
from factcheck.scanning.stocking import stock

COUNT = "Turnout was 6{}% in district {}, the commission said.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "evidence").mkdir()
    for number in range(6):
        (tmp_path / "evidence" / f"{number}.txt").write_text(COUNT.format(number, number))
    return tmp_path / "evidence"


def test_what_was_put_in_is_found_and_not_put_in_again(folder, tmp_path):
    with Library(tmp_path / "library.sqlite") as library:
        done = stock(library, [folder], tell=pytest.fail)
        assert (done.added, done.unchanged, len(library)) == (6, 0, 6)
        assert "63%" in library.search("turnout district 3", 1)[0].words
        (folder / "3.txt").write_text(COUNT.format(9, 3))
        done = stock(library, [folder], tell=pytest.fail)
        assert (done.added, done.unchanged, len(library)) == (1, 5, 6)
        assert "69%" in library.search("turnout district 3", 1)[0].words


def test_what_cannot_be_put_in_or_read_is_named_and_nothing_else_is_lost(folder, tmp_path):
    (folder / "2.txt").unlink()
    (folder / "2.pdf").write_bytes(b"%PDF-1.4 broken")
    faults = []
    with Library(tmp_path / "library.sqlite") as library:
        with library._writing() as connection:
            connection.execute(
                "CREATE TRIGGER full BEFORE INSERT ON documents WHEN NEW.source LIKE '%/3.txt'"
                " BEGIN SELECT RAISE(ABORT, 'no room'); END"
            )
        done = stock(library, [folder], tell=faults.append)
        assert [fault.source.rpartition("/")[2] for fault in faults] == ["2.pdf", "3.txt"]
        assert (done.added, len(library)) == (4, 4)
        assert "65%" in library.search("turnout district 5", 1)[0].words
