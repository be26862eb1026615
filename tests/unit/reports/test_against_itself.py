"""What an article says against itself, in the formats that leave the house: with number, verdict and reviewer."""

from __future__ import annotations

import csv
import io
import json

import docx
import openpyxl
import pytest
from msgspec.structs import replace

from factcheck.desk import Desk, Verdict
from factcheck.documents import read_bytes
from factcheck.reports import gather, render
from tests.unit.reports.sample import CONTRADICTIONS, REPORT

ARTICLE = b"""News of the day

The council bought 4.2 million, 3.1 million and 1.5 million tiles, a total of 9.8 million.

The court met on Monday, 4 March 2012, to hear the case.
"""
TOTAL = "4.2 million + 3.1 million + 1.5 million = 8.8 million, not 9.8 million"
DAY = "4 March 2012 was a Sunday, not a Monday"


@pytest.fixture
def desk(tmp_path):
    with Desk.create(tmp_path / "desk", by="Anna") as desk:
        desk.articles.add(read_bytes(ARTICLE, "news.txt"), ARTICLE, slug="news", scale="draft")
        yield desk


def numbers(desk):
    return {record.check.kind: record.number for record in desk.claims.of("news") if record.check}


def rate(desk, kind, rating, **about):
    return desk.claims.rate(Verdict("news", numbers(desk)[kind], rating, **about))


def test_they_are_told_in_the_order_of_their_places_and_are_no_claims_of_the_article(desk):
    report = gather(desk, "news")
    assert [item.working for item in report.self_contradictions] == [TOTAL, DAY]
    assert [item.claim.number for item in report.self_contradictions] == sorted(numbers(desk).values())
    assert all(claim.kind != "self-check" for claim in report.claims)
    records = [record for record in desk.claims.of("news") if record.check is None]
    assert report.counts.claims == len(report.claims) == len(records)
    assert report.counts.against_itself == 2
    assert report.counts.open == sum(record.claim.checkable for record in records)


def test_each_is_told_as_it_stands_on_the_desk(desk):
    before = gather(desk, "news").self_contradictions[0]
    assert (before.claim.standing, before.claim.decision) == ("open", None)
    assert before.claim.hindrances == (f"the article contradicts itself: {TOTAL}",)
    assert before.claim.inquests[0].suggested.label == "TOTAL"
    assert (before.quotes, before.places) == (
        ("4.2 million", "3.1 million", "1.5 million tiles", "9.8 million"),
        ("line 3",) * 4,
    )
    rate(desk, "total", "change", replacement="8.8 million", reason="Added up anew.")
    desk.claims.note(f"news#{numbers(desk)['total']}", "The bill is in the annex.")
    after = gather(desk, "news").self_contradictions[0].claim
    assert (after.standing, after.decision.by, after.decision.reason) == ("change", "Anna", "Added up anew.")
    assert after.notes == ("The bill is in the annex.",)
    assert after.label == f"news#{numbers(desk)['total']}"


def test_one_that_the_next_version_has_no_more_is_not_told(desk):
    newer = ARTICLE.replace(b"Monday", b"Sunday")
    desk.articles.add(read_bytes(newer, "news.txt"), newer, slug="news")
    assert [item.working for item in gather(desk, "news").self_contradictions] == [TOTAL]


def test_coverage_counts_words_and_claims_and_not_what_the_program_found_against_them(desk):
    before = gather(desk, "news")
    rate(desk, "total", "stands", reason="The rest came in June.")
    rate(desk, "weekday", "change")
    after = gather(desk, "news")
    assert after.coverage == before.coverage
    assert after.unchecked == before.unchecked
    assert after.counts == replace(before.counts, against_itself=1)
    assert (after.followed.followed, after.followed.shown) == (0, 0)


def test_how_often_the_suggestion_was_followed_counts_them_as_well(desk):
    from factcheck.checking import find

    for kind, rating in (("total", "change"), ("weekday", "stands")):
        record = desk.claims.get(f"news#{numbers(desk)[kind]}")
        finding = find(record.claim, desk.documents.get("news"), desk.evidence.library, check=record.check)
        rate(desk, kind, rating, suggestion=finding.suggestion, reason="Looked at.")
    report = gather(desk, "news")
    assert (report.followed.followed, report.followed.shown) == (1, 2)


def test_what_was_judged_is_told_where_the_next_version_says_something_else(desk):
    rate(desk, "total", "stands", reason="The rest came in June.")
    newer = ARTICLE.replace(b"9.8", b"9.9")
    desk.articles.add(read_bytes(newer, "news.txt"), newer, slug="news")
    told = gather(desk, "news").self_contradictions[0].claim
    assert told.standing == "open"
    assert told.changed.startswith(TOTAL)
    assert TOTAL in render(gather(desk, "news"), "md")


@pytest.fixture
def report(desk):
    """One judged a fault that must change, the other judged none."""
    rate(desk, "total", "change", replacement="8.8 million", reason="Added up anew.")
    rate(desk, "weekday", "stands", reason="It was a Monday in Minsk.")
    desk.enquiries.ask(f"news#{numbers(desk)['total']}", "Which total is right?", to="the author")
    return gather(desk, "news")


@pytest.mark.parametrize("name", ["md", "html"])
def test_pages_list_them_under_a_heading_of_their_own_with_their_verdicts(report, name):
    text = render(report, name)
    start = text.index("The article against itself <" if name == "html" else "## The article against itself")
    part = text[start : text.index("What was covered", start)]
    for item in report.self_contradictions:
        assert item.claim.label in part
        assert part.count(item.working) >= 1
        assert item.claim.decision.reason in part
    assert part.count("Anna") >= 2
    assert "Which total is right?" in part
    assert "8.8 million" in part
    assert f"{report.self_contradictions[0].claim.label}: " in text[:start]
    assert "Against itself: 1" in text or 'self"><b>1</b>against itself' in text


def test_the_word_document_lists_them_with_their_verdicts(report):
    document = docx.Document(io.BytesIO(render(report, "docx")))
    text = [paragraph.text for paragraph in document.paragraphs]
    at = text.index("The article against itself (2)")
    part = "\n".join(text[at : text.index("What was covered")])
    for words in (TOTAL, DAY, "Added up anew.", "It was a Monday in Minsk.", "by Anna", "Which total is right?"):
        assert words in part


def test_a_program_reads_each_with_its_record(report):
    data = json.loads(render(report, "json"))["reports"][0]
    assert [item["claim"]["inquests"][0]["decision"]["rating"] for item in data["self_contradictions"]] == [
        "change",
        "stands",
    ]
    assert data["counts"]["against_itself"] == 1


def test_spreadsheets_have_a_row_for_each_that_says_what_it_is(report):
    rows = list(csv.DictReader(io.StringIO(render(report, "csv").removeprefix("\ufeff"))))
    assert [row["kind"] for row in rows[-2:]] == ["self-check"] * 2
    assert [(row["working"], row["rating"], row["rated by"]) for row in rows[-2:]] == [
        (TOTAL, "change", "Anna"),
        (DAY, "stands", "Anna"),
    ]
    book = openpyxl.load_workbook(io.BytesIO(render(report, "xlsx")))
    assert book["Claims"].max_row == 1 + len(report.claims)
    assert book["Against itself"].max_row == 3


def test_an_article_that_agrees_with_itself_gets_no_sheet_and_no_count_of_its_own():
    quiet = replace(REPORT, self_contradictions=(), counts=replace(REPORT.counts, against_itself=0))
    assert "Against itself" not in openpyxl.load_workbook(io.BytesIO(render(quiet, "xlsx"))).sheetnames
    for name in ("md", "html"):
        assert "gainst itself" not in render(quiet, name)


def test_the_author_is_told_what_must_change_and_is_asked(report):
    text = render(report, "corrections")
    line = next(line for line in text.splitlines() if line.startswith("| news#") and "8.8 million" in line)
    assert "4.2 million; 3.1 million; 1.5 million tiles; 9.8 million" in line
    assert "Added up anew." in line
    assert "Which total is right?" in render(report, "questions")
    rows = list(csv.DictReader(io.StringIO(render(report, "corrections-csv").removeprefix("\ufeff"))))
    assert [(row["what"], row["new"]) for row in rows] == [("correction", "8.8 million"), ("question", "")]


def test_where_nobody_says_why_it_must_change_the_working_does(desk):
    rate(desk, "weekday", "change")
    assert DAY in render(gather(desk, "news"), "corrections")


def test_no_claimreview_is_made_of_one(report):
    assert all(item.claim.decision for item in report.self_contradictions)
    feed = json.loads(render(report, "claimreview"))
    told = [review["identifier"] for item in feed["dataFeedElement"] for review in item["item"]]
    assert not {item.claim.label for item in report.self_contradictions} & set(told)


def test_the_sample_holds_both_a_judged_and_an_open_one():
    assert [item.claim.decision is not None for item in CONTRADICTIONS] == [True, False]
