"""Published fact-checks into a desk's library: what others found, to be linked to claims like any other evidence.

A feed becomes one document per publisher, because a publisher is one origin however many of its reviews agree. Every
object is kept as it stands in the document's snapshot; its text of record holds what people read.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from factcheck.documents import read_bytes, reviews_in, stream_objects
from factcheck.reports.claimreview import CONTEXT
from factcheck.reports.escaping import json_text, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from factcheck.desk import Desk, Evidence

__all__ = ["Imported", "import_reviews", "objects_of"]

# Reviews in one document: a feed of any size is taken in with bounded memory, and stays searchable in pieces.
MOST = 2_000
NOBODY = "unnamed publisher"

_JSON_LD = re.compile(r"<script\b[^>]*\bapplication/ld\+json\b[^>]*>(.*?)</script", re.DOTALL | re.IGNORECASE)
_PAGE = re.compile(r"\s*<")


class Imported(Struct, frozen=True):
    """How many fact-checks came in, and the documents that hold them now."""

    reviews: int
    evidence: tuple[Evidence, ...]


def objects_of(path: Path) -> Iterator[dict[str, Any]]:
    """Give the fact-checks of a feed, an answer of the Fact Check Tools API or a saved page, with every field.

    Raises `UnreadableSource`. A feed is read as a stream; a page is read whole.
    """
    if not _is_page(path):
        yield from stream_objects(path)
        return
    for found in _JSON_LD.finditer(path.read_text("utf-8", errors="replace")):
        yield from stream_objects(io.StringIO(found[1]))


def _is_page(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return _PAGE.match(file.read(1_000)) is not None
    except OSError:
        return False  # whoever reads it next says why


def import_reviews(desk: Desk, path: Path, *, tick: Callable[[], None] = lambda: None) -> Imported:
    """Put the fact-checks of a file into the desk's library, as secondary evidence of their publishers.

    The same file again changes nothing; a newer one replaces what came from the older. `tick` is called for each.
    """
    held: dict[str, list[dict[str, Any]]] = {}
    parts: dict[str, int] = {}
    kept: list[Evidence] = []
    count = 0

    def keep(publisher: str) -> None:
        parts[publisher] = parts.get(publisher, 0) + 1
        kept.append(_keep(desk, f"{path}#{publisher}, part {parts[publisher]}", publisher, held.pop(publisher)))

    for node in objects_of(path):
        publisher = next((one_line(review.publisher) for review in reviews_in(node) if review.publisher), NOBODY)
        held.setdefault(publisher, []).append(node)
        count += 1
        tick()
        if len(held[publisher]) == MOST:
            keep(publisher)
    for publisher in sorted(held):
        keep(publisher)
    return Imported(count, tuple(kept))


def _keep(desk: Desk, source: str, publisher: str, nodes: list[dict[str, Any]]) -> Evidence:
    feed = {"@context": CONTEXT, "@type": "DataFeed", "dataFeedElement": nodes}
    data = json_text(feed).encode()
    document = read_bytes(data, f"{source}.json")
    return desk.add_evidence(document, data, rank="secondary", origin=publisher)
