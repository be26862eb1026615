"""Where the styles and the sample desk are, in a checkout and in an installed wheel alike."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

__all__ = ["resource_folder"]


def resource_folder(name: Literal["styles", "seeds"]) -> Path:
    """Give the folder of the shipped `styles` or `seeds`.

    A wheel carries them under `factcheck/_data`, a checkout at its top. Raises `FileNotFoundError` where
    neither is there, which is a broken installation.
    """
    package = Path(__file__).parent
    for candidate in (package / "_data" / name, package.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"the {name} folder is missing from this installation of factcheck")
