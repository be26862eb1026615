"""Electronic books (EPUB): their chapters in reading order, each read as the web page that it is."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from lxml import etree

from factcheck.documents.archives import DAMAGE, checked_archive
from factcheck.documents.content import Draft, Raw
from factcheck.documents.dates import parse_day
from factcheck.documents.errors import UnreadableSource
from factcheck.documents.formats import html
from factcheck.documents.languages import guess_language

if TYPE_CHECKING:
    import zipfile

    from factcheck.documents.content import Content
    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "epub 1"

_DC = "{http://purl.org/dc/elements/1.1/}"


def read(raw: Raw, limits: Limits) -> Content:
    """Read a book; raises `UnreadableSource` for one that is damaged, locked or without text."""
    draft = Draft()
    warnings: list[str] = []
    with checked_archive(raw, limits, doctypes=True) as archive:
        if "META-INF/rights.xml" in archive.namelist():
            raise UnreadableSource(raw.source, "is locked (DRM)", "take the passages that matter by hand")
        about, chapters = _package(archive, raw.source)
        for number, name in enumerate(chapters, 1):
            try:
                draft.embed(html.read_part(Raw(archive.read(name), raw.source), limits), f"chapter {number}")
            except UnreadableSource:
                continue  # a cover, an empty leaf
            except DAMAGE:
                warnings.append(f"chapter {number} ({name}) is missing in the file, or damaged")
    if not draft.passages:
        raise UnreadableSource(raw.source, "is a book without text", "check that it was saved")
    named = {
        name: (found.text or "").strip()
        for name in ("title", "creator", "date")
        if (found := _find(about, name)) is not None
    }
    return draft.finish(
        title=named.get("title"),
        date=parse_day(named.get("date")),
        author=named.get("creator"),
        language=guess_language(draft.text),
        warnings=warnings,
    )


def _find(about: Any, name: str) -> Any:  # noqa: ANN401  (lxml is untyped)
    return about.find(f".//{_DC}{name}")


def _name(element: Any) -> str:  # noqa: ANN401
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _package(archive: zipfile.ZipFile, source: str) -> tuple[Any, list[str]]:
    """Give what the book says of itself, and the names of its chapters in reading order."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    try:
        container = etree.fromstring(archive.read("META-INF/container.xml"), parser)
        path = next(one for one in container.iter() if _name(one) == "rootfile").get("full-path")
        package = etree.fromstring(archive.read(path), parser)
        items = {one.get("id"): one.get("href") for one in package.iter() if _name(one) == "item"}
        spine = [one.get("idref") for one in package.iter() if _name(one) == "itemref"]
    except (StopIteration, TypeError, AttributeError, etree.LxmlError, *DAMAGE):  # a part may be empty
        raise UnreadableSource(source, "is a damaged book (EPUB)", "save or fetch it again") from None
    folder = posixpath.dirname(path)
    return package, [
        posixpath.normpath(posixpath.join(folder, unquote(items[name]))) for name in spine if items.get(name)
    ]
