"""How documents come into a desk's library: one or many at a time, as one operation; the index goes with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.desk.record.changes import changes_from
from factcheck.desk.record.claims import claim_record, given_at
from factcheck.desk.record.lookup import UNNAMED, in_library
from factcheck.desk.record.model import Evidence, Reopening
from factcheck.desk.record.records import checked, stored
from factcheck.desk.store.storage import now
from factcheck.documents.model import Document  # noqa: TC001  a field's type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.desk.aside.searching import Searching
    from factcheck.desk.record.model import Rank
    from factcheck.desk.record.records import Place, Records
    from factcheck.desk.store.files import Files
    from factcheck.desk.store.storage import Changes

__all__ = ["Received", "Receiving", "each_source_once"]


class Received(Struct, frozen=True):
    """A document for the library with the bytes that it was read from, and what is known of it beside.

    `page` is the answer that it came with as a web archive. `anew` says that bytes which are there already were read in
    another way, as a scan whose text is recognised now; where that gives another text, it replaces the one there.
    """

    document: Document
    data: bytes
    rank: Rank | None = None
    origin: str | None = None
    archived: str | None = None
    by_hand: str | None = None
    page: bytes | None = None
    anew: bool = False


class Receiving:
    """Takes documents in."""

    def __init__(self, records: Records, files: Files, searching: Searching) -> None:
        self._records, self._files, self._searching = records, files, searching

    def take(self, received: Sequence[Received], *, index: bool = False) -> list[Evidence]:
        self._records.must_be_writable()
        kept = self._files.keep_together((each.data, each.document, each.page) for each in received)
        before = [self._from_there(each.document) for each in received]
        looked_at = self._records.storage.journal.end
        lapsed = [  # nobody waits while claims are read
            self._without_their_words(old, each.document) for old, each in zip(before, received, strict=True)
        ]
        items: list[Evidence] = []
        fresh: list[tuple[Evidence, Document]] = []
        evidence: dict[str, dict[str, object]] = {}
        opened: dict[str, dict[str, object]] = {}
        with self._records.storage.exclusive():
            changes_before = self._records.storage.table("evidence").changes
            for each, (snapshot, text, page), was, waiting in zip(received, kept, before, lapsed, strict=True):
                same = self._from_there(each.document)
                alike = (item for item in same if item.sha256 == snapshot and (not each.anew or item.text == text))
                if known := next(alike, None):
                    items.append(known)
                    continue
                item = self._item(each, (snapshot, text, page), same[-1] if same else None)
                items.append(item)
                fresh.append((item, each.document))
                evidence |= {old.id[1:]: checked(replace(old, replaced_by=item.id)) for old in same}
                evidence[item.id[1:]] = checked(item)
                since = self._touched_since(looked_at) if same and same == was else None
                again = self._without_their_words(same, each.document, since)
                left = (
                    again if since is None else {**{at: it for at, it in waiting.items() if at not in since}, **again}
                )
                for reopening in left.values():
                    told = replace(reopening, reason=f"{reopening.reason} changed and is now {item.id}")
                    opened[str(self._records.storage.next_id("reopenings"))] = stored(told)
            changes: Changes = {"evidence": evidence, "reopenings": opened} if opened else {"evidence": evidence}
            if evidence:
                self._records.commit("add-evidence", changes)
        if index and fresh:
            came = {item.id for item, _ in fresh}
            gone = [name for key in evidence if (name := f"e{key}") not in came]
            self._searching.follow(changes_before, self._records.storage.table("evidence").changes, fresh, gone)
        return items

    def _item(self, each: Received, kept: tuple[str, str, str | None], former: Evidence | None) -> Evidence:
        document = each.document
        return Evidence(
            id=f"e{self._records.storage.next_id('evidence')}",
            title=document.title or Path(document.source).name,
            source=document.source,
            sha256=kept[0],
            text=kept[1],
            page=kept[2],
            rank=each.rank or (former.rank if former else None),
            origin=each.origin or (former.origin if former else None),
            archived=each.archived or (former.archived if former else None),
            by_hand=each.by_hand,
            date=document.date.isoformat() if document.date else None,
            by=self._records.by,
            at=now(),
        )

    def _from_there(self, document: Document) -> list[Evidence]:
        """Give what is in the library from the same source."""
        named = document.source not in UNNAMED
        return in_library(self._records.typed_from(Evidence, document.source)) if named else []

    def _touched_since(self, revision: int) -> dict[Place, None]:
        """Give the claims at which something was done since this was read."""
        changes = changes_from(self._records, revision)
        return {(each.article, number): None for each in changes if each.article for number in each.claims}

    def _without_their_words(
        self, old: Iterable[Evidence], document: Document, among: Mapping[Place, None] | None = None
    ) -> dict[Place, Reopening]:
        """Give what opens the claims again whose verdicts cite words of `old` evidence that `document` does not have.

        Only the claims that cite it are read, and of those only the ones at the places `among`, if such are given.
        """
        found: dict[Place, Reopening] = {}
        for item in old:
            for place in self._records.places_citing(item.id):
                record = claim_record(self._records, place) if among is None or place in among else None
                if record is None or record.gone is not None:
                    continue
                sources = (source for verdict in record.all_verdicts for source in verdict.sources)
                if any(source.document == item.id and source.text not in document.text for source in sources):
                    after = max(verdict.id for verdict in record.all_verdicts)
                    found[place] = Reopening(*place, after, item.id, judged=given_at(self._records, place))
        return found


def each_source_once(received: Sequence[Received]) -> Iterator[list[Received]]:
    """Give the documents in runs in which no source stands twice."""
    some: list[Received] = []
    sources: set[str] = set()
    for each in received:
        if each.document.source in sources:
            yield some
            some, sources = [], set()
        some.append(each)
        if each.document.source not in UNNAMED:
            sources.add(each.document.source)
    if some:
        yield some
