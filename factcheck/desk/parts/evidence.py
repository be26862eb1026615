"""The evidence of a desk: put into its library, described, taken out or destroyed, and searched.

How a document comes in, and what it opens again, is in `receiving`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from factcheck.desk.aside.searching import Searching
from factcheck.desk.parts.receiving import Received, Receiving, each_source_once
from factcheck.desk.record.lookup import (
    find_article,
    find_articles,
    find_evidence,
    find_removed,
    find_versions,
    in_library,
)
from factcheck.desk.record.model import Evidence
from factcheck.desk.record.records import checked
from factcheck.desk.store.journal import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from factcheck.checking import Finding
    from factcheck.checking.model import Question
    from factcheck.claims import Claim
    from factcheck.desk.aside.found import LastPass
    from factcheck.desk.record.model import Article, Rank, Verdict
    from factcheck.desk.record.records import Records
    from factcheck.desk.record.views import ClaimRecord
    from factcheck.desk.record.wording import Wording
    from factcheck.desk.store.files import Files
    from factcheck.documents import Document
    from factcheck.evidence import Library
    from factcheck.relating import Relation

__all__ = ["Shelf"]


class Shelf:
    """Keeping and searching the evidence."""

    def __init__(self, records: Records, files: Files, wording: Wording, folder: Path) -> None:
        self._records, self._files, self._wording = records, files, wording
        self._searching = Searching(folder / "index.sqlite", files.mode, lambda item: files.document(item.text))
        self._folder = folder
        self._receiving = Receiving(records, files, self._searching)

    def all(self) -> list[Evidence]:
        """Give what is in the library, oldest first."""
        self._records.storage.refresh()
        return in_library(self._records.typed_all(Evidence, "evidence"))

    def get(self, name: str) -> Evidence | None:
        """Give a piece of evidence by its id, also one that was replaced or removed; None where there never was one."""
        return find_evidence(self._records, name)

    def add(
        self,
        document: Document,
        data: bytes,
        *,
        rank: Rank | None = None,
        origin: str | None = None,
        archived: str | None = None,
        by_hand: str | None = None,
        page: bytes | None = None,
    ) -> Evidence:
        """Put a document into the library.

        The same bytes from the same source are there once; other bytes from the same source replace what was read
        before, which stays on record for the verdicts that rest on it and is searched no more; the rank, origin and
        archived copy that it had are taken over where none is given. A claim whose verdict cites words that do not
        stand there any more is opened again.
        """
        return self._receiving.take([Received(document, data, rank, origin, archived, by_hand, page)])[0]

    def add_all(self, received: Sequence[Received]) -> list[Evidence]:
        """Put documents into the library as `add` does, as one operation, and into its index.

        Of a thousand small documents a change for each is nine tenths of the time. Where the index is not in step with
        the library it is left to who searches. Documents of one source are as many operations.
        """
        return [item for some in each_source_once(received) for item in self._receiving.take(some, index=True)]

    def describe(
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
            item = self._known(name)
            told = replace(item, **said)
            if told != item:
                words = ", ".join(f"{label} {word or 'not known'}" for label, word in said.items())
                changes = {"evidence": {name[1:]: checked(told)}}
                self._records.commit("describe-evidence", changes, words=f"{item.title}: {words}")
        return told

    def remove(self, name: str, *, reason: str) -> Evidence:
        """Take a document out of the library; what rests on it keeps it, and says so."""
        with self._records.storage.exclusive():
            item = self._known(name)
            gone = replace(item, removed=reason)
            self._records.commit("remove-evidence", {"evidence": {name[1:]: checked(gone)}})
        return gone

    def forget(self, name: str, *, reason: str) -> Evidence:
        """Take a document out of the library and destroy its bytes and its text, if nothing else on the desk has them.

        Who did it and why stays on record. The words of it that verdicts cite are gone with it, but for those that
        `words_in_lines` tells. Doing it again destroys what an interruption left.
        """
        if not reason.strip():
            raise Refused(name, "is not forgotten without a reason", "say why it must be")
        with self._records.storage.exclusive():
            item = self._known(name)
            gone = replace(item, removed=item.removed or reason.strip(), forgotten=item.forgotten or reason.strip())
            if gone != item:
                self._records.commit("forget-evidence", {"evidence": {name[1:]: checked(gone)}}, words=reason.strip())
            self._destroy(self.still_there(gone))
        return gone

    def forgotten(self) -> list[Evidence]:
        """Give the documents whose bytes and text were destroyed, oldest first."""
        self._records.storage.refresh()
        return [item for item in self._records.typed_all(Evidence, "evidence") if item.forgotten is not None]

    def still_there(self, forgotten: Evidence) -> list[Path]:
        """Give the files of a document that nothing else on the desk has."""
        others = [item for item in self._records.typed_all(Evidence, "evidence") if item.forgotten is None]
        versions = [
            version
            for article in (*find_articles(self._records), *find_removed(self._records))
            for version in find_versions(self._records, article.id)
        ]
        stored: list[Article | Evidence] = [*others, *versions]
        used = {name for item in stored for name in _files_of(item)}
        return self._files.paths(_files_of(forgotten) - used)

    def words_in_lines(self, name: str) -> list[str]:
        """Give the claims at which lines of the journal hold words of a document themselves, and hold them for good."""
        return self._wording.in_lines(name)

    def destroy_forgotten(self) -> None:
        """Destroy what of documents that were forgotten is still here, as it comes with another desk."""
        if paths := [path for item in self.forgotten() for path in self.still_there(item)]:
            self._destroy(paths)

    @property
    def library(self) -> Library:
        """The library over this desk's evidence; its index is made again from the stored texts where it is unusable.

        Where the index cannot be written it is made in memory, and `index_fault` says why.
        """
        self._records.storage.refresh()
        return self._searching.library(self._records.storage.table("evidence").changes, self.all)

    @property
    def index_fault(self) -> str | None:
        """Why the library's index is only in memory, None where it is in its file or was not needed yet."""
        return self._searching.fault

    @cached_property
    def _last_pass(self) -> LastPass:
        from factcheck.desk.aside.found import LastPass  # loaded by those who search

        return LastPass(self._folder / "found.sqlite", self._files.mode)

    def finding(self, record: ClaimRecord, question: Question) -> Finding:
        """Give what the machine has for one question about a claim: as the last pass found it, where nothing changed.

        Another article, claim, library or program is searched anew, and so is what an article says against itself.
        """
        claim, library = record.claim, self.library
        article = self._article_of(record)

        def search() -> Finding:
            from factcheck.checking import find  # loaded by those who search

            return find(claim, article, library, question=question, check=record.check)

        if record.check is not None:
            return search()
        return self._last_pass.finding(claim, question, article, library, search)

    def unsearched(self, records: Iterable[ClaimRecord]) -> list[ClaimRecord]:
        """Give the claims that `finding` would search whether they are true, and keep what is found."""
        library = self.library
        return [
            record
            for record in records
            if record.check is None
            and self._last_pass.knows(record.claim, "true", self._article_of(record), library) is False
        ]

    def _article_of(self, record: ClaimRecord) -> Document:
        return self._files.document(find_article(self._records, record.article).text)

    def related(
        self, claim: Claim, verdict: Verdict, relate: Callable[[], tuple[tuple[Relation, ...], bool]]
    ) -> tuple[Relation, ...]:
        """Give how the sources of a verdict stand to its claim, by `relate` where it was not asked before.

        `relate` also says whether what it gives is to be kept: not where a document could not be opened.
        """
        cited = {source.document: self.get(source.document) for source in verdict.sources}
        words = {name: item.text if item and item.forgotten is None else None for name, item in cited.items()}
        spans = [(words[source.document], source.start) for source in verdict.sources]
        article = find_article(self._records, verdict.article).text
        return self._last_pass.relations((claim, verdict.question, article, spans), relate)

    def close(self) -> None:
        """Let go of the index and of what the last pass found."""
        self._searching.close()
        if "_last_pass" in vars(self):
            self._last_pass.close()

    def _destroy(self, paths: Iterable[Path]) -> None:
        """Destroy files, and everything that was made of their words."""
        for path in paths:
            self._files.destroy(path)
        self._searching.discard()
        self._last_pass.discard()

    def _known(self, name: str) -> Evidence:
        item = self.get(name)
        if item is None:
            raise Refused(name, "is no evidence of this desk", "`factcheck evidence list` shows them")
        return item


def _files_of(item: Article | Evidence) -> set[str]:
    page = item.page if isinstance(item, Evidence) else None
    return {item.sha256, item.text, *((page,) if page else ())}
