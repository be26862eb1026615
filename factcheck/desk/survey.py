"""What can be said of many claims at once without reading any of them; and of the people at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.desk.history import changes_of
from factcheck.desk.part import Part
from factcheck.desk.places import UNDOABLE

if TYPE_CHECKING:
    from factcheck.desk.model import Change

__all__ = ["ClaimPlaces", "Survey"]


class ClaimPlaces(NamedTuple):
    """The claims of an article in its order: their numbers, and beside them where each begins (code points)."""

    numbers: list[int]
    starts: list[int]


class Survey(Part):
    """Looking over a desk."""

    def claim_places(self, article: str) -> ClaimPlaces:
        """Give where every claim of an article stands in its text."""
        slug = self.article(article).slug
        numbers = self._records.claims_in_order(slug)
        return ClaimPlaces(numbers, list(map(self._records.places.starts[slug].__getitem__, numbers)))

    def touched_claims(self, article: str) -> list[int]:
        """Give the numbers of the claims at which something was recorded; all others are open."""
        return sorted(self._records.touched(self.article(article).slug))

    def self_checks(self, article: str) -> list[int]:
        """Give the numbers of what the article says against itself, in its order."""
        slug = self.article(article).slug
        origins = self._records.places.origins[slug]
        return [number for number in self._records.claims_in_order(slug) if origins.get(number) == "itself"]

    def people(self) -> list[str]:
        """Give the names of everybody who did something on this desk or has it open, one's own first."""
        named = {name for names in self._records.places.steps.values() for name in names}
        others = named | {colleague.by for colleague in self.session.colleagues()}
        return [self.by, *sorted(others - {self.by})]

    def own_decisions(self) -> list[Change]:
        """Give what this person did at claims and has not taken back, oldest first."""
        storage = self._records.storage
        lines = map(storage.journal.line_at, self._records.done)
        changes = (change for line in lines for change in changes_of(line, storage.outline(line)))
        return [change for change in changes if change.claims and change.action in UNDOABLE]
