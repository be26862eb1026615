"""The order in which claims deserve a minute."""

from __future__ import annotations

import pytest

from factcheck.claims.worthiness import model, worthiness


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Unemployment rose by 5 percent in the last two years.", "Good evening, and thank you all for coming."),
        ("He voted against the bill 12 times.", "I would like to answer that question."),
        ("The deficit is 400 billion dollars.", "We are going to fight for you."),
    ],
)
def test_facts_come_before_courtesies(more: str, less: str) -> None:
    assert worthiness(more, "statement", None)[0] > worthiness(less, "statement", None)[0]


def test_a_score_has_its_reasons_in_words() -> None:
    score, reasons = worthiness("Unemployment rose by 5% in the last two years.", "figure", None)
    assert score > 0.5
    assert 1 <= len(reasons) <= 3
    assert "a percentage" in reasons


def test_what_cannot_be_checked_scores_less_and_says_why() -> None:
    text = "Unemployment will rise by 5% in the next two years."
    free, bound = worthiness(text, "figure", None), worthiness(text, "figure", "prediction")
    assert bound[0] < free[0]
    assert bound[1][0] == "not checkable: prediction"


def test_an_open_place_comes_first_of_all() -> None:
    assert worthiness("The fund holds TK million.", "placeholder", None)[0] == 1.0


def test_the_weights_are_few_enough_to_load_at_once() -> None:
    assert 1000 < len(model().weights) < 20_000


def test_an_empty_sentence_has_a_score() -> None:
    assert 0 <= worthiness("", "statement", None)[0] <= 1
