"""What another program wrote and cannot be read: named where people look, passed over by everything else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.cli.main import run
from factcheck.desk import Desk, Verdict
from factcheck.desk.judging.gate import gate
from factcheck.desk.store.database import Database
from tests.unit.desk.conftest import document

if TYPE_CHECKING:
    from pathlib import Path

CLAIM = {
    "article": "elections", "number": 9, "origin": "hand",
    "reading": {
        "id": "x", "start": "seven", "end": 24, "text": "He won 64% of the votes.", "figure": None, "kind": "figure",
        "checkable": True, "reason": None, "claimant": None, "quoted": False, "siblings": [], "worthiness": 0.5,
        "anchor": {"quote": "64%", "before": "", "after": "", "occurrence": 0},
    },
}  # fmt: skip
GOOD = {**CLAIM, "reading": {**CLAIM["reading"], "start": 0}}  # type: ignore[dict-item]
VERDICT = {"article": "elections", "claim": 2, "rating": "stands", "scale": "draft", "by": "eve", "os": "eve"}

# What another program writes into which table, the article that it is held against, and whether opening tells it.
WRITTEN: dict[str, tuple[str, dict[str, Any], bool]] = {
    "a claim that begins nowhere": ("claims", CLAIM, True),
    "a claim of no article": ("claims", {**GOOD, "article": 7}, True),
    "a claim of an article that is not there": ("claims", {**GOOD, "article": "nowhere"}, False),
    "a claim with another's number": ("claims", {**GOOD, "number": 1}, True),
    "a claim of an unheard-of kind": ("claims", {**GOOD, "origin": "dreamt"}, False),
    "a verdict at no claim": ("verdicts", {**VERDICT, "claim": 99}, False),
    "a verdict at a word": ("verdicts", {**VERDICT, "claim": "two"}, True),
    "a verdict with a rating of another scale": ("verdicts", {**VERDICT, "rating": "pants-on-fire"}, False),
    "a verdict at no time": ("verdicts", {**VERDICT, "at": "yesterday"}, False),
    "a note without words": ("notes", {"article": "elections", "claim": 1, "by": "eve", "os": "eve", "at": ""}, False),
    "an assignment for an unheard-of task": (
        "assignments", {"article": "elections", "claim": 1, "to": "eve", "task": "sing"}, False),
}  # fmt: skip


@pytest.mark.parametrize("case", WRITTEN)
def test_what_cannot_be_read_is_named_at_opening_by_verify_and_holds_the_gate(folder: Path, case: str, capsys) -> None:
    table, written, told_at_opening = WRITTEN[case]
    with Desk.open(folder, by="ann") as desk:
        desk.articles.set_policy("elections", "draft")
        for number in (1, 2, 3):
            desk.claims.rate(Verdict("elections", number, "not-checkable"))
        for question in ("said",):
            desk.claims.rate(Verdict("elections", 2, "not-checkable", question))
        assert gate(desk, "elections").cleared
        before = {record.key: record.state for record in desk.claims.of("elections")}
    with Database(folder / "journal") as database:
        database.table(table).insert(written)
        offset = database.storage.journal.newest
    with Desk.open(folder, by="ann") as desk:
        assert any(str(offset) in line for line in desk.hindrances) == told_at_opening or "another" in case
        held = [reason for reason in gate(desk, "elections").reasons if reason.kind == "unreadable"]
        elsewhere = written["article"] == "nowhere"
        assert bool(held) != elsewhere
        if case != "a claim with another's number":
            assert {record.key: record.state for record in desk.claims.of("elections")} == before
        assert list(desk.history.log())[-1].revision == offset
    assert run(["--desk", str(folder), "desk", "verify", "--json"]) == 2
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert len(problems) == 1
    assert table in problems[0]
    if case != "a claim with another's number":
        assert f"byte {offset}" in problems[0]
    assert run(["--desk", str(folder), "desk", "doctor"]) == 2
    assert problems[0] in capsys.readouterr().out
    assert run(["--desk", str(folder), "claims"]) == 0
    assert ("cannot be read" in capsys.readouterr().err) == told_at_opening


def test_numbers_that_no_desk_would_give_are_named_and_kept_nowhere(folder: Path, capsys) -> None:
    written = {"notes": {str(10**20): {"article": "elections", "claim": 2**63, "text": "x"}},
               "claims": {"9": {**CLAIM, "number": 2**63}}}  # fmt: skip
    with Database(folder / "journal") as database, database.storage.exclusive():
        database.storage.commit(written)
    with Desk.open(folder, by="ann") as desk:
        for _ in range(2):
            desk.claims.note("elections#1", "words " * 200_000)  # so much that what it came to would be kept
    assert not (folder / "contents").exists()
    assert run(["--desk", str(folder), "desk", "verify"]) == 2
    told = capsys.readouterr().err
    assert f"notes {10**20} cannot be read" in told


@pytest.mark.parametrize("field", [{"slug": "../../x"}, {"text": "../../secret"}, {"version": "two"}, {"at": "never"}])
def test_an_article_that_cannot_be_read_any_more_is_missed_by_nobody(folder: Path, field, capsys) -> None:
    with Desk.open(folder) as desk:
        desk.articles.add(document("He won 64% of the votes.", "other.txt"), b"x", slug="other", claims=[])
    with Database(folder / "journal") as database:
        database.table("articles").update(field, doc_ids=[1])
        offset = database.storage.journal.newest
    for command in (["claims"], ["article"], ["log"]):
        assert run(["--desk", str(folder), *command]) == 0
        assert f"the line at byte {offset}: articles 1 cannot be read" in capsys.readouterr().err
    assert run(["--desk", str(folder), "gate", "elections"]) == 2
    assert "elections: cannot be read" in capsys.readouterr().err
    assert run(["--desk", str(folder), "gate", "other"]) == (1 if "slug" in field else 0)  # whose article is it?
    assert run(["--desk", str(folder), "desk", "verify"]) == 2


def test_what_is_put_right_is_named_no_more(folder: Path, capsys) -> None:
    with Database(folder / "journal") as database:
        number = database.table("claims").insert(CLAIM)
    assert run(["--desk", str(folder), "desk", "verify"]) == 2
    with Database(folder / "journal") as database:
        database.table("claims").update({"reading": GOOD["reading"]}, doc_ids=[number])
    assert run(["--desk", str(folder), "desk", "verify"]) == 0
    with Desk.open(folder) as desk:
        assert desk.claims.get("elections#9").claim.start == 0
        assert desk.soundness.misfits == []


def test_the_order_is_that_of_the_journal_whatever_the_clocks_said(folder: Path, monkeypatch) -> None:
    times = iter(("2031-01-01T00:00:00Z", "1999-01-01T00:00:00Z", "2026-02-02T00:00:00Z"))
    with Desk.open(folder, by="ann") as desk:
        for rating in ("stands", "change", "stands"):
            at = next(times)
            monkeypatch.setattr("factcheck.desk.store.storage.now", lambda at=at: at)
            monkeypatch.setattr("factcheck.desk.parts.claims.now", lambda at=at: at)
            before = desk.claims.get("elections#1").verdicts.get("true")
            desk.claims.rate(Verdict("elections", 1, rating, supersedes=before.id if before else None))
        assert desk.claims.get("elections#1").verdicts["true"].at == "2026-02-02T00:00:00Z"
        assert [change.words for change in desk.history.log("elections#1")][-3:] == ["stands", "change", "stands"]
        desk.history.undo()
        assert desk.claims.get("elections#1").verdicts["true"].rating == "change"


def test_a_line_that_says_that_it_follows_from_a_later_one_is_named_and_nothing_runs_in_circles(folder: Path) -> None:
    from factcheck.desk.store.journal import Damaged

    with Database(folder / "journal") as database, database.storage.exclusive():
        journal = database.storage.journal
        document = {"article": "elections", "claim": 1, "text": "x", "by": "eve", "os": "eve", "at": "", "id": 1}
        where = {"notes": {"1": journal.end}}
        journal.append({"at": "", "by": "eve", "os": "eve", "set": {"notes": {"1": document}}, "was": where})
    with Desk.open(folder) as desk, pytest.raises(Damaged, match="follows from one that comes after it"):
        desk.history.at("elections#1")
