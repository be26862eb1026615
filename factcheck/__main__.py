"""`python -m factcheck` and the `factcheck` command."""

from __future__ import annotations

import sys

from factcheck import __version__


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        print(f"factcheck {__version__}")
        return
    from factcheck.cli.main import run

    sys.exit(run())


if __name__ == "__main__":
    main()
