"""The file of lines: whole lines only, by one scan at a time, and never over somebody else's file."""

import json
import os
from pathlib import Path

import pytest

from factcheck import check_many
from factcheck.scanning import Output
from factcheck.scanning.output import NoOutput


@pytest.fixture
def made(library, articles, tmp_path):
    """Give a file with the lines of three articles."""
    path = tmp_path / "out.jsonl"
    with Output(path) as out:
        for scanned in check_many([str(articles)], library):
            out.write(scanned.line)
    return path


def test_what_is_there_is_known_and_counted(made, articles):
    with Output(made) as out:
        assert out.done == {str(path) for path in articles.iterdir()}
        assert (out.summary.articles, out.summary.claims, out.summary.contradicted) == (3, 3, 1)
        assert out.summary.code == 1


def test_a_line_that_is_not_whole_is_taken_away_at_every_length(made):
    whole = made.read_bytes()
    first = whole.index(b"\n") + 1
    for size in (0, 1, 5, 12, first - 1, first, first + 1, len(whole) - 1):
        made.write_bytes(whole[:size])
        with Output(made) as out:
            assert len(out.done) == whole[:size].count(b"\n")
            out.write(whole[:first].rstrip(b"\n"))
        lines = made.read_bytes().splitlines()
        assert len(lines) == whole[:size].count(b"\n") + 1
        assert all(json.loads(line) for line in lines)


@pytest.mark.parametrize(
    "content", [b"notes of mine\n", b"half a note", b"[1, 2]\n", b'{"other": 1}\n', b"\x00\x01", b"{\n"]
)
def test_somebody_elses_file_is_refused_and_untouched(content, tmp_path):
    path = tmp_path / "notes"
    path.write_bytes(content)
    with pytest.raises(NoOutput, match="is no file of a scan"):
        Output(path)
    assert path.read_bytes() == content


def test_two_scans_do_not_write_one_file(made):
    with Output(made), pytest.raises(NoOutput, match="is written by another scan"):
        Output(made)


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(NoOutput, match="cannot be written"):
        Output(tmp_path / "none" / "out")


def test_what_is_no_file_is_refused_without_reading_it(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (Path("/dev/full"), Path("/dev/zero"), tmp_path / "pipe"):  # reading them would never end
        with pytest.raises(NoOutput, match="is no file"):
            Output(path)


def test_a_file_into_which_nothing_came_is_not_left_behind(tmp_path):
    with pytest.raises(ValueError, match="no scheduler"), Output(tmp_path / "new"):
        raise ValueError("no scheduler")
    assert not (tmp_path / "new").exists()
    (tmp_path / "empty").touch()
    with Output(tmp_path / "empty"):
        pass
    assert (tmp_path / "empty").exists()
