"""What was done is told at every article and claim that it touched, and nowhere else."""

from __future__ import annotations

import pytest

from factcheck.desk import Desk, Source, Verdict
from tests.unit.desk.conftest import TEXT, claims, document


@pytest.fixture
def two(desk: Desk) -> Desk:
    """Two articles, in each a verdict that rests on the same table."""
    desk.articles.add(document(TEXT, "again.txt"), TEXT.encode(), scale="draft", claims=claims())
    table = desk.evidence.add(document("63.75%.", "table.txt"), b"63.75%.")
    source = Source(table.id, 0, 6, "63.75%", table.sha256)
    for article, number in (("elections", 1), ("again", 2)):
        desk.claims.rate(Verdict(article, number, "stands", sources=(source,)))
    return desk


def places(changes, action: str) -> list[tuple[str | None, tuple[int, ...]]]:
    return [(change.article, change.claims) for change in changes if change.action == action]


BOTH = [("elections", (1,)), ("again", (2,))]


def test_evidence_that_opens_claims_of_two_articles_is_told_at_each(two: Desk) -> None:
    before = two.revision
    two.evidence.add(document("64.01%.", "table.txt"), b"64.01%.")
    assert places(two.history.since(before), "add-evidence") == BOTH
    assert len({change.revision for change in two.history.since(before)}) == 1
    assert places(two.history.at("elections#1"), "add-evidence") == BOTH[:1]
    assert places(two.history.at("again#2"), "add-evidence") == BOTH[1:]
    assert places(two.history.at("elections#2"), "add-evidence") == []


def test_what_was_done_at_two_articles_is_taken_back_and_done_again_at_both(two: Desk) -> None:
    two.claims.reopen(["elections#1", "again#2"], "look again")
    assert places(two.history.own(), "reopen") == BOTH
    for direction, states in (("undo", ["settled"] * 2), ("redo", ["open"] * 2)):
        getattr(two.history, direction)()
        assert [two.claims.get(key).state for key in ("elections#1", "again#2")] == states
        assert places(two.history.log(), direction) == BOTH
    assert places(two.history.own(), "reopen") == BOTH
