"""Looking into very many claims by several processes at once, before somebody asks for what is found for each.

    python -m factcheck.desk.judging.ahead DESK

looks into the claims whose names come by its standard input and tells each by a byte. What is found is kept with the
desk as the last pass. A process that is lost costs nothing: what it did not find is searched by whoever asks for it.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Sequence

    from factcheck.desk.desk import Desk
    from factcheck.desk.record.views import ClaimRecord

__all__ = ["look_ahead"]

WORTH = 400  # claims from which on processes are worth starting
# So many objects may be made before those are looked for that nobody holds: a twentieth of the work, by default.
_OBJECTS = 50_000
_MOST, _GROWTH = 100, 15  # megabytes that a process takes until it forgets what it read of other articles


def look_ahead(
    desk: Desk,
    records: Sequence[ClaimRecord],
    tell: Callable[[int, int], object],
    *,
    jobs: int | None = None,
    worth: int = WORTH,
) -> None:
    """Look into those of these claims that nobody looked into under today's library, whether they are true.

    `tell` is told how many are done, and of how many. With fewer than `worth` of them, or one processor (`jobs`),
    nothing is done.
    """
    jobs = jobs or os.cpu_count() or 1
    keys = [record.key for record in desk.evidence.unsearched(records)] if jobs > 1 else []
    if len(keys) < max(worth, 2):
        return
    desk.evidence.finding(desk.claims.get(keys.pop()), "true")  # now what is kept is of today's library
    share = -(-len(keys) // jobs)  # in a row: what is read of an article is then read once, and not by each of them
    crew = [_started(desk.folder, keys[at : at + share]) for at in range(0, len(keys), share)]
    try:
        _wait(crew, len(keys), tell)
    finally:
        for process in crew:
            process.kill()
            process.communicate()


def _started(folder: Path, keys: Sequence[str]) -> subprocess.Popen[bytes]:
    import subprocess  # loaded by those who need it
    import tempfile

    with tempfile.TemporaryFile() as names:
        names.write("\n".join(keys).encode())
        names.seek(0)
        return subprocess.Popen(  # noqa: S603  our own module by our own Python
            [sys.executable, "-m", __spec__.name, str(folder.resolve())],
            stdin=names, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip


def _wait(crew: Sequence[subprocess.Popen[bytes]], of: int, tell: Callable[[int, int], object]) -> None:
    """Wait until everybody has let go of their output."""
    import select

    done, open_ = 0, {process.stdout.fileno() for process in crew if process.stdout is not None}
    while open_:
        for file in select.select(open_, [], [])[0]:
            came = os.read(file, 1 << 12)
            done += len(came)
            if not came:
                open_.discard(file)
        tell(done, of)


def _run(folder: Path) -> None:
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])
    from factcheck.desk.desk import Desk
    from factcheck.errors import Edge, Fault
    from factcheck.memory import Memory

    memory = Memory(_MOST, _GROWTH)
    faults: list[Fault] = []  # whoever asks for what was found comes upon them again, and tells them
    with Desk.open(folder) as desk:
        for key in sys.stdin.read().split():
            with Edge(key, faults.append):
                desk.evidence.finding(desk.claims.get(key), "true")
            os.write(1, b".")
            memory.keep()


if __name__ == "__main__":
    _run(Path(sys.argv[1]))
