"""Finding a claim, an article, a document or a passage by its words, and going there; for search and palette."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from factcheck.workbench.choices import Choice
from factcheck.workbench.research import passages_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.desk import ClaimRecord, Desk, Evidence
    from factcheck.workbench.research import Hit
    from factcheck.workbench.screens.screen import WorkbenchScreen

__all__ = ["Where", "claim_words", "claims_by", "documents_by", "go", "things_by"]

_MOST = 100  # claims of one search
_TITLES = 20  # articles and documents of one search


class Where(Struct, frozen=True):
    """A place to go to: a claim or an article by its key, a document by its id, or a passage that was found."""

    kind: Literal["claim", "article", "document", "passage"]
    key: str
    hit: Hit | None = None


def things_by(words: str, desk: Desk) -> list[Choice]:
    """Give articles, claims, documents of the library and passages in it that have these words; slow."""
    found = [*islice(_articles(words, desk), _TITLES), *islice(claims_by(words, desk), _MOST)]
    return [
        *found,
        *islice(documents_by(words, desk), _TITLES),
        *map(_passage, passages_for(words, desk.evidence.library)),
    ]


def claims_by(words: str, desk: Desk, article: str | None = None) -> Iterator[Choice]:
    """Give the claims with these words, of one article or of all, in their order."""
    for slug in (article,) if article else tuple(each.slug for each in desk.articles.all()):
        for record in desk.claims.of(slug):
            if _has(record.claim.text, words):
                yield Choice(claim_words(record), record.key, Where("claim", record.key), detail=record.claim.text)


def documents_by(words: str, desk: Desk) -> Iterator[Choice]:
    """Give the documents of the library with these words in their title or source."""
    for item in desk.evidence.all():
        if _has(f"{item.title} {item.source}", words):
            yield Choice(item.title, f"document {item.id}", Where("document", item.id), detail=_about(item))


async def go(screen: WorkbenchScreen[Any], where: Where) -> None:
    """Open the place, from wherever one is."""
    app, desk = screen.app, screen.app.desk
    if where.kind == "article":
        app.check(where.key)
    elif where.kind == "claim":
        slug, _, number = where.key.rpartition("#")
        app.check(slug, {"claim": int(number)})
    else:
        from factcheck.workbench.screens.source import SourceScreen

        read = await screen.learn(lambda: (desk.documents.get(where.key), desk.evidence.get(where.key)))
        if read is not None:
            document, item = read
            hit = where.hit
            title, place = (hit.title, hit.place) if hit else (item.title if item else where.key, "")
            span = (hit.start, hit.end) if hit else (0, 0)
            app.push_screen(SourceScreen(document, title, place, span, (), item))


def _articles(words: str, desk: Desk) -> Iterator[Choice]:
    for article in desk.articles.all():
        if _has(f"{article.title} {article.slug}", words):
            yield Choice(article.title, f"article {article.slug}", Where("article", article.slug), ink="strong")


def _passage(hit: Hit) -> Choice:
    return Choice(hit.words, f"{hit.title} {hit.place}", Where("passage", hit.document, hit), detail=hit.preview)


def _about(item: Evidence) -> str:
    facts = (item.by_hand or item.source, item.rank or "not ranked", item.date or "no date")
    return " · ".join((*facts, f"from {item.origin}") if item.origin else facts)


def _has(text: str, words: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words.casefold().split())


def claim_words(record: ClaimRecord) -> str:
    """Give a claim by its figure first: several of one sentence differ in nothing else."""
    figure = record.claim.figure
    return f"{figure.text} · {record.claim.text}" if figure is not None else record.claim.text
