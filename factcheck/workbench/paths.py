"""Paths as people write them, and where those may lead who sit at a browser and not at this machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["confine", "is_within", "written_path"]


class _Bounds(Struct, frozen=True):
    """The folder in which files may be read and saved, and what in it may not."""

    folder: Path
    apart: tuple[Path, ...]


_bounds: list[_Bounds] = []  # of this process; none where whoever sits at it is at home here


def confine(folder: Path, apart: Sequence[Path] = ()) -> None:
    """Let paths lead nowhere but into a folder from now on: not to hidden files, and not into what is set `apart`."""
    _bounds[:] = [_Bounds(_real(folder), tuple(map(_real, apart)))]


def is_within(path: str | Path) -> bool:
    """Tell whether a path leads where it may, links followed."""
    if not _bounds:
        return True
    real = _real(_bounds[0].folder / path)
    if not real.is_relative_to(_bounds[0].folder) or any(map(real.is_relative_to, _bounds[0].apart)):
        return False
    return not any(part.startswith(".") for part in real.relative_to(_bounds[0].folder).parts)


def written_path(words: str) -> Path:
    """Give the path that is meant, with the home folder for `~` and `~name`.

    Raises `FactcheckError` where nobody of that name is known here, or where the path may not lead there.
    """
    if _bounds:
        if not is_within(words):
            raise FactcheckError(words, "cannot be reached from a browser", f"name a file in {_bounds[0].folder.name}")
        return _real(_bounds[0].folder / words)
    try:
        return Path(words).expanduser()
    except RuntimeError:
        thing = words.partition("/")[0]
        raise FactcheckError(thing, "has no home folder here", "write the whole path") from None


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
