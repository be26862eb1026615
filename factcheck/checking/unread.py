"""What may be said where the words of a text are not read: how the numbers stand, and nothing of what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.evidence.abroad import other_language
from factcheck.language import language_name, level_of

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


def without_stance(links: Iterable[Link], article: Document, library: Library) -> list[Link]:
    """Give links with the stance "unclear" where the article or the passage is in a language whose words are not read.

    The relation of the numbers stays, and its working says which language it is.
    """
    return [_told(link, article, library) for link in links]


def _told(link: Link, article: Document, library: Library) -> Link:
    relation = link.relation
    if relation.stance not in _SAYS:
        return link
    document = article if link.same_article else library.document(link.document)
    by_meaning = "meaning" in link.features and other_language(article, document)
    least = _READ_BY_MEANING if by_meaning else _READ
    unread = _unread(article, least) or _unread(document, least)
    if unread is None:
        return link
    working = f"{relation.working}; {unread} words are not read"
    return replace(link, relation=replace(relation, stance="unclear", label="UNCLEAR", working=working))


def _unread(document: Document, least: int) -> str | None:
    """Give the name of a document's language where its words are not read."""
    language = document.language
    return language_name(language) if language is not None and level_of(language) < least else None
