"""What stands first for a claim, and what made it stand there."""

from __future__ import annotations

import datetime

import pytest

from factcheck.evidence import Library, Query, rank
from tests.unit.evidence.documents_for_tests import sentences

PASSAGES = {
    "putin": sentences("Vladimir Putin gained 63.75% of votes after 99.3% of protocols."),
    "zyuganov": sentences("Gennady Zyuganov gained 17.19% of votes."),
    "weather": sentences("Rain and snow will fall in Moscow on Monday."),
    "turnout": sentences("Turnout in the presidential election reached 65.3%."),
}


def firsts(query, k=5):
    with Library(None) as library:
        for name, document in PASSAGES.items():
            library.add(name, document)
        return [one.found.document for one in rank(query, library, k)]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Putin got 64% of the vote", "putin"),
        ("it will rain in Moscow", "weather"),
        ("the turnout of the election was 65%", "turnout"),
        ("#Zyuganov was second", "zyuganov"),
    ],
)
def test_the_passage_on_the_matter_comes_first(words, first):
    assert firsts(Query(words))[0] == first


def test_context_finds_what_the_sentence_does_not_name():
    assert firsts(Query("But 64% is a good result", context="Votes cast for Putin"))[0] == "putin"


def test_of_equal_words_the_nearer_day_comes_first():
    with Library(None) as library:
        for year in (2004, 2008, 2012, 2018):
            library.add(str(year), sentences("Putin was elected President.", date=datetime.date(year, 3, 5)))
        ranked = rank(Query("Putin has been elected", date=datetime.date(2012, 3, 4)), library)
    assert ranked[0].found.document == "2012"


def test_ties_stand_in_the_order_of_their_names():
    with Library(None) as library:
        for name in "cab":
            library.add(name, sentences("Putin was elected President."))
        assert [one.found.document for one in rank(Query("Putin elected"), library)] == ["a", "b", "c"]


def test_scores_are_between_0_and_1_and_fall():
    with Library(None) as library:
        for name, document in PASSAGES.items():
            library.add(name, document)
        scores = [one.score for one in rank(Query("Putin gained votes in Moscow"), library)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
