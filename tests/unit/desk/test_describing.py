"""What is said of a document that it does not say itself."""

import pytest

from factcheck.desk import Refused
from tests.unit.desk.conftest import document


def test_what_is_said_of_a_document_stays_until_it_is_said_otherwise(desk):
    item = desk.add_evidence(document(), b"words", rank="primary")
    said = desk.describe_evidence(item.id, origin=" Agency ", archived="https://example.org/kept")
    assert (said.rank, said.origin, said.archived) == ("primary", "Agency", "https://example.org/kept")
    assert desk.evidence_item(item.id) == said
    assert desk.describe_evidence(item.id, rank="", origin="").origin is None
    assert desk.evidence_item(item.id).rank is None
    assert desk.evidence_item(item.id).archived == "https://example.org/kept"


def test_saying_what_is_known_already_records_nothing(desk):
    item = desk.add_evidence(document(), b"words", rank="primary")
    before = desk.revision
    assert desk.describe_evidence(item.id, rank="primary") == item
    assert desk.revision == before


def test_it_can_be_undone_and_stands_in_the_log(desk):
    item = desk.add_evidence(document(), b"words")
    desk.describe_evidence(item.id, rank="secondary", origin="Agency")
    change = list(desk.log())[-1]
    assert change.action == "describe-evidence"
    assert change.words.endswith("rank secondary, origin Agency")
    desk.undo()
    assert desk.evidence_item(item.id) == item


def test_evidence_that_is_not_there_is_named(desk):
    with pytest.raises(Refused, match="e7"):
        desk.describe_evidence("e7", rank="primary")
