"""Feeds of published fact-checks: taken in whole or not at all, from files and addresses, again when they change."""

import http.server
import json
import threading

import pytest
from msgspec.structs import replace

from factcheck.desk import Desk
from factcheck.documents import DEFAULT, UnreadableSource
from factcheck.reports import precedents
from factcheck.reports.precedents import import_reviews

AT_HOME = replace(DEFAULT, private_addresses=True)


@pytest.fixture
def desk(tmp_path):
    with Desk.create(tmp_path / "desk", by="Anna") as desk:
        yield desk


def feed(*numbers, publishers=3):
    """Give a feed of these checks as text."""
    reviews = [
        {"@type": "ClaimReview", "claimReviewed": f"Garston has {number} mayors.", "url": f"https://c.example/{number}",
         "author": {"name": f"Checkers {number % publishers}"}, "reviewRating": {"alternateName": "False"}}
        for number in numbers
    ]  # fmt: skip
    items = [{"@type": "DataFeedItem", "item": [review]} for review in reviews]
    return json.dumps({"@type": "DataFeed", "dataFeedElement": items}, indent=1)


def claims(desk):
    """Give what the checks in the library are about."""
    found = [
        node["claimReviewed"]
        for item in desk.evidence.all()
        for node in json.loads(desk.documents.snapshot(item))["dataFeedElement"]
    ]
    return sorted(found)


def test_a_feed_that_is_cut_short_anywhere_changes_nothing(desk, tmp_path):
    path, text = tmp_path / "feed.json", feed(*range(6))
    path.write_text(feed(100))
    import_reviews(desk, path)
    revision = desk.revision
    end = text.rindex("]")  # what follows closes the feed and holds nothing
    for at in range(40, end + 1, 7):
        path.write_text(text[:at])
        with pytest.raises(UnreadableSource, match="cut off or damaged"):
            import_reviews(desk, path)
    assert desk.revision == revision
    assert claims(desk) == ["Garston has 100 mayors."]


@pytest.mark.parametrize("ends", ["[{}", "[{},", "[", '{"claims": [', '{"@graph": [{"@type": "ClaimReview"}'])
def test_an_array_that_is_never_closed_is_cut_short(desk, tmp_path, ends):
    (tmp_path / "feed.json").write_text(ends)
    with pytest.raises(UnreadableSource, match="cut off or damaged"):
        import_reviews(desk, tmp_path / "feed.json")


def test_checks_line_by_line_end_where_the_text_does(desk, tmp_path):
    lines = [json.dumps(item) for item in json.loads(feed(1, 2))["dataFeedElement"]]
    (tmp_path / "feed.jsonl").write_text("\n".join(lines))
    assert import_reviews(desk, tmp_path / "feed.jsonl").reviews == 2


def test_what_a_newer_feed_has_no_more_leaves_the_library(desk, tmp_path):
    path = tmp_path / "feed.json"
    path.write_text(feed(1, 2, 3))
    first = import_reviews(desk, path)
    assert (first.reviews, len(first.evidence), first.left) == (3, 3, ())
    path.write_text(feed(1, 4))
    second = import_reviews(desk, path)
    assert sorted(item.origin for item in second.left) == ["Checkers 0", "Checkers 2"]
    assert claims(desk) == ["Garston has 1 mayors.", "Garston has 4 mayors."]
    path.write_text("{}")
    assert import_reviews(desk, path).reviews == 0
    assert len(claims(desk)) == 2  # a feed of nothing is no newer feed


def test_a_feed_of_very_many_publishers_is_put_into_documents_as_it_comes(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(precedents, "MOST", 3)
    monkeypatch.setattr(precedents, "HELD", 5)
    path = tmp_path / "feed.json"
    path.write_text(feed(*range(40), publishers=7))
    first = import_reviews(desk, path)
    assert claims(desk) == sorted(f"Garston has {number} mayors." for number in range(40))
    assert all(len(json.loads(desk.documents.snapshot(item))["dataFeedElement"]) <= 3 for item in desk.evidence.all())
    revision = desk.revision
    assert import_reviews(desk, path) == first
    assert desk.revision == revision


@pytest.fixture
def server():
    """A server of one feed, whose answer a test sets, and that counts how often it sent it."""

    class Answering(http.server.BaseHTTPRequestHandler):
        body, tag, short, sent = b"", '"1"', False, 0

        def do_GET(self):
            if self.headers.get("If-None-Match") == Answering.tag:
                self.send_response(304)
                self.end_headers()
                return
            Answering.sent += 1
            self.send_response(200)
            self.send_header("ETag", Answering.tag)
            self.send_header("Content-Length", str(len(Answering.body)))
            self.end_headers()
            self.wfile.write(Answering.body[: len(Answering.body) // 2] if Answering.short else Answering.body)

        def log_message(self, *_):
            pass

    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    Answering.address = f"http://127.0.0.1:{running.server_port}/feed.json"
    yield Answering
    running.shutdown()
    running.server_close()


def test_an_address_is_fetched_again_only_when_its_server_says_that_it_changed(desk, server):
    server.body = feed(1, 2).encode()
    assert import_reviews(desk, server.address, limits=AT_HOME).reviews == 2
    revision = desk.revision
    assert import_reviews(desk, server.address, limits=AT_HOME).reviews is None
    assert (server.sent, desk.revision) == (1, revision)
    server.body, server.tag = feed(1, 3).encode(), '"2"'
    assert import_reviews(desk, server.address, limits=AT_HOME).reviews == 2
    assert claims(desk) == ["Garston has 1 mayors.", "Garston has 3 mayors."]


def test_an_address_whose_checks_were_removed_is_fetched_though_it_did_not_change(desk, server):
    server.body = feed(1).encode()
    (item,) = import_reviews(desk, server.address, limits=AT_HOME).evidence
    desk.evidence.remove(item.id, reason="by mistake")
    assert import_reviews(desk, server.address, limits=AT_HOME).reviews == 1


def test_an_answer_that_is_cut_short_on_the_way_changes_nothing_and_is_asked_for_again(desk, server):
    server.body, server.short = feed(*range(50)).encode(), True
    revision = desk.revision
    with pytest.raises(UnreadableSource, match="cut short"):
        import_reviews(desk, server.address, limits=AT_HOME)
    assert desk.revision == revision
    server.short = False
    assert import_reviews(desk, server.address, limits=AT_HOME).reviews == 50


def test_an_address_in_ones_own_network_is_refused(desk, server):
    with pytest.raises(UnreadableSource):
        import_reviews(desk, server.address)
    assert server.sent == 0
