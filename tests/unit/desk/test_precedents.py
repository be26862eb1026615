"""Earlier verdicts on what says the same: shown once somebody has rated, told where a new verdict contradicts them."""

from __future__ import annotations

import pytest

from factcheck.desk import Desk, Exemption, Refused, Source, UnknownClaim, Verdict
from factcheck.desk.judging.corrections import correction
from factcheck.desk.judging.precedents import contradicted, objections, precedents
from tests.unit.desk.conftest import TEXT, claims, document
from tests.unit.desk.test_gate import cited


@pytest.fixture
def twice(desk: Desk) -> Desk:
    """The same claims in a second article."""
    desk.articles.add(document(TEXT, "again.txt"), TEXT.encode(), scale="draft", claims=claims())
    return desk


def test_precedents_are_counted_before_and_shown_after_ones_own_rating(twice: Desk, other: Desk) -> None:
    twice.claims.rate(Verdict("elections", 1, "stands"))
    found = precedents(other, "again#1")
    assert (found.count, found.shown) == (1, ())
    other.claims.rate(Verdict("again", 1, "change"))
    [shown] = precedents(other, "again#1").shown
    assert (shown.key, shown.verdict.rating, shown.likeness) == ("elections#1", "stands", "same")


def test_a_verdict_that_contradicts_a_precedent_is_told(twice: Desk) -> None:
    twice.claims.rate(Verdict("elections", 1, "stands"))
    assert [item.key for item in contradicted(twice, Verdict("again", 1, "change"))] == ["elections#1"]
    assert contradicted(twice, Verdict("again", 1, "stands")) == []
    assert contradicted(twice, Verdict("again", 3, "change")) == []


def test_a_correction_names_what_rests_on_it_and_drafts_the_note(twice: Desk) -> None:
    first = twice.claims.rate(Verdict("elections", 1, "stands"))
    with pytest.raises(UnknownClaim, match="no verdict that corrects"):
        correction(twice, "elections#1")
    source = cited(twice)
    twice.claims.rate(
        Verdict("elections", 1, "change", replacement="He won 63.75%.", sources=(source,), supersedes=first.id)
    )
    found = correction(twice, "elections#1")
    assert (found.tied, found.articles) == (("again#1",), ("elections", "again"))
    for words in ("He won 64% of the votes.", "He won 63.75%.", "63.75% of votes", "count.txt", "stands"):
        assert words in found.note


def test_a_precedent_that_one_is_still_to_read_is_neither_shown_nor_told(twice: Desk, ben: Desk) -> None:
    twice.articles.set_policy("elections", "published")
    twice.claims.rate(Verdict("elections", 1, "stands", reason="secret"))
    assert contradicted(ben, Verdict("again", 1, "change")) == []
    ben.claims.rate(Verdict("again", 1, "change"))
    found = precedents(ben, "again#1")
    assert (found.count, found.shown) == (1, ())
    first = twice.claims.get("elections#1").verdicts["true"]
    ben.claims.rate(Verdict("elections", 1, "stands", role="second", reads=first.id))
    assert [item.key for item in precedents(ben, "again#1").shown] == ["elections#1"]
    assert [item.key for item in contradicted(ben, Verdict("again", 1, "change"))] == ["elections#1"]


def told(desk: Desk, verdict: Verdict) -> list[tuple[str, str, str]]:
    return [(item.kind, item.key, item.words) for item in objections(desk, verdict)]


def test_a_verdict_says_beforehand_what_speaks_against_it(twice: Desk, ben: Desk) -> None:
    day = twice.claims.rate(Verdict("elections", 1, "stands")).at[:10]
    assert told(twice, Verdict("elections", 1, "stands")) == []
    assert told(twice, Verdict("elections", 1, "change")) == [
        ("earlier-verdict", "elections#1", f"you rated it stands on {day}")
    ]
    [(kind, key, words)] = told(ben, Verdict("elections", 1, "change"))
    assert (kind, key, words) == ("earlier-verdict", "elections#1", f"ann rated it stands on {day}")
    assert told(ben, Verdict("again", 1, "change")) == [
        ("precedent", "elections#1", f"elections#1 says the same, and ann rated it stands on {day}")
    ]
    assert told(ben, Verdict("again", 1, "ask the author")) == []
    twice.claims.rate(Verdict("elections", 1, "ask", supersedes=1))
    assert told(ben, Verdict("again", 1, "change")) == []
    assert told(ben, Verdict("elections", 1, "change")) == []


def test_what_was_opened_again_speaks_against_nothing(twice: Desk) -> None:
    twice.claims.rate(Verdict("elections", 1, "stands"))
    twice.claims.reopen(["elections#1"], "a doubt")
    assert told(twice, Verdict("elections", 1, "change")) == []
    assert told(twice, Verdict("again", 1, "change")) == []


def test_a_second_reader_is_told_of_no_reading_but_their_own(desk: Desk, ben: Desk) -> None:
    desk.articles.set_policy("elections", "published")
    first = desk.claims.rate(Verdict("elections", 1, "stands"))
    reading = Verdict("elections", 1, "change", role="second", reads=first.id)
    assert told(ben, reading) == []
    assert told(ben, Verdict("elections", 1, "change")) == []
    recorded = ben.claims.rate(reading)
    again = Verdict("elections", 1, "stands", role="second", reads=first.id, supersedes=recorded.id)
    assert told(ben, again) == [("earlier-verdict", "elections#1", f"you rated it change on {recorded.at[:10]}")]


def test_the_verdict_of_who_decided_is_the_one_that_is_contradicted(desk: Desk, ben: Desk, cyd: Desk) -> None:
    first = desk.claims.rate(Verdict("elections", 1, "stands"))
    ben.claims.rate(Verdict("elections", 1, "change", role="second", reads=first.id))
    cyd.claims.rate(Verdict("elections", 1, "change", role="third", reads=first.id))
    assert [words.partition(" on ")[0] for _, _, words in told(desk, Verdict("elections", 1, "stands"))] == [
        "cyd rated it change"
    ]


def test_source_rules_of_the_articles_policy_are_told_and_an_exemption_answers_them(desk: Desk) -> None:
    verdict = Verdict("elections", 1, "stands", sources=(Source("e9", 0, 1, "x", "0"),))
    assert told(desk, verdict) == [("rule-broken", "elections#1", "unchanged: e9 is not on this desk")]
    desk.articles.set_policy("elections", "published")
    assert {item.rule for item in objections(desk, verdict)} == {"kept", "unchanged"}
    exempted = Verdict("elections", 1, "stands", sources=verdict.sources, exemptions=(Exemption("kept", "a call"),))
    assert {item.rule for item in objections(desk, exempted)} == {"unchanged"}
    assert told(desk, Verdict("elections", 1, "not-checkable", sources=verdict.sources)) == []


def test_a_correction_names_everything_that_rested_on_the_verdict(twice: Desk) -> None:
    source = cited(twice)
    wrong = twice.claims.rate(Verdict("elections", 1, "stands", sources=(source,)))
    twice.claims.rate(Verdict("elections", 3, "stands", sources=(source,)))
    printed = twice.evidence.add(document(TEXT, "elections.txt"), TEXT.encode())
    twice.articles.add(document("It was 64%.\n", "later.txt"), b"later", claims=[claims()[1]])
    quoted = Source(printed.id, 0, 24, TEXT[:24], printed.sha256)
    twice.claims.rate(Verdict("later", 1, "accurate", sources=(quoted,)))
    twice.articles.publish("elections", "2012-03-05")
    right = twice.claims.rate(Verdict("elections", 1, "change", replacement="He won 63.75%.", supersedes=wrong.id))
    twice.claims.rate(
        Verdict("elections", 1, "change", replacement="He won 63.75%.", reason="All counted.", supersedes=right.id)
    )
    found = correction(twice, "elections#1")
    assert (found.before, found.since, found.until) == (wrong, wrong.at, right.at)
    assert (found.tied, found.citing, found.articles) == (("again#1",), ("later#1",), ("elections", "again", "later"))
    assert (found.evidence, found.sharing) == (("e1",), ("elections#3",))
    for words in ("published on 2012-03-05", "He won 64% of the votes.", "He won 63.75%.", "All counted.", "stands"):
        assert words in found.note


def test_the_same_verdict_again_corrects_nothing(desk: Desk) -> None:
    first = desk.claims.rate(Verdict("elections", 1, "stands"))
    desk.claims.rate(Verdict("elections", 1, "stands", reason="looked again", supersedes=first.id))
    with pytest.raises(UnknownClaim, match="no verdict that corrects"):
        correction(desk, "elections#1")


def test_a_correction_is_kept_from_who_is_to_read_it(desk: Desk, ben: Desk) -> None:
    desk.articles.set_policy("elections", "published")
    first = desk.claims.rate(Verdict("elections", 1, "stands"))
    desk.claims.rate(Verdict("elections", 1, "change", supersedes=first.id))
    with pytest.raises(Refused, match="to be read by you"):
        correction(ben, "elections#1")
