"""Nothing goes out unchecked: the gate gives one line for every reason, and a policy says what counts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from factcheck.cli.main import run
from factcheck.desk import Desk, Exemption, Refused, Source, Verdict
from factcheck.desk.judging.gate import gate
from factcheck.desk.judging.source_rules import broken_rules
from factcheck.desk.record.rules import POLICIES, UnknownPolicy
from tests.unit.desk.conftest import TEXT, claims, document

if TYPE_CHECKING:
    from pathlib import Path


def cited(desk: Desk, text: str = "63.75% of votes", source: str = "count.txt", **about: str) -> Source:
    """A source out of evidence that is on the desk."""
    item = desk.evidence.add(document(text, source), text.encode(), rank="primary", **about)
    return Source(item.id, 0, len(text), text, item.sha256, rank=item.rank, origin=item.origin, place="line 1")


def clear(desk: Desk, **about: object) -> None:
    source = cited(desk)
    for number in (1, 2, 3):
        desk.claims.rate(Verdict("elections", number, "stands", sources=(source,), **about))


def kinds(desk: Desk, policy: str | None = None) -> list[tuple[str, str]]:
    return [(reason.claim, reason.kind) for reason in gate(desk, "elections", policy).reasons]


def test_an_article_is_cleared_when_every_claim_stands_on_a_source(desk: Desk) -> None:
    assert kinds(desk) == [(f"elections#{number}", "open") for number in (1, 2, 3)]
    clear(desk)
    found = gate(desk, "elections")
    assert (found.cleared, found.policy, found.lines) == (True, "draft", ("CLEARED (draft)",))


CASES = [
    (
        "must-change",
        lambda desk: desk.claims.rate(Verdict("elections", 1, "change", replacement="nearly 64%", supersedes=1)),
    ),
    ("asked", lambda desk: desk.claims.rate(Verdict("elections", 1, "ask", supersedes=1))),
    ("asked", lambda desk: desk.enquiries.ask("elections#1", "Where from?")),
    ("no-source", lambda desk: desk.claims.rate(Verdict("elections", 1, "stands", supersedes=1))),
    ("open", lambda desk: desk.claims.reopen(["elections#1"], "a doubt")),
]


@pytest.mark.parametrize(("kind", "happening"), CASES)
def test_every_kind_of_reason_holds_an_article_back(desk: Desk, kind: str, happening) -> None:
    clear(desk)
    happening(desk)
    assert kinds(desk) == [("elections#1", kind)]


def test_changed_words_and_changed_evidence_hold_an_article_back(desk: Desk) -> None:
    clear(desk)
    text = TEXT.replace("He won 64%", "He won some 64%")
    found = [replace(claims()[0], text="He won some 64% of the votes."), *claims()[1:]]
    desk.articles.add(document(text), text.encode(), claims=found)
    assert ("elections#1", "changed") in kinds(desk)
    cited(desk, "63.75% of votes, as before, and more")
    assert sum("e1 changed since and is now e2" in line for line in gate(desk, "elections").lines) == 2
    assert desk.claims.get("elections#2").state == "settled"
    cited(desk, "64.01% of votes")
    desk.claims.rate(Verdict("elections", 2, "stands", sources=(cited(desk, "64.01% of votes"),), supersedes=2))
    assert desk.claims.get("elections#2").state == "settled"
    cited(desk, "64.02% of votes")
    assert desk.claims.get("elections#2").reopened == "e3 changed and is now e4"
    assert ("elections#2", "open") in kinds(desk)


def test_a_placeholder_and_nothing_uncheckable_holds_an_article_back(tmp_path: Path) -> None:
    first, second, third = claims()
    found = [
        replace(first, kind="placeholder", checkable=False),
        replace(second, checkable=False, reason="opinion"),
        replace(third, checkable=False, reason="question"),
    ]
    with Desk.create(tmp_path / "new") as desk:
        desk.articles.add(document(), TEXT.encode(), scale="draft", claims=found)
        assert kinds(desk) == [("elections#1", "placeholder")]


def test_what_was_said_in_public_needs_a_second_reader_and_more(desk: Desk, ben: Desk) -> None:
    clear(desk)
    found = kinds(desk, "published")
    assert ("elections#1", "awaits-second-reader") in found
    assert ("elections#2", "not-asked-said") in found
    for number in (1, 2, 3):
        first = desk.claims.get(f"elections#{number}").verdicts["true"]
        rating = "change" if number == 3 else "stands"
        ben.claims.rate(Verdict("elections", number, rating, role="second", reads=first.id))
    assert [item for item in kinds(desk, "published") if item[1] in ("awaits-second-reader", "disputed")] == [
        ("elections#3", "disputed")
    ]


@pytest.mark.parametrize(
    ("rule", "about"),
    [
        (
            "two-origins",
            {"sources": (Source("e1", 0, 1, "x", "0", origin="wire"), Source("e2", 0, 1, "x", "0", origin="wire"))},
        ),
        ("primary", {"sources": (Source("e1", 0, 1, "x", "0", rank="secondary"),)}),
        ("kept", {"sources": (Source("e1", 0, 1, "x", "0"),)}),
        ("unchanged", {"sources": (Source("e9", 0, 1, "x", "0"),)}),
        ("contacted", {}),
    ],
)
def test_every_rule_can_be_broken_and_is_named(desk: Desk, rule: str, about) -> None:
    record = desk.claims.get("elections#2")
    record = replace(record, claim=replace(record.claim, worthiness=0.9))
    verdict = Verdict("elections", 2, "stands", **about)
    policy = replace(POLICIES["published"], rules=(rule,))
    assert [broken.rule for broken in broken_rules(desk, record, verdict, policy)] == [rule]
    assert broken_rules(desk, record, replace(verdict, rating="not-checkable"), policy) == []


def test_a_central_claim_on_two_good_sources_breaks_no_rule(desk: Desk) -> None:
    record = desk.claims.get("elections#2")
    record = replace(record, claim=replace(record.claim, worthiness=0.9))
    sources = (cited(desk), cited(desk, "63.75", "agency.txt"))
    verdict = Verdict("elections", 2, "stands", sources=sources, contacted="5 March")
    assert broken_rules(desk, record, verdict, POLICIES["published"]) == []


def test_a_broken_rule_that_was_kept_with_a_reason_is_counted_and_does_not_hold_back(desk: Desk) -> None:
    clear(desk, exemptions=(Exemption("unchanged", "only the title changed"),))
    cited(desk, "63.75% of votes, and more")
    found = gate(desk, "elections")
    assert found.cleared
    assert [reason.words for reason in found.exempted] == [
        "e1 changed since and is now e2 (only the title changed)"
    ] * 3


def test_a_desk_can_have_a_policy_of_its_own(desk: Desk) -> None:
    desk.settings.keep("policies", {"quick": {"title": "ours", "sources": False}})
    for number in (1, 2, 3):
        desk.claims.rate(Verdict("elections", number, "stands"))
    assert gate(desk, "elections", "quick").cleared
    assert not gate(desk, "elections", "draft").cleared
    with pytest.raises(UnknownPolicy, match="slow"):
        gate(desk, "elections", "slow")


def test_a_policy_that_cannot_be_read_takes_no_other_with_it(desk: Desk) -> None:
    desk.settings.keep("policies", {"torn": {"ann": "yes"}})
    for number in (1, 2, 3):
        desk.claims.rate(Verdict("elections", number, "stands"))
    assert not gate(desk, "elections", "draft").cleared
    with pytest.raises(UnknownPolicy, match=r"torn: is no policy as it is kept here .*define it again"):
        gate(desk, "elections", "torn")


def test_the_command_exits_one_until_an_article_is_cleared(desk: Desk, folder: Path, capsys) -> None:
    def command(*arguments: str) -> tuple[int, str]:
        code = run(["--desk", str(folder), "gate", "elections", *arguments])
        return code, capsys.readouterr().out

    code, out = command()
    assert (code, out.splitlines()[0]) == (1, "NOT CLEARED (draft): 3 reasons")
    assert len(out.splitlines()) == 4
    code, out = command("--json")
    assert (code, json.loads(out)["cleared"], len(json.loads(out)["reasons"])) == (1, False, 3)
    clear(desk)
    assert command() == (0, "CLEARED (draft)\n")


def test_a_named_reader_holds_back_whatever_the_policy_and_is_told_no_more(desk: Desk, ben: Desk) -> None:
    clear(desk)
    desk.claims.rate(Verdict("elections", 1, "change", supersedes=1))
    assert kinds(desk) == [("elections#1", "must-change")]
    desk.claims.assign("elections#1", "ben", task="read")
    assert kinds(desk) == [("elections#1", "must-change"), ("elections#1", "awaits-second-reader")]
    assert kinds(ben) == [("elections#1", "awaits-second-reader")]
    assert "change" not in " ".join(gate(ben, "elections").lines)
    first = desk.claims.get("elections#1").verdicts["true"]
    ben.claims.rate(Verdict("elections", 1, "stands", role="second", reads=first.id))
    assert kinds(ben) == kinds(desk) == [("elections#1", "must-change"), ("elections#1", "disputed")]


def test_a_verdict_is_exempted_later_and_stays_who_gave_it_and_read(desk: Desk, ben: Desk) -> None:
    clear(desk)
    cited(desk, "63.75% of votes, and more")
    first = desk.claims.get("elections#1").verdicts["true"]
    ben.claims.rate(Verdict("elections", 1, "stands", role="second", reads=first.id))
    assert ("elections#1", "rule-broken") in kinds(desk)
    kept = ben.verdicts.exempt("elections#1", "unchanged", "only the title changed")
    record = desk.claims.get("elections#1")
    assert (record.verdict, record.state, kept.by) == (kept, "second-read", "ann")
    assert [(item.rule, item.reason, item.by) for item in kept.exemptions] == [
        ("unchanged", "only the title changed", "ben")
    ]
    assert ("elections#1", "rule-broken") not in kinds(desk)
    [change] = [change for change in desk.history.at("elections#1") if change.action == "exempt"]
    assert (change.by, change.words, change.before) == ("ben", "unchanged: only the title changed", "")
    ben.history.undo()
    assert ("elections#1", "rule-broken") in kinds(desk)


@pytest.mark.parametrize(
    ("key", "rule", "reason", "problem"),
    [
        ("elections#1", "unchanged", "why", "no verdict"),
        ("elections#2", "unheard-of", "why", "no source rule"),
        ("elections#2", "unchanged", " ", "no reason"),
    ],
)
def test_what_cannot_be_exempted_is_said(desk: Desk, key: str, rule: str, reason: str, problem: str) -> None:
    desk.claims.rate(Verdict("elections", 2, "stands"))
    with pytest.raises(Refused, match=problem):
        desk.verdicts.exempt(key, rule, reason)
