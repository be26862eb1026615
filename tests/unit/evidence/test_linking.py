"""What stands first for a claim, and what made it stand there."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from factcheck.claims import find_claims
from factcheck.documents import read_text
from factcheck.evidence import Library, Query, link, rank
from factcheck.evidence.relating import claimed_statement
from factcheck.figures import find_figures
from tests.unit.evidence.documents_for_tests import sentences, table

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


ARTICLE = read_text(
    "Kalyakin on the vote in Russia\n\n"
    "According to the politician, the only surprise was a small percentage of votes cast for Putin. "
    '"I expected him to score in the range of 57-59%. But 64% - it\'s quite a lot, good result", he said.\n\n'
    "Belarus is another matter, Sergei Kalyakin added, and nothing there will change soon.\n\n"
    "We remind, that according to the commission, Putin is gaining 63.75% of votes, Gennady Zyuganov - 17.19%.\n"
)


def links_of(figure, library, **options):
    claim = next(claim for claim in find_claims(ARTICLE) if claim.figure and claim.figure.text == figure)
    return claim, link(claim, library, article=ARTICLE, **options)


def test_without_evidence_the_article_is_shown_against_itself():
    with Library(None) as library:
        _, links = links_of("64%", library)
    assert links[0].same_article
    assert "63.75%" in links[0].text
    assert (links[0].relation.name, links[0].relation.working) == ("rounds", "63.75% rounds to 64%")


@pytest.mark.parametrize("figure", ["57-59%", "64%", "63.75%", "17.19%"])
def test_the_sentence_of_the_claim_is_never_evidence_not_even_from_a_copy_in_the_library(figure):
    with Library(None) as library:
        library.add("copy", ARTICLE)
        claim, links = links_of(figure, library)
    assert all(one.same_article for one in links)
    assert not [one for one in links if one.start < claim.end and claim.start < one.end]


def test_a_figure_that_relates_comes_before_words_that_only_agree():
    with Library(None) as library:
        library.add(
            "talk", sentences("Putin's result in the vote is quite a good result, Sergei Kalyakin said of Putin.")
        )
        library.add("count", sentences("Vladimir Putin received 63.75% of the votes."))
        _, links = links_of("64%", library)
    assert [one.document for one in links[:2]] == ["count", "talk"]
    assert links[0].relation.stance == "supports"


def test_outside_evidence_stands_before_the_article_and_leaves_room_for_it():
    with Library(None) as library:
        for number in range(20):
            library.add(
                f"count {number:02}", sentences(f"Putin received 6{number % 10}.2% of the votes in region {number}.")
            )
        _, links = links_of("64%", library, k=6)
    same = [one.same_article for one in links]
    assert len(links) == 6
    assert same == sorted(same)
    assert 1 <= sum(same) <= 2


def test_every_link_says_what_made_it():
    with Library(None) as library:
        library.add("count", sentences("Vladimir Putin received 63.75% of the votes."))
        _, links = links_of("64%", library)
    assert {"bm25", "names", "token_set", "date", "relation"} <= links[0].features.keys()


def test_a_sum_is_found_over_the_rows_of_a_table():
    article = read_text("The opposition's Zyuganov and Prokhorov together got 25.01% of the votes.\n")
    claim = next(claim for claim in find_claims(article) if claim.figure)
    rows = (("Putin", "63.75%"), ("Zyuganov", "17.19%"), ("Prokhorov", "7.82%"))
    with Library(None) as library:
        library.add("counts", table("Votes by candidate", ("Candidate", "Share of votes"), *rows))
        links = link(claim, library, article=article)
    assert links[0].relation.derivation == "sum"
    assert links[0].relation.stance == "supports"


def test_the_same_claim_and_library_give_the_same_links():
    with Library(None) as library:
        for name, document in PASSAGES.items():
            library.add(name, document)
        assert links_of("64%", library) == links_of("64%", library)


def test_a_figure_is_found_in_a_large_library_without_a_word_in_common_with_the_claim():
    with Library(None) as library:
        for number in range(300):
            library.add(
                f"noise {number:03}", sentences(f"It is a good result, and quite a lot, of case {number + 100}.")
            )
        library.add("count", sentences("Vladimir Putin received 63.75% of the votes."))
        _, links = links_of("64%", library)
    assert links[0].document == "count"


@pytest.mark.parametrize("figure", ["7.3", "19.3"])
def test_of_many_rows_that_hold_the_number_none_keeps_the_row_that_the_claim_names_away(figure):
    names = ["Cyprus", "Norway", "Ghana", "Peru", "Fiji", "Chile", "Nepal", "Chad"]
    rows = [(name, year, "7.3" if (year + place) % 3 else "19.3") for place, name in enumerate(names)
            for year in range(1940, 2020)]  # fmt: skip
    with Library(None) as library:
        library.add(
            "rates", table("", ["Country", "Unemployment rate %", "Year"], *([n, v, str(y)] for n, y, v in rows))
        )
        (claim,) = find_claims(read_text(f"Unemployment in Cyprus was {figure}% in 2012."))
        found = [one.text for one in link(claim, library)]
    assert any(row.startswith("Cyprus") and row.endswith("2012") for row in found)


def test_a_heading_is_no_evidence_for_a_figure():
    results = read_text("# Votes cast for Putin\n\nPutin received 63.75% of the votes.\n", "results.md")
    with Library(None) as library:
        library.add("results", results)
        _, links = links_of("64%", library)
    assert not [one for one in links if one.text.startswith("# Votes") or one.text == "Votes cast for Putin"]


def test_of_equal_evidence_what_was_published_later_than_the_article_comes_last_and_a_primary_source_first():
    article = replace(ARTICLE, date=datetime.date(2012, 3, 5))
    claim = next(claim for claim in find_claims(article) if claim.figure and claim.figure.text == "64%")
    count = "Vladimir Putin received 63.75% of the votes."
    with Library(None) as library:
        library.add("a later", sentences(count, date=datetime.date(2012, 3, 6)))
        library.add("b secondary", sentences(count, date=datetime.date(2012, 3, 5)), rank="secondary")
        library.add("c primary", sentences(count, date=datetime.date(2012, 3, 5)), rank="primary")
        links = [one.document for one in link(claim, library, article=article) if not one.same_article]
    assert links == ["c primary", "b secondary", "a later"]


def test_a_figure_that_somebody_reads_otherwise_is_compared_as_they_read_it():
    article = read_text("Putin got 64% of the vote.")
    [claim] = find_claims(article)
    [read] = find_figures("about 60%")
    corrected = replace(read, start=claim.figure.start, end=claim.figure.end)
    stated, read_again = (claimed_statement(each, article) for each in (claim, replace(claim, figure=corrected)))
    assert (stated.figure, read_again.figure) == (claim.figure, corrected)
    assert replace(read_again, figure=stated.figure) == stated
