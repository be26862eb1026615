"""Ends that come from outside: a hang-up, a request to terminate, a terminal that is gone."""

from __future__ import annotations

import select
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

__all__ = ["exit_code", "on_end", "on_hangup"]

_ENDS = (signal.SIGHUP, signal.SIGTERM)


def exit_code(number: int) -> int:
    """Give the exit code that a shell reports for a process ended by this signal (POSIX: above 128)."""
    return 128 + number


def on_end(loop: asyncio.AbstractEventLoop, call: Callable[[int], None]) -> Callable[[], None]:
    """Have `call` called in `loop` with the signal's number when this process is to end; gives what undoes that."""
    for end in _ENDS:
        loop.add_signal_handler(end, call, int(end))

    def undo() -> None:
        for end in _ENDS:
            loop.remove_signal_handler(end)

    return undo


def on_hangup(descriptor: int, call: Callable[[], object]) -> None:
    """Have `call` called, in a thread of its own, when the terminal behind `descriptor` is gone.

    A process that has no controlling terminal gets no SIGHUP, and a read from a closed terminal returns at once, for
    ever; so somebody has to wait for the hang-up itself. `poll` reports that even when asked for nothing.
    """

    def wait() -> None:
        poll = select.poll()
        poll.register(descriptor, 0)
        try:
            poll.poll()
        except OSError:
            return
        call()

    threading.Thread(target=wait, name="hang-up", daemon=True).start()
