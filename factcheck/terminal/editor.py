"""A person's own editor, for what is longer than a line: the words go into a file, and come back when it is closed."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["edited", "editor_of"]


def editor_of(environ: Mapping[str, str]) -> list[str]:
    """Give the command of the editor that this person has chosen, `vi` where none is."""
    return shlex.split(environ.get("VISUAL") or environ.get("EDITOR") or "vi") or ["vi"]


def edited(text: str, environ: Mapping[str, str]) -> str:
    """Give a text as it is when this person has closed their editor; the terminal must be free for it.

    Raises `OSError` where the editor cannot be run or the file cannot be read, `ValueError` where the editor ended
    with a fault (what was written there is not taken) or left no text.
    """
    handle, name = tempfile.mkstemp(prefix="factcheck-", suffix=".md")
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        command = editor_of(environ)
        code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 - chosen by its user
        if code:
            raise ValueError(f"{command[0]} ended with {code}, so nothing of it was taken")
        return path.read_text(encoding="utf-8").strip()
    finally:
        path.unlink(missing_ok=True)
