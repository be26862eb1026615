"""Which claims of the desk say the same: an index that follows the journal, so that asking costs little.

Of very many claims it is kept in a file beside the journal; where that cannot be used it is made in memory.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import DecodeError

from factcheck.desk.record.claims import StoredClaim, claim_record
from factcheck.desk.record.lookup import find_claim

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.claims import Claim, Likeness, Ties
    from factcheck.desk.aside.kept_ties import KeptTies
    from factcheck.desk.record.records import Records
    from factcheck.desk.record.views import ClaimRecord

__all__ = ["TIES", "Tying"]


TIES = "ties.sqlite"  # a cache: it can be thrown away
MANY = 2000  # claims from which on they are not read anew by each who asks


class Tying:
    """Finding the claims that say the same as one, in all articles."""

    def __init__(self, records: Records, path: Path, mode: int) -> None:
        self._records, self._path, self._mode = records, path, mode
        self._ties: Ties[int] | None = None  # by the claims' ids, made when it is first asked for
        self._tied_to = 0  # the byte of the journal up to which it was brought
        self._kept_ties: KeptTies | None = None  # the same in a file, of very many claims
        self._lock = threading.Lock()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._let_go()

    def of(self, key: str) -> list[tuple[ClaimRecord, Likeness]]:
        """Give the claims that say the same as this one, in the order of articles and numbers.

        The first call reads every claim of the desk, of very many only where nobody did before; later ones only those
        that were changed since.
        """
        record = find_claim(self._records, key)
        return [(other, how) for other, how in self.with_claim(record.claim) if other.id != record.id]

    def with_claim(self, claim: Claim) -> list[tuple[ClaimRecord, Likeness]]:
        """Give the claims of the desk that say the same as one that need not be on it, in the same order."""
        self._records.storage.refresh()
        with self._lock:
            found = self._kept(claim)
            if found is None:
                found = self._brought_up_to_date().find(claim)
        order = {slug: at for at, slug in enumerate(self._records.articles)}
        stored = ((self._stored(each), how) for each, how in found)
        places = [((one.article, one.number), how) for one, how in stored if one is not None and one.article in order]
        places.sort(key=lambda place: (order[place[0][0]], place[0][1]))
        tied = ((claim_record(self._records, place), how) for place, how in places)
        return [(other, how) for other, how in tied if other is not None]

    def _kept(self, claim: Claim) -> list[tuple[int, Likeness]] | None:
        """Give the ids of the claims that say the same, from the file; None where there are few or it is of no use."""
        storage = self._records.storage
        if len(storage.table("claims")) < MANY or not storage.journal.may_be_kept:
            return None
        import sqlite3  # like what is kept in it, loaded when somebody asks what says the same

        from factcheck.desk.aside.kept_ties import KeptTies

        try:
            if self._kept_ties is None:
                self._kept_ties = KeptTies(self._path, self._mode)
            if self._kept_ties.is_ahead_of(storage.journal):
                storage.refresh(wait=1.0)  # somebody else has read what was just written; else it is another journal's
            self._kept_ties.follow(
                storage.journal, lambda: sorted(storage.table("claims").ids), self._claims_changed, self._claim
            )
            return self._kept_ties.find(claim)
        except (sqlite3.Error, OSError, DecodeError) as error:
            self._let_go()
            if not isinstance(error, sqlite3.OperationalError | OSError):  # it is damaged, not in use or out of reach
                with suppress(OSError):
                    self._path.unlink()
            return None

    def _claims_changed(self, since: int) -> list[int] | None:
        """Give the ids of the claims that lines from an offset on changed; None where one emptied the table."""
        found: dict[int, None] = {}
        for line in self._records.storage.journal.lines(since):
            changed = self._records.storage.outline(line).set.get("claims", {})
            if changed is None:
                return None
            found |= dict.fromkeys(map(int, changed))
        return list(found)

    def _claim(self, key: int) -> Claim | None:
        stored = self._stored(key)
        return None if stored is None or stored.gone else stored.claim

    def _let_go(self) -> None:
        if self._kept_ties is not None:
            import sqlite3

            with suppress(sqlite3.Error):
                self._kept_ties.close()
            self._kept_ties = None

    def _brought_up_to_date(self) -> Ties[int]:
        journal = self._records.storage.journal
        end = journal.end
        if self._ties is not None and end != self._tied_to:
            changed = self._claims_changed(self._tied_to)
            for key in changed or ():
                self._take_in(self._ties, key)
            if changed is None:  # another program emptied the table
                self._ties = None
        if self._ties is None:
            from factcheck.claims import Ties  # loaded when somebody asks what says the same

            self._ties = Ties()
            for each in sorted(self._records.storage.table("claims").ids):
                self._take_in(self._ties, each)
        self._tied_to = end
        return self._ties

    def _take_in(self, ties: Ties[int], key: int) -> None:
        claim = self._claim(key)
        if claim is None:
            ties.remove(key)
        else:
            ties.add(key, claim)

    def _stored(self, key: int) -> StoredClaim | None:
        return self._records.typed(StoredClaim, "claims", key)
