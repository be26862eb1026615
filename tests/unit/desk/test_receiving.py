"""Many documents come into the library as one operation, each as if it had come alone; the index goes with them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from factcheck.desk import Desk, NotSaved, Received
from factcheck.documents import read_text


def received(words, source, **described):
    return Received(read_text(words, source), words.encode(), **described)


@pytest.fixture
def desk(tmp_path):
    with Desk.create(tmp_path / "desk") as made:
        yield made


def found(desk, words):
    return [each.document for each in desk.evidence.library.search(words)]


def test_they_are_one_operation_in_their_order_with_what_is_said_of_them(desk):
    before = desk.history.count
    items = desk.evidence.add_all(
        [received(f"Turnout was {n}% in May.", f"{n}.txt", rank="primary", origin="CEC") for n in range(20)]
    )
    assert desk.history.count == before + 1
    assert [(item.id, item.source, item.rank, item.origin) for item in items] == [
        (f"e{n + 1}", f"{n}.txt", "primary", "CEC") for n in range(20)
    ]
    assert desk.evidence.all() == items
    assert [desk.documents.get(item).text for item in items[:2]] == ["Turnout was 0% in May.", "Turnout was 1% in May."]
    assert desk.documents.snapshot(items[3]) == b"Turnout was 3% in May."


def test_the_index_has_them_at_once_and_loses_what_they_replace(desk):
    assert found(desk, "turnout") == []
    desk.evidence.add_all([received("Turnout was 5% in May.", "a.txt"), received("Rain fell in June.", "b.txt")])
    assert found(desk, "turnout") == ["e1"]
    desk.evidence.add_all([received("Snow fell in May.", "a.txt"), received("Turnout was 6% in June.", "c.txt")])
    assert found(desk, "turnout") == ["e4"]
    assert found(desk, "snow") == ["e3"]
    assert desk.evidence.library.ids() == ["e2", "e3", "e4"]


def test_what_a_colleague_added_meanwhile_is_found_too(desk):
    assert found(desk, "turnout") == []
    with Desk.open(desk.folder) as other:
        other.evidence.add(read_text("Turnout was 5% in May.", "a.txt"), b"Turnout was 5% in May.")
    desk.evidence.add_all([received("Turnout was 6% in June.", "b.txt")])
    assert sorted(found(desk, "turnout")) == ["e1", "e2"]


def test_what_is_there_unchanged_stays_as_it_is(desk):
    first = desk.evidence.add_all([received("Turnout was 5% in May.", "a.txt")])
    again = desk.evidence.add_all([received("Turnout was 5% in May.", "a.txt"), received("Rain.", "b.txt")])
    assert again[0] == first[0]
    assert len(desk.evidence.all()) == 2


def test_the_same_bytes_read_in_another_way_replace_what_was_read_of_them(desk):
    scan = b"a picture of words"
    (blank,) = desk.evidence.add_all([Received(read_text("", "scan.pdf"), scan)])
    seen = Received(read_text("Turnout was 5% in May.", "scan.pdf"), scan)
    assert desk.evidence.add_all([seen]) == [blank]
    (read,) = desk.evidence.add_all([replace(seen, anew=True)])
    assert desk.evidence.add_all([replace(seen, anew=True)]) == [read]
    assert desk.evidence.all() == [read]
    assert found(desk, "turnout") == [read.id]


def test_one_source_twice_leaves_its_last_words(desk):
    items = desk.evidence.add_all([received(f"Turnout was {n}% in May.", "a.txt") for n in (5, 6)])
    assert [item.id for item in items] == ["e1", "e2"]
    assert [item.id for item in desk.evidence.all()] == ["e2"]


def test_texts_without_a_name_are_each_their_own(desk):
    desk.evidence.add_all([received("Turnout was 5% in May.", "pasted"), received("Rain fell.", "pasted")])
    assert len(desk.evidence.all()) == 2


def test_where_they_cannot_be_kept_nothing_is_added_and_nothing_left(desk, monkeypatch):
    before = desk.history.count

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("factcheck.desk.store.files.sync_file_system", full)
    with pytest.raises(NotSaved, match="No space left"):
        desk.evidence.add_all([received(f"Turnout was {n}% in May.", f"{n}.txt") for n in range(10)])
    assert (desk.history.count, desk.evidence.all()) == (before, [])
    assert [path for name in ("texts", "snapshots") for path in (desk.folder / name).iterdir()] == []
