"""The JSON of a report: whole, stable, and harmless wherever it is printed."""

from __future__ import annotations

import json

import pytest

from factcheck.reports import render
from tests.unit.reports.sample import REPORT, hostile


def test_it_holds_every_claim_in_article_order():
    data = json.loads(render(REPORT, "json"))
    assert data["format"] == 1
    assert [claim["label"] for claim in data["reports"][0]["claims"]] == [f"elections#{n}" for n in range(1, 9)]


def test_several_articles_are_one_document():
    data = json.loads(render([REPORT, REPORT], "json"))
    assert len(data["reports"]) == 2
    assert data["reports"][0] == data["reports"][1]


def test_numbers_are_strings_so_that_decimals_survive():
    claim = json.loads(render(REPORT, "json"))["reports"][0]["claims"][1]
    assert claim["claimed"]["low"] == "63.5"
    assert claim["inquests"][0]["decision"]["at"] == "2026-11-22T21:04:10Z"


@pytest.mark.parametrize("text", ["\x1b[31m", "‮gpj", "</script><script>alert(1)", "a\x00b", "\ud800", "\u2028"])
def test_hostile_text_is_kept_but_never_stands_raw(text):
    written = render(hostile(text), "json")
    assert json.loads(written)["reports"][0]["article"]["title"] == text
    assert text not in written
