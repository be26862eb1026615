"""The articles of a desk: put on it with their claims, found, replaced by new versions, and what is said of them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.desk.record.claims import claim_documents
from factcheck.desk.record.lookup import UNNAMED, find_article, find_articles, find_removed, find_scale, find_versions
from factcheck.desk.record.model import Article
from factcheck.desk.record.records import stored
from factcheck.desk.record.versions import carried_claims
from factcheck.desk.store.journal import Refused
from factcheck.desk.store.storage import now

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.checking.self_claims import SelfClaim
    from factcheck.claims import Claim
    from factcheck.desk.parts.person import Person
    from factcheck.desk.parts.policies import Policies
    from factcheck.desk.record.records import Records
    from factcheck.desk.store.files import Files
    from factcheck.desk.store.storage import Changes
    from factcheck.documents import Document
    from factcheck.errors import Tell

__all__ = ["Articles"]

SLUG_LENGTH = 40
TITLE_LENGTH = 28
# Names of files by which nobody knows an article: numbers, hashes, what programs call a page that they save.
_NAMELESS = re.compile(
    r"(?:(?:article|content|document|file|page|print|text|view)-)*"
    r"(?:(?:\d+|(?=[a-z]*\d)(?=\d*[a-z])[0-9a-f]{8,}|default|download|index|untitled)(?:-|$))+"
)
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")


class Articles:
    """Adding, finding and changing articles."""

    def __init__(self, records: Records, files: Files, person: Person, policies: Policies) -> None:
        self._records, self._files, self._person, self._policies = records, files, person, policies

    def all(self) -> list[Article]:
        """Give the articles, oldest first, the archived ones too."""
        return find_articles(self._records)

    def current(self) -> list[Article]:
        """Give the articles that are not archived, oldest first; no other is read."""
        return find_articles(self._records, archived=False)

    def removed(self) -> list[Article]:
        """Give the articles that were removed, oldest first."""
        return find_removed(self._records)

    def get(self, name: str | int) -> Article:
        """Give an article by its slug or id; raises `UnknownClaim` where there is none."""
        return find_article(self._records, name)

    def add(
        self,
        document: Document,
        data: bytes,
        *,
        slug: str | None = None,
        scale: str | None = None,
        claims: Iterable[Claim] | None = None,
        tell: Tell | None = None,
    ) -> Article:
        """Put an article on the desk with the claims found in it, numbered in article order, and its contradictions.

        Where `slug` is on the desk already, or no slug is given and an article came from the same source, this is its
        new version: verdicts stay with the words they were given for, and the claims get what `carried_claims` says.
        The same bytes again change nothing. The scale is "plain" unless another is named.
        With `tell` a passage at which the program fails is told and passed over; without, it raises.
        """
        self._records.must_be_writable()
        found = _claims_of(document, tell) if claims is None else list(claims)
        itself = _against_itself(document, found, tell)
        snapshot, text = self._files.keep_snapshot(data), self._files.keep_document(document)
        with self._records.storage.exclusive():
            former = self.former(document, slug)
            if former is not None and former.sha256 == snapshot:
                return former
            name = former.slug if former else slug or _free_slug(_slug(document), self._records.places.articles)
            article = Article(
                id=former.id if former else self._records.storage.next_id("articles"),
                slug=name,
                title=document.title or Path(document.source).name,
                source=document.source,
                sha256=snapshot,
                scale=find_scale(self._records, scale or (former.scale if former else "plain")).name,
                text=text,
                version=former.version + 1 if former else 1,
                date=document.date.isoformat() if document.date else None,
                published=former.published if former else None,
                policy=former.policy if former else None,
                by=self._person.by,
                at=now(),
            )
            changes: Changes = {"articles": {str(article.id): stored(article)}}
            if former is None:
                documents = claim_documents(self._records, name, found, "machine", itself)
                changes = {**changes, "claims": documents}
            else:
                changes = {**changes, **carried_claims(self._records, article, document, found, itself)}
            self._records.commit("new-version" if former else "add-article", changes, article=name)
        return find_article(self._records, name)

    def former(self, document: Document, slug: str | None = None) -> Article | None:
        """Give the article of which a document would be the next version, as `add` takes it; None for none."""
        if slug is not None:
            if _SLUG.fullmatch(slug) is None:
                raise Refused(slug, "is no name for an article", "use small letters, digits and hyphens")
            if slug in self._records.places.removed:
                raise Refused(slug, "was removed", "take that back, or choose another name")
            return find_article(self._records, slug) if slug in self._records.articles else None
        if document.source in UNNAMED:
            return None
        return next((article for article in find_articles(self._records) if article.source == document.source), None)

    def versions(self, article: str) -> list[Article]:
        """Give every version of an article that was on the desk, oldest first."""
        return find_versions(self._records, article)

    def set_scale(self, article: str, scale: str) -> Article:
        """Judge an article by another scale from now on; verdicts keep the scale that they were given on."""
        return self._changed(article, "set-scale", scale=find_scale(self._records, scale).name)

    def set_policy(self, article: str, name: str | None) -> Article:
        """Let the gate ask of an article what this policy asks, or with None what goes with its scale."""
        self._person.must_be_proven(article, "given another policy")
        return self._changed(article, "set-policy", policy=self._policies.of(article, name).name if name else None)

    def publish(self, article: str, day: str | None) -> Article:
        """Say that an article was published on `day` (ISO), or with None that it was not."""
        self._person.must_be_proven(article, "said to be published")
        return self._changed(article, "publish", published=day)

    def retitle(self, article: str, title: str) -> Article:
        """Give an article another title; its name in keys stays, and its next version comes with a title of its own."""
        if not title.strip():
            raise Refused(article, "needs a title", "give it some words")
        return self._changed(article, "retitle", title=title.strip())

    def set_aside(self, article: str, reason: str) -> Article:
        """Say that nobody works on an article any more, and why; what was decided stays, and it can be taken up."""
        if not reason.strip():
            raise Refused(article, "is set aside for a reason", "say which")
        return self._changed(article, "set-aside", aside=reason.strip())

    def take_up(self, article: str) -> Article:
        """Work again on an article that was set aside."""
        return self._changed(article, "take-up", aside=None)

    def remove(self, article: str, reason: str) -> Article:
        """Take an article off the desk with everything that was decided in it, and say why.

        Nothing of it is destroyed: taking this back brings all of it back. Its name is not given to another.
        """
        self._person.must_be_proven(article, "removed")
        if not reason.strip():
            raise Refused(article, "is removed for a reason", "say which")
        with self._records.storage.exclusive():
            gone = replace(find_article(self._records, article), removed=reason.strip())
            changes = {"articles": {str(gone.id): stored(gone)}}
            self._records.commit("remove-article", changes, article=article, words=gone.removed)
        return gone

    def _changed(self, article: str, action: str, **changes: str | None) -> Article:
        with self._records.storage.exclusive():
            changed = replace(find_article(self._records, article), **changes)
            self._records.commit(action, {"articles": {str(changed.id): stored(changed)}}, article=article)
        return find_article(self._records, article)


def _claims_of(document: Document, tell: Tell | None) -> list[Claim]:
    from factcheck.claims import find_claims  # the machine's reading is not loaded by those who only look

    return find_claims(document, tell=tell)


def _against_itself(document: Document, claims: Sequence[Claim], tell: Tell | None) -> tuple[SelfClaim, ...]:
    from factcheck.checking.self_claims import self_claims

    return self_claims(document, claims, tell=tell)


def _slug(document: Document) -> str:
    """Give a short name for an article that people can type: its file's, the title's where that names nothing."""
    named = "" if document.source in UNNAMED else _plain(Path(document.source).stem)
    if named and not _NAMELESS.fullmatch(named):
        return named[:SLUG_LENGTH].strip("-")
    words = _plain(document.title or "")
    if len(words) > TITLE_LENGTH:  # its first words, whole
        words = words[:TITLE_LENGTH].rpartition("-")[0] or words[:TITLE_LENGTH]
    return words or named[:SLUG_LENGTH].strip("-") or "article"


def _plain(words: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", words.replace("'", "").replace("’", "")).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.decode().lower()).strip("-")


def _free_slug(wanted: str, taken: Mapping[str, int]) -> str:
    number, slug = 1, wanted
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
