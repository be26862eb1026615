"""An older copy in a desk's place, and one that went on in another way, are told to whoever saw more."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from factcheck.cli.main import run
from factcheck.desk import Desk, Verdict
from factcheck.desk.judging.gate import gate

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def rated(folder: Path, number: int, rating: str = "stands") -> None:
    with Desk.open(folder, by="ann") as desk:
        before = desk.claims.get(f"elections#{number}").verdicts.get("true")
        desk.claims.rate(Verdict("elections", number, rating, supersedes=before.id if before else None))


def missing(folder: Path) -> str | None:
    with Desk.open(folder, by="ann") as desk:
        return desk.soundness.cut_off


def test_an_older_copy_is_told_at_every_opening_until_somebody_accepts_it(folder: Path, tmp_path: Path, capsys) -> None:
    rated(folder, 1)
    shutil.copytree(folder, tmp_path / "backup")
    rated(folder, 2)
    rated(folder, 3)
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "backup", folder)  # with everything that lay in the desk's folder
    for _ in range(2):
        told = missing(folder)
        assert told is not None
        assert "older copy" in told
    with Desk.open(folder, by="ann") as desk:
        assert "missing" in {reason.kind for reason in gate(desk, "elections").reasons}
    for command in (("report", "elections"), ("claims",), ("rate", "elections#3", "change", "--reason", "so it is")):
        assert run(["--desk", str(folder), *command]) == 0
        assert "operations that you have seen are missing" in capsys.readouterr().err
    assert run(["--desk", str(folder), "desk", "verify"]) == 2
    capsys.readouterr()
    assert run(["--desk", str(folder), "desk", "verify", "--accept"]) == 0
    assert missing(folder) is None


def test_two_copies_that_went_apart_are_named_with_where(folder: Path, tmp_path: Path) -> None:
    rated(folder, 1)
    with Desk.open(folder) as desk:
        fork = desk._records.storage.journal.newest
    shutil.copytree(folder, tmp_path / "copy")
    rated(folder, 2)
    rated(tmp_path / "copy", 2, "change")
    told = missing(tmp_path / "copy")
    assert told is not None
    assert f"went apart after the line at byte {fork}" in told
    assert str(folder) in told
    assert missing(folder) is None


def test_a_copy_that_lags_behind_is_an_older_one_and_one_that_leads_is_none(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "copy")
    rated(folder, 1)
    told = missing(tmp_path / "copy")
    assert told is not None
    assert "older copy" in told
    shutil.rmtree(tmp_path / "copy")
    shutil.copytree(folder, tmp_path / "copy")
    rated(tmp_path / "copy", 2)
    assert missing(tmp_path / "copy") is None


def test_whoever_saw_nothing_misses_nothing(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = (folder / "journal").read_bytes()
    rated(folder, 1)
    (folder / "journal").write_bytes(older)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))
    assert missing(folder) is None


def test_two_desks_are_never_taken_for_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.desk.store.storage.now", lambda: "2026-11-22T09:51:31Z")
    monkeypatch.setattr("factcheck.desk.parts.settings.now", lambda: "2026-11-22T09:51:31Z")
    for name in ("one", "two"):
        with Desk.create(tmp_path / name) as desk:
            desk.settings.keep("name", name)
    assert (missing(tmp_path / "one"), missing(tmp_path / "two")) == (None, None)


def test_of_a_long_history_few_lines_are_remembered_and_a_fork_is_found_all_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.desk.aside.sightings.KEPT", 8)
    for number in range(40):
        with Desk.open(folder, by="ann") as desk:
            desk.claims.note("elections#1", f"note {number}")
            if number == 10:
                shutil.copytree(folder, tmp_path / "copy", ignore=shutil.ignore_patterns("here-*"))
        with Desk.open(folder, by="ann") as desk:
            assert len(desk.soundness._sightings._seen.lines) <= 9
    assert "older copy" in str(missing(tmp_path / "copy"))
    with Desk.open(tmp_path / "copy", by="ann") as desk:
        desk.claims.note("elections#1", "another way" * 1000)
        desk.claims.note("elections#1", "and on")
    assert "went apart" in str(missing(tmp_path / "copy"))


def test_a_place_that_cannot_be_written_keeps_nobody_from_working(folder: Path, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    rated(folder, 1)
    assert missing(folder) is None
    for name in ("XDG_STATE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    rated(folder, 2)
    assert missing(folder) is None
