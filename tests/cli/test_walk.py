"""The way from an empty folder to a report, in lines, as a script or a screen reader goes it."""

import json

import pytest

from tests.cli.running import SEEDS, commands

ARTICLE = SEEDS / "articles" / "elections.txt"


@pytest.fixture
def desk(tmp_path):
    """Make a desk with the interview and its evidence, and give a function that runs a command on it."""
    run = commands(tmp_path / "desk", tmp_path)
    run("add", ARTICLE, "--slug", "elections")
    run("evidence", "add", SEEDS / "evidence" / "commission-count.txt", "--primary")
    return run


def claims(desk, article="elections"):
    """Give the claims by the words of their figure, as `claims --json` lists them."""
    listed = [json.loads(line) for line in desk("claims", article, "--json").splitlines()]
    return {
        claim["claim"]["figure"]["text"] if claim["claim"]["figure"] else claim["claim"]["text"]: claim
        for claim in listed
    }


def key_of(desk, figure):
    return claims(desk)[figure]["key"]


def test_a_claim_is_rated_with_its_source_and_the_report_says_so(desk):
    key = key_of(desk, "64%")
    assert "63.75% rounds to 64%" in desk("show", key)
    assert desk("rate", key, "1", "--source", "A", "--reason", "rounding").strip() == f"{key}: accurate, 1 source"
    report = desk("report", "elections", "--format", "md")
    assert "63.75%" in report
    assert "accurate" in report


def test_what_was_decided_is_there_in_the_next_process_and_can_be_taken_back_and_done_again(desk):
    key = key_of(desk, "64%")
    desk("rate", key, "accurate")
    assert claims(desk)["64%"]["state"] == "settled"
    desk("undo")
    assert claims(desk)["64%"]["state"] == "open"
    desk("redo")
    assert claims(desk)["64%"]["state"] == "settled"
    actions = [json.loads(line)["action"] for line in desk("log", "--json").splitlines()]
    assert actions[-3:] == ["rate", "undo", "redo"]


def test_a_note_stands_at_its_claim(desk):
    key = key_of(desk, "64%")
    desk("note", key, "ask for [red]the protocol[/red]")
    assert "[red]the protocol[/red]" in desk("show", key)


def test_the_reading_is_corrected_and_the_machines_stays(desk):
    key = key_of(desk, "64%")
    desk("claim", "read-as", key, "about 64%")
    claim = claims(desk)["about 64%"]
    assert claim["machine"]["figure"]["text"] == "64%"


def test_words_become_a_claim_and_claims_are_split_and_merged(desk):
    assert "elections#" in desk("claim", "add", "elections", "ballot stuffing")
    assert "ballot stuffing" in claims(desk)
    assert "more than" not in desk("claim", "add", "elections", "nowhere to be found", code=2)
    first, second = key_of(desk, "17.19%"), key_of(desk, "7.82%")
    merged = desk("claim", "merge", first, second)
    assert first in merged
    assert key_of(desk, "17.19%") not in (first, second)


def test_a_new_version_keeps_verdicts_and_says_what_to_look_at_again(desk, tmp_path):
    text = ARTICLE.read_text()
    draft = tmp_path / "draft.txt"
    draft.write_text(text)
    desk("add", draft)
    kept, changed = (claims(desk, "draft")[figure]["key"] for figure in ("17.19%", "64%"))
    desk("rate", kept, "accurate")
    desk("rate", changed, "accurate")
    draft.write_text(
        "A new first paragraph.\n\n" + text.replace("64% - that is quite a lot", "64% - that is rather a lot")
    )
    assert f"changed - look again: {changed}" in desk("add", draft)
    after = claims(desk, "draft")
    assert after["17.19%"]["state"] == "settled"
    assert after["64%"]["state"] == "open"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rate", "elections#999", "1"), "elections#999"),
        (("rate", "elections#4", "splendid"), "splendid"),
        (("rate", "elections#4", "1", "--source", "Z"), "Z"),
        (("show", "nonsense"), "nonsense"),
        (("claims", "nowhere"), "nowhere"),
        (("report", "elections", "--format", "nonsense"), "nonsense"),
        (("help", "nonsense"), "nonsense"),
    ],
)
def test_what_does_not_exist_gets_one_line_that_names_it(desk, arguments, words):
    (line,) = desk(*arguments, code=2).splitlines()
    assert words in line
