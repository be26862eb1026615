"""Published fact-checks into a desk's library: what others found, to be linked to claims like any other evidence.

A feed becomes documents of its publishers, because a publisher is one origin however many of its reviews agree. Every
object is kept as it stands in the document's snapshot; its text of record holds what people read. A feed that is not
whole changes nothing: it is read to its end before anything of it is taken in.
"""

from __future__ import annotations

import io
import re
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from factcheck.documents import DEFAULT, ask_again, fetch_changed, is_address, read_bytes, reviews_in, stream_objects
from factcheck.reports.claimreview import CONTEXT
from factcheck.reports.escaping import json_text, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.desk import Desk, Evidence
    from factcheck.documents import Limits

__all__ = ["Imported", "import_reviews", "objects_of"]

# Reviews in one document: a feed of any size is taken in with bounded memory, and what a claim is matched with is not
# read together with thousands of others.
MOST = 500
HELD = 20_000  # reviews of all publishers that wait to be put into documents
NOBODY = "unnamed publisher"
FEEDS = "review feeds"  # the desk's setting: by address, what asks its server whether it changed
LARGEST = 4_000_000_000  # bytes of a feed, which is streamed
LONGEST = 900.0  # seconds that one may take to come

_JSON_LD = re.compile(r"<script\b[^>]*\bapplication/ld\+json\b[^>]*>(.*?)</script", re.DOTALL | re.IGNORECASE)
_PAGE = re.compile(r"\s*<")


class Imported(Struct, frozen=True):
    """How many fact-checks came in, and the documents that hold them now; None where the server says nothing changed.

    `left` are the documents that were taken out of the library, since the feed has them no more.
    """

    reviews: int | None
    evidence: tuple[Evidence, ...]
    left: tuple[Evidence, ...] = ()


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


def import_reviews(
    desk: Desk, source: str | Path, *, tick: Callable[[], None] = lambda: None, limits: Limits = DEFAULT
) -> Imported:
    """Put the fact-checks of a file or an http(s) address into the desk's library, as evidence of their publishers.

    They are secondary. The same again changes nothing; a newer one replaces what came from the older. An address is
    asked whether anything changed since the last time. `tick` is called for each. Raises `UnreadableSource` where it
    cannot be read to its end, and then nothing of it was taken in.
    """
    name = str(source)
    if not is_address(name):
        return _taken_in(desk, Path(source), name, tick)
    kept = desk.settings.get(FEEDS)
    feeds = kept if isinstance(kept, dict) else {}
    there = any(item.source.startswith(f"{name}#") for item in desk.evidence.all())
    with _fetched(name, feeds.get(name, {}) if there else {}, limits) as (path, asks):
        if path is None:
            return Imported(None, ())
        imported = _taken_in(desk, path, name, tick)
    if imported.reviews and asks != feeds.get(name, {}):
        desk.settings.keep(FEEDS, {**feeds, name: asks})
    return imported


@contextmanager
def _fetched(address: str, conditions: dict[str, str], limits: Limits) -> Iterator[tuple[Path | None, dict[str, str]]]:
    """Give the file that an address was fetched into, None where nothing changed, and what asks so the next time."""
    with tempfile.NamedTemporaryFile(prefix="factcheck-feed-") as file:
        large = replace(limits, bytes=LARGEST, seconds=LONGEST)
        fetched = fetch_changed(address, conditions, large, into=file)
        file.flush()
        yield (None, conditions) if fetched is None else (Path(file.name), ask_again(fetched))


def _taken_in(desk: Desk, path: Path, name: str, tick: Callable[[], None]) -> Imported:
    count = sum(1 for _ in objects_of(path))  # to its end: what is cut short is told before anything is taken in
    before = [item for item in desk.evidence.all() if item.source.startswith(f"{name}#")]
    kept: list[Evidence] = []
    for source, publisher, nodes in _documents(path, name, tick):
        kept.append(_keep(desk, source, publisher, nodes))
    now = {item.source for item in kept}
    gone = [item for item in before if item.source not in now] if count else []
    left = tuple(desk.evidence.remove(item.id, reason="the feed has it no more") for item in gone)
    return Imported(count, tuple(kept), left)


def _documents(path: Path, name: str, tick: Callable[[], None]) -> Iterator[tuple[str, str, list[str]]]:
    """Give by documents the objects of a feed as JSON: the source that it is called by, the publisher, the objects."""
    held: dict[str, list[str]] = {}
    parts: dict[str, int] = {}
    waiting = 0

    def part(publisher: str) -> tuple[str, str, list[str]]:
        parts[publisher] = parts.get(publisher, 0) + 1
        return f"{name}#{publisher}, part {parts[publisher]}", publisher, held.pop(publisher)

    for node in objects_of(path):
        publisher = next((one_line(review.publisher) for review in reviews_in(node) if review.publisher), NOBODY)
        held.setdefault(publisher, []).append(json_text(node, indent=None))
        waiting += 1
        tick()
        if len(held[publisher]) == MOST or waiting == HELD:
            most = max(held, key=lambda each: len(held[each]))
            waiting -= len(held[most])
            yield part(most)
    for publisher in sorted(held):
        yield part(publisher)


def _keep(desk: Desk, source: str, publisher: str, nodes: list[str]) -> Evidence:
    head = json_text({"@context": CONTEXT, "@type": "DataFeed"}, indent=None)
    data = "".join((head[:-1], ', "dataFeedElement": [\n', ",\n".join(nodes), "\n]}\n")).encode()
    document = read_bytes(data, f"{source}.json")
    return desk.evidence.add(document, data, rank="secondary", origin=publisher)
