"""Feeds of news, RSS and Atom: from the bytes of one to the articles that are in it. Where they come from is elsewhere.

A feed is somebody else's text: nothing in it is fetched, no entity of it is unfolded, and whatever of it is whole is
taken where the rest is not.
"""

from __future__ import annotations

import datetime
import html
import re
from contextlib import suppress
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Entry", "entries_in", "is_feed"]

_BEGINS = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?[^>]*>\s*)*<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL)
_HEAD = 4096  # bytes in which a feed says that it is one
_UTF8_MARK = b"\xef\xbb\xbf"
# In which elements a format of feeds says what, the first one that says something counts.
_NAMES = ("guid", "id", "link")
_DAYS = ("pubDate", "published", "updated", "date")
_WORDS = ("encoded", "content", "description", "summary")


class Entry(Struct, frozen=True):
    """One article of a feed: what it is called there for good, where it stands, and its words as a page of HTML."""

    name: str
    link: str | None
    page: bytes


def is_feed(data: bytes) -> bool:
    """Tell whether these bytes begin as a feed does."""
    return _BEGINS.match(data[:_HEAD].removeprefix(_UTF8_MARK)) is not None


def entries_in(data: bytes) -> Iterator[Entry]:
    """Give the articles of a feed in its own order; none where it has none or cannot be read."""
    from lxml import etree  # only feeds need it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(data.removeprefix(_UTF8_MARK).lstrip(), parser)
    except (etree.LxmlError, ValueError):
        return
    if root is None:
        return
    for element in root.iter(etree.Element):
        if _kind(element) in {"item", "entry"}:
            yield _entry(element)


def _entry(element: Any) -> Entry:  # noqa: ANN401  (lxml is untyped)
    parts: dict[str, list[Any]] = {}
    for part in element:
        if isinstance(part.tag, str):
            parts.setdefault(_kind(part), []).append(part)
    title = html.unescape(_plain(parts, ("title",)))
    link = _link(parts)
    name = _plain(parts, _NAMES[:2]) or str(element.get(_ABOUT) or "") or link or title
    day = _day(_plain(parts, _DAYS))
    words = next((found for each in _WORDS for part in parts.get(each, ()) if (found := _html(part))), "")
    dated = f'<meta property="article:published_time" content="{day}">' if day else ""
    head = f"<meta charset=utf-8><title>{html.escape(title)}</title>{dated}"
    shown = words if "<" in words else f"<p>{words}</p>"
    page = (
        f"<!doctype html><html><head>{head}</head><body><article><h1>{html.escape(title)}</h1>{shown}</article></html>"
    )
    return Entry(name, link, page.encode("utf-8", "replace"))


_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


def _kind(element: Any) -> str:  # noqa: ANN401  (lxml is untyped)
    return str(element.tag).rpartition("}")[2]


def _plain(parts: dict[str, list[Any]], names: tuple[str, ...]) -> str:
    """Give the words of the first of these elements that has some, on one line."""
    said = (" ".join("".join(part.itertext()).split()) for name in names for part in parts.get(name, ()))
    return next(filter(None, said), "")


def _link(parts: dict[str, list[Any]]) -> str | None:
    for link in parts.get("link", ()):
        address = (link.get("href") or link.text or "").strip()
        if address and link.get("rel", "alternate") == "alternate":
            return str(address)
    return None


def _html(part: Any) -> str:  # noqa: ANN401  (lxml is untyped)
    """Give what an element says as HTML: RSS and Atom's `html` have it as text, Atom's `xhtml` as elements."""
    from lxml import etree

    if part.get("type") == "xhtml":
        return "".join(etree.tostring(child, encoding="unicode", method="html", with_tail=False) for child in part)
    words = "".join(part.itertext()).strip()
    atom_text = part.tag.startswith("{http://www.w3.org/2005/Atom}") and part.get("type", "text") == "text"
    return html.escape(words) if atom_text else words


def _day(words: str) -> str | None:
    with suppress(ValueError):
        return datetime.date.fromisoformat(words[:10]).isoformat()
    with suppress(ValueError, TypeError):
        return parsedate_to_datetime(words).date().isoformat()
    return None
