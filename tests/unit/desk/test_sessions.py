"""Drafts, positions and presence: private, there after a crash, gone when they should be."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from factcheck.desk import Desk, Verdict

if TYPE_CHECKING:
    from pathlib import Path

CRASH = """
import sys, time
from pathlib import Path
from factcheck.desk import Desk
desk = Desk.open(Path(sys.argv[1]), by="ann")
for length in range(1, 12):
    desk.person.session.keep_draft("elections#1", "note", "half a sentence"[:length])
print("typed", flush=True)
time.sleep(60)
"""


def crashing(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", CRASH, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "typed\n"
    return process


def test_a_draft_is_there_after_a_kill_at_most_a_second_behind(folder: Path) -> None:
    process = crashing(folder)
    time.sleep(1)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with Desk.open(folder, by="ann") as desk:
        assert desk.person.session.draft("elections#1", "note") == "half a sente"[:11]


def test_who_is_here_is_seen_and_a_killed_session_is_not(folder: Path, desk: Desk) -> None:
    process = crashing(folder)
    desk.person.session.keep_position({"claim": 3}, place="elections")
    [colleague] = desk.person.session.colleagues()
    assert (colleague.by, colleague.pid) == ("ann", process.pid)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert desk.person.session.colleagues() == []
    with Desk.open(folder, by="ben") as other:
        assert [(item.by, item.place, item.pid) for item in other.person.session.colleagues()] == [
            ("ann", "elections", os.getpid())
        ]


def test_drafts_are_private_each_persons_own_and_no_part_of_the_journal(folder: Path, desk: Desk, other: Desk) -> None:
    desk.person.session.keep_draft("elections#1", "note", "a name that must be deletable")
    desk.person.session.flush()
    assert other.person.session.drafts() == {}
    files = [path for path in (folder / "sessions").rglob("*") if path.is_file() and b"deletable" in path.read_bytes()]
    assert [stat.S_IMODE(path.stat().st_mode) for path in files] == [0o600]
    assert stat.S_IMODE(files[0].parent.stat().st_mode) == 0o700
    desk.person.session.keep_draft("elections#1", "note", "")
    assert not files[0].exists()
    assert b"deletable" not in (folder / "journal").read_bytes()


def test_recording_a_verdict_forgets_the_draft_of_its_reason(desk: Desk) -> None:
    desk.person.session.keep_draft("elections#1", "reason", "because")
    desk.person.session.keep_draft("elections#2", "reason", "other")
    desk.claims.rate(Verdict("elections", 1, "stands", reason="because"))
    desk.person.session.flush()
    assert list(desk.person.session.drafts().values()) == ["other"]


def test_a_position_is_found_again(folder: Path) -> None:
    with Desk.open(folder, by="ann") as desk:
        assert desk.person.session.position == {}
        desk.person.session.keep_position({"article": "elections", "claim": 2})
    with Desk.open(folder, by="ann") as desk:
        assert desk.person.session.position == {"article": "elections", "claim": 2}


def test_what_another_program_wrote_into_a_table_does_not_keep_a_desk_from_opening(folder: Path) -> None:
    from factcheck.desk.store.database import Database

    with Database(folder / "journal") as database:
        for name in ("verdicts", "claims", "articles", "enquiries", "pets"):
            database.table(name).insert({"something": "else"})
    with Desk.open(folder) as desk:
        assert len(desk.claims.of("elections")) == 3
        assert json.loads(json.dumps(desk.tables.seen()))["pets"] == {"1": {"something": "else"}}
