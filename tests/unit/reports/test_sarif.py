"""SARIF from a check: the contradicted figures where they stand."""

from __future__ import annotations

import json

import pytest

import factcheck
from factcheck.reports import sarif
from factcheck.reports.escaping import json_text

RESULTS = "Candidate,Share\nPutin,63.60%\nZyuganov,17.18%\n"


@pytest.fixture
def checked(tmp_path):
    def run(text, name="article.txt"):
        article, evidence = tmp_path / name, tmp_path / "results.csv"
        article.write_text(text)
        evidence.write_text(RESULTS)
        return factcheck.check(article, evidence=[evidence, tmp_path / "gone.txt"])

    return run


def run_of(check):
    log = sarif(check)
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    return run


def test_a_contradicted_figure_is_a_result_at_its_line_and_column(checked):
    run = run_of(checked("First line.\n\nÄ 𝔘 Putin had a share of 66.30% of the votes.\n"))
    [result] = [result for result in run["results"] if result["ruleId"].startswith("figure/")]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (3, 26, 3, 32)
    assert region["snippet"] == {"text": "66.30%"}
    assert run["columnKind"] == "unicodeCodePoints"
    assert "63.60%" in result["message"]["text"]
    assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("results.csv")


def test_every_rule_of_a_result_is_described(checked):
    run = run_of(checked("Putin had a share of 66.30% of the votes.\n"))
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]


def test_an_article_that_agrees_has_no_result(checked):
    assert run_of(checked("Putin had a share of 63.60% of the votes.\n"))["results"] == []


def test_a_page_has_no_lines_and_says_where_otherwise(checked):
    run = run_of(checked("<html><body><p>Putin had a share of 66.30% of the votes.</p></body></html>", "page.html"))
    for result in run["results"]:
        assert "region" not in result["locations"][0]["physicalLocation"]
        assert result["locations"][0]["logicalLocations"][0]["name"]


def test_what_could_not_be_read_is_said(checked):
    [notice] = run_of(checked("No figures."))["invocations"][0]["toolExecutionNotifications"]
    assert "gone.txt" in notice["message"]["text"]


def test_it_is_the_same_twice_and_harmless(checked):
    check = checked("Putin \x1b[31m had a share of 66.30% of the votes \u202e.\n")
    assert json_text(sarif(check)) == json_text(sarif(check))
    assert "\x1b" not in json_text(sarif(check))
    json.loads(json_text(sarif(check)))
