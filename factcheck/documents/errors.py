"""What cannot be read, and why, in one line that a person can act on."""

from __future__ import annotations

from factcheck.errors import FactcheckError

__all__ = ["SAVE_AGAIN", "OverLimit", "UnreadableSource"]

SAVE_AGAIN = "open it in its program and save it again"  # what helps with most damaged files


class UnreadableSource(FactcheckError):
    """A file, address or text that gave no document: missing, empty, binary, damaged, locked."""


class OverLimit(UnreadableSource):
    """A source that was left unread because it is larger or deeper than the limits allow."""
