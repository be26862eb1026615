"""The journal: an append-only file of hash-chained lines, one line for one committed operation.

Here are the lines, the locks and the hashes; what an operation means is in `storage`. All that touches the file are
the four verbs of `Medium` (lock, size, read, append), so that the same lines could live elsewhere.

    factcheck-journal 1
    <hash> {"at":"2026-11-22T09:51:31Z","by":"reviewer",...}

A line's hash is blake2b over its words, keyed with the hash of the line before (the first with the format line), so a
line altered, removed, swapped or repeated no longer fits. A line's offset in bytes is its revision.
"""

from __future__ import annotations

import fcntl
import json
import os
import stat
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from msgspec.json import decode

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Busy", "Damaged", "Journal", "Line", "Medium", "NewerFormat", "NotAJournal", "NotSaved", "Refused"]

FORMAT = b"factcheck-journal "
VERSION = 1
FIRST_LINE = FORMAT + str(VERSION).encode()
HASH_BYTES = 16
MARK = 2 * HASH_BYTES  # a hash as it is written, in hexadecimal digits
SECTOR = 512  # the smallest unit that a disk writes or loses
WAIT = 10.0  # seconds that a writer waits for its turn
Lock = Literal["shared", "exclusive"]


class NotAJournal(FactcheckError):
    """The file is missing, is a symlink, or does not begin as a journal does."""


class NewerFormat(FactcheckError):
    """The journal was made by a newer version of this program."""


class Damaged(FactcheckError):
    """Bytes that no interrupted write can explain; `offset` is where they begin. Nothing was changed."""

    def __init__(self, thing: str, offset: int, problem: str) -> None:
        self.offset = offset
        remedy = "nothing was changed; `factcheck desk doctor` explains it and saves what is whole"
        super().__init__(thing, f"damaged at byte {offset}: {problem}", remedy)


class Busy(FactcheckError):
    """Somebody else held the lock for longer than a writer waits."""


class NotSaved(FactcheckError):
    """The operation is not on disk; the journal is as it was before."""


class Refused(FactcheckError):
    """The journal cannot be written by this process, or not any more."""


class Line(NamedTuple):
    """One committed operation; `offset` is its place in the file and `hash` fixes it and all before it."""

    offset: int
    hash: bytes
    operation: dict[str, Any]


class Medium:
    """The journal's file, touched by four verbs and no others."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._broken = False
        try:
            self._file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError as error:
            raise NotAJournal(str(path), f"cannot be opened as a journal ({error.strerror})") from error
        if not stat.S_ISREG(os.fstat(self._file).st_mode):
            os.close(self._file)
            raise NotAJournal(str(path), "is not a regular file")
        self._must_have_locks()

    @staticmethod
    def create(path: Path, first_line: bytes, mode: int) -> None:
        """Make the file with its first line, whole or not at all; it must not be there yet."""
        try:
            file, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        except OSError as error:
            raise Refused(str(path), f"cannot be made ({error.strerror})", "choose another folder") from error
        try:
            os.fchmod(file, mode)
            with os.fdopen(file, "wb") as whole:
                whole.write(first_line + b"\n")
                whole.flush()
                os.fsync(file)
            os.link(beside, path)  # unlike a rename, this never replaces
        except OSError as error:
            raise Refused(str(path), f"cannot be made ({error.strerror})", "choose another folder") from error
        finally:
            Path(beside).unlink()
        sync_folder(path.parent)

    def lock(self, kind: Lock | None, wait: float = 0.0) -> bool:
        """Take the lock (None gives it back); False where somebody else has it for longer than `wait` seconds."""
        if kind is None:
            fcntl.flock(self._file, fcntl.LOCK_UN)
            return True
        how = (fcntl.LOCK_SH if kind == "shared" else fcntl.LOCK_EX) | fcntl.LOCK_NB
        deadline = time.monotonic() + wait
        pause = 0.0005
        while True:
            try:
                fcntl.flock(self._file, how)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    return False
                time.sleep(pause)
                pause = min(pause * 1.5, 0.02)
            except OSError as error:
                problem = f"is on a file system without working locks ({error.strerror})"
                raise Refused(str(self.path), problem, "move the desk to a local disk") from error
            else:
                return True

    def _must_have_locks(self) -> None:
        """Refuse a file system that grants every lock: hold one, and see that a second descriptor is kept out."""
        if not self.lock("shared"):
            return  # somebody has it, and we were told
        other = os.open(self.path, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        finally:
            os.close(other)
            self.lock(None)
        raise Refused(str(self.path), "is on a file system without working locks", "move the desk to a local disk")

    def size(self) -> int:
        return os.fstat(self._file).st_size

    def read(self, offset: int, length: int | None = None) -> bytes:
        """Give `length` bytes from `offset` on (None: all), fewer only where the file ends."""
        wanted = max(0, self.size() - offset) if length is None else length
        parts = []
        while wanted and (part := os.pread(self._file, wanted, offset)):
            parts.append(part)
            offset += len(part)
            wanted -= len(part)
        return b"".join(parts)

    def append(self, at: int, data: bytes) -> None:
        """Let the file go on with `data` at `at`, cutting off what an interrupted write left there, and sync it."""
        self._must_be_ours()
        try:
            if self.size() != at:
                self._cut(at)
            written = 0
            while written < len(data):
                written += self._write(data[written:])
        except OSError as error:
            self._withdraw(at)
            raise NotSaved(
                str(self.path), f"not saved ({error.strerror})", "free some space and do it again"
            ) from error
        try:
            self._sync()
        except OSError as error:
            # The kernel may have dropped the page and forget the fault at the next sync: trust this file no more.
            self._broken = True
            with suppress(OSError):
                self._cut(at)
            raise NotSaved(str(self.path), f"not saved ({error.strerror})", "check the disk and start again") from error

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _must_be_ours(self) -> None:
        if self._broken:
            raise Refused(str(self.path), "read-only since a write failed", "check the disk and start again")
        try:
            there = self.path.lstat()
        except OSError as error:
            raise Refused(str(self.path), "was deleted or moved while in use", "put it back and start again") from error
        if not os.path.samestat(there, os.fstat(self._file)):
            raise Refused(str(self.path), "was replaced while in use", "start again to use the file that is there now")

    def _withdraw(self, at: int) -> None:
        try:
            self._cut(at)
        except OSError:
            self._broken = True

    def _cut(self, at: int) -> None:
        os.ftruncate(self._file, at)
        self._sync()

    def _write(self, data: bytes) -> int:
        return os.write(self._file, data)

    def _sync(self) -> None:
        if full_sync := getattr(fcntl, "F_FULLFSYNC", None):  # where fsync stops at the disk's own cache
            fcntl.fcntl(self._file, full_sync)
        else:
            os.fsync(self._file)


class Journal:
    """Reads and appends lines; one instance for one process, whose threads it keeps apart."""

    def __init__(self, medium: Medium, *, wait: float = WAIT) -> None:
        self.medium = medium
        self.name = str(medium.path)
        self.wait = wait
        self._threads = threading.RLock()
        self._process = os.getpid()
        self._held = 0
        self.first = self.medium.read(0, len(FIRST_LINE) + 20).partition(b"\n")[0]
        self._check_format()
        self.end = len(self.first) + 1  # the byte behind the newest line that was read
        self.head = self.first  # its hash
        self.newest = 0  # and where it begins

    def _check_format(self) -> None:
        if not self.first.startswith(FORMAT):
            if self.medium.size() == 0:
                raise Damaged(self.name, 0, "the file is empty")
            raise NotAJournal(self.name, "does not begin as a journal does")
        if self.first != FIRST_LINE:
            if self.first[len(FORMAT) :].isdigit():
                problem = f"has format {self.first[len(FORMAT) :].decode()}, this program knows {VERSION}"
                raise NewerFormat(self.name, problem, "use a newer version of factcheck")
            raise Damaged(self.name, 0, "the first line names no format")

    def grew(self) -> bool:
        """Tell whether there may be something to read; one system call."""
        return self.medium.size() != self.end

    def read(self, *, wait: float = 0.0) -> list[Line]:
        """Give the lines that were added since the last call, by whomever.

        Never waits (unless told to) while somebody writes: what is not yet settled comes with a later call. Raises
        `Damaged` at bytes that do not fit.
        """
        if not self._threads.acquire(blocking=wait > 0):
            return []
        try:
            if self._process != os.getpid() or not self.grew():
                return []
            settled = self._held > 0 or self.medium.lock("shared", wait)
            try:
                data = self.medium.read(self.end)
                size = self.medium.size()
            finally:
                if settled and not self._held:
                    self.medium.lock(None)
            if size < self.end:
                raise Damaged(self.name, size, "the file is shorter than it was")
            return self._take(data, settled=settled)
        finally:
            self._threads.release()

    def _take(self, data: bytes, *, settled: bool) -> list[Line]:
        lines, start, tail = parse(data, self.end, self.head)
        if not settled:
            lines = lines[:-1]  # the newest line may still be withdrawn by its writer, the others cannot
            if not lines:
                return []
        elif tail and not is_torn(tail, self.end + start, lines[-1].hash if lines else self.head):
            raise Damaged(self.name, self.end + start, "what stands there does not follow from the line before")
        if lines:
            self.newest, self.head, _ = lines[-1]
            self.end = self.end + start if settled else self._end_of(lines[-1], data)
        return lines

    def _end_of(self, line: Line, data: bytes) -> int:
        return self.end + data.index(b"\n", line.offset - self.end) + 1

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the journal alone, against other processes and other threads of this one; may be nested."""
        with self._threads:
            if self._process != os.getpid():
                raise Refused(self.name, "belongs to the process that opened it", "open the desk again after a fork")
            if not self._held and not self.medium.lock("exclusive", self.wait):
                problem = f"somebody else has been writing for more than {self.wait:g} seconds"
                raise Busy(self.name, problem, "try again; a stopped process may hold it (`factcheck desk info`)")
            self._held += 1
            try:
                yield
            finally:
                self._held -= 1
                if not self._held:
                    self.medium.lock(None)

    def append(self, operation: dict[str, Any]) -> Line:
        """Write one operation; it is on disk when this returns. Only inside `exclusive` and after `read`."""
        assert self._held, "append without the lock"
        try:
            words = written(operation)
        except (TypeError, ValueError) as error:
            raise NotSaved(self.name, f"this cannot be stored ({error})") from error
        mark = chained(words, self.head)
        if self.medium.size() != self.end:
            self._set_aside(self.medium.read(self.end))
        self.medium.append(self.end, mark + b" " + words + b"\n")
        line = Line(self.end, mark, decode(words))
        self.newest, self.head = self.end, mark
        self.end += len(mark) + len(words) + 2
        return line

    def _set_aside(self, tail: bytes) -> None:
        path = self.medium.path.with_name(f"{self.medium.path.name}.torn-{self.end}-{time.time_ns()}")
        with path.open("xb") as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(tail)
            file.flush()
            os.fsync(file.fileno())

    def line_at(self, offset: int) -> Line:
        """Give the line at this offset, which must be one that `read` or `append` gave."""
        length = 4096
        while b"\n" not in (data := self.medium.read(offset, length)) and len(data) == length:
            length *= 4
        raw = data.partition(b"\n")[0]
        return Line(offset, raw[:MARK], decode(raw[MARK + 1 :]))

    def hash_at(self, offset: int) -> str:
        """Give what stands at an offset where a line's hash should begin; nothing vouches that it is one."""
        return self.medium.read(offset, MARK).decode(errors="replace")

    def lines(self, start: int | None = None) -> Iterator[Line]:
        """Give the lines that were read so far, from the first or from the one at `start` on."""
        offset = len(self.first) + 1 if start is None else start
        for raw in self.medium.read(offset, self.end - offset).splitlines():
            yield Line(offset, raw[:MARK], decode(raw[MARK + 1 :]))
            offset += len(raw) + 1

    def close(self) -> None:
        self.medium.close()


def parse(data: bytes, offset: int, head: bytes) -> tuple[list[Line], int, bytes]:
    """Give the lines of `data` that follow from `head`, where the first that does not begins, and what is left."""
    lines = []
    start = 0
    while (stop := data.find(b"\n", start)) >= 0:
        given, words = data[start : start + MARK], data[start + MARK + 1 : stop]
        if given != chained(words, head) or data[start + MARK : start + MARK + 1] != b" ":
            break
        lines.append(Line(offset + start, given, decode(words)))
        head = given
        start = stop + 1
    return lines, start, data[start:]


def written(operation: dict[str, Any]) -> bytes:
    return json.dumps(operation, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def chained(words: bytes, head: bytes) -> bytes:
    return blake2b(words, digest_size=HASH_BYTES, key=head).hexdigest().encode()


def is_torn(tail: bytes, offset: int, head: bytes) -> bool:
    """Tell whether an interrupted write explains these bytes: one line without its end, or with sectors missing.

    A missing sector reads as zeros to its boundary, which no single flipped bit makes of a line. A line that is whole
    but for its line feed was not interrupted but altered.
    """
    if b"\n" in tail[:-1]:
        return False
    first = SECTOR - offset % SECTOR
    sectors = [tail[:first], *(tail[i : i + SECTOR] for i in range(first, len(tail), SECTOR))]
    if any(not sector.strip(b"\0") for sector in sectors):
        return True
    return not tail.endswith(b"\n") and not parse(tail[:-1] + b"\n", offset, head)[0]


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the file system can promise that."""
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with suppress(OSError):
            os.fsync(file)
    finally:
        os.close(file)
