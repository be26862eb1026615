"""What claims are held against: the library, its index, and linking."""

from factcheck.evidence.library import Entry, Found, Library, Rank, UnknownDocument
from factcheck.evidence.linking import link
from factcheck.evidence.model import Link
from factcheck.evidence.query import Query, query_for, written_day
from factcheck.evidence.ranking import Ranked, rank
from factcheck.evidence.storage import IndexUnusable, discard

__all__ = [
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
    "rank",
    "written_day",
]
