"""The crew on other machines: Dask workers that already run, reached through their scheduler.

Batches are sized by the time that they take. A worker that is lost costs nothing: its articles go to another one. Where
the scheduler is lost, it is waited for, and what had not come back is given out again; nothing comes twice, because
only what came back has a line.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import msgspec

from factcheck import __version__
from factcheck.errors import Fault
from factcheck.evidence import Library
from factcheck.evidence.state import state_of
from factcheck.scanning.crew import NoCrew
from factcheck.scanning.lines import line_without_check
from factcheck.scanning.model import Scanned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.scanning.model import Task

__all__ = ["Cluster"]

_BATCH_SECONDS = 1.0  # what a batch is to take: long enough that sending it costs nothing, short enough at the end
_MOST, _MOST_BYTES = 200, 8_000_000
_AHEAD = 2  # batches for each thread, so that none waits for the next
_CONNECTS, _COMES_BACK = 10.0, 300.0  # seconds
_LOOKS = 2.0  # how often it is looked whether the scheduler is there
_lines = msgspec.msgpack.Decoder(list[Scanned])


class _Gone(Exception):
    """The scheduler is not there any more."""


class Cluster:
    """The workers of one scheduler over one library; `told` is given what a person should know meanwhile."""

    def __init__(self, address: str, library: Path, *, told: Callable[[str], object] = str) -> None:
        self._address, self._library, self._told = address, library, told
        with Library(library, read_only=True) as opened:
            self.mark = state_of(opened)
        self._client: Any = None
        self._path: str | None = None
        self._seconds = _BATCH_SECONDS  # what one article takes, as far as is known
        self._flying: dict[Any, list[Task]] = {}
        self._again: deque[list[Task]] = deque()

    def __enter__(self) -> Self:
        self._connect()
        try:
            self._prepare()
        except BaseException:
            self._client.close()
            raise
        return self

    def __exit__(self, *exception: object) -> None:
        with suppress(Exception):  # it may be gone: there is nothing left to say to it
            self._client.cancel(list(self._flying), force=True)
        with suppress(Exception):
            self._client.close()

    def _connect(self) -> None:
        try:
            from distributed import Client
        except ImportError:
            remedy = "pip install 'factcheck-workbench[cluster]'"
            raise NoCrew("--scheduler", "needs Dask, which is not installed here", remedy) from None
        try:
            self._client = Client(self._address, timeout=_CONNECTS, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            words = " ".join(str(error).split())[:100]
            problem = f"no scheduler answers there ({words or type(error).__name__})"
            raise NoCrew(self._address, problem, "see that it runs, and that its address is tcp://HOST:PORT") from None

    def _prepare(self) -> None:
        """See that every worker has this version and the library; raises `NoCrew` naming those that have not."""
        from factcheck.scanning import remote

        versions = self._client.run(remote.version_there, on_error="return")
        if not versions:
            raise NoCrew(self._address, "has no worker", "start one: dask worker ADDRESS --nthreads 1")
        others = {where: found for where, found in versions.items() if found != __version__}
        for where, found in others.items():
            has = f"has factcheck {found}" if isinstance(found, str) else "has no factcheck that can be used"
            raise NoCrew(where, f"{has}; here it is {__version__}", "install the same version there")
        path = str(self._library.resolve())
        states = self._client.run(remote.state_there, path, on_error="return")
        if all(state == self.mark for state in states.values()):
            self._path = path
            return
        self._told("the workers do not see the library where it is here; it is sent to them")
        from factcheck.scanning.held import HeldLibrary

        self._path = None
        self._client.register_plugin(HeldLibrary(self._copied(), self.mark))

    def _copied(self) -> bytes:
        """Give the library as one file, as it is at one moment."""
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "library.sqlite"
            source = sqlite3.connect(f"{self._library.resolve().as_uri()}?mode=ro", uri=True)
            target = sqlite3.connect(copy)
            try:
                source.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
            finally:
                source.close()
                target.close()
            return copy.read_bytes()

    def work(self, tasks: Iterator[Task]) -> Iterator[Scanned]:
        """Give the lines of these articles in the order in which they come back."""
        while True:
            try:
                self._give_out(tasks)
                if not self._flying:
                    return
                for future in self._landed():
                    yield from self._taken(future)
            except _Gone:
                self._come_back()

    def _give_out(self, tasks: Iterator[Task]) -> None:
        from factcheck.scanning import remote

        while len(self._flying) < _AHEAD * max(1, self._threads()):
            batch = self._again.popleft() if self._again else self._next(tasks)
            if not batch:
                return
            articles = msgspec.msgpack.encode(batch)
            try:
                future = self._client.submit(
                    remote.scan_batch, articles, self._path, self.mark, __version__, pure=False
                )
            except Exception as error:  # whatever Dask raises where its scheduler is gone
                self._again.appendleft(batch)
                raise _Gone from error
            self._flying[future] = batch

    def _next(self, tasks: Iterator[Task]) -> list[Task]:
        """Take as many articles as take the time of a batch."""
        wanted = max(1, min(_MOST, round(_BATCH_SECONDS / self._seconds)))
        batch: list[Task] = []
        size = 0
        while len(batch) < wanted and size < _MOST_BYTES and (task := next(tasks, None)) is not None:
            batch.append(task)
            size += len(task.data)
        return batch

    def _threads(self) -> int:
        try:
            return sum(self._client.nthreads().values())
        except Exception as error:
            raise _Gone from error

    def _landed(self) -> list[Any]:
        """Wait until something comes back, and give it."""
        from distributed import wait

        while True:
            try:
                with self._client.as_current():
                    landed = wait(list(self._flying), timeout=_LOOKS, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                landed = set()
            except Exception as error:
                raise _Gone from error
            if landed:
                return list(landed)
            if self._client.status != "running":
                raise _Gone

    def _taken(self, future: Any) -> Iterator[Scanned]:  # noqa: ANN401  (Dask is untyped)
        if future.status == "pending":
            return  # the worker that had it was lost: it is done again
        batch = self._flying.pop(future)
        if future.status == "error":
            yield from self._failed(batch, future.exception())
            return
        try:
            seconds, lines = future.result()
        except Exception as error:  # forgotten, or lost on the way
            self._again.append(batch)
            if self._client.status != "running":
                raise _Gone from error
            return
        future.release()
        self._seconds = max(1e-3, 0.7 * self._seconds + 0.3 * seconds / len(batch))
        yield from _lines.decode(lines)

    def _failed(self, batch: list[Task], error: BaseException | None) -> Iterator[Scanned]:
        """Tell what a batch failed of; of several articles that workers were lost with each is tried alone."""
        from distributed.scheduler import KilledWorker

        if not isinstance(error, KilledWorker):
            words = " ".join(str(error).split())[:200]
            raise NoCrew(self._address, f"a worker cannot scan ({type(error).__name__}: {words})", None)
        if len(batch) > 1:
            self._again.extend([task] for task in batch)
            return
        fault = Fault(batch[0].name, "the workers that scanned it ended, one after the other")
        yield Scanned(batch[0].name, line_without_check(batch[0].name, self.mark, [fault]))

    def _come_back(self) -> None:
        """Wait for the scheduler, and have given out again what did not come back."""
        self._again.extend(self._flying.values())
        self._flying.clear()
        with suppress(Exception):  # it is gone
            self._client.close(timeout=1)
        self._told(f"{self._address}: the scheduler is gone; it is waited for")
        until = time.monotonic() + _COMES_BACK
        while True:
            try:
                self._connect()
                self._prepare()
            except (NoCrew, OSError):
                if time.monotonic() > until:
                    raise
                time.sleep(1)
            else:
                self._told(f"{self._address}: the scheduler is there again")
                return
