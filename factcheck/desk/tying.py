"""Which claims of the desk say the same: an index that follows the journal, so that asking costs little."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from factcheck.desk.claims import StoredClaim, claim_record
from factcheck.desk.part import Part

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.claims import Claim, Likeness, Ties
    from factcheck.desk.model import ClaimRecord

__all__ = ["Tying"]


class Tying(Part):
    """Finding the claims that say the same as one, in all articles."""

    def __init__(self, folder: Path, *, by: str | None = None) -> None:
        super().__init__(folder, by=by)
        self._ties: Ties[int] | None = None  # by the claims' ids, made when it is first asked for
        self._tied_to = 0  # the byte of the journal up to which it was brought
        self._tying = threading.Lock()

    def tied(self, key: str) -> list[tuple[ClaimRecord, Likeness]]:
        """Give the claims that say the same as this one, in the order of articles and numbers.

        The first call reads every claim of the desk; later ones only those that were changed since.
        """
        record = self.claim(key)
        return [(other, how) for other, how in self.tied_with(record.claim) if other.id != record.id]

    def tied_with(self, claim: Claim) -> list[tuple[ClaimRecord, Likeness]]:
        """Give the claims of the desk that say the same as one that need not be on it, in the same order."""
        self._records.storage.refresh()
        with self._tying:
            found = self._brought_up_to_date().find(claim)
        order = {slug: at for at, slug in enumerate(self._records.articles)}
        stored = ((self._stored(each), how) for each, how in found)
        places = [((one.article, one.number), how) for one, how in stored if one is not None]
        places.sort(key=lambda place: (order.get(place[0][0], len(order)), place[0][1]))
        tied = ((claim_record(self._records, place), how) for place, how in places)
        return [(other, how) for other, how in tied if other is not None]

    def _brought_up_to_date(self) -> Ties[int]:
        journal = self._records.storage.journal
        end = journal.end
        if self._ties is not None and end != self._tied_to:
            for line in journal.lines(self._tied_to):
                changed = self._records.storage.outline(line).set.get("claims", {})
                if changed is None:  # another program emptied the table
                    self._ties = None
                    break
                for key in changed:
                    self._take_in(self._ties, int(key))
        if self._ties is None:
            from factcheck.claims import Ties  # loaded when somebody asks what says the same

            self._ties = Ties()
            for each in sorted(self._records.storage.table("claims").ids):
                self._take_in(self._ties, each)
        self._tied_to = end
        return self._ties

    def _take_in(self, ties: Ties[int], key: int) -> None:
        claim = self._stored(key)
        if claim is None or claim.gone:
            ties.remove(key)
        else:
            ties.add(key, claim.claim)

    def _stored(self, key: int) -> StoredClaim | None:
        return self._records.typed(StoredClaim, "claims", key)
