"""The end of a process, without looking through all its objects once more and taking them apart one by one."""

from __future__ import annotations

import atexit
import gc
import os
import sys
import threading

TYPE_CHECKING = False  # as in `factcheck` itself
if TYPE_CHECKING:
    from typing import NoReturn

__all__ = ["leave"]


def leave(code: int) -> NoReturn:
    """End with an exit code; only for the program that was started, never for a call.

    What is to be done at the end is done, and what was printed is written. As Python ends where somebody looks on or
    something still runs, and where who read what was printed has gone.
    """
    gc.freeze()
    if threading.active_count() == 1 and not (sys.gettrace() or sys.getprofile() or sys.flags.interactive):
        try:
            atexit._run_exitfuncs()  # noqa: SLF001 - what Python does first at its end
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
        except (OSError, ValueError):
            sys.exit(code)
        os._exit(code)
    sys.exit(code)
