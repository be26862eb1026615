"""TinyDB's public behaviour on the journal: as stock, but for ids that are not reused and no query cache."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tinydb import Query, TinyDB, where
from tinydb.operations import add, decrement, delete, increment, set, subtract  # noqa: A004
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from tests.faults.trial import journal

FIELDS = st.sampled_from(["a", "b", "c"])
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 5), st.text(max_size=4), st.lists(st.integers(0, 3), max_size=2)
)
DOCUMENTS = st.dictionaries(FIELDS, VALUES, max_size=3)
TABLES = st.sampled_from(["_default", "claims", "verdicts"])
NUMBERS = st.integers(-5, 5)


class TwoSessions(RuleBasedStateMachine):
    """Two sessions on one journal do what an in-memory stock TinyDB does; all three are equal throughout."""

    def __init__(self) -> None:
        super().__init__()
        self.patched = pytest.MonkeyPatch()
        self.patched.setattr("factcheck.desk.store.stretches.STRETCH", 64)  # so that opening reads hardly an old line
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "journal"
        self.path, self.contents = path, path.with_name("contents")
        self.sessions = [journal(path), journal(path)]
        self.stock = TinyDB(storage=MemoryStorage)
        self.turn = 0
        self.ids: dict[str, int] = {}

    def teardown(self) -> None:
        for session in self.sessions:
            session.close()
        self.folder.cleanup()
        self.patched.undo()

    def both(self, name: str) -> tuple[Any, Any]:
        self.turn += 1
        return self.sessions[self.turn % 2].table(name), self.stock.table(name)

    def next_id(self, name: str) -> int:
        self.ids[name] = self.ids.get(name, 0) + 1
        return self.ids[name]

    @rule(name=TABLES, document=DOCUMENTS)
    def insert(self, name: str, document: dict[str, Any]) -> None:
        ours, stock = self.both(name)
        expected = self.next_id(name)  # stock gives ids of removed documents again
        assert ours.insert(document) == expected
        stock.insert(Document(document, expected))

    @rule(name=TABLES, documents=st.lists(DOCUMENTS, max_size=3))
    def insert_multiple(self, name: str, documents: list[dict[str, Any]]) -> None:
        ours, stock = self.both(name)
        expected = [self.next_id(name) for _ in documents]
        assert ours.insert_multiple(documents) == expected
        stock.insert_multiple([Document(document, key) for document, key in zip(documents, expected, strict=True)])

    @rule(name=TABLES, fields=DOCUMENTS, number=NUMBERS)
    def update(self, name: str, fields: dict[str, Any], number: int) -> None:
        ours, stock = self.both(name)
        condition = where("a") == number
        assert ours.update(fields, condition) == stock.update(fields, condition)

    @rule(name=TABLES, number=NUMBERS, field=FIELDS)
    def update_with_operations(self, name: str, number: int, field: str) -> None:
        ours, stock = self.both(name)
        numeric = Query()[field].test(lambda value: type(value) is int)
        for operation in (increment(field), add(field, number), subtract(field, 2), decrement(field), set("c", number)):
            assert ours.update(operation, numeric) == stock.update(operation, numeric)
        assert ours.update(delete(field), where(field) == number) == stock.update(delete(field), where(field) == number)

    @rule(name=TABLES, fields=DOCUMENTS, key=st.integers(1, 12))
    def update_by_id(self, name: str, fields: dict[str, Any], key: int) -> None:
        ours, stock = self.both(name)
        assert ours.update(fields, doc_ids=[key]) == stock.update(fields, doc_ids=[key])

    @rule(name=TABLES, fields=DOCUMENTS, number=NUMBERS)
    def update_multiple(self, name: str, fields: dict[str, Any], number: int) -> None:
        ours, stock = self.both(name)
        updates = [(fields, where("a") == number), ({"b": number}, where("c") == number)]
        assert ours.update_multiple(updates) == stock.update_multiple(updates)

    @rule(name=TABLES, document=DOCUMENTS, number=NUMBERS)
    def upsert(self, name: str, document: dict[str, Any], number: int) -> None:
        ours, stock = self.both(name)
        condition = where("b") == number
        if stock.contains(condition):
            assert ours.upsert(document, condition) == stock.upsert(document, condition)
        else:
            expected = self.next_id(name)
            assert ours.upsert(document, condition) == [expected]
            stock.insert(Document(document, expected))

    @rule(name=TABLES, number=NUMBERS)
    def remove(self, name: str, number: int) -> None:
        ours, stock = self.both(name)
        condition = where("a") == number
        assert ours.remove(condition) == stock.remove(condition)

    @rule(name=TABLES, key=st.integers(1, 12))
    def remove_by_id(self, name: str, key: int) -> None:
        ours, stock = self.both(name)
        assert ours.remove(doc_ids=[key]) == stock.remove(doc_ids=[key])

    @rule(name=TABLES)
    def truncate(self, name: str) -> None:
        ours, stock = self.both(name)
        ours.truncate()
        stock.truncate()

    @rule(name=TABLES)
    def drop(self, name: str) -> None:
        self.turn += 1
        self.sessions[self.turn % 2].drop_table(name)
        self.stock.drop_table(name)

    @precondition(lambda self: self.turn % 7 == 6)
    @rule()
    def drop_everything(self) -> None:
        self.turn += 1
        self.sessions[self.turn % 2].drop_tables()
        self.stock.drop_tables()

    @rule()
    def keep_contents(self) -> None:
        """Keep beside the journal what its lines came to so far."""
        with journal(self.path, contents=self.contents) as database:
            database.storage.keep_contents()

    @rule()
    def open_again(self) -> None:
        """One session ends and begins again with what was kept, and with the lines that were written since."""
        self.turn += 1
        self.sessions[self.turn % 2].close()
        self.sessions[self.turn % 2] = journal(self.path, contents=self.contents)

    @rule(name=TABLES, number=NUMBERS)
    def ask(self, name: str, number: int) -> None:
        ours, stock = self.both(name)
        condition = where("a").exists() & ~(where("c") == number)
        assert ours.search(condition) == stock.search(condition)
        assert ours.get(condition) == stock.get(condition)
        assert ours.count(condition) == stock.count(condition)
        assert ours.contains(condition) == stock.contains(condition)
        assert ours.get(doc_ids=[1, 2, 3]) == stock.get(doc_ids=[1, 2, 3])

    @invariant()
    def all_are_equal(self) -> None:
        for session in self.sessions:
            assert session.tables() == self.stock.tables()
            lines = session.storage.journal
            assert list(lines.lines()) == list(lines.newest_first())[::-1]
            for name in session.tables():
                ours, stock = session.table(name), self.stock.table(name)
                assert len(ours) == len(stock)
                assert sorted((item.doc_id, item) for item in ours) == sorted((item.doc_id, item) for item in stock)


TwoSessions.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
test_two_sessions_against_stock = TwoSessions.TestCase


def test_an_update_that_raises_changes_nothing(tmp_path: Path) -> None:
    with journal(tmp_path / "journal") as database:
        database.insert_multiple([{"n": 1}, {"n": "two"}])
        before = (tmp_path / "journal").read_bytes()
        with pytest.raises(TypeError):
            database.update(increment("n"))
        assert (tmp_path / "journal").read_bytes() == before
        assert [dict(item) for item in database.all()] == [{"n": 1}, {"n": "two"}]


def test_what_a_query_gave_can_be_changed_without_changing_the_database(tmp_path: Path) -> None:
    with journal(tmp_path / "journal") as database:
        database.insert({"deep": {"list": [1]}})
        for document in (database.get(doc_id=1), database.all()[0], database.search(where("deep").exists())[0]):
            document["deep"]["list"].append(2)
        assert database.get(doc_id=1)["deep"]["list"] == [1]


def test_a_query_never_answers_from_before_another_session_wrote(tmp_path: Path) -> None:
    with journal(tmp_path / "journal") as one, journal(tmp_path / "journal") as two:
        condition = where("n") == 1
        assert one.search(condition) == []
        two.insert({"n": 1})
        assert one.search(condition) == [{"n": 1}]


def test_an_operation_on_many_documents_is_one_line(tmp_path: Path) -> None:
    with journal(tmp_path / "journal") as database:
        database.insert_multiple([{"n": number} for number in range(50)])
        lines = (tmp_path / "journal").read_bytes().count(b"\n")
        database.update(increment("n"))
        assert (tmp_path / "journal").read_bytes().count(b"\n") == lines + 1


def test_the_history_of_a_document_names_everything_that_was_done_to_it(tmp_path: Path) -> None:
    with journal(tmp_path / "journal", by="ann") as one, journal(tmp_path / "journal", by="ben") as two:
        one.insert({"n": 1})
        two.update({"n": 2}, doc_ids=[1])
        one.remove(doc_ids=[1])
        one.insert({"n": 3})
        told = [(state.line.operation["by"], state.document) for state in one.storage.history("_default", 1)]
        assert told == [("ann", None), ("ben", {"n": 2}), ("ann", {"n": 1})]
        assert one.get(doc_id=2) == {"n": 3}
