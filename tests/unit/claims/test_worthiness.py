"""The order in which claims deserve a minute."""

from __future__ import annotations

import pytest

from factcheck.claims import find_claims
from factcheck.claims.shape import shape_of
from factcheck.claims.worthiness import model, worthiness
from factcheck.documents import read_text


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


@pytest.mark.parametrize(
    ("text", "noise", "figure", "why"),
    [
        (
            "The strike lasted 12 days and cost the port 40 million dollars.",
            "12 days",
            "40 million",
            "a length of time",
        ),
        ("He won 50% + 1 of the votes, 3.2 million in all.", "50%", "3.2 million", "a part of a sum"),
        ("The plan got 43% of 1,200 members and cost 9 million dollars.", "1,200", "9 million", "what a share is of"),
    ],
)
def test_what_nobody_would_look_up_by_itself_comes_last_and_says_why(
    text: str, noise: str, figure: str, why: str
) -> None:
    claims = {claim.figure.text: claim for claim in find_claims(read_text(text)) if claim.figure is not None}
    (last,) = (claim for words, claim in claims.items() if noise in words)
    (first,) = (claim for words, claim in claims.items() if figure in words)
    assert last.worthiness < first.worthiness
    assert f"against: {why}" in last.worthiness_reasons


def test_a_line_of_a_page_comes_after_a_sentence() -> None:
    claims = find_claims(read_text("Share 1,240\n\nThe council closed 14 libraries last year.\n"))
    found = {claim.text: claim.worthiness for claim in claims if claim.figure is not None}
    assert found["Share 1,240"] < found["The council closed 14 libraries last year."]


@pytest.mark.parametrize(
    ("text", "has", "lacks"),
    [
        ("Wages rose by 3.2% to $41,000.", {"=unit share", "=direction"}, {"=not opinion", "=unit time"}),
        ("I think we will win next year.", {"=subject i"}, {"=unit share", "=large"}),
        ("It is the largest port in Europe.", {"=kind ranking"}, {"=kind comparison"}),
    ],
)
def test_the_shape_of_a_sentence_says_what_it_is_like(text: str, has: set[str], lacks: set[str]) -> None:
    shape = shape_of(text)
    assert has <= shape.keys()
    assert lacks.isdisjoint(shape)
