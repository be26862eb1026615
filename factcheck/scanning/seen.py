"""What a watch has seen and told, kept beside the desk, so that it goes on where it was when it is started again.

What was seen stands here as names and hashes, and what was worth telling in a few words, until somebody is done with
it. It can be thrown away; then everything is looked at again.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Self

from factcheck.desk.store.storage import now
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["STATE", "Seen", "Tidings", "Unremembered"]

STATE = "watched.sqlite"  # in the desk's folder
MOST = 1000  # things in the inbox; older ones go

Tidings = tuple[str, str, str, str]  # where the article is, what kind of thing, the claim that was rated, in brief

_BUSY_SECONDS = 10.0
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS seen (name TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS told (name TEXT, mark TEXT, PRIMARY KEY (name, mark)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS inbox (id INTEGER PRIMARY KEY AUTOINCREMENT, at, source, kind, key, brief)",
)


class Unremembered(FactcheckError):
    """What was seen cannot be read or kept."""


class Seen:
    """By the names of what was seen: the stamp it had then, and the marks of what was told of it."""

    def __init__(self, path: Path, mode: int = 0o600) -> None:
        self._path = path
        with self._said():
            with suppress(FileExistsError):
                os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))
                path.chmod(mode)
            self._connection = sqlite3.connect(str(path), timeout=_BUSY_SECONDS, isolation_level=None)
            for words in _SCHEMA:
                self._connection.execute(words)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def stamp(self, name: str) -> str | None:
        """Give the stamp that something had when it was seen, None where it never was."""
        with self._said():
            row = self._connection.execute("SELECT stamp FROM seen WHERE name = ?", (_key(name),)).fetchone()
        return None if row is None else str(row[0])

    def told(self, name: str) -> set[str]:
        """Give the marks of what was told of something."""
        with self._said():
            return {mark for (mark,) in self._connection.execute("SELECT mark FROM told WHERE name = ?", (_key(name),))}

    def keep(self, name: str, stamp: str, told: Iterable[str] = (), tidings: Iterable[Tidings] = ()) -> None:
        """Keep that something was seen with this stamp and these things were told of it, all of it or nothing.

        `told` are the marks of everything, `tidings` what goes into the inbox.
        """
        key = _key(name)
        with self._said(), self._connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT OR REPLACE INTO seen VALUES (?, ?)", (key, stamp))
            connection.executemany("INSERT OR IGNORE INTO told VALUES (?, ?)", ((key, mark) for mark in told))
            rows = [(now(), *map(_key, each)) for each in tidings]
            if rows:
                words = "INSERT INTO inbox (at, source, kind, key, brief) VALUES (?, ?, ?, ?, ?)"
                connection.executemany(words, rows)
                connection.execute("DELETE FROM inbox WHERE id <= (SELECT max(id) FROM inbox) - ?", (MOST,))

    def inbox(self) -> list[tuple[int, str, str, str, str, str]]:
        """Give what is in the inbox, newest first: its id, when it came, and the tidings."""
        with self._said():
            words = "SELECT id, at, source, kind, key, brief FROM inbox ORDER BY id DESC"
            return list(self._connection.execute(words))

    @property
    def waiting(self) -> int:
        """How many things are in the inbox."""
        with self._said():
            return int(self._connection.execute("SELECT count(*) FROM inbox").fetchone()[0])

    def drop(self, ids: Iterable[int]) -> None:
        """Take things out of the inbox."""
        with self._said(), self._connection as connection:
            connection.executemany("DELETE FROM inbox WHERE id = ?", ((each,) for each in ids))

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            problem = f"what was seen cannot be kept there ({getattr(error, 'strerror', None) or error})"
            remedy = "see that you may write there and there is room; without the file everything is looked at again"
            raise Unremembered(str(self._path), problem, remedy) from error


def _key(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
