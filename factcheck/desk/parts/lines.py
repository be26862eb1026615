"""The journal of a desk as it was read and proven: its lines, its bytes, and what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.desk.record.records import Records
    from factcheck.desk.store.journal import Line

__all__ = ["Lines"]


class Lines:
    """What stands in the journal."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def all(self) -> Iterator[Line]:
        """Give the lines of the journal that were read and proven so far, oldest first, a piece of it at a time."""
        self._records.storage.refresh()
        return self._records.storage.journal.lines()

    def has(self, mark: str) -> bool:
        """Tell whether a line of the journal has this hash."""
        self._records.storage.refresh()
        return any(
            line.hash.decode("ascii", "replace") == mark for line in self._records.storage.journal.newest_first()
        )

    def as_bytes(self) -> bytes:
        """Give every byte of the journal that was read and proven so far."""
        self._records.storage.refresh()
        journal = self._records.storage.journal
        return journal.proven(0, journal.end)

    @property
    def state(self) -> str:
        """A hash of what stands here, the same on every desk that holds the same."""
        from factcheck.desk.joining.syncing import state_digest

        self._records.storage.refresh()
        return state_digest(self._records)
