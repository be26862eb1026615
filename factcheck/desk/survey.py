"""What can be said of many claims at once without reading any of them; and of the people at the desk."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from factcheck.desk.claims import claim_record
from factcheck.desk.history import changes_of
from factcheck.desk.part import Part
from factcheck.desk.places import UNDOABLE
from factcheck.desk.standing import standings
from factcheck.uncollected import uncollected

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
        return ClaimPlaces(numbers, list(map(self._records.places.corner(slug).starts.__getitem__, numbers)))

    def touched_claims(self, article: str) -> list[int]:
        """Give the numbers of the claims at which something was recorded; all others are open."""
        return sorted(self._records.touched(self.article(article).slug))

    def self_checks(self, article: str) -> list[int]:
        """Give the numbers of what the article says against itself, in its order."""
        slug = self.article(article).slug
        origins = self._records.places.corner(slug).origins
        return [number for number in self._records.claims_in_order(slug) if origins.get(number) == "itself"]

    def states(self, article: str) -> dict[str, int]:
        """Give how many claims of an article stand where; of claims that were told before none is read again."""
        slug = self.article(article).slug
        known = self._records.places.counts(slug)
        if known is not None:
            return {str(state): count for state, count in known.items()}
        with uncollected():
            return dict(Counter(stands for _, stands in standings(self._records, slug)))

    def citing(self, name: str) -> list[str]:
        """Give the claims with a verdict in force that cites this piece of evidence, in the order of articles."""
        self._records.storage.refresh()
        order = {slug: at for at, slug in enumerate(self._records.articles)}
        cited = (place for place in self._records.places_citing(name) if place[0] in order)
        places = sorted(cited, key=lambda place: (order[place[0]], place[1]))
        records = (claim_record(self._records, place) for place in places)
        return [
            record.key
            for record in records
            if record is not None
            and record.gone is None
            and any(source.document == name for verdict in record.all_verdicts for source in verdict.sources)
        ]

    def people(self) -> list[str]:
        """Give the names of everybody who did something on this desk or has it open, one's own first."""
        named = {name for names in self._records.places.steps.values() for name in names}
        others = named | {colleague.by for colleague in self.session.colleagues()}
        return [self.by, *sorted(others - {self.by})]

    def own_decisions(self) -> list[Change]:
        """Give what this person did at claims and has not taken back, oldest first."""
        storage = self._records.storage
        lines = map(storage.line_at, self._records.done)
        changes = (change for line, outline in lines for change in changes_of(line, outline))
        return [change for change in changes if change.claims and change.action in UNDOABLE]
