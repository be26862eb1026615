"""Where the slow work is done: one thread beside the screen, the urgent before the rest.

Reading, linking and saving happen here, one after another, so that nothing of the desk is touched by two threads at
once and a verdict never waits for more than the one piece of machine work that is under way.
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
import threading
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LATER", "NEXT", "NOW", "Backroom", "Cancelled"]

T = TypeVar("T")

NOW, NEXT, LATER = 0, 1, 2
"""A person's decision; what the screen is waiting for; what may be wanted."""


class Cancelled(Exception):
    """The work was dropped before it began."""


class Backroom:
    """One thread that does one thing after another."""

    def __init__(self) -> None:
        self._jobs: list[tuple[int, int, Callable[[], Any], asyncio.Future[Any] | None, str]] = []
        self._order = itertools.count()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False

    async def run(self, work: Callable[[], T], when: int = NEXT, group: str = "") -> T:
        """Do `work` and give what it gives; raises `Cancelled` where its group was dropped meanwhile."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._put(when, work, future, group)
        return await future

    def later(self, work: Callable[[], Any], when: int = LATER, group: str = "") -> None:
        """Do `work` some time; nobody waits for it, and what it raises is lost."""
        self._put(when, work, None, group)

    def drop(self, group: str) -> None:
        """Forget the work of this group that has not begun."""
        with self._changed:
            kept = [job for job in self._jobs if job[4] != group]
            dropped = [job for job in self._jobs if job[4] == group]
            self._jobs = kept
            heapq.heapify(self._jobs)
        for job in dropped:
            self._tell(job[3], None, Cancelled())

    def close(self) -> None:
        """Do what was urgent, drop the rest, and end the thread."""
        with self._changed:
            dropped = [job for job in self._jobs if job[0] != NOW]
            self._jobs = [job for job in self._jobs if job[0] == NOW]
            heapq.heapify(self._jobs)
            self._closed = True
            self._changed.notify_all()
        for job in dropped:
            self._tell(job[3], None, Cancelled())
        if self._thread is not None:
            self._thread.join(timeout=5)

    def _put(self, when: int, work: Callable[[], Any], future: asyncio.Future[Any] | None, group: str) -> None:
        with self._changed:
            if self._closed:
                if future is not None:
                    future.set_exception(Cancelled())
                return
            heapq.heappush(self._jobs, (when, next(self._order), work, future, group))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="backroom", daemon=True)
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
