"""What every command is given: which desk, and in whose name."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from factcheck.desk import Desk
    from factcheck.settings import Settings

__all__ = ["Context", "pass_context"]


class Context(Struct, frozen=True):
    """The global options.

    They are `--desk` (or None, then `FACTCHECK_DESK`, then this folder), `--as`, `--sign` and `--no-mouse`.
    """

    desk: str | None = None
    reviewer: str | None = None
    key: Path | None = None
    mouse: bool = True

    def open_desk(self) -> Desk:
        """Open the desk that the options, the environment or this folder name, and tell on stderr what is wrong there.

        Raises `NotAJournal` where there is none.
        """
        from factcheck.cli.progress import tell_reading
        from factcheck.desk import Desk

        desk = Desk.open(self.desk_folder(), by=self.reviewer, key=self.key, tell=tell_reading())
        for warning in desk.soundness.warnings:
            print(f"factcheck: {safe_line(warning)}", file=sys.stderr)
        return desk

    def settings(self) -> Settings:
        """Give the person's configuration as these options change it; raises `SettingsError`."""
        from factcheck.settings import load

        settings = load()
        return settings if self.mouse else replace(settings, mouse=False)

    def desk_folder(self) -> Path:
        """Give the folder that is meant; it need not hold a desk yet."""
        from factcheck.desk import find_desk

        return find_desk(self.desk, os.environ, Path.cwd()) or Path.cwd()


pass_context = click.make_pass_decorator(Context, ensure=True)
