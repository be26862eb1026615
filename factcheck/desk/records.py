"""What stands on a desk, typed, found by where it belongs and read when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from factcheck.desk.codec import decode, encode
from factcheck.desk.database import Database
from factcheck.desk.places import AT_CLAIMS, UNDOABLE, Places, Steps
from factcheck.desk.scales import Scale
from factcheck.desk.storage import login

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from factcheck.desk.journal import Line, Medium
    from factcheck.desk.storage import Changes

__all__ = ["AT_CLAIMS", "UNDOABLE", "Place", "Records", "stored"]

T = TypeVar("T")
Place = tuple[str, int]  # an article's slug and a claim's number


class Records:
    """The database of one desk; with `contents` a long one need not be read anew each time it is opened."""

    def __init__(self, medium: Path | Medium, by: str | None, *, contents: Path | None = None) -> None:
        self.by, self.os = by or login(), login()
        self.db = Database(medium, by=self.by, index=Places(), contents=contents)
        self.storage = self.db.storage
        self._decoded: dict[tuple[str, int], tuple[int, object]] = {}

    @property
    def places(self) -> Places:
        return cast("Places", self.storage.index)

    @property
    def articles(self) -> dict[str, int]:
        """The ids of the articles by their slugs, oldest first."""
        return self.places.articles

    @property
    def claims_of(self) -> dict[str, dict[int, int]]:
        """The ids of every article's claims by their numbers."""
        return self.places.claims

    @property
    def enquiry_numbers(self) -> dict[str, int]:
        """The highest number that a question about an article ever had, 0 where there was none."""
        return self.places.enquiries

    @property
    def done(self) -> list[int]:
        """Offsets of this person's operations that can be undone, newest last."""
        return self._steps.done

    @property
    def undone(self) -> list[int]:
        """Offsets of those that can be redone."""
        return self._steps.undone

    @property
    def _steps(self) -> Steps:
        return self.places.steps.get(self.os, {}).get(self.by) or Steps()

    def claims_in_order(self, slug: str) -> list[int]:
        """Give the numbers of an article's claims by where they now stand in it, without reading any.

        Those that are no longer in the article are left out.
        """
        starts, removed = self.places.starts[slug], self.storage.table("claims").removed
        if removed:
            keys = self.places.claims[slug]
            starts = {number: start for number, start in starts.items() if keys[number] not in removed}
        return sorted(sorted(starts), key=starts.__getitem__)

    def touched(self, slug: str) -> set[int]:
        """Give the numbers of an article's claims at which something was ever recorded, without reading any."""
        return {number for table in self.places.at.values() for number in list(table.get(slug, ()))}

    def document(self, name: str, key: int) -> dict[str, Any] | None:
        """Give a stored document."""
        table = self.storage.table(name)
        row = table.row(key)
        return None if row is None else table.decoded(row)

    def all(self, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Give a table's documents with their ids, oldest id first."""
        return self._documents(name, sorted(self.storage.table(name).ids))

    def at(self, name: str, place: Place) -> Iterator[tuple[int, dict[str, Any]]]:
        """Give the documents of a table that belong to one claim, oldest id first."""
        return self._documents(name, self._keys_at(name, place))

    def _keys_at(self, name: str, place: Place) -> list[int]:
        article, claim = place
        return sorted(set(self.places.at[name].get(article, {}).get(claim, ())))

    def _documents(self, name: str, keys: Iterable[int]) -> Iterator[tuple[int, dict[str, Any]]]:
        for key in keys:
            if (document := self.document(name, key)) is not None:
                yield key, document

    def typed(self, kind: type[T], name: str, key: int) -> T | None:
        """Give a stored document as `kind`, decoded once for each of its states."""
        table = self.storage.table(name)
        row = table.row(key)
        if row is None:
            return None
        known = self._decoded.get((name, key))
        if known is None or known[0] != row:
            known = self._decoded[name, key] = (row, self.read(kind, key, table.decoded(row)))
        return cast("T", known[1])

    def typed_all(self, kind: type[T], name: str) -> Iterator[T]:
        """Give a table's documents as `kind`, oldest id first."""
        return self._typed(kind, name, sorted(self.storage.table(name).ids))

    def typed_at(self, kind: type[T], name: str, place: Place) -> Iterator[T]:
        """Give the documents of a table that belong to one claim as `kind`, oldest first."""
        return self._typed(kind, name, self._keys_at(name, place))

    def typed_from(self, kind: type[T], source: str) -> Iterator[T]:
        """Give the evidence that came from one source as `kind`, oldest first."""
        return self._typed(kind, "evidence", sorted(set(self.places.sources.get(source, ()))))

    def _typed(self, kind: type[T], name: str, keys: Iterable[int]) -> Iterator[T]:
        for key in keys:
            if (item := self.typed(kind, name, key)) is not None:
                yield item

    @staticmethod
    def read(kind: type[T], key: int, document: Mapping[str, Any]) -> T:
        """Give a document of a table as `kind`, with its id where it does not say one itself."""
        return decode(kind, {"id": key, **document})

    def own_scales(self) -> dict[str, Scale]:
        """Give the scales that this desk defines beside the known ones."""
        return {item.name: item for item in self.typed_all(Scale, "scales")}

    def commit(self, action: str, changes: Changes, *, article: str | None = None, **about: object) -> Line | None:
        """Write one operation of this person."""
        where = {} if article is None else {"article": article}
        return self.storage.commit(changes, do=action, **where, **about)


def stored(item: object) -> dict[str, Any]:
    """Give a document for a table whose ids are its own."""
    document: dict[str, Any] = encode(item)
    document.pop("id", None)
    return document
