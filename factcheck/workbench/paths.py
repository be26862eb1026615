"""Paths as people write them."""

from __future__ import annotations

from pathlib import Path

from factcheck.errors import FactcheckError

__all__ = ["written_path"]


def written_path(words: str) -> Path:
    """Give the path that is meant, with the home folder for `~` and `~name`.

    Raises `FactcheckError` where nobody of that name is known here.
    """
    try:
        return Path(words).expanduser()
    except RuntimeError:
        thing = words.partition("/")[0]
        raise FactcheckError(thing, "has no home folder here", "write the whole path") from None
