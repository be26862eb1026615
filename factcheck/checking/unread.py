"""What may be said where a text is not read for sure: how the numbers stand, and nothing of what that means."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.evidence.abroad import other_language
from factcheck.figures.writing import told
from factcheck.language import language_name, level_of
from factcheck.language.packs import code_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.documents import Document
    from factcheck.evidence import Library, Link

__all__ = ["without_stance"]

# From this level on a pack knows periods and number words, without which two equal numbers may be two facts.
_READ = 2
# Where an embedder has compared the meaning of two sentences, it is enough that digits, scales and units are read.
_READ_BY_MEANING = 1
_SAYS = frozenset({"supports", "contradicts"})
# Relations that say whose another figure is, by comparing words.
_BY_WORDS = frozenset({"OTHER ROW"})
# A figure that was recognised in a picture and is less sure than this may be another one than is printed there.
_SURE = 85


def without_stance(links: Iterable[Link], article: Document, library: Library) -> list[Link]:
    """Give links with the stance "unclear" where the article or the passage is in a language whose words are not read.

    So too where a passage contradicts by figures of which its reading (OCR) was not sure. The relation of the numbers
    stays, and its working says which language it is, or how sure.
    """
    return [_told(link, article, library) for link in links]


def _told(link: Link, article: Document, library: Library) -> Link:
    relation = link.relation
    if relation.stance not in _SAYS and relation.label not in _BY_WORDS:
        return link
    document = article if link.same_article else library.document(link.document)
    by_meaning = "meaning" in link.features and other_language(article, document)
    if relation.label in _BY_WORDS:
        apart = other_language(article, document) and not by_meaning and relation.parts
        return _two_languages(link, article, document) if apart else link
    sure = _confidence(document, link.start)
    if relation.stance == "contradicts" and sure is not None and sure < _SURE:
        return _unclear(link, f"read by OCR, {sure}% sure")
    least = _READ_BY_MEANING if by_meaning else _READ
    unread = _unread(article, least) or _unread(document, least)
    if unread is None:
        return link
    return _unclear(link, f"{unread} words are not read")


def _two_languages(link: Link, article: Document, document: Document) -> Link:
    """Say of the same number in another language that no words were compared, and not whose it is."""
    claimed, reported = (language_name(code_of(one.language)) for one in (article, document))
    there = told(link.relation.parts[0])
    line = f"{there} there too; words of {reported} and {claimed} are not compared"
    return replace(link, relation=replace(link.relation, label="UNCLEAR", working=line))


def _confidence(document: Document, start: int) -> int | None:
    """Give how sure the figures of the passage that begins there are, where they were recognised in a picture."""
    at = bisect_left(document.passages, start, key=lambda passage: passage.start)
    return document.passages[at].confidence if at < len(document.passages) else None


def _unclear(link: Link, why: str) -> Link:
    working = f"{link.relation.working}; {why}"
    return replace(link, relation=replace(link.relation, stance="unclear", label="UNCLEAR", working=working))


def _unread(document: Document, least: int) -> str | None:
    """Give the name of a document's language where its words are not read."""
    language = document.language
    return language_name(language) if language is not None and level_of(language) < least else None
