"""A second reader reads blind, under another login; agreement settles for good, disagreement goes to a third."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from factcheck.desk import Conflict, Desk, Refused, Source, Verdict

SOURCE = Source("e1", 0, 6, "63.75%", "ab" * 32, "against", "primary")


def rated(desk: Desk, rating: str = "change") -> Verdict:
    return desk.claims.rate(Verdict("elections", 1, rating, reason="secret", sources=(SOURCE,)))


def test_a_second_reader_sees_claim_and_sources_and_nothing_that_leads(desk: Desk, ben: Desk) -> None:
    first = rated(desk)
    blind = ben.readers.blind("elections#1")
    assert (blind.claim, blind.reads) == (desk.claims.get("elections#1").claim, first.id)
    assert [source.text for source in blind.sources] == ["63.75%"]
    assert "secret" not in repr(blind)
    assert "change" not in repr(blind)
    assert "against" not in repr(blind)


def test_agreement_makes_a_claim_second_read(desk: Desk, ben: Desk) -> None:
    desk.articles.set_policy("elections", "published")
    first = rated(desk)
    assert [(record.key, what) for record, what in ben.readers.waiting()] == [("elections#1", "read")]
    assert desk.readers.waiting() == []
    ben.claims.rate(Verdict("elections", 1, "change", role="second", reads=first.id))
    assert desk.claims.get("elections#1").state == "second-read"
    assert ben.readers.waiting() == []
    assert desk.readers.agreement("elections") == (1, 0)


def test_disagreement_waits_for_the_named_third_who_decides(desk: Desk, ben: Desk, cyd: Desk) -> None:
    first = rated(desk)
    desk.claims.assign("elections#1", "cyd", task="decide")
    ben.claims.rate(Verdict("elections", 1, "stands", role="second", reads=first.id))
    record = desk.claims.get("elections#1")
    assert (record.state, record.disputed, record.decider) == ("disputed", True, "cyd")
    assert desk.readers.agreement("elections") == (1, 1)
    assert [(record.key, what) for record, what in cyd.readers.waiting()] == [("elections#1", "decide")]
    third = cyd.claims.rate(Verdict("elections", 1, "stands", role="third", reads=first.id))
    record = desk.claims.get("elections#1")
    assert (record.state, record.disputed, record.verdict) == ("second-read", False, third)


def test_readers_are_told_apart_by_login_and_not_by_the_name_they_give(desk: Desk, other: Desk) -> None:
    first = rated(desk)
    assert other.person.by != desk.person.by
    with pytest.raises(Refused, match="by this login"):
        other.readers.blind("elections#1")
    with pytest.raises(Refused, match="by this login"):
        other.claims.rate(Verdict("elections", 1, "change", role="second", reads=first.id))


def test_a_verdict_changed_while_it_was_read_is_a_conflict(desk: Desk, ben: Desk) -> None:
    first = rated(desk)
    blind = ben.readers.blind("elections#1")
    changed = desk.claims.rate(Verdict("elections", 1, "stands", supersedes=first.id))
    with pytest.raises(Conflict) as caught:
        ben.claims.rate(Verdict("elections", 1, "stands", role="second", reads=blind.reads))
    assert caught.value.theirs == changed


def test_a_reading_of_a_superseded_verdict_counts_no_more(desk: Desk, ben: Desk) -> None:
    first = rated(desk)
    ben.claims.rate(Verdict("elections", 1, "change", role="second", reads=first.id))
    desk.claims.rate(Verdict("elections", 1, "stands", supersedes=first.id))
    assert desk.claims.get("elections#1").state == "settled"
    desk.history.undo()
    assert desk.claims.get("elections#1").state == "second-read"


def test_nothing_to_read_and_nothing_to_decide_are_said(desk: Desk, ben: Desk, cyd: Desk) -> None:
    with pytest.raises(Refused, match="no verdict"):
        ben.readers.blind("elections#1")
    first = rated(desk)
    ben.claims.rate(Verdict("elections", 1, "change", role="second", reads=first.id))
    with pytest.raises(Refused, match="not disputed"):
        cyd.claims.rate(Verdict("elections", 1, "stands", role="third", reads=first.id))


def test_contact_that_is_said_afterwards_leaves_the_verdict_and_its_second_reading(desk: Desk, ben: Desk) -> None:
    first = rated(desk)
    with pytest.raises(Refused, match="no verdict"):
        ben.verdicts.contact("elections#2", "by telephone")
    second = ben.claims.rate(Verdict("elections", 1, "change", role="second", reads=first.id))
    kept = ben.verdicts.contact("elections#1", " by telephone ")
    record = desk.claims.get("elections#1")
    assert record.verdict == kept == replace(first, contacted="by telephone")
    assert (record.second["true"], record.state) == (second, "second-read")
    assert ben.verdicts.contact("elections#1", "").contacted is None
    ben.history.undo()
    assert desk.claims.get("elections#1").contacted == ("by telephone",)
    ben.history.undo()
    assert desk.claims.get("elections#1").verdict == first
