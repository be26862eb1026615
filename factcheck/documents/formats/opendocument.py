"""What texts and sheets of OpenDocument have in common: the archive, the styles that raise letters, the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from factcheck.documents.archives import DAMAGE, checked_archive
from factcheck.documents.dates import parse_day
from factcheck.documents.errors import SAVE_AGAIN, UnreadableSource
from factcheck.documents.raised import raised

if TYPE_CHECKING:
    import datetime

    from factcheck.documents.content import Raw
    from factcheck.documents.limits import Limits

__all__ = ["NAMES", "Package", "number_of", "open_package", "tag", "words_of"]

_ROOT = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = {
    "office": f"{_ROOT}office:1.0", "text": f"{_ROOT}text:1.0", "table": f"{_ROOT}table:1.0",
    "style": f"{_ROOT}style:1.0", "draw": f"{_ROOT}drawing:1.0", "meta": f"{_ROOT}meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}  # fmt: skip
_MOST_REPEATED = 100_000


def tag(name: str) -> str:
    """Give the full name of an element or attribute that is written "text:p"."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


# What stands in a paragraph without being of its words.
_NOT_TEXT = frozenset(
    map(tag, ("office:annotation", "text:note", "text:tracked-changes", "text:ruby-text", "draw:text-box"))
)
_SPACE, _TAB, _LINE = tag("text:s"), tag("text:tab"), tag("text:line-break")
_BLOCKS = frozenset(map(tag, ("text:p", "text:h")))


class Package:
    """An OpenDocument file: its content, the names of the styles that raise letters, what it says of itself."""

    def __init__(self, content: Any, about: Any) -> None:  # noqa: ANN401  (lxml is untyped)
        self.body: Any = content.find(tag("office:body"))
        self.raising = frozenset(
            style.get(tag("style:name"))
            for style in content.iter(tag("style:style"))
            for properties in style.iter(tag("style:text-properties"))
            if (properties.get(tag("style:text-position")) or "").startswith("super")
        )
        self._about = about

    def _field(self, name: str) -> str | None:
        found = self._about.find(f".//{tag(name)}") if self._about is not None else None
        return (found.text or "").strip() or None if found is not None else None

    @property
    def title(self) -> str | None:
        return self._field("dc:title")

    @property
    def author(self) -> str | None:
        return self._field("meta:initial-creator") or self._field("dc:creator")

    @property
    def date(self) -> datetime.date | None:
        return parse_day(self._field("dc:date"))


def open_package(raw: Raw, limits: Limits) -> Package:
    """Open an OpenDocument file; raises `UnreadableSource` for a damaged or locked one."""
    with checked_archive(raw, limits) as archive:
        try:
            if b"manifest:encryption-data" in archive.read("META-INF/manifest.xml"):
                raise UnreadableSource(raw.source, "is protected by a password", "save it without one")
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            content = etree.fromstring(archive.read("content.xml"), parser)
            about = etree.fromstring(archive.read("meta.xml"), parser) if "meta.xml" in archive.namelist() else None
            package = Package(content, about)
        except (etree.LxmlError, *DAMAGE):
            package = None
    if package is None or package.body is None:
        raise UnreadableSource(raw.source, "is a damaged OpenDocument file", SAVE_AGAIN)
    return package


def number_of(element: Any, name: str) -> int:  # noqa: ANN401
    """Give how often a cell or row is repeated, or how far it spans; 1 where it says nothing."""
    value = element.get(tag(name)) or "1"
    return min(int(value), _MOST_REPEATED) if value.isascii() and value.isdigit() and int(value) else 1


def words_of(element: Any, raising: frozenset[str], *, in_cell: bool = False) -> str:  # noqa: ANN401
    """Give the words below an element as they now read, paragraphs on lines of their own."""
    parts: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if node.tag in _NOT_TEXT or _is_raised(node, raising):
                if node.tag not in _NOT_TEXT:
                    parts.append(raised("".join(parts[-6:]), "".join(node.itertext()), in_cell=in_cell))
                parts.append(_SKIP)
            elif node.tag == _SPACE:
                parts.append(" " * min(number_of(node, "text:c"), 100))
            elif node.tag in (_TAB, _LINE):
                parts.append("\t" if node.tag == _TAB else "\n")
            elif node.tag in _BLOCKS and parts:
                parts.append("\n")
            parts.append(node.text or "")
        else:
            if node.tag in _NOT_TEXT or _is_raised(node, raising):
                while parts and parts.pop() is not _SKIP:  # what was written inside of it
                    pass
            if node is not element:
                parts.append(node.tail or "")
    return "".join(parts)


_SKIP = "\0skip"


def _is_raised(node: Any, raising: frozenset[str]) -> bool:  # noqa: ANN401
    return node.get(tag("text:style-name")) in raising and node.tag == tag("text:span")
