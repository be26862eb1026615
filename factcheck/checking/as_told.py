"""What is said of a figure whose sentence is not checkable: what the source has, and never that it is true.

"Is it right that 64% voted?" asks, and the source may have 46% all the same. What is expected, supposed or wanted is
held only against what is: that prices rose by 3% says nothing against somebody's having expected 2%.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.checking.suggesting import in_order, suggest
from factcheck.claims.checkability import why_not_checkable
from factcheck.figures.weighing import digits_of
from factcheck.language import vocabulary
from factcheck.relating import Relation
from factcheck.relating.readings import written_from

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.checking.model import Suggestion
    from factcheck.claims import Claim
    from factcheck.claims.model import NotCheckable
    from factcheck.documents import Document
    from factcheck.evidence import Library, Link

__all__ = ["held_as_told", "suggest_as_told"]

_KINDS: Mapping[NotCheckable, str] = {
    "opinion": "an opinion",
    "prediction": "a prediction",
    "expectation": "an expectation",
    "question": "a question",
    "instruction": "an instruction",
    "hypothetical": "a supposition",
    "boilerplate": "no statement of fact",
}
# What is expected, supposed or wanted ("should be 2%") is another thing than what is.
_NO_FACTS: frozenset[NotCheckable] = frozenset({"prediction", "expectation", "hypothetical", "opinion", "instruction"})
# From how many digits on no two numbers are a slip of each other by chance.
_SLIPS: Mapping[str, int] = {"magnitude": 2, "transposed": 3}


def held_as_told(claim: Claim, links: Sequence[Link], article: Document, library: Library) -> list[Link]:
    """Give the links in the order in which they are shown; what is, is not held against what was expected or wanted."""
    if claim.reason not in _NO_FACTS:
        return in_order(links)
    return in_order([_held(claim, one, article, library) for one in links])


def _held(claim: Claim, link: Link, article: Document, library: Library) -> Link:
    if link.relation.stance != "contradicts":
        return link
    document = article if link.same_article else library.document(link.document)
    if _is_slip(link.relation) and written_from(article.text, claim.text, document.text):
        return link
    words = vocabulary(document.language)
    for part in link.relation.parts:
        at = (part.start - link.start, part.end - link.start)
        doubt = why_not_checkable(link.text, words, at, figure=True)
        if doubt is not None and doubt.reason in _NO_FACTS:
            return link
    reported = ", ".join(" ".join(part.text.split()) for part in link.relation.parts) or "what the source has"
    working = f"{reported} is a fact there, {_claimed(claim)} here {_kind(claim)}"
    relation = Relation(
        "not-comparable", "unclear", "NO FACT", working, link.relation.parts, not_compared=link.relation.not_compared
    )
    return replace(link, relation=relation)


def _is_slip(relation: Relation) -> bool:
    """Tell whether a number may be made of the other in writing from its source: then both are of one expectation."""
    return (
        relation.name in _SLIPS and bool(relation.parts) and digits_of(relation.parts[0].value) >= _SLIPS[relation.name]
    )


def suggest_as_told(claim: Claim, links: Sequence[Link], *, searched: int) -> Suggestion:
    """Give the suggestion for links in the order of `held_as_told`: never that the claim is supported."""
    found = suggest(links, searched=searched)
    if found.stance == "contradicts":
        return replace(
            found, working=f"as the source has it: {found.working}", sentence=f"as the source has it: {found.sentence}"
        )
    if found.stance == "supports":
        working = f"{found.working}; {_kind(claim)}, so not supported"
        return replace(found, stance="unsupported", working=working, sentence=working)
    return found


def _kind(claim: Claim) -> str:
    return _KINDS[claim.reason] if claim.reason else "no statement of fact"


def _claimed(claim: Claim) -> str:
    assert claim.figure is not None, "only figures are compared"
    return " ".join(claim.figure.text.split())
