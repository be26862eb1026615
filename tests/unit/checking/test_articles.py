"""Whole articles, as they are and with a slip planted in them. They are public data."""

from __future__ import annotations

import pytest

from factcheck.checking.self_checks import self_checks
from factcheck.claims import find_claims
from tests.benchmarks.articles import Article, articles
from tests.benchmarks.claims import PARTS, Outcome

ARTICLES = list(articles())


def recall(outcomes: list[Outcome]) -> float:
    wanted = sum(len(outcome.wanted) for outcome in outcomes)
    return sum(len(outcome.wanted & outcome.found) for outcome in outcomes) / wanted


def precision(outcomes: list[Outcome]) -> float:
    found = sum(len(outcome.found) for outcome in outcomes)
    return sum(len(outcome.wanted & outcome.found) for outcome in outcomes) / found


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_an_article_that_is_right_is_not_held_against_itself(article: Article) -> None:
    assert self_checks(article.document, find_claims(article.document)) == ()


@pytest.mark.parametrize(("part", "least"), [("article_kinds", 0.98), ("article_speakers", 0.98)])
def test_the_claims_of_whole_articles_are_found_with_who_says_them(part: str, least: float) -> None:
    outcomes = list(PARTS[part]())
    assert recall(outcomes) >= least
    assert precision(outcomes) >= least


def test_most_slips_that_are_planted_in_an_article_are_found() -> None:
    assert recall(list(PARTS["article_checks"]())) >= 0.85
