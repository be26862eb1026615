"""Articles that are done with are left out of everyday lists, are found all the same, and come back by themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.cli.main import run
from factcheck.desk import Desk, Refused, UnknownClaim, Verdict
from factcheck.desk.judging.precedents import precedents
from tests.unit.desk.conftest import TEXT, claims, document
from tests.unit.desk.test_contents import drawn, kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def done(folder: Path) -> Path:
    """A desk with an article whose claims are all rated, and one where nobody did anything."""
    with Desk.open(folder, by="ann") as desk:
        desk.articles.add(document(source="second.txt"), TEXT.encode(), scale="draft", claims=claims())
        for number in (1, 2, 3):
            desk.claims.rate(Verdict("elections", number, "stands"))
    return folder


def lists(desk: Desk) -> tuple[list[str], list[str]]:
    return [each.slug for each in desk.articles.current()], [each.slug for each in desk.archive.articles()]


def test_what_is_settled_is_archived_and_the_rest_stays(done: Path) -> None:
    with Desk.open(done, by="ann") as desk:
        assert [each.slug for each in desk.archive.put_away()] == ["elections"]
        assert desk.archive.put_away() == []
        assert lists(desk) == (["second"], ["elections"])
        assert [each.slug for each in desk.articles.all()] == ["elections", "second"]
    kept(done)
    with Desk.open(done, by="ann") as desk:
        assert lists(desk) == (["second"], ["elections"])
    assert drawn(done, lines_alone=False) == drawn(done, lines_alone=True)


@pytest.mark.parametrize(
    ("prepare", "asked", "why"),
    [
        (lambda _desk: None, {"names": ["elections", "second"]}, "3 of its claims are open"),
        (lambda desk: desk.claims.reopen(["elections#2"], "?"), {"names": ["elections"]}, "1 of its claims is open"),
        (
            lambda desk: desk.articles.set_policy("elections", "published"),
            {"names": ["elections"]},
            "claims are settled",
        ),
        (lambda _desk: None, {"names": ["elections"], "before": "2020-01-01"}, "done at it on 20"),
    ],
    ids=["open", "opened again", "not read twice", "worked on since"],
)
def test_what_is_not_done_with_is_not_archived(
    done: Path, prepare: Callable[[Desk], object], asked: dict[str, Any], why: str
) -> None:
    with Desk.open(done, by="ann") as desk:
        prepare(desk)
        before = desk.revision
        with pytest.raises(Refused, match=why):
            desk.archive.put_away(**asked)
        assert desk.revision == before
        assert lists(desk) == (["elections", "second"], [])


def test_what_was_set_aside_can_be_archived(done: Path) -> None:
    with Desk.open(done, by="ann") as desk:
        desk.articles.set_aside("second", "never printed")
        assert [each.slug for each in desk.archive.put_away(["second"])] == ["second"]
        assert desk.archive.put_away(before="2020-01-01") == []


def test_precedents_and_ties_are_found_in_the_archive(done: Path) -> None:
    with Desk.open(done, by="ann") as desk:
        desk.archive.put_away()
        assert [record.key for record, _ in desk.ties.of("second#1")] == ["elections#1"]
        desk.claims.rate(Verdict("second", 1, "change"))
        assert [each.key for each in precedents(desk, "second#1").shown] == ["elections#1"]
        assert desk.claims.get("elections#1").verdict.rating == "stands"
        assert lists(desk) == (["second"], ["elections"])


@pytest.mark.parametrize(
    "act",
    [
        lambda desk: desk.claims.note("elections#1", "words"),
        lambda desk: desk.claims.reopen(["elections#1"], "a doubt"),
        lambda desk: desk.enquiries.ask("elections#1", "Of whom?"),
        lambda desk: desk.history.undo(),
        lambda desk: desk.articles.add(document(TEXT + " More."), b"more", claims=claims()),
        lambda desk: desk.archive.bring_back("elections"),
    ],
    ids=["a note", "opened again", "a question", "a verdict taken back", "a new version", "by hand"],
)
def test_what_is_recorded_at_an_article_brings_it_back(done: Path, act: Callable[[Desk], object]) -> None:
    with Desk.open(done, by="ann") as desk:
        desk.archive.put_away()
        act(desk)
        assert lists(desk) == (["elections", "second"], [])
        assert desk.articles.get("elections").archived is None
    assert drawn(done, lines_alone=False) == drawn(done, lines_alone=True)


def test_what_concerns_the_article_alone_leaves_it_where_it_is(done: Path) -> None:
    with Desk.open(done, by="ann") as desk:
        desk.archive.put_away()
        desk.articles.publish("elections", "2026-11-30")
        desk.settings.keep("motto", "slowly")
        assert lists(desk) == (["second"], ["elections"])
        desk.archive.bring_back("elections")
        with pytest.raises(UnknownClaim, match="is not archived"):
            desk.archive.bring_back("elections")


def test_an_archive_is_not_taken_over_from_another_desk(done: Path, tmp_path: Path) -> None:
    from factcheck.desk.upkeep.keeping import backup

    with Desk.open(done, by="ann") as desk:
        backup(desk, tmp_path / "copy")
        desk.claims.reopen(["elections#1"], "a doubt")
    with Desk.open(tmp_path / "copy", by="ann") as other, Desk.open(done, by="ann") as desk:
        other.archive.put_away()
        desk.take_from(other)
        assert lists(desk) == (["elections", "second"], [])


def test_archiving_in_lines(done: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*arguments: str) -> str:
        assert run(["--desk", str(done), *arguments]) == 0
        return capsys.readouterr().out

    assert said("desk", "archive") == "elections: archived, 3 claims\n"
    assert [json.loads(line)["slug"] for line in said("article", "--json").splitlines()] == ["second"]
    assert "archived: 20" in said("article", "--archived")
    assert "archived: 1 article\n" in said("desk", "info")
    assert "elections#" not in said("claims", "--no-search")
    assert "elections#1" in said("claims", "elections", "--no-search")
    assert said("desk", "archive", "--back", "elections") == "elections: current again, 3 claims\n"
    assert said("desk", "archive", "--before", "2020-01-01") == ""
    assert run(["--desk", str(done), "desk", "archive", "second"]) == 2
    assert "is not archived: 3 of its claims are open" in capsys.readouterr().err
