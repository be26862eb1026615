"""What is made once on a machine: it is there again, and what lies in its place otherwise counts as nothing."""

import marshal
import sys

import pytest

from factcheck.kept import Kept


@pytest.fixture(autouse=True)
def _written(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def filled(file, *keys, most=100):
    kept = Kept(file, most=most)
    for key in keys:
        kept.add(key, ("value", key))
    kept.write()
    return kept


def test_what_was_added_is_there_at_once_and_afterwards(tmp_path):
    kept = filled(tmp_path / "kept", "one", ("two", 2))
    for each in (kept, Kept(tmp_path / "kept", most=100)):
        assert [each.get(key) for key in ("one", ("two", 2), "three")] == [
            ("value", "one"),
            ("value", ("two", 2)),
            None,
        ]


def test_what_another_process_wrote_meanwhile_stays(tmp_path):
    mine = Kept(tmp_path / "kept", most=100)
    assert mine.get("theirs") is None
    filled(tmp_path / "kept", "theirs")
    mine.add("mine", 1)
    mine.write()
    again = Kept(tmp_path / "kept", most=100)
    assert (again.get("theirs"), again.get("mine")) == (("value", "theirs"), 1)


def test_of_too_many_those_stay_that_were_made_last(tmp_path):
    filled(tmp_path / "kept", *range(5), most=5)
    filled(tmp_path / "kept", 7, most=5)
    assert [key for key in range(9) if Kept(tmp_path / "kept", most=5).get(key)] == [7]


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: b"no such thing",
        lambda whole: marshal.dumps(("another release", marshal.loads(whole)[1])),
        lambda whole: marshal.dumps((marshal.loads(whole)[0], ["no table"])),
        lambda whole: marshal.dumps(5),
    ],
    ids=["empty", "cut short", "something else", "another release", "no table", "a number"],
)
def test_a_file_that_is_not_what_was_written_counts_as_none(damage, tmp_path):
    file = tmp_path / "kept"
    filled(file, "one")
    file.write_bytes(damage(file.read_bytes()))
    assert Kept(file, most=100).get("one") is None
    filled(file, "one")
    assert Kept(file, most=100).get("one") == ("value", "one")


def test_where_nothing_can_be_written_nothing_is_left(tmp_path):
    (tmp_path / "file").write_text("no folder")
    for file in (tmp_path / "file" / "kept", tmp_path / "no folder" / "kept", None):
        filled(file, "one")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_where_python_writes_no_bytecode_nothing_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept = Kept(tmp_path / "kept", most=100)
    kept.add("one", 1)
    assert kept.get("one") is None


def test_it_lies_beside_the_bytecode(tmp_path):
    kept = Kept.beside(str(tmp_path / "module.cpython-311.pyc"), "things", most=100)
    kept.add("one", 1)
    kept.write()
    assert [path.name for path in tmp_path.iterdir()] == ["module.cpython-311.things"]


def test_what_is_made_of_a_file_is_made_once_for_each_state_of_it(tmp_path):
    made = []

    def parsed(text):
        made.append(text)
        return {"words": text.split()}

    file = tmp_path / "words"
    for text in ("one two", "two one"):  # of one size
        file.write_text(text)
        for _ in range(2):
            kept = Kept(tmp_path / "kept", most=100)
            found = kept.made_of(file, parsed)
            assert found == {"words": text.split()}
            found["words"].append("changed by who asked")
            assert kept.made_of(file, parsed) == {"words": text.split()}
            kept.write()
    assert made == ["one two", "two one"]


def test_what_cannot_be_kept_is_made_each_time(tmp_path):
    file = tmp_path / "words"
    file.write_text("one")
    kept = Kept(tmp_path / "kept", most=100)
    assert [kept.made_of(file, lambda text: {Kept}) for _ in range(2)] == [{Kept}, {Kept}]


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FileNotFoundError):
        Kept(tmp_path / "kept", most=100).made_of(tmp_path / "none", str)
