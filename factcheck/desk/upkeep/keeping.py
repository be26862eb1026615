"""Keeping a desk for later or elsewhere: copies that are consistent while people work, and what killed writers left."""

from __future__ import annotations

import os
import re
import shutil
import time
from contextlib import closing
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.desk.record.opening import JOURNAL
from factcheck.desk.store.files import SUFFIXES, write_whole
from factcheck.desk.store.medium import Refused, sync_folder
from factcheck.desk.store.stand_in import database_of, files_of, medium_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factcheck.desk.desk import Desk

__all__ = ["BackedUp", "backup", "copy", "leftovers", "sweep"]

KEPT = tuple(SUFFIXES)
PRIVATE = 0o700
OLD = 3600.0  # seconds after which nobody is writing a file any more
_TEMPORARY = re.compile(r"\..+\.[a-z0-9_]{8}")  # as `tempfile` names what becomes the file of that name


class BackedUp(Struct, frozen=True):
    """What a copy holds: operations, the bytes of the journal with its newest hash, and files beside it."""

    folder: Path | str
    operations: int
    size: int
    head: str
    files: int


def backup(desk: Desk, into: Path) -> BackedUp:
    """Copy a desk to a folder that is not there yet, as it is at one moment, while others go on working.

    What the journal refers to was on disk before its line was, and is never changed: so the files are copied after it.
    The journal gets its name last; what was interrupted is no desk. Drafts and the index are not copied. Raises
    `Refused` where something is in the way or cannot be written.
    """
    if os.path.lexists(into):
        raise Refused(str(into), "is there already", "name a folder that is not there yet")
    operations, head = desk.history.count, desk.head
    journal = desk.lines.as_bytes()
    count = 0
    try:
        into.mkdir(mode=PRIVATE)
        for name in (*KEPT, "sessions"):
            (into / name).mkdir(mode=PRIVATE)
        for kind, name, data in desk.documents.every_file():
            write_whole(into / kind / (name + SUFFIXES[kind]), data, 0o600)
            count += 1
        write_whole(into / JOURNAL, journal, 0o600)
        sync_folder(into.parent)
    except OSError as error:
        shutil.rmtree(into, ignore_errors=True)
        raise Refused(str(into), f"cannot be written ({error.strerror})", "choose another folder") from error
    return BackedUp(into, operations, len(journal), head, count)


def copy(desk: Desk, where: Path, *, group: str | None = None) -> BackedUp:
    """Copy a desk to where none is yet, a folder or (by the folder that stands for it) a database, and prove the copy.

    It is there whole or not at all. In a database the members of the role `group` may work on it. Raises `Refused`
    where it cannot be made, or is not what it should be.
    """
    address = database_of(where)
    if address is None:
        if group is not None:
            raise Refused(str(where), "is a folder, and private to you", "`--shared` is for a database")
        made = backup(desk, where)
    else:
        from factcheck.desk.store.postgres import fill  # loaded for a desk in a database

        operations, head, journal = desk.history.count, desk.head, desk.lines.as_bytes()
        count = 0

        def counted() -> Iterator[tuple[str, str, bytes]]:
            nonlocal count
            for item in desk.documents.every_file():
                count += 1
                yield item

        fill(address, journal.splitlines(keepends=True), counted(), group=group)
        made = BackedUp(address.name, operations, len(journal), head, count)
    _must_be_whole(desk, where, made)
    return made


def _must_be_whole(desk: Desk, where: Path, made: BackedUp) -> None:
    """Read a copy back and hold it against what was copied."""
    with closing(medium_of(where, JOURNAL)) as medium:
        same = medium.read(0, made.size) == desk.lines.as_bytes()[: made.size]
        files = files_of(where, medium, medium.mode)
        lost = [name for kind, name, data in desk.documents.every_file() if files.get(kind, name) != data]
    if not same or lost:
        raise Refused(str(made.folder), "is not what was copied", "remove it, look at the disk, and do it again")


def leftovers(folder: Path, *, older: float = OLD) -> list[Path]:
    """Give the temporary files that killed writers left in a desk's folders, but for those of the last hour."""
    places = [folder, *(folder / name for name in KEPT), *sorted((folder / "sessions").glob("private-*/*"))]
    found = []
    for place in places:
        try:
            names = sorted(place.iterdir())
        except OSError:
            continue  # somebody else's private folder, or none
        found += [path for path in names if _TEMPORARY.fullmatch(path.name) and _is_old(path, older)]
    return found


def sweep(folder: Path, *, older: float = OLD) -> list[Path]:
    """Remove the temporary files that killed writers left; gives those that are gone."""
    gone = []
    for path in leftovers(folder, older=older):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise Refused(str(path), f"cannot be removed ({error.strerror})", "ask whose it is") from error
        gone.append(path)
    return gone


def _is_old(path: Path, older: float) -> bool:
    try:
        there = path.lstat()
    except OSError:
        return False
    return path.is_file() and not path.is_symlink() and time.time() - there.st_mtime >= older
