"""Verdicts of a desk: read, and added to without being another's: an exemption, a contact, a source's side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.desk.record.claims import proven
from factcheck.desk.record.lookup import find_claim
from factcheck.desk.record.model import Exemption, Verdict
from factcheck.desk.record.records import stored
from factcheck.desk.record.rules import RULES
from factcheck.desk.store.journal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.checking.model import Question
    from factcheck.desk.parts.person import Person
    from factcheck.desk.parts.readers import Readers
    from factcheck.desk.record.model import (
        Side,
        Source,
    )
    from factcheck.desk.record.records import Records
    from factcheck.desk.record.wording import Wording

__all__ = ["Verdicts"]


class Verdicts:
    """Reading verdicts, and adding to the one that a claim stands by."""

    def __init__(self, records: Records, wording: Wording, person: Person, readers: Readers) -> None:
        self._records, self._wording, self._person, self._readers = records, wording, person, readers

    def get(self, key: int) -> Verdict | None:
        """Give a verdict by its id, superseded ones too; None where it was taken back or never was."""
        verdict = self._records.typed(Verdict, "verdicts", key)
        return None if verdict is None else self._records.whole(verdict)

    def is_vouched_for(self, verdict: Verdict) -> bool:
        """Tell whether who gave a verdict is vouched for as this desk asks it where two must read."""
        return proven(self._records, verdict)

    def unproven_sources(self) -> Iterator[tuple[Verdict, Source]]:
        """Give what verdicts cite that does not stand in its document where the line of the verdict says."""
        return self._wording.unproven()

    def exempt(self, key: str, rule: str, reason: str, *, question: Question | None = None) -> Verdict:
        """Keep the verdict that a claim stands by although it breaks a source rule, and say why.

        It stays the verdict of who gave it, with what reads it; the exemption says who made it. Raises `Refused` where
        there is no such verdict or rule, or this person is still to read it second.
        """
        self._person.must_be_proven(key, "exempted")
        with self._records.storage.exclusive():
            verdict = self._stands_by(key, question)
            if rule not in RULES:
                raise Refused(rule, "is no source rule", f"the rules are {', '.join(RULES)}")
            if not reason.strip():
                raise Refused(key, "the exemption has no reason", "say why the verdict is kept all the same")
            others = (item for item in verdict.exemptions if item.rule != rule)
            exemptions = (*others, Exemption(rule, reason.strip(), self._person.by))
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
        record = find_claim(self._records, key)
        asked = question or record.questions[0]
        verdict = record.third.get(asked) or record.verdicts.get(asked)
        if verdict is None:
            raise Refused(key, "has no verdict to add to", "rate it first")
        if self._readers.reads_blind(record, asked):
            raise Refused(key, "is to be read by you first", f"`factcheck read {key}`")
        return verdict

    def _amend(self, action: str, words: str, verdict: Verdict) -> Verdict:
        document = stored(self._wording.aside(verdict))
        self._records.commit(action, {"verdicts": {str(verdict.id): document}}, words=words)
        return verdict
