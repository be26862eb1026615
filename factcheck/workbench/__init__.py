"""The Textual app: screens that compose widgets, and what goes between them and the desk.

Importing this costs nothing; Textual is loaded when the workbench opens.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.uncollected import uncollected

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.desk import Desk
    from factcheck.settings import Settings

__all__ = ["NoTerminal", "open_workbench"]


class NoTerminal(FactcheckError):
    """There is no terminal here on which a screen could be drawn."""


def open_workbench(
    desk: Desk, *, article: str | None = None, settings: Settings | None = None, files: Path | None = None
) -> int:
    """Open the workbench on a desk and give the exit code when it is left.

    `article` is the slug of the article to check at once; without it the workbench opens where this person left it.
    `settings` are read from the configuration where they are not given. Raises `SettingsError` for a configuration
    that cannot be meant, and `NoTerminal` where no screen can be drawn.

    With `files` whoever sits there does not sit at this machine: files are read and saved in that folder alone, and
    neither an editor nor a shell can be reached.
    """
    from factcheck.terminal.capabilities import detect

    if obstacle := detect().obstacle:
        remedy = "`factcheck claims`, `show` and `rate` do the same in lines"
        raise NoTerminal("the workbench", f"cannot be drawn here: {obstacle}", remedy)
    with ExitStack() as starting:
        # What is made until the first screen stands is needed to the end; going through it again and again meanwhile
        # takes a tenth of the start.
        starting.enter_context(uncollected(for_good=True))
        from factcheck.workbench.app import FactcheckApp

        if files is not None:
            from factcheck.workbench.paths import confine

            confine(files, [desk.folder])
        at_home = files is None
        app = FactcheckApp(desk, article=article, settings=settings, when_drawn=starting.close, at_home=at_home)
        return app.open()
