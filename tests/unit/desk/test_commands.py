"""The commands around a desk: what they print, what they refuse, and how they exit."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from tinydb import TinyDB

from factcheck.cli.main import run
from factcheck.desk import Desk, Source, Verdict
from factcheck.desk.store.chain import FIRST_LINE, MARK, chained, written
from tests.unit.desk.conftest import TEXT, claims, document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def command(folder: Path, capsys: pytest.CaptureFixture[str]):
    def call(*arguments: str, desk: Path = folder) -> tuple[int, str, str]:
        code = run(["--desk", str(desk), "--as", "ann", *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def test_a_new_desk_can_be_made_once(command, tmp_path: Path) -> None:
    code, out, err = command("desk", "new", desk=tmp_path / "other")
    assert (code, "private to you" in out) == (0, True)
    assert "`factcheck add ARTICLE --scale draft` for a draft of your own" in err
    code, out, err = command("desk", "new", "--json", desk=tmp_path / "for a script")
    assert (code, json.loads(out)["group"], err) == (0, None, "")
    code, _, err = command("desk", "new", desk=tmp_path / "other")
    assert (code, "already a desk" in err) == (2, True)


def test_info_says_what_is_there(command) -> None:
    code, out, _ = command("desk", "info", "--json")
    facts = json.loads(out)
    assert code == 0
    assert facts["articles"] == {"elections": {"open": 3}}
    assert (facts["operations"], facts["evidence"], facts["shared"], facts["here"]) == (2, 0, False, [])
    assert "3 open" in command("desk", "info")[1]


def test_the_log_is_filtered_by_person_claim_kind_and_number(command, desk: Desk, other: Desk) -> None:
    desk.claims.rate(Verdict("elections", 1, "stands"))
    other.claims.rate(Verdict("elections", 2, "change"))
    other.claims.note("elections#1", "call back")

    def actions(*arguments: str) -> list[str]:
        return [json.loads(line)["action"] for line in command("log", "--json", *arguments)[1].splitlines()]

    assert actions() == ["set", "add-article", "rate", "rate", "note"]
    assert actions("--by", "ben") == ["rate", "note"]
    assert actions("elections#1") == ["add-article", "rate", "note"]
    assert actions("elections", "--action", "rate", "--by", "ann") == ["rate"]
    assert actions("-n", "1") == ["note"]
    assert actions("--since", "2999-01-01") == []
    assert "call back" in command("log", "--action", "note")[1]
    assert command("log", "elections#99")[0] == 2


def test_history_says_what_it_was_before(command, desk: Desk) -> None:
    first = desk.claims.rate(Verdict("elections", 1, "stands"))
    desk.claims.rate(Verdict("elections", 1, "change", supersedes=first.id))
    desk.history.undo()
    lines = command("desk", "history", "elections#1")[1].splitlines()
    assert [line.split("  ", 2)[2].split("  ")[0] for line in lines] == ["add-article", "rate", "rate", "undo"]
    assert lines[2].endswith("change  (was: stands)")
    assert lines[3].endswith("(was: change)")


def test_an_export_is_opened_by_stock_tinydb(command, desk: Desk, tmp_path: Path) -> None:
    desk.claims.rate(Verdict("elections", 1, "stands"))
    assert command("desk", "export", str(tmp_path / "out.json"))[0] == 0
    with TinyDB(tmp_path / "out.json") as plain:
        assert plain.tables() == {"settings", "articles", "claims", "verdicts"}
        assert plain.table("verdicts").get(doc_id=1)["rating"] == "stands"
        assert len(plain.table("claims")) == 3
    assert command("desk", "export", str(tmp_path / "out.json"))[0] == 2


def test_what_was_exported_comes_back_the_same(command, desk: Desk, folder: Path, tmp_path: Path) -> None:
    desk.claims.rate(Verdict("elections", 1, "stands", sources=(Source("e1", 0, 3, "64%", "0" * 64),)))
    command("desk", "export", str(tmp_path / "out.json"))
    Desk.create(tmp_path / "new").close()
    for name in ("texts", "snapshots"):
        shutil.copytree(folder / name, tmp_path / "new" / name, dirs_exist_ok=True)
    code, _, err = command("desk", "import", str(tmp_path / "out.json"), desk=tmp_path / "new")
    assert (code, err) == (0, "")
    with Desk.open(tmp_path / "new") as again:
        assert again.claims.of("elections") == desk.claims.of("elections")
        assert again.documents.get("elections").text == TEXT
    assert command("desk", "import", str(tmp_path / "out.json"), desk=tmp_path / "new")[0] == 2


def test_a_lost_file_of_two_documents_is_named_once(command, desk: Desk, folder: Path) -> None:
    for source in ("one.txt", "two.txt"):
        item = desk.evidence.add(document("63.75%.", source), b"63.75%.")
    kept = folder / "snapshots" / item.sha256
    kept.unlink()
    code, _, err = command("desk", "verify")
    assert (code, err.count(str(kept))) == (2, 1)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"verdicts": []}',
        '{"verdicts": {"x": {}}}',
        '{"verdicts": {"1": {"rating": 3}}}',
        '{"pets": {"1": {}}}',
    ],
)
def test_what_is_no_export_is_refused_and_changes_nothing(command, tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.json").write_text(content)
    Desk.create(tmp_path / "new").close()
    before = (tmp_path / "new" / "journal").read_bytes()
    assert command("desk", "import", str(tmp_path / "bad.json"), desk=tmp_path / "new")[0] == 2
    assert (tmp_path / "new" / "journal").read_bytes() == before


# What another program may write into an export: where, and what instead of what belongs there.
MISFITS: dict[str, tuple[str, object]] = {
    "a claim that begins nowhere": ("claims 1 machine start", "seven"),
    "a claim that begins at half a character": ("claims 1 machine start", 0.5),
    "a person's reading that begins nowhere": ("claims 1 reading", {"start": "seven"}),
    "a claim without a reading": ("claims 1 machine", None),
    "a figure that is no number": ("claims 1 machine figure value", "sixty-four"),
    "an unheard-of kind of claim": ("claims 1 machine kind", "rumour"),
    "a claim of no article": ("claims 1 article", 1),
    "a claim's number as a word": ("claims 1 number", "one"),
    "a verdict at a word": ("verdicts 1 claim", "1"),
    "a verdict with a rating that is no word": ("verdicts 1 rating", 3),
    "a verdict in an unheard-of role": ("verdicts 1 role", "fourth"),
    "a source without words": ("verdicts 1 sources 0 text", None),
    "a note as a number": ("notes 1 text", 5),
    "an article's version as a word": ("articles 1 version", "two"),
    "a setting without a name": ("settings 1 name", None),
}


@pytest.mark.parametrize("misfit", MISFITS)
def test_an_import_refuses_what_no_desk_could_read_back(command, desk: Desk, tmp_path: Path, misfit: str) -> None:
    desk.claims.rate(Verdict("elections", 1, "stands", sources=(Source("e1", 0, 3, "64%", "0" * 64),)))
    desk.claims.note("elections#1", "call back")
    command("desk", "export", str(tmp_path / "out.json"))
    tables = json.loads((tmp_path / "out.json").read_text())
    where, what = MISFITS[misfit]
    *path, last = where.split()
    place = tables
    for step in path:
        place = place[int(step) if isinstance(place, list) else step]
    place[last] = what
    (tmp_path / "bad.json").write_text(json.dumps(tables))
    Desk.create(tmp_path / "new").close()
    before = (tmp_path / "new" / "journal").read_bytes()
    code, _, err = command("desk", "import", str(tmp_path / "bad.json"), desk=tmp_path / "new")
    assert (code, " ".join(path[:2]) in err) == (2, True)
    assert (tmp_path / "new" / "journal").read_bytes() == before


# What lies where nothing is, and what is told of it.
HOMELESS: dict[str, tuple[str, object, str]] = {
    "a verdict at no claim": ("verdicts 1 claim", 99, "there is no claim elections#99"),
    "a note at no claim": ("notes 1 claim", 99, "there is no claim elections#99"),
    "an assignment at no claim": ("assignments 1 claim", 99, "there is no claim elections#99"),
    "a question at no claim": ("enquiries 1 claim", 99, "there is no claim elections#99"),
    "a verdict at no article": ("verdicts 1 article", "nowhere", "there is no article nowhere"),
    "a claim of no article": ("claims 2 article", "nowhere", "there is no article nowhere"),
    "words read of no article": ("read 1 article", "nowhere", "there is no article nowhere"),
    "a rating of another scale": ("verdicts 1 rating", "mostly-true", "the scale draft has no rating mostly-true"),
    "a verdict on no scale": ("verdicts 1 scale", "of-1999", "there is no scale of-1999"),
    "an article on no scale": ("articles 1 scale", "of-1999", "there is no scale of-1999"),
    "a claim with another's number": ("claims 2 number", 1, "another claim is elections#1"),
}


@pytest.mark.parametrize("case", HOMELESS)
def test_an_import_names_by_its_line_what_lies_where_nothing_is(command, desk: Desk, tmp_path: Path, case: str) -> None:
    desk.claims.rate(Verdict("elections", 1, "stands", sources=(Source("e1", 0, 3, "64%", "0" * 64),)))
    desk.claims.note("elections#1", "call back")
    desk.enquiries.ask("elections#1", "Where is this from?")
    desk.claims.assign("elections#1", "Ann")
    desk.marks.add("elections", 0, 3)
    command("desk", "export", str(tmp_path / "out.json"))
    where, what, told = HOMELESS[case]
    table, key, field = where.split()
    lines = (tmp_path / "out.json").read_text().split("\n")
    table_at, label = lines.index(f'"{table}":{{'), f'"{key}":'
    at = next(at for at, line in enumerate(lines) if at > table_at and line.startswith(label))
    document, end = json.JSONDecoder().raw_decode(lines[at], len(label))
    lines[at] = label + json.dumps({**document, field: what}) + lines[at][end:]
    (tmp_path / "bad.json").write_text("\n".join(lines))
    Desk.create(tmp_path / "new").close()
    before = (tmp_path / "new" / "journal").read_bytes()
    code, _, err = command("desk", "import", str(tmp_path / "bad.json"), desk=tmp_path / "new")
    assert code == 2
    assert f"{table} {key} (line {at + 1}): {told}" in err
    assert (tmp_path / "new" / "journal").read_bytes() == before


def test_an_import_of_very_many_such_lines_names_the_first_and_counts_the_others(command, desk, tmp_path) -> None:
    for _ in range(8):
        desk.claims.note("elections#1", "call back")
    tables = json.loads(json.dumps(desk.tables.seen()))
    for note in tables["notes"].values():
        note["claim"] = 99
    (tmp_path / "bad.json").write_text(json.dumps(tables))
    Desk.create(tmp_path / "new").close()
    code, _, err = command("desk", "import", str(tmp_path / "bad.json"), desk=tmp_path / "new")
    assert code == 2
    assert "notes 5: there is no claim" in err
    assert "notes 6" not in err
    assert "and 3 more" in err


def test_verify_proves_a_sound_desk_and_finds_the_hash_that_a_report_printed(command, desk: Desk) -> None:
    head = desk.head
    desk.claims.rate(Verdict("elections", 1, "stands"))
    assert command("desk", "verify")[0] == 0
    assert command("desk", "verify", "--head", head)[0] == 0
    assert command("desk", "verify", "--head", "0" * 32)[0] == 2


def test_verify_names_a_stored_text_that_was_altered(command, folder: Path) -> None:
    [text] = (folder / "texts").iterdir()
    text.write_text(text.read_text().replace("64%", "65%"))
    code, _, err = command("desk", "verify")
    assert (code, text.name in err) == (2, True)


def test_doctor_names_the_byte_and_saves_everything_else(command, desk: Desk, folder: Path, tmp_path: Path) -> None:
    verdicts = [desk.claims.rate(Verdict("elections", number, "stands", reason="because")) for number in (1, 2, 3)]
    desk.close()
    journal = folder / "journal"
    data = journal.read_bytes()
    at = data.index(b'"verdicts":{"2"')
    journal.write_bytes(data[:at] + data[at:].replace(b"because", b"becauze", 1))
    begins = data.rindex(b"\n", 0, at) + 1
    code, _, err = command("claims", "elections")
    assert (code, f"byte {begins}" in err) == (2, True)
    code, out, _ = command("desk", "doctor")
    assert (code, f"from byte {begins}" in out) == (2, True)
    command("desk", "doctor", "--into", str(tmp_path / "saved"))
    assert command("desk", "verify", desk=tmp_path / "saved")[0] == 0
    with Desk.open(tmp_path / "saved", by="ann") as saved:
        records = saved.claims.of("elections")
        assert [record.verdict for record in records] == [verdicts[0], None, verdicts[2]]
        assert [record.claim for record in records] == claims()
        assert saved.documents.get("elections") == document()
        assert saved.history.undo().claims == (3,)


def test_a_hash_altered_costs_no_line(command, desk: Desk, folder: Path, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        desk.claims.rate(Verdict("elections", number, "stands"))
    lines = (folder / "journal").read_bytes().splitlines(keepends=True)
    lines[3] = (b"0" if lines[3][:1] != b"0" else b"1") + lines[3][1:]
    (folder / "journal").write_bytes(b"".join(lines))
    command("desk", "doctor", "--into", str(tmp_path / "saved"))
    with Desk.open(tmp_path / "saved") as saved:
        assert [record.state for record in saved.claims.of("elections")] == ["settled"] * 3


@pytest.mark.parametrize(
    "words", [b"no JSON", b"[1]", b"{}", b'{"set":5}', b'{"set":{"notes":{"seven":{}}}}', b'{"set":{"notes":"\xff"}}']
)
def test_doctor_leaves_out_a_line_that_fits_and_says_nothing(
    command, desk: Desk, folder: Path, tmp_path: Path, words: bytes
) -> None:
    desk.claims.rate(Verdict("elections", 1, "stands"))
    desk.close()
    journal = folder / "journal"
    head = journal.read_bytes().splitlines()[-1][:MARK]
    begins = journal.stat().st_size
    bad = chained(words, head)
    good = written({"at": "2026-11-22T09:51:31Z", "by": "eve", "os": "eve", "do": "note", "set": {"other": {"1": {}}}})
    with journal.open("ab") as file:
        file.write(bad + b" " + words + b"\n" + chained(good, bad) + b" " + good + b"\n")
    code, _, err = command("claims")
    assert (code, f"byte {begins}" in err) == (2, True)
    code, _, err = command("desk", "verify")
    assert (code, f"byte {begins}: the line is no operation" in err) == (2, True)
    ends = begins + MARK + len(words) + 2
    code, out, err = command("desk", "doctor", "--into", str(tmp_path / "saved"))
    assert (code, err) == (2, "")
    assert f"from byte {begins} to {ends}: the line is no operation" in out
    assert command("desk", "verify", desk=tmp_path / "saved")[0] == 0
    with Desk.open(tmp_path / "saved") as saved:
        assert saved.claims.get("elections#1").state == "settled"
        assert [change.by for change in saved.history.log()][-2] == "eve"


def crlf(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


def test_doctor_saves_everything_of_a_journal_whose_line_ends_were_changed(
    command, desk: Desk, folder: Path, tmp_path: Path
) -> None:
    desk.claims.rate(Verdict("elections", 1, "stands"))
    desk.history.undo()
    log = list(desk.history.log())
    desk.close()
    journal = folder / "journal"
    journal.write_bytes(crlf(journal.read_bytes()))
    code, out, _ = command("desk", "doctor", "--into", str(tmp_path / "saved"))
    assert (code, "CR LF" in out, "0 bytes could not be saved" in out) == (2, True, True)
    with Desk.open(tmp_path / "saved") as saved:
        assert [(change.action, change.words) for change in saved.history.log()] == [
            *((change.action, change.words) for change in log),
            ("salvage", ""),
        ]


def test_doctor_reads_a_journal_in_which_nothing_fits_in_one_go(folder: Path) -> None:
    from factcheck.desk.store import journal
    from factcheck.desk.upkeep import doctor

    lines = [b"%032d {}" % number for number in range(3000)]
    (folder / "journal").write_bytes(b"\n".join([FIRST_LINE, *lines]) + b"\n")
    looked_at = 0

    def counted(words: bytes, head: bytes) -> bytes:
        nonlocal looked_at
        looked_at += 1
        return chained(words, head)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(doctor, "chained", counted)
        patched.setattr(journal, "chained", counted)
        found = doctor.examine(folder)
    assert (found.operations, len(found.gaps)) == (0, 1)
    assert looked_at < 2 * len(lines)


DAMAGES: dict[str, tuple[Callable[[bytes], bytes], bool]] = {
    "nothing": (lambda data: data, True),
    "the last line cut off": (lambda data: data[:-9], True),
    "the last line without its end": (lambda data: data[:-1], True),
    "another end of the last line": (lambda data: data[:-1] + b"x", False),
    "a flipped bit at the end": (lambda data: data[:-3] + bytes([data[-3] ^ 1]) + data[-2:], False),
    "a flipped bit in the middle": (lambda data: data[:900] + bytes([data[900] ^ 1]) + data[901:], False),
    "the first line gone": (lambda data: data.partition(b"\n")[2], False),
    "every line end changed": (lambda data: data.replace(b"\n", b"\r\n"), False),
    "more behind the end": (lambda data: data + b"what a broken program left\n", False),
    "nothing at all": (lambda _data: b"", False),
}


@pytest.mark.parametrize("piece", [1, 100, 1 << 20])
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_journal_is_proven_in_pieces_as_it_is_whole(
    folder: Path, damage: str, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.desk.upkeep import doctor

    monkeypatch.setattr(doctor, "PIECE", piece)
    changed, sound = DAMAGES[damage]
    (folder / "journal").write_bytes(changed((folder / "journal").read_bytes()))
    found, lines = doctor.whole_lines(folder)
    assert doctor.examine(folder) == found
    assert (found.sound, found.operations) == (sound, len(lines))
