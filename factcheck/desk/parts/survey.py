"""What can be said of many claims at once without reading any of them; and of the people at the desk."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from factcheck.desk.record.claims import claim_record
from factcheck.desk.record.lookup import find_article, find_articles
from factcheck.desk.record.standing import standings
from factcheck.uncollected import uncollected

if TYPE_CHECKING:
    from factcheck.desk.parts.person import Person
    from factcheck.desk.record.records import Records
    from factcheck.desk.store.storage import Tell

__all__ = ["ClaimPlaces", "Survey"]


class ClaimPlaces(NamedTuple):
    """The claims of an article in its order: their numbers, and beside them where each begins (code points)."""

    numbers: list[int]
    starts: list[int]


class Survey:
    """Looking over a desk."""

    def __init__(self, records: Records, person: Person) -> None:
        self._records, self._person = records, person

    def numbers(self, article: str) -> list[int]:
        """Give the numbers of an article's claims in the order in which they now stand in it, without reading any.

        Of a long list only a screenful is looked at.
        """
        return self._records.claims_in_order(find_article(self._records, article).slug)

    def places(self, article: str) -> ClaimPlaces:
        """Give where every claim of an article stands in its text."""
        slug = find_article(self._records, article).slug
        numbers = self._records.claims_in_order(slug)
        return ClaimPlaces(numbers, list(map(self._records.places.corner(slug).starts.__getitem__, numbers)))

    def touched(self, article: str) -> list[int]:
        """Give the numbers of the claims at which something was recorded; all others are open."""
        return sorted(self._records.touched(find_article(self._records, article).slug))

    def self_checks(self, article: str) -> list[int]:
        """Give the numbers of what the article says against itself, in its order."""
        slug = find_article(self._records, article).slug
        origins = self._records.places.corner(slug).origins
        return [number for number in self._records.claims_in_order(slug) if origins.get(number) == "itself"]

    def states(self, article: str) -> dict[str, int]:
        """Give how many claims of an article stand where; of claims that were told before none is read again."""
        slug = find_article(self._records, article).slug
        known = self._records.places.counts(slug)
        if known is not None:
            return {str(state): count for state, count in known.items()}
        with uncollected():
            return dict(Counter(stands for _, stands in standings(self._records, slug)))

    def all_states(self, tell: Tell | None = None) -> dict[str, dict[str, int]]:
        """Give the same of every current article, by its name; `tell` is told how many were looked at, and of how many.

        It takes a while once, when nothing is known yet of very many claims.
        """
        current = find_articles(self._records, archived=False)
        states = {}
        for done, article in enumerate(current):
            if tell is not None:
                tell(done, len(current))
            states[article.slug] = self.states(article.slug)
        return states

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
        others = named | {colleague.by for colleague in self._person.session.colleagues()}
        return [self._person.by, *sorted(others - {self._person.by})]
