"""What people decided, and how it is kept.

What is only needed for citing and for reading replies is loaded when it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.desk.desk import Desk, find_desk
from factcheck.desk.parts.receiving import Received
from factcheck.desk.record.changes import NothingToUndo
from factcheck.desk.record.claims import UnknownClaim, split_key
from factcheck.desk.record.model import Article, ClaimState, Enquiry, Evidence, Exemption, Note, Source, Verdict
from factcheck.desk.record.scales import SCALES, TAGS, Rating, Scale, UnknownRating, scale
from factcheck.desk.record.views import BlindReading, Change, ClaimRecord, Colleague
from factcheck.desk.store.journal import Busy, Damaged, NewerFormat, NotAJournal, NotSaved, Refused
from factcheck.desk.store.storage import Conflict
from factcheck.lazily import loading

if TYPE_CHECKING:
    from factcheck.desk.judging.citing import cite, link_by_hand
    from factcheck.desk.judging.replies import read_answers

__all__ = [
    "SCALES",
    "TAGS",
    "Article",
    "BlindReading",
    "Busy",
    "Change",
    "ClaimRecord",
    "ClaimState",
    "Colleague",
    "Conflict",
    "Damaged",
    "Desk",
    "Enquiry",
    "Evidence",
    "Exemption",
    "NewerFormat",
    "NotAJournal",
    "NotSaved",
    "Note",
    "NothingToUndo",
    "Rating",
    "Received",
    "Refused",
    "Scale",
    "Source",
    "UnknownClaim",
    "UnknownRating",
    "Verdict",
    "cite",
    "find_desk",
    "link_by_hand",
    "read_answers",
    "scale",
    "split_key",
]

__getattr__ = loading(__name__, **{"judging.citing": "cite link_by_hand", "judging.replies": "read_answers"})[0]
