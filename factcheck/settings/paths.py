"""Where the program's own files are, by the XDG base directories."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["config_file", "data_folder", "state_folder"]


def config_file(environ: Mapping[str, str] = os.environ) -> Path:
    """Give the path of `config.toml`, whether or not it is there."""
    return _base(environ, "XDG_CONFIG_HOME", ".config") / "factcheck" / "config.toml"


def data_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Give the folder for a person's data outside any desk of their own (the sample desk)."""
    return _base(environ, "XDG_DATA_HOME", ".local/share") / "factcheck"


def state_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Give the folder for what the program keeps for a person outside any desk (the last text that was copied)."""
    return _base(environ, "XDG_STATE_HOME", ".local/state") / "factcheck"


def _base(environ: Mapping[str, str], variable: str, fallback: str) -> Path:
    # A relative path in these variables is to be ignored (XDG Base Directory Specification, "Basics").
    given = environ.get(variable, "")
    if given.startswith("/"):
        return Path(given)
    return Path(environ.get("HOME") or Path.home()) / fallback
