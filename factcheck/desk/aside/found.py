"""What was found for claims in the last pass, kept so that the next one (a report, a list) searches only what is new.

The file is a cache of what the library and the rules say; nothing is believed of it under another article, claim,
library or program, and it can be thrown away at any time. It holds words of the evidence, and goes where those go.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import threading
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from factcheck.evidence.state import state_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.checking import Finding, Question
    from factcheck.claims import Claim
    from factcheck.documents import Document
    from factcheck.evidence import Library

__all__ = ["LastPass", "rules"]

# The rooms whose code and words decide what is found, and the plug-ins that take part.
_ROOMS = ("language", "documents", "figures", "facts", "relating", "claims", "evidence", "checking")
_PLUGINS = ("factcheck.embedders", "factcheck.packs")
_BUSY_SECONDS = 2.0
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS state (mark TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS findings (key BLOB PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID",
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
        self._state: tuple[int, tuple[int, int], str] | None = None

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
        known = self._read(connection, key)
        if known is not None:
            return known
        found = search()
        if not found.faults:
            self._write(connection, key, found)
        return found

    def _read(self, connection: sqlite3.Connection, key: bytes) -> Finding | None:
        try:
            with self._lock:
                row = connection.execute("SELECT body FROM findings WHERE key = ?", (key,)).fetchone()
            return None if row is None else _decoder().decode(zlib.decompress(row[0]))
        except (sqlite3.Error, zlib.error, msgspec.DecodeError):
            self._unusable = True
            return None

    def _write(self, connection: sqlite3.Connection, key: bytes, found: Finding) -> None:
        try:
            body = zlib.compress(msgspec.msgpack.encode(found), 1)
            with self._lock:
                connection.execute("INSERT OR REPLACE INTO findings VALUES (?, ?)", (key, body))
        except sqlite3.Error as error:
            self._give_up(error)

    def _opened(self, library: Library) -> sqlite3.Connection | None:
        """Open the file for the library as it is now; what was found under another one is removed."""
        if self._unusable or library.path is None:  # where there is no room for an index there is none for this
            return None
        try:
            if self._connection is None:
                self._connection = self._connected()
            revision = library.revision
            if self._state is None or self._state[:2] != (id(library), revision):
                mark = f"{rules()} {state_of(library)}"
                self._keep_only(self._connection, mark)
                self._state = (id(library), revision, mark)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return None
        return self._connection

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
    def _keep_only(connection: sqlite3.Connection, mark: str) -> None:
        if connection.execute("SELECT mark FROM state").fetchone() == (mark,):
            return
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM findings")
        connection.execute("DELETE FROM state")
        connection.execute("INSERT INTO state VALUES (?)", (mark,))
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
def rules() -> str:
    """Give what names the program that finds: its files, and the plug-ins that take part."""
    from importlib.metadata import entry_points  # slow, and needed only by who searches

    digest = hashlib.sha256()
    package = Path(__file__).parents[2]
    for path in sorted(path for room in _ROOMS for path in (package / room).rglob("*") if path.suffix != ".pyc"):
        if path.is_file():
            seen = path.stat()
            digest.update(f"{path.relative_to(package)} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    for plugin in sorted(str(point) for group in _PLUGINS for point in entry_points(group=group)):
        digest.update(plugin.encode())
    return digest.hexdigest()
