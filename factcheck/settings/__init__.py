"""Configuration, paths and keymap: read from one file, never written by the program."""

from __future__ import annotations

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
