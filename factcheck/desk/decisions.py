"""What people decide about claims: verdicts, notes, who takes care, what was read. Roles are in `readers`."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice, takewhile
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.desk.claims import StoredClaim, given_at, split_key
from factcheck.desk.journal import Refused
from factcheck.desk.model import Exemption, Note, ReadMark, Verdict
from factcheck.desk.readers import Readers
from factcheck.desk.records import stored
from factcheck.desk.rules import RULES
from factcheck.desk.storage import Conflict, now

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.checking.model import Question
    from factcheck.desk.model import ClaimRecord, Side, Source

__all__ = ["Decisions"]

ACTIONS = {"first": "rate", "second": "read-second", "third": "decide"}


class Decisions(Readers):
    """Recording what somebody decided; who says it and when is added here."""

    def record(self, verdict: Verdict) -> Verdict:
        """Record a person's decision and give it as it was recorded.

        Raises `Conflict` where the verdict in force is not the one that `verdict.supersedes` names (for a second or
        third reading also where the first is not the one that `reads` names), with both to choose from, or where the
        claim's words are not those of the version that `verdict.version` names (0 names none); `UnknownRating` where
        the article's scale does not have the rating; `Refused` where this login may not read what it wrote itself.
        """
        with self._records.storage.exclusive():
            record = self.claim(f"{verdict.article}#{verdict.claim}")
            article = self.article(verdict.article)
            if verdict.version not in (0, article.version) and self._has_changed(record, verdict.version):
                raise Conflict(record.key, verdict, record, "its words changed since it was shown")
            if verdict.role != "first":
                self._may_read(record, verdict)
            in_force = record.readings(verdict.role).get(verdict.question)
            if (in_force.id if in_force else None) != verdict.supersedes:
                raise Conflict(record.key, verdict, in_force, "somebody else rated it meanwhile")
            first = record.verdicts.get(verdict.question) if verdict.role == "second" else None
            recorded = replace(
                verdict,
                after_seeing="" if first is None else self._seen_before(record, verdict.question, first),
                rating=self.scale(article.scale).rating(verdict.rating).key,
                scale=article.scale,
                version=article.version,
                enquiries=tuple(enquiry.number for enquiry in record.enquiries),
                id=self._records.storage.next_id("verdicts"),
                by=self.by,
                os=self.os,
                vouched=self._records.vouched,
                at=now(),
            )
            seen = {"words": f"{recorded.rating} (after seeing)"} if recorded.after_seeing else {}
            document = stored(self._wording.aside(recorded))
            self._records.commit(ACTIONS[verdict.role], {"verdicts": {str(recorded.id): document}}, **seen)
        if recorded.role != "first":
            self._sign()
        self._submitted(record.key, "reason")
        return recorded

    def _has_changed(self, record: ClaimRecord, version: int) -> bool:
        """Say whether a claim has other words than in an earlier version of its article, or is there no more."""
        states = (state.document for state in self._records.storage.history("claims", record.id))
        stored = (state for state in states if state is not None)
        claims = (self._records.earlier(StoredClaim, record.id, document) for document in stored)
        shown = next((claim for claim in claims if claim is not None and claim.version <= version), None)
        return record.gone == "gone" or shown is None or shown.words != record.words

    def verdict(self, key: int) -> Verdict | None:
        """Give a verdict by its id, superseded ones too; None where it was taken back or never was."""
        verdict = self._records.typed(Verdict, "verdicts", key)
        return None if verdict is None else self._records.whole(verdict)

    def unproven_sources(self) -> Iterator[tuple[Verdict, Source]]:
        """Give what verdicts cite that does not stand in its document where the line of the verdict says."""
        return self._wording.unproven()

    def exempt(self, key: str, rule: str, reason: str, *, question: Question | None = None) -> Verdict:
        """Keep the verdict that a claim stands by although it breaks a source rule, and say why.

        It stays the verdict of who gave it, with what reads it; the exemption says who made it. Raises `Refused` where
        there is no such verdict or rule, or this person is still to read it second.
        """
        self._must_be_proven(key, "exempted")
        with self._records.storage.exclusive():
            verdict = self._stands_by(key, question)
            if rule not in RULES:
                raise Refused(rule, "is no source rule", f"the rules are {', '.join(RULES)}")
            if not reason.strip():
                raise Refused(key, "the exemption has no reason", "say why the verdict is kept all the same")
            others = (item for item in verdict.exemptions if item.rule != rule)
            exemptions = (*others, Exemption(rule, reason.strip(), self.by))
            return self._amend("exempt", f"{rule}: {reason.strip()}", replace(verdict, exemptions=exemptions))

    def contact(self, key: str, words: str, *, question: Question | None = None) -> Verdict:
        """Say of the verdict that a claim stands by when the claimant was asked, or why not; "" takes that away.

        It stays the verdict of who gave it, with what reads it. Raises `Refused` where there is no such verdict, or
        this person is still to read it second.
        """
        with self._records.storage.exclusive():
            contacted = words.strip() or None
            verdict = self._stands_by(key, question)
            return self._amend("contact", contacted or "nothing", replace(verdict, contacted=contacted))

    def set_side(
        self, key: str, span: tuple[str, int, int], side: Side, *, question: Question | None = None
    ) -> Verdict:
        """Say on which side a source of the verdict that a claim stands by speaks; `span` is its document and place.

        It stays the verdict of who gave it, with what reads it. Raises `Refused` where there is no such source, or this
        person is still to read the verdict second.
        """
        with self._records.storage.exclusive():
            verdict = self._stands_by(key, question)
            spans = [(source.document, source.start, source.end) for source in verdict.sources]
            if span not in spans:
                raise Refused(key, f"does not rest on {span[0]} there", "rate it anew with that source")
            at = spans.index(span)
            turned = replace(verdict.sources[at], side=side)
            sources = (*verdict.sources[:at], turned, *verdict.sources[at + 1 :])
            return self._amend("side", f"{span[0]} speaks {side} it", replace(verdict, sources=sources))

    def _stands_by(self, key: str, question: Question | None) -> Verdict:
        """Give the verdict that a claim stands by, for this person to add something to it."""
        record = self.claim(key)
        asked = question or record.questions[0]
        verdict = record.third.get(asked) or record.verdicts.get(asked)
        if verdict is None:
            raise Refused(key, "has no verdict to add to", "rate it first")
        if self.reads_blind(record, asked):
            raise Refused(key, "is to be read by you first", f"`factcheck read {key}`")
        return verdict

    def _amend(self, action: str, words: str, verdict: Verdict) -> Verdict:
        document = stored(self._wording.aside(verdict))
        self._records.commit(action, {"verdicts": {str(verdict.id): document}}, words=words)
        return verdict

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
                self.claim(key)
                given = given_at(self._records, (slug, number))
                document = {"article": slug, "claim": number, "after": max(given, default=0), "reason": reason}
                document |= {"judged": given} if given else {}
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
        marks = self._records.typed_all(ReadMark, "read")
        return sorted((mark.start, mark.end) for mark in marks if (mark.article, mark.version) == present)

    def unread_spans(self, article: str) -> list[tuple[int, int]]:
        """Give the words of the present text that stand under no claim and that nobody marked as read, in their order.

        Each span lies in one passage (a sentence, a row), without white space at its ends.
        """
        document = self._files.document(self.article(article).text)
        claimed = ((record.claim.start, record.claim.end) for record in self.claims(article))
        covered = _merged((*claimed, *self.read_spans(article)))
        return [span for item in document.passages for span in _left(document.text, (item.start, item.end), covered)]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _left(text: str, passage: tuple[int, int], covered: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give what is left of a passage where it is not covered and has a letter or a digit."""
    at, end = passage
    first = bisect_right(covered, at, key=itemgetter(1))  # those before end before the passage begins
    for start, last in (*takewhile(lambda span: span[0] < end, islice(covered, first, None)), (end, end)):
        piece = text[at:start]
        if any(map(str.isalnum, piece)):
            yield at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip())
        at = max(at, last)
