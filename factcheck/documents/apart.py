"""Reading in processes of their own, which live on from file to file and are ended where a file takes too much.

A file of less than a megabyte gets twenty seconds of processor time and 500 MB of memory, a larger one as many times
more as it is larger. What goes over gives `OverLimit`, what brings its process down `UnreadableSource`, and a new
process goes on with the next file.
"""

from __future__ import annotations

import atexit
import os
import sys
import threading
import time
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from msgspec import Struct, msgpack
from msgspec.structs import replace

from factcheck.documents.errors import SAVE_AGAIN, OverLimit, UnreadableSource
from factcheck.documents.fetched import printable
from factcheck.documents.limits import DEFAULT, Limits
from factcheck.documents.packing import unpack
from factcheck.documents.protocol import Answer, Task, packed, unpacked
from factcheck.plugins import OFF

if TYPE_CHECKING:
    import selectors
    from collections.abc import Iterable, Iterator

    from factcheck.documents.fetched import Fetched
    from factcheck.documents.model import Document

__all__ = ["ReadingProcesses", "Ticket", "close_lasting", "lasting_processes"]

_MOST = 4  # processes
# So many tasks, of so many bytes together, are sent ahead to one process, so that it need not wait for the next.
_AHEAD, _AHEAD_BYTES = 16, 2_000_000
_AT_ONCE = 8  # so many are sent at once
# A second process is begun where so many wait, or where one has been read for so many seconds: beginning costs some.
_MANY_WAIT, _LONG = 32, 0.5
_SECONDS, _MOST_SECONDS = 20, 1_200
_MEMORY, _MOST_MEMORY = 480_000_000, 8_000_000_000  # of the 500 MB some is the process before it reads anything
_PATIENCE = 4  # a busy machine gives a process less than all of its time
_PIECE = 1 << 20
# What is found where is what it is here; nothing is taken from the folder that happens to be the present one.
_BEGIN = "import sys; sys.path[:] = sys.argv[1:]; from factcheck.documents.reading_process import main; main()"


class Ticket(Struct, eq=False):
    """A source that is to be read; `result` waits for it."""

    fetched: Fetched
    limits: Limits
    seconds: int
    memory: int
    processes: ReadingProcesses
    answer: Answer | None = None
    error: UnreadableSource | None = None

    def result(self) -> Document:
        """Give the document; raises `UnreadableSource`, `OverLimit`."""
        self.processes.wait_for(self)
        if self.error is not None:
            raise self.error
        assert self.answer is not None
        if (refusal := self.answer.refusal) is not None:
            kind = OverLimit if refusal.over else UnreadableSource
            raise kind(refusal.thing, refusal.problem, refusal.remedy)
        if self.answer.columns is not None:
            return unpack(self.answer.columns)
        assert self.answer.document is not None
        return self.answer.document

    @property
    def is_done(self) -> bool:
        """Whether `result` need not wait."""
        return self.answer is not None or self.error is not None


class ReadingProcesses:
    """Processes that read one source after the other, begun when they are needed; a context manager.

    For one thread. With `light_here` short texts and tables are read in this process, for who reads a few. With
    FACTCHECK_TRACEBACK set everything is, so that a fault shows where it is.
    """

    def __init__(
        self, limits: Limits = DEFAULT, *, seconds: int = _SECONDS, memory: int = _MEMORY, light_here: bool = False
    ) -> None:
        self._limits = limits
        self._light_here = light_here
        self._seconds, self._memory = seconds, memory
        self._waiting: deque[Ticket] = deque()
        self._running: list[_Process] = []
        self._most = min(_MOST, os.cpu_count() or 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; what was not read yet is not read."""
        for process in self._running:
            process.end()
        self._running.clear()
        self._waiting.clear()

    def read(self, fetched: Fetched, limits: Limits | None = None) -> Document:
        """Read one source, within limits of its own if they are given; raises `UnreadableSource`, `OverLimit`."""
        return self.submit(fetched, limits).result()

    def read_many(
        self, sources: Iterable[str], limits: Limits | None = None
    ) -> Iterator[tuple[str, Document | Exception]]:
        """Fetch and read sources, a few ahead of what is asked for; what goes wrong with one comes in its place."""
        ahead: deque[tuple[str, Ticket | Exception]] = deque()
        size = 0
        for source in sources:
            try:
                ticket: Ticket | Exception = self.submit(_fetched(source, limits or self._limits), limits)
            except Exception as error:  # noqa: BLE001  for who asked for it
                ticket = error
            ahead.append((source, ticket))
            size += _size(ticket)
            while len(ahead) > _AHEAD or size > _AHEAD_BYTES:
                size -= _size(ahead[0][1])
                yield ahead[0][0], _outcome(ahead.popleft()[1])
        for name, ticket in ahead:
            yield name, _outcome(ticket)

    def submit(self, fetched: Fetched, limits: Limits | None = None) -> Ticket:
        """Let a source be read; who submits many asks for the results of the first meanwhile."""
        limits = limits or self._limits
        times = max(1.0, len(fetched.data) / 1e6)
        seconds = int(min(self._seconds * times, max(_MOST_SECONDS, self._seconds)))
        if limits.ocr:  # a page takes seconds, and the program that recognises it is another process
            seconds = max(seconds, _MOST_SECONDS)
        memory = int(min(self._memory * times, max(_MOST_MEMORY, self._memory)))
        named = replace(fetched, source=printable(fetched.source), answer=None)
        ticket = Ticket(named, limits, seconds, memory, self)
        if os.environ.get("FACTCHECK_TRACEBACK") or (self._light_here and _is_light(named)):
            self._read_here(ticket)
            return ticket
        self._waiting.append(ticket)
        if len(self._waiting) >= _AT_ONCE or not self._running:
            self._go_on(0.0)
        return ticket

    def wait_for(self, ticket: Ticket) -> None:
        """Go on until this source was read."""
        while not ticket.is_done:
            if not (self._waiting or self._running):
                raise ValueError("the processes that were to read this were ended")
            self._go_on(None)

    def _read_here(self, ticket: Ticket) -> None:
        from factcheck.documents.reading import read_fetched

        try:
            ticket.answer = Answer(read_fetched(ticket.fetched, limits=ticket.limits))
        except UnreadableSource as error:
            ticket.error = error

    def _go_on(self, timeout: float | None) -> None:
        """Send out what waits, and take what has come; waits for something to come, or so many seconds."""
        import selectors  # as all that processes need: a few light documents are read without one

        self._hand_out()
        if not self._running:
            return
        with selectors.PollSelector() as ready:
            for process in self._running:
                process.listen(ready)
            now = time.monotonic()
            ends = min((process.ends for process in self._running), default=now)
            events = ready.select(max(0.0, ends - now) if timeout is None else timeout)
            for key, mask in events:
                process = key.data
                process.write() if mask & selectors.EVENT_WRITE else process.take()
        for process in list(self._running):
            if process.is_over or time.monotonic() > process.ends:
                self._running.remove(process)
                left = process.end()
                if (error := process.blamed()) is not None:
                    left.pop(0).error = error
                self._waiting.extendleft(reversed(left))

    def _hand_out(self) -> None:
        while self._waiting:
            process = min(self._running, key=lambda each: each.load, default=None)
            if process is None or (process.load >= _AHEAD_BYTES and self._may_begin()):
                process = _Process()
                self._running.append(process)
            elif process.load >= _AHEAD_BYTES:
                break
            process.give(self._waiting.popleft())
        for process in self._running:
            process.write()

    def _may_begin(self) -> bool:
        if len(self._running) >= self._most:
            return False
        return len(self._waiting) >= _MANY_WAIT or any(process.has_read_for > _LONG for process in self._running)


def _fetched(source: str, limits: Limits) -> Fetched:
    from factcheck.documents.sources import fetch

    return fetch(source, limits)


def _size(ticket: Ticket | Exception) -> int:
    return len(ticket.fetched.data) if isinstance(ticket, Ticket) else 0


def _outcome(ticket: Ticket | Exception) -> Document | Exception:
    if not isinstance(ticket, Ticket):
        return ticket
    try:
        return ticket.result()
    except UnreadableSource as error:
        return error


def _is_light(fetched: Fetched) -> bool:
    from factcheck.documents.reading import is_light

    return is_light(fetched)


_in_use = threading.Lock()
_kept: tuple[tuple[int, tuple[str, ...], str | None], ReadingProcesses] | None = None


@contextmanager
def lasting_processes() -> Iterator[ReadingProcesses]:
    """Give processes that read light documents here and live on for whoever asks next; others where these are in use.

    A program that checks one article after the other need not begin a process for each.
    """
    global _kept
    if not _in_use.acquire(blocking=False):
        with ReadingProcesses(light_here=True) as own:
            yield own
        return
    try:
        like = os.getpid(), tuple(sys.path), os.environ.get(OFF)  # what a process is begun with
        if _kept is None or _kept[0] != like:
            close_lasting()
            _kept = like, ReadingProcesses(light_here=True)
        try:
            yield _kept[1]
        except BaseException:
            close_lasting()  # something may have been left that nobody waits for
            raise
    finally:
        _in_use.release()


def close_lasting() -> None:
    """End the processes that would live on."""
    global _kept
    if _kept is not None and _kept[0][0] == os.getpid():
        _kept[1].close()
    _kept = None


atexit.register(close_lasting)


class _Process:
    """One process with what was given to it and what came back so far."""

    def __init__(self) -> None:
        import subprocess

        self._child = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-c", _BEGIN, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._input, self._output = self._child.stdin.fileno(), self._child.stdout.fileno()
        os.set_blocking(self._input, False)
        self._given: deque[Ticket] = deque()
        self._bytes = 0
        self._to_send: list[bytes] = []
        self._sending = memoryview(b"")
        self._come = bytearray()
        self._began = time.monotonic()  # with what is read now
        self._decoder = msgpack.Decoder(Answer)
        self.is_over = False

    @property
    def load(self) -> int:
        """How many bytes it still has to read; so many tasks are as good as any bytes."""
        return self._bytes if len(self._given) < _AHEAD else max(self._bytes, _AHEAD_BYTES)

    @property
    def has_read_for(self) -> float:
        """For how many seconds it has been at one source."""
        return time.monotonic() - self._began if self._given else 0.0

    @property
    def ends(self) -> float:
        """When it is ended if nothing comes from it."""
        return self._began + self._given[0].seconds * _PATIENCE if self._given else float("inf")

    def give(self, ticket: Ticket) -> None:
        """Let it read this when it has read what it has."""
        if not self._given:
            self._began = time.monotonic()
        self._given.append(ticket)
        self._bytes += len(ticket.fetched.data)
        task = Task(ticket.fetched, ticket.limits, ticket.seconds, ticket.memory)
        self._to_send.append(packed(task))

    def listen(self, ready: selectors.BaseSelector) -> None:
        """Wait for its answers, and for room for its tasks."""
        import selectors

        ready.register(self._output, selectors.EVENT_READ, self)
        if self._sending or self._to_send:
            ready.register(self._input, selectors.EVENT_WRITE, self)

    def write(self) -> None:
        """Send as much as there is room for."""
        try:
            while self._sending or self._to_send:
                if not self._sending:
                    self._sending = memoryview(b"".join(self._to_send))
                    self._to_send.clear()
                self._sending = self._sending[os.write(self._input, self._sending) :]
        except BlockingIOError:
            pass
        except BrokenPipeError:  # what it was ended by shows when its output ends
            self._to_send.clear()
            self._sending = memoryview(b"")

    def take(self) -> None:
        """Take what has come."""
        piece = os.read(self._output, _PIECE)
        self.is_over = not piece
        self._come += piece
        for message in unpacked(self._come):
            ticket = self._given.popleft()
            ticket.answer = self._decoder.decode(message)
            self._bytes -= len(ticket.fetched.data)
            self._began = time.monotonic()
            self.is_over = self.is_over or ticket.answer.last

    def end(self) -> list[Ticket]:
        """End it; gives what it was to read and has not read."""
        self._child.stdin.close()  # type: ignore[union-attr]
        self._child.stdout.close()  # type: ignore[union-attr]
        if not self.is_over:
            self._child.kill()
        self._child.wait()
        return list(self._given)

    def blamed(self) -> UnreadableSource | None:
        """Say of what it was reading that this ended it; None where it ended as it should."""
        if not self._given or (self.is_over and self._child.returncode == 0):
            return None
        return _ended(self._given[0], self._child.returncode)


def _ended(ticket: Ticket, code: int) -> UnreadableSource:
    """Say what ended a process."""
    import signal

    name = "standard input" if ticket.fetched.source == "-" else ticket.fetched.source
    if code in {-signal.SIGXCPU, -signal.SIGKILL}:
        problem = f"takes more than {ticket.seconds:,} seconds to read"
        return OverLimit(name, problem, "split it, or save the part that matters in a file of its own")
    how = signal.strsignal(-code) if code < 0 else f"exit {code}"
    return UnreadableSource(name, f"brought its reader down ({how})", SAVE_AGAIN)
