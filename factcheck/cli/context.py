"""What every command is given: which desk, and in whose name."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from factcheck.desk import Desk

__all__ = ["Context", "pass_context"]


@dataclass(frozen=True, slots=True)
class Context:
    """The global options: `--desk` (or None, then `FACTCHECK_DESK`, then this folder) and `--as`."""

    desk: str | None = None
    reviewer: str | None = None

    def open_desk(self) -> Desk:
        """Open the desk that the options, the environment or this folder name; raises `DeskError` where none is."""
        from factcheck.desk import Desk

        return Desk.open(self.desk_folder(), by=self.reviewer)

    def desk_folder(self) -> Path:
        """Give the folder that is meant; it need not hold a desk yet."""
        from factcheck.desk import find_desk

        return find_desk(self.desk, os.environ, Path.cwd()) or Path.cwd()


pass_context = click.make_pass_decorator(Context, ensure=True)
