"""ClaimReview: what is written is valid by schema and lint, says no more than its rating, and comes back whole."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

import factcheck.reports
from factcheck.desk import Desk
from factcheck.reports import Options, pieces
from factcheck.reports.about import RatingFacts, ScaleFacts
from factcheck.reports.claimreview import LONGEST_CLAIM, UNNAMED, Publication, lint, review
from factcheck.reports.precedents import import_reviews, objects_of
from tests.unit.reports.sample import HOSTILE, REPORT, claim, hostile

SCHEMA = json.loads(
    (Path(factcheck.reports.__file__).parent / "schema" / "claimreview-1.schema.json").read_text("utf-8")
)
HERE = Publication("The Desk", "https://desk.example/kalyakin")
VALID = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
ONE = jsonschema.Draft202012Validator({"$ref": "#/$defs/ClaimReview", "$defs": SCHEMA["$defs"]})


def written(report=REPORT, publication=HERE, *, uncleared=True):
    options = Options(publication=publication, uncleared=uncleared)
    return json.loads(b"".join(pieces([report], "claimreview", options)))


def reviewed(report=REPORT, *, uncleared=True):
    return [item for element in written(report, uncleared=uncleared)["dataFeedElement"] for item in element["item"]]


def test_the_feed_is_valid_by_its_schema_and_by_the_lint():
    VALID.check_schema(SCHEMA)
    VALID.validate(written())
    assert [fault for item in reviewed() for fault in lint(item)] == []


def test_only_what_was_rated_is_in_it():
    assert [item["identifier"] for item in reviewed()] == [f"elections#{number}" for number in (2, 3, 4, 5, 6)]


def test_only_what_is_cleared_leaves_the_house_and_the_rest_is_marked_where_it_is_asked_for():
    cleared = [item["identifier"] for item in reviewed(uncleared=False)]
    assert cleared == ["elections#2", "elections#4"]
    marked = {item["identifier"]: item.get("creativeWorkStatus") for item in reviewed()}
    assert marked["elections#4"] is None
    assert marked["elections#5"] == "Draft, not cleared: awaits a second reader"
    disputed = replace(
        REPORT.claims[3],
        inquests=tuple(
            replace(inquest, second=replace(inquest.second, rating="change")) for inquest in REPORT.claims[3].inquests
        ),
    )
    report = replace(REPORT, claims=(disputed,))
    assert reviewed(report, uncleared=False) == []
    assert [item["creativeWorkStatus"] for item in reviewed(report)] == ["Draft, not cleared: disputed"]


def test_a_rating_on_the_scale_has_worst_and_best_from_the_scale():
    rating = reviewed()[1]["reviewRating"]
    assert (rating["worstRating"], rating["ratingValue"], rating["bestRating"]) == (1, 1, 4)
    assert rating["alternateName"] == "change"


def test_a_rating_off_the_scale_carries_no_number():
    scale = ScaleFacts("x", "x", (RatingFacts("stands", "unproven", "x", None), RatingFacts("good", "good", "x", 2)))
    for item in reviewed(replace(REPORT, scale=scale)):
        assert not {"worstRating", "ratingValue", "bestRating"} & set(item["reviewRating"])


def test_the_claim_is_short_and_still_holds_the_words_that_were_checked():
    long = claim(4, "17.19%", before="before " * 100, after=" after" * 100, inquests=REPORT.claims[3].inquests)
    words = review(REPORT, long, HERE)["claimReviewed"]
    assert len(words) <= LONGEST_CLAIM
    assert "17.19%" in words
    assert words.startswith("…before")
    assert words.endswith("after…")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_inside_its_strings(text):
    page = "".join(piece.decode() for piece in pieces([hostile(text)], "claimreview"))
    assert "<" not in page
    assert not any(sign in page for sign in "\x1b\u202e\u2028")
    VALID.validate(json.loads(page))


def broken(**changes):
    item = copy.deepcopy(reviewed()[0])
    for path, value in changes.items():
        *above, last = path.split("__")
        inner = item
        for name in above:
            inner = inner[name]
        if value is None:
            del inner[last]
        else:
            inner[last] = value
    return item


FAULTS = [
    ({"claimReviewed": None}, "claimReviewed", True),
    ({"claimReviewed": " "}, "claimReviewed", False),
    ({"claimReviewed": "stands: 64% voted for Putin"}, "claimReviewed", False),
    ({"claimReviewed": "64% voted for Putin (stands)"}, "claimReviewed", False),
    ({"claimReviewed": "That 64% voted for Putin is stands"}, "claimReviewed", False),
    ({"reviewRating": None}, "reviewRating", True),
    ({"reviewRating__alternateName": None}, "reviewRating.alternateName", True),
    ({"reviewRating__bestRating": None}, "reviewRating", True),
    ({"reviewRating__ratingValue": 9}, "reviewRating", False),
    ({"reviewRating__ratingValue": "four"}, "reviewRating", True),
    ({"reviewRating__ratingValue": True}, "reviewRating", True),
    ({"reviewRating__worstRating": 4, "reviewRating__bestRating": 1}, "reviewRating", True),
    ({"author": None}, "author", True),
    ({"author__name": ""}, "author", True),
    ({"datePublished": None}, "datePublished", True),
    ({"datePublished": "5 March 2012"}, "datePublished", True),
    ({"datePublished": "2012-13-45"}, "datePublished", False),
    ({"itemReviewed__datePublished": "yesterday"}, "itemReviewed.datePublished", True),
    ({"itemReviewed__appearance__url": "www.example.org"}, "itemReviewed.appearance", True),
    ({"url": "desk.example/kalyakin"}, "url", True),
    ({"url": "javascript:alert(1)"}, "url", True),
    ({"@type": "Review"}, "@type", True),
]


@pytest.mark.parametrize(("changes", "field", "schema_sees_it"), FAULTS)
def test_a_fault_is_named_by_the_lint_and_what_a_schema_can_see_by_the_schema(changes, field, schema_sees_it):
    item = broken(**changes)
    assert [fault.field for fault in lint(item)] == [field]
    if schema_sees_it:
        assert list(ONE.iter_errors(item))


@pytest.mark.parametrize("value", [None, "text", 3, [], [{}]])
def test_what_is_no_object_is_no_review(value):
    assert lint(value)[0].problem == "is no JSON object"


def test_a_missing_address_is_a_warning_only():
    assert [(fault.field, fault.level) for fault in lint(broken(url=None))] == [("url", "warning")]


@pytest.fixture
def desk(tmp_path):
    with Desk.create(tmp_path / "desk", by="Anna") as desk:
        yield desk


def kept(desk):
    """Give every review that the library's snapshots hold."""
    found = []
    for item in desk.evidence.all():
        found += json.loads(desk.documents.snapshot(item))["dataFeedElement"]
    return found


def test_what_a_report_wrote_is_imported_without_loss(desk, tmp_path):
    feed = tmp_path / "feed.json"
    feed.write_text(json.dumps(written(publication=UNNAMED)))
    imported = import_reviews(desk, feed)
    assert imported.reviews == 5
    everything = [item for element in json.loads(feed.read_text())["dataFeedElement"] for item in element["item"]]
    assert sorted(kept(desk), key=lambda item: item["identifier"]) == everything
    assert {item.origin for item in imported.evidence} == {"Anna", "Jan"}
    assert {item.rank for item in imported.evidence} == {"secondary"}


CHEESE = {
    "@type": "ClaimReview",
    "claimReviewed": "The moon is cheese",
    "own": [1, {"x": None}],
    "author": {"name": "Checkers"},
    "reviewRating": {"alternateName": "False"},
}
CHALK = {"@type": "ClaimReview", "claimReviewed": "Mars is chalk", "author": {"name": "Others"}}
PUBLISHED = {"dataFeedElement": [{"item": None}, {"@type": "DataFeedItem", "item": CHEESE}, {"item": [CHALK]}]}
ANSWER = {
    "claims": [{"text": "The sun is cold", "claimant": "X", "claimReview": [{"publisher": {"name": "Checkers"}}]}]
}


@pytest.mark.parametrize(("data", "count"), [(PUBLISHED, 2), (ANSWER, 1), (CHEESE, 1)])
def test_published_shapes_are_imported_with_every_field(desk, tmp_path, data, count):
    feed = tmp_path / "feed.json"
    feed.write_text(json.dumps(data))
    assert import_reviews(desk, feed).reviews == count
    assert len(kept(desk)) == count
    assert all(item in json.loads(json.dumps(list(objects_of(feed)))) for item in kept(desk))


def test_reviews_in_a_saved_page_are_found(tmp_path):
    page = tmp_path / "page.html"
    inside = json.dumps(CHEESE)
    page.write_text(f'<!doctype html><script type="application/ld+json">{inside}</script><p>text</p>')
    assert [node["claimReviewed"] for node in objects_of(page)] == ["The moon is cheese"]


def test_the_same_feed_again_changes_nothing_and_a_newer_one_replaces_it(desk, tmp_path):
    feed = tmp_path / "feed.json"
    feed.write_text(json.dumps(PUBLISHED))
    first = import_reviews(desk, feed).evidence
    assert import_reviews(desk, feed).evidence == first
    newer = copy.deepcopy(PUBLISHED)
    newer["dataFeedElement"][1]["item"]["claimReviewed"] = "The moon is stone"
    feed.write_text(json.dumps(newer))
    import_reviews(desk, feed)
    assert len(desk.evidence.all()) == 2
    assert "The moon is stone" in {item["claimReviewed"] for item in kept(desk)}
