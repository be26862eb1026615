"""A desk where nothing can be written: it is read as any other, and whoever wants to write is told why not."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import pytest

from factcheck.cli.main import run
from factcheck.desk import Desk, Refused, Verdict
from factcheck.desk.upkeep.doctor import examine, lost_files
from tests.faults.writes import full_disk
from tests.unit.desk.conftest import TEXT, claims, document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factcheck.errors import FactcheckError


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nobody write in this folder: for root, who may write anywhere, by mounting it so."""
    if os.geteuid():
        paths = [folder, *folder.rglob("*")]
        modes = {path: path.stat().st_mode for path in paths}
        for path in reversed(paths):
            path.chmod(modes[path] & ~0o222)
        try:
            yield
        finally:
            for path, mode in modes.items():
                path.chmod(mode)
        return
    mount = shutil.which("mount")
    if mount is None or subprocess.run([mount, "--bind", folder, folder]).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        subprocess.run([mount, "-o", "remount,bind,ro", folder], check=True)
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def made(folder: Path) -> Path:
    with Desk.create(folder, by="ann") as desk:
        desk.articles.add(document(), TEXT.encode(), claims=claims(), scale="draft")
        desk.evidence.add(
            document("The commission says that he won 63.75% of the votes.", "count.txt"), b"1", rank="primary"
        )
        desk.claims.rate(Verdict("elections", 1, "change", reason="63.75%"))
        desk.enquiries.ask("elections#3", "Of whom?")
        desk.person.session.keep_draft("elections#2", "note", "half a sen")
        assert desk.evidence.library.ids() == ["e1"]
    return folder


def fill(ballast: Path, *, but: int) -> None:
    """Leave no room on a disk but so many bytes."""
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    os.truncate(ballast, ballast.stat().st_size - but)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with read_only(made(tmp_path / "desk")):
        yield tmp_path / "desk"


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_is_read_as_any_other_and_nothing_of_it_changes(folder: Path) -> None:
    before = everything(folder)
    with Desk.open(folder, by="ann") as desk:
        assert desk.read_only is not None
        assert [record.state for record in desk.claims.of("elections")] == ["settled", "open", "asked"]
        assert desk.documents.get("elections").text == TEXT
        assert [found.document for found in desk.evidence.library.search("commission")] == ["e1"]
        assert "Of whom?" in desk.enquiries.as_list("elections")
        assert [change.action for change in desk.history.log()][-1] == "ask"
        assert desk.person.session.draft("elections#2", "note") == "half a sen"
        assert desk.person.session.colleagues() == []
        assert desk.soundness.cut_off is None
        assert list(lost_files(desk)) == []
    assert examine(folder).sound
    assert everything(folder) == before


WRITING = {
    "record": lambda desk: desk.claims.rate(Verdict("elections", 2, "stands")),
    "note": lambda desk: desk.claims.note("elections#1", "words"),
    "ask": lambda desk: desk.enquiries.ask("elections#1", "Why?"),
    "send": lambda desk: desk.enquiries.as_list("elections", mark_sent=True),
    "undo": lambda desk: desk.history.undo(),
    "add an article": lambda desk: desk.articles.add(document(source="b.txt"), b"2", claims=[]),
    "add evidence": lambda desk: desk.evidence.add(document("64%.", "agency.txt"), b"3"),
}


@pytest.mark.parametrize("work", WRITING.values(), ids=WRITING)
def test_whoever_writes_is_told_why_not(folder: Path, work) -> None:
    before = everything(folder)
    with Desk.open(folder, by="ann") as desk:
        with pytest.raises(Refused, match=r"journal: can only be read here \(.+\); work on a copy") as caught:
            work(desk)
        error: FactcheckError = caught.value
        assert desk.read_only in error.problem
    assert everything(folder) == before


def test_a_draft_stays_in_memory_and_the_session_says_so(folder: Path) -> None:
    with Desk.open(folder, by="ann") as desk:
        desk.person.session.keep_position({"article": "elections"}, place="elections#1")
        desk.person.session.keep_draft("elections#1", "note", "words")
        desk.person.session.flush()
        assert desk.person.session.draft("elections#1", "note") == "words"
        assert "not saved" in desk.person.session.fault


def test_the_commands_read_and_refuse(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--desk", str(folder), "claims", "elections"]) == 0
    assert run(["--desk", str(folder), "report", "elections", "--format", "md"]) == 0
    assert run(["--desk", str(folder), "desk", "verify"]) == 0
    capsys.readouterr()
    assert run(["--desk", str(folder), "desk", "info", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["read_only"]
    assert run(["--desk", str(folder), "rate", "elections#2", "stands"]) == 2
    assert "can only be read here" in capsys.readouterr().err


def test_a_verdict_is_recorded_where_the_index_cannot_be_written(tmp_path: Path) -> None:
    folder = made(tmp_path / "desk")
    (folder / "index.sqlite").unlink()
    (folder / "index.sqlite").mkdir()  # what stands in its place is no file, for root neither
    with Desk.open(folder, by="ann") as desk:
        assert [found.document for found in desk.evidence.library.search("commission")] == ["e1"]
        assert "index.sqlite" in desk.evidence.index_fault
        desk.claims.rate(Verdict("elections", 2, "stands"))
        desk.evidence.add(document("The commission says 64%.", "agency.txt"), b"3")
        assert desk.evidence.library.ids() == ["e1", "e2"]
        assert desk.claims.get("elections#2").state == "settled"


def test_a_verdict_is_recorded_where_the_disk_has_no_room_for_the_index(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with full_disk(tmp_path, "600k") as disk:
        if disk is None:
            pytest.skip("no file system can be mounted here")
        folder = made(disk / "desk")
        for path in folder.glob("index.sqlite*"):
            path.unlink()
        fill(disk / "ballast", but=12 * 1024)  # room for a verdict, no more
        with Desk.open(folder, by="ann") as desk:
            assert [found.document for found in desk.evidence.library.search("commission")] == ["e1"]
            assert desk.evidence.index_fault is not None
            desk.claims.rate(Verdict("elections", 2, "stands"))
            assert desk.claims.get("elections#2").state == "settled"
        capsys.readouterr()
        assert run(["--desk", str(folder), "show", "elections#1"]) == 0
        assert "count.txt" in capsys.readouterr().out
        assert run(["--desk", str(folder), "rate", "elections#1", "change", "--source", "A", "--reason", "newer"]) == 0
        with Desk.open(folder) as again:
            assert [source.document for source in again.claims.get("elections#1").verdict.sources] == ["e1"]
