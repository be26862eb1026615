"""Files are written whole or not at all, and nothing is replaced unasked."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time

import pytest

from factcheck.reports import NotWritten, write_file


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_with_the_permissions_that_the_umask_leaves(tmp_path):
    mask = os.umask(0o027)
    try:
        write_file(tmp_path / "r.md", [b"one ", b"two"])
    finally:
        os.umask(mask)
    assert (tmp_path / "r.md").read_bytes() == b"one two"
    assert (tmp_path / "r.md").stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["r.md"]


def test_an_existing_file_is_refused_and_stays(tmp_path):
    (tmp_path / "r.md").write_text("old")
    with pytest.raises(NotWritten, match="is there already; say --force"):
        write_file(tmp_path / "r.md", [b"new"])
    assert (tmp_path / "r.md").read_text() == "old"


def test_a_dangling_link_counts_as_existing(tmp_path):
    (tmp_path / "r.md").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotWritten):
        write_file(tmp_path / "r.md", [b"new"])
    assert names(tmp_path) == ["r.md"]


def test_force_replaces_it(tmp_path):
    (tmp_path / "r.md").write_text("old")
    write_file(tmp_path / "r.md", [b"new"], force=True)
    assert (tmp_path / "r.md").read_bytes() == b"new"


def test_force_replaces_a_link_and_not_what_it_points_to(tmp_path):
    (tmp_path / "target").write_text("kept")
    (tmp_path / "r.md").symlink_to(tmp_path / "target")
    write_file(tmp_path / "r.md", [b"new"], force=True)
    assert (tmp_path / "target").read_text() == "kept"
    assert not (tmp_path / "r.md").is_symlink()


def test_a_file_that_appears_while_it_is_written_is_not_replaced(tmp_path):
    def pieces():
        yield b"mine"
        (tmp_path / "r.md").write_text("theirs")

    with pytest.raises(NotWritten, match="is there already"):
        write_file(tmp_path / "r.md", pieces())
    assert (tmp_path / "r.md").read_text() == "theirs"
    assert names(tmp_path) == ["r.md"]


@pytest.mark.parametrize("force", [False, True])
def test_a_report_that_fails_half_way_leaves_nothing(tmp_path, force):
    def pieces():
        yield b"half"
        raise ZeroDivisionError

    (tmp_path / "old.md").write_text("old")
    target = tmp_path / ("old.md" if force else "new.md")
    with pytest.raises(ZeroDivisionError):
        write_file(target, pieces(), force=force)
    assert names(tmp_path) == ["old.md"]
    assert (tmp_path / "old.md").read_text() == "old"


@pytest.mark.parametrize("call", ["fsync", "fchmod", "link"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_full_or_failing_disk_is_said_and_leaves_nothing(tmp_path, monkeypatch, call, number):
    def fail(*_args):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(NotWritten, match="was not written"):
        write_file(tmp_path / "r.md", [b"x"])
    assert names(tmp_path) == []


def test_a_disk_that_fills_while_writing_leaves_nothing(tmp_path):
    """A limit on file size is a full disk that every test machine has."""
    program = """
import resource, signal, sys
from pathlib import Path
from factcheck.reports import NotWritten, write_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    write_file(Path(sys.argv[1]), (b"x" * 50_000 for _ in range(100)))
except NotWritten as error:
    print(error)
"""
    told = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "r")], capture_output=True, text=True, check=True
    )
    assert "was not written" in told.stdout
    assert names(tmp_path) == []


def test_a_writer_that_is_killed_leaves_the_old_file_as_it_was(tmp_path):
    (tmp_path / "r.md").write_text("old")
    program = """
import sys, time
from pathlib import Path
from factcheck.reports import write_file
def pieces():
    yield b"new" * 100_000
    print("half", flush=True)
    time.sleep(60)
write_file(Path(sys.argv[1]), pieces(), force=True)
"""
    with subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "r.md")], stdout=subprocess.PIPE) as writer:
        assert writer.stdout.readline() == b"half\n"
        time.sleep(0.01)
        writer.send_signal(signal.SIGKILL)
    assert (tmp_path / "r.md").read_text() == "old"


@pytest.mark.parametrize("place", ["missing/r.md", "file/r.md"])
def test_a_place_that_cannot_be_written_is_named(tmp_path, place):
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritten, match=r"r\.md: was not written"):
        write_file(tmp_path / place, [b"x"])
