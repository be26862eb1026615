"""What a journal asks of the place where its lines lie holds in a file and in a database alike."""

from __future__ import annotations

import threading
from itertools import count
from typing import TYPE_CHECKING

import pytest

from factcheck.desk.store.chain import FIRST_LINE
from factcheck.desk.store.journal import Journal, Medium
from factcheck.desk.store.postgres import PostgresMedium, fill
from factcheck.desk.store.schema import address_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_number = count(1)


@pytest.fixture(params=["file", "database"])
def another(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Medium | PostgresMedium]:
    """Give what opens one and the same new journal, once for each session."""
    if request.param == "file":
        Medium.create(tmp_path / "journal", FIRST_LINE, 0o600)
        return lambda: Medium(tmp_path / "journal")
    address = address_of(request.getfixturevalue("server").address(f"contract{next(_number)}"))
    fill(address, [FIRST_LINE + b"\n"], ())
    session = count(1)
    return lambda: PostgresMedium(address, tmp_path / f"lines{next(session)}")


def line(words: str) -> bytes:
    return b"0" * 32 + b' {"n":"%s","vouched":"nobody"}\n' % words.encode()


ONE, TWO = line("one"), line("zwei \u2013 \U0001f600")


def test_what_is_added_is_read_at_its_place(another) -> None:
    medium = another()
    start = medium.size()
    assert medium.read(0) == FIRST_LINE + b"\n"
    medium.append(start, ONE)
    medium.append(start + len(ONE), TWO)
    assert medium.size() == start + len(ONE + TWO)
    assert medium.read(start) == ONE + TWO
    assert medium.read(start + len(ONE) - 5, 10) == (ONE + TWO)[len(ONE) - 5 :][:10]
    assert medium.read(medium.size() - 2, 100) == TWO[-2:]
    assert medium.read(medium.size(), 100) == b""
    medium.close()
    medium.close()
    assert not medium.is_open


def test_one_session_holds_the_lock_and_sees_what_others_added(another) -> None:
    mine, theirs = another(), another()
    assert mine.lock("exclusive")
    assert not theirs.lock("exclusive", 0.05)
    mine.append(mine.size(), ONE)
    mine.lock(None)
    assert theirs.lock("exclusive", 5)
    assert theirs.read(0).endswith(ONE)
    theirs.append(theirs.size(), TWO)
    theirs.lock(None)
    assert mine.lock("exclusive", 5)
    assert mine.read(0).endswith(ONE + TWO)
    mine.lock(None)
    for medium in (mine, theirs):
        medium.close()


def test_a_session_that_ends_lets_go_of_the_lock(another) -> None:
    mine, theirs = another(), another()
    assert mine.lock("exclusive")
    mine.close()
    assert theirs.lock("exclusive", 5)
    theirs.close()


def test_threads_that_share_a_journal_write_whole_lines(another) -> None:
    journal = Journal(another())

    def write(name: int) -> None:
        for at in range(10):
            with journal.exclusive():
                journal.read(lambda line: None)
                journal.append({"thread": name, "at": at, "vouched": "nobody"})

    threads = [threading.Thread(target=write, args=(name,)) for name in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = []
    fresh = Journal(another())
    fresh.read(lines.append)
    written = [(line.operation["thread"], line.operation["at"]) for line in lines]
    assert sorted(written) == [(name, at) for name in range(3) for at in range(10)]
    assert fresh.head == journal.head
    fresh.close()
    journal.close()
