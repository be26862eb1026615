"""Was it said: a quotation against a transcript, against another article, and against nothing."""

import io
import json
from pathlib import Path

import docx
import pytest

from factcheck.checking import check, find
from factcheck.claims import find_claims
from factcheck.documents import read_bytes, read_text
from factcheck.evidence import Library

SRT = b"""1
00:00:58,000 --> 00:01:04,000
Good evening, and thank you all for coming here tonight.

2
00:01:12,000 --> 00:01:18,000
We counted every ballot twice, and turnout was 64% across

3
00:01:18,500 --> 00:01:21,000
the whole country, including the islands.
"""
TRANSCRIPT = read_bytes(SRT, "press-conference.srt")
OTHER_ARTICLE = read_text(
    'The chairman said that "turnout was 64% across the whole country, including the islands" on Sunday.\n', "wire.txt"
)
UNRELATED = read_text("The museum opens at nine and closes at five on Sundays.\n", "museum.txt")


def said(quote, *evidence):
    article = read_text(f'"{quote}," the chairman said on Monday.\n', "article.txt")
    claim = next(claim for claim in find_claims(article) if claim.quoted)
    with Library(None) as library:
        for number, document in enumerate(evidence, 1):
            library.add(f"e{number}", document)
        return find(claim, article, library, question="said")


@pytest.mark.parametrize(
    ("quote", "relation", "stance"),
    [
        ("We counted every ballot twice, and turnout was 64% across the whole country", "equal", "supports"),
        ("we counted every ballot twice and turnout was 64% across the whole country", "equal", "supports"),
        ("turnout was 64% across the whole country, including the islands", "equal", "supports"),
        (
            "We counted every ballot twice, and turnout was 64% across the entire country, including the islands",
            "approximates",
            "supports",
        ),
        (
            "We counted every ballot twice, and turnout was 68% across the whole country, including the islands",
            "approximates",
            "unclear",
        ),
        (
            "We never counted every ballot twice, and turnout was 64% across the whole country, including the islands",
            "approximates",
            "unclear",
        ),
        ("The 64% who voted yesterday deserve a far better government than this one", "none", "unsupported"),
    ],
)
def test_a_quotation_is_held_word_for_word_against_a_transcript(quote, relation, stance):
    suggestion = said(quote, UNRELATED, TRANSCRIPT).suggestion
    assert (suggestion.relation, suggestion.stance) == (relation, stance)


def test_the_working_names_the_file_and_the_time():
    finding = said("We counted every ballot twice, and turnout was 64% across the whole country", TRANSCRIPT)
    assert finding.suggestion.working == "word for word in press-conference.srt, 00:01:12"
    assert finding.links[0].relation.label == "SAID"


def test_what_differs_is_shown_in_the_words_of_the_source():
    working = said("We counted every ballot twice, and turnout was 68% across the whole country", TRANSCRIPT)
    assert working.suggestion.working.startswith(
        '12 of 13 words the same: "We counted every ballot twice, and turnout was 64% across the whole country"'
    )


def test_a_transcript_stands_before_another_article_that_only_reports():
    finding = said("turnout was 64% across the whole country, including the islands", OTHER_ARTICLE, TRANSCRIPT)
    assert [link.document for link in finding.links] == ["e2", "e1"]
    assert "reported, not a recording" in finding.links[1].relation.working
    assert [link.relation.not_compared for link in finding.links] == [(), ("recording",)]


@pytest.mark.parametrize(
    ("evidence", "working"),
    [
        ((), "no transcript in the library"),
        ((UNRELATED,), "no transcript in the library"),
        ((UNRELATED, TRANSCRIPT), "not found in 2 documents"),
    ],
)
def test_what_was_searched_is_said_where_nothing_is_found(evidence, working):
    finding = said("The 12 ships left the harbour before anybody had been warned", *evidence)
    assert finding.links == ()
    assert finding.suggestion.working == working


def test_the_article_is_not_its_own_source_though_the_library_holds_it():
    article = read_text('"We counted every ballot twice, and turnout was 64%," he said.\n', "article.txt")
    done = check(article, [article])
    assert [finding.links for finding in done.findings if finding.question == "said"] == [()]


def test_only_quoted_claims_are_asked_whether_they_were_said():
    article = read_text('"Turnout was 64% in the whole country," he said. It was 60% in 2010.\n', "article.txt")
    done = check(article, [TRANSCRIPT])
    questions = [(finding.claim.quoted, finding.question) for finding in done.findings]
    assert questions == [(True, "true"), (True, "said"), (False, "true")]


CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "benchmarks" / "said.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['source']}-{case['label']}")
def test_a_transcript_says_who_said_it(case):
    article = read_text(case["text"], "article.txt")
    claim = next(claim for claim in find_claims(article) if claim.quoted)
    with Library(None) as library:
        library.add("e1", read_bytes(case["evidence"].encode(), case["source"]))
        finding = find(claim, article, library, question="said")
    label = finding.links[0].relation.label if finding.links else "NOT FOUND"
    assert (label, finding.suggestion.stance) == (case["label"], case["stance"])
    assert all(words in finding.suggestion.working for words in case["working"])


def test_a_word_file_of_lines_under_names_is_a_transcript():
    page = docx.Document()
    for line in ("WEISS: That is a shameful deal for every farmer.", "REYES: It is not.", "WEISS: It is."):
        page.add_paragraph(line)
    data = io.BytesIO()
    page.save(data)
    article = read_text('"That is a shameful deal for every farmer," Alma Reyes said.\n', "article.txt")
    (claim,) = (claim for claim in find_claims(article) if claim.quoted)
    with Library(None) as library:
        library.add("e1", read_bytes(data.getvalue(), "debate.docx"))
        finding = find(claim, article, library, question="said")
    assert finding.links[0].relation.label == "MISATTRIBUTED"
    assert "said by Weiss, not by Alma Reyes" in finding.suggestion.working


def test_the_passage_in_which_the_claimant_speaks_comes_before_the_one_in_which_somebody_repeats_it():
    talk = read_text(
        "The debate\n\nWEISS: You said that we counted every ballot twice.\n\nREYES: We counted every ballot twice.\n\n"
        "WEISS: Well.\n",
        "talk.txt",
    )
    article = read_text('"We counted every ballot twice," Alma Reyes said.\n', "article.txt")
    (claim,) = (claim for claim in find_claims(article) if claim.quoted)
    with Library(None) as library:
        library.add("e1", talk)
        (link,) = find(claim, article, library, question="said").links
    assert (link.relation.label, link.place) == ("SAID", "line 5")
