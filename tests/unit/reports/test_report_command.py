"""`factcheck report` and `factcheck claimreview` as a person or a script calls them."""

from __future__ import annotations

import io
import json
import zipfile
from typing import NamedTuple

import pytest

from factcheck.cli.main import run
from factcheck.desk import Desk, Verdict
from factcheck.documents import read_bytes
from factcheck.reports import FORMATS

ARTICLE = b"The count\n\nPutin had 63.57% of the votes and turnout was 65.3%.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports") / "desk"
    with Desk.create(folder, by="Anna") as desk:
        for slug in ("first", "second"):
            desk.articles.add(read_bytes(ARTICLE, f"{slug}.txt"), ARTICLE, slug=slug)
        desk.claims.rate(Verdict("first", 1, "wrong", reason="[red]\x1b[31m"))
    return folder


class Done(NamedTuple):
    returncode: int
    stdout: bytes
    stderr: bytes


@pytest.fixture
def factcheck(monkeypatch, capfdbinary):
    """Call the command in this process; its output is what the file descriptors got."""

    def call(folder, *arguments):
        monkeypatch.setenv("FACTCHECK_DESK", str(folder))
        capfdbinary.readouterr()
        code = run(list(arguments))
        return Done(code, *capfdbinary.readouterr())

    return call


def test_a_report_goes_to_standard_output_and_words_about_it_do_not(factcheck, folder):
    done = factcheck(folder, "report", "first")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"# ")
    assert b"\x1b" not in done.stdout


def test_without_a_name_every_article_is_in_it(factcheck, folder):
    data = json.loads(factcheck(folder, "report", "--format", "json").stdout)
    assert [report["article"]["slug"] for report in data["reports"]] == ["first", "second"]


def test_an_article_that_is_not_there_does_not_stop_the_others(factcheck, folder):
    done = factcheck(folder, "report", "first", "nothing", "--format", "json")
    assert done.returncode == 2
    assert [report["article"]["slug"] for report in json.loads(done.stdout)["reports"]] == ["first"]
    assert b"nothing: is no article of this desk" in done.stderr


def test_only_articles_that_are_not_there_is_an_error_in_one_line(factcheck, folder):
    done = factcheck(folder, "report", "nothing")
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)


def test_a_binary_format_goes_through_a_pipe_and_into_a_file(factcheck, folder, tmp_path):
    piped = factcheck(folder, "report", "first", "--format", "xlsx").stdout
    assert factcheck(folder, "report", "first", "--format", "xlsx", "-o", str(tmp_path / "r.xlsx")).returncode == 0
    assert (tmp_path / "r.xlsx").read_bytes() == piped
    assert zipfile.is_zipfile(io.BytesIO(piped))


def test_a_file_that_is_there_is_kept_unless_force_is_said(factcheck, folder, tmp_path):
    target = tmp_path / "r.md"
    target.write_text("mine")
    refused = factcheck(folder, "report", "first", "-o", str(target))
    assert (refused.returncode, target.read_text()) == (2, "mine")
    assert b"is there already" in refused.stderr
    assert factcheck(folder, "report", "first", "-o", str(target), "--force").returncode == 0
    assert target.read_text().startswith("# ")


def test_a_template_that_cannot_be_filled_writes_nothing(factcheck, folder, tmp_path):
    template = tmp_path / "t.md"
    template.write_text("half\n{{ nothing }}")
    done = factcheck(folder, "report", "first", "--template", str(template), "-o", str(tmp_path / "r.md"))
    assert done.returncode == 2
    assert b"t.md" in done.stderr
    assert not (tmp_path / "r.md").exists()


def test_help_names_every_format(factcheck, folder):
    told = " ".join(factcheck(folder, "report", "--help").stdout.decode().split())
    for name in FORMATS:
        assert name in told


def test_a_feed_that_was_written_is_found_sound_and_can_be_imported(factcheck, folder, tmp_path):
    feed = tmp_path / "feed.json"
    address = "https://desk.example/1"
    report = ("report", "first", "--format", "claimreview", "--url", address, "-o", str(feed), "--force")
    written = factcheck(folder, *report)
    assert written.returncode == 0
    told = "1 claim left out, not cleared; --uncleared takes them along, marked: first#1"
    assert written.stderr.decode() == f"factcheck: {told}\n"
    assert json.loads(feed.read_text())["dataFeedElement"] == []
    written = factcheck(folder, *report, "--uncleared")
    assert written.returncode == 0
    assert written.stderr.decode() == "factcheck: 1 claim left the house uncleared: first#1\n"
    checked = factcheck(folder, "claimreview", "check", str(feed))
    assert (checked.returncode, checked.stdout) == (0, b"")
    imported = factcheck(tmp_path, "claimreview", "import", str(feed))
    assert imported.returncode == 2  # no desk there
    with Desk.create(tmp_path / "desk"):
        pass
    imported = factcheck(tmp_path / "desk", "claimreview", "import", str(feed))
    assert (imported.returncode, imported.stdout.decode()) == (0, f"{feed}: 1 fact-check in e1\n")


def test_a_broken_review_is_told_in_a_line_and_exits_1(factcheck, folder, tmp_path):
    feed = tmp_path / "feed.json"
    feed.write_text(json.dumps({"@type": "ClaimReview", "claimReviewed": "x", "reviewRating": {"ratingValue": 1}}))
    done = factcheck(folder, "claimreview", "check", str(feed))
    assert done.returncode == 1
    assert "review 1: error: author must name who reviewed the claim" in done.stdout.decode()


@pytest.mark.parametrize("content", ["", "no json", "{}", "<p>no reviews</p>"])
@pytest.mark.parametrize("command", ["check", "import"])
def test_a_file_without_reviews_is_said(factcheck, folder, tmp_path, command, content):
    (tmp_path / "f.json").write_text(content)
    done = factcheck(folder, "claimreview", command, str(tmp_path / "f.json"))
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
