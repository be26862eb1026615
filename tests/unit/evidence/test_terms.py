"""What the index sees of a text, and what an unknown word may stand for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.evidence import Library, written_day
from factcheck.evidence.spelling import alternatives
from factcheck.evidence.terms import names, terms
from tests.unit.evidence.documents_for_tests import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The votes were counted.", ["vote", "count"]),
        ("1,234 people, 63.75% and 1.5 million", ["1234", "peopl", "63.75", "1.5", "million"]),
        ("#AustralianFires @BBCNews", ["australian", "fire", "bbc", "news"]),
        ("see https://example.org/a?b=c and www.example.org", ["see"]),
        ("the U.S. Senate", ["us", "senat"]),
        ("Putin’s and Putin's", ["putin", "putin"]),
        ("Łódź, São Paulo, Zürich", ["łodz", "sao", "paulo", "zurich"]),
        ("выборы 2012", ["выборы", "2012"]),
        ("निर्वाचन में ६४ प्रतिशत", ["निरवाचन", "में", "64", "परतिशत"]),
        ("أَيَّدُوا ٦٤٪", ["ايدوا", "64"]),
        ("東京都", ["東京", "京都"]),
        ("𝔘nrest № 57", ["unrest", "57"]),
        ("12,345¹ on 120 m² or 10⁶", ["12345", "120", "m", "10"]),
        ("", []),
    ],
)
def test_terms(text, expected):
    assert terms(text) == expected


def test_names_are_the_words_with_a_capital():
    assert names("The leader Sergei Kalyakin said on Monday") == {"sergei", "kalyakin", "monday"}


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_text_has_terms_that_the_index_keeps_whole(text):
    found = terms(text)
    with Library(None) as library:
        library.add("d", sentences(text))
        assert set(library.frequencies(found).values()) <= {1}


@pytest.mark.parametrize(
    ("word", "other"), [("surviving", "survived"), ("votes", "voting"), ("Monday", "monday's"), ("ponies", "pony")]
)
def test_forms_of_one_word_are_one_term(word, other):
    assert terms(word) == terms(other) != []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("#capetownstorm", ("cape", "town", "storm")),
        ("Malinger", ("malling",)),  # the stem of "Mallinger"
        ("Ziuganov", ("zyuganov",)),
        ("completely", ()),
        ("2012", ()),
    ],
)
def test_an_unknown_word_may_stand_for_known_ones(word, expected):
    with Library(None) as library:
        library.add("d", sentences("A storm in Cape Town.", "Rose Mallinger was there.", "Zyuganov came second."))
        assert alternatives(*terms(word), library) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 4 March 2012", "2012-03-04"),
        ("March 4th, 2012", "2012-03-04"),
        ("first 2011-12-04, then 2012-03-04", "2012-03-04"),
        ("Sept. 1, 2020", "2020-09-01"),
        ("31 February 2012", "None"),
        ("in 2012", "None"),
    ],
)
def test_the_last_written_day(text, expected):
    assert str(written_day(text)) == expected
