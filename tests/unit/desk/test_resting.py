"""What a verdict rests on: on which side its sources stand, how they stand to the claim, whose words they carry."""

import pytest

from factcheck.claims import find_claims
from factcheck.desk import Source, Verdict
from factcheck.desk.judging.resting import origins, rests_on, sided, telling
from factcheck.desk.record.scales import SCALES
from factcheck.documents import read_text
from factcheck.errors import FactcheckError


def source(document="e1", start=0, **about):
    return Source(document, start, start + 10, "words", "hash", **about)


@pytest.mark.parametrize(
    ("scale", "rating", "found"),
    [
        ("draft", "stands", "right"),
        ("draft", "change", "wrong"),
        ("draft", "ask", None),
        ("draft", "unconfirmed", None),
        ("plain", "accurate", "right"),
        ("plain", "imprecise", "partly"),
        ("plain", "misleading", "wrong"),
        ("plain", "wrong", "wrong"),
        ("plain", "unproven", None),
        ("plain", "no such rating", None),
        ("politifact", "half-true", "partly"),
        ("politifact", "mostly-false", "wrong"),
    ],
)
def test_every_scale_says_what_a_rating_finds(scale, rating, found):
    assert SCALES[scale].judges(rating) == found


@pytest.mark.parametrize(
    ("judged", "stances", "by_hand", "sides"),
    [
        # what the figures say, where the verdict says the same
        ("right", ("supports",), {}, ("for",)),
        ("wrong", ("contradicts",), {}, ("against",)),
        # what nothing can be read from follows the verdict
        ("wrong", ("unclear",), {}, ("against",)),
        ("right", ("unsupported",), {}, ("for",)),
        # a person who decides otherwise than the figures say has read the source otherwise
        ("wrong", ("supports",), {}, ("against",)),
        ("right", ("contradicts",), {}, ("for",)),
        # but where one source carries the verdict, the other stands against it as its figures do
        ("wrong", ("contradicts", "supports"), {}, ("against", "for")),
        ("right", ("supports", "contradicts", "unclear"), {}, ("for", "against", "for")),
        # ratings between, and off the scale, take no side
        ("partly", ("contradicts", "unclear"), {}, ("against", "for")),
        (None, ("contradicts", "supports"), {}, ("against", "for")),
        # what a person says counts before all that
        ("wrong", ("supports",), {("e0", 0, 10): "for"}, ("for",)),
        ("right", ("supports", "supports"), {("e1", 0, 10): "against"}, ("for", "against")),
    ],
)
def test_for_or_against_follows_the_verdict_unless_a_person_says_so(judged, stances, by_hand, sides):
    sources = [source(f"e{at}") for at in range(len(stances))]
    assert tuple(each.side for each in sided(sources, stances, judged, by_hand)) == sides


def test_copies_of_one_story_count_as_one_origin():
    assert origins(()) == 0
    assert origins((source("e1", origin="wire"), source("e2", origin="wire"), source("e3"))) == 2
    assert origins((source("e1"), source("e1", start=40))) == 1


COUNT = "The count\n\nPutin had 63.75% of the votes. Zyuganov had 17.19% of the votes.\n"


def test_sources_are_held_against_the_claim_and_a_lost_one_keeps_its_words():
    article = read_text("Putin had 64% of the votes.", "a.txt")
    claim = next(claim for claim in find_claims(article) if claim.figure)
    count = read_text(COUNT, "count.txt")

    def opened(document):
        if document != "e1":
            raise FactcheckError(document, "is lost")
        return count

    at = COUNT.index("Putin")
    zyuganov = COUNT.index("Zyuganov")
    verdict = Verdict(
        "a",
        1,
        "stands",
        sources=(
            Source("e2", 3, 9, "as it was read", "hash", place="page 2"),
            Source("e1", zyuganov, len(COUNT) - 1, "Zyuganov had 17.19% of the votes.", "hash"),
            Source("e1", at, zyuganov - 1, "Putin had 63.75% of the votes.", "hash"),
        ),
    )
    links = rests_on(claim, verdict, article, opened)
    assert [link.text for link in links] == [each.text for each in verdict.sources]
    assert links[0].relation.name == "none"
    assert links[2].relation.name == "rounds"
    assert telling(links, verdict.sources, "right") is not None
    assert telling(links[2:], verdict.sources[2:], "right").relation.working == links[2].relation.working
    assert telling(links[:1], verdict.sources[:1], "right") is None
    said = rests_on(claim, Verdict("a", 1, "stands", question="said", sources=verdict.sources), article, opened)
    assert {link.relation.name for link in said} == {"none"}
