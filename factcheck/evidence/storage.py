"""The library's file: how it is opened, what its tables are, and when it must be built anew.

The file is a cache. Whatever is wrong with it is said as `IndexUnusable`, and whoever keeps the documents builds it
again from them; nothing here tries to repair.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from factcheck.errors import FactcheckError, words_of

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence

__all__ = ["VERSION", "IndexUnusable", "Reading", "batches", "discard", "marks", "open_index", "reported"]

# Raised whenever the tables change, or what `terms` makes of a text: an index of another version is built anew.
VERSION = 8
_APPLICATION = 0x66637831  # "fcx1": no other program's database is taken for ours
_BUSY_SECONDS = 20.0
# Older SQLite takes no more parameters in one statement than 999.
_PER_STATEMENT = 500
_Item = TypeVar("_Item")

# The passages of a document are numbered one after the other. Those beside each other that have one context are a run,
# told by the number of its first passage; in the index only that one has the terms of the context and of the title.
_SCHEMA = """
CREATE TABLE documents (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, sha256 TEXT NOT NULL, title TEXT,
    date TEXT, language TEXT, rank TEXT, origin TEXT, archived TEXT, first INTEGER NOT NULL, passages INTEGER NOT NULL,
    body BLOB NOT NULL);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY, run INTEGER NOT NULL, words TEXT NOT NULL, terms TEXT NOT NULL);
CREATE TABLE runs (
    first INTEGER PRIMARY KEY, last INTEGER NOT NULL, document INTEGER NOT NULL, context TEXT NOT NULL,
    title TEXT NOT NULL);
CREATE VIRTUAL TABLE terms USING fts5 (
    words, context, title, content = "", columnsize = 0, tokenize = "ascii tokenchars '.'");
CREATE TABLE lengths (block INTEGER PRIMARY KEY, sizes BLOB NOT NULL);
CREATE TABLE words (term TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE totals (passages INTEGER NOT NULL, terms INTEGER NOT NULL, numbered INTEGER NOT NULL);
INSERT INTO totals VALUES (0, 0, 0);
"""
# Where each term stands, read from the index itself: nothing of it is in the file.
_INSTANCES = "CREATE VIRTUAL TABLE temp.instances USING fts5vocab (main, terms, instance)"

# File systems that several machines can share. SQLite's write-ahead log needs memory shared between all who have the
# file open, which these do not give; the rollback journal works there.
_NETWORKED = ("nfs", "cifs", "smb", "afs", "9p", "ceph", "lustre", "gpfs", "beegfs", "glusterfs", "fuse.sshfs")


class IndexUnusable(FactcheckError):
    """The index is damaged, from another version, or no index at all; it can be built again from the documents."""


@contextmanager
def reported(path: Path | None) -> Iterator[None]:
    """Say what SQLite finds wrong with the file at `path` as `IndexUnusable`, what is only busy or full as it is."""
    thing = str(path) if path else "the index in memory"
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise  # a fault of the calling code, not of the file
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise FactcheckError(
                thing, "another process keeps the index locked", "try again when it is done"
            ) from error
        if name.startswith("SQLITE_FULL"):
            raise FactcheckError(thing, "the disk is full", "make room and try again") from error
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
            raise FactcheckError(
                thing, f"cannot be opened or written ({words_of(error)})", "look at its permissions"
            ) from error
        raise IndexUnusable(
            thing, f"the index cannot be used ({error})", "build it again from the documents"
        ) from error


class Reading:
    """Keeps other threads out while something is read, and says what SQLite finds wrong with the file.

    A claim reads two hundred times: what `contextlib` makes of a generator costs more than the reading.
    """

    __slots__ = ("_connection", "_lock", "_path")

    def __init__(self, path: Path | None, lock: threading.RLock, connection: sqlite3.Connection) -> None:
        self._path = path
        self._lock = lock
        self._connection = connection

    def __enter__(self) -> sqlite3.Connection:
        self._lock.acquire()
        return self._connection

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        self._lock.release()
        if isinstance(error, sqlite3.DatabaseError):
            with reported(self._path):
                raise error


def _is_networked(path: Path) -> bool:
    """Whether `path` is on a file system shared with other machines, as far as the mount table says."""
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    place = str(path.resolve())
    best = ("", "")
    for line in mounts.splitlines():
        _, point, kind, *_ = line.split(" ")
        point = point.replace("\\040", " ")
        if (place == point or place.startswith(point.rstrip("/") + "/")) and len(point) >= len(best[0]):
            best = (point, kind)
    return best[1].startswith(_NETWORKED)


def open_index(path: Path | None, *, read_only: bool = False) -> sqlite3.Connection:
    """Open the index at `path`, made when it is missing; None gives one in memory.

    With `read_only` nothing is made or written, also where the file or its folder cannot be. Raises `IndexUnusable`
    where the file is no index of this version. Transactions are the caller's: the connection begins none by itself.
    """
    with reported(path):
        if read_only and path is not None:
            return _open_for_reading(path)
        connection = sqlite3.connect(
            str(path) if path else ":memory:", timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _open_for_reading(path: Path) -> sqlite3.Connection:
    """Open a file that is there; one whose folder takes no lock is read as it stands, if nothing of it is outside."""
    log = path.with_name(path.name + "-wal")
    outside = log.exists() and log.stat().st_size > 0
    still = "" if outside or os.access(path.parent, os.W_OK) else "&immutable=1"
    uri = f"{path.resolve().as_uri()}?mode=ro{still}"
    connection = sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA cache_size = -16000")
        _must_be_ours(_version(connection), path)
        connection.execute(_INSTANCES)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path | None) -> None:
    if path is not None:
        connection.execute(f"PRAGMA journal_mode = {'DELETE' if _is_networked(path) else 'WAL'}")
        connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -16000")
    if _version(connection) is None:
        connection.execute("BEGIN IMMEDIATE")
        if _version(connection) is None:  # nobody else made it meanwhile
            for statement in _SCHEMA.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    _must_be_ours(_version(connection), path)
    connection.execute(_INSTANCES)


def _must_be_ours(version: int | None, path: Path | None) -> None:
    if version != VERSION:
        problem = f"is an index of version {version}, not {VERSION}" if version else "is not an index of factcheck"
        raise IndexUnusable(str(path), problem, "build it again from the documents")


def _version(connection: sqlite3.Connection) -> int | None:
    """Give the index's version, 0 for somebody else's database, None for an empty file."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application == _APPLICATION:
        return int(version)
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return 0 if tables or application or version else None


def discard(path: Path) -> None:
    """Remove the index at `path` with everything SQLite keeps beside it; what is not there is fine."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def batches(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """Give what is asked for in pieces that one statement can take."""
    for first in range(0, len(items), _PER_STATEMENT):
        yield items[first : first + _PER_STATEMENT]


def marks(items: Sequence[object]) -> str:
    """Give a place for each of them in the text of a statement."""
    return ",".join("?" * len(items))
