"""Very many claims are looked into by several processes, and what they find is what one alone finds."""

import io
import sys

import pytest

from factcheck.desk import Desk
from factcheck.desk.judging import ahead
from factcheck.desk.judging.ahead import look_ahead
from factcheck.documents import read_bytes
from tests.unit.desk.searching import searches

ARTICLE = "\n\n".join(f"In district {n} turnout was {40 + n}% of the votes." for n in range(12)).encode()
COUNT = b"In district 3 turnout was 43% of the votes. In district 4 turnout was 54% of the votes."


@pytest.fixture
def desk(tmp_path):
    with Desk.create(tmp_path / "desk", by="ann") as desk:
        desk.articles.add(read_bytes(ARTICLE, "districts.txt"), ARTICLE, slug="districts")
        desk.evidence.add(read_bytes(COUNT, "count.txt"), COUNT)
        yield desk


def test_what_several_processes_find_is_what_one_finds_and_nothing_is_searched_again(desk, monkeypatch):
    told = []
    look_ahead(desk, desk.claims.of("districts"), lambda done, of: told.append((done, of)), jobs=3, worth=2)
    claims = len(desk.claims.of("districts"))
    assert told[-1] == (claims - 1, claims - 1)
    found, searched = searches(desk, monkeypatch)
    assert searched == 0
    assert {finding.suggestion.stance for finding in found} >= {"supports", "contradicts"}
    desk.close()
    (desk.folder / "found.sqlite").unlink()
    with Desk.open(desk.folder) as alone:
        assert searches(alone, monkeypatch)[0] == found


def test_a_process_that_forgets_to_stay_small_finds_the_same(desk, monkeypatch, capfd):
    keys = [record.key for record in desk.claims.of("districts")]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(keys)))
    monkeypatch.setattr(ahead, "_MOST", 0)
    monkeypatch.setattr(ahead, "_GROWTH", 0)
    ahead._run(desk.folder)
    assert capfd.readouterr().out == "." * len(keys)
    found, searched = searches(desk, monkeypatch)
    assert searched == 0
    assert {finding.suggestion.stance for finding in found} >= {"supports", "contradicts"}


def test_what_is_known_is_not_looked_into_again(desk, monkeypatch):
    searches(desk, monkeypatch)
    assert desk.evidence.unsearched(desk.claims.of("districts")) == []
    look_ahead(desk, desk.claims.of("districts"), lambda done, of: pytest.fail("somebody was started"), jobs=3, worth=0)


def test_processes_that_do_not_come_cost_nothing(desk, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", "/bin/false")
        look_ahead(desk, desk.claims.of("districts"), lambda done, of: None, jobs=2, worth=2)
    found, searched = searches(desk, monkeypatch)
    assert searched
    assert "contradicts" in {finding.suggestion.stance for finding in found}


def test_where_nothing_can_be_kept_nobody_looks_ahead(desk):
    (desk.folder / "found.sqlite").mkdir()
    assert desk.evidence.unsearched(desk.claims.of("districts")) == []
