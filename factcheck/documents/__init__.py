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

_HOMES = {
    "Cell": "model",
    "DEFAULT": "limits",
    "Document": "model",
    "Fetched": "fetched",
    "Limits": "limits",
    "OverLimit": "errors",
    "Passage": "model",
    "ReadingProcesses": "apart",
    "Review": "claimreview",
    "Row": "model",
    "Table": "model",
    "UnreadableSource": "errors",
    "ask_again": "fetched",
    "expand": "sources",
    "fetch": "sources",
    "fetch_changed": "network",
    "is_address": "sources",
    "is_transcript": "speakers",
    "lasting_processes": "apart",
    "page_archive": "web_archives",
    "read": "reading",
    "read_bytes": "reading",
    "read_fetched": "reading",
    "read_many": "reading",
    "read_text": "reading",
    "recogniser_fault": "recognising",
    "reviews_in": "claimreview",
    "speaker_at": "speakers",
    "speakers_of": "speakers",
    "stream_objects": "claimreview",
    "stream_reviews": "claimreview",
}


__getattr__ = loading(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted(__all__)
