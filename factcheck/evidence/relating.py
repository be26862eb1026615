"""How a claim's figure stands to a passage: what is offered to `figures.relate`, and which answer counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures import Relation, Statement, relate, relate_in, statements_in

if TYPE_CHECKING:
    from factcheck.claims import Claim
    from factcheck.documents import Document, Passage

__all__ = ["claimed_statement", "relation_to"]

NOTHING = Relation("none", "unsupported", "NOTHING", "nothing comparable in this passage")


def claimed_statement(claim: Claim, article: Document | None) -> Statement | None:
    """Give what the claim states in figures, with what `article` says it is about; None where it has no figure."""
    if claim.figure is None:
        return None
    if article is not None:
        for passage in article.passages:
            if passage.start <= claim.figure.start < passage.end:
                for statement in statements_in(article, passage):
                    if (statement.figure.start, statement.figure.end) == (claim.figure.start, claim.figure.end):
                        return statement
    return Statement(claim.figure, claim.text)


def relation_to(claimed: Statement | None, document: Document, passage: Passage, *, alone: bool = False) -> Relation:
    """Give how `claimed` stands to what the passage reports, and to what its table or paragraph adds up to.

    With `alone` only the passage itself is read, which costs a small part of that.
    """
    if claimed is None:
        return NOTHING
    if alone:
        return relate(claimed, statements_in(document, passage))
    return relate_in(claimed, document, passage)
