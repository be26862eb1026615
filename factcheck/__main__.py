"""`python -m factcheck` and the `factcheck` command."""

from __future__ import annotations

import gc
import sys

from factcheck import __version__

TYPE_CHECKING = False  # as in `factcheck` itself
if TYPE_CHECKING:
    from typing import NoReturn

# Modules and tables are made of many objects that all stay: they are looked through for what can go less often than
# Python would, which is a twentieth of the time of a short command.
_OBJECTS = 100_000


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        print(f"factcheck {__version__}")
        return
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])
    from factcheck.cli.main import run

    _leave(run())


def _leave(code: int) -> NoReturn:
    """End with an exit code, without looking through all objects once more and taking them apart one by one.

    What is to be done at the end is done, and what was printed is written. As Python ends where this is not the program
    that was started, where somebody looks on or something still runs, and where who read what was printed has gone.
    """
    import atexit
    import os
    import threading

    gc.freeze()
    alone = getattr(sys.modules["__main__"], "main", None) is main and threading.active_count() == 1
    if alone and not (sys.gettrace() or sys.getprofile() or sys.flags.interactive):
        try:
            atexit._run_exitfuncs()  # noqa: SLF001 - what Python does first at its end
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
        except (OSError, ValueError):
            sys.exit(code)
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
