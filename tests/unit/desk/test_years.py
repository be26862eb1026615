"""What is told of very many claims without reading them says the same as reading them all."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from factcheck.desk import Conflict, Desk, NothingToUndo, Source, Verdict
from factcheck.desk.record.changes import changes_from
from factcheck.desk.record.misfits import misfits
from tests.unit.desk.conftest import TEXT, claims, document

if TYPE_CHECKING:
    from pathlib import Path

NUMBERS = st.integers(1, 3)


class Years(RuleBasedStateMachine):
    """Two people at one desk; after every step what is kept is held against what the lines and documents say."""

    folder: Path

    @initialize(policy=st.sampled_from(["draft", "published"]))
    def begin(self, policy: str) -> None:
        self.count = Years.count = getattr(Years, "count", 0) + 1
        place = self.folder / str(self.count)
        Desk.create(place, by="ann").close()
        with pytest.MonkeyPatch.context() as patched:
            self.desks = []
            for who in ("ann", "ben"):
                patched.setattr("factcheck.desk.store.storage.login", lambda who=who: who)
                self.desks.append(Desk.open(place, by=who))
        words = "It stands at 63.75%."
        self.evidence = self.desks[0].evidence.add(document(words, "count.txt"), words.encode())
        self.desks[0].articles.add(document(), TEXT.encode(), scale="draft", claims=claims())
        self.desks[0].articles.set_policy("elections", policy)

    @rule(
        who=st.integers(0, 1), number=NUMBERS, rating=st.sampled_from(["stands", "change", "ask"]), cites=st.booleans()
    )
    def rate(self, who: int, number: int, rating: str, cites: bool) -> None:
        desk, key = self.desks[who], f"elections#{number}"
        record = desk.claims.get(key)
        question = record.questions[0]
        role, first = desk.readers.next_role(key), record.verdicts.get(question)
        mine = record.readings(role).get(question)
        item = desk.evidence.all()[-1] if desk.evidence.all() else self.evidence
        source = Source(item.id, 0, 5, "It stands at 63.75%.", item.sha256)
        desk.claims.rate(
            Verdict("elections", number, rating, question, role=role, sources=(source,) if cites else (),
                    supersedes=mine.id if mine else None, reads=first.id if first and role != "first" else None)
        )  # fmt: skip

    @rule(who=st.integers(0, 1), back=st.booleans())
    def take_back(self, who: int, back: bool) -> None:
        with suppress(Conflict, NothingToUndo):
            self.desks[who].history.undo() if back else self.desks[who].history.redo()

    @rule(number=NUMBERS, to=st.sampled_from([None, "ann", "ben"]), task=st.sampled_from(["rate", "read", "decide"]))
    def assign(self, number: int, to: str | None, task: str) -> None:
        self.desks[0].claims.assign(f"elections#{number}", to, task=task)

    @rule(number=NUMBERS, answered=st.booleans())
    def ask(self, number: int, answered: bool) -> None:
        enquiry = self.desks[1].enquiries.ask(f"elections#{number}", "Where from?")
        if answered:
            self.desks[0].enquiries.answer("elections", enquiry.number, "From the count.")

    @rule(number=NUMBERS)
    def reopen(self, number: int) -> None:
        self.desks[0].claims.reopen([f"elections#{number}"], "a doubt")

    @rule(words=st.sampled_from(["It stands at 63.75%.", "It stands at 64%.", "It stands at 63.75%. Again."]))
    def replace(self, words: str) -> None:
        before = {record.key: record for record in self.desks[0].claims.of("elections")}
        old = {item.id for item in self.desks[0].evidence.all()}
        item = self.desks[1].evidence.add(document(words, "count.txt"), words.encode())
        if item.id in old:
            return
        for key, record in before.items():
            cited = [source for verdict in record.all_verdicts for source in verdict.sources if source.document in old]
            opened = any(source.text not in words for source in cited)
            reopened = self.desks[0].claims.get(key).reopened
            assert (reopened is not None and item.id in reopened) == opened

    @invariant()
    def it_says_the_same(self) -> None:
        if not hasattr(self, "desks"):
            return
        for desk in self.desks:
            records = desk.claims.of("elections")
            assert desk.survey.states("elections") == Counter(record.state for record in records)
            waits = [(record, what) for record in records if (what := desk.readers.waits_for(record))]
            assert desk.readers.waiting() == waits
            log = list(desk.history.log())
            assert list(desk.history.newest()) == log[::-1]
            assert desk.history.count == len({change.revision for change in log})
            for record in records:
                assert list(desk.history.log(record.key)) == [change for change in log if record.key in change.keys]
                for source in (source for verdict in record.all_verdicts for source in verdict.sources):
                    assert record.key in desk.survey.citing(source.document)
            assert list(misfits(desk._records)) == []

    def teardown(self) -> None:
        if not hasattr(self, "desks"):
            return
        with Desk.open(self.desks[0].folder) as again:  # from the lines alone
            assert again.survey.states("elections") == self.desks[0].survey.states("elections")
            assert len(list(changes_from(again._records))) == len(list(self.desks[0].history.log()))
        for desk in self.desks:
            desk.close()


def test_what_is_kept_says_what_the_documents_say(tmp_path: Path) -> None:
    Years.folder = tmp_path
    often = settings(max_examples=25, stateful_step_count=12, deadline=None, derandomize=True, database=None)
    run_state_machine_as_test(Years, settings=often)


def test_where_claims_stand_is_kept_beside_the_journal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.desk.record.places.MANY", 1)
    with Desk.open(folder) as desk:
        desk.claims.rate(Verdict("elections", 1, "stands"))
        assert desk.survey.states("elections") == {"settled": 1, "open": 2}
    with Desk.open(folder) as desk:
        assert [desk._records.places.stand("elections", number) for number in (1, 9)] == ["settled", None]
        desk.history.undo()
        assert desk.survey.states("elections") == {"open": 3}


def test_the_newest_lines_are_read_from_the_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.desk.store.journal.NEAR", 64)
    monkeypatch.setattr("factcheck.desk.store.journal.PIECE", 100)
    with Desk.open(folder, by="ann") as desk:
        for number in range(20):
            desk.claims.note("elections#1", "word " * number)
        assert list(desk.history.newest()) == list(desk.history.log())[::-1]
        assert next(change.words for change in desk.history.newest()) == ("word " * 19)


def test_an_export_is_one_document_a_line_and_steers_no_terminal(folder: Path) -> None:
    from factcheck.desk.upkeep.exchange import exported

    words = "\x7f\x9b\u061c\u200e\u2028\u202e\u2066 é 漢 \\"
    with Desk.open(folder, by="ann") as desk:
        desk.claims.note("elections#1", words)
        tables = desk.tables.seen()
        written = b"".join(exported(desk))
    assert json.loads(written) == tables
    assert tables["notes"]["1"]["text"] == words
    assert not set("\x7f\x9b\u061c\u200e\u2028\u202e\u2066") & set(written.decode())
