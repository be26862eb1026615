"""The article against itself: findings without a claim, each with its spans and its working.

How each contradiction is found is in `consistency`; here they are put together and named.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from factcheck.checking.consistency.ages import find_ages
from factcheck.checking.consistency.beside import find_beside
from factcheck.checking.consistency.changes import find_changes
from factcheck.checking.consistency.counts import find_counts
from factcheck.checking.consistency.dates import find_dates
from factcheck.checking.consistency.durations import find_durations
from factcheck.checking.consistency.following import find_following
from factcheck.checking.consistency.lists import find_lists
from factcheck.checking.consistency.measures import find_measures
from factcheck.checking.consistency.model import Article, Fault
from factcheck.checking.consistency.past_hundred import find_past_hundred
from factcheck.checking.consistency.shares import find_shares
from factcheck.checking.consistency.totals import find_totals
from factcheck.checking.consistency.twice import find_twice
from factcheck.checking.model import SelfCheck
from factcheck.errors import Edge
from factcheck.language import level_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims import Claim
    from factcheck.documents import Document
    from factcheck.errors import Tell

__all__ = ["self_checks"]

_READ = 4  # the level of a language from which its articles are held against themselves

_CHECKS = (
    find_totals, find_lists, find_counts, find_past_hundred, find_shares, find_changes, find_following,
    find_measures, find_dates, find_durations, find_ages, find_beside, find_twice,
)  # fmt: skip


def self_checks(document: Document, claims: Sequence[Claim], *, tell: Tell | None = None) -> tuple[SelfCheck, ...]:
    """Find where an article contradicts itself, in the order of the places; silent on ordinary articles.

    `claims` are those that were found in the document; what is only expected, and what two people say against each
    other, is no contradiction. Ids do not depend on offsets. Nothing is found in a language that is not read so far.
    With `tell` a check at which the program fails is told and passed over; without, it raises.
    """
    if level_of(document.language) < _READ:
        return ()
    article = Article(document, claims)
    faults: list[Fault] = []
    for check in _CHECKS:
        with Edge(f"the article against itself, {check.__name__.removeprefix('find_').replace('_', ' ')}", tell):
            faults += list(check(article))
    faults.sort(key=lambda fault: fault.spans)
    seen: dict[str, int] = {}
    found = []
    for fault in faults:
        words = tuple(document.text[start:end] for start, end in fault.spans)
        base = "\x1f".join((fault.kind, *words, fault.working))
        seen[base] = seen.get(base, -1) + 1
        digest = hashlib.sha256(f"{base}\x1f{seen[base]}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
        found.append(SelfCheck(digest, fault.relation, fault.derivation, fault.spans, fault.working, fault.kind, words))
    return tuple(found)
