"""The desk knows which claims say the same, and goes on knowing whatever is done to claims, here and by others."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from factcheck.claims import Ties, find_claims
from factcheck.desk import Desk
from factcheck.desk.parts.ties import TIES
from factcheck.documents import read_text
from tests.unit.desk.conftest import TEXT, claims, document

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=["in memory", "in a file"])
def kept(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether ties are kept in a file, as of very many claims."""
    monkeypatch.setattr("factcheck.desk.parts.ties.MANY", 10_000 if request.param == "in memory" else 0)
    return bool(request.param == "in a file")


@pytest.fixture
def twice(desk: Desk, kept: bool) -> Desk:
    """The same claims in a second article."""
    assert kept in (True, False)
    desk.articles.add(document(TEXT, "again.txt"), TEXT.encode(), scale="draft", claims=claims())
    return desk


def without_first(desk: Desk) -> None:
    """A new version of the second article, without its first sentence."""
    shorter = TEXT[25:]
    found = [replace(item, start=item.start - 25, end=item.end - 25) for item in claims()[1:]]
    desk.articles.add(document(shorter, "again.txt"), shorter.encode(), claims=found)


def tied(desk: Desk) -> dict[str, list[tuple[str, str]]]:
    records = [record for article in desk.articles.all() for record in desk.claims.of(article)]
    return {record.key: [(other.key, how) for other, how in desk.ties.of(record.key)] for record in records}


AGAIN = ("again#1", "same")
UNCHECKABLE = replace(claims()[0], checkable=False)

HAPPENINGS = {
    "a note": (lambda desk: desk.claims.note("again#1", "a note"), [AGAIN]),
    "a new article": (
        lambda desk: desk.articles.add(document(TEXT, "a.txt"), b"3", slug="a", claims=claims()[:2]),
        [AGAIN, ("a#1", "same")],
    ),
    "a claim by hand": (lambda desk: desk.claims.add("again", 0, 24), [AGAIN, ("again#4", "same")]),
    "another reading": (lambda desk: desk.claims.read_as("again#1", "65%"), []),
    "what cannot be checked": (lambda desk: desk.claims.correct("again#1", UNCHECKABLE), []),
    "a split claim": (lambda desk: desk.claims.split("again#1", [(0, 10), (11, 23)]), []),
    "a claim that is gone": (without_first, []),
}


@pytest.mark.parametrize(("happening", "expected"), HAPPENINGS.values(), ids=HAPPENINGS)
@pytest.mark.parametrize("who", ["here", "elsewhere"])
def test_whatever_happens_a_desk_knows_what_one_opened_anew_knows(
    twice: Desk, other: Desk, folder: Path, kept: bool, happening, expected, who: str
) -> None:
    assert tied(twice)["elections#1"] == [AGAIN]
    happening(twice if who == "here" else other)
    assert tied(twice)["elections#1"] == expected
    with Desk.open(folder) as fresh:
        assert tied(twice) == tied(fresh)
    assert (folder / TIES).exists() == kept


def test_what_is_taken_back_is_tied_again(twice: Desk) -> None:
    twice.claims.read_as("again#1", "12%")
    assert tied(twice)["elections#1"] == []
    twice.history.undo()
    assert tied(twice)["elections#1"] == [AGAIN]


def test_a_claim_that_left_its_article_can_be_asked_about(twice: Desk) -> None:
    without_first(twice)
    assert twice.claims.get("again#1").gone is not None
    assert [other.key for other, _ in twice.ties.of("again#1")] == ["elections#1"]


WHO = ("The party", "The mayor", "Anna Berg", "Nobody", "The report")
WHAT = ("won", "did not win", "lost", "said that it counted", "expects")
HOW = ("64%", "63.75%", "64.0%", "63.8%", "2 million", "2.04 million", "1,234", "two thirds", "about 60%", "", "12")
OF = ("of the votes", "of all the votes cast", "of the votes in the north", "seats", "in the last count of the votes")


def drawn(seed: int, sentences: int) -> str:
    """Sentences of which many say nearly the same, some without a figure."""
    chance = random.Random(seed)
    return " ".join(" ".join(filter(None, map(chance.choice, (WHO, WHAT, HOW, OF)))) + "." for _ in range(sentences))


@pytest.mark.parametrize("seed", range(4))
def test_a_file_finds_what_is_found_in_memory(folder: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr("factcheck.desk.parts.ties.MANY", 0)
    ties: Ties[str] = Ties()
    with Desk.open(folder) as desk:
        for number in range(3):
            text = drawn(10 * seed + number, 25)
            name = desk.articles.add(read_text(text, f"of-{number}.txt"), text.encode()).slug
            if number:
                desk.claims.correct(f"{name}#1", claims()[0])
                desk.claims.merge([f"{name}#2", f"{name}#3"])
            assert desk.ties.of(f"{name}#1") is not None  # brought up to date in between
        records = [record for article in desk.articles.all() for record in desk.claims.of(article)]
        for record in records:
            ties.add(record.key, record.claim)
        unknown = find_claims(read_text(drawn(99, 10), "unknown.txt"))
        asked = [*(record.claim for record in records), *unknown]
        found = [{other.key: how for other, how in desk.ties.with_claim(claim)} for claim in asked]
        assert (folder / TIES).exists()
    assert found == [dict(ties.find(claim)) for claim in asked]
    assert any(len(each) > 1 for each in found)


@pytest.mark.parametrize("damage", ["empty", "no database", "a folder", "cut", "of another desk"])
def test_a_file_that_is_of_no_use_costs_nothing_but_time(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    monkeypatch.setattr("factcheck.desk.parts.ties.MANY", 0)
    with Desk.open(folder) as desk:
        text = drawn(1, 20)
        desk.articles.add(read_text(text, "of.txt"), text.encode())
        before = tied(desk)
    whole = (folder / TIES).read_bytes()
    (folder / TIES).unlink()
    if damage == "a folder":
        (folder / TIES).mkdir()
    elif damage == "of another desk":
        Desk.create(tmp_path / "another").close()
        with Desk.open(tmp_path / "another") as desk:
            desk.articles.add(document(TEXT, "one.txt"), TEXT.encode(), claims=claims())
            tied(desk)
        shutil.copy(tmp_path / "another" / TIES, folder / TIES)
    else:
        told = {"empty": b"", "no database": b"x" * 5000, "cut": whole[: len(whole) // 2]}[damage]
        (folder / TIES).write_bytes(told)
    for _ in range(3):
        with Desk.open(folder) as desk:
            assert tied(desk) == before
    if damage != "a folder":
        assert (folder / TIES).read_bytes()[:6] == b"SQLite"


def test_an_older_copy_of_the_desk_is_not_told_of_what_is_not_on_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.desk.parts.ties.MANY", 0)
    older = (folder / "journal").read_bytes()
    with Desk.open(folder) as desk:
        desk.articles.add(document(TEXT, "again.txt"), TEXT.encode(), claims=claims())
        assert tied(desk)["elections#1"] == [AGAIN]
    (folder / "journal").unlink()
    (folder / "journal").write_bytes(older)
    with Desk.open(folder) as desk:
        assert tied(desk)["elections#1"] == []
        desk.articles.add(document(TEXT, "other.txt"), TEXT.encode(), claims=claims()[:1])
        assert tied(desk)["elections#1"] == [("other#1", "same")]
