"""What people decided, and how it is kept."""

from factcheck.desk.citing import cite
from factcheck.desk.claims import UnknownClaim, split_key
from factcheck.desk.desk import Desk, find_desk
from factcheck.desk.history import NothingToUndo
from factcheck.desk.journal import Busy, Damaged, NewerFormat, NotAJournal, NotSaved, Refused
from factcheck.desk.model import (
    Article,
    BlindReading,
    Change,
    ClaimRecord,
    ClaimState,
    Colleague,
    Enquiry,
    Evidence,
    Exemption,
    Note,
    Source,
    Verdict,
)
from factcheck.desk.parts.receiving import Received
from factcheck.desk.replies import read_answers
from factcheck.desk.scales import SCALES, TAGS, Rating, Scale, UnknownRating, scale
from factcheck.desk.storage import Conflict

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
    "read_answers",
    "scale",
    "split_key",
]
