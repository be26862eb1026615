"""The documents that an article was written from are asked what two of their numbers come to."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from factcheck.evidence.library import UnknownDocument
from factcheck.evidence.model import Link
from factcheck.language.packs import ENGLISH, code_of
from factcheck.relating.readings import is_source, others_told
from factcheck.relating.relations import computed_in

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from factcheck.documents import Document
    from factcheck.evidence.happening import Spoken
    from factcheck.evidence.library import Library
    from factcheck.facts import Statement
    from factcheck.relating import Relation

__all__ = ["ask_computed"]

# A library of so few documents is asked as a whole for a claim, of others those of so many candidates.
_MOST = 5
# A document of so few passages is asked as a whole; of a longer one the passages that were compared.
_FEW = 150


def ask_computed(
    claimed: Statement | None,
    links: Iterable[Link],
    compared: Iterable[Spoken],
    library: Library,
    copies: Container[str],
) -> list[Link]:
    """Give links with what two numbers of a document come to, where that surely is how the author had the claim's.

    `compared` are the passages that were compared with the claim, `copies` the article's own in the library. Where a
    source supports the claim itself, nothing is computed; where one contradicts it, a person sees both.
    """
    links = list(links)
    if claimed is None or not others_told(claimed) or any(link.relation.stance == "supports" for link in links):
        return links
    if code_of(claimed.language) != ENGLISH:
        return links
    passages: dict[str, list[int]] = {}
    for one in compared:
        passages.setdefault(one.found.document, []).append(one.found.position)
    few = len(library) <= _MOST
    names = [name for name in library.ids() if name not in copies] if few else list(passages)
    best: tuple[Relation, str, Document] | None = None
    for name in names[:_MOST]:
        try:
            document = library.document(name)
        except UnknownDocument:
            continue  # somebody took it out meanwhile
        if not few and not is_source(claimed, document.text):
            continue  # of a whole library two numbers of some document come to any
        relation = _asked(claimed, document, passages.get(name, ()))
        if relation is not None and (best is None or relation.certainty > best[0].certainty):
            best = relation, name, document
    return links if best is None else _with_answer(links, *best)


def _asked(claimed: Statement, document: Document, compared: Sequence[int]) -> Relation | None:
    if code_of(document.language) != ENGLISH:
        return None
    every = range(len(document.passages))
    return computed_in(claimed, document, every if len(every) <= _FEW else sorted(compared))


def _with_answer(links: Sequence[Link], relation: Relation, name: str, document: Document) -> list[Link]:
    """Put what was computed at the passage of its first part."""
    at = bisect_right(document.passages, relation.parts[0].start, key=lambda each: each.start) - 1
    passage = document.passages[at]
    same = next((link for link in links if (link.document, link.start) == (name, passage.start)), None)
    told = Link(
        document=name,
        start=passage.start,
        end=passage.end,
        place=passage.place,
        text=document.words(passage),
        score=relation.certainty,
        features=same.features if same is not None else {},
        relation=relation,
    )
    return [told, *(link for link in links if link is not same)]
