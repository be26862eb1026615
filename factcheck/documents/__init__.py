"""What was read: documents, passages, tables. How they are judged lives elsewhere."""

from factcheck.documents.claimreview import Review, reviews_in, stream_reviews
from factcheck.documents.errors import OverLimit, UnreadableSource
from factcheck.documents.limits import DEFAULT, Limits
from factcheck.documents.model import Cell, Document, Passage, Row, Table
from factcheck.documents.reading import read, read_bytes, read_fetched, read_many, read_text
from factcheck.documents.sentences import split_sentences
from factcheck.documents.sources import Fetched, expand, fetch

__all__ = [
    "DEFAULT",
    "Cell",
    "Document",
    "Fetched",
    "Limits",
    "OverLimit",
    "Passage",
    "Review",
    "Row",
    "Table",
    "UnreadableSource",
    "expand",
    "fetch",
    "read",
    "read_bytes",
    "read_fetched",
    "read_many",
    "read_text",
    "reviews_in",
    "split_sentences",
    "stream_reviews",
]
