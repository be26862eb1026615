"""Pages that a browser saved as one file (MHTML): the page inside is read as any other."""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING

from factcheck.documents.content import Raw
from factcheck.documents.errors import UnreadableSource
from factcheck.documents.formats import html

if TYPE_CHECKING:
    from factcheck.documents.content import Content
    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "mhtml 1"


def read(raw: Raw, limits: Limits) -> Content:
    """Read the first web page of the archive, which is the one that was saved."""
    message = email.message_from_bytes(raw.data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            data = part.get_payload(decode=True)
            if isinstance(data, bytes) and data.strip():
                return html.read(Raw(data, raw.source, part.get_content_charset()), limits)
    raise UnreadableSource(raw.source, "is a saved page without the page", "save it again from the browser")
