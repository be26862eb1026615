"""Servers that are killed, lines that are cut, and a failover that lost what was acknowledged."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from factcheck.desk import Damaged, Desk, NotSaved, Refused, Verdict
from factcheck.desk.store.stand_in import stand_in
from tests.postgres.proxy import Proxy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.postgres.server import Server

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")


def test_a_server_that_is_killed_loses_nothing_and_the_session_goes_on(
    server: Server, opened: Callable[[str], Desk]
) -> None:
    with opened("ann") as ann:
        for number in range(3):
            ann.claims.note("elections#1", f"before {number}")
            server.stop(signal.SIGKILL)
            with pytest.raises((NotSaved, Refused), match=r"postgresql:"):
                ann.claims.note("elections#1", "while it is away")
            server.start()
            ann.claims.note("elections#1", f"after {number}")
        told = [note.text for note in ann.claims.get("elections#1").notes]
        assert told == [f"{when} {number}" for number in range(3) for when in ("before", "after")]


@pytest.fixture
def proxy(server: Server) -> Iterator[tuple[Proxy, str]]:
    with tempfile.TemporaryDirectory(prefix="fc-px-", dir="/tmp") as folder:
        between = Proxy(Path(folder), server.folder)
        yield between, quote(folder, safe="")
        between.close()


@pytest.mark.parametrize("before", [False, True], ids=["the answer is lost", "the line is lost"])
def test_a_connection_lost_in_the_middle_of_a_write_is_told_as_what_it_came_to(
    server: Server, name: str, proxy: tuple[Proxy, str], before: bool
) -> None:
    between, host = proxy
    with Desk.open(stand_in(f"postgresql://ann@/postgres/{name}?host={host}")) as ann:
        ann.claims.note("elections#1", "whole")
        between.before, between.cut_at = before, b"in the middle"
        if before:
            with pytest.raises(NotSaved, match="the connection was lost"):
                ann.claims.note("elections#1", "in the middle")
        else:
            ann.claims.note("elections#1", "in the middle")
        assert between.cuts == 1
        ann.claims.note("elections#1", "later")
        expected = ["whole", "later"] if before else ["whole", "in the middle", "later"]
        assert [note.text for note in ann.claims.get("elections#1").notes] == expected
    with Desk.open(stand_in(server.address(name, "ben"))) as ben:
        assert [note.text for note in ben.claims.get("elections#1").notes] == expected


def lose_the_last_line(server: Server, name: str) -> None:
    """Do what a failover to a standby does that had not got the last transaction."""
    import psycopg

    with psycopg.connect(server.dsn(), autocommit=True) as connection:
        lines = f'"factcheck_{name}".lines'
        connection.execute("set session_replication_role = replica")
        connection.execute(f"delete from {lines} where at = (select max(at) from {lines})")
        others = "pid <> pg_backend_pid() and datname = 'postgres'"
        connection.execute(f"select pg_terminate_backend(pid) from pg_stat_activity where {others}")


@pytest.mark.parametrize("others_went_on", [False, True], ids=["nobody went on", "others went on"])
def test_a_failover_that_lost_a_line_is_noticed_by_who_saw_it(
    server: Server,
    name: str,
    opened: Callable[[str], Desk],
    others_went_on: bool,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    ann = opened("ann")
    ann.claims.rate(Verdict("elections", 1, "stands"))
    ann.claims.rate(Verdict("elections", 2, "stands"))
    lose_the_last_line(server, name)
    if others_went_on:
        with monkeypatch.context() as elsewhere, opened("ben") as ben:
            elsewhere.setenv("XDG_STATE_HOME", str(tmp_path / "state of ben"))
            assert ben.claims.get("elections#2").state == "open"
            ben.claims.note("elections#1", "nothing happened")
            ben.claims.note("elections#1", "really")
    with pytest.raises(Damaged):
        ann.claims.note("elections#2", "on what is not there")
    ann.close()
    with opened("ann") as again:
        assert again.claims.get("elections#2").state == "open"
        assert "went apart" in again.soundness.cut_off or "older copy" in again.soundness.cut_off


KILLED = """
import sys
from factcheck.desk import Desk
from factcheck.desk.store.stand_in import stand_in
with Desk.open(stand_in(sys.argv[1])) as desk:
    for number in range(1000):
        desk.claims.note("elections#1", str(number))
        print(number, flush=True)
"""


def test_a_session_that_is_killed_loses_nothing_and_leaves_no_lock(
    server: Server, name: str, opened: Callable[[str], Desk]
) -> None:
    for _ in range(3):
        writer = subprocess.Popen(
            [sys.executable, "-c", KILLED, server.address(name, "ann")], stdout=subprocess.PIPE, env=os.environ
        )
        acknowledged = [writer.stdout.readline().strip() for _ in range(5)]
        writer.kill()
        writer.wait()
        writer.stdout.close()
        with opened("ben") as ben:
            ben.claims.note("elections#2", "at once")
            told = [note.text.encode() for note in ben.claims.get("elections#1").notes]
            assert [each for each in acknowledged if each not in told] == []
