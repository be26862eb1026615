"""What is said of a document that it does not say itself."""

import pytest

from factcheck.desk import Refused
from tests.unit.desk.conftest import document


def test_what_is_said_of_a_document_stays_until_it_is_said_otherwise(desk):
    item = desk.evidence.add(document(), b"words", rank="primary")
    said = desk.evidence.describe(item.id, origin=" Agency ", archived="https://example.org/kept")
    assert (said.rank, said.origin, said.archived) == ("primary", "Agency", "https://example.org/kept")
    assert desk.evidence.get(item.id) == said
    assert desk.evidence.describe(item.id, rank="", origin="").origin is None
    assert desk.evidence.get(item.id).rank is None
    assert desk.evidence.get(item.id).archived == "https://example.org/kept"


def test_saying_what_is_known_already_records_nothing(desk):
    item = desk.evidence.add(document(), b"words", rank="primary")
    before = desk.revision
    assert desk.evidence.describe(item.id, rank="primary") == item
    assert desk.revision == before


def test_it_can_be_undone_and_stands_in_the_log(desk):
    item = desk.evidence.add(document(), b"words")
    desk.evidence.describe(item.id, rank="secondary", origin="Agency")
    change = list(desk.history.log())[-1]
    assert change.action == "describe-evidence"
    assert change.words.endswith("rank secondary, origin Agency")
    desk.history.undo()
    assert desk.evidence.get(item.id) == item


def test_evidence_that_is_not_there_is_named(desk):
    with pytest.raises(Refused, match="e7"):
        desk.evidence.describe("e7", rank="primary")
