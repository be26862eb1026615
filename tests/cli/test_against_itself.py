"""What an article says against itself, in lines: from `add` to the gate and into its next version."""

import json

import pytest

from tests.cli.running import SEEDS, commands, factcheck


@pytest.fixture
def draft(tmp_path):
    """The training piece, which holds three contradictions, as a file that can be changed."""
    path = tmp_path / "training.txt"
    path.write_text((SEEDS / "articles" / "training.txt").read_text())
    return path


@pytest.fixture
def desk(tmp_path):
    return commands(tmp_path / "desk", tmp_path)


def listed(desk):
    return [json.loads(line) for line in desk("claims", "training", "--json").splitlines()]


def test_from_the_article_to_its_next_version(desk, draft):
    added = desk("add", draft, "--scale", "draft").strip()
    records = listed(desk)
    itself = [record for record in records if record["origin"] == "itself"]
    assert added == f"training: {len(records) - 3} claims, 3 findings of the article against itself"
    assert [record["check"]["kind"] for record in itself] == ["count-and-share", "total", "change"]

    share, total, change = (record["key"] for record in itself)
    desk("evidence", "add", SEEDS / "evidence" / "final-result.csv", SEEDS / "evidence" / "duma-elections.csv")
    shown = desk("show", total)
    assert "true? contradicts: 17.18% + 7.98% = 25.16%, not 26.16%" in shown
    assert "the article against itself: a total is not the sum of its parts" in shown
    assert "SUM  17.18 + 7.98 = 25.16, not 26.16" in shown
    line = f"{total}  open  -  TOTAL: 17.18% + 7.98% = 25.16%, not 26.16%"
    assert line in desk("claims", "training").splitlines()  # and not the same words once more as its judgement

    assert "is not a source" in desk("rate", total, "1", "--source", "A", code=2)
    assert desk("rate", total, "change", "--replacement", "25.16%").strip() == f"{total}: change, 0 sources"
    desk("rate", share, "stands", "--reason", "The share is of another count.")
    desk("rate", change, "change", "--source", "B")
    desk("undo")
    held = desk("gate", "training", code=1)
    assert f"{total}: rated change: 25.16%" in held
    assert f"{change}: the article contradicts itself: from 64.3 to 49.32 is 14.98 points, or 23.3%" in held
    assert share not in held

    draft.write_text(
        draft.read_text().replace("fell 15 percent", "fell 15 points").replace("won 26.16%", "won 26.26%")
        + "\nThe court met on Monday, 5 March 2012 and on Monday, 6 March 2012.\n"
    )
    told = desk("add", draft).strip()
    assert "2 findings of the article against itself kept" in told
    assert f"changed - look again: {total}" in told
    assert told.endswith("1 gone")
    after = {record["key"]: record for record in listed(desk)}
    assert after[share]["state"] == "settled"
    assert after[total]["state"] == "open"
    assert after[total]["changed"].startswith("17.18% + 7.98% = 25.16%, not 26.16%")
    assert change not in after
    [new] = [record for key, record in after.items() if record["origin"] == "itself" and key not in (share, total)]
    assert new["check"]["working"] == "6 March 2012 was a Tuesday, not a Monday"
    assert new["number"] == max(record["number"] for record in after.values())
    assert [json.loads(line)["action"] for line in desk("log", total, "--json").splitlines()] == [
        "add-article", "rate", "new-version",
    ]  # fmt: skip


def test_a_check_without_a_desk_says_what_it_said_before():
    done = factcheck("check", SEEDS / "articles" / "training.txt", "--json")
    result = json.loads(done.stdout)
    assert done.returncode == 1
    assert [set(found) for found in result["self_checks"]] == [{"id", "relation", "derivation", "spans", "working"}] * 3
    assert all(claim["kind"] != "self-check" for claim in result["claims"])
