"""Several people on one claim, by commands: a question and its answer, a second reading, a correction."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factcheck.cli.main import run
from factcheck.desk import Desk, Verdict
from tests.unit.desk.conftest import TEXT, claims, document

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def command(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    def call(who: str, *arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("factcheck.desk.store.storage.login", lambda: who)
        code = run(["--desk", str(folder), *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def test_a_question_goes_out_and_its_answer_comes_back_by_number(command, desk: Desk, tmp_path: Path) -> None:
    assert command("ann", "ask", "elections#1", "Where is 64% from?", "--to", "Author")[:2] == (
        0,
        "elections#1: question 1\n",
    )
    command("ann", "ask", "elections#3", "Of whom?")
    listed = command("ann", "ask", "elections", "--sent")[1]
    assert "1. Where is 64% from? (Author)" in listed
    (tmp_path / "reply.txt").write_text("Hi,\n1. From the count.\n2. Of voters.\n")
    code, out, err = command("ann", "answer", "elections", "--file", str(tmp_path / "reply.txt"), "--from", "Author")
    assert (code, err) == (0, "")
    assert out.splitlines() == ["elections#1: answer to question 1", "elections#3: answer to question 2"]
    answered = [json.loads(line) for line in command("ann", "ask", "elections", "--json")[1].splitlines()]
    assert [(item["answer"], item["answered_by"]) for item in answered] == [
        ("From the count.", "Author"),
        ("Of voters.", "Author"),
    ]
    assert desk.claims.get("elections#1").state == "answered"


def test_one_answer_and_a_withdrawal(command, desk: Desk) -> None:
    command("ann", "ask", "elections#1", "Where from?")
    command("ann", "ask", "elections#1", "Since when?")
    assert command("ann", "answer", "elections", "1", "From here.")[0] == 0
    assert command("ann", "answer", "elections", "2", "--withdraw", "not needed")[0] == 0
    assert desk.claims.get("elections#1").state == "answered"
    assert command("ann", "answer", "elections")[0] == 2
    assert command("ann", "answer", "elections", "9", "What?")[0] == 2
    assert "no open questions" in command("ann", "ask", "elections")[2]


def test_a_second_reading_is_blind_and_told_by_login(command, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.desk.store.storage.login", lambda: "ann")
    with Desk.open(folder) as first:
        first.claims.rate(Verdict("elections", 1, "change", reason="secret"))
        first.claims.assign("elections#1", "ben", task="read")
    code, out, _ = command("ben", "read", "elections#1")
    assert code == 0
    assert "He won 64% of the votes." in out
    assert "secret" not in out
    assert command("ann", "--as", "ben", "read", "elections#1", "stands")[0] == 2
    assert command("ben", "waiting")[1].startswith("elections#1  read")
    out = command("ben", "read", "elections#1", "1")[1]
    assert out == "elections#1: disputed: ann says change, ben says stands\n"
    assert command("ann", "assign", "elections#1", "cyd", "--task", "decide")[0] == 0
    waiting, agreement = map(json.loads, command("cyd", "waiting", "--json")[1].splitlines())
    assert (waiting["claim"], waiting["task"]) == ("elections#1", "decide")
    assert agreement == {"article": "elections", "read_twice": 1, "disagreed": 1}
    assert command("dan", "waiting")[1] == ""
    assert "disagreed 1" in command("cyd", "waiting")[2]
    assert command("cyd", "read", "elections#1", "change", "--decide")[1].startswith("elections#1: agreed")


def test_a_correction_is_drafted_once_there_is_one(command, desk: Desk) -> None:
    first = desk.claims.rate(Verdict("elections", 1, "stands"))
    assert command("ann", "correction", "elections#1")[0] == 2
    desk.claims.rate(Verdict("elections", 1, "change", replacement="He won 63.75%.", supersedes=first.id))
    code, out, _ = command("ann", "correction", "elections#1")
    assert (code, "He won 63.75%." in out) == (0, True)
    assert json.loads(command("ann", "correction", "elections#1", "--json")[1])["articles"] == ["elections"]
    assert command("ann", "precedents", "elections#1")[:2] == (0, "")


def test_rating_against_a_precedent_asks_for_a_reason_and_a_broken_rule_for_another(command, desk: Desk) -> None:
    desk.articles.add(document(TEXT, "again.txt"), TEXT.encode(), scale="draft", claims=claims())
    desk.claims.rate(Verdict("elections", 1, "stands"))
    code, _, err = command("ann", "rate", "again#1", "change")
    assert (code, "elections#1 says the same, and ann rated it stands" in err) == (2, True)
    assert (
        command("ann", "rate", "again#1", "change", "--reason", "newer count", "--exempt", "kept", "on paper")[0] == 0
    )
    verdict = desk.claims.get("again#1").verdict
    assert [(item.rule, item.reason) for item in verdict.exemptions] == [("kept", "on paper")]
    assert command("ann", "rate", "again#2", "stands", "--exempt", "unheard-of", "why")[0] == 2
