"""What stands on a desk, typed, found by where it belongs and read when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from msgspec import ValidationError

from factcheck.desk.record.model import Setting, Verdict
from factcheck.desk.record.places import AT_CLAIMS, UNDOABLE, Places, Steps
from factcheck.desk.record.scales import Scale
from factcheck.desk.store.codec import as_kind, decode, encode
from factcheck.desk.store.database import Database
from factcheck.desk.store.medium import Refused
from factcheck.desk.store.principal import TRUSTED, VOUCHERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from msgspec import Struct

    from factcheck.desk.record.wording import Wording
    from factcheck.desk.store.journal import JournalMedium, Line
    from factcheck.desk.store.principal import Voucher
    from factcheck.desk.store.storage import Changes, Tell

__all__ = ["AT_CLAIMS", "UNDOABLE", "Place", "Records", "checked", "stored"]

T = TypeVar("T")
AT_HAND = 20_000  # documents that are kept decoded: more than a screen, a report or an article of a thousand claims has
Place = tuple[str, int]  # an article's slug and a claim's number


class Records:
    """The database of one desk; with `contents` a long one need not be read anew each time it is opened."""

    def __init__(
        self, medium: Path | JournalMedium, by: str | None, *, contents: Path | None = None, tell: Tell | None = None
    ) -> None:
        self.db = Database(medium, by=by, index=Places(), contents=contents, tell=tell)
        self.storage = self.db.storage
        self.by, self.os = self.storage.by, self.storage.os
        self._own_scales: tuple[int, dict[str, Scale]] = (0, {})
        self._trusted: tuple[int, frozenset[str]] = (-1, TRUSTED)
        self._decoded: dict[tuple[str, int], tuple[int, object]] = {}
        self.wording: Wording | None = None  # where the words of sources are, once there are documents

    @property
    def places(self) -> Places:
        return cast("Places", self.storage.index)

    @property
    def articles(self) -> dict[str, int]:
        """The ids of the articles by their slugs, oldest first, without those that were removed."""
        articles, removed = self.places.articles, self.places.removed
        return {slug: key for slug, key in articles.items() if slug not in removed} if removed else articles

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

    @property
    def vouched(self) -> Voucher:
        """Who vouches for this person."""
        return self.storage.vouched

    def act_as(self, name: str, vouched: Voucher) -> None:
        """Let what this session does be done by somebody for whom another vouches than the machine."""
        self.os = self.storage.os = name
        self.storage.vouched = vouched

    def must_be_writable(self) -> None:
        """Raise `Refused` before anything is written for an operation that cannot be recorded."""
        self.storage.journal.medium.must_be_writable()

    def trusted(self) -> frozenset[str]:
        """Give who must vouch for those who read second and for whom they read, by the policy of this desk."""
        changes = self.storage.changes("settings")
        if self._trusted[0] != changes:
            said = next((item.value for item in self.typed_all(Setting, "settings") if item.name == "vouchers"), None)
            known = frozenset(said) & frozenset(VOUCHERS) if isinstance(said, list) else TRUSTED
            self._trusted = changes, known
        return self._trusted[1]

    def claims_in_order(self, slug: str) -> list[int]:
        """Give the numbers of an article's claims by where they now stand in it, without reading any.

        Those that are no longer in the article are left out.
        """
        return sorted(self.claims_by_number(slug), key=self.places.corner(slug).starts.__getitem__)

    def claims_by_number(self, slug: str) -> list[int]:
        """Give the numbers of an article's claims, without reading any; those that left the article are left out."""
        corner, removed = self.places.corner(slug), self.storage.table("claims").removed
        numbers = sorted(corner.starts)
        if not removed:
            return numbers
        return [number for number in numbers if corner.claims[number] not in removed]

    def touched(self, slug: str) -> set[int]:
        """Give the numbers of an article's claims at which something was ever recorded, without reading any."""
        return {number for held in self.places.corner(slug).at.values() for number in list(held)}

    def document(self, name: str, key: int) -> dict[str, Any] | None:
        """Give a stored document."""
        table = self.storage.table(name)
        row = table.row(key)
        return None if row is None else table.decoded(row)

    def _keys_at(self, name: str, place: Place) -> list[int]:
        article, claim = place
        keys = self.places.corner(article).at[name].get(claim, ())
        return sorted(set(keys)) if keys else []

    def has_several(self, name: str, place: Place) -> bool:
        """Tell whether a table ever had more than one document at a claim."""
        return len(self.places.corner(place[0]).at[name].get(place[1], ())) > 1

    def typed(self, kind: type[T], name: str, key: int) -> T | None:
        """Give a stored document as `kind`, decoded once for each of its states.

        None where there is none, and where another program wrote what is none: `misfits` names that.
        """
        row = self.storage.table(name).row(key)
        if row is None:
            return None
        known = self._decoded.get((name, key))
        if known is None or known[0] != row:
            if len(self._decoded) >= AT_HAND:
                self.let_go()
            try:
                item: object = as_kind(kind, key, self.storage.table(name).words(row))
            except ValidationError as error:
                item = error
            known = self._decoded[name, key] = (row, item)
        return None if isinstance(known[1], ValidationError) else cast("T", known[1])

    def problem(self, name: str, key: int) -> str | None:
        """Say what is wrong with a document that `typed` was asked for, None where nothing is."""
        known = self._decoded.get((name, key))
        return str(known[1]) if known is not None and isinstance(known[1], ValidationError) else None

    def let_go(self) -> None:
        """Keep no documents in memory that were decoded; for whoever goes through all of them."""
        self._decoded.clear()

    def typed_all(self, kind: type[T], name: str) -> Iterator[T]:
        """Give a table's documents as `kind`, oldest id first."""
        return self._typed(kind, name, sorted(self.storage.table(name).ids))

    def typed_at(self, kind: type[T], name: str, place: Place) -> Iterator[T]:
        """Give the documents of a table that belong to one claim as `kind`, oldest first."""
        return self._typed(kind, name, self._keys_at(name, place))

    def typed_pairs(self, kind: type[T], name: str, place: Place | None = None) -> Iterator[tuple[int, T]]:
        """Give the documents of a table, or of one claim in it, as `kind` with their ids, oldest id first."""
        keys = sorted(self.storage.table(name).ids) if place is None else self._keys_at(name, place)
        for key in keys:
            if (item := self.typed(kind, name, key)) is not None:
                yield key, item

    def places_citing(self, name: str) -> dict[Place, None]:
        """Give the claims at which a verdict, be it superseded, cites a piece of evidence."""
        verdicts = (self.typed(Verdict, "verdicts", key) for key in self.places.cited.get(name, ()))
        return {(verdict.article, verdict.claim): None for verdict in verdicts if verdict is not None}

    def whole(self, verdict: Verdict) -> Verdict:
        """Give a verdict with the words of its sources, which are not in its line."""
        return verdict if self.wording is None else self.wording.whole(verdict)

    def every_verdict(self, place: Place) -> Iterator[Verdict]:
        """Give every verdict that was ever given at a claim, oldest first, also what was superseded or taken back."""
        for key in self._keys_at("verdicts", place):
            verdict = self.typed(Verdict, "verdicts", key)
            if verdict is None and self.storage.table("verdicts").row(key) is None:
                states = (state.document for state in self.storage.history("verdicts", key))
                stood = next(filter(None, states), None)
                verdict = None if stood is None else self.earlier(Verdict, key, stood)
            if verdict is not None:
                yield self.whole(verdict)

    def typed_from(self, kind: type[T], source: str) -> Iterator[T]:
        """Give the evidence that came from one source as `kind`, oldest first."""
        return self._typed(kind, "evidence", sorted(set(self.places.sources.get(source, ()))))

    def _typed(self, kind: type[T], name: str, keys: Iterable[int]) -> Iterator[T]:
        for key in keys:
            if (item := self.typed(kind, name, key)) is not None:
                yield item

    def earlier(self, kind: type[T], key: int, document: Mapping[str, Any]) -> T | None:
        """Give an earlier state of a document as `kind`, None where it was something else."""
        try:
            return decode(kind, {"id": key, **document})
        except ValidationError:
            return None

    def own_scales(self) -> dict[str, Scale]:
        """Give the scales that this desk defines beside the known ones."""
        changes = self.storage.changes("scales")
        if self._own_scales[0] != changes:
            self._own_scales = changes, {item.name: item for item in self.typed_all(Scale, "scales")}
        return self._own_scales[1]

    def commit(self, action: str, changes: Changes, *, article: str | None = None, **about: object) -> Line | None:
        """Write one operation of this person."""
        where = {} if article is None else {"article": article}
        return self.storage.commit(changes, do=action, **where, **about)


def checked(item: Struct) -> dict[str, Any]:
    """Give a document for a table; raises `Refused` where it could not be read back as what it is."""
    document: dict[str, Any] = encode(item)
    try:
        decode(type(item), document)
    except ValidationError as error:
        raise Refused(f"this {type(item).__name__.lower()}", f"cannot be recorded ({error})", "mend it") from error
    return document


def stored(item: Struct) -> dict[str, Any]:
    """Give a document for a table whose ids are its own; raises `Refused` as `checked` does."""
    document = checked(item)
    document.pop("id", None)
    return document
