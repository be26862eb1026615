"""Which source speaks, and what is suggested where sources agree, disagree or are missing."""

import pytest
from msgspec.structs import replace

from factcheck.checking import in_order, suggest
from factcheck.documents import read_text
from factcheck.evidence import Link
from factcheck.facts import read_statements
from factcheck.relating import Relation, relate

STANCES = {
    "rounds": "supports",
    "equal": "supports",
    "misrounded": "contradicts",
    "not-comparable": "unclear",
    "over-precise": "unclear",
    "none": "unsupported",
}


def a_link(relation, *, score=0.5, own=False, not_compared=(), derivation=None, document="e1", sure=0.9):
    found = Relation(
        relation,
        STANCES[relation],
        "LABEL",
        f"{relation} {score}",
        derivation=derivation,
        not_compared=not_compared,
        certainty=sure,
    )
    return Link("a1" if own else document, 0, 1, "line 1", "x", score, {}, found, same_article=own)


def suggested(*links):
    return suggest(in_order(links), searched=3)


def test_one_supporting_source_is_the_suggestion():
    assert suggested(a_link("rounds")).stance == "supports"


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (a_link("misrounded", score=0.1), a_link("rounds", score=0.9, own=True)),
        (a_link("rounds", score=0.1), a_link("not-comparable", score=0.9)),
        (a_link("rounds", score=0.1), a_link("none", score=0.9)),
        (a_link("rounds", score=0.1), a_link("misrounded", score=0.9, not_compared=("date",))),
        (a_link("equal", score=0.1, not_compared=("date", "base")), a_link("misrounded", not_compared=("subject",))),
        (a_link("equal", score=0.1), a_link("misrounded", score=0.9, derivation="percent-change")),
        (a_link("not-comparable", score=0.1, not_compared=("date",)), a_link("none", score=0.9)),
        (a_link("rounds", score=0.9), a_link("equal", score=0.1)),
    ],
    ids=[
        "outside first",
        "comparable first",
        "related first",
        "more compared first",
        "same subject first",
        "reported before computed",
        "incomparable before nothing",
        "better score first",
    ],
)
def test_what_comes_first(better, worse):
    assert in_order([worse, better])[0] is better
    assert suggested(worse, better).relation == better.relation.name


def test_stages_of_one_count_are_one_source_in_how_many_documents_they_may_stand():
    told = {"e1": "After 40% of the ballots he had 63.84%.", "e2": "With 99.3% of the protocols processed: 63.75%.",
            "e3": "The final result is 63.60%."}  # fmt: skip
    links = [replace(a_link("rounds", document=name), text=text) for name, text in told.items()]
    found = suggested(*links)
    assert (len(found.group), found.origins) == (3, 2)
    assert "agrees, 2 sources" in found.sentence


def test_equally_close_sources_that_disagree_make_it_unclear_and_both_are_shown():
    found = suggested(a_link("rounds", score=0.9), a_link("misrounded", score=0.2, document="e2"))
    assert found.stance == "unclear"
    assert "rounds 0.9" in found.working
    assert "misrounded 0.2" in found.working


def test_another_passage_of_the_source_that_agrees_does_not_disagree_with_it():
    assert suggested(a_link("equal", score=0.9), a_link("misrounded", score=0.2)).stance == "supports"
    assert suggested(a_link("equal", score=0.2), a_link("misrounded", score=0.9)).stance == "supports"


def test_a_source_that_is_less_close_does_not_make_it_unclear():
    found = suggested(a_link("rounds"), a_link("misrounded", not_compared=("date",), document="e2", sure=0.7))
    assert found.stance == "supports"


def test_the_same_article_is_no_source():
    found = suggested(a_link("rounds", own=True))
    assert (found.relation, found.stance) == ("rounds", "unsupported")
    assert found.working.endswith("same article, not a source")


def test_nothing_comparable_says_what_was_searched():
    assert suggest((), searched=3).working == "nothing comparable in 3 documents"
    assert suggest((), searched=0).working == "no evidence to hold it against"
    assert suggest((), searched=3).link is None


def test_a_passage_that_was_near_does_not_stand_for_all_that_was_searched():
    found = suggested(a_link("none"))
    assert (found.sentence, found.working, found.link) == ("nothing comparable in 3 documents", "none 0.5", 0)


@pytest.mark.parametrize(
    ("reported", "working"),
    [
        ("The mayor spoke at the town hall.", "no figure there to hold £5,000 against"),
        ("The mayor spoke for 20 minutes.", "the one figure there is not comparable to £5,000"),
        ("The mayor spoke for 20 minutes to 3 guests.", "none of the 2 figures there is comparable to £5,000"),
        ("Two other candidates lost £300 in deposits.", "nothing comparable: the source says £300 there"),
    ],
)
def test_what_a_passage_lacks_is_said_of_that_passage(reported, working):
    *_, claimed = read_statements(read_text("Two candidates lost their £5,000 deposits.", "a.txt"))
    assert relate(claimed, read_statements(read_text(reported, "e.txt"))).working == working
