"""Raised letters of a web page, written out before its markup is gone: marks of notes, powers, ordinals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.documents.raised import raised
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["lower_marks"]

_RAISED_STYLE = compile_pattern(
    r"vertical-align\s*:\s*(?:super|text-top)|font-variant-position\s*:\s*super", re.IGNORECASE
)
_NOTE_LINK = compile_pattern(r"#(?:_?(?:fn|ftn|edn|en|cite|note|footnote|endnote|ref))\w*[-_:.]?\w*", re.IGNORECASE)
_NOTE_ROLES = frozenset({"doc-noteref"})
_LONGEST, _LONGEST_CELL = 40, 60
# An entity may give them, XML has none.
_UNWRITABLE = compile_pattern("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def lower_marks(tree: HtmlElement) -> None:
    """Put into the place of raised elements what they say; a mark beside a figure says nothing of the figure."""
    for element in list(tree.iter("sup", "span", "a", "small")):
        if not _is_raised(element):
            continue
        words = " ".join(element.text_content().split())
        parent = element.getparent()
        if parent is None or len(words) > _LONGEST:
            continue
        cell = next(element.iterancestors("td", "th"), None)
        in_cell = cell is not None and len(cell.text_content()) <= _LONGEST_CELL
        kept = raised(_before(element), words, in_cell=in_cell)
        for child in list(element):
            element.remove(child)
        element.text = _UNWRITABLE.sub("", kept)
        element.drop_tag()


def _is_raised(element: HtmlElement) -> bool:
    if element.tag == "sup":
        return True
    if _RAISED_STYLE.search(element.get("style") or ""):
        return True
    if element.tag != "a":
        return False
    words = (element.text or "").strip()
    marks = element.get("role") in _NOTE_ROLES or _NOTE_LINK.fullmatch(element.get("href") or "") is not None
    return marks and len(element) == 0 and len(words.strip("[]()")) <= 3


def _before(element: HtmlElement) -> str:
    """Give the words right before an element, within its block."""
    sibling = element.getprevious()
    while sibling is not None:
        if sibling.tail and sibling.tail.strip():
            return str(sibling.tail)
        words = sibling.text_content() if isinstance(sibling.tag, str) else ""
        if words.strip():
            return str(words)
        sibling = sibling.getprevious()
    parent = element.getparent()
    if parent is None:
        return ""
    if parent.text and parent.text.strip():
        return str(parent.text)
    return _before(parent) if parent.tag in _INLINE else ""


_INLINE = frozenset({"a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "sup", "u"})
