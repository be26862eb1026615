"""What the journal refuses, before anything is written: links, other people's files, file systems without locks."""

from __future__ import annotations

import errno
import fcntl
import math
import os
import stat
import threading
from pathlib import Path

import pytest

from factcheck.desk.store.chain import FIRST_LINE, chained, written
from factcheck.desk.store.journal import Damaged, Medium, NewerFormat, NotAJournal, NotSaved, Refused
from tests.faults.processes import child
from tests.faults.trial import journal, values


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with journal(tmp_path / "journal") as database:
        database.insert({"n": 1})
    return tmp_path / "journal"


def test_a_symlink_in_its_place_is_not_followed(path: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(path)
    with pytest.raises(NotAJournal):
        journal(tmp_path / "link")


def test_a_folder_or_a_pipe_in_its_place_is_no_journal(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("folder", "pipe"):
        with pytest.raises(NotAJournal):
            journal(tmp_path / name)


@pytest.mark.parametrize("happening", ["replaced", "deleted", "turned into a symlink"])
def test_a_journal_that_is_not_ours_any_more_is_not_written(path: Path, tmp_path: Path, happening: str) -> None:
    with journal(path) as database:
        before = path.read_bytes()
        path.rename(tmp_path / "aside")
        if happening == "replaced":
            path.write_bytes(before)
        elif happening == "turned into a symlink":
            path.symlink_to(tmp_path / "aside")
        with pytest.raises(Refused):
            database.insert({"n": 2})
        assert (tmp_path / "aside").read_bytes() == before
        assert values(database) == [1]


@pytest.mark.parametrize("error", [errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL])
def test_a_file_system_that_has_no_locks_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch, error: int) -> None:
    def no_locks(file: int, how: int) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(fcntl, "flock", no_locks)
    with pytest.raises(Refused, match="working locks"):
        journal(path)


def test_a_file_system_that_grants_every_lock_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fcntl, "flock", lambda file, how: None)
    with pytest.raises(Refused, match="working locks"):
        journal(path)


def test_a_forked_process_does_not_write_through_its_parents_handle(path: Path) -> None:
    with journal(path) as database:

        def write(writing: int) -> None:
            try:
                database.insert({"n": 2})
            except Refused:
                os.write(writing, b"refused")

        pid, reading = child(write)
        assert os.read(reading, 100) == b"refused"
        os.waitpid(pid, 0)
        os.close(reading)
        database.insert({"n": 3})
        assert values(database) == [1, 3]


def test_threads_of_one_process_are_kept_apart(path: Path) -> None:
    with journal(path) as database:
        threads = [
            threading.Thread(target=lambda first=first: [database.insert({"n": first + n}) for n in range(25)])
            for first in (100, 200, 300, 400)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(set(values(database))) == 101
    with journal(path) as again:
        assert len(values(again)) == 101


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_refused_on_the_way_in(path: Path, number: float) -> None:
    before = path.read_bytes()
    with journal(path) as database:
        for document in ({"n": number}, {"deep": [{"n": number}]}, {"n": b"bytes"}, {"n": "\ud800"}):
            with pytest.raises(NotSaved):
                database.insert(document)
        assert path.read_bytes() == before


def test_a_newer_format_is_named(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(FIRST_LINE, b"factcheck-journal 2", 1))
    with pytest.raises(NewerFormat, match="format 2"):
        journal(path)


@pytest.mark.parametrize(("content", "kind"), [(b"", Damaged), (b"{}", NotAJournal), (b"\x00" * 600, NotAJournal)])
def test_another_file_is_no_journal(path: Path, content: bytes, kind: type[Exception]) -> None:
    path.write_bytes(content)
    with pytest.raises(kind):
        journal(path)
    assert path.read_bytes() == content


def test_the_file_and_what_is_set_aside_are_private(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"torn")
    with journal(path) as database:
        database.insert({"n": 2})
    [torn] = path.parent.glob("journal.torn-*")
    assert torn.read_bytes() == b"torn"
    assert [stat.S_IMODE(item.stat().st_mode) for item in (path, torn)] == [0o600, 0o600]


def test_a_journal_that_cannot_be_opened_leaves_no_file_open(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"n"', b'"m"'))
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(5):
        with pytest.raises(Damaged):
            journal(path)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_line_that_its_writer_may_still_withdraw_is_not_shown(path: Path) -> None:
    with journal(path) as reader, journal(path) as writer:
        medium, end, head = writer.storage.journal.medium, writer.storage.journal.end, writer.storage.journal.head
        words = written({"at": "", "by": "", "os": "", "set": {"_default": {"2": {"n": 2}}}})
        assert medium.lock("exclusive")
        medium.append(end, chained(words, head) + b" " + words + b"\n")
        assert values(reader) == [1]
        with path.open("r+b") as file:
            file.truncate(end)
        medium.lock(None)
        reader.insert({"n": 3})
        assert values(reader) == values(writer) == [1, 3]


def append(path: Path, words: bytes) -> None:
    """Write a line that follows from the one before, as another program may."""
    with journal(path) as database:
        end, head = database.storage.journal.end, database.storage.journal.head
    with path.open("ab") as file:
        assert file.tell() == end
        file.write(chained(words, head) + b" " + words + b"\n")


@pytest.mark.parametrize(
    "words",
    [
        b'{ "set" : { "_default" : { "2" : { "n" : 2 } , "3" : { "n" : 3 } } } }',
        b'{"set":{"_default":{"3":{"n":3},"2":{"n":2}}}}',
        b'{"set":{"_default":{"2":{"n":9},"3":{"n":3},"2":{"n":2}}}}',
        b'{"by":"\\"2\\":{}","set":{"other":{"2":{"n":2}},"_default":{"2":{"n":2},"3":{"n":3}}}}',
    ],
    ids=["spaces", "another order", "the same id twice", "the same document in another table"],
)
def test_what_another_program_wrote_in_its_own_way_is_read_as_it_says(path: Path, words: bytes) -> None:
    append(path, words)
    with journal(path) as database:
        assert {item.doc_id: dict(item) for item in database.all()} == {1: {"n": 1}, 2: {"n": 2}, 3: {"n": 3}}
        database.insert({"n": 4})
        assert values(database) == [1, 2, 3, 4]


@pytest.mark.parametrize("words", [b"[]", b"{", b'{"set":5}', b'{"set":{"_default":{"x":{}}}}', b'{"set":{"\xff":{}}}'])
def test_a_line_that_is_no_operation_is_named_and_nothing_is_changed(path: Path, words: bytes) -> None:
    append(path, words)
    before = path.read_bytes()
    with pytest.raises(Damaged, match="is no operation"):
        journal(path)
    assert path.read_bytes() == before


def test_a_document_that_cannot_be_decoded_is_named_when_it_is_looked_at(path: Path) -> None:
    append(path, b'{"set":{"_default":{"2":{"n":"\xff"}}}}')
    with journal(path) as database:
        assert database.get(doc_id=1) == {"n": 1}
        with pytest.raises(Damaged, match="is no document"):
            database.get(doc_id=2)


class Logged(Medium):
    """A medium that says in which order it wrote and synced."""

    def __init__(self, path: Path) -> None:
        self.done: list[str] = []
        super().__init__(path)

    def _write(self, data: bytes) -> int:
        self.done.append("write")
        return super()._write(data)

    def _sync(self) -> None:
        self.done.append("sync")
        super()._sync()


def test_what_a_killed_writer_left_unsynced_is_on_disk_before_the_next_line(path: Path) -> None:
    with journal(path, Logged) as mine, journal(path, Logged) as theirs:
        log: list[str] = mine.storage.journal.medium.done
        mine.insert({"n": 2})
        mine.insert({"n": 3})
        assert log == ["sync", "write", "sync", "write", "sync"]  # of what stood there at the beginning nobody knows
        theirs.insert({"n": 4})
        log.clear()
        mine.insert({"n": 5})
        assert log == ["sync", "write", "sync"]
        assert values(mine) == [1, 2, 3, 4, 5]
