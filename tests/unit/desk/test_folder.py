"""What lies in a desk's folder beside the journal, when others made it first, it was damaged, or it is shared."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from factcheck.cli.main import run
from factcheck.desk import Desk, Source, Verdict
from factcheck.desk.record.wording import GONE
from factcheck.desk.store.files import LostFile
from factcheck.desk.store.storage import login
from tests.unit.desk.conftest import TEXT, document

if TYPE_CHECKING:
    from pathlib import Path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def recorded(folder: Path) -> None:
    """Record something with a draft, which must not depend on where drafts can lie."""
    with Desk.open(folder, by="ann") as desk:
        desk.person.session.keep_draft("elections#1", "reason", "a name that must be deletable")
        desk.person.session.flush()
        desk.claims.rate(Verdict("elections", 1, "stands"))
        assert desk.claims.get("elections#1").state == "settled"
        assert desk.person.session.fault is not None
        assert any("drafts are not saved" in line for line in desk.hindrances)


def test_a_link_in_the_place_of_the_private_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o755)
    elsewhere.chmod(0o755)
    (folder / "sessions" / f"private-{login()}").symlink_to(elsewhere)
    recorded(folder)
    assert mode(elsewhere) == 0o755
    assert list(elsewhere.iterdir()) == []


def test_a_private_folder_of_somebody_else_gets_no_draft_and_stops_nothing(folder: Path, monkeypatch) -> None:
    theirs = folder / "sessions" / f"private-{login()}"
    theirs.mkdir()
    theirs.chmod(0o777)
    monkeypatch.setattr("factcheck.desk.aside.session.os.getuid", lambda: theirs.stat().st_uid + 1)
    recorded(folder)
    assert list(theirs.iterdir()) == []
    assert mode(theirs) == 0o777


def test_a_private_folder_that_was_open_to_all_is_closed(folder: Path) -> None:
    mine = folder / "sessions" / f"private-{login()}"
    mine.mkdir()
    mine.chmod(0o777)
    with Desk.open(folder, by="ann") as desk:
        desk.person.session.keep_draft("elections#1", "reason", "because")
        desk.person.session.flush()
        assert desk.person.session.fault is None
    assert mode(mine) == 0o700


@pytest.mark.parametrize("damage", ["altered", "cut short", "gone"])
def test_the_same_bytes_heal_what_was_kept_of_them(folder: Path, damage: str) -> None:
    words = "It stands at 63.75%."
    with Desk.open(folder, by="ann") as desk:
        item = desk.evidence.add(document(words, "count.txt"), words.encode())
        kept = folder / "snapshots" / item.sha256
        text = folder / "texts" / f"{item.text}.json"
        for path in (kept, text):
            data = path.read_bytes()
            path.unlink() if damage == "gone" else path.write_bytes(
                data[:-3] + (b"" if damage == "cut short" else b"xyz")
            )
        with pytest.raises(LostFile):
            desk.documents.snapshot(item)
        assert desk.evidence.add(document(words, "count.txt"), words.encode()) == item
        assert desk.documents.snapshot(item) == words.encode()
        assert desk.documents.get(item).text == words


def test_what_the_index_keeps_beside_it_has_the_desks_mode(folder: Path) -> None:
    (folder / "journal").chmod(0o660)  # as on a desk that was made for a group
    with Desk.open(folder, by="ann") as desk:
        desk.evidence.add(document(TEXT, "count.txt"), TEXT.encode())
        assert list(desk.evidence.library.ids()) == ["e1"]
        modes = {path.name: mode(path) for path in folder.glob("index.sqlite*")}
        assert len(modes) == 3
        assert set(modes.values()) == {0o660}


def test_nobody_is_a_colleague_of_theirs_however_the_desk_is_named(folder: Path, monkeypatch) -> None:
    monkeypatch.chdir(folder.parent)
    for named in (folder, folder.relative_to(folder.parent)):
        with Desk.open(named, by="ann") as desk:
            assert desk.person.session.colleagues() == []
            assert len(list((folder / "sessions").glob("here-*"))) == 1
        assert list((folder / "sessions").glob("here-*")) == []


def test_definitions_are_one_operation(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(
        '[scales.stars]\ntitle = "Stars"\nratings = [{key = "a", name = "a", title = "a"}, '
        '{key = "b", name = "b", title = "b"}]\n[policies.ours]\ntitle = "Ours"\n'
    )
    with Desk.open(folder) as desk:
        before = desk.history.count
        assert run(["--desk", str(folder), "desk", "define", str(tmp_path / "ours.toml")]) == 0
        assert desk.history.count == before + 1
        assert "ours" in dict(desk.settings.get("policies"))
        assert "stars" in desk.settings.scales()


def test_a_backup_is_the_desk_as_it_was_while_others_go_on(folder: Path, tmp_path: Path, capsys) -> None:
    with Desk.open(folder, by="ann") as desk:
        words = "It stands at 63.75%."
        item = desk.evidence.add(document(words, "count.txt"), words.encode())
        desk.person.session.keep_draft("elections#1", "reason", "a name that must be deletable")
        desk.person.session.flush()
        before = desk.claims.of("elections"), desk.head
        assert run(["--desk", str(folder), "desk", "backup", str(tmp_path / "backup")]) == 0
        desk.claims.rate(Verdict("elections", 1, "stands"))
    assert before[1] in capsys.readouterr().out
    assert run(["--desk", str(tmp_path / "backup"), "desk", "verify", "--accept"]) == 0
    with Desk.open(tmp_path / "backup") as copy:
        assert (copy.claims.of("elections"), copy.head) == before
        assert copy.documents.snapshot(item) == words.encode()
    assert mode(tmp_path / "backup") == 0o700
    assert not any(b"deletable" in path.read_bytes() for path in (tmp_path / "backup").rglob("*") if path.is_file())
    assert run(["--desk", str(folder), "desk", "backup", str(tmp_path / "backup")]) == 2


def test_a_backup_that_cannot_be_written_leaves_nothing(folder: Path, tmp_path: Path, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("factcheck.desk.upkeep.keeping.write_whole", full)
    assert run(["--desk", str(folder), "desk", "backup", str(tmp_path / "backup")]) == 2
    assert not (tmp_path / "backup").exists()


def test_what_killed_writers_left_is_named_and_cleaned_away(folder: Path, capsys) -> None:
    names = (".journal.abcd1234", "snapshots/.0123456789abcdef.x_y0z1aa", "texts/.0123.json.aaaaaaaa")
    for name in names:
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, (0, 0))
    (folder / "texts" / ".0124.json.bbbbbbbb").write_bytes(b"being written now")
    assert run(["--desk", str(folder), "desk", "doctor"]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in names)
    assert "bbbbbbbb" not in out
    assert run(["--desk", str(folder), "desk", "doctor", "--clean"]) == 0
    assert [name for name in names if (folder / name).exists()] == []
    assert (folder / "texts" / ".0124.json.bbbbbbbb").exists()
    assert run(["--desk", str(folder), "desk", "verify"]) == 0


def test_what_is_forgotten_is_gone_but_for_what_is_said_of_it(folder: Path, capsys) -> None:
    words = "A witness, named Secretname, says that it stands at 63.75%."
    with Desk.open(folder, by="ann") as desk:
        item = desk.evidence.add(document(words, "witness.txt"), words.encode())
        assert list(desk.evidence.library.ids()) == ["e1"]
        cited = Source(item.id, 17, 27, "Secretname", item.sha256)
        desk.claims.rate(Verdict("elections", 1, "stands", sources=(cited,)))
        assert desk.claims.get("elections#1").verdicts["true"].sources == (cited,)
        desk.verdicts.set_side("elections#1", ("e1", 17, 27), "against")
        desk.claims.rate(Verdict("elections", 2, "stands", sources=(replace(cited, text="not of e1"),)))
    assert run(["--desk", str(folder), "--as", "ann", "desk", "forget", "e1", "--reason", "a judge says so"]) == 0
    assert "words of it stay in lines of the journal, at elections#2\n" in capsys.readouterr().out
    left = [path for path in folder.rglob("*") if path.is_file() and b"Secretname" in path.read_bytes()]
    assert left == []
    assert run(["--desk", str(folder), "desk", "verify"]) == 0
    assert "forgotten by ann because a judge says so" in capsys.readouterr().err
    with Desk.open(folder, by="ann") as desk:
        gone = replace(cited, text=GONE, side="against")
        assert desk.claims.get("elections#1").verdicts["true"].sources == (gone,)
        assert desk.claims.get("elections#2").verdicts["true"].sources[0].text == "not of e1"
        assert list(desk.evidence.library.ids()) == []
    for command in (("report", "elections"), ("show", "elections#1"), ("gate", "elections"), ("evidence", "list")):
        assert run(["--desk", str(folder), *command]) in (0, 1)


def test_what_something_else_has_is_not_destroyed_and_an_interruption_is_named(folder: Path, capsys) -> None:
    words = "It stands at 63.75%."
    with Desk.open(folder, by="ann") as desk:
        one = desk.evidence.add(document(words, "one.txt"), words.encode())
        two = desk.evidence.add(document(words, "two.txt"), words.encode())
        kept = folder / "snapshots" / one.sha256
        desk.evidence.forget(one.id, reason="a judge says so")
        assert desk.documents.snapshot(two) == words.encode()
        desk.evidence.forget(two.id, reason="a judge says so")
        assert not kept.exists()
    kept.write_bytes(words.encode())  # as where the machine stopped before it was removed
    assert run(["--desk", str(folder), "desk", "verify"]) == 2
    assert "was to be forgotten with e2 and is there" in capsys.readouterr().err
    assert run(["--desk", str(folder), "desk", "forget", "e2", "--reason", "as it says"]) == 0
    assert run(["--desk", str(folder), "desk", "verify"]) == 0
    with Desk.open(folder) as desk:
        assert desk.evidence.get("e2").forgotten == "a judge says so"
