"""Many documents come into the library as one operation, each as if it had come alone; the index goes with them."""

from __future__ import annotations

import pytest

from factcheck.desk import Desk, NotSaved, Received
from factcheck.documents import read_text


def received(words, source, **described):
    return Received(read_text(words, source), words.encode(), **described)


@pytest.fixture
def desk(tmp_path):
    with Desk.create(tmp_path / "desk") as made:
        yield made


def found(desk, words):
    return [each.document for each in desk.library.search(words)]


def test_they_are_one_operation_in_their_order_with_what_is_said_of_them(desk):
    before = desk.operations
    items = desk.add_all_evidence(
        [received(f"Turnout was {n}% in May.", f"{n}.txt", rank="primary", origin="CEC") for n in range(20)]
    )
    assert desk.operations == before + 1
    assert [(item.id, item.source, item.rank, item.origin) for item in items] == [
        (f"e{n + 1}", f"{n}.txt", "primary", "CEC") for n in range(20)
    ]
    assert desk.evidence() == items
    assert [desk.document(item).text for item in items[:2]] == ["Turnout was 0% in May.", "Turnout was 1% in May."]
    assert desk.snapshot(items[3]) == b"Turnout was 3% in May."


def test_the_index_has_them_at_once_and_loses_what_they_replace(desk):
    assert found(desk, "turnout") == []
    desk.add_all_evidence([received("Turnout was 5% in May.", "a.txt"), received("Rain fell in June.", "b.txt")])
    assert found(desk, "turnout") == ["e1"]
    desk.add_all_evidence([received("Snow fell in May.", "a.txt"), received("Turnout was 6% in June.", "c.txt")])
    assert found(desk, "turnout") == ["e4"]
    assert found(desk, "snow") == ["e3"]
    assert desk.library.ids() == ["e2", "e3", "e4"]


def test_what_a_colleague_added_meanwhile_is_found_too(desk):
    assert found(desk, "turnout") == []
    with Desk.open(desk.folder) as other:
        other.add_evidence(read_text("Turnout was 5% in May.", "a.txt"), b"Turnout was 5% in May.")
    desk.add_all_evidence([received("Turnout was 6% in June.", "b.txt")])
    assert sorted(found(desk, "turnout")) == ["e1", "e2"]


def test_what_is_there_unchanged_stays_as_it_is(desk):
    first = desk.add_all_evidence([received("Turnout was 5% in May.", "a.txt")])
    again = desk.add_all_evidence([received("Turnout was 5% in May.", "a.txt"), received("Rain.", "b.txt")])
    assert again[0] == first[0]
    assert len(desk.evidence()) == 2


def test_one_source_twice_leaves_its_last_words(desk):
    items = desk.add_all_evidence([received(f"Turnout was {n}% in May.", "a.txt") for n in (5, 6)])
    assert [item.id for item in items] == ["e1", "e2"]
    assert [item.id for item in desk.evidence()] == ["e2"]


def test_texts_without_a_name_are_each_their_own(desk):
    desk.add_all_evidence([received("Turnout was 5% in May.", "pasted"), received("Rain fell.", "pasted")])
    assert len(desk.evidence()) == 2


def test_where_they_cannot_be_kept_nothing_is_added_and_nothing_left(desk, monkeypatch):
    before = desk.operations

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("factcheck.desk.files.sync_file_system", full)
    with pytest.raises(NotSaved, match="No space left"):
        desk.add_all_evidence([received(f"Turnout was {n}% in May.", f"{n}.txt") for n in range(10)])
    assert (desk.operations, desk.evidence()) == (before, [])
    assert [path for name in ("texts", "snapshots") for path in (desk.folder / name).iterdir()] == []
