"""What every claim comes to, in lines: how it stands to what its verdict rests on, or to what the library has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.desk.judging.resting import basis_of, in_force, in_line, telling
from factcheck.reports.judgement import sentence

if TYPE_CHECKING:
    from factcheck.desk import ClaimRecord, Desk
    from factcheck.relating import RelationName, Stance

__all__ = ["Judged", "Judging"]


class Judged(Struct, frozen=True):
    """How a claim stands to its evidence, with which stance, and the judgement in one sentence; None where none is."""

    relation: RelationName | None = None
    stance: Stance | None = None
    judgement: str | None = None

    @property
    def words(self) -> str:
        """What stands at the end of a claim's line."""
        return f"  {self.relation}: {self.judgement}" if self.relation and self.judgement else ""


class Judging:
    """Judges the claims of a desk as this person may see them, each once.

    Without `search` only those are judged that stand by a verdict.
    """

    def __init__(self, desk: Desk, *, search: bool) -> None:
        self._desk = desk
        self._search = search
        self._known: dict[str, Judged] = {}

    def of(self, record: ClaimRecord) -> Judged:
        """Give what a claim comes to."""
        if record.key not in self._known:
            self._known[record.key] = self._judged(record)
        return self._known[record.key]

    def _judged(self, record: ClaimRecord) -> Judged:
        desk = self._desk
        if desk.readers.reads_blind(record):
            return Judged()
        verdict = in_force(record)
        if verdict is None:
            if not self._search or (record.check is None and not record.claim.checkable):
                return Judged()
            finding = desk.evidence.finding(record, record.questions[0])
            return Judged(finding.suggestion.relation, finding.suggestion.stance, sentence(finding))
        scale = desk.settings.scale(verdict.scale)
        judged = scale.judges(verdict.rating)
        link = telling(basis_of(desk, record, verdict), verdict.sources, judged)
        if link is None or not in_line(link, judged):
            return Judged()
        return Judged(link.relation.name, link.relation.stance, link.relation.working)
