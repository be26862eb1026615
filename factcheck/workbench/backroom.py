"""Where the slow work is done, beside the screen: one thread for the desk, one for the machine.

Decisions and what colleagues did go through the first, so that a verdict waits for no linking. Reading, linking and
reports go through the second, what the screen waits for before what may be wanted.
"""

from __future__ import annotations

import asyncio
import contextvars
import heapq
import itertools
import threading
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LATER", "NEXT", "NOW", "Backroom", "Cancelled"]

T = TypeVar("T")
_Job = tuple[int, int, "Callable[[], Any]", "asyncio.Future[Any] | None", str]

NOW, NEXT, LATER = 0, 1, 2
"""The desk's: decisions and news. The machine's: what the screen is waiting for; what may be wanted."""


class Cancelled(Exception):
    """The work was dropped before it began."""


class Backroom:
    """The two threads, each of which does one thing after another."""

    def __init__(self) -> None:
        self._desk = _Thread("desk")
        self._machine = _Thread("machine")

    async def run(self, work: Callable[[], T], when: int = NEXT, group: str = "") -> T:
        """Do `work` and give what it gives; raises `Cancelled` where its group was dropped meanwhile."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        (self._desk if when == NOW else self._machine).put(when, work, future, group)
        return await future

    def later(self, work: Callable[[], Any], failed: Callable[[Exception], object]) -> None:
        """Do something at the desk for which nobody waits; `failed` is told what it raises."""
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

        def done(ended: asyncio.Future[Any]) -> None:
            error = ended.exception()
            if isinstance(error, Exception) and not isinstance(error, Cancelled):
                failed(error)

        future.add_done_callback(done)
        self._desk.put(NOW, work, future, "")

    def drop(self, group: str) -> None:
        """Forget the machine's work of this group that has not begun."""
        self._machine.drop(lambda job: job[4] == group)

    def close(self) -> None:
        """Let the desk finish what was begun, drop what the machine has before it, and end."""
        self._machine.drop(lambda _: True)
        self._machine.close(wait=0.5)
        self._desk.close(wait=10)


class _Thread:
    def __init__(self, name: str) -> None:
        self._name = name
        self._jobs: list[_Job] = []
        self._order = itertools.count()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False

    def drop(self, unwanted: Callable[[_Job], bool]) -> None:
        with self._changed:
            dropped = [job for job in self._jobs if unwanted(job)]
            self._jobs = [job for job in self._jobs if not unwanted(job)]
            heapq.heapify(self._jobs)
        for job in dropped:
            self._tell(job[3], None, Cancelled())

    def close(self, wait: float) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(timeout=wait)

    def put(self, when: int, work: Callable[[], Any], future: asyncio.Future[Any] | None, group: str) -> None:
        # Done as whoever asks would do it: it finds the application that is theirs.
        asked: Callable[[], Any] = partial(contextvars.copy_context().run, work)
        with self._changed:
            if self._closed:
                if future is not None:
                    future.set_exception(Cancelled())
                return
            heapq.heappush(self._jobs, (when, next(self._order), asked, future, group))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
                self._thread.start()
            self._changed.notify()

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._jobs and not self._closed:
                    self._changed.wait()
                if not self._jobs:
                    return
                _, _, work, future, _ = heapq.heappop(self._jobs)
            try:
                result, error = work(), None
            except BaseException as caught:  # noqa: BLE001 - it is raised again where somebody waits for it
                result, error = None, caught
            self._tell(future, result, error)

    @staticmethod
    def _tell(future: asyncio.Future[Any] | None, result: object, error: BaseException | None) -> None:
        if future is None:
            return

        def settle() -> None:
            if future.done():
                return
            if error is not None:
                future.set_exception(error)
            else:
                future.set_result(result)

        loop = future.get_loop()
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle)
