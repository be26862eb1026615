"""A contradiction of the article with itself as a claim that is rated and as a finding that is shown."""

from __future__ import annotations

from typing import get_args

import pytest

from factcheck.checking import find
from factcheck.checking.model import SelfCheckKind
from factcheck.checking.remarks import REMARKS, remark_on
from factcheck.checking.self_claims import finding_of, self_claims
from factcheck.claims import find_claims, locate, tie
from factcheck.documents import read_bytes, read_text
from factcheck.evidence import Library

TOTAL = "Anna Berg won 31.2% of the vote. Tom Fox won 22.4% of the vote. Together, Berg and Fox won 55.6% of the vote."
ORDINARY = "It rained on Monday.\n\n"


def contradictions(text: str):
    document = read_text(text)
    return document, self_claims(document, find_claims(document))


def library_of(*texts: str) -> Library:
    library = Library(None)
    for number, text in enumerate(texts, 1):
        library.add(f"e{number}", read_text(text, source=f"{number}.txt"))
    return library


def test_every_kind_has_a_label_that_fits_into_its_column_and_says_what_does_not_fit() -> None:
    assert set(get_args(SelfCheckKind)) == set(REMARKS) - {None}
    assert all(0 < len(remark.label) <= 12 and remark.label.isupper() for remark in REMARKS.values())
    assert len({remark.label for remark in REMARKS.values()}) == len(REMARKS)


def test_it_is_a_claim_of_the_sentence_in_which_it_begins_and_worth_the_minute() -> None:
    document, [found] = contradictions(ORDINARY + TOTAL)
    claim = found.claim
    assert claim.text == "Anna Berg won 31.2% of the vote." == document.text[claim.start : claim.end]
    assert (claim.kind, claim.figure, claim.checkable, claim.claimant, claim.quoted) == (
        "self-check",
        None,
        True,
        None,
        False,
    )
    assert (claim.worthiness, claim.worthiness_reasons) == (1.0, ("a total is not the sum of its parts",))
    assert locate(claim.anchor, document.text) == found.check.spans[0]
    assert found.check.words == ("31.2%", "22.4%", "55.6%")
    assert found.check.told == "31.2% + 22.4% = 53.6%, not 55.6% (“31.2%”; “22.4%”; “55.6%”)"


def test_an_ordinary_article_gives_none() -> None:
    assert contradictions(ORDINARY)[1] == ()


def test_finding_claims_never_gives_one_and_none_is_tied_to_another() -> None:
    document, [found] = contradictions(TOTAL)
    assert all(claim.kind != "self-check" for claim in find_claims(document))
    assert tie({"a": found.claim}, {"b": found.claim}) == []


def test_the_finding_shows_each_sentence_that_takes_part_with_the_figures_in_it() -> None:
    document, [found] = contradictions(TOTAL)
    finding = finding_of(found.check, found.claim, document)
    assert [link.text for link in finding.links] == [
        "Anna Berg won 31.2% of the vote.",
        "Tom Fox won 22.4% of the vote.",
        "Together, Berg and Fox won 55.6% of the vote.",
    ]
    assert [[part.text for part in link.relation.parts] for link in finding.links] == [["31.2%"], ["22.4%"], ["55.6%"]]
    for link in finding.links:
        assert link.same_article
        assert document.text[link.start : link.end] == link.text
        assert (link.relation.label, link.relation.stance) == ("TOTAL", "contradicts")
        assert link.relation.working == found.check.working
    suggestion = finding.suggestion
    assert (suggestion.relation, suggestion.stance, suggestion.working, suggestion.link) == (
        "overstates",
        "contradicts",
        "31.2% + 22.4% = 53.6%, not 55.6%",
        0,
    )


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The vote was held on Monday, 4 March 2012.", "WEEKDAY"),
        ("The poet (1950-1931) wrote in two languages.", "ORDER"),
        ("Unemployment rose by 3% from 9% to 12%.", "CHANGE"),
        ("The test failed in 14 of 40 cases (25%).", "SHARE"),
        ("Anna Berg won 55% of the vote and Tom Fox 48%.", "SHARES"),
        ("Mill cuts 340 jobs\n\nThe mill in Harlow cuts 430 jobs in spring.", "HEADLINE"),
    ],
)
def test_what_does_not_fit_is_said_in_a_word_even_where_no_number_is_off(text: str, label: str) -> None:
    document, [found] = contradictions(text)
    assert remark_on(found.check).label == label
    finding = find(found.claim, document, library_of(), check=found.check)
    assert (finding.suggestion.stance, finding.suggestion.working) == ("contradicts", found.check.working)
    assert finding.links[0].relation.label == label


def test_evidence_about_the_figures_follows_and_shows_which_of_them_is_right() -> None:
    document, [found] = contradictions(TOTAL)
    library = library_of(
        "Anna Berg won 31.2% of the vote.\n\nIt was cold.", "Tom Fox won 24.4% of the vote.", "Trains run late."
    )
    finding = find(found.claim, document, library, check=found.check)
    own, outside = finding.links[:3], finding.links[3:]
    assert all(link.same_article for link in own)
    assert {(link.document, link.relation.stance) for link in outside} == {("e1", "supports"), ("e2", "contradicts")}
    assert next(link for link in outside if link.document == "e2").relation.working.startswith("24.4%, not 22.4%")
    assert finding.suggestion.link == 0
    assert finding.suggestion.stance == "contradicts"


def test_the_article_itself_in_the_library_is_no_evidence_and_a_passage_comes_once() -> None:
    document, [found] = contradictions(TOTAL)
    library = library_of("Anna Berg won 31.2% of the vote and Tom Fox 22.4% of the vote.")
    library.add("copy", document)
    outside = [link for link in find(found.claim, document, library, check=found.check).links if not link.same_article]
    assert [link.document for link in outside] == ["e1"]


def test_a_contradiction_in_a_table_shows_its_rows() -> None:
    document = read_bytes(b"Place,Ballots\nNorth,1200\nSouth,900\nEast,450\nTotal,2650\n", "count.csv")
    [found] = self_claims(document, find_claims(document))
    finding = finding_of(found.check, found.claim, document)
    assert [link.text for link in finding.links] == ["North,1200", "South,900", "East,450", "Total,2650"]
