"""Evidence in another language than the article's, where an embedder says what means the same."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.evidence.relating import siblings_of
from factcheck.language.packs import code_of
from factcheck.relating.across import Across

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.claims import Claim
    from factcheck.documents import Document
    from factcheck.evidence.meaning.near import Meanings
    from factcheck.figures import Figure

__all__ = ["Abroad", "other_language"]


def other_language(article: Document, document: Document) -> bool:
    """Tell whether two documents are in two languages; one whose language is not told is read as English."""
    return code_of(article.language) != code_of(document.language)


class Abroad:
    """One claim of an article, ready to be held against passages in other languages."""

    def __init__(self, claim: Claim, article: Document, meanings: Meanings) -> None:
        self._claim = claim
        self._article = article
        self._meanings = meanings

    @cached_property
    def siblings(self) -> list[Figure]:
        """The other figures of the claim's sentence."""
        return siblings_of(self._claim, self._article)

    def across(self, document: Document, features: Mapping[str, float]) -> Across | None:
        """Give what is known of a passage of `document` in another language; None where words can be compared."""
        likeness = features.get("meaning")
        if likeness is None or not other_language(self._article, document):
            return None
        languages = code_of(self._article.language), code_of(document.language)
        return Across(likeness, *languages, self._meanings.alike)
