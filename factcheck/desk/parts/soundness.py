"""What is wrong with a desk: lines that cannot be read, and lines that this person has seen and that are gone."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.desk.aside.sightings import Sightings
from factcheck.desk.record.lookup import find_article
from factcheck.desk.record.misfits import Misfit, misfits_at, unplaced
from factcheck.desk.record.misfits import misfits as all_misfits
from factcheck.desk.store.journal import Damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.desk.parts.lines import Lines
    from factcheck.desk.record.records import Records

__all__ = ["Soundness"]


class Soundness:
    """What cannot be read, and what this person has seen and is gone."""

    def __init__(self, records: Records, lines: Lines, where: Callable[[], str]) -> None:
        self._records, self._lines, self._where = records, lines, where

    def keep(self) -> None:
        """Keep what this person has seen."""
        self._sightings.keep()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What must be told whenever the desk is opened: what is missing here, and what cannot be read."""
        return tuple(filter(None, (self.cut_off, _counted(self.misfits))))

    @property
    def misfits(self) -> list[Misfit]:
        """What stands in the journal and does not say where it belongs, so that it is in no list."""
        self._records.storage.refresh()
        return unplaced(self._records)

    def every_misfit(self) -> Iterator[Misfit]:
        """Give everything in the journal that cannot be read as what it should be; reads everything."""
        self._records.storage.refresh()
        return all_misfits(self._records)

    def of_article(self, article: str) -> list[Misfit]:
        """Give what cannot be read and may belong to an article: what says so, and what does not say where it belongs.

        Of what is placed, only what lies at the claims of the article is looked at.
        """
        slug = find_article(self._records, article).slug
        return [item for item in misfits_at(self._records, slug) if item.article in (None, slug)]

    @property
    def cut_off(self) -> str | None:
        """Say what this person has seen of this desk, here or in another folder, and what is missing here; else None.

        The chain proves what stands in a journal. That an older copy was put in its place, or one that went on in
        another way, is noticed only by who saw more.
        """
        self._records.storage.refresh()
        return self._sightings.missing()

    def accept(self) -> None:
        """Take the desk as it is here for what this person has seen: they know why something is missing."""
        self._sightings.accept()

    @cached_property
    def _sightings(self) -> Sightings:
        storage = self._records.storage

        def first_mark(offset: int) -> str:
            try:
                origin = storage.line_at(offset)[1].origin
            except Damaged:
                return ""  # it was there and is lost: its hash alone is kept, by which it is missed
            return origin.hash if origin else ""

        known, where = self._is_known, self._where()
        return Sightings(storage.journal, where, known=known, first_mark=first_mark)

    def _is_known(self, mark: str) -> bool:
        """Tell whether an operation is here, as a line of this desk or as one that was taken over."""
        return mark in self._records.places.origins or self._lines.has(mark)


def _counted(misfits: list[Misfit]) -> str | None:
    """Say that something cannot be read, naming the first; None where nothing is."""
    if not misfits:
        return None
    more = f", and {len(misfits) - 1} more" if len(misfits) > 1 else ""
    return f"{misfits[0].words}{more}; `factcheck desk verify` names all"
