"""A desk in a database: the same desk, at which nobody can act as another, and nothing is changed or removed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from factcheck.cli.main import run
from factcheck.desk import Conflict, Desk, NotAJournal, NotSaved, Refused, Verdict
from factcheck.desk.store.files import LostFile
from factcheck.desk.store.schema import address_of
from factcheck.desk.store.stand_in import MIRROR, stand_in
from factcheck.documents import read_text
from tests.unit.desk.conftest import TEXT, claims, document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.postgres.server import Server

Opened = "Callable[[str], Desk]"


def is_told(desk: Desk) -> bool:
    """Wait until the server has told a session of what another did; False where it never does."""
    deadline = time.monotonic() + 30
    while not (heard := desk.poll()) and time.monotonic() < deadline:
        time.sleep(0.01)
    return heard


def test_what_one_records_the_other_sees_and_a_conflict_is_told(opened: Callable[[str], Desk]) -> None:
    with opened("ann") as ann, opened("ben") as ben:
        first = ann.claims.rate(Verdict("elections", 1, "stands"))
        assert (first.by, first.os, first.vouched) == ("ann", "ann", "role")
        assert is_told(ben)
        assert ben.claims.get("elections#1").verdict == first
        ben.claims.note("elections#1", "seen")
        with pytest.raises(Conflict):
            ben.claims.rate(Verdict("elections", 1, "change"))
        assert is_told(ann)
        assert [change.by for change in ann.history.log("elections#1")][-2:] == ["ann", "ben"]


def test_documents_and_texts_are_there_for_whoever_has_read_nothing_yet(
    opened: Callable[[str], Desk], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with opened("ann") as ann:
        item = ann.evidence.add(read_text("63.75% of the votes.", "count.txt"), b"63.75% of the votes.")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another machine"))
    with opened("ben") as ben:
        assert ben.documents.snapshot(item) == b"63.75% of the votes."
        assert ben.documents.get(item).text == "63.75% of the votes."
        assert ben.evidence.library.ids() == ["e1"]
        ben.evidence.forget("e1", reason="a court says so")
    with opened("ann") as ann, pytest.raises(LostFile, match="is not in postgresql:"):
        ann.documents.snapshot(item)


def test_two_roles_are_two_readers_and_one_is_not(opened: Callable[[str], Desk]) -> None:
    with opened("ann") as ann:
        first = ann.claims.rate(Verdict("elections", 1, "stands"))
        with pytest.raises(Refused, match="was rated by this login"):
            ann.claims.rate(Verdict("elections", 1, "stands", role="second", reads=first.id))
    with opened("ben") as ben:
        ben.claims.rate(Verdict("elections", 1, "stands", role="second", reads=first.id))
        assert ben.claims.get("elections#1").state == "second-read"


def test_a_proxy_vouches_only_where_the_desk_knows_the_role_of_its_service(server: Server) -> None:
    address = server.address("proxied")
    with Desk.create(stand_in(address), group="newsroom", proxy="cat") as desk:
        desk.articles.add(document(), TEXT.encode(), claims=claims(), scale="draft")
        desk.settings.define((), {}, ["role", "proxy"])
    with Desk.open(stand_in(server.address("proxied", "cat")), principal=("dee", "proxy")) as dee:
        first = dee.claims.rate(Verdict("elections", 1, "stands"))
        assert (first.os, first.vouched) == ("dee", "proxy")
    second = Verdict("elections", 1, "stands", role="second", reads=first.id)
    with Desk.open(stand_in(server.address("proxied", "ann")), principal=("eli", "proxy")) as false:
        with pytest.raises(NotSaved, match="no proxy's there"):
            false.claims.rate(second)
        assert false.claims.get("elections#1").state == "settled"
    with Desk.open(stand_in(server.address("proxied", "cat")), principal=("eli", "proxy")) as eli:
        eli.claims.rate(second)
        assert eli.claims.get("elections#1").state == "second-read"
    assert run(["--desk", address, "desk", "verify"]) == 0


def test_a_line_of_a_proxy_that_the_desk_knows_no_more_is_named(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    import psycopg

    with Desk.create(stand_in(server.address("was-proxied")), group="newsroom", proxy="cat") as desk:
        desk.articles.add(document(), TEXT.encode(), claims=claims(), scale="draft")
    with Desk.open(stand_in(server.address("was-proxied", "cat")), principal=("dee", "proxy")) as dee:
        dee.claims.rate(Verdict("elections", 1, "stands"))
    with psycopg.connect(server.dsn(), autocommit=True) as connection:
        connection.execute('delete from "factcheck_was-proxied".proxies')
    assert run(["--desk", server.address("was-proxied"), "desk", "verify"]) == 2
    assert "says a proxy, and was added by the role cat" in capsys.readouterr().err


def test_a_folder_has_no_role_of_a_proxy(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder"):
        Desk.create(tmp_path / "desk", proxy="web")


ATTACKS = {
    "a line is changed": "update {lines} set bytes = 'x' where at = 0",
    "a line is removed": "delete from {lines}",
    "all are removed": "truncate {lines}",
    "a line that does not follow": "insert into {lines} (at, bytes) values (5, 'x')",
    "a line of another": "insert into {lines} (at, bytes) values ({schema}.finish(), convert_to(repeat('0', 32) "
    '|| \' {{"os":"ben","vouched":"role","set":{{}}}}\' || chr(10), \'UTF8\'))',
    "a line of a login": "insert into {lines} (at, bytes) values ({schema}.finish(), convert_to(repeat('0', 32) "
    '|| \' {{"os":"ben","vouched":"login","set":{{}}}}\' || chr(10), \'UTF8\'))',
    "a line of nobody in particular": "insert into {lines} (at, bytes) values ({schema}.finish(), "
    "convert_to(repeat('0', 32) || ' {{\"os\":\"ben\",\"set\":{{}}}}' || chr(10), 'UTF8'))",
    "a line of somebody behind a proxy": "insert into {lines} (at, bytes) values ({schema}.finish(), "
    'convert_to(repeat(\'0\', 32) || \' {{"os":"ben","vouched":"proxy","set":{{}}}}\' || chr(10), \'UTF8\'))',
    "a line that says it was copied": "insert into {lines} (at, bytes, copied) values ({schema}.finish(), 'x', true)",
}


@pytest.mark.parametrize("role", ["ann", "owner"])
@pytest.mark.parametrize("statement", ATTACKS.values(), ids=ATTACKS)
def test_the_database_refuses(server: Server, name: str, statement: str, role: str) -> None:
    import psycopg

    address = address_of(server.address(name))
    filled = statement.format(lines=address.table("lines"), schema=f'"{address.schema}"')
    with psycopg.connect(server.dsn(role), autocommit=True) as connection, pytest.raises(psycopg.Error):
        connection.execute(filled)
    assert run(["--desk", server.address(name), "desk", "verify"]) == 0


def test_who_may_not_read_it_and_who_may_not_write_is_told(server: Server, name: str) -> None:
    import psycopg

    with pytest.raises((Refused, NotAJournal), match=r"permission denied|may not be read"):
        Desk.open(stand_in(server.address(name, "guest")))
    schema = f"factcheck_{name}"
    with psycopg.connect(server.dsn(), autocommit=True) as connection:
        connection.execute(f'grant usage on schema "{schema}" to guest')
        connection.execute(f'grant select on all tables in schema "{schema}" to guest')
    with Desk.open(stand_in(server.address(name, "guest"))) as desk:
        assert desk.claims.get("elections#1").state == "open"
        with pytest.raises(Refused, match="this role may not add to it"):
            desk.claims.rate(Verdict("elections", 1, "stands"))


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://localhost/one", "names no desk in a database"),
        ("postgresql://localhost/db/Big Name", "names no desk in a database"),
        ("postgresql://me:secret@localhost/db/name", "has a password in it"),
        ("postgresql:///postgres/name?host=/nowhere", "cannot be reached"),
    ],
)
def test_an_address_that_leads_nowhere_is_one_line(
    address: str, told: str, capsys: pytest.CaptureFixture[str], server: Server
) -> None:
    assert run(["--desk", address, "claims"]) == 2
    said = capsys.readouterr().err
    assert told in said
    assert "secret" not in said
    assert "Traceback" not in said


def test_a_desk_that_is_not_there_and_one_that_is_are_told_apart(server: Server, name: str) -> None:
    with pytest.raises(NotAJournal, match="is no desk"):
        Desk.open(stand_in(server.address("nothing")))
    with pytest.raises(Refused, match="is already a desk"):
        Desk.create(stand_in(server.address(name)))


def test_a_mirror_that_is_torn_or_altered_or_of_another_desk_is_read_anew(
    server: Server, name: str, opened: Callable[[str], Desk]
) -> None:
    folder = stand_in(server.address(name, "ann"))
    with opened("ann") as ann:
        ann.claims.rate(Verdict("elections", 1, "stands"))
    whole = (folder / MIRROR).read_bytes()
    for damaged in (whole[:-7], b"", whole[:100] + b"\0" + whole[101:], whole + b"more\n", b"\0" * len(whole)):
        (folder / MIRROR).write_bytes(damaged)
        with opened("ann") as ann:
            assert ann.claims.get("elections#1").verdict.rating == "stands"
        assert (folder / MIRROR).read_bytes() == whole


@pytest.mark.parametrize("there", ["folder", "database"])
def test_a_copy_is_the_same_desk_elsewhere(
    server: Server,
    name: str,
    opened: Callable[[str], Desk],
    there: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with opened("ann") as ann:
        ann.evidence.add(read_text("63.75% of the votes.", "count.txt"), b"63.75% of the votes.")
        ann.claims.rate(Verdict("elections", 1, "stands"))
        before, head = ann.tables.seen(), ann.head
    other = str(tmp_path / "copy") if there == "folder" else server.address(f"{name}-copy")
    assert run(["--desk", server.address(name), "desk", "copy", other, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["head"] == head
    assert run(["--desk", other, "desk", "verify"]) == 0
    with Desk.open(stand_in(other) if there == "database" else tmp_path / "copy", by="ann") as desk:
        assert desk.tables.seen() == before
        assert desk.documents.get("e1").text == "63.75% of the votes."
        desk.claims.rate(Verdict("elections", 2, "stands"))
    assert run(["--desk", server.address(name), "desk", "copy", other]) == 2


def test_a_folder_is_copied_into_a_database_and_goes_on_there(server: Server, tmp_path: Path) -> None:
    with Desk.create(tmp_path / "desk", by="ann") as desk:
        desk.articles.add(document(), TEXT.encode(), claims=claims(), scale="draft")
        desk.claims.rate(Verdict("elections", 1, "stands"))
        before = desk.tables.seen()
    address = server.address("moved")
    assert run(["--desk", str(tmp_path / "desk"), "desk", "copy", address, "--shared", "newsroom"]) == 0
    with Desk.open(stand_in(server.address("moved", "ben"))) as desk:
        assert desk.tables.seen() == before
        desk.claims.rate(Verdict("elections", 2, "stands"))
    assert run(["--desk", address, "desk", "verify"]) == 0


WRITER = """
import sys
from factcheck.desk import Desk
from factcheck.desk.store.stand_in import stand_in
with Desk.open(stand_in(sys.argv[1])) as desk:
    for number in range(int(sys.argv[2])):
        desk.claims.note("elections#1", f"{sys.argv[3]} {number}")
"""


def test_sessions_that_write_at_once_lose_nothing(server: Server, name: str, opened: Callable[[str], Desk]) -> None:
    roles = ["ann", "ben", "cat", "ann"]
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, server.address(name, role), "25", str(at)], env=os.environ)
        for at, role in enumerate(roles)
    ]
    assert [writer.wait(120) for writer in writers] == [0] * len(roles)
    with opened("ann") as ann:
        notes = [note.text for note in ann.claims.get("elections#1").notes]
        assert sorted(notes) == sorted(f"{at} {number}" for at in range(len(roles)) for number in range(25))


def test_many_documents_that_come_at_once_are_there_elsewhere(
    server: Server, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sources").mkdir()
    for number in range(12):
        (tmp_path / "sources" / f"{number}.txt").write_text(f"District {number}: 63.{number}% of the votes.")
    address = server.address(name, "ann")
    assert run(["--desk", address, "evidence", "add", str(tmp_path / "sources")]) == 0
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another machine"))
    assert run(["--desk", address, "desk", "verify"]) == 0
    capsys.readouterr()
    assert run(["--desk", address, "evidence", "search", "District 7"]) == 0
    assert "63.7%" in capsys.readouterr().out
