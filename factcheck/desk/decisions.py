"""What people decide about claims: verdicts, notes, who takes care, what was read. Roles are in `readers`."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from factcheck.desk.claims import split_key
from factcheck.desk.journal import Refused
from factcheck.desk.model import Note, Verdict
from factcheck.desk.readers import Readers
from factcheck.desk.records import stored
from factcheck.desk.storage import Conflict, now

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.desk.model import ClaimRecord

__all__ = ["Decisions"]

ACTIONS = {"first": "rate", "second": "read-second", "third": "decide"}


class Decisions(Readers):
    """Recording what somebody decided; who says it and when is added here."""

    def record(self, verdict: Verdict) -> Verdict:
        """Record a person's decision and give it as it was recorded.

        Raises `Conflict` where the verdict in force is not the one that `verdict.supersedes` names (for a second or
        third reading also where the first is not the one that `reads` names), with both to choose from;
        `UnknownRating` where the article's scale does not have the rating; `Refused` where this login may not read
        what it wrote itself.
        """
        with self._records.storage.exclusive():
            record = self.claim(f"{verdict.article}#{verdict.claim}")
            article = self.article(verdict.article)
            if verdict.role != "first":
                self._may_read(record, verdict)
            in_force = record.readings(verdict.role).get(verdict.question)
            if (in_force.id if in_force else None) != verdict.supersedes:
                raise Conflict(record.key, verdict, in_force, "somebody else rated it meanwhile")
            recorded = dataclasses.replace(
                verdict,
                rating=self.scale(article.scale).rating(verdict.rating).key,
                scale=article.scale,
                version=article.version,
                enquiries=tuple(enquiry.number for enquiry in record.enquiries),
                id=self._records.storage.next_id("verdicts"),
                by=self.by,
                os=self.os,
                at=now(),
            )
            self._records.commit(ACTIONS[verdict.role], {"verdicts": {str(recorded.id): stored(recorded)}})
        self._submitted(record.key, "reason")
        return recorded

    def verdict(self, key: int) -> Verdict | None:
        """Give a verdict by its id, superseded ones too; None where it was taken back or never was."""
        return self._records.typed(Verdict, "verdicts", key)

    def set_state(self, key: str, state: str, *, reason: str) -> ClaimRecord:
        """Open a claim again although it has a verdict ("open"); every other state follows from what was recorded."""
        if state != "open":
            raise Refused(key, f"cannot be made {state} by hand", "record a verdict, or ask or answer a question")
        self.reopen([key], reason)
        return self.claim(key)

    def reopen(self, keys: Iterable[str], reason: str) -> None:
        """Open claims again, all of them or none: their verdicts stay on record and settle nothing any more."""
        with self._records.storage.exclusive():
            documents = {}
            for key in keys:
                slug, number = split_key(key)
                after = max((verdict.id for verdict in self.claim(key).all_verdicts), default=0)
                document = {"article": slug, "claim": number, "after": after, "reason": reason}
                documents[str(self._records.storage.next_id("reopenings"))] = document
            self._records.commit("reopen", {"reopenings": documents} if documents else {})

    def note(self, key: str, text: str) -> Note:
        """Keep a note at a claim; its draft is gone then."""
        slug, number = split_key(key)
        with self._records.storage.exclusive():
            self.claim(key)
            note = Note(self._records.storage.next_id("notes"), slug, number, text, self.by, self.os, now())
            self._records.commit("note", {"notes": {str(note.id): stored(note)}})
        self._submitted(key, "note")
        return note

    def assign(self, key: str, to: str | None, *, task: str = "rate") -> None:
        """Say who takes care of a claim (None: nobody any more): to "rate" it, to "read" it second, to "decide"."""
        slug, number = split_key(key)
        with self._records.storage.exclusive():
            self.claim(key)
            document = {"article": slug, "claim": number, "to": to, "task": task, "by": self.by}
            self._records.commit(
                "assign", {"assignments": {str(self._records.storage.next_id("assignments")): document}}
            )

    def mark_read(self, article: str, start: int, end: int) -> None:
        """Mark words of an article that stand under no claim as read."""
        with self._records.storage.exclusive():
            version = self.article(article).version
            document = {"article": article, "start": start, "end": end, "version": version, "by": self.by}
            self._records.commit("mark-read", {"read": {str(self._records.storage.next_id("read")): document}})

    def read_spans(self, article: str) -> list[tuple[int, int]]:
        """Give the spans of the present text that somebody marked as read."""
        present = (article, self.article(article).version)
        marks = (mark for _, mark in self._records.all("read"))
        return sorted((mark["start"], mark["end"]) for mark in marks if (mark["article"], mark["version"]) == present)
