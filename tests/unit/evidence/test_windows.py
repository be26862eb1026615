"""A very long sentence is asked by what is around the figure; an ordinary one by all of its words."""

import pytest

from factcheck.claims import find_claims
from factcheck.documents import read_text
from factcheck.evidence import query_for
from factcheck.evidence.relating import claimed_statement

LONG = "The ministry said " + ", ".join(f"{100 + n} thousand workers in district {n} were paid" for n in range(40))
SHORT = "The ministry said that 112 thousand workers in district 12 were paid, and none of the others."


def claim_of(document, words):
    return next(claim for claim in find_claims(document) if claim.figure and claim.figure.text.startswith(words))


@pytest.mark.parametrize(("text", "whole"), [(LONG, False), (SHORT, True)])
def test_a_claim_is_asked_by_the_words_around_its_figure(text, whole):
    document = read_text(text, "a.txt")
    claim = claim_of(document, "112")
    asked = query_for(claim, document).words
    assert "112 thousand workers in district 12 were paid" in asked
    assert (asked == claim.text) is whole
    assert asked in claim.text


@pytest.mark.parametrize("words", ["100", "112", "139"])
def test_the_figure_stands_in_what_is_compared_where_it_says_it_does(words):
    document = read_text(LONG, "a.txt")
    claim = claim_of(document, words)
    stated = claimed_statement(claim, document)
    start = stated.figure.start - stated.offset
    assert stated.text[start : start + len(stated.figure.text)] == claim.figure.text
    assert len(stated.text) < 450


def test_a_long_neighbour_gives_only_the_words_next_to_the_claim():
    document = read_text(f"{LONG}. Turnout was 65%. {LONG}.", "a.txt")
    context = query_for(claim_of(document, "65"), document).context
    assert "139 thousand" in context
    assert "district 0 " in context
    assert "120 thousand" not in context
