"""Vectors in eight bits, in memory or in a file beside the index that is mapped and only appended to.

A row is the key of a text, a scale, and the vector's numbers as whole numbers from -127 to 127 times that scale. The
key is a hash of the text, so that a passage keeps its vector however often the index is built anew. The file is a
cache: whatever is wrong with it, it is begun anew. It never shrinks in place, for others may have it mapped.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import numpy as np

from factcheck.evidence.meaning import ENDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

__all__ = ["Vectors", "key_of"]

_FORMAT = 1
_HEAD = 256  # bytes before the first row: one line of JSON, filled up with blanks
# So many rows are turned into floating-point numbers at once: few enough for the processor's own memory.
_BLOCK = 1024


def key_of(text: str) -> int:
    """Give the key of a text: 64 bits of its hash."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


class Vectors:
    """Rows of vectors of one embedder. Methods are not for several threads at once; several processes can share a file.

    `path` None keeps them in memory. Where the file cannot be written they are kept in memory too.
    """

    def __init__(self, path: Path | None, embedder: str, size: int) -> None:
        self._path = path
        self._size = size
        self._row = np.dtype([("key", "<u8"), ("scale", "<f4"), ("vector", "i1", (size,))])
        told = {"factcheck vectors": _FORMAT, "embedder": embedder, "size": size}
        self._head = json.dumps(told).encode().ljust(_HEAD - 1) + b"\n"
        if len(self._head) != _HEAD:
            raise ValueError(f"the name of an embedder is too long: {embedder}")
        self._rows: NDArray[np.void] = np.empty(0, self._row)
        self._order: NDArray[np.int64] = np.empty(0, np.int64)
        self._sorted: NDArray[np.uint64] = np.empty(0, np.uint64)
        self._file: tuple[int, int] | None = None  # inode and size of what is mapped
        self.refresh()

    def __len__(self) -> int:
        return len(self._rows)

    def refresh(self) -> bool:
        """Look whether another process has added rows; whether there is anything new."""
        if self._path is None:
            return False
        try:
            with self._path.open("rb") as file:
                status = os.fstat(file.fileno())
                seen = status.st_ino, status.st_size
                if seen == self._file:
                    return False
                sound = file.read(_HEAD) == self._head
            count = (status.st_size - _HEAD) // self._row.itemsize if sound else 0
            mapped = np.memmap(self._path, self._row, "r", _HEAD, (count,)) if count else np.empty(0, self._row)
        except (OSError, ValueError):
            seen, mapped = None, np.empty(0, self._row)
        changed = seen != self._file
        self._file = seen
        if changed:
            self._take(mapped)
        return changed

    def _take(self, rows: NDArray[np.void]) -> None:
        self._rows = rows
        keys = np.ascontiguousarray(rows["key"])
        self._order = np.argsort(keys, kind="stable")
        self._sorted = keys[self._order]

    def rows_of(self, keys: Sequence[int] | NDArray[np.uint64]) -> NDArray[np.int64]:
        """Give the row of each key, -1 for one that has none."""
        wanted = np.asarray(keys, dtype=np.uint64)
        if not len(self._sorted):
            return np.full(len(wanted), -1, np.int64)
        at = np.minimum(np.searchsorted(self._sorted, wanted), len(self._sorted) - 1)
        return np.where(self._sorted[at] == wanted, self._order[at], -1)

    def add(self, keys: Sequence[int], vectors: NDArray[np.float32]) -> None:
        """Append the vectors of keys that have none yet."""
        largest = np.abs(vectors).max(axis=1, initial=0.0)
        scale = np.where(largest > 0, largest, 1.0).astype(np.float32) / np.float32(127)
        rows = np.empty(len(keys), self._row)
        rows["key"], rows["scale"] = np.asarray(keys, np.uint64), scale
        rows["vector"] = np.rint(vectors / scale[:, None]).astype(np.int8)
        if self._path is not None:
            try:
                self._append(rows)
                self.refresh()
                return
            except OSError:  # a cache that cannot be kept is one in memory
                self._path = None
                self._rows = np.array(self._rows)
        self._take(np.concatenate([self._rows, rows]))

    def _append(self, rows: NDArray[np.void]) -> None:
        with self._locked() as file:
            end = os.fstat(file).st_size
            if end < _HEAD or os.pread(file, _HEAD, 0) != self._head:
                self._replace(rows)
                return
            sound = _HEAD + (end - _HEAD) // self._row.itemsize * self._row.itemsize
            if sound != end:
                os.ftruncate(file, sound)  # half a row that somebody could not finish; nobody has mapped it
            _write(file, rows.tobytes(), sound)

    @contextmanager
    def _locked(self) -> Iterator[int]:
        """Hold the file against other writers; made with the mode of the index where there is none."""
        assert self._path is not None
        while True:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, self._mode())
            try:
                fcntl.flock(file, fcntl.LOCK_EX)
                with suppress(FileNotFoundError):
                    if self._path.stat().st_ino == os.fstat(file).st_ino:
                        yield file
                        return
            finally:
                os.close(file)

    def _mode(self) -> int:
        """Give the mode of the index that the vectors belong to, a private one where that is not there."""
        assert self._path is not None
        try:
            return self._path.with_name(self._path.name.removesuffix(ENDING)).stat().st_mode & 0o777
        except OSError:
            return 0o600

    def keep(self, keys: NDArray[np.uint64]) -> None:
        """Drop the rows of all other keys."""
        rows = np.array(self._rows[np.isin(self._rows["key"], keys)])
        if self._path is None:
            self._take(rows)
            return
        with self._locked():
            self._replace(rows)
        self.refresh()

    def _replace(self, rows: NDArray[np.void]) -> None:
        """Put a new file in the place of the old one, which others may have mapped."""
        assert self._path is not None
        made = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            file = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, self._mode())
            try:
                os.fchmod(file, self._mode())
                _write(file, self._head + rows.tobytes(), 0)
            finally:
                os.close(file)
            made.replace(self._path)
        finally:
            made.unlink(missing_ok=True)

    def likeness(self, query: NDArray[np.float32], rows: NDArray[np.int64] | None = None) -> NDArray[np.float32]:
        """Give the product of a vector with every row, or with those named: exact for the rows as they are kept."""
        there = self._rows if rows is None else self._rows[rows]
        found = np.empty(len(there), np.float32)
        for first in range(0, len(there), _BLOCK):
            block = there[first : first + _BLOCK]
            np.dot(block["vector"].astype(np.float32), query, out=found[first : first + len(block)])
        found *= there["scale"]
        return found


def _write(file: int, data: bytes, at: int) -> None:
    view = memoryview(data)
    while view:
        written = os.pwrite(file, view, at)
        view, at = view[written:], at + written
