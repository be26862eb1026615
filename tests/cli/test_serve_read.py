"""The read-only service and its twin on a disk: what is cleared, and nothing else, to browsers and programs."""

import http.client
import io
import json
import os
import subprocess
import sys
import time
import zipfile

import html5lib
import jsonschema
import pytest

from tests.cli.running import ROOT, commands, ended, factcheck
from tests.unit.reports.test_claimreview import SCHEMA

DRAFT = "The count\n\nGarston counted 1,835 ballots on Sunday.\n\nWalton counted 2,100 ballots. Speke counted 990.\n"
COUNT = "Garston counted 1,835 ballots on Sunday.\nWalton counted 2,100 ballots.\nSpeke counted 990 ballots.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A desk on which one claim is cleared, one is rated without a source, and one is open."""
    folder = tmp_path_factory.mktemp("serve")
    (folder / "count.txt").write_text(DRAFT)
    (folder / "ballots.txt").write_text(COUNT)
    run = commands(folder / "desk", folder)
    run("evidence", "add", "ballots.txt")
    run("add", "count.txt", "--scale", "draft")
    run("ask", "count#1", "A SECRET question?")
    run("answer", "count", "1", "A SECRET answer")
    run("note", "count#1", "A SECRET note")
    run("rate", "count#1", "stands", "--source", "A", "--reason", "as <b>counted</b>")
    run("rate", "count#2", "stands", "--reason", "an UNCLEARED reason")
    return folder


class Service:
    """The command as a process, and what it answers."""

    def __init__(self, folder, *options):
        environ = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [
            sys.executable,
            "-m",
            "factcheck",
            "--desk",
            "desk",
            "serve",
            "--read",
            "--port",
            "0",
            "--json",
            *options,
        ]
        self.process = subprocess.Popen(command, cwd=folder, env=environ, stdout=subprocess.PIPE, text=True)
        self.address = json.loads(self.process.stdout.readline())["address"]
        self.host = self.address.removeprefix("http://").rstrip("/")
        self.connection = http.client.HTTPConnection(self.host, timeout=30)

    def ask(self, path, method="GET", **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.connection.request(method, path, headers=named)
        answer = self.connection.getresponse()
        return answer, answer.read()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()
        ended(self.process)


@pytest.fixture(scope="module")
def service(folder):
    with Service(folder) as service:
        yield service


def test_a_verdict_is_there_as_a_page_and_as_json(service):
    answer, page = service.ask("/count/1.html")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    html5lib.HTMLParser(strict=True).parse(page.decode())
    for words in ("1,835", "as &lt;b&gt;counted", "ballots.txt", "sha256", "Journal"):
        assert words in page.decode()
    answer, data = service.ask("/count/1.json")
    verdict = json.loads(data)
    assert (answer.headers["Content-Type"], verdict["claim"]["label"]) == ("application/json", "count#1")
    assert verdict["evidence"][0]["source"] == "ballots.txt"
    assert len(verdict["journal"]["hash"]) == 32


def test_what_is_not_cleared_and_what_stays_in_the_house_is_nowhere(service):
    assert service.ask("/count/2.html")[0].status == 404
    assert service.ask("/count/3.json")[0].status == 404
    for path in ("/", "/index.json", "/count/", "/count/index.json", "/count/1.html", "/count/1.json", "/feed.json"):
        answer, data = service.ask(path)
        assert answer.status == 200
        assert b"SECRET" not in data
        assert b"UNCLEARED" not in data


def test_the_feed_is_claimreview_and_is_not_sent_twice(service):
    answer, data = service.ask("/feed.json")
    feed = json.loads(data)
    jsonschema.validate(feed, SCHEMA)
    assert len(feed["dataFeedElement"]) == 1
    again, nothing = service.ask("/feed.json", If_None_Match=answer.headers["ETag"])
    assert (again.status, nothing) == (304, b"")
    other, whole = service.ask("/feed.json", If_None_Match='"other"')
    assert (other.status, whole) == (200, data)


BAD = (
    "/../desk/journal",
    "/%2e%2e/desk/journal",
    "/count/../../journal",
    "//etc/passwd",
    "/journal",
    "/count/1.html/x",
    "/%00",
)


@pytest.mark.parametrize("path", BAD)
def test_no_other_path_leads_anywhere(service, path):
    assert service.ask(path)[0].status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_can_be_changed(service, method):
    assert service.ask("/count/1.json", method)[0].status == 501


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[x"])
def test_another_name_that_leads_here_is_not_answered(service, host):
    assert service.ask("/count/1.json", Host=host)[0].status == 421


def test_a_head_has_no_body(service):
    answer, nothing = service.ask("/count/1.json", "HEAD")
    assert (answer.status, nothing) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 100


def test_nobody_is_let_in_from_elsewhere_unless_a_proxy_is_there(folder):
    done = factcheck("--desk", folder / "desk", "serve", "--read", "--host", "0.0.0.0", "--port", "0")
    assert done.returncode == 2
    assert "can be reached from elsewhere; listen on 127.0.0.1, or say --behind-proxy" in done.stderr
    done = factcheck("--desk", folder / "desk", "serve", "--read", "--host", "no.such.host.invalid")
    assert done.returncode == 2


def test_what_is_decided_meanwhile_is_shown(folder):
    with Service(folder, "--uncleared") as service:
        assert json.loads(service.ask("/count/2.json")[1])["cleared"] is False
        assert b"not cleared" in service.ask("/count/2.html")[1]
        factcheck("--desk", folder / "desk", "rate", "count#3", "stands", "--source", "A")
        for _ in range(100):
            if service.ask("/count/3.json")[0].status == 200:
                break
            time.sleep(0.2)
        else:
            pytest.fail("it was not shown")
        factcheck("--desk", folder / "desk", "undo")


def test_the_twin_on_a_disk_has_the_same_files(folder, service):
    factcheck("--desk", folder / "desk", "report", "--format", "site", "-o", folder / "site.zip")
    with zipfile.ZipFile(io.BytesIO((folder / "site.zip").read_bytes())) as archive:
        names = archive.namelist()
        assert {"index.html", "feed.json", "count/index.html", "count/1.html", "count/1.json"} <= set(names)
        for name in names:
            if "journal" not in name:
                assert archive.read(name) == service.ask(f"/{name}")[1]


def test_a_long_feed_comes_in_pages():
    from msgspec.structs import replace

    from factcheck.reports.rendering import Options
    from factcheck.reports.site import Site
    from tests.unit.reports.sample import REPORT

    cleared = next(claim for claim in REPORT.claims if claim.cleared)
    many = tuple(replace(cleared, number=number, label=f"elections#{number}") for number in range(1, 251))
    site = Site([replace(REPORT, claims=many)], Options())
    sizes, path = [], "feed.json"
    while path:
        feed = json.loads(site.file(path).data)
        sizes.append(len(feed["dataFeedElement"]))
        path = feed.get("next")
    assert sizes == [100, 100, 50]
