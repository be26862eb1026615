"""JSON: published fact-checks in their three shapes, articles, tables, and feeds of any size."""

from __future__ import annotations

import datetime
import io
import json
import tracemalloc

import pytest

from factcheck.documents import Limits, OverLimit, Review, UnreadableSource, read_bytes, stream_reviews
from tests.unit.documents.invariants import assert_sound, rows, told

REVIEW = {
    "@type": "ClaimReview",
    "claimReviewed": "Putin got 90%",
    "author": {"@type": "Organization", "name": "Checkers"},
    "reviewRating": {"@type": "Rating", "alternateName": "False", "ratingValue": "1"},
    "url": "https://checkers.example/1",
    "datePublished": "2012-03-06",
    "itemReviewed": {"@type": "Claim", "author": {"name": "A minister"}, "datePublished": "2012-03-05"},
}
EXPECTED = Review(
    "Putin got 90%",
    "False",
    "Checkers",
    "https://checkers.example/1",
    datetime.date(2012, 3, 6),
    "A minister",
    None,
    datetime.date(2012, 3, 5),
)
API = {
    "claims": [
        {
            "text": "Putin got 90%",
            "claimant": "A minister",
            "claimDate": "2012-03-05T00:00:00Z",
            "claimReview": [
                {
                    "publisher": {"name": "Checkers", "site": "checkers.example"},
                    "url": "https://checkers.example/1",
                    "reviewDate": "2012-03-06T08:00:00Z",
                    "textualRating": "False",
                }
            ],
        }
    ],
    "nextPageToken": "x",
}


def feed(*items: object) -> dict[str, object]:
    return {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": item} for item in items]}


@pytest.mark.parametrize(
    "value",
    [
        REVIEW,
        [REVIEW],
        {"@graph": [{"@type": "WebPage"}, REVIEW]},
        API,
        feed(REVIEW),
        feed([REVIEW]),
        feed(None, REVIEW, [], [None]),
        {**REVIEW, "itemReviewed": [None, REVIEW["itemReviewed"]]},
        {**REVIEW, "@type": ["ClaimReview", "Article"]},
    ],
    ids=["one", "list", "graph", "api", "feed", "feed of lists", "feed with nulls", "list of items", "two types"],
)
def test_every_shape_gives_the_same_fact_check(value):
    assert list(stream_reviews(io.StringIO(json.dumps(value)))) == [EXPECTED]
    document = read_bytes(json.dumps(value).encode(), "a.json")
    words = "Putin got 90% (A minister)\nRated False by Checkers on 2012-03-06\nhttps://checkers.example/1"
    assert told(document) == [("sentence", "review 1", words)]
    assert_sound(document)


def test_reviews_without_a_claim_or_with_odd_fields_do_no_harm():
    odd = [
        {**REVIEW, "claimReviewed": None, "itemReviewed": None},
        {**REVIEW, "reviewRating": [None, {"ratingValue": 2, "bestRating": 5}], "itemReviewed": None},
        {**REVIEW, "reviewRating": "False", "author": "Checkers", "datePublished": 5, "itemReviewed": "x"},
    ]
    found = list(stream_reviews(io.StringIO(json.dumps(feed(*odd)))))
    assert [review.rating for review in found] == ["2 of 5", "False"]


def test_reviews_are_read_line_by_line():
    lines = "\n".join(json.dumps(REVIEW) for _ in range(3))
    assert list(stream_reviews(io.StringIO(lines))) == [EXPECTED] * 3


class LongFeed(io.TextIOBase):
    """A feed that is made as it is read, so that only the reader's memory counts."""

    def __init__(self, entries: int) -> None:
        entry = json.dumps({"@type": "DataFeedItem", "item": [REVIEW], "filler": "x" * 2_000})
        self._left = ['{"@type":"DataFeed","dataFeedElement":[', *([entry + ","] * (entries - 1)), entry, "]}"]
        self._left.reverse()

    def read(self, size: int = -1) -> str:
        parts: list[str] = []
        while self._left and sum(map(len, parts)) < max(size, 1):
            parts.append(self._left.pop())
        return "".join(parts)


def test_a_long_feed_takes_bounded_memory():
    source = LongFeed(4_000)  # about 10 MB
    tracemalloc.start()
    try:
        count = sum(1 for _ in stream_reviews(source))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 4_000
    assert peak < 6_000_000


def test_a_feed_that_is_cut_off_gives_what_is_whole_and_then_says_so(tmp_path):
    path = tmp_path / "feed.json"
    path.write_text(json.dumps(feed(REVIEW, REVIEW))[:-60])
    reviews = stream_reviews(path)
    assert next(reviews) == EXPECTED
    with pytest.raises(UnreadableSource, match="cut off"):
        list(reviews)


def test_an_entry_over_the_limit_is_refused():
    text = '{"dataFeedElement":[{"item":"' + "x" * 5_000
    with pytest.raises(OverLimit, match="entry"):
        list(stream_reviews(io.StringIO(text), Limits(entry_bytes=1_000)))


def test_objects_of_one_level_are_a_table_with_paths_as_places():
    data = b'{"results":[{"who":"Putin","share":63.60},{"who":"Zyuganov","share":17.18,"votes":12318353}]}'
    document = read_bytes(data, "a.json")
    assert rows(document) == [["who", "share", "votes"], ["Putin", "63.60", ""], ["Zyuganov", "17.18", "12318353"]]
    assert [passage.place for passage in document.passages if passage.kind == "row"] == [".results[0]", ".results[1]"]
    assert_sound(document)


def test_an_object_with_text_is_an_article():
    value = {"title": "The vote", "date": "2012-03-05", "text": "First is 5%. " * 5 + "\n\nSecond.", "tags": ["a"]}
    document = read_bytes(json.dumps(value).encode(), "a.json")
    assert (document.title, document.date) == ("The vote", datetime.date(2012, 3, 5))
    assert told(document)[:2] == [("heading", ".title", "The vote"), ("sentence", ".text", "First is 5%.")]
    assert_sound(document)


def test_lines_of_json_have_their_line_as_place():
    document = read_bytes(b'{"a":1,"b":"x"}\n\n{"a":2.50,"b":"y"}\n', "a.jsonl")
    assert told(document) == [("row", "line 1", "1 | x"), ("row", "line 3", "2.50 | y")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[" * 100_000, "nests"),
        ('{"a":' * 300 + "1" + "}" * 300, "nests deeper than 200"),
        ('{"a": [1, 2', "not valid JSON .line 1"),
        ("{}", "without text"),
    ],
    ids=["brackets", "deep", "cut", "empty"],
)
def test_json_that_cannot_be_read_is_refused(text, says):
    with pytest.raises(UnreadableSource, match=says):
        read_bytes(text.encode(), "a.json")


def test_lone_surrogates_and_odd_keys_are_harmless():
    value = '{"{0}":[{"%s":"\\ud800 5%"},{"%s":"\\u0000"}],"n":[{"x":NaN},{"x":' + "9" * 5_000 + "}]}"
    assert_sound(read_bytes(value.encode(), "a.json"))
