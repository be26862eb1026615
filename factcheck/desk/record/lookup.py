"""Finding what is on a desk by its name: an article, a claim, a piece of evidence, a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.desk.record.claims import UnknownClaim, claim_record, split_key
from factcheck.desk.record.model import Article, Evidence
from factcheck.desk.record.scales import Scale, scale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcheck.desk.record.records import Place, Records
    from factcheck.desk.record.views import ClaimRecord

__all__ = [
    "UNNAMED",
    "find_article",
    "find_articles",
    "find_claim",
    "find_claims",
    "find_evidence",
    "find_numbered",
    "find_removed",
    "find_scale",
    "find_versions",
    "in_library",
]

UNNAMED = ("-", "pasted")  # sources that say nothing about where a text came from


def find_articles(records: Records, *, archived: bool = True) -> list[Article]:
    """Give the articles, oldest first; the archived ones only where asked for, no other is read then."""
    records.storage.refresh()
    away = {} if archived else records.places.archived
    keys = [key for slug, key in list(records.articles.items()) if slug not in away]
    return [item for key in keys if (item := _article(records, key)) is not None]


def find_removed(records: Records) -> list[Article]:
    """Give the articles that were taken off the desk, oldest first."""
    records.storage.refresh()
    keys = [records.places.articles[slug] for slug in records.places.removed]
    return [item for key in sorted(keys) if (item := _article(records, key)) is not None]


def find_article(records: Records, name: str | int) -> Article:
    """Give an article by its slug or id; raises `UnknownClaim` where there is none."""
    records.storage.refresh()
    key = name if isinstance(name, int) else records.articles.get(name)
    article = None if key is None else _article(records, key)
    if article is None and key in records.storage.table("articles").ids:
        problem = "cannot be read as another program wrote it"
        raise UnknownClaim(str(name), problem, "`factcheck desk verify` names the line")
    if article is None:
        known = ", ".join(records.articles) or "none yet"
        raise UnknownClaim(str(name), "is no article of this desk", f"the articles are: {known}")
    return article


def _article(records: Records, key: int) -> Article | None:
    """Give an article by its id; one at which something was recorded since is not archived any more."""
    item = records.typed(Article, "articles", key)
    if item is None or item.archived is None or item.slug in records.places.archived:
        return item
    return replace(item, archived=None)


def find_versions(records: Records, article: str | int) -> list[Article]:
    """Give every version of an article that was on the desk, oldest first; by its id also of one that was removed."""
    found: dict[int, Article] = {}
    key = find_article(records, article).id
    for revision in records.storage.history("articles", key):
        if revision.document is not None:
            version = records.earlier(Article, key, revision.document)
            if version is not None:
                found.setdefault(version.version, version)
    return [found[version] for version in sorted(found)]


def find_claim(records: Records, key: str) -> ClaimRecord:
    """Give the claim "elections#7"; raises `UnknownClaim` where there is none."""
    records.storage.refresh()
    record = _claim(records, split_key(key))
    if record is None:
        raise UnknownClaim(key, "is no claim of this desk", "`factcheck claims` lists them")
    return record


def find_numbered(records: Records, article: str, numbers: Iterable[int]) -> list[ClaimRecord]:
    """Give the claims of an article with these numbers, in their order; a number that is no claim is left out."""
    records.storage.refresh()
    found = (_claim(records, (article, number)) for number in numbers)
    return [item for item in found if item is not None]


def _claim(records: Records, place: Place) -> ClaimRecord | None:
    return None if place[0] in records.places.removed else claim_record(records, place)


def find_claims(
    records: Records, article: str, *, gone: bool = False, read: Callable[[int, int], None] | None = None
) -> list[ClaimRecord]:
    """Give an article's claims by number; those that left the article only where `gone` asks for them.

    `read` is told how many are read, of how many.
    """
    slug = find_article(records, article).slug
    numbers = sorted(records.places.corner(slug).claims)
    found: list[ClaimRecord] = []
    for done, number in enumerate(numbers, start=1):
        item = claim_record(records, (slug, number))
        if item is not None and (gone or item.gone is None):
            found.append(item)
        if read is not None:
            read(done, len(numbers))
    return found


def find_evidence(records: Records, name: str) -> Evidence | None:
    """Give a piece of evidence by its id, also one that was replaced or removed; None where there never was one."""
    if not (name.startswith("e") and name[1:].isascii() and name[1:].isdigit()):
        return None
    return records.typed(Evidence, "evidence", int(name[1:]))


def in_library(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Give what was neither removed nor replaced."""
    return [item for item in evidence if item.removed is None and item.replaced_by is None]


def find_scale(records: Records, name: str) -> Scale:
    """Give a scale that this desk knows; raises `UnknownRating` where it does not."""
    records.storage.refresh()
    return scale(name, records.own_scales())
