"""What the last pass found is found again without a search, and only as long as a search would find the same."""

import os
import sqlite3
import subprocess
import sys
from decimal import Decimal

import msgspec
import pytest

from factcheck.desk import Desk, Source, Verdict
from factcheck.desk.judging.resting import basis_of, rests_on
from factcheck.documents import read_bytes
from tests.unit.desk.searching import searches

ARTICLE = b"Putin received 68.6% of the votes. Turnout in the election was 65.34%, the commission said."
COUNT = b"Vladimir Putin received 63.60% of the votes. Turnout in the election was 65.34%."


@pytest.fixture
def desk(tmp_path):
    with Desk.create(tmp_path / "desk", by="ann") as desk:
        desk.articles.add(read_bytes(ARTICLE, "count.txt"), ARTICLE, slug="count")
        desk.evidence.add(read_bytes(COUNT, "commission.txt"), COUNT)
        yield desk


def test_a_second_pass_finds_the_very_same_and_searches_nothing(desk, monkeypatch):
    first, searched = searches(desk, monkeypatch)
    assert searched
    assert searches(desk, monkeypatch) == (first, 0)
    assert first[0].suggestion.stance == "contradicts"
    assert first[0].links[0].relation.parts[0].value == Decimal("63.60")


def test_another_session_finds_what_the_last_one_found(desk, monkeypatch):
    first, _ = searches(desk, monkeypatch)
    with Desk.open(desk.folder, by="bob") as other:
        assert searches(other, monkeypatch) == (first, 0)


def changed_article(desk):
    desk.articles.add(read_bytes(ARTICLE + b" More.", "count.txt"), ARTICLE + b" More.", slug="count")


CHANGES = {
    "evidence comes": lambda desk: desk.evidence.add(read_bytes(b"Turnout was 60%.", "b.txt"), b"Turnout was 60%."),
    "evidence goes": lambda desk: desk.evidence.remove("e1", reason="wrong"),
    "the article changes": changed_article,
}


@pytest.mark.parametrize("change", CHANGES)
def test_where_something_changed_it_is_searched_again(change, desk, monkeypatch):
    searches(desk, monkeypatch)
    CHANGES[change](desk)
    found, searched = searches(desk, monkeypatch)
    assert searched
    (desk.folder / "found.sqlite").unlink()
    with Desk.open(desk.folder) as anew:
        assert searches(anew, monkeypatch)[0] == found


def test_what_was_said_of_a_document_counts(desk, monkeypatch):
    first, _ = searches(desk, monkeypatch)
    desk.evidence.describe("e1", rank="primary")
    desk.close()
    (desk.folder / "index.sqlite").unlink()  # made again with what was said
    with Desk.open(desk.folder) as again:
        found, searched = searches(again, monkeypatch)
    assert searched
    assert found != first


def test_what_is_forgotten_is_forgotten_here_too(desk, monkeypatch):
    searches(desk, monkeypatch)
    path = desk.folder / "found.sqlite"
    assert path.exists()
    desk.evidence.forget("e1", reason="a court said so")
    assert not path.exists()


@pytest.mark.parametrize("damage", ["no database", "a folder", "other bodies"])
def test_a_file_that_cannot_be_used_is_no_hindrance(damage, desk, monkeypatch):
    first, _ = searches(desk, monkeypatch)
    path = desk.folder / "found.sqlite"
    desk.close()
    if damage == "other bodies":
        with sqlite3.connect(path) as database:
            database.execute("UPDATE findings SET body = ?", (msgspec.msgpack.encode(["nothing"]),))
        database.close()
    else:
        path.unlink()
        path.mkdir() if damage == "a folder" else path.write_bytes(b"no database" * 1000)
    with Desk.open(desk.folder) as again:
        found, searched = searches(again, monkeypatch)
    assert (found, searched > 0) == (first, True)


def test_the_file_is_the_persons_own_as_the_journal_is(desk, monkeypatch):
    searches(desk, monkeypatch)
    assert (desk.folder / "found.sqlite").stat().st_mode & 0o777 == 0o600


@pytest.fixture
def rated(desk):
    """A desk whose first claim has a verdict that rests on the commission's count."""
    source = Source("e1", 0, 44, COUNT.decode()[:44], desk.evidence.get("e1").sha256)
    desk.claims.rate(Verdict("count", 1, "wrong", sources=(source,)))
    return desk


def relation(desk):
    """Give how the first claim stands to what its verdict rests on."""
    record = desk.claims.get("count#1")
    (link,) = basis_of(desk, record, record.verdict)
    return link.relation


def related_anew(desk):
    record = desk.claims.get("count#1")
    (link,) = rests_on(record.claim, record.verdict, desk.documents.get("count"), desk.documents.get)
    return link.relation


def test_how_a_source_stands_to_its_claim_is_kept_as_it_is(rated):
    first = relation(rated)
    assert first.stance == "contradicts"
    with Desk.open(rated.folder, by="bob") as other:
        assert relation(other) == first == related_anew(other)


def test_what_is_kept_of_a_source_follows_the_claim(rated):
    before = relation(rated)
    figure = rated.claims.get("count#1").claim.figure
    rated.claims.read_as("count#1", "63.6%")
    after = relation(rated)
    assert rated.claims.get("count#1").claim.figure != figure
    assert after == related_anew(rated) != before


def test_what_could_not_be_read_is_read_when_it_is_there_again(rated):
    path = rated.folder / "texts" / f"{rated.evidence.get('e1').text}.json"
    words = path.read_bytes()
    path.unlink()
    with Desk.open(rated.folder) as again:
        assert relation(again).name == "none"
    path.write_bytes(words)
    with Desk.open(rated.folder) as again:
        assert relation(again).stance == "contradicts"


def test_nothing_is_kept_of_how_a_forgotten_source_stood(rated):
    relation(rated)
    rated.evidence.forget("e1", reason="a court said so")
    with Desk.open(rated.folder) as again:
        assert relation(again).name == "none"


def test_claims_that_were_judged_before_are_listed_without_the_arithmetic(rated):
    told = "import sys; from factcheck.cli.main import run; run(['--desk', sys.argv[1], 'claims', 'count'])"
    told += "; print(*sorted(name for name in sys.modules if name.startswith('factcheck.relating')))"
    command = [sys.executable, "-c", told, str(rated.folder)]
    rated.close()
    runs = [subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ) for _ in range(2)]
    (first, rooms), (again, fewer) = (run.stdout.rstrip("\n").rsplit("\n", 1) for run in runs)
    assert first == again
    assert "68.6" in first
    assert "factcheck.relating.relations" in rooms.split()
    assert "factcheck.relating.relations" not in fewer.split()
