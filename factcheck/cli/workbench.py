"""Opening the workbench from the command line: which desk, and whether this terminal can show it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.cli.context import Context

__all__ = ["can_show_workbench", "open_or_make"]


def can_show_workbench() -> bool:
    """Tell whether standard input and output are a terminal that can be painted on."""
    terminals = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return terminals and os.environ.get("TERM", "dumb") not in {"dumb", ""}


def open_or_make(context: Context) -> int:
    """Open the desk that the options name in the workbench, or offer to make one; gives the exit code."""
    from factcheck.cli.progress import tell_reading
    from factcheck.desk import Desk, NotAJournal

    if not can_show_workbench():
        raise FactcheckError(
            "the workbench",
            "needs a terminal that can be painted on",
            "run it in one, or use the commands that `factcheck --help` lists",
        )
    folder = context.desk_folder()
    try:
        desk = Desk.open(folder, by=context.reviewer, tell=tell_reading())
    except NotAJournal:
        if not click.confirm(f"There is no desk in {folder}. Make one there?", err=True):
            return 0
        desk = Desk.create(folder, by=context.reviewer)
    from factcheck.workbench import open_workbench

    with desk:
        return open_workbench(desk, settings=context.settings())
