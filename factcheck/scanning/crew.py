"""The crew on this machine: processes of one's own, each with the library open, that can be lost without a loss.

A process that ends in the middle of an article is replaced and the article tried once more; one that takes longer than
it may is ended. What still fails then has a line that says so.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Self

import msgspec

from factcheck.errors import FactcheckError, Fault
from factcheck.scanning.lines import line_without_check
from factcheck.scanning.model import Scanned
from factcheck.scanning.worker import LENGTH, framed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factcheck.scanning.model import Task

__all__ = ["SECONDS", "Crew", "NoCrew"]

SECONDS = 600.0
"""The most that one article may take before the process that is at it is ended."""

_TRIES = 2
_LEAVES = 10.0  # seconds that a process takes at most to leave
_READ = 1 << 20
_decoder = msgspec.msgpack.Decoder(Scanned)


class NoCrew(FactcheckError):
    """Nobody can do the work."""


class _Process:
    """One process and the article that it is at."""

    def __init__(self, library: Path) -> None:
        self._process = subprocess.Popen(  # noqa: S603  our own module by our own Python
            [sys.executable, "-m", "factcheck.scanning.worker", str(library)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, process_group=0,
        )  # fmt: skip
        self.ready = False  # whether it has the library open
        self.task: Task | None = None
        self.since = 0.0
        self._got = bytearray()

    @property
    def pid(self) -> int:
        return self._process.pid

    def fileno(self) -> int:
        assert self._process.stdout is not None
        return self._process.stdout.fileno()

    def give(self, task: Task) -> None:
        """Send an article; a process that is gone is noticed where its line should come."""
        assert self._process.stdin is not None
        self.task, self.since = task, time.monotonic()
        left = memoryview(framed(msgspec.msgpack.encode(task)))
        with suppress(BrokenPipeError):
            while left:
                left = left[self._process.stdin.write(left) or 0 :]

    def receive(self) -> Scanned | None:
        """Read what has come; the line once it is whole. Raises `EOFError` where the process has ended."""
        came = os.read(self.fileno(), _READ)
        if not came:
            raise EOFError
        self._got += came
        while len(self._got) >= LENGTH.size:
            (size,) = LENGTH.unpack_from(self._got)
            whole = LENGTH.size + size
            if len(self._got) < whole:
                return None
            message = bytes(self._got[LENGTH.size : whole])
            del self._got[:whole]
            if message:
                self.task = None
                return _decoder.decode(message)
            self.ready = True
        return None

    def end(self, *, by_itself: bool = False) -> str:
        """End it, and give how it ended; one that has let go of its output is left to end `by_itself`."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_LEAVES if by_itself else 0)
        if self._process.poll() is None and self.task is not None:
            self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        code = self._process.wait()
        return f"signal {-code}" if code < 0 else f"code {code}"


class Crew:
    """So many processes over one library file; `seconds` is the most that one article may take."""

    def __init__(self, library: Path, jobs: int, *, mark: str, seconds: float) -> None:
        self.seconds = seconds
        self._library, self._jobs, self._mark = library, jobs, mark
        self._processes: list[_Process] = []
        self._again: deque[Task] = deque()
        self._tried: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the processes go."""
        for process in self._processes:
            process.end()
        self._processes.clear()

    def pids(self) -> list[int]:
        """Give the numbers of the processes that are there now."""
        return [process.pid for process in self._processes]

    def work(self, tasks: Iterator[Task]) -> Iterator[Scanned]:
        """Give the lines of these articles in the order in which they are done; articles are taken as they are needed.

        Raises `NoCrew` where no process comes to do any work.
        """
        while True:
            self._give_out(tasks)
            busy = [process for process in self._processes if process.task is not None]
            if not busy:
                return
            ready = select.select(busy, [], [], 1.0)[0]
            for process in busy:
                if process in ready:
                    try:
                        scanned = process.receive()
                    except EOFError:
                        yield from self._lost(process, process.end(by_itself=True))
                        continue
                    if scanned is not None:
                        self._tried.pop(scanned.name, None)
                        yield scanned
                elif time.monotonic() - process.since > self.seconds:
                    process.end()
                    yield from self._lost(process, f"nothing within {self.seconds:,.0f} seconds")

    def _give_out(self, tasks: Iterator[Task]) -> None:
        """Let everybody have an article, and processes come while there are more articles than processes."""
        while True:
            idle = next((process for process in self._processes if process.task is None), None)
            if idle is None and len(self._processes) >= self._jobs:
                return
            task = self._again.popleft() if self._again else next(tasks, None)
            if task is None:
                return
            if idle is None:
                idle = _Process(self._library)
                self._processes.append(idle)
            idle.give(task)

    def _lost(self, process: _Process, how: str) -> Iterator[Scanned]:
        self._processes.remove(process)
        task = process.task
        assert task is not None, "only those at work are listened to"
        if not process.ready and how.startswith("code"):  # it left by itself, and said why
            raise NoCrew(str(self._library), f"could not be opened by a process that scans ({how})", None)
        tried = self._tried[task.name] = self._tried.get(task.name, 0) + 1
        if tried < _TRIES:
            self._again.append(task)
            return
        del self._tried[task.name]
        fault = Fault(task.name, f"the process that scanned it ended, {tried} times ({how})")
        yield Scanned(task.name, line_without_check(task.name, self._mark, [fault]))
