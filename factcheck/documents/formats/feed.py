"""Feeds (RSS, Atom): every entry under its title and day, its text read as the web page that it is."""

from __future__ import annotations

import email.utils
from typing import TYPE_CHECKING, Any

from lxml import etree

from factcheck.documents.content import Draft, Raw
from factcheck.documents.dates import parse_day
from factcheck.documents.errors import UnreadableSource
from factcheck.documents.formats import html
from factcheck.documents.languages import guess_language

if TYPE_CHECKING:
    import datetime

    from factcheck.documents.content import Content
    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "feed 1"

_TEXTS = ("encoded", "content", "description", "summary")
_DAYS = ("pubDate", "published", "date", "updated")


def read(raw: Raw, limits: Limits) -> Content:
    """Read a feed; raises `UnreadableSource` for one that is damaged or holds no entry."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(raw.data.lstrip(), parser)
    except (etree.LxmlError, ValueError):
        root = None
    entries = [one for one in root.iter() if _name(one) in {"item", "entry"}] if root is not None else []
    if not entries:
        raise UnreadableSource(raw.source, "is a feed without entries", "check that it was saved")
    draft = Draft()
    days: list[datetime.date] = []
    for number, entry in enumerate(entries, 1):
        place = f"entry {number}"
        if title := _field(entry, "title"):
            draft.heading(_plain(title, raw, limits), place)
        written = next((words for name in _DAYS if (words := _field(entry, name))), None)
        day = _day(written)
        if written and day:
            days.append(day)
            draft.entry(f"{day.isoformat()}", place)
        if words := next((words for name in _TEXTS if (words := _field(entry, name))), None):
            draft.paragraph(_plain(words, raw, limits), place)
    if not draft.passages:
        raise UnreadableSource(raw.source, "is a feed without text", "check that it was saved")
    channel = next((one for one in root.iter() if _name(one) in {"channel", "feed"}), root)
    return draft.finish(
        title=_field(channel, "title"), date=max(days, default=None), language=guess_language(draft.text)
    )


def _name(element: Any) -> str:  # noqa: ANN401  (lxml is untyped)
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _field(element: Any, name: str) -> str | None:  # noqa: ANN401
    for child in element:
        if _name(child) == name:
            inner = "".join(etree.tostring(part, encoding="unicode") for part in child)
            return ((child.text or "") + inner).strip() or None
    return None


def _plain(words: str, raw: Raw, limits: Limits) -> str:
    if "<" not in words and "&" not in words:
        return words
    try:
        return html.read_part(Raw(words.encode(), raw.source, "utf-8"), limits).text.replace("\n\n", "\n")
    except UnreadableSource:
        return ""


def _day(written: str | None) -> datetime.date | None:
    if not written:
        return None
    try:
        return email.utils.parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return parse_day(written)
