"""The short form of the fault tests; `python -m tests.faults` runs the long one and prints the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults import damage, processes, words, writes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.trial import Count


def test_a_killed_process_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    opens, kept = processes.kills(tmp_path, 20)
    assert opens.tried == opens.held == 20
    assert kept.tried == kept.held > 20


@pytest.mark.parametrize("sessions", [2, 8])
def test_sessions_that_write_at_once_keep_everything(tmp_path: Path, sessions: int) -> None:
    kept = processes.writers(tmp_path, sessions, 20)
    assert kept.tried == kept.held == sessions * 20


@pytest.mark.parametrize("sessions", [2, 8])
def test_sessions_that_save_the_same_document_have_one_winner(tmp_path: Path, sessions: int) -> None:
    kept = processes.rivals(tmp_path, sessions, 10)
    assert kept.tried == kept.held == 10


CASES: list[tuple[str, Callable[[Path], Count]]] = [
    ("a lock holder that is stopped and killed", processes.held_lock),
    ("the file cut at every third byte", lambda folder: damage.cuts(folder, 2, step=3)),
    ("a bit flipped in every third byte", lambda folder: damage.flips(folder, 2, step=3)),
    ("the same with what the lines come to kept beside", lambda at: damage.flips_before_contents(at, 2, step=3)),
    ("the same in stretches that are not read at opening", lambda at: damage.flips_in_stretches(at, 2, step=7)),
    ("the same in what is kept beside the journal", lambda at: damage.flips_in_contents(at, 2, step=3)),
    ("the same while the journal is open", lambda at: damage.flips_while_open(at, 2, step=3)),
    ("what is kept beside another journal", lambda at: damage.contents_of_another(at, 5)),
    ("every line removed, swapped, repeated", lambda folder: damage.moved_lines(folder, 5)),
    ("the file cut while it is open", damage.shrunk_while_open),
    ("sectors lost with the power", lambda folder: damage.power_cuts(folder, [100, 900])),
    ("writes cut short by the kernel", lambda folder: writes.short_writes(folder, step=9)),
    ("writes refused", lambda folder: writes.refused_writes(folder, step=40)),
    ("fsync failed", writes.failed_sync),
    ("lines of another program", lambda folder: words.lines(folder, 40)),
    ("exports of another program", lambda folder: words.exports(folder, 25)),
]


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_the_promise_holds(tmp_path: Path, case: Callable[[Path], Count]) -> None:
    count = case(tmp_path)
    assert count.tried > 0
    assert count.held == count.tried


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    count = writes.full(tmp_path)
    if not count.tried:
        pytest.skip("no file system can be mounted here")
    assert count.held == count.tried > 100
