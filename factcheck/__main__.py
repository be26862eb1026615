"""`python -m factcheck` and the `factcheck` command."""

from __future__ import annotations

import gc
import sys

from factcheck import __version__

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
    from factcheck.leaving import leave

    code = run()
    if getattr(sys.modules["__main__"], "main", None) is main:
        leave(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
