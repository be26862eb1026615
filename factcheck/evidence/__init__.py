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

__getattr__, __dir__ = loading(
    __name__,
    library="Library",
    linking="link",
    model="Addition Entry Found Link Rank UnknownDocument",
    query="Query query_for query_of written_day",
    ranking="Ranked rank",
    storage="IndexUnusable discard",
)
