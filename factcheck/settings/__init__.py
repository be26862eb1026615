"""Configuration, paths and keymap: read from one file, never written by the program.

Loaded when it is used: every command asks where the configuration would be, and most have none to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lazily import loading

if TYPE_CHECKING:
    from factcheck.settings.config import OPTIONS, Option, Settings, SettingsError, load, parse
    from factcheck.settings.paths import config_file, data_folder, state_folder

__all__ = [
    "OPTIONS",
    "Option",
    "Settings",
    "SettingsError",
    "config_file",
    "data_folder",
    "load",
    "parse",
    "state_folder",
]

__getattr__, __dir__ = loading(
    __name__,
    config="OPTIONS Option Settings SettingsError load parse",
    paths="config_file data_folder state_folder",
)
