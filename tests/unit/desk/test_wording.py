"""What verdicts cite stands in the documents alone: not in the journal, provable, and in everything that leaves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from factcheck.cli.main import run
from factcheck.desk import Desk, Source, Verdict
from factcheck.desk.record.wording import GONE
from factcheck.desk.upkeep.doctor import word_faults
from factcheck.desk.upkeep.exchange import exported, import_json
from factcheck.desk.upkeep.keeping import backup
from tests.unit.desk.conftest import document

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "A witness says so. It stands at 63.75 %, “weiß” — 六成."
START, END = 19, len(WORDS)


@pytest.fixture
def cited(folder: Path) -> Source:
    """What the verdict on the first claim of the desk rests on."""
    with Desk.open(folder, by="ann") as desk:
        item = desk.evidence.add(document(WORDS, "count.txt"), WORDS.encode())
        source = Source(item.id, START, END, WORDS[START:END], item.sha256, place="line 1")
        desk.claims.rate(Verdict("elections", 1, "stands", sources=(source,)))
    return source


def test_the_words_are_not_in_the_journal_and_are_told_all_the_same(folder: Path, cited: Source) -> None:
    assert cited.text.encode() not in (folder / "journal").read_bytes()
    with Desk.open(folder, by="ann") as desk:
        recorded = desk.claims.get("elections#1").verdicts["true"]
        assert recorded.sources == (cited,)
        assert desk.verdicts.get(recorded.id).sources == (cited,)
        replaced = desk.claims.rate(replace(recorded, rating="change", supersedes=recorded.id))
        assert replaced.sources == (cited,)
        desk.history.undo()
        assert desk.claims.get("elections#1").verdicts["true"].sources == (cited,)
        assert list(word_faults(desk)) == []


def test_nobody_can_try_out_what_the_words_were(folder: Path, cited: Source) -> None:
    from hashlib import blake2b

    kept = _kept(folder)
    assert kept != blake2b(cited.text.encode(), digest_size=16).hexdigest()
    with Desk.open(folder, by="ann") as desk:
        longer = WORDS + " And more."
        item = desk.evidence.add(document(longer, "longer.txt"), longer.encode())
        again = replace(cited, document=item.id, sha256=item.sha256)
        desk.claims.rate(Verdict("elections", 2, "stands", sources=(again,)))
        desk.claims.rate(Verdict("elections", 3, "stands", sources=(cited,)))
    assert [_kept(folder, at) for at in (1, 2, 3)] == [kept, _kept(folder, 2), kept]
    assert _kept(folder, 2) != kept  # the same words in another document


def _kept(folder: Path, key: int = 1) -> str:
    with Desk.open(folder, by="ann") as desk:
        document = next(desk.history.revisions("verdicts", key)).document
        assert document["sources"][0]["text"] == ""
        return str(document["sources"][0]["aside"])


def test_an_export_has_the_words_and_an_import_keeps_them(folder: Path, cited: Source, tmp_path: Path) -> None:
    with Desk.open(folder, by="ann") as desk:
        tables = desk.tables.seen()
        (tmp_path / "out.json").write_bytes(b"".join(exported(desk)))
    assert json.loads((tmp_path / "out.json").read_bytes()) == tables
    assert tables["verdicts"]["1"]["sources"][0]["text"] == cited.text
    Desk.create(tmp_path / "new", by="ann").close()
    with Desk.open(tmp_path / "new", by="ann") as desk:
        import_json(desk, tmp_path / "out.json")
        assert desk.claims.get("elections#1").verdicts["true"].sources == (cited,)
        assert desk.evidence.words_in_lines("e1") == ["elections#1"]


def test_a_copy_and_a_desk_that_joins_have_the_words(folder: Path, cited: Source, tmp_path: Path) -> None:
    with Desk.open(folder, by="ann") as desk:
        backup(desk, tmp_path / "copy")
        desk.claims.rate(Verdict("elections", 2, "stands", sources=(cited,)))
        with Desk.open(tmp_path / "copy", by="ben") as other:
            other.take_from(desk)
            assert other.claims.get("elections#2").verdicts["true"].sources == (cited,)
            assert other.lines.state == desk.lines.state


def test_words_that_do_not_stand_there_stay_in_the_line(folder: Path, cited: Source) -> None:
    elsewhere = replace(cited, start=3, end=9)
    unknown = replace(cited, document="e99")
    with Desk.open(folder, by="ann") as desk:
        recorded = desk.claims.rate(Verdict("elections", 2, "stands", sources=(elsewhere, unknown)))
        assert desk.claims.get("elections#2").verdicts["true"].sources == recorded.sources == (elsewhere, unknown)
    assert (folder / "journal").read_bytes().count(cited.text.encode()) == 2


def test_a_text_that_is_lost_takes_the_words_with_it_until_it_is_put_back(
    folder: Path, cited: Source, capsys: pytest.CaptureFixture[str]
) -> None:
    with Desk.open(folder, by="ann") as desk:
        path = folder / "texts" / f"{desk.evidence.get('e1').text}.json"
    whole = path.read_bytes()
    path.unlink()
    with Desk.open(folder, by="ann") as desk:
        assert desk.claims.get("elections#1").verdicts["true"].sources == (replace(cited, text=GONE),)
    for command in (("show", "elections#1"), ("report", "elections"), ("gate", "elections"), ("record", "elections")):
        assert run(["--desk", str(folder), *command]) in (0, 1, 2)
    path.write_bytes(whole)
    capsys.readouterr()
    assert run(["--desk", str(folder), "show", "elections#1"]) == 0
    assert cited.text in capsys.readouterr().out


def test_a_line_that_says_that_other_words_stood_there_is_named(
    folder: Path, cited: Source, capsys: pytest.CaptureFixture[str]
) -> None:
    with Desk.open(folder, by="ann") as desk:
        written = next(desk.history.revisions("verdicts", 1)).document
        written["sources"][0]["start"] = cited.start + 3
        desk.made_of()[0].storage.commit({"verdicts": {"1": written}})
        assert desk.claims.get("elections#1").verdicts["true"].sources[0].text == GONE
    assert run(["--desk", str(folder), "desk", "verify"]) == 2
    assert f"verdict 1: what it cites does not stand in e1 at {cited.start + 3}" in capsys.readouterr().err
