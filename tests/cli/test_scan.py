"""`factcheck scan` as a person runs it: killed, resumed, without room, against a desk."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.cli.running import ROOT, SEEDS, commands, factcheck

EVIDENCE = SEEDS / "evidence"


@pytest.fixture(scope="module")
def stocked(tmp_path_factory):
    """A library file that the command made."""
    folder = tmp_path_factory.mktemp("stocked")
    (folder / "one.txt").write_text("Turnout was 65%.")
    path = folder / "library.sqlite"
    done = factcheck("scan", folder / "one.txt", "--library", path, "-e", EVIDENCE, "-o", folder / "first")
    assert "5 documents added" in done.stderr
    return path


@pytest.fixture
def archive(tmp_path):
    """A file of lines of JSON with thirty articles, of which the tenth is bad."""
    path = tmp_path / "archive.jsonl"
    text = (SEEDS / "articles" / "elections.txt").read_text()[:250]
    records = [{"text": f"{text}\n\nIn district {number} turnout was {40 + number}.5%."} for number in range(30)]
    records[9] = {"nothing": 1}
    path.write_text("\n".join(map(json.dumps, records)) + "\n")
    return path


@pytest.fixture
def library(stocked, tmp_path):
    (tmp_path / "one.txt").write_text("Turnout was 65%.")
    return shutil.copy(stocked, tmp_path / "library.sqlite")


def test_a_scan_gives_lines_a_table_and_the_exit_code_of_a_check(archive, library, tmp_path):
    out = tmp_path / "out.jsonl"
    done = factcheck("scan", archive, "--library", library, "-o", out)
    assert done.returncode == 2, done.stderr  # one article could not be read
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert [line["name"] for line in lines] == [f"{archive}:{number}" for number in range(1, 31)]
    assert [line["name"] for line in lines if line["article"] is None] == [f"{archive}:10"]
    assert "30  articles" in done.stdout
    assert "1  articles that could not be read" in done.stdout
    problem = next(line["errors"][0]["problem"] for line in lines if line["article"] is None)
    assert f"could not be read\n            {archive}:10: {problem}\n" in done.stdout
    assert "30 articles in" in done.stderr

    again = factcheck("scan", archive, "--library", library, "-o", out, "--json")
    assert "goes on after 30 articles" in again.stderr
    assert json.loads(again.stdout)["articles"] == 30
    assert len(out.read_text().splitlines()) == 30


@pytest.mark.parametrize(
    ("text", "code"), [("Turnout in the election was 65.34%.", 0), ("Putin received 68.6% of the votes.", 1)]
)
def test_the_exit_code_says_whether_something_is_contradicted(text, code, library, tmp_path):
    (tmp_path / "article.txt").write_text(text)
    done = factcheck("scan", tmp_path / "article.txt", "--library", library, "-o", tmp_path / "out")
    assert done.returncode == code, done.stdout + done.stderr


def test_killed_again_and_again_it_loses_and_doubles_no_line(archive, library, tmp_path):
    whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    factcheck("scan", archive, "--library", library, "-o", whole)
    arguments = ["scan", archive, "--library", library, "-o", out, "--jobs", "2"]
    command = [sys.executable, "-m", "factcheck", *map(str, arguments)]
    chance = random.Random(5)
    killed = 0
    for _ in range(3):
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        have = out.stat().st_size if out.exists() else 0
        wanted = have + chance.randrange(20_000, 60_000)
        while process.poll() is None and (not out.exists() or out.stat().st_size < wanted):
            time.sleep(0.002)
        if process.poll() is None:
            killed += 1
            process.send_signal(signal.SIGKILL)
        process.wait()
    assert killed
    with out.open("ab") as file:
        file.write(b'{"format": 1, "name": "half a li')
    done = factcheck(*arguments)
    assert done.returncode == 2
    assert "taken away" in done.stderr
    assert sorted(out.read_bytes().splitlines()) == sorted(whole.read_bytes().splitlines())


def test_without_room_it_says_so_writes_nothing_half_and_goes_on_after(archive, library, tmp_path):
    out = tmp_path / "out.jsonl"
    command = f"ulimit -f 100; {sys.executable} -m factcheck scan {archive} --library {library} -o {out}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 2
    (line,) = [line for line in done.stderr.splitlines() if "could not be written" in line]
    assert "run the same command again" in line
    there = out.read_bytes()
    assert there.endswith(b"\n")
    assert all(json.loads(line) for line in there.splitlines())
    factcheck("scan", archive, "--library", library, "-o", out)
    assert len(out.read_bytes().splitlines()) == 30


def test_a_library_that_changed_is_told_and_named_by_each_line(archive, library, tmp_path):
    out = tmp_path / "out.jsonl"
    factcheck("scan", tmp_path / "one.txt", "--library", library, "-o", out)
    (tmp_path / "more.txt").write_text("Turnout was 65.34%.")
    done = factcheck("scan", archive, "--library", library, "-e", tmp_path / "more.txt", "-o", out)
    assert "1 document added" in done.stderr
    assert "the library changed between the articles" in done.stderr
    assert len({json.loads(line)["library"] for line in out.read_text().splitlines()}) == 2


def test_a_desk_is_scanned_against_and_stays_as_it_is(archive, tmp_path):
    run = commands(tmp_path / "desk", tmp_path)
    run("evidence", "add", EVIDENCE)
    journal = (tmp_path / "desk" / "journal").read_bytes()
    done = factcheck("scan", archive, "--desk", tmp_path / "desk", "-o", tmp_path / "out", "--jobs", "2")
    assert "30  articles" in done.stdout
    assert (tmp_path / "desk" / "journal").read_bytes() == journal


def test_lines_to_standard_output_leave_the_table_to_standard_error(library, tmp_path):
    done = factcheck(
        "scan", "-", "--library", library, "-o", "-", stdin='{"text": "Putin received 68.6% of the votes."}\n'
    )
    assert json.loads(done.stdout)["claims"]
    assert "1  contradicted" in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-o", "out"), "against what?"),
        ((), "needs -o OUT"),
        (("-e", "one.txt", "-o", "out"), "name it with --library"),
        (("--library", "none.sqlite", "-o", "out"), "is no library"),
        (("--library", "one.txt", "-o", "out"), "one.txt"),
        (("-e", "one.txt", "--desk", ".", "-o", "out"), "name it with --library"),
        (("--library", "library.sqlite", "-o", "one.txt"), "is no file of a scan"),
        (("--library", "library.sqlite", "-o", "none/out"), "cannot be written"),
    ],
)
def test_what_cannot_be_is_one_clear_line(arguments, words, library, tmp_path):
    done = factcheck("scan", "one.txt", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert words in line
