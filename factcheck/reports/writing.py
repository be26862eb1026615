"""Files that are written whole or not at all, and never over something that is already there unless told to."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["NotWritten", "write_file"]

# File systems without hard links say so in one of these ways.
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}


class NotWritten(FactcheckError):
    """A file that was not written; what stood at its place before stands there still."""


def write_file(path: Path, pieces: Iterable[bytes], *, force: bool = False) -> None:
    """Write `pieces` to `path`: everything or nothing, on disk when this returns.

    What is there already is replaced only with `force`. Raises `NotWritten`; errors of `pieces` pass through. In
    neither case anything is left behind.
    """
    if not force and os.path.lexists(path):
        raise _taken(path)
    held: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:60]}.")
        held = Path(name)
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fchmod(file.fileno(), 0o666 & ~_umask())
            os.fsync(file.fileno())
        _move(held, path, force=force)
    except OSError as error:
        raise NotWritten(str(path), f"was not written: {error.strerror or error}", "choose another place") from error
    finally:
        if held is not None:
            held.unlink(missing_ok=True)


def _move(held: Path, path: Path, *, force: bool) -> None:
    """Give the finished file its name. A link fails where the name was taken meanwhile; a rename would not."""
    if force:
        held.replace(path)
    else:
        try:
            os.link(held, path)
        except FileExistsError:
            raise _taken(path) from None
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            held.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _taken(path: Path) -> NotWritten:
    return NotWritten(str(path), "is there already", "say --force to replace it, or choose another name")


def _umask() -> int:
    """Give the process's mask; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
