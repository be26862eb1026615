"""Where paths lead: at home anywhere, from a browser into one folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.errors import FactcheckError
from factcheck.workbench import paths

ROOT = Path(__file__).parents[3]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder for files, with what lies in it and beside it."""
    monkeypatch.setattr(paths, "_bounds", [])
    files = tmp_path / "files"
    for name in ("a.txt", "sub/b.txt", ".ssh/key", "desk/journal", "sub/.hidden"):
        (files / name).parent.mkdir(parents=True, exist_ok=True)
        (files / name).write_text("x")
    (tmp_path / "secret.txt").write_text("x")
    (files / "way-out").symlink_to(tmp_path)
    paths.confine(files, [files / "desk"])
    return files


@pytest.mark.parametrize("words", ["a.txt", "sub/b.txt", "sub/../a.txt", "new.md", "sub", ".", "*.txt", "-"])
def test_from_a_browser_a_path_leads_into_the_folder(folder, words):
    assert paths.written_path(words).is_relative_to(folder)


@pytest.mark.parametrize(
    "words",
    [
        "/etc/passwd", "../secret.txt", "sub/../../secret.txt", "way-out/secret.txt", ".ssh/key", "sub/.hidden",
        "desk/journal", "desk", "x://../../../secret.txt", "file:///../../../secret.txt",
    ],
)  # fmt: skip
def test_from_a_browser_no_path_leads_anywhere_else(folder, words):
    with pytest.raises(FactcheckError, match="cannot be reached from a browser"):
        paths.written_path(words)


def test_from_a_browser_a_home_is_a_name_like_any_other(folder):
    assert paths.written_path("~") == folder / "~"


def test_an_absolute_path_into_the_folder_is_one_into_it(folder):
    assert paths.written_path(str(folder / "a.txt")) == folder / "a.txt"


def test_at_home_a_path_is_what_it_says(monkeypatch):
    monkeypatch.setattr(paths, "_bounds", [])
    assert paths.written_path("/etc/passwd") == Path("/etc/passwd")
    assert paths.is_within("/etc/passwd")


def test_a_folder_of_evidence_is_taken_without_what_it_may_not_lead_to(folder, tmp_path):
    """In a process of its own: that it is confined holds to its end."""
    program = """
import asyncio, sys
from pathlib import Path
from factcheck.desk import Desk
from factcheck.workbench.backroom import Backroom
from factcheck.workbench.faults import Faults
from factcheck.workbench.intake import Reading, add_evidence
from factcheck.workbench.paths import confine
async def add():
    with Desk.create(Path(sys.argv[1]) / "kept") as desk:
        confine(Path(sys.argv[2]), [Path(sys.argv[2]) / "desk"])
        print(await add_evidence(desk, Backroom(), Reading("."), lambda: None, Faults()))
        print(sorted(Path(each.source).name for each in desk.evidence.all()))
asyncio.run(add())
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "['a.txt', 'b.txt']" in done.stdout, done.stderr
