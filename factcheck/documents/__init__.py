"""What was read: documents, passages, tables. How they are judged lives elsewhere.

Loaded when it is used: who needs only the types pays only for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lazily import loading

if TYPE_CHECKING:
    from factcheck.documents.apart import ReadingProcesses, lasting_processes
    from factcheck.documents.claimreview import Review, reviews_in, stream_objects, stream_reviews
    from factcheck.documents.errors import OverLimit, UnreadableSource
    from factcheck.documents.fetched import Fetched, ask_again
    from factcheck.documents.limits import DEFAULT, Limits
    from factcheck.documents.model import Cell, Document, Passage, Row, Table
    from factcheck.documents.network import fetch_changed
    from factcheck.documents.reading import read, read_bytes, read_fetched, read_many, read_text
    from factcheck.documents.recognising import recogniser_fault
    from factcheck.documents.sources import expand, fetch, is_address
    from factcheck.documents.speakers import is_transcript, speaker_at, speakers_of
    from factcheck.documents.web_archives import page_archive

__all__ = [
    "DEFAULT",
    "Cell",
    "Document",
    "Fetched",
    "Limits",
    "OverLimit",
    "Passage",
    "ReadingProcesses",
    "Review",
    "Row",
    "Table",
    "UnreadableSource",
    "ask_again",
    "expand",
    "fetch",
    "fetch_changed",
    "is_address",
    "is_transcript",
    "lasting_processes",
    "page_archive",
    "read",
    "read_bytes",
    "read_fetched",
    "read_many",
    "read_text",
    "recogniser_fault",
    "reviews_in",
    "speaker_at",
    "speakers_of",
    "stream_objects",
    "stream_reviews",
]

__getattr__, __dir__ = loading(
    __name__,
    apart="ReadingProcesses lasting_processes",
    claimreview="Review reviews_in stream_objects stream_reviews",
    errors="OverLimit UnreadableSource",
    fetched="Fetched ask_again",
    limits="DEFAULT Limits",
    model="Cell Document Passage Row Table",
    network="fetch_changed",
    reading="read read_bytes read_fetched read_many read_text",
    recognising="recogniser_fault",
    sources="expand fetch is_address",
    speakers="is_transcript speaker_at speakers_of",
    web_archives="page_archive",
)
