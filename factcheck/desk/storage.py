"""TinyDB's storage on the journal: documents by table and id, written by the operation and with their history.

How lines are kept on disk is in `journal`, TinyDB's tables over this storage in `database`; what the tables mean to the
desk is not known here.
"""

from __future__ import annotations

import datetime
import gc
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tinydb.storages import Storage

from factcheck.desk.journal import Journal, Line, Medium
from factcheck.errors import FactcheckError

__all__ = ["Changes", "Conflict", "Doc", "JournalStorage", "Revision", "login", "now"]

Doc = dict[str, Any]
Changes = Mapping[str, Mapping[str, Doc | None] | None]  # table -> id -> document; None removes


class Conflict(FactcheckError):
    """Somebody else changed it meanwhile; both versions are kept, `theirs` (None where removed) is the stored one."""

    def __init__(self, thing: str, mine: object, theirs: object, problem: str = "was changed meanwhile") -> None:
        self.mine = mine
        self.theirs = theirs
        super().__init__(thing, problem, "look at both versions and decide")


class Revision(NamedTuple):
    """One state of a document: which line wrote it, and the document (None where that line removed it)."""

    line: Line
    document: Doc | None


class JournalStorage(Storage):
    """The documents in memory, and the journal that they come from and go to."""

    def __init__(
        self,
        medium: Path | Medium,
        *,
        by: str | None = None,
        wait: float = 10.0,
        on_line: Callable[[Line], None] | None = None,
    ) -> None:
        medium = medium if isinstance(medium, Medium) else Medium(Path(medium))
        self.by = by or login()
        self.os = login()
        self.tables: dict[str, dict[str, Doc]] = {}
        self._revisions: dict[str, dict[str, int]] = {}
        self._newest_id: dict[str, int] = {}
        self._on_line = on_line
        try:
            self.journal = Journal(medium, wait=wait)
            with uncollected():
                self.refresh(wait=1.0)
        except BaseException:
            medium.close()
            raise

    def refresh(self, *, wait: float = 0.0) -> bool:
        """Take over what others wrote; True where there was something."""
        if not self.journal.grew():
            return False
        lines = self.journal.read(wait=wait)
        for line in lines:
            self._apply(line)
        return bool(lines)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Nobody else writes meanwhile, and everything written so far is known."""
        with self.journal.exclusive():
            self.refresh()
            yield

    def commit(self, changes: Changes, **about: object) -> Line | None:
        """Write one operation, whole or not at all; `about` goes into its line. No line where nothing is changed."""
        if not changes:
            return None
        with self.exclusive():
            was = {name: self._replaced(name, documents) for name, documents in changes.items()}
            operation: dict[str, Any] = {"at": now(), "by": self.by, "os": self.os, **about, "set": changes}
            if was := {name: revisions for name, revisions in was.items() if revisions}:
                operation["was"] = was
            line = self.journal.append(operation)
            self._apply(line)
            return line

    def _replaced(self, name: str, documents: Mapping[str, Doc | None] | None) -> dict[str, int]:
        revisions = self._revisions.get(name, {})
        if documents is None:
            return {key: revisions[key] for key in self.tables.get(name, ())}
        return {key: revisions[key] for key in documents if key in revisions}

    def _apply(self, line: Line) -> None:
        for name, documents in line.operation["set"].items():
            table = self.tables.setdefault(name, {})
            revisions = self._revisions.setdefault(name, {})
            if documents is None:
                revisions.update(dict.fromkeys(table, line.offset))
                del self.tables[name]
                continue
            for key, document in documents.items():
                revisions[key] = line.offset
                if document is None:
                    table.pop(key, None)
                else:
                    table[key] = document
            if documents:
                self._newest_id[name] = max(self._newest_id.get(name, 0), *map(int, documents))
        if self._on_line:
            self._on_line(line)

    def next_id(self, name: str) -> int:
        """Give an id that this table never had. Only inside `exclusive`."""
        self._newest_id[name] = self._newest_id.get(name, 0) + 1
        return self._newest_id[name]

    def revision(self, name: str, key: int | str) -> int | None:
        """Give the offset of the line that last wrote or removed this document, None where there never was one."""
        return self._revisions.get(name, {}).get(str(key))

    def history(self, name: str, key: int | str) -> Iterator[Revision]:
        """Give every state of a document, newest first, who made it and when."""
        offset = self.revision(name, key)
        while offset is not None:
            line = self.journal.line_at(offset)
            yield Revision(line, (line.operation["set"][name] or {}).get(str(key)))
            offset = line.operation.get("was", {}).get(name, {}).get(str(key))

    def read(self) -> dict[str, dict[str, Doc]]:
        self.refresh()
        return dict(self.tables)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make the database equal to `data`, writing only where it differs."""
        with self.exclusive():
            changes: dict[str, dict[str, Doc | None] | None] = dict.fromkeys(self.tables.keys() - data.keys())
            for name, wanted in data.items():
                stored = self.tables.get(name, {})
                different: dict[str, Doc | None] = dict.fromkeys(stored.keys() - wanted.keys())
                different.update((key, document) for key, document in wanted.items() if stored.get(key) != document)
                if different or name not in self.tables:
                    changes[name] = different
            self.commit(changes)

    def close(self) -> None:
        self.journal.close()


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector out of what stays to the end: going through it again and again doubles the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if enabled:
            gc.enable()


def now() -> str:
    """Give the present second in UTC as the journal writes it."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def login() -> str:
    """Give the login of this process, which unlike a name nobody can choose."""
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
