"""What an article says against itself, as a claim that can be rated and as a finding with its passages.

The claim stands for the contradiction as a whole, so it has no figure of its own; the finding shows every passage
that takes part, and after these what the library has about the figures in them.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.checking.model import Finding, SelfCheck, Suggestion
from factcheck.checking.remarks import remark_on
from factcheck.checking.self_checks import self_checks
from factcheck.checking.suggesting import SAYS, in_order
from factcheck.claims import Claim  # noqa: TC001 - msgspec looks it up
from factcheck.claims.anchoring import Anchorage
from factcheck.claims.given import given_claim
from factcheck.evidence import Link, link
from factcheck.facts import statements_in
from factcheck.relating import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.documents import Document, Passage
    from factcheck.errors import Tell
    from factcheck.evidence import Library
    from factcheck.figures import Figure

__all__ = ["SelfClaim", "evidence_for", "finding_of", "self_claims"]

_ARTICLE = "article"
# So many figures of one contradiction are looked up, and so many passages of the library shown with it.
_FIGURES, _LINKS = 6, 6


class SelfClaim(Struct, frozen=True):
    """A contradiction, and the claim under which it is rated."""

    check: SelfCheck
    claim: Claim


def self_claims(document: Document, claims: Sequence[Claim], *, tell: Tell | None = None) -> tuple[SelfClaim, ...]:
    """Find where an article contradicts itself, as `self_checks` does, each with the claim that stands for it.

    The claim's sentence is the one in which the contradiction begins, its anchor the first words concerned.
    """
    checks = self_checks(document, claims, tell=tell)
    if not checks:
        return ()
    passages = sorted(document.passages, key=lambda passage: passage.start)
    starts = [passage.start for passage in passages]
    anchors = Anchorage(document.text)
    found = []
    for check in checks:
        start, end = check.spans[0]
        at = bisect_right(starts, start) - 1
        if at >= 0 and end <= passages[at].end:
            first, last = _trimmed(document.text, passages[at])
        else:
            first, last = start, end
        found.append(
            SelfClaim(
                check,
                given_claim(
                    document.text,
                    first,
                    last,
                    "self-check",
                    key=check.id,
                    anchor=anchors.anchor(start, end),
                    why=remark_on(check).words,
                ),
            )
        )
    return tuple(found)


def _trimmed(text: str, passage: Passage) -> tuple[int, int]:
    words = text[passage.start : passage.end]
    return passage.start + len(words) - len(words.lstrip()), passage.start + len(words.rstrip())


def finding_of(check: SelfCheck, claim: Claim, article: Document) -> Finding:
    """Give a contradiction as a finding: each passage that takes part, and that the article contradicts itself.

    No outside source is needed for that: the arithmetic is the article's own.
    """
    links = tuple(
        Link(
            document=_ARTICLE,
            start=passage.start,
            end=passage.end,
            place=passage.place,
            text=article.words(passage),
            score=1.0,
            features={"against itself": 1.0},
            relation=Relation(
                check.relation,
                "contradicts",
                remark_on(check).label,
                check.working,
                parts=tuple(_figures(check, article, passage)),
                derivation=check.derivation,
            ),
            same_article=True,
        )
        for passage in _concerned(check, article)
    )
    return Finding(claim, "true", links, Suggestion(check.relation, "contradicts", check.working, 0 if links else None))


def evidence_for(
    check: SelfCheck, claim: Claim, article: Document, library: Library, *, tell: Tell | None = None
) -> list[Link]:
    """Give what the library says about the figures of a contradiction, so that one sees which of them is right.

    A passage that supports one figure and contradicts another is given once, with what it contradicts.
    """
    concerned = _concerned(check, article)
    asked = [(figure, passage) for passage in concerned for figure in _figures(check, article, passage)]
    links = [
        found
        for figure, passage in asked[:_FIGURES]
        for found in link(_about(figure, passage, claim, article), library, article=article, tell=tell)
        if found.relation.stance in SAYS and not found.same_article
    ]
    links.sort(key=lambda found: found.relation.stance != "contradicts")
    once: dict[tuple[str, int, int], Link] = {}
    for found in links:
        once.setdefault((found.document, found.start, found.end), found)
    return in_order(list(once.values()))[:_LINKS]


def _about(figure: Figure, passage: Passage, claim: Claim, article: Document) -> Claim:
    """One figure of a contradiction as the claim that it is."""
    return replace(
        claim, start=passage.start, end=passage.end, text=article.words(passage), figure=figure, kind="figure"
    )


def _concerned(check: SelfCheck, article: Document) -> list[Passage]:
    """The passages in which the spans of a contradiction stand, in the article's order."""
    return [
        passage for passage in article.passages if any(passage.start <= start < passage.end for start, _ in check.spans)
    ]


def _figures(check: SelfCheck, article: Document, passage: Passage) -> Iterator[Figure]:
    for statement in statements_in(article, passage):
        figure = statement.figure
        if any(start < figure.end and figure.start < end for start, end in check.spans):
            yield figure
