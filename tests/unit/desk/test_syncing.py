"""Copies of one desk that went apart are joined: nothing is lost or overwritten, and in the end all are equal."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from factcheck.cli.main import run
from factcheck.desk import Conflict, Desk, NothingToUndo, Refused, Source, Verdict
from factcheck.desk.record.scales import Rating, custom_scale
from factcheck.desk.upkeep.keeping import backup
from factcheck.documents import read_text
from tests.unit.desk.conftest import TEXT, claims, document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NEXT = TEXT.replace("He won", "In the end he won")


def as_login(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("factcheck.desk.store.storage.login", lambda: name)


@pytest.fixture
def two(folder: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A desk with an article, and a copy of it."""
    with Desk.open(folder, by="ann") as desk:
        backup(desk, tmp_path / "copy")
    return folder, tmp_path / "copy"


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, str], Desk]:
    def opened(folder: Path, who: str) -> Desk:
        as_login(monkeypatch, who)
        return Desk.open(folder, by=who)

    return opened


def joined(at: Callable[[Path, str], Desk], one: Path, other: Path) -> None:
    with at(one, "ann") as here, at(other, "ben") as there:
        here.take_from(there)
        there.take_from(here)
        assert here.lines.state == there.lines.state


def test_each_gets_what_the_other_did_with_who_did_it_and_when(two, at) -> None:
    with at(two[0], "ann") as ann:
        mine = ann.claims.rate(Verdict("elections", 1, "stands", reason="counted"))
    with at(two[1], "ben") as ben:
        item = ben.evidence.add(read_text("63.75% of votes.", "count.txt"), b"63.75% of votes.")
        source = Source(item.id, 0, 16, "63.75% of votes.", item.sha256)
        theirs = ben.claims.rate(Verdict("elections", 2, "change", sources=(source,), reason="not so"))
        ben.claims.note("elections#2", "look")
    joined(at, *two)
    for folder in two:
        with at(folder, "cat") as desk:
            first, second = desk.claims.get("elections#1").verdict, desk.claims.get("elections#2").verdict
            assert (first.rating, first.by, first.at) == ("stands", "ann", mine.at)
            assert (second.rating, second.by, second.at) == ("change", "ben", theirs.at)
            assert [note.by for note in desk.claims.get("elections#2").notes] == ["ben"]
            assert desk.documents.get(second.sources[0].document).text == "63.75% of votes."
            assert {change.by for change in desk.history.log()} == {"ann", "ben"}
    assert run(["--desk", str(two[0]), "desk", "verify"]) == 0


def test_what_both_rated_differently_is_disputed_on_both_until_a_third_decides(two, at) -> None:
    with at(two[0], "ann") as ann:
        ann.claims.rate(Verdict("elections", 1, "stands"))
    with at(two[1], "ben") as ben:
        ben.claims.rate(Verdict("elections", 1, "change"))
    joined(at, *two)
    told = []
    for folder in two:
        with at(folder, "cat") as desk:
            record = desk.claims.get("elections#1")
            assert record.state == "disputed"
            told.append([(each.by, each.rating) for pair in record.disagreements.values() for each in pair])
            assert {by for by, _ in told[-1]} == {"ann", "ben"}
    assert told[0] == told[1]
    with at(two[0], "cat") as cat:
        first = cat.claims.get("elections#1").verdicts["true"]
        cat.claims.rate(Verdict("elections", 1, "stands", role="third", reads=first.id))
        assert cat.claims.get("elections#1").state == "second-read"
    joined(at, *two)
    with at(two[1], "ann") as ann:
        assert ann.claims.get("elections#1").state == "second-read"


def test_two_names_of_one_login_that_differ_are_a_dispute_and_one_name_has_changed_its_mind(two, at) -> None:
    as_name = [("ann", "stands"), ("ben", "change")]
    for folder, (name, rating) in zip(two, as_name, strict=True):
        with at(folder, "root"):
            pass
        with Desk.open(folder, by=name) as desk:
            desk.claims.rate(Verdict("elections", 1, rating))
            desk.claims.rate(Verdict("elections", 2, rating, reason="first thought"))
    joined(at, *two)
    for folder in two:
        with at(folder, "cat") as desk:
            assert desk.claims.get("elections#1").state == "disputed"
    with at(two[1], "root"), Desk.open(two[1], by="ben") as ben:
        now = ben.claims.get("elections#2")
        ben.claims.rate(Verdict("elections", 2, "stands", supersedes=now.verdicts["true"].id))
    joined(at, *two)
    for folder in two:
        with at(folder, "cat") as desk:
            assert desk.claims.get("elections#2").state == "settled"


def test_what_both_rated_alike_is_settled(two, at) -> None:
    for folder, who in zip(two, ("ann", "ben"), strict=True):
        with at(folder, who) as desk:
            desk.claims.rate(Verdict("elections", 1, "stands"))
    joined(at, *two)
    for folder in two:
        with at(folder, "cat") as desk:
            assert desk.claims.get("elections#1").state == "settled"


def test_syncing_twice_changes_nothing(two, at) -> None:
    with at(two[0], "ann") as ann:
        ann.claims.rate(Verdict("elections", 1, "stands"))
    joined(at, *two)
    before = [(folder / "journal").read_bytes() for folder in two]
    joined(at, *two)
    assert [(folder / "journal").read_bytes() for folder in two] == before


def test_what_both_changed_has_one_state_everywhere_and_the_other_beside_it(two, at) -> None:
    with at(two[0], "ann") as ann:
        ann.articles.publish("elections", "2026-05-01")
    with at(two[1], "ben") as ben:
        ben.articles.publish("elections", "2026-05-02")
    with at(two[0], "ann") as ann, at(two[1], "ben") as ben:
        [beside] = ann.take_from(ben).beside
        assert {"2026-05-01", "2026-05-02"} == {day for day in ("2026-05-01", "2026-05-02") if day in str(beside)}
        ben.take_from(ann)
        assert ann.articles.get("elections").published == ben.articles.get("elections").published
        ann.articles.publish("elections", "2026-05-03")
        ben.take_from(ann)
        assert ben.articles.get("elections").published == "2026-05-03"
        assert ann.lines.state == ben.lines.state


def test_two_articles_of_one_name_and_two_claims_of_one_number_stay_two(two, at) -> None:
    with at(two[0], "ann") as ann:
        ann.claims.add("elections", 51, 58)
        ann.articles.add(document(source="budget.txt"), TEXT.encode(), claims=claims(), slug="budget")
        ann.claims.rate(Verdict("budget", 1, "wrong"))
        ann.claims.rate(Verdict("elections", 4, "stands"))
    with at(two[1], "ben") as ben:
        ben.claims.add("elections", 0, 10)
        ben.articles.add(document(NEXT, source="other.txt"), NEXT.encode(), claims=claims(NEXT), slug="budget")
        ben.claims.rate(Verdict("budget", 1, "accurate"))
        ben.claims.rate(Verdict("elections", 4, "change"))
    joined(at, *two)
    for folder in two:
        with at(folder, "cat") as desk:
            assert len(desk.articles.all()) == 3
            verdicts = {record.claim.text: record.verdict for record in desk.claims.of("elections") if record.verdict}
            assert sorted((verdict.by, verdict.rating) for verdict in verdicts.values()) == [
                ("ann", "stands"),
                ("ben", "change"),
            ]
            others = [
                desk.claims.get(f"{item.slug}#1").verdict for item in desk.articles.all() if item.slug != "elections"
            ]
            assert sorted((verdict.by, verdict.rating) for verdict in others) == [("ann", "wrong"), ("ben", "accurate")]


def test_what_was_forgotten_stays_forgotten(two, at) -> None:
    with at(two[0], "ann") as ann:
        ann.evidence.add(read_text("Private.", "letter.txt"), b"Private.")
    joined(at, *two)
    with at(two[0], "ann") as ann:
        item = ann.evidence.forget("e1", reason="a judge says so")
    with at(two[1], "ben") as ben:
        assert ben.documents.has_snapshot(item.sha256)
    joined(at, *two)
    for folder in two:
        with at(folder, "ben") as desk:
            assert not desk.documents.has_snapshot(item.sha256)
            assert desk.evidence.get("e1").forgotten == "a judge says so"


def test_whoever_saw_both_misses_nothing_when_they_are_joined(two, at) -> None:
    for folder, who in zip(two, ("ann", "ben"), strict=True):
        with at(folder, who) as desk:
            desk.claims.note("elections#1", who)
    with at(two[1], "ben") as desk:
        assert "went apart" in desk.soundness.cut_off or "older copy" in desk.soundness.cut_off
    joined(at, *two)
    for folder in (*two, *two):
        with at(folder, "ann") as desk:
            assert desk.soundness.cut_off is None
            desk.claims.note("elections#2", "later")
        joined(at, *two)


def test_a_desk_that_was_made_apart_is_refused(two, at, tmp_path: Path) -> None:
    Desk.create(tmp_path / "another").close()
    with (
        at(two[0], "ann") as ann,
        at(tmp_path / "another", "ann") as other,
        pytest.raises(Refused, match="another desk"),
    ):
        ann.take_from(other)


def test_the_command_tells_what_came_of_it(two, at, capsys: pytest.CaptureFixture[str]) -> None:
    with at(two[0], "ann") as ann:
        ann.claims.rate(Verdict("elections", 1, "stands"))
    with at(two[1], "ben") as ben:
        ben.claims.rate(Verdict("elections", 1, "change"))
        ben.claims.note("elections#2", "look")
    assert run(["--desk", str(two[0]), "desk", "sync", str(two[1]), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["taken"]["operations"], told["given"], told["equal"]) == (2, 1, True)
    assert "elections#1" in told["disputed"][0]
    assert run(["--desk", str(two[0]), "desk", "sync", str(two[1])]) == 0
    assert "0 operations taken over, 0 operations given" in capsys.readouterr().out


def test_over_ssh_the_program_there_does_its_part(
    two, at, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, script in {
        "ssh": 'test "$2" = server || { echo "no route to $2" >&2; exit 255; }; exec sh -c "$3"',
        "factcheck": f'exec {sys.executable} -m factcheck "$@"',
    }.items():
        (programs / name).write_text(f"#!/bin/sh\n{script}\n")
        (programs / name).chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    with at(two[0], "ann") as ann:
        ann.claims.rate(Verdict("elections", 1, "stands"))
    with at(two[1], "ben") as ben:
        ben.evidence.add(read_text("63.75% of votes.", "count.txt"), b"63.75% of votes.")
    assert run(["--desk", str(two[0]), "desk", "sync", f"server:{two[1]}", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["taken"]["operations"], told["given"], told["equal"]) == (1, 1, True)
    with at(two[0], "ann") as ann, at(two[1], "ben") as ben:
        assert ann.lines.state == ben.lines.state
        assert ann.documents.get("e1").text == "63.75% of votes."
        assert ben.claims.get("elections#1").verdict.by == "ann"
    assert run(["--desk", str(two[0]), "desk", "sync", f"nowhere:{two[1]}"]) == 2
    assert "no route to nowhere" in capsys.readouterr().err


PEOPLE = ("ann", "ben", "cat")


class Week(RuleBasedStateMachine):
    """Three desks that go through changes and meet in any order; when all have met, they are equal."""

    made: Path

    @initialize()
    def begin(self) -> None:
        import tempfile
        from pathlib import Path

        self.folder = Path(tempfile.mkdtemp(dir=self.made))
        self.patch = pytest.MonkeyPatch()
        self.patch.setenv("XDG_STATE_HOME", str(self.folder / "state"))
        first = self.folder / "ann"
        with Desk.create(first, by="ann") as desk:
            desk.articles.add(document(), TEXT.encode(), claims=claims(), scale="draft")
            desk.claims.rate(Verdict("elections", 1, "stands"))
            for name in PEOPLE[1:]:
                backup(desk, self.folder / name)

    def at(self, who: str) -> Desk:
        as_login(self.patch, who)
        return Desk.open(self.folder / who, by=who)

    @rule(who=st.sampled_from(PEOPLE), number=st.integers(1, 3), rating=st.sampled_from(["stands", "change"]))
    def rate(self, who: str, number: int, rating: str) -> None:
        with self.at(who) as desk:
            record = desk.claims.get(f"elections#{number}")
            role = desk.readers.next_role(record, "true")
            before, first = record.readings(role).get("true"), record.verdicts.get("true")
            reads = first.id if role != "first" and first else None
            supersedes = before.id if before else None
            desk.claims.rate(Verdict("elections", number, rating, role=role, supersedes=supersedes, reads=reads))

    @rule(
        who=st.sampled_from(PEOPLE), number=st.integers(1, 3), what=st.sampled_from(["note", "ask", "reopen", "assign"])
    )
    def say(self, who: str, number: int, what: str) -> None:
        key = f"elections#{number}"
        with self.at(who) as desk:
            if what == "note":
                desk.claims.note(key, f"by {who}")
            elif what == "ask":
                desk.enquiries.ask(key, f"Why, asks {who}?")
            elif what == "reopen":
                desk.claims.reopen([key], f"{who} doubts")
            else:
                desk.claims.assign(key, who)

    @rule(who=st.sampled_from(PEOPLE), day=st.integers(1, 9))
    def publish(self, who: str, day: int) -> None:
        with self.at(who) as desk:
            desk.articles.publish("elections", f"2026-05-0{day}")

    @rule(who=st.sampled_from(PEOPLE), words=st.sampled_from(["64%", "63.75%", "70%"]))
    def evidence(self, who: str, words: str) -> None:
        with self.at(who) as desk:
            desk.evidence.add(read_text(words, "count.txt"), words.encode())

    @rule(who=st.sampled_from(PEOPLE), start=st.integers(0, 20))
    def claim(self, who: str, start: int) -> None:
        with self.at(who) as desk, suppress(Refused):  # these words are a claim there already
            desk.claims.add("elections", start, start + 5)

    @rule(who=st.sampled_from(PEOPLE), scale=st.sampled_from(["yes", "no"]))
    def define(self, who: str, scale: str) -> None:
        with self.at(who) as desk:
            desk.settings.define(
                [custom_scale("own", scale, (Rating("a", "a", "a"), Rating("b", "b", "b")))], {"p": {who: scale}}
            )

    @rule(who=st.sampled_from(PEOPLE))
    def undo(self, who: str) -> None:
        with self.at(who) as desk:
            if desk.history.own():
                with suppress(Conflict, NothingToUndo):  # somebody has built on it
                    desk.history.undo()

    @rule(one=st.sampled_from(PEOPLE), other=st.sampled_from(PEOPLE))
    def meet(self, one: str, other: str) -> None:
        if one != other:
            with self.at(one) as here, self.at(other) as there:
                here.take_from(there)

    def teardown(self) -> None:
        if not hasattr(self, "folder"):
            return
        with self.at("ann") as ann, self.at("ben") as ben, self.at("cat") as cat:
            for here, there in ((ann, ben), (ann, cat), (ben, ann), (cat, ann)):
                here.take_from(there)
            assert ann.lines.state == ben.lines.state == cat.lines.state
            for desk in (ann, ben, cat):
                assert desk.take_from(ann).operations == 0
            told = [self.told(desk) for desk in (ann, ben, cat)]
            assert told[0] == told[1] == told[2]
        self.patch.undo()
        shutil.rmtree(self.folder)

    @staticmethod
    def told(desk: Desk) -> list[object]:
        """What people see of the claims, whatever their numbers."""
        as_read = [
            (record.claim.start, record.claim.end, record.state, sorted(v.by + v.rating for v in record.all_verdicts))
            for record in desk.claims.of("elections")
        ]
        return [
            sorted(as_read),
            desk.articles.get("elections").published,
            sorted(item.title for item in desk.evidence.all()),
        ]


def test_three_desks_that_meet_in_any_order_end_equal(tmp_path: Path) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    class Here(Week):
        made = tmp_path

    run_state_machine_as_test(Here, settings=settings(max_examples=15, stateful_step_count=18, deadline=None))
