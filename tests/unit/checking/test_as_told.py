"""Figures of sentences that are not checkable: held against what sources have, never supported."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.cli.claim_table import claim_table
from factcheck.documents import read_text


def checked(claim, source):
    return factcheck.check(read_text(f"{claim}\n", "article.txt"), [read_text(f"{source}\n", "source.txt")])


def found(claim, source):
    (finding,) = [item for item in checked(claim, source).findings if item.question == "true"]
    return finding


EXPECTED = "The bank expects inflation to be {n}% in 2025."
SOURCE = "The bank expects inflation to be {n}% in 2025, it said."


@pytest.mark.parametrize(
    ("reason", "claim", "source"),
    [
        ("expectation", EXPECTED, SOURCE),
        ("prediction", "Unemployment will rise to {n}% in 2025.", "Unemployment is likely to rise to {n}% in 2025."),
        ("question", "Did turnout in Leeds really reach {n}%?", "Turnout in Leeds reached {n}%."),
        ("opinion", "Turnout in Leeds should be {n}%.", "Turnout in Leeds should be {n}%, she says."),
    ],
)
def test_a_wrong_figure_is_contradicted_as_the_source_has_it_and_a_right_one_not_supported(reason, claim, source):
    wrong = found(claim.format(n="34.5"), source.format(n="43.5"))
    assert (wrong.claim.checkable, wrong.claim.reason) == (False, reason)
    assert wrong.suggestion.stance == "contradicts"
    assert wrong.suggestion.working.startswith("as the source has it: 43.5%, not 34.5%")
    right = found(claim.format(n="43.5"), source.format(n="43.5"))
    assert (right.suggestion.relation, right.suggestion.stance) == ("equal", "unsupported")
    assert right.suggestion.working.endswith("so not supported")


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (EXPECTED.format(n="2.5"), "Inflation was 3.75% in 2025."),
        ("Turnout in Leeds should be 34.5%.", "Turnout in Leeds was 43.5%."),
        ("Unemployment will rise to 5.2%.", "Unemployment rose to 5.9%."),
    ],
)
def test_what_is_says_nothing_against_what_was_expected_or_wanted(claim, source):
    finding = found(claim, source)
    assert finding.suggestion.stance in {"unclear", "unsupported"}
    assert "contradicts" not in {link.relation.stance for link in finding.links}


@pytest.mark.parametrize("source", ["The tower has 240 steps.", "Exports fell by 4.3%."])
def test_another_fact_is_not_held_against_an_expectation(source):
    assert found(EXPECTED.format(n="2.5"), source).suggestion.stance == "unsupported"


def test_the_table_keeps_the_reason_and_shows_what_the_source_has():
    claim, source = EXPECTED.format(n="34.5"), EXPECTED.format(n="43.5")
    table = claim_table(checked(claim, source), 120)
    assert "not checkable: expectation" in table
    assert "as the source has it: 43.5%, not 34.5%" in table
    assert "as the source" not in claim_table(checked(claim, SOURCE.format(n="34.5")), 120)


def test_a_sentence_without_a_figure_is_held_against_nothing():
    assert not [item for item in checked("I think it is a shame.", "It is a shame.").findings if item.links]
