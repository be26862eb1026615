"""What the machine has for one question about one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.checking.model import Finding, Question
from factcheck.checking.said import link_said, suggest_said
from factcheck.checking.suggesting import in_order, suggest
from factcheck.checking.unread import without_stance
from factcheck.evidence import link

if TYPE_CHECKING:
    from factcheck.checking.model import SelfCheck
    from factcheck.claims import Claim
    from factcheck.documents import Document
    from factcheck.evidence import Library

__all__ = ["find"]


def find(
    claim: Claim,
    article: Document,
    library: Library,
    *,
    question: Question = "true",
    check: SelfCheck | None = None,
) -> Finding:
    """Find, relate and suggest for one question about one claim; links in the order in which they are shown.

    What is not checkable (an expectation, an opinion) gets no links and no stance as to its truth; whether it was said
    can be asked of any quotation. `check` is the contradiction that a claim of the kind "self-check" stands for: its
    passages come first, then what the library has about its figures, and the stance is the article's own.
    """
    if check is not None:
        from factcheck.checking.self_claims import evidence_for, finding_of  # seldom needed

        own = finding_of(check, claim, article)
        outside = evidence_for(check, claim, article, library)
        return Finding(claim, "true", (*own.links, *outside), own.suggestion)
    if question == "said":
        quoted = link_said(claim, article, library)
        return Finding(claim, question, tuple(quoted), suggest_said(quoted, library))
    if not claim.checkable:
        return Finding(claim, question, (), suggest((), searched=0))
    links = in_order(without_stance(link(claim, library, article=article), article, library))
    return Finding(claim, question, tuple(links), suggest(links, searched=len(library.ids())))
