"""The file that a scan writes: one line an article, whole or not there at all, and never written by two at once.

A line is on its way to the disk in one piece at the end of the file. Where that fails, what was written of it is taken
away again; where the machine or the process dies in the middle, the next scan takes it away before it goes on.
"""

from __future__ import annotations

import fcntl
import os
import stat
from typing import TYPE_CHECKING, Self

import msgspec

from factcheck.errors import FactcheckError
from factcheck.scanning.summing import Summary

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["NoOutput", "Output"]

_PIECE = 1 << 20


class NoOutput(FactcheckError):
    """The file of lines cannot be used, or goes on no further; what stood in it stands there still."""


class Output:
    """The lines of a scan in a file; `summary` is over all that stand there, `done` the names of their articles.

    `cut` says how many bytes of a line were taken away that was not whole, `marks` which states of libraries the lines
    there were made with. Raises `NoOutput` where the file is no scan's, is written by another, or cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.summary = Summary()
        self.cut = 0
        self._is_new = not os.path.lexists(path)
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK, 0o666)
        except OSError as error:
            raise NoOutput(str(path), f"cannot be written ({error.strerror})", "name another file") from None
        try:
            if not stat.S_ISREG(os.fstat(self._file).st_mode):  # what is read of it may never end
                raise NoOutput(str(path), "is no file", "name a file, or - for standard output")
            self._lock()
            self._size = self._read()
        except BaseException:
            os.close(self._file)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._is_new and not self._size:
            self.path.unlink(missing_ok=True)  # nothing came of it
        os.close(self._file)

    @property
    def done(self) -> set[str]:
        return self.summary.names

    def _lock(self) -> None:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise NoOutput(str(self.path), "is written by another scan", "wait for it, or name another file") from None

    def _read(self) -> int:
        """Count the whole lines that are there, and cut off what is none; gives the size."""
        rest, size = b"", 0
        with os.fdopen(os.dup(self._file), "rb") as stream:
            while piece := stream.read(_PIECE):
                *lines, rest = (rest + piece).split(b"\n")
                for line in lines:
                    self._count(line, size)
                    size += len(line) + 1
        if rest:
            if not size and not b'{"format":'.startswith(rest[:10]) and not rest.startswith(b'{"format":'):
                raise self._no_scan(0)
            self.cut = len(rest)
            os.ftruncate(self._file, size)
        os.lseek(self._file, size, os.SEEK_SET)
        return size

    def _count(self, line: bytes, at: int) -> None:
        try:
            self.summary.count(line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise self._no_scan(at) from None

    def _no_scan(self, at: int) -> NoOutput:
        return NoOutput(str(self.path), f"is no file of a scan (at byte {at:,})", "name another file")

    def write(self, line: bytes) -> None:
        """Put a line at the end; raises `NoOutput` where there is no room, and then nothing of it is there."""
        left = memoryview(line + b"\n")
        try:
            while left:
                left = left[os.write(self._file, left) :]
        except OSError as error:
            os.ftruncate(self._file, self._size)
            os.lseek(self._file, self._size, os.SEEK_SET)
            remedy = "make room and run the same command again: it goes on after the articles that are there"
            raise NoOutput(str(self.path), f"could not be written ({error.strerror})", remedy) from None
        self._size += len(line) + 1
        self.summary.count(line)
