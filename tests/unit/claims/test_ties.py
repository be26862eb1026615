"""Which claims say the same, so that one answer can serve them all."""

from __future__ import annotations

import pytest

from factcheck.claims import find_claims, likeness, tie
from factcheck.documents import read_text


def claim_of(text: str, words: str = ""):
    return next(claim for claim in find_claims(read_text(text)) if words in claim.anchor.quote)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Berg won 44.1% of the vote.", "Berg won 44.1% of the vote.", "same"),
        ("Berg won 44.1% of the vote.", "In the end, Berg won 44.1% of the vote in Linfort.", "near"),
        ("Berg won 44.1% of the vote.", "Berg won 44% of the vote.", "near"),
        ("Berg won 44.1% of the vote.", "Fox won 44.1% of the vote.", None),
        ("Berg won 44.1% of the vote.", "Berg won 45% of the vote.", None),
        ("Berg won 44.1% of the vote.", "Berg did not win 44.1% of the vote.", None),
        ("Rents in Linfort rose 5%.", "Rents in Linfort fell 5%.", None),
        ("The fund holds 12 million crowns.", "The fund holds 12 million euros.", None),
        ("Jane Roe leads the bank of Linfort.", "Jane Roe leads the bank of Linfort.", "same"),
        ("Jane Roe leads the bank of Linfort.", "Jane Roe now leads the old bank of Linfort.", "near"),
        ("Jane Roe leads the bank of Linfort.", "Jane Roe never leads the bank of Linfort.", None),
    ],
)
def test_claims_are_alike_in_figure_and_words(first: str, second: str, expected: str | None) -> None:
    one, two = claim_of(first), claim_of(second)
    assert likeness(one, two) == expected
    assert likeness(two, one) == expected


def test_repeats_are_tied_within_and_across_articles() -> None:
    first = find_claims(
        read_text("Berg won 44.1% of the vote. It rained in Leeds. Fox won 33.5%.\n\nBerg won 44.1% of the vote.")
    )
    second = find_claims(read_text("In the end, Berg won 44.1% of the vote."))
    claims = {("a", index): claim for index, claim in enumerate(first)}
    others = {("b", index): claim for index, claim in enumerate(second)}
    (group,) = tie(claims, others)
    assert len(group.keys) == 3
    assert {key[0] for key in group.keys} == {"a", "b"}
    assert group.likeness == "near"


def test_others_alone_are_no_group() -> None:
    claims = find_claims(read_text("Berg won 44.1% of the vote.\n\nBerg won 44.1% of the vote."))
    assert tie({}, dict(enumerate(claims))) == []


def test_what_cannot_be_checked_is_tied_with_nothing() -> None:
    claims = find_claims(read_text("Berg will win 44.1% of the vote.\n\nBerg will win 44.1% of the vote."))
    assert tie(dict(enumerate(claims))) == []
