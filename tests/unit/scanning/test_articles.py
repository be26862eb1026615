"""What an archive holds, article by article."""

import gzip
import io
import json
import sys
import zipfile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from factcheck.documents import DEFAULT, UnreadableSource
from factcheck.scanning.articles import articles_in, how_many
from factcheck.scanning.model import Task

RECORDS = b'{"text": "One of 3."}\n\n{"text": "Two of 3.", "title": "T"}\n'


def warc(*pages):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for address, body in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        record = writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=headers)
        writer.write_record(record)
    return out.getvalue()


def wacz(*pages):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("archive/data.warc.gz", warc(*pages))
    return out.getvalue()


PAGES = (("http://a.example/1", b"<p>One of 3.</p>"), ("http://a.example/2", b"<p>Two of 3.</p>"))
HOLDERS = {
    "feed.jsonl": (RECORDS, ["feed.jsonl:1", "feed.jsonl:3"]),
    "feed.ndjson": (RECORDS, ["feed.ndjson:1", "feed.ndjson:3"]),
    "feed.jsonl.gz": (gzip.compress(RECORDS), ["feed.jsonl.gz:1", "feed.jsonl.gz:3"]),
    "crawl.warc.gz": (
        warc(*PAGES), ["crawl.warc.gz:1 http://a.example/1", "crawl.warc.gz:2 http://a.example/2"],
    ),
    "crawl.wacz": (wacz(*PAGES), ["crawl.wacz:1 http://a.example/1", "crawl.wacz:2 http://a.example/2"]),
    "page.html": (b"<p>One of 3.</p>", ["page.html"]),
}  # fmt: skip


@pytest.mark.parametrize("name", HOLDERS)
def test_a_file_holds_these_articles(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    data, names = HOLDERS[name]
    (tmp_path / name).write_bytes(data)
    assert [task.name for task in articles_in([name])] == names


@pytest.mark.parametrize(
    ("name", "count"), [("feed.jsonl", 2), ("feed.jsonl.gz", 2), ("page.html", 1), ("crawl.wacz", None)]
)
def test_articles_are_counted_before_where_that_costs_nothing(name, count, tmp_path):
    (tmp_path / name).write_bytes(HOLDERS[name][0])
    assert how_many([str(tmp_path / name)]) == count


def test_folders_and_patterns_are_walked_and_names_are_given_once(articles):
    both = [str(articles), str(articles / "*.txt")]
    assert [task.name for task in articles_in(both)][:3] == [
        str(articles / n) for n in ("right.txt", "words.txt", "wrong.txt")
    ]


@pytest.mark.parametrize("name", ["feed.jsonl.gz", "crawl.warc.gz", "crawl.wacz"])
def test_a_cut_archive_gives_what_it_has_and_then_its_error(name, tmp_path):
    whole = HOLDERS[name][0]
    (tmp_path / name).write_bytes(whole[: len(whole) - 20])
    *_, last = articles_in([str(tmp_path / name), str(tmp_path / "next.txt")])
    found = list(articles_in([str(tmp_path / name), str(tmp_path / "next.txt")]))
    assert isinstance(found[-2], UnreadableSource)
    assert last == Task(str(tmp_path / "next.txt"), "file")


def test_a_line_without_end_is_no_json_lines(tmp_path):
    (tmp_path / "long.jsonl").write_bytes(b'{"text": "' + b"x" * 1000)
    from msgspec.structs import replace

    (found,) = articles_in([str(tmp_path / "long.jsonl")], limits=replace(DEFAULT, bytes=100))
    assert "a line of more than" in found.problem


class Stdin:
    def __init__(self, data):
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize(("data", "kinds"), [(RECORDS, ["record", "record"]), (b"Turnout was 65%.\nIt was.", ["page"])])
def test_standard_input_is_lines_or_one_text_with_names_of_its_words(data, kinds, monkeypatch):
    def read(data):
        monkeypatch.setattr(sys, "stdin", Stdin(data))
        return list(articles_in(["-"]))

    assert [task.kind for task in read(data)] == kinds
    assert read(data) == read(data)
    assert {task.name for task in read(data)}.isdisjoint(
        task.name for task in read(data.replace(b"65", b"66").replace(b"3", b"4"))
    )


def test_what_a_script_hands_over_is_an_article():
    (task,) = articles_in([{"text": "Turnout was 65%.", "name": "mine"}])
    assert task.name == "mine"
    assert json.loads(task.data)["text"] == "Turnout was 65%."
