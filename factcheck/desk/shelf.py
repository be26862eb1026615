"""The documents of a desk: articles with their versions, the evidence, and the library that searches it.

How evidence comes in is in `receiving`.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from factcheck.desk.claims import claim_documents
from factcheck.desk.journal import Refused
from factcheck.desk.model import Article, Evidence
from factcheck.desk.receiving import UNNAMED, Receiving, in_library
from factcheck.desk.records import checked, stored
from factcheck.desk.rules import policy
from factcheck.desk.storage import now
from factcheck.desk.versions import carried_claims

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.checking import Finding, Question
    from factcheck.checking.self_claims import SelfClaim
    from factcheck.claims import Claim
    from factcheck.desk.model import ClaimRecord, Rank
    from factcheck.desk.storage import Changes
    from factcheck.documents import Document
    from factcheck.errors import Tell
    from factcheck.evidence import Library

__all__ = ["Shelf"]

SLUG_LENGTH = 40


class Shelf(Receiving):
    """Adding, reading and replacing documents."""

    def add_article(
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
        self._must_be_writable()
        found = _claims_of(document, tell) if claims is None else list(claims)
        itself = _against_itself(document, found, tell)
        snapshot, text = self._files.keep_snapshot(data), self._files.keep_document(document)
        with self._records.storage.exclusive():
            former = self.former(document, slug)
            if former is not None and former.sha256 == snapshot:
                return former
            name = former.slug if former else slug or _free_slug(_slug(document), self._records.articles)
            article = Article(
                id=former.id if former else self._records.storage.next_id("articles"),
                slug=name,
                title=document.title or Path(document.source).name,
                source=document.source,
                sha256=snapshot,
                scale=self.scale(scale or (former.scale if former else "plain")).name,
                text=text,
                version=former.version + 1 if former else 1,
                date=document.date.isoformat() if document.date else None,
                published=former.published if former else None,
                policy=former.policy if former else None,
                by=self.by,
                at=now(),
            )
            changes: Changes = {"articles": {str(article.id): stored(article)}}
            if former is None:
                documents = claim_documents(self._records, name, found, "machine", itself)
                changes = {**changes, "claims": documents}
            else:
                changes = {**changes, **carried_claims(self._records, article, document, found, itself)}
            self._records.commit("new-version" if former else "add-article", changes, article=name)
        return self.article(name)

    def former(self, document: Document, slug: str | None = None) -> Article | None:
        """Give the article of which a document would be the next version, as `add_article` takes it; None for none."""
        if slug is not None:
            if _SLUG.fullmatch(slug) is None:
                raise Refused(slug, "is no name for an article", "use small letters, digits and hyphens")
            return self.article(slug) if slug in self._records.articles else None
        if document.source in UNNAMED:
            return None
        return next((article for article in self.articles() if article.source == document.source), None)

    def versions(self, article: str) -> list[Article]:
        """Give every version of an article that was on the desk, oldest first."""
        found: dict[int, Article] = {}
        for revision in self._records.storage.history("articles", self.article(article).id):
            if revision.document is not None:
                version = self._records.earlier(Article, self.article(article).id, revision.document)
                if version is not None:
                    found.setdefault(version.version, version)
        return [found[version] for version in sorted(found)]

    def set_scale(self, article: str, scale: str) -> Article:
        """Judge an article by another scale from now on; verdicts keep the scale that they were given on."""
        return self._changed(article, "set-scale", scale=self.scale(scale).name)

    def set_policy(self, article: str, name: str | None) -> Article:
        """Let the gate ask of an article what this policy asks, or with None what goes with its scale."""
        self._must_be_proven(article, "given another policy")
        return self._changed(article, "set-policy", policy=policy(self, name, article).name if name else None)

    def publish(self, article: str, day: str | None) -> Article:
        """Say that an article was published on `day` (ISO), or with None that it was not."""
        self._must_be_proven(article, "said to be published")
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

    def _changed(self, article: str, action: str, **changes: str | None) -> Article:
        with self._records.storage.exclusive():
            changed = replace(self.article(article), **changes)
            self._records.commit(action, {"articles": {str(changed.id): stored(changed)}}, article=article)
        return self.article(article)

    def document(self, item: Article | Evidence | str) -> Document:
        """Give the text of record of an article (also by slug) or of a piece of evidence ("e12")."""
        return self._files.document(self._named(item).text)

    def text(self, item: Article | Evidence | str) -> str:
        """Give the words of the text of record alone; of a long article its passages take most of the reading."""
        return self._files.text(self._named(item).text)

    def _named(self, item: Article | Evidence | str) -> Article | Evidence:
        return self.evidence_item(item) or self.article(item) if isinstance(item, str) else item

    def snapshot(self, item: Article | Evidence) -> bytes:
        """Give the bytes that were read; raises `LostFile` where they are gone or altered."""
        return self._files.snapshot(item.sha256)

    def page(self, item: Evidence) -> bytes | None:
        """Give the answer of the server that it came from, a web archive; None where it came from none.

        Raises `LostFile` where it is gone or altered.
        """
        return None if item.page is None else self._files.snapshot(item.page)

    def has_snapshot(self, sha256: str) -> bool:
        """Tell whether the desk keeps the bytes of that hash."""
        return self._files.has("snapshots", sha256)

    def remove_evidence(self, name: str, *, reason: str) -> Evidence:
        """Take a document out of the library; what rests on it keeps it, and says so."""
        with self._records.storage.exclusive():
            item = self._known_evidence(name)
            gone = replace(item, removed=reason)
            self._records.commit("remove-evidence", {"evidence": {name[1:]: checked(gone)}})
        return gone

    def forget_evidence(self, name: str, *, reason: str) -> Evidence:
        """Take a document out of the library and destroy its bytes and its text, if nothing else on the desk has them.

        Who did it and why stays on record. The words of it that verdicts cite are gone with it, but for those that
        `words_in_lines` tells. Doing it again destroys what an interruption left.
        """
        if not reason.strip():
            raise Refused(name, "is not forgotten without a reason", "say why it must be")
        with self._records.storage.exclusive():
            item = self._known_evidence(name)
            gone = replace(item, removed=item.removed or reason.strip(), forgotten=item.forgotten or reason.strip())
            if gone != item:
                self._records.commit("forget-evidence", {"evidence": {name[1:]: checked(gone)}}, words=reason.strip())
            self._destroy(self.still_there(gone))
        return gone

    def words_in_lines(self, name: str) -> list[str]:
        """Give the claims at which lines of the journal hold words of a document themselves, and hold them for good."""
        return self._wording.in_lines(name)

    def destroy_forgotten(self) -> None:
        """Destroy what of documents that were forgotten is still here, as it comes with another desk."""
        if paths := [path for item in self.forgotten() for path in self.still_there(item)]:
            self._destroy(paths)

    def _destroy(self, paths: Iterable[Path]) -> None:
        """Destroy files, and everything that was made of their words."""
        for path in paths:
            self._files.destroy(path)
        self._searching.discard()
        self._last_pass.discard()

    def still_there(self, forgotten: Evidence) -> list[Path]:
        """Give the files of a document that nothing else on the desk has."""
        others = [item for item in self._records.typed_all(Evidence, "evidence") if item.forgotten is None]
        versions = [version for article in self.articles() for version in self.versions(article.slug)]
        stored: list[Article | Evidence] = [*others, *versions]
        used = {name for item in stored for name in _files_of(item)}
        return self._files.paths(_files_of(forgotten) - used)

    def forgotten(self) -> list[Evidence]:
        """Give the documents whose bytes and text were destroyed, oldest first."""
        self._records.storage.refresh()
        return [item for item in self._records.typed_all(Evidence, "evidence") if item.forgotten is not None]

    def describe_evidence(
        self,
        name: str,
        *,
        rank: Rank | Literal[""] | None = None,
        origin: str | None = None,
        archived: str | None = None,
    ) -> Evidence:
        """Say of a document what it does not say itself: its rank, whose words it carries, where it is kept.

        None leaves what is known, and empty words take it away. Verdicts keep their sources as they were read.
        """
        said = {
            label: words.strip() or None
            for label, words in (("rank", rank), ("origin", origin), ("archived", archived))
            if words is not None
        }
        with self._records.storage.exclusive():
            item = self._known_evidence(name)
            told = replace(item, **said)
            if told != item:
                words = ", ".join(f"{label} {word or 'not known'}" for label, word in said.items())
                changes = {"evidence": {name[1:]: checked(told)}}
                self._records.commit("describe-evidence", changes, words=f"{item.title}: {words}")
        return told

    def _known_evidence(self, name: str) -> Evidence:
        item = self.evidence_item(name)
        if item is None:
            raise Refused(name, "is no evidence of this desk", "`factcheck evidence list` shows them")
        return item

    def evidence(self) -> list[Evidence]:
        """Give what is in the library, oldest first."""
        self._records.storage.refresh()
        return in_library(self._records.typed_all(Evidence, "evidence"))

    def evidence_item(self, name: str) -> Evidence | None:
        """Give a piece of evidence by its id, also one that was replaced or removed; None where there never was one."""
        if not (name.startswith("e") and name[1:].isascii() and name[1:].isdigit()):
            return None
        return self._records.typed(Evidence, "evidence", int(name[1:]))

    @property
    def library(self) -> Library:
        """The library over this desk's evidence; its index is made again from the stored texts where it is unusable.

        Where the index cannot be written it is made in memory, and `index_fault` says why.
        """
        self._records.storage.refresh()
        return self._searching.library(self._records.storage.table("evidence").changes, self.evidence)

    def finding(self, record: ClaimRecord, question: Question) -> Finding:
        """Give what the machine has for one question about a claim: as the last pass found it, where nothing changed.

        Another article, claim, library or program is searched anew, and so is what an article says against itself.
        """
        from factcheck.checking import find

        claim, article, library = record.claim, self.document(record.article), self.library
        if record.check is not None:
            return find(claim, article, library, question=question, check=record.check)
        return self._last_pass.finding(
            claim, question, article, library, lambda: find(claim, article, library, question=question)
        )

    @property
    def index_fault(self) -> str | None:
        """Why the library's index is only in memory, None where it is in its file or was not needed yet."""
        return self._searching.fault

    def close(self) -> None:
        """Let go of the index and the journal."""
        self._searching.close()
        self._last_pass.close()
        self._records.db.close()


def _files_of(item: Article | Evidence) -> set[str]:
    page = item.page if isinstance(item, Evidence) else None
    return {item.sha256, item.text, *((page,) if page else ())}


def _claims_of(document: Document, tell: Tell | None) -> list[Claim]:
    from factcheck.claims import find_claims  # the machine's reading is not loaded by those who only look

    return find_claims(document, tell=tell)


def _against_itself(document: Document, claims: Sequence[Claim], tell: Tell | None) -> tuple[SelfClaim, ...]:
    from factcheck.checking.self_claims import self_claims

    return self_claims(document, claims, tell=tell)


_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")


def _slug(document: Document) -> str:
    """Give a short name for an article that people can type."""
    words = (document.title or "article") if document.source in UNNAMED else Path(document.source).stem
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG_LENGTH].strip("-") or "article"


def _free_slug(wanted: str, taken: Mapping[str, int]) -> str:
    number, slug = 1, wanted
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
