"""What was done on a desk, newest or oldest first, as this person may see it; and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.desk.record.changes import changes_at, changes_from, changes_of, claim_history, newest_changes, take_back
from factcheck.desk.record.claims import split_key
from factcheck.desk.record.lookup import find_claim
from factcheck.desk.record.places import UNDOABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.desk.parts.readers import Readers
    from factcheck.desk.record.model import Evidence
    from factcheck.desk.record.records import Records
    from factcheck.desk.record.views import Change
    from factcheck.desk.store.storage import Revision

__all__ = ["History"]


class History:
    """The log of a desk, without what a second reader must not see yet; undo and redo."""

    def __init__(self, records: Records, readers: Readers) -> None:
        self._records, self._readers = records, readers

    def log(self, claim: str | None = None) -> Iterator[Change]:
        """Give everything that was done, at one claim where it is named, oldest first."""
        self._records.storage.refresh()
        if claim is None:
            return self._readers.veiled(changes_from(self._records))
        find_claim(self._records, claim)
        return self._readers.veiled(changes_at(self._records, split_key(claim)))

    def newest(self) -> Iterator[Change]:
        """Give what was done, newest first; no more is read than is asked for."""
        self._records.storage.refresh()
        return self._readers.veiled(newest_changes(self._records))

    def since(self, revision: int) -> list[Change]:
        """Give what was done since `revision` was read, oldest first."""
        self._records.storage.refresh()
        return list(self._readers.veiled(changes_from(self._records, revision)))

    @property
    def count(self) -> int:
        """How many operations the journal holds."""
        self._records.storage.refresh()
        return self._records.places.lines

    def at(self, key: str) -> list[Change]:
        """Give everything that was done at a claim, oldest first, what was undone too, each with what it was before."""
        find_claim(self._records, key)
        return list(self._readers.veiled(claim_history(self._records, split_key(key))))

    def of_evidence(self, item: Evidence) -> list[Change]:
        """Give what was done to a piece of evidence, newest first."""
        storage = self._records.storage
        lines = (storage.line_at(offset) for offset in storage.offsets("evidence", item.id[1:]))
        return [change for line, outline in lines for change in changes_of(line, outline)]

    def revisions(self, table: str, key: int) -> Iterator[Revision]:
        """Give every state of one stored document, newest first."""
        return self._records.storage.history(table, key)

    def own(self) -> list[Change]:
        """Give what this person did at claims and has not taken back, oldest first."""
        storage = self._records.storage
        lines = map(storage.line_at, self._records.done)
        changes = (change for line, outline in lines for change in changes_of(line, outline))
        return [change for change in changes if change.claims and change.action in UNDOABLE]

    def undo(self, revision: int | None = None) -> Change:
        """Take back this person's last operation, or the one at `revision`, with a new line; gives what it was.

        Raises `NothingToUndo` where it is not theirs or taken back already, `Conflict` where somebody has built on it.
        """
        return take_back(self._records, "undo", revision)

    def redo(self) -> Change:
        """Do again what this person undid last."""
        return take_back(self._records, "redo")
