"""A desk that version 0.1 made opens with every verdict at its claim: `data/desk-0.1` with what 0.1 said of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins

from factcheck.cli.main import run
from factcheck.desk import Desk, Verdict
from factcheck.desk.judging.gate import gate

MADE = Path(__file__).parent / "data" / "desk-0.1"
SAID: dict[str, Any] = json.loads((MADE / "said.json").read_text("utf-8"))


@pytest.fixture(params=["with what was kept beside the journal", "from its lines alone"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    shutil.copytree(MADE / "desk", tmp_path / "desk")
    (tmp_path / "desk" / "sessions").mkdir()
    if "alone" in request.param:
        (tmp_path / "desk" / "contents").unlink()
    return tmp_path / "desk"


def opened(folder: Path, who: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    with monkeypatch.context() as patched:
        patched.setattr("factcheck.desk.store.storage.login", lambda: who)
        return Desk.open(folder, by={"ann": "Ann Lee"}.get(who, who))


@pytest.mark.parametrize("who", ["ann", "ben", "cyd"])
def test_every_verdict_stands_at_its_claim(old: Path, who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(old, who, monkeypatch) as desk:
        records = {
            item.key: item for article in desk.articles.all() for item in desk.claims.of(article.slug, gone=True)
        }
        assert records.keys() == SAID[who].keys()
        for key, said in SAID[who].items():
            record = records[key]
            assert record.state == said["state"], key
            assert (record.words, record.gone, record.reopened) == (said["words"], said["gone"], said["reopened"])
            assert (record.claim.figure and record.claim.figure.text) == said["figure"]
            assert [
                [v.role, v.question, v.rating, v.by, v.os, v.at, v.reason, [source.text for source in v.sources]]
                for v in record.all_verdicts
            ] == said["readings"]
            assert [note.text for note in record.notes] == said["notes"]
            assert [enquiry.answer for enquiry in record.enquiries] == said["answers"]
            assert desk.readers.next_role(key) == said["role"]


def test_the_gate_the_log_and_the_evidence_say_what_they_said(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(old, "ann", monkeypatch) as desk:
        assert {item.slug: list(gate(desk, item.slug).lines) for item in desk.articles.all()} == SAID["gate"]
        told = [
            [c.revision, c.at, c.by, c.os, c.action, c.article, list(c.claims), c.words] for c in desk.history.log()
        ]
        assert told == SAID["log"]
        for said in SAID["evidence"]:
            item = desk.evidence.get(said["id"])
            assert item is not None
            now = to_builtins(item)
            assert {name: now[name] for name in said} == said
            assert desk.documents.get(item).sha256 == item.sha256 == said["sha256"]
        assert desk.head == SAID["head"]


def test_it_is_sound_and_work_goes_on(old: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    assert run(["--desk", str(old), "desk", "verify", "--head", SAID["head"]]) == 0
    with opened(old, "ben", monkeypatch) as desk:
        record = next(item for item in desk.claims.of("vote") if item.state == "open" and item.claim.checkable)
        before = record.verdicts.get("true")
        desk.claims.rate(Verdict("vote", record.number, "stands", supersedes=before.id if before else None))
        assert desk.claims.get(record.key).verdicts["true"].by == "ben"
        desk.history.undo()
        assert desk.claims.get(record.key) == record
    assert run(["--desk", str(old), "desk", "verify", "--head", SAID["head"]]) == 0


def test_what_it_exports_comes_into_a_new_desk(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(old, "ann", monkeypatch) as desk:
        tables = desk.tables.seen()
    monkeypatch.setattr("factcheck.desk.store.storage.login", lambda: "ann")
    assert run(["--desk", str(old), "desk", "export", str(tmp_path / "out.json")]) == 0
    assert run(["--desk", str(tmp_path / "new"), "desk", "new"]) == 0
    for name in ("texts", "snapshots"):
        shutil.copytree(old / name, tmp_path / "new" / name, dirs_exist_ok=True)
    assert run(["--desk", str(tmp_path / "new"), "desk", "import", str(tmp_path / "out.json")]) == 0
    with Desk.open(tmp_path / "new") as desk:
        assert desk.tables.seen() == tables
