"""A draft of twenty claims on its way to print, by commands, the way the manual's page "newsroom" tells it.

Ann checks, Ben reads second, Cyd decides. A question is answered by mail, a table changes, a second draft comes in, and
a week after printing there is something to correct.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factcheck.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

TOWNS = (
    "Arden", "Bexley", "Corwen", "Dunmore", "Elswick", "Fenwick", "Garston", "Hexham", "Ilford", "Jarrow",
    "Kelso", "Linton", "Morpeth", "Newark", "Oakham", "Penrith", "Quorn", "Ripon", "Selby", "Thirsk",
)  # fmt: skip
BALLOTS = {town: 1013 + 137 * number for number, town in enumerate(TOWNS)}


def draft(ballots: dict[str, int]) -> str:
    return (
        "The count\n\n" + "\n\n".join(f"{town} counted {number:,} ballots." for town, number in ballots.items()) + "\n"
    )


def table(ballots: dict[str, int]) -> str:
    return "Town,Ballots\n" + "".join(f"{town},{number}\n" for town, number in ballots.items())


@pytest.fixture
def newsroom(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Give a function that lets somebody type a command: exit code and what was printed."""

    def types(who: str, *arguments: str) -> tuple[int, str]:
        monkeypatch.setattr("factcheck.desk.store.storage.login", lambda: who)
        code = run(["--desk", str(tmp_path / "desk"), *arguments])
        return code, capsys.readouterr().out

    return types


def test_twenty_claims_go_from_draft_to_cleared_and_one_is_corrected_later(newsroom, tmp_path: Path) -> None:
    article, counts = tmp_path / "count.txt", tmp_path / "ballots.csv"
    article.write_text(draft(BALLOTS))
    counts.write_text(table(BALLOTS))

    def gate(*arguments: str) -> tuple[int, list[str]]:
        code, out = newsroom("ann", "gate", "count", "--json", *arguments)
        return code, [f"{reason['claim']} {reason['kind']}" for reason in json.loads(out)["reasons"]]

    assert newsroom("ann", "desk", "new")[0] == 0
    assert newsroom("ann", "add", str(article), "--scale", "draft")[0] == 0
    assert newsroom("ann", "evidence", "add", str(counts), "--primary")[0] == 0
    (tmp_path / "ours.toml").write_text(
        '[policies.front]\ntitle = "Front page"\nsecond_reader = true\nrules = ["unchanged"]\n'
    )
    assert newsroom("ann", "desk", "define", str(tmp_path / "ours.toml"))[0] == 0
    assert newsroom("ann", "article", "count", "--policy", "front")[0] == 0
    keys = [f"count#{number}" for number in range(1, 21)]
    assert gate() == (1, [f"{key} open" for key in keys])

    # Ann asks about the first, the answer comes by mail; the others stand on the table.
    newsroom("ann", "ask", keys[0], "Is this the final count?", "--to", "the author")
    assert "1. Is this the final count?" in newsroom("ann", "ask", "count", "--sent")[1]
    assert gate()[1][0] == "count#1 asked"
    (tmp_path / "mail.txt").write_text("Dear Ann,\n\n> 1. Is this the final count?\nYes, of 5 March.\n")
    assert newsroom("ann", "answer", "count", "--file", str(tmp_path / "mail.txt"))[0] == 0
    for key in keys:
        assert newsroom("ann", "rate", key, "stands", "--source", "A")[0] == 0

    # Ben reads them without being led; about one they disagree, and Cyd decides.
    assert len(newsroom("ben", "waiting")[1].splitlines()) == 20
    shown = json.loads(newsroom("ben", "read", keys[1], "--json")[1])
    cited = {(source["document"], source["start"]) for source in shown["sources"]}
    assert cited
    assert cited.isdisjoint((link["document"], link["start"]) for link in shown["further"])
    for key in keys:
        rating = "change" if key == "count#20" else "stands"
        assert newsroom("ben", "read", key, rating)[0] == 0
    assert gate() == (1, ["count#20 disputed"])
    assert newsroom("ann", "assign", "count#20", "cyd", "--task", "decide")[0] == 0
    assert newsroom("cyd", "read", "count#20", "stands", "--decide")[0] == 0
    assert gate() == (0, [])

    # The table changes in one row: what stood on that row is open again, what stood on others must be looked at.
    corrected = {**BALLOTS, "Corwen": 1300}
    counts.write_text(table(corrected))
    assert newsroom("ann", "evidence", "add", str(counts), "--primary")[0] == 0
    code, reasons = gate()
    assert (code, len(reasons)) == (1, 20)
    assert [reason for reason in reasons if reason.endswith(" open")] == ["count#3 open"]
    for key in keys:
        assert newsroom("ann", "rate", key, "change" if key == "count#3" else "stands", "--source", "A")[0] == 0
        assert newsroom("ben", "read", key, "change" if key == "count#3" else "stands")[0] == 0
    assert gate() == (1, ["count#3 must-change"])

    # Draft 2 mends that and rewrites another sentence: two claims are open again, eighteen are kept.
    article.write_text(draft(corrected).replace("Selby counted", "In Selby officials counted"))
    assert newsroom("ann", "add", str(article))[0] == 0
    assert gate() == (1, ["count#3 changed", "count#19 changed"])
    for key in ("count#3", "count#19"):
        assert newsroom("ann", "rate", key, "stands", "--source", "A")[0] == 0
        assert newsroom("ben", "read", key, "stands")[0] == 0
    assert gate() == (0, [])

    # A week after printing one of them turns out wrong: the note is drafted from what was recorded.
    assert newsroom("ann", "rate", "count#7", "change", "--replacement", "Garston counted 1,840 ballots.")[0] == 0
    code, note = newsroom("ann", "correction", "count#7")
    assert code == 0
    assert "Garston counted 1,835 ballots." in note
    assert "Garston counted 1,840 ballots." in note
    assert "count#7 must-change" in gate()[1]
    assert newsroom("ann", "desk", "verify")[0] == 0
    told = newsroom("ann", "desk", "history", "count#3")[1]
    assert [word for word in ("add-article", "rate", "read-second", "new-version") if word not in told] == []
