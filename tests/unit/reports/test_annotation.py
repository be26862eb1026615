"""The article cut at its claims: nothing is lost, every claim ends once, whatever overlaps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.reports.annotation import annotated, letters, source_number
from factcheck.reports.spans import gaps, joined, overlapping
from tests.unit.reports.sample import REPORT, claim

TEXTS = st.text(alphabet="ab \n", min_size=1, max_size=60)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


def report_of(text, spans):
    base = claim(1, "64%", before="", after="")
    inside = [(min(a, b), max(a, b)) for a, b in spans if max(a, b) <= len(text) and a != b]
    claims = tuple(
        replace(base, number=number, start=start, end=end, quote=text[start:end])
        for number, (start, end) in enumerate(inside, 1)
    )
    return replace(REPORT, text=text, claims=claims, read=())


@given(TEXTS, SPANS)
@settings(max_examples=150, deadline=None)
def test_every_line_with_words_comes_back_whole(text, spans):
    lines = ["".join(segment.text for segment in paragraph.segments) for paragraph in annotated(report_of(text, spans))]
    assert lines == [line for line in text.split("\n") if line.strip()]


@given(TEXTS, SPANS)
@settings(max_examples=150, deadline=None)
def test_a_claim_is_marked_at_most_once_and_where_it_ends(text, spans):
    report = report_of(text, spans)
    marked = [
        claim.number for paragraph in annotated(report) for segment in paragraph.segments for claim in segment.ends
    ]
    assert len(marked) == len(set(marked))
    noted = [claim.number for paragraph in annotated(report) for claim in paragraph.claims]
    assert sorted(marked) == sorted(noted)


def test_of_nested_claims_the_shortest_marks_the_words():
    report = report_of("one two three", [(0, 13), (4, 7)])
    [paragraph] = annotated(report)
    assert [(segment.text, segment.claim.number) for segment in paragraph.segments] == [
        ("one ", 1),
        ("two", 2),
        (" three", 1),
    ]


def test_words_of_a_claims_sentence_are_told_from_words_under_no_claim():
    [headline, quote, *_] = annotated(REPORT)
    assert not any(segment.read for segment in headline.segments)
    assert all(segment.read for segment in quote.segments)


@pytest.mark.parametrize(("letter", "number"), [("A", 0), ("Z", 25), ("AA", 26), ("AZ", 51), ("BA", 52)])
def test_letters_count_on_after_z(letter, number):
    assert source_number(letter) == number


def test_a_claims_letters_are_those_of_its_sources_in_their_order():
    assert letters(REPORT.claims[1]) == ("A", "B")


@given(SPANS, st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=150, deadline=None)
def test_joined_spans_and_their_gaps_are_the_whole_text(spans, start, end):
    ordered = joined((min(a, b), max(a, b)) for a, b in spans if a != b)
    words = {at for a, b in spans for at in range(min(a, b), max(a, b))}
    assert {at for a, b in ordered for at in range(a, b)} == words
    assert {at for a, b in gaps(ordered, 61) for at in range(a, b)} == set(range(61)) - words
    start, end = min(start, end), max(start, end)
    assert list(overlapping(ordered, start, end)) == [(a, b) for a, b in ordered if a < end and b > start]
