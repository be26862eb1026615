"""The desk knows which claims say the same, and goes on knowing whatever is done to claims, here and by others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from factcheck.desk import Desk
from tests.unit.desk.conftest import TEXT, claims, document

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def twice(desk: Desk) -> Desk:
    """The same claims in a second article."""
    desk.add_article(document(TEXT, "again.txt"), TEXT.encode(), scale="draft", claims=claims())
    return desk


def without_first(desk: Desk) -> None:
    """A new version of the second article, without its first sentence."""
    shorter = TEXT[25:]
    found = [replace(item, start=item.start - 25, end=item.end - 25) for item in claims()[1:]]
    desk.add_article(document(shorter, "again.txt"), shorter.encode(), claims=found)


def tied(desk: Desk) -> dict[str, list[tuple[str, str]]]:
    records = [record for article in desk.articles() for record in desk.claims(article)]
    return {record.key: [(other.key, how) for other, how in desk.tied(record.key)] for record in records}


AGAIN = ("again#1", "same")
UNCHECKABLE = replace(claims()[0], checkable=False)

HAPPENINGS = {
    "a note": (lambda desk: desk.note("again#1", "a note"), [AGAIN]),
    "a new article": (
        lambda desk: desk.add_article(document(TEXT, "a.txt"), b"3", slug="a", claims=claims()[:2]),
        [AGAIN, ("a#1", "same")],
    ),
    "a claim by hand": (lambda desk: desk.add_claim("again", 0, 24), [AGAIN, ("again#4", "same")]),
    "another reading": (lambda desk: desk.read_as("again#1", "65%"), []),
    "what cannot be checked": (lambda desk: desk.correct_claim("again#1", UNCHECKABLE), []),
    "a split claim": (lambda desk: desk.split_claim("again#1", [(0, 10), (11, 23)]), []),
    "a claim that is gone": (without_first, []),
}


@pytest.mark.parametrize(("happening", "expected"), HAPPENINGS.values(), ids=HAPPENINGS)
@pytest.mark.parametrize("who", ["here", "elsewhere"])
def test_whatever_happens_a_desk_knows_what_one_opened_anew_knows(
    twice: Desk, other: Desk, folder: Path, happening, expected, who: str
) -> None:
    assert tied(twice)["elections#1"] == [AGAIN]
    happening(twice if who == "here" else other)
    assert tied(twice)["elections#1"] == expected
    with Desk.open(folder) as fresh:
        assert tied(twice) == tied(fresh)


def test_what_is_taken_back_is_tied_again(twice: Desk) -> None:
    twice.read_as("again#1", "12%")
    assert tied(twice)["elections#1"] == []
    twice.undo()
    assert tied(twice)["elections#1"] == [AGAIN]


def test_a_claim_that_left_its_article_can_be_asked_about(twice: Desk) -> None:
    without_first(twice)
    assert twice.claim("again#1").gone is not None
    assert [other.key for other, _ in twice.tied("again#1")] == ["elections#1"]
