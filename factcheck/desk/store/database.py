"""TinyDB's tables and database on the journal: what an update touched is written, and no more.

Public behaviour is TinyDB's own, but for two things: ids are never given twice, and no query is answered from a cache
(another session may have written meanwhile).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any, cast

from tinydb import TinyDB
from tinydb.table import Document, Table

from factcheck.desk.store.storage import Conflict, JournalStorage

if TYPE_CHECKING:
    from tinydb.queries import QueryLike
    from tinydb.storages import Storage

    from factcheck.desk.store.storage import Doc

__all__ = ["Database", "JournalTable", "StoredDocument"]


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
        self._journal.refresh()
        return cast("dict[str, Mapping[str, Any]]", self._journal.table(self.name).snapshot())

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        with self._journal.exclusive():
            table = self._journal.table(self.name)
            draft = Draft(table)
            updater(cast("dict[int, Mapping[str, Any]]", draft))
            changes = draft.changes()
            if changes or not table.there:
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


def copied(value: Any) -> Any:  # noqa: ANN401
    """Copy what JSON can hold; several times faster than `copy.deepcopy`."""
    if isinstance(value, dict):
        return {key: copied(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [copied(item) for item in value]
    return value
