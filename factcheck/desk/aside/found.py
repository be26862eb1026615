"""What was found for claims in the last pass, kept so that the next one (a report, a list) searches only what is new.

Kept too is how the sources of verdicts stand to their claims, which no library decides but the words alone.

The file is a cache of what the library and the rules say; nothing is believed of it under another article, claim,
library or program, and it can be thrown away at any time. It holds words of the evidence, and goes where those go.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import threading
import zlib
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from factcheck.evidence.state import state_of
from factcheck.plugins import OFF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.checking import Finding, Question
    from factcheck.claims import Claim
    from factcheck.documents import Document
    from factcheck.evidence import Library
    from factcheck.relating import Relation

__all__ = ["LastPass", "rules"]

# The rooms whose code and words decide what is found, and the plug-ins that take part.
_ROOMS = ("language", "documents", "figures", "facts", "relating", "claims", "evidence", "checking")
_BUSY_SECONDS = 2.0
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY, mark TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS findings (key BLOB PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS relations (key BLOB PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID",
)


class LastPass:
    """The findings of the last pass over a desk's claims, in a file of its own.

    Where the file cannot be used, everything is searched anew.
    """

    def __init__(self, path: Path, mode: int) -> None:
        self._path, self._mode = path, mode
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._unusable = False
        self._state: tuple[int, tuple[int, int]] | None = None
        self._ruled = False  # whether the relations in the file are known to be of this program's rules

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def discard(self) -> None:
        """Remove the file with every word in it."""
        with self._lock:
            self.close()
            for ending in ("", "-journal"):
                with suppress(OSError):  # not there, or a colleague's: under another library nothing of it is taken
                    self._path.with_name(self._path.name + ending).unlink()

    def finding(
        self,
        claim: Claim,
        question: Question,
        article: Document,
        library: Library,
        search: Callable[[], Finding],
    ) -> Finding:
        """Give what was found for a question about a claim, by `search` where nobody searched under the same terms.

        A finding with a fault in it is not kept.
        """
        with self._lock:
            connection = self._opened(library)
        if connection is None:
            return search()
        key = _key(claim, question, article)
        body = self._read(connection, "findings", key)
        if body is not None:
            with self._readable():
                return _decoder().decode(body)
        found = search()
        if not found.faults:
            self._write(connection, "findings", key, found)
        return found

    def knows(self, claim: Claim, question: Question, article: Document, library: Library) -> bool | None:
        """Tell whether `finding` would search nothing; None where nothing is kept."""
        with self._lock:
            connection = self._opened(library)
        if connection is None:
            return None
        return self._stored(connection, "findings", _key(claim, question, article), "key") is not None

    def relations(self, about: object, relate: Callable[[], tuple[tuple[Relation, ...], bool]]) -> tuple[Relation, ...]:
        """Give how a claim stands to passages, by `relate` where nobody asked this program before.

        `about` says which words they are, whole. `relate` also says whether what it gives is to be kept.
        """
        with self._lock:
            connection = self._opened_to_relate()
        if connection is None:
            return relate()[0]
        key = hashlib.sha256(msgspec.msgpack.encode(about)).digest()
        body = self._read(connection, "relations", key)
        if body is not None:
            with self._readable():
                return _relations().decode(body)
        related, keep = relate()
        if keep:
            self._write(connection, "relations", key, related)
        return related

    @contextmanager
    def _readable(self) -> Iterator[None]:
        """Let what is not as it was written be made anew, here and by whoever asks next."""
        try:
            yield
        except msgspec.DecodeError:
            self._unusable = True

    def _read(self, connection: sqlite3.Connection, table: str, key: bytes) -> bytes | None:
        body = self._stored(connection, table, key, "body")
        try:
            return None if body is None else zlib.decompress(body)
        except zlib.error:
            self._unusable = True
            return None

    def _stored(self, connection: sqlite3.Connection, table: str, key: bytes, column: str) -> bytes | None:
        """Give a column of what is kept under a key; None where there is nothing."""
        row: tuple[bytes] | None = None
        try:
            with self._lock:
                row = connection.execute(f"SELECT {column} FROM {table} WHERE key = ?", (key,)).fetchone()  # noqa: S608
        except sqlite3.Error:
            self._unusable = True
        return row[0] if row is not None else None

    def _write(self, connection: sqlite3.Connection, table: str, key: bytes, found: object) -> None:
        try:
            body = zlib.compress(msgspec.msgpack.encode(found), 1)
            with self._lock:
                connection.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (key, body))  # noqa: S608
        except sqlite3.Error as error:
            self._give_up(error)

    def _opened(self, library: Library) -> sqlite3.Connection | None:
        """Open the file for the library as it is now; what was found under another one is removed."""
        if self._unusable or library.path is None:  # where there is no room for an index there is none for this
            return None
        try:
            connection = self._connection = self._connection or self._connected()
            state = id(library), library.revision
            if self._state != state:
                self._keep_only(connection, "findings", f"{rules()} {state_of(library)}")
                self._state = state
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return None
        return connection

    def _opened_to_relate(self) -> sqlite3.Connection | None:
        """Open the file whatever the library is; what another program's rules came to is removed."""
        if self._unusable:
            return None
        try:
            connection = self._connection = self._connection or self._connected()
            if not self._ruled:
                self._keep_only(connection, "relations", rules())
                self._ruled = True
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return None
        return connection

    def _give_up(self, error: Exception) -> None:
        """Search from now on; a file for which there was no room must not take the room that a verdict needs."""
        self._unusable = True
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            self.discard()

    def _connected(self) -> sqlite3.Connection:
        with suppress(FileExistsError):
            file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
            try:
                os.fchmod(file, self._mode)
            finally:
                os.close(file)
        connection = sqlite3.connect(
            str(self._path), timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            # It is a cache: what a crash leaves of it may be anything, and is then searched again.
            for pragma in ("synchronous = OFF", "journal_mode = MEMORY", "secure_delete = ON"):
                connection.execute(f"PRAGMA {pragma}")
            for statement in _SCHEMA:
                connection.execute(statement)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    @staticmethod
    def _keep_only(connection: sqlite3.Connection, table: str, mark: str) -> None:
        if connection.execute("SELECT mark FROM marks WHERE name = ?", (table,)).fetchone() == (mark,):
            return
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
        connection.execute("INSERT OR REPLACE INTO marks VALUES (?, ?)", (table, mark))
        connection.execute("COMMIT")


def _key(claim: Claim, question: Question, article: Document) -> bytes:
    digest = hashlib.sha256(msgspec.msgpack.encode(claim))
    digest.update(f"\0{question}\0{article.sha256}\0{article.reader}\0{article.language}\0{article.date}".encode())
    return digest.digest()


@cache
def _decoder() -> msgspec.msgpack.Decoder[Finding]:
    from factcheck.checking.model import Finding  # loaded by those who search

    return msgspec.msgpack.Decoder(Finding)


@cache
def _relations() -> msgspec.msgpack.Decoder[tuple[Relation, ...]]:
    from factcheck.relating.model import Relation  # loaded by those who relate

    return msgspec.msgpack.Decoder(tuple[Relation, ...])


@cache
def rules() -> str:
    """Give what names the program that finds: its files, and what is installed that may bring plug-ins."""
    package = Path(__file__).parents[2]
    seen = [
        f"{room}{folder[len(top) :]}/{_seen(folder, name)}"
        for room in _ROOMS
        for top in [str(package / room)]
        for folder, _, names in os.walk(top)
        for name in names
        if not name.endswith(".pyc")
    ]
    seen.extend(() if os.environ.get(OFF) else _installed())
    return hashlib.sha256("\n".join(sorted(seen)).encode("utf-8", "surrogatepass")).hexdigest()


def _installed() -> Iterator[str]:
    """Give the entry points of every distribution by name, size and time: to read them all would take far longer."""
    for folder in sys.path:
        with suppress(OSError):  # an archive, or no folder any more
            for each in os.scandir(folder or "."):
                if each.name.endswith((".dist-info", ".egg-info")):
                    yield f"{each.name} {_seen(each.path, 'entry_points.txt')}"


def _seen(folder: str, name: str) -> str:
    try:
        found = os.stat(f"{folder}/{name}")  # noqa: PTH116 - of hundreds, before every list
    except OSError:
        return name
    return f"{name} {found.st_size} {found.st_mtime_ns}"
