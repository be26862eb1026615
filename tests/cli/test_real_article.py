"""A page as it came from the web, held against nothing but itself."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.running import factcheck

ARTICLE = os.environ.get("FACTCHECK_TEST_ARTICLE")

pytestmark = pytest.mark.skipif(
    not ARTICLE, reason="FACTCHECK_TEST_ARTICLE names no article; the same behaviour is tested on the sample desk"
)


@pytest.fixture(scope="module")
def result():
    done = factcheck("check", ARTICLE, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def claims(result):
    return {claim["figure"]["text"]: claim for claim in result["claims"] if claim["figure"]}


def test_every_figure_is_listed_with_its_exact_span(result, claims):
    text = Path(ARTICLE).read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    assert list(claims) == ["57-59%", "64%", "99.3%", "63.75%", "17.19%", "7.82%", "6.23%", "3.85%"]
    for written, claim in claims.items():
        assert text[claim["figure"]["start"] : claim["figure"]["end"]] == written
        assert text[claim["start"] : claim["end"]] == claim["text"]


def test_64_percent_is_kalyakins_and_rounds_from_the_count_in_the_same_article(claims):
    claim = claims["64%"]
    assert claim["quoted"]
    assert claim["claimant"] == "Sergei Kalyakin"
    (finding,) = [finding for finding in claim["findings"] if finding["question"] == "true"]
    best = finding["links"][0]
    assert "63.75%" in best["text"]
    assert best["same_article"]
    assert best["relation"] == "rounds"
    assert best["working"] == "63.75% rounds to 64%"
    assert finding["suggestion"]["relation"] == "rounds"
    assert finding["suggestion"]["stance"] == "unsupported"
    assert "not a source" in finding["suggestion"]["working"]


def test_an_expectation_is_not_rated(claims):
    claim = claims["57-59%"]
    assert claim["checkable"] is False
    assert claim["reason"] == "expectation"
    (finding,) = claim["findings"]
    assert finding["suggestion"]["relation"] == "not-comparable"
    assert finding["suggestion"]["stance"] == "unsupported"
    assert "57-59% here an expectation" in finding["suggestion"]["working"]


def test_the_time_stamp_of_the_page_is_no_claim(claims):
    assert not any("14:54" in written or "2020" in written for written in claims)


def test_the_article_says_nothing_against_itself(result):
    assert result["self_checks"] == []
    assert result["errors"] == []
