"""Everything stored on a desk, as a person may see it and take it away, and as it comes from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.desk.record.model import Note, Reopening, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.desk.parts.person import Person
    from factcheck.desk.parts.readers import Readers
    from factcheck.desk.record.records import Records
    from factcheck.desk.record.wording import Wording
    from factcheck.desk.store.table import StoredTable

__all__ = ["Tables"]


class Tables:
    """The tables of a desk."""

    def __init__(self, records: Records, wording: Wording, person: Person, readers: Readers) -> None:
        self._records, self._wording, self._person, self._readers = records, wording, person, readers

    def seen(self) -> dict[str, dict[str, dict[str, Any]]]:
        """Give everything stored that this person may see, by table and id, to be read and not changed."""
        return {
            name: {str(key): self._wording.with_words(table.decoded(row)) for key, row in rows}
            for name, (table, rows) in self._seen_rows().items()
        }

    def as_written(self) -> Iterator[tuple[str, Iterator[tuple[int, bytes]]]]:
        """Give the same as JSON, a table after another with its documents by id, none held in memory."""
        for name, (table, rows) in self._seen_rows().items():
            written = self._wording.as_written if name == "verdicts" else bytes
            yield name, ((key, written(table.words(row))) for key, row in rows)

    def take(self, tables: Mapping[str, Mapping[str, bytes]]) -> int:
        """Take over the tables of an export, which must be whole, as one operation; give how many documents came in.

        Each document is JSON without a line feed.
        """
        self._records.storage.commit_written(tables, do="import")
        return sum(map(len, tables.values()))

    def _seen_rows(self) -> dict[str, tuple[StoredTable, list[tuple[int, int]]]]:
        """Give the tables, each with the ids and rows of the documents that this person may see.

        Of what they are to read second, the verdicts of others are left out, the notes of those who gave them, and why
        it was opened before.
        """
        hidden: dict[str, set[int]] = {"verdicts": set(), "notes": set(), "reopenings": set()}
        for place, unread in self._readers.unread_places():
            verdicts = [
                verdict
                for verdict in self._records.typed_at(Verdict, "verdicts", place)
                if verdict.question in unread and verdict.os != self._person.os
            ]
            judges = {verdict.os for verdict in verdicts}
            notes = self._records.typed_at(Note, "notes", place)
            hidden["verdicts"].update(verdict.id for verdict in verdicts)
            hidden["notes"].update(note.id for note in notes if note.os in judges)
            hidden["reopenings"].update(key for key, _ in self._records.typed_pairs(Reopening, "reopenings", place))
        return {
            name: (table, [(key, row) for key, row in table.rows() if key not in hidden.get(name, ())])
            for name, table in self._records.storage.read().items()
        }
