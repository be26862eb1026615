"""What claims are held against: the library, its index, and linking.

Loaded when it is used: who needs only the types pays only for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lazily import loading

if TYPE_CHECKING:
    from factcheck.evidence.library import Library
    from factcheck.evidence.linking import link
    from factcheck.evidence.model import Addition, Entry, Found, Link, Rank, UnknownDocument
    from factcheck.evidence.query import Query, query_for, query_of, written_day
    from factcheck.evidence.ranking import Ranked, rank
    from factcheck.evidence.storage import IndexUnusable, discard

__all__ = [
    "Addition",
    "Entry",
    "Found",
    "IndexUnusable",
    "Library",
    "Link",
    "Query",
    "Rank",
    "Ranked",
    "UnknownDocument",
    "discard",
    "link",
    "query_for",
    "query_of",
    "rank",
    "written_day",
]

_HOMES = {
    "Addition": "model",
    "Entry": "model",
    "Found": "model",
    "IndexUnusable": "storage",
    "Library": "library",
    "Link": "model",
    "Query": "query",
    "Rank": "model",
    "Ranked": "ranking",
    "UnknownDocument": "model",
    "discard": "storage",
    "link": "linking",
    "query_for": "query",
    "query_of": "query",
    "rank": "ranking",
    "written_day": "query",
}


__getattr__ = loading(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted(__all__)
