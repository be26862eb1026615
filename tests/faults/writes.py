"""Writes that the system cuts short or refuses: a full disk, a limit, an error from write or from fsync."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import subprocess
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from factcheck.desk.store.journal import Medium, NotSaved, Refused
from tests.faults.trial import VERDICT, Count, journal, stock, values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let the kernel write up to this size of a file: it cuts the write short there and refuses the rest."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def short_writes(folder: Path, step: int = 1) -> Count:
    """The kernel takes only so many bytes of a line, for every number of bytes of it."""
    path = folder / "short"
    count = Count()
    with journal(path) as database:
        database.insert({**VERDICT, "n": 0})
        before = path.read_bytes()
        database.insert({**VERDICT, "n": 1})
        length = len(path.read_bytes()) - len(before)
        database.remove(doc_ids=[2])
        before = path.read_bytes()
        for room in range(0, length, step):
            try:
                with room_for(len(before) + room):
                    database.insert({**VERDICT, "n": 1})
                count.add(False)
            except NotSaved:
                count.add(path.read_bytes() == before and values(database) == [0])
        database.insert({**VERDICT, "n": 2})
        with journal(path) as again:
            count.add(values(again) == values(database) == [0, 2])
    return count


class FailingMedium(Medium):
    """The journal's file on a disk that fails when it is told to."""

    write_error = sync_error = 0
    taken: int | None = None  # how many bytes of a write are taken before it fails

    def _write(self, data: bytes) -> int:
        if not self.write_error:
            return super()._write(data)
        if self.taken:
            written = super()._write(data[: self.taken])
            self.taken = 0
            return written
        raise OSError(self.write_error, os.strerror(self.write_error))

    def _sync(self) -> None:
        if self.sync_error:
            raise OSError(self.sync_error, os.strerror(self.sync_error))
        super()._sync()


def refused_writes(folder: Path, step: int = 1) -> Count:
    """ENOSPC and EIO from write after any number of bytes: cut off again, the writer told, the next write works."""
    path = folder / "refused"
    count = Count()
    with journal(path, FailingMedium) as database:
        medium = database.storage.journal.medium
        database.insert({"n": 0})
        before = path.read_bytes()
        for error in (errno.ENOSPC, errno.EIO, errno.EDQUOT):
            for taken in range(0, 600, step):
                medium.write_error, medium.taken = error, taken
                try:
                    database.insert({**VERDICT, "n": 1})
                    count.add(False)
                except NotSaved as told:
                    told_why = os.strerror(error) in str(told)
                    count.add(told_why and path.read_bytes() == before and values(database) == [0])
                medium.write_error = 0
        database.insert({"n": 2})
        with journal(path) as again:
            count.add(values(again) == [0, 2])
    return count


def failed_sync(folder: Path) -> Count:
    """EIO from fsync: the writer is told, the session writes no more, what was acknowledged is there."""
    path = folder / "sync"
    count = Count()
    with journal(path, FailingMedium) as database:
        database.insert({"n": 0})
        database.storage.journal.medium.sync_error = errno.EIO
        for kind in (NotSaved, Refused):
            try:
                database.insert({"n": 1})
                count.add(False)
            except kind:
                count.add(values(database) == [0])
            database.storage.journal.medium.sync_error = 0
    with journal(path) as again:
        count.add(values(again) == [0])
        again.insert({"n": 2})
        count.add(values(again) == [0, 2])
    return count


@contextmanager
def full_disk(folder: Path, size: str) -> Iterator[Path | None]:
    """A real file system with so little room; None where this process may not mount one."""
    place = folder / "small-disk"
    place.mkdir(exist_ok=True)
    mount = shutil.which("mount")
    if (
        os.geteuid()
        or mount is None
        or subprocess.run([mount, "-t", "tmpfs", "-o", f"size={size}", "none", place]).returncode
    ):
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


def full(folder: Path, kind: str = "journal") -> Count:
    """Write until a real disk is full, make room, write on: what was acknowledged is there (an empty count where
    nothing can be mounted)."""
    count = Count()
    with full_disk(folder, "256k") as disk:
        if disk is None:
            return count
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(16 * 1024))
        path = disk / "db"
        acknowledged, told = [], False
        database = journal(path) if kind == "journal" else stock(path)
        try:
            for number in range(1000):
                database.insert({**VERDICT, "n": number})
                acknowledged.append(number)
        except (NotSaved, OSError):
            told = True
        if kind == "stock":
            with suppress(OSError):
                database.close()  # the disk is still full when a session ends
        ballast.unlink()
        try:
            if kind == "journal":
                database.insert({"n": -1})
                acknowledged.append(-1)
                database.close()
            with journal(path) if kind == "journal" else stock(path) as again:
                there = set(values(again))
        except (ValueError, OSError):
            there = set()
        count.tried = len(acknowledged)
        count.held = len(there & set(acknowledged)) if told else 0
    return count
