"""A published fact-check is a precedent: it says how a claim was rated, and supports or contradicts nothing."""

from __future__ import annotations

import json

import pytest

from factcheck.checking import check_document
from factcheck.documents import read_bytes, read_text
from factcheck.evidence import Library

CLAIM = "Unemployment in Poland was 7.1% in May 2024."


def feed(claim: str, rating: str) -> bytes:
    """Write a feed with one fact-check."""
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": claim,
        "author": {"@type": "Organization", "name": "Other Desk"},
        "reviewRating": {"@type": "Rating", "alternateName": rating},
        "datePublished": "2024-06-06",
    }
    return json.dumps({"@graph": [review]}).encode()


def suggested(*evidence: tuple[str, bytes]):
    library = Library(None)
    for number, (name, data) in enumerate(evidence, 1):
        library.add(f"e{number}", read_bytes(data, name))
    (finding,) = check_document(read_text(CLAIM, "article.txt"), library).findings
    return finding


@pytest.mark.parametrize("rating", ["False", "True"])
@pytest.mark.parametrize("claimed", [CLAIM, "Unemployment in Poland was 1.7% in May 2024."])
def test_it_settles_nothing_and_says_who_rated_it_how(rating, claimed):
    finding = suggested(("feed.json", feed(claimed, rating)))
    assert finding.suggestion.stance == "unclear"
    assert finding.links[0].relation.label == "CHECKED"
    assert f"Rated {rating} by Other Desk on 2024-06-06" in finding.suggestion.sentence


def test_a_source_beside_it_counts_as_if_it_were_alone():
    told = b"Unemployment in Poland was 2.9% in May 2024, the office said."
    finding = suggested(("feed.json", feed(CLAIM, "False")), ("office.txt", told))
    assert finding.suggestion.stance == "contradicts"
    assert "2.9%" in finding.suggestion.working


def test_the_article_of_a_page_that_carries_one_stays_a_source():
    words = "The office counted again. Unemployment in Poland was 7.1% in May 2024, it said on Monday. " * 3
    page = f'<html><body><article><p>{words}</p></article><script type="application/ld+json">'.encode()
    finding = suggested(("page.html", page + feed(CLAIM, "False") + b"</script></body></html>"))
    assert finding.suggestion.stance == "supports"
    assert "CHECKED" in {link.relation.label for link in finding.links}
