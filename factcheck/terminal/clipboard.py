"""The clipboard: through tmux inside tmux, by an escape sequence otherwise, and always into a file as well.

Neither way answers, so nobody can know that the text arrived; the file is what a person can rely on.
"""

from __future__ import annotations

import base64
import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.terminal.capabilities import Terminal

__all__ = ["Copied", "copy", "osc52"]

# xterm takes 100,000 bytes in one sequence and drops a longer one; others take more.
_LONGEST = 100_000


class Copied(Struct, frozen=True):
    """What became of a copied text: the way it went to the clipboard (None: none), and the file that has it."""

    way: Literal["tmux", "terminal"] | None
    file: Path | None

    @property
    def said(self) -> str:
        """One line for the person who copied."""
        where = {"tmux": "to tmux and its clipboard", "terminal": "to the terminal's clipboard", None: ""}[self.way]
        kept = f"to {self.file}" if self.file else ""
        return "copied " + " and ".join(filter(None, (where, kept))) if where or kept else "could not be copied"


def osc52(text: str, multiplexer: str | None = None) -> str:
    """Give the sequence that sets the clipboard (xterm, Operating System Command 52), wrapped for GNU screen."""
    sequence = f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"
    # GNU screen passes a string through to the outer terminal inside DCS ... ST.
    return f"\x1bP{sequence}\x1b\\" if multiplexer == "screen" else sequence


def copy(text: str, terminal: Terminal, file: Path | None, write: Callable[[str], None]) -> Copied:
    """Copy `text`; `write` sends to the terminal, `file` (if any) is replaced whole and readable only by its owner."""
    kept = _keep(text, file) if file is not None else None
    if terminal.multiplexer == "tmux" and _to_tmux(text):
        return Copied("tmux", kept)
    sequence = osc52(text, terminal.multiplexer)
    if len(sequence) > _LONGEST or terminal.console or terminal.dumb:
        return Copied(None, kept)
    write(sequence)
    return Copied("terminal", kept)


def _to_tmux(text: str) -> bool:
    try:
        # -w passes it on to the outer terminal's clipboard where tmux is allowed to (tmux 3.2).
        done = subprocess.run(
            ["tmux", "load-buffer", "-w", "-"],  # noqa: S607 - the tmux that this person runs in
            input=text.encode(),
            capture_output=True,
            timeout=2,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _keep(text: str, file: Path) -> Path | None:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".copied-")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        Path(name).replace(file)
    except OSError:
        return None
    return file
