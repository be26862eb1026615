"""The file that a journal lies in, touched by four verbs: lock, size, read, append.

What stands in it is for `journal` to say. All that touches the file is here; where else the lines can live (a database)
has the same verbs, which `JournalMedium` names.
"""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from factcheck.desk.store.mounts import locks_do_not_meet
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.desk.store.principal import Voucher

__all__ = ["JournalMedium", "Medium", "NotAJournal", "NotSaved", "Refused", "sync_file_system", "sync_folder"]

Lock = Literal["shared", "exclusive"]
SAFELY = os.O_NOFOLLOW | os.O_CLOEXEC


class NotAJournal(FactcheckError):
    """The file is missing, is a symlink, or does not begin as a journal does."""


class NotSaved(FactcheckError):
    """The operation is not on disk; the journal is as it was before."""


class Refused(FactcheckError):
    """The journal cannot be written by this process, or not any more."""


class JournalMedium(Protocol):
    """What a journal asks of the place where its lines lie; each verb holds as it is told at `Medium`.

    `principal` is who acts there and who vouches for them, where the place knows it better than this machine; `shared`
    says whether others work there too, `mode` what is allowed with files that are kept beside it. `is_copy` says that
    what is read is a copy of what lies elsewhere, and can be had anew.
    """

    @property
    def name(self) -> str: ...
    @property
    def read_only(self) -> str | None: ...
    @property
    def is_open(self) -> bool: ...
    @property
    def mode(self) -> int: ...
    @property
    def shared(self) -> bool: ...
    @property
    def is_copy(self) -> bool: ...
    @property
    def principal(self) -> tuple[str, Voucher] | None: ...
    def must_be_writable(self) -> None: ...
    def lock(self, kind: Lock | None, wait: float = 0.0) -> bool: ...
    def size(self) -> int: ...
    def read(self, offset: int, length: int | None = None) -> bytes: ...
    def append(self, at: int, data: bytes) -> None: ...
    def set_aside(self, end: int) -> None: ...
    def sync(self) -> None: ...
    def close(self) -> None: ...


class Medium:
    """The journal's file, touched by four verbs and no others; `read_only` says why it cannot be written, if so."""

    principal = None
    is_copy = False

    def __init__(self, path: Path) -> None:
        self.path = path
        self.read_only: str | None = None
        self._broken = False
        try:
            self._file = os.open(path, os.O_RDWR | os.O_APPEND | SAFELY)
        except OSError as error:
            self._open_to_read(error)
        self.mode = stat.S_IMODE(os.fstat(self._file).st_mode)
        if not stat.S_ISREG(os.fstat(self._file).st_mode):
            os.close(self._file)
            raise NotAJournal(str(path), "is not a regular file")
        if self.read_only is None:
            self._must_have_locks()

    def _open_to_read(self, refused: OSError) -> None:
        """Open a file that may only be read: its system, its folder or its owner keeps it from being written."""
        try:
            if refused.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
                raise refused
            self._file = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK | SAFELY)
        except OSError as error:
            raise NotAJournal(str(self.path), f"cannot be opened as a journal ({error.strerror})") from error
        self.read_only = refused.strerror

    @property
    def name(self) -> str:
        """What it is called in messages."""
        return str(self.path)

    @property
    def shared(self) -> bool:
        """Whether a group may write it."""
        return bool(self.mode & stat.S_IWGRP)

    @property
    def is_open(self) -> bool:
        return self._file >= 0

    def must_be_writable(self) -> None:
        """Raise `Refused` where nothing can be written."""
        if self.read_only is not None:
            raise Refused(
                str(self.path), f"can only be read here ({self.read_only})", "work on a copy, or ask its owner"
            )
        if self._broken:
            raise Refused(str(self.path), "read-only since a write failed", "check the disk and start again")

    @staticmethod
    def create(path: Path, first_line: bytes, mode: int) -> None:
        """Make the file with its first line, whole or not at all; it must not be there yet."""
        import tempfile  # loaded by those who need it

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
        """Refuse a file system that grants every lock: hold one, and see that a second descriptor is kept out.

        One that grants each machine its own is known by the table of mounts.
        """
        if why := locks_do_not_meet(self.path):
            problem = f"is where locks do not keep another machine out ({why})"
            raise Refused(
                str(self.path), problem, "log in where the desk lies and work there, or move it to a local disk"
            )
        if not self.lock("shared"):
            return  # somebody has it, and we were told
        other = os.open(self.path, os.O_RDWR | SAFELY)
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
        size = self._must_be_ours()
        try:
            if size != at:
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
            self.sync()
        except NotSaved:
            with suppress(OSError):
                self._cut(at)
            raise

    def set_aside(self, end: int) -> None:
        """Keep what an interrupted write left behind `end` in a file beside this one, before it is cut off."""
        path = self.path.with_name(f"{self.path.name}.torn-{end}-{time.time_ns()}")
        try:
            with path.open("xb") as file:
                os.fchmod(file.fileno(), 0o600)
                file.write(self.read(end))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            problem = f"what an interrupted write left cannot be set aside ({error.strerror})"
            raise NotSaved(self.name, problem, "let this folder be written, or free some space") from error

    def sync(self) -> None:
        """Put on disk what was written, by whomever; raises `NotSaved` where that fails."""
        try:
            self._sync()
        except OSError as error:
            # The kernel may have dropped the page and forget the fault at the next sync: trust this file no more.
            self._broken = True
            raise NotSaved(str(self.path), f"not saved ({error.strerror})", "check the disk and start again") from error

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _must_be_ours(self) -> int:
        """Raise `Refused` where the file that is open is not the one that is there; give its size."""
        self.must_be_writable()
        try:
            there = os.lstat(self.path)
        except OSError as error:
            raise Refused(str(self.path), "was deleted or moved while in use", "put it back and start again") from error
        opened = os.fstat(self._file)
        if not os.path.samestat(there, opened):
            raise Refused(str(self.path), "was replaced while in use", "start again to use the file that is there now")
        return opened.st_size

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


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the file system can promise that."""
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with suppress(OSError):
            os.fsync(file)
    finally:
        os.close(file)


def sync_file_system(files: Iterable[str]) -> None:
    """Put files that stand on one file system on disk, by one call where the system has it; raises `OSError`."""
    import ctypes  # loaded by who brings in many files

    every = list(files)
    together = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if every else None
    for path in every[:1] if together else every:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            if together is None:
                os.fsync(file)
            elif together(file) != 0:
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        finally:
            os.close(file)
