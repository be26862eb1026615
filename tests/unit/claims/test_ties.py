"""Which claims say the same, so that one answer can serve them all."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import Ties, find_claims, likeness, tie
from factcheck.desk.record.by_hand import claim_from_words
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


# Words and figures that meet often: sentences of them are the same, near, or something else in every way.
SUBJECTS = ("Berg", "Fox", "berg", "the old bank of Linfort", "The bank of Linfort", "No bank", "")
VERBS = ("won", "lost", "did not win", "reported again and again", "")
OBJECTS = ("of the vote", "in Linfort", "in the old town of Linfort", "")
FIGURES = ("44.1%", "44.3%", "44%", "about 40%", "44.10%", "12 million crowns", "12.4 million crowns", "half")

WITH_FIGURE = st.builds(
    lambda *words: " ".join(filter(None, words)) + ".",
    *map(st.sampled_from, (SUBJECTS, VERBS, FIGURES, OBJECTS)),
)
WITHOUT = st.permutations(("bank", "town", "mayor", "school", "river", "bridge", "tower", "market")).flatmap(
    lambda words: st.integers(3, 8).map(lambda count: " ".join(sorted(words[:count])) + ".")
)
SENTENCES = WITH_FIGURE | WITHOUT


@lru_cache
def by_hand(sentence: str):
    return claim_from_words(sentence, 0, len(sentence))


def closure(claims):
    """Group claims with all that are tied with one of the group, by comparing everything with everything."""
    groups = []
    for key in claims:
        near = [group for group in groups if any(likeness(claims[key], claims[other]) for other in group)]
        groups = [*(group for group in groups if group not in near), set().union({key}, *near)]
    pairs = {frozenset(group): {likeness(claims[one], claims[two]) for one in group for two in group if one != two}
             for group in groups if len(group) > 1}  # fmt: skip
    return {group: "near" if "near" in how else "same" for group, how in pairs.items()}


@given(st.lists(st.tuples(st.integers(0, 15), st.none() | SENTENCES), max_size=40), SENTENCES)
def test_an_index_that_follows_what_comes_and_goes_finds_what_comparing_everything_finds(steps, asked: str) -> None:
    ties, claims = Ties(), {}
    for key, sentence in steps:
        if sentence is None:
            ties.remove(key)
            claims.pop(key, None)
        else:
            ties.add(key, by_hand(sentence))
            claims[key] = by_hand(sentence)
    compared = {key: likeness(by_hand(asked), claim) for key, claim in claims.items()}
    assert dict(ties.find(by_hand(asked))) == {key: how for key, how in compared.items() if how}
    assert {frozenset(group.keys): group.likeness for group in tie(claims)} == closure(claims)


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        (("Berg won 44.1% of the vote.", "Berg won 44% of the vote.", "Berg won 44.3% of the vote."), {1}),
        (("It lost 44%.", "It lost 44%."), set()),
        (("Berg lost 44%.", "Berg lost 44%."), {1}),
    ],
)
def test_claims_are_not_tied_through_a_third_or_by_one_common_word(sentences, found: set[int]) -> None:
    ties = Ties()
    for key, sentence in enumerate(sentences):
        ties.add(key, by_hand(sentence))
    assert {key for key, _ in ties.find(by_hand(sentences[0]))} - {0} == found


def test_an_index_that_everything_left_is_empty() -> None:
    ties = Ties()
    for key, sentence in enumerate(("Berg won 44.1% of the vote.", "Berg won 44% of the vote.", "Fox leads the bank.")):
        ties.add(key, by_hand(sentence))
    for key in (0, 1, 2, 2):
        ties.remove(key)
    assert not any(kept for kept in vars(ties).values() if not isinstance(kept, int))


def test_rates_of_another_denominator_are_other_claims() -> None:
    one, two = (claim_of(f"Linfort counted 3 deaths per {base} people.") for base in ("100,000", "1,000"))
    assert likeness(one, two) is None
