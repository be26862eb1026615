"""TinyDB on the journal: its storage, its tables, its database, writing what changed and no more.

Public behaviour is TinyDB's own, but for two things: ids are never given twice, and no query is answered from a cache
(another session may have written meanwhile). How lines are kept on disk is in `journal`; what the tables mean to the
desk is not known here.
"""

from __future__ import annotations

import datetime
import gc
import os
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from factcheck.desk.journal import Journal, Line, Medium
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from tinydb.queries import QueryLike

__all__ = ["Conflict", "Database", "JournalStorage", "JournalTable", "Revision", "login", "now"]

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


class StoredDocument(Document):
    """A document as a table gives it out, a copy, with the revision that it was read at."""

    def __init__(self, value: Mapping[str, Any], doc_id: int, revision: int | None) -> None:
        super().__init__(value, doc_id)
        self.revision = revision


class Draft(MutableMapping[int, Any]):
    """A table as an update sees it: the stored documents, with copies of those that the update touched."""

    def __init__(self, stored: Mapping[str, Doc]) -> None:
        self._stored = stored
        self._touched: dict[int, Doc | None] = {}

    def __getitem__(self, key: int) -> Doc:
        if key not in self._touched:
            self._touched[key] = copied(self._stored[str(key)])
        document = self._touched[key]
        if document is None:
            raise KeyError(key)
        return document

    def __setitem__(self, key: int, document: Doc) -> None:
        self._touched[key] = document

    def __delitem__(self, key: int) -> None:
        if key not in self:
            raise KeyError(key)
        self._touched[key] = None

    def __contains__(self, key: object) -> bool:
        return self._touched[key] is not None if key in self._touched else str(key) in self._stored

    def __iter__(self) -> Iterator[int]:
        yield from (key for key in map(int, self._stored) if self._touched.get(key, True) is not None)
        yield from (key for key, doc in self._touched.items() if doc is not None and str(key) not in self._stored)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        self._touched = dict.fromkeys(map(int, self._stored))

    def changes(self) -> dict[str, Doc | None]:
        touched = ((str(key), document) for key, document in self._touched.items())
        return {key: document for key, document in touched if document != self._stored.get(key)}


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


class JournalTable(Table):
    """A TinyDB table that writes what an update touched."""

    def __init__(self, storage: JournalStorage, name: str, *, persist_empty: bool = False, **_: object) -> None:
        super().__init__(storage, name, cache_size=0, persist_empty=persist_empty)

    @property
    def _journal(self) -> JournalStorage:
        return cast("JournalStorage", self._storage)

    def insert(self, document: Mapping[str, Any]) -> int:
        with self._journal.exclusive():
            return super().insert(document)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        with self._journal.exclusive():
            return super().upsert(document, cond)

    def save(self, document: StoredDocument) -> None:
        """Put back a document that this table gave; `Conflict` where somebody else has changed it since."""
        with self._journal.exclusive():
            key = str(document.doc_id)
            if document.revision != self._journal.revision(self.name, key):
                raise Conflict(f"{self.name} {key}", document, self.get(doc_id=document.doc_id))
            self._journal.commit({self.name: {key: dict(document)}})
            document.revision = self._journal.revision(self.name, key)

    def search(self, cond: QueryLike) -> list[Document]:
        return [self._owned(document) for document in super().search(cond)]

    def get(self, cond: QueryLike | None = None, doc_id: int | None = None, doc_ids: list[int] | None = None) -> Any:  # noqa: ANN401
        found: Any = super().get(cond, doc_id, doc_ids)  # type: ignore[arg-type]
        if isinstance(found, list):
            return [self._owned(document) for document in found]
        return None if found is None else self._owned(found)

    def __iter__(self) -> Iterator[Document]:
        return map(self._owned, super().__iter__())

    def _owned(self, document: Document) -> StoredDocument:
        return StoredDocument(copied(document), document.doc_id, self._journal.revision(self.name, document.doc_id))

    def _get_next_id(self) -> int:
        return self._journal.next_id(self.name)

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return dict(self._journal.read().get(self.name, {}))

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        with self._journal.exclusive():
            draft = Draft(self._journal.tables.get(self.name, {}))
            updater(cast("dict[int, Mapping[str, Any]]", draft))
            changes = draft.changes()
            if changes or self.name not in self._journal.tables:
                self._journal.commit({self.name: changes})


class Database(TinyDB):
    """A TinyDB whose tables live in the journal at `medium`."""

    table_class: type[Table] = JournalTable
    default_storage_class: type[Storage] = JournalStorage  # type: ignore[assignment]

    @property
    def storage(self) -> JournalStorage:
        return cast("JournalStorage", self._storage)

    def drop_table(self, name: str) -> None:
        with self.storage.exclusive():
            super().drop_table(name)

    def drop_tables(self) -> None:
        with self.storage.exclusive():
            super().drop_tables()


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


def copied(value: Any) -> Any:  # noqa: ANN401
    """Copy what JSON can hold; several times faster than `copy.deepcopy`."""
    if isinstance(value, dict):
        return {key: copied(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [copied(item) for item in value]
    return value


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
