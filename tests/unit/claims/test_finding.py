"""Claims of an article: their spans, their siblings, who makes them, and that no text is too strange."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims import Claim, find_claims
from factcheck.documents import read, read_bytes, read_text
from factcheck.resources import resource_folder

INTERVIEW = """Updated at 10:32, 16-10-2020

Fox: We shall not sell the harbour

"We were ready for this", the leader of the "New Tide" Party Tom Fox told the Linfort Post after the vote.

According to the politician, the only surprise was the turnout. "I expected 57-59%. But 64% - that is a lot", he said.

"In the north there were 120 of us.

In the south there were 80, and nobody counted them"
, Tom Fox said.

According to the CEC, after 99.3% of protocols, Berg has 63.75% of votes, Fox - 17.19%.
"""


def by_words(claims: list[Claim]) -> dict[str, Claim]:
    return {claim.figure.text: claim for claim in claims if claim.figure}


def test_five_figures_of_a_sentence_are_claims_that_know_each_other() -> None:
    claims = find_claims(read_text("Berg won 44.1%, Fox 33.5%, Roth 21.2%, Lind 0.8% and Moss 0.4% of the vote."))
    assert len(claims) == 5
    for claim in claims:
        assert set(claim.siblings) == {other.id for other in claims} - {claim.id}
    assert len({claim.id for claim in claims}) == 5


def test_spans_are_exact_and_in_order() -> None:
    document = read_text(INTERVIEW)
    claims = find_claims(document)
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    for claim in claims:
        assert document.text[claim.start : claim.end] == claim.text
        if claim.figure:
            assert document.text[claim.figure.start : claim.figure.end] == claim.figure.text


def test_the_time_stamp_of_a_page_is_no_claim() -> None:
    assert all("Updated" not in claim.text for claim in find_claims(read_text(INTERVIEW)))


def test_a_quoted_figure_knows_its_speaker_and_its_whole_quotation() -> None:
    document = read_text(INTERVIEW)
    claim = by_words(find_claims(document))["64%"]
    assert (claim.claimant, claim.quoted, claim.checkable) == ("Tom Fox", True, True)
    assert claim.claimant_role == 'leader of the "New Tide" Party'
    assert claim.text == "But 64% - that is a lot"
    assert claim.quote_start is not None
    assert document.text[claim.quote_start : claim.quote_end] == "I expected 57-59%. But 64% - that is a lot"


def test_an_expectation_is_marked_with_its_reason() -> None:
    claim = by_words(find_claims(read_text(INTERVIEW)))["57-59%"]
    assert (claim.checkable, claim.reason, claim.reason_words) == (False, "expectation", "expected")


def test_what_is_supposed_ends_with_a_semicolon_and_a_question_does_not() -> None:
    told = {
        "Hospitals added 1,800 jobs; without them, payrolls would have shrunk.": None,
        "If hospitals add 1,800 jobs, payrolls would grow.": "hypothetical",
        "Would 1,800 jobs be enough; would they last?": "question",
    }
    for text, reason in told.items():
        (claim,) = [claim for claim in find_claims(read_text(f"{text}\n", "a.txt")) if claim.figure is not None]
        assert (claim.checkable, claim.reason) == (reason is None, reason)


def test_a_quotation_over_paragraphs_has_one_speaker() -> None:
    found = by_words(find_claims(read_text(INTERVIEW)))
    assert {found[words].claimant for words in ("120", "80")} == {"Tom Fox"}
    assert found["120"].quoted
    assert found["80"].quoted


def test_figures_according_to_a_body_have_it_as_their_claimant() -> None:
    found = by_words(find_claims(read_text(INTERVIEW)))
    assert {found[words].claimant for words in ("99.3%", "63.75%", "17.19%")} == {"CEC"}


def test_a_table_gives_the_figures_of_its_rows() -> None:
    claims = find_claims(read_bytes(b"Name,Share\nBerg,63.60%\nFox,17.18%\n", "result.csv"))
    assert [claim.figure.text for claim in claims if claim.figure] == ["63.60%", "17.18%"]


def test_a_headline_gives_its_figures() -> None:
    claims = find_claims(read_text("Mill cuts 340 jobs\n\nThe mill in Harlow has bad news for the town."))
    assert claims[0].figure is not None
    assert claims[0].figure.text == "340 jobs"


def test_the_same_text_gives_the_same_claims() -> None:
    assert find_claims(read_text(INTERVIEW)) == find_claims(read_text(INTERVIEW))


def test_ids_do_not_change_when_something_else_does() -> None:
    before = {claim.figure.text: claim.id for claim in find_claims(read_text(INTERVIEW)) if claim.figure}
    moved = find_claims(read_text("A first paragraph about Linfort.\n\n" + INTERVIEW))
    assert before.items() <= {claim.figure.text: claim.id for claim in moved if claim.figure}.items()


def test_the_sample_interview_reads_as_it_should() -> None:
    found = by_words(find_claims(read(resource_folder("seeds") / "articles" / "elections.txt")))
    assert {"57-59%", "64%", "99.3%", "63.75%", "17.19%", "7.82%", "6.23%", "3.85%"} <= set(found)
    assert found["57-59%"].reason == "expectation"
    assert (found["64%"].claimant, found["64%"].quoted) == ("Sergei Kalyakin", True)
    assert found["63.75%"].claimant == "Central Election Commission"


@pytest.mark.skipif("FACTCHECK_TEST_ARTICLE" not in os.environ, reason="FACTCHECK_TEST_ARTICLE names no article")
def test_the_real_article_reads_as_it_should() -> None:
    claims = find_claims(read(Path(os.environ["FACTCHECK_TEST_ARTICLE"])))
    found = by_words(claims)
    assert list(found) == ["57-59%", "64%", "99.3%", "63.75%", "17.19%", "7.82%", "6.23%", "3.85%"]
    assert (found["57-59%"].checkable, found["57-59%"].reason) == (False, "expectation")
    assert (found["64%"].claimant, found["64%"].quoted) == ("Sergei Kalyakin", True)
    assert {claim.claimant for text, claim in found.items() if text not in {"57-59%", "64%"}} == {"CEC"}
    assert {claim.claimant for claim in claims if claim.quoted} == {"Sergei Kalyakin", "Vladimir Churov"}


@given(
    st.lists(
        st.sampled_from(
            [
                '"',
                "“",
                "”",
                " said Roe",
                "5%",
                ". ",
                "\n\n",
                "\n",
                " he said, ",
                "if ",
                "TK ",
                "Tom Fox",
                ", 45, ",
                "\x1b[31m",
                "é",
            ]
        ),
        max_size=25,
    )
)
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_the_reading(pieces: list[str]) -> None:
    document = read_text("".join(pieces))
    claims = find_claims(document)
    assert all(document.text[claim.start : claim.end] == claim.text for claim in claims)
    assert all(0 <= claim.worthiness <= 1 for claim in claims)
    ids = [claim.id for claim in claims]
    assert len(ids) == len(set(ids))
