"""From a claim to the passages that speak of it, with the arithmetic done.

Words find and rank the candidates; for the best of them the figures are compared, and a figure that stands in a
relation to the claimed one lifts its passage above those that only share words.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.evidence.library import Library
from factcheck.evidence.model import Link
from factcheck.evidence.query import query_for
from factcheck.evidence.ranking import candidates, model
from factcheck.evidence.relating import claimed_statement, relation_to

if TYPE_CHECKING:
    from factcheck.claims import Claim
    from factcheck.documents import Document, Passage
    from factcheck.evidence.query import Query
    from factcheck.figures import Relation, Statement

__all__ = ["link"]

# Comparing figures costs far more than comparing words: only this many of the best passages by words are compared.
_COMPARED = 20
# How many links to the article's own other passages there are room for, however much outside evidence there is.
_OWN_LINKS = 2
_ARTICLE = "article"
_SUBJECT_UNKNOWN = 0.5  # what is left of a relation's worth where nobody knows that the subject is the same


def link(claim: Claim, library: Library, *, article: Document | None = None, k: int = 8) -> list[Link]:
    """Give at most `k` links for `claim`: outside evidence best first, then the article's own passages best first.

    The claim's own sentence is never among them. Where `library` holds the checked article itself, its passages
    there are passed over.
    """
    query = query_for(claim, article)
    claimed = claimed_statement(claim, article)
    own: list[Link] = []
    copies: set[str] = set()
    if article is not None:
        own = _links(claim, query, claimed, _library_of(article), same_article=True, copies=copies)
        copies = {entry.id for entry in library.entries() if entry.sha256 == article.sha256}
    outside = _links(claim, query, claimed, library, same_article=False, copies=copies)
    own = own[: max(_OWN_LINKS, k - len(outside))]
    return outside[: k - len(own)] + own


@lru_cache(maxsize=4)
def _library_of(article: Document) -> Library:
    library = Library(None)
    library.add(_ARTICLE, article)
    return library


def _is_of(claim: Claim, passage: Passage) -> bool:
    """Tell whether the passage is the claim's own sentence, or a part of it."""
    return passage.start < claim.end and claim.start < passage.end


def _lift(relation: Relation) -> float:
    """Give what the relation adds to the margin, by the same scale as the model's weights."""
    lifted = model().relations.get(relation.name, 0.0)
    return _SUBJECT_UNKNOWN * lifted if "subject" in relation.not_compared else lifted


def _links(
    claim: Claim, query: Query, claimed: Statement | None, library: Library, *, same_article: bool, copies: set[str]
) -> list[Link]:
    shipped = model()
    found = [
        (shipped.margin(values), one, values)
        for one, values in candidates(query, library)
        if one.document not in copies
    ]
    found.sort(key=lambda one: (-one[0], one[1].document, one[1].position))
    links = []
    for margin, one, values in found[:_COMPARED]:
        document = library.document(one.document)
        passage = document.passages[one.position]
        if same_article:
            if _is_of(claim, passage):
                continue
            document = replace(document, passages=tuple(item for item in document.passages if not _is_of(claim, item)))
        relation = relation_to(claimed, document, passage)
        lifted = _lift(relation) if claimed else 0.0
        links.append(
            Link(
                document=one.document,
                start=passage.start,
                end=passage.end,
                place=passage.place,
                text=one.words,
                score=1 / (1 + math.exp(-margin - lifted)),
                features={**values, "relation": lifted},
                relation=relation,
                same_article=same_article,
            )
        )
    links.sort(key=lambda one: (-one.score, one.document, one.start))
    return links
