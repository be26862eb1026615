"""The desk: the one door to everything stored. What lies behind it (journal, files, sessions) nobody else touches."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import stat
import unicodedata
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from factcheck.desk.claims import UnknownClaim, claim_documents, claim_record, split_key
from factcheck.desk.codec import encode
from factcheck.desk.files import Files
from factcheck.desk.history import changes_from, take_back
from factcheck.desk.journal import FIRST_LINE, Medium, NotAJournal, Refused
from factcheck.desk.model import Article, Evidence, Note
from factcheck.desk.records import Records
from factcheck.desk.scales import SCALES, Scale, scale
from factcheck.desk.session import Session
from factcheck.desk.storage import Conflict, now

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import TracebackType

    from factcheck.claims import Claim
    from factcheck.desk.model import Change, ClaimRecord, Colleague, Rank, Verdict
    from factcheck.desk.storage import Changes, Revision
    from factcheck.documents import Document

__all__ = ["Desk", "find_desk"]

JOURNAL = "journal"
FOLDERS = ("snapshots", "texts", "sessions")


def find_desk(option: str | None, environ: Mapping[str, str], cwd: Path) -> Path | None:
    """Give the folder of the desk that is meant: the option, FACTCHECK_DESK, or this folder where it is one."""
    if named := option or environ.get("FACTCHECK_DESK"):
        return Path(named).expanduser()
    try:
        with (cwd / JOURNAL).open("rb") as file:
            return cwd if file.read(len(FIRST_LINE)) == FIRST_LINE else None
    except OSError:
        return None


class Desk:
    """A folder in which people keep articles, evidence and what they decided; a context manager.

    Every method that writes has its operation on disk when it returns, or raises and has changed nothing. Reading
    methods give what stands now, others' work included, and never wait for somebody who writes.
    """

    def __init__(self, folder: Path, *, by: str | None = None) -> None:
        self.folder = folder
        if not os.path.lexists(folder / JOURNAL):
            raise NotAJournal(str(folder), "is no desk", "make one with `factcheck desk new`")
        self._records = Records(folder / JOURNAL, by)
        self.by, self.os = self._records.by, self._records.os
        shared = (folder / JOURNAL).stat().st_mode & stat.S_IWGRP
        self._mode = 0o660 if shared else 0o600
        self._files = Files(folder, self._mode)
        self._session: Session | None = None
        self._library: Any = None

    @classmethod
    def create(cls, folder: Path, *, by: str | None = None, group: str | None = None) -> Desk:
        """Make a desk, private to its owner or writable by `group`, and open it; there must be none yet."""
        if os.path.lexists(folder / JOURNAL):
            raise Refused(str(folder), "is already a desk", "open it, or choose another folder")
        mode = 0o700 if group is None else 0o2770
        folder.mkdir(parents=True, exist_ok=True)
        for path in (folder, *(folder / name for name in FOLDERS)):
            path.mkdir(exist_ok=True)
            if group is not None:
                _give_to(path, group)
            path.chmod(mode)
        Medium.create(folder / JOURNAL, FIRST_LINE, 0o600 if group is None else 0o660)
        desk = cls(folder, by=by)
        with desk._records.storage.exclusive():
            desk._records.commit("new-desk", {"settings": {"1": {"name": "made", "value": {"at": now()}}}})
        return desk

    @classmethod
    def open(cls, folder: Path, *, by: str | None = None) -> Desk:
        """Open the desk in this folder; `by` is the name that its operations carry, beside the login."""
        return cls(folder, by=by)

    def close(self) -> None:
        """Flush drafts and let go of everything; a second call does nothing."""
        if self._session is not None:
            self._session.close()
            self._session = None
        if self._library is not None:
            self._library.close()
            self._library = None
        self._records.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Articles -----------------------------------------------------------------------------------------------------

    def add_article(
        self,
        document: Document,
        data: bytes,
        *,
        slug: str | None = None,
        scale: str = "plain",  # the name of the argument that people give
        claims: Iterable[Claim] | None = None,
    ) -> Article:
        """Put an article on the desk with the claims found in it, numbered in article order."""
        self.scale(scale)
        found = list(find_claims(document) if claims is None else claims)
        snapshot, text = self._files.keep_snapshot(data), self._files.keep_document(document)
        with self._records.storage.exclusive():
            taken = self._records.articles
            name = slug or _free_slug(_slug(document), taken)
            if name in taken:
                raise Refused(name, "is already on the desk", "give it another name")
            key = self._records.storage.next_id("articles")
            article = Article(
                id=key,
                slug=name,
                title=document.title or Path(document.source).name,
                source=document.source,
                sha256=snapshot,
                scale=scale,
                text=text,
                date=document.date.isoformat() if document.date else None,
                by=self.by,
                at=now(),
            )
            changes: Changes = {
                "articles": {str(key): _stored(article)},
                "claims": claim_documents(self._records, name, found, "machine"),
            }
            self._records.commit("add-article", changes, article=name)
        return self.article(name)

    def articles(self) -> list[Article]:
        """Give the articles, oldest first."""
        self._records.storage.refresh()
        return [self.article(slug) for slug in self._records.articles]

    def article(self, name: str | int) -> Article:
        """Give an article by its slug or id; raises `UnknownClaim` where there is none."""
        self._records.storage.refresh()
        key = name if isinstance(name, int) else self._records.articles.get(name)
        article = None if key is None else self._records.typed(Article, "articles", key)
        if article is None:
            known = ", ".join(self._records.articles) or "none yet"
            raise UnknownClaim(str(name), "is no article of this desk", f"the articles are: {known}")
        return article

    def document(self, article: Article | Evidence | str) -> Document:
        """Give the text of record of an article (also by slug) or of a piece of evidence ("e12")."""
        if isinstance(article, str):
            article = self._evidence(article) or self.article(article)
        return self._files.document(article.text)

    def snapshot(self, article: Article | Evidence) -> bytes:
        """Give the bytes that were read."""
        return self._files.snapshot(article.sha256)

    # Evidence -----------------------------------------------------------------------------------------------------

    def add_evidence(
        self,
        document: Document,
        data: bytes,
        *,
        rank: Rank | None = None,
        origin: str | None = None,
        archived: str | None = None,
        by_hand: str | None = None,
    ) -> Evidence:
        """Put a document into the library; the same bytes from the same source are there once."""
        snapshot, text = self._files.keep_snapshot(data), self._files.keep_document(document)
        with self._records.storage.exclusive():
            for item in self.evidence():
                if (item.sha256, item.source) == (snapshot, document.source):
                    return item
            key = self._records.storage.next_id("evidence")
            item = Evidence(
                id=f"e{key}",
                title=document.title or Path(document.source).name,
                source=document.source,
                sha256=snapshot,
                text=text,
                rank=rank,
                origin=origin,
                archived=archived,
                by_hand=by_hand,
                date=document.date.isoformat() if document.date else None,
                by=self.by,
                at=now(),
            )
            self._records.commit("add-evidence", {"evidence": {str(key): encode(item)}})
        if self._library is not None:
            self._library.add(item.id, document, rank=rank, origin=origin, archived=archived)
        return item

    def evidence(self) -> list[Evidence]:
        """Give what is in the library, oldest first."""
        self._records.storage.refresh()
        found = (self._records.typed(Evidence, "evidence", key) for key, _ in self._records.all("evidence"))
        return [item for item in found if item is not None and item.removed is None]

    def _evidence(self, name: str) -> Evidence | None:
        if not (name.startswith("e") and name[1:].isdigit()):
            return None
        return self._records.typed(Evidence, "evidence", int(name[1:]))

    @property
    def library(self) -> Any:  # noqa: ANN401
        """The library over this desk's evidence; its index is made again from the stored texts where it is lost."""
        if self._library is None:
            self._library = import_module("factcheck.evidence").Library(self.folder / "index.sqlite")
        known, wanted = set(self._library.ids()), {item.id: item for item in self.evidence()}
        for name in known - wanted.keys():
            self._library.remove(name)
        for name in wanted.keys() - known:
            item = wanted[name]
            about = {"rank": item.rank, "origin": item.origin, "archived": item.archived}
            self._library.add(name, self._files.document(item.text), **about)
        return self._library

    # Claims and verdicts ------------------------------------------------------------------------------------------

    def claims(self, article: Article | str, *, gone: bool = False) -> list[ClaimRecord]:
        """Give an article's claims by number; those that left the article only where `gone` asks for them."""
        slug = article if isinstance(article, str) else article.slug
        self.article(slug)
        numbers = sorted(self._records.claims_of[slug])
        found = (claim_record(self._records, (slug, number)) for number in numbers)
        return [item for item in found if item is not None and (gone or item.gone is None)]

    def claim(self, key: str) -> ClaimRecord:
        """Give the claim "elections#7"; raises `UnknownClaim` where there is none."""
        self._records.storage.refresh()
        record = claim_record(self._records, split_key(key))
        if record is None:
            raise UnknownClaim(key, "is no claim of this desk", "`factcheck claims` lists them")
        return record

    def record(self, verdict: Verdict) -> Verdict:
        """Record a person's decision and give it as it was recorded.

        Raises `Conflict` where the verdict in force is not the one that `verdict.supersedes` names, with both to choose
        from, and `UnknownRating` where the article's scale does not have the rating.
        """
        place = (verdict.article, verdict.claim)
        with self._records.storage.exclusive():
            record = self.claim(f"{place[0]}#{place[1]}")
            article = self.article(verdict.article)
            in_force = record.readings(verdict.role).get(verdict.question)
            if (in_force.id if in_force else None) != verdict.supersedes:
                raise Conflict(record.key, verdict, in_force, "somebody else rated it meanwhile")
            recorded = dataclasses.replace(
                verdict,
                rating=self.scale(article.scale).rating(verdict.rating).key,
                scale=article.scale,
                version=article.version,
                enquiries=tuple(enquiry.number for enquiry in record.enquiries),
                id=self._records.storage.next_id("verdicts"),
                by=self.by,
                os=self.os,
                at=now(),
            )
            self._records.commit("rate", {"verdicts": {str(recorded.id): _stored(recorded)}})
        self.session.drop_draft(record.key, "reason")
        return recorded

    def set_state(self, key: str, state: str, *, reason: str) -> ClaimRecord:
        """Open a claim again although it has a verdict ("open"); every other state follows from what was recorded."""
        if state != "open":
            raise Refused(key, f"cannot be made {state} by hand", "record a verdict, or ask or answer a question")
        slug, number = split_key(key)
        with self._records.storage.exclusive():
            record = self.claim(key)
            after = max((verdict.id for verdict in record.all_verdicts), default=0)
            document = {"article": slug, "claim": number, "after": after, "reason": reason}
            new = str(self._records.storage.next_id("reopenings"))
            self._records.commit("reopen", {"reopenings": {new: document}})
        return self.claim(key)

    def note(self, key: str, text: str) -> Note:
        """Keep a note at a claim; its draft is gone then."""
        slug, number = split_key(key)
        with self._records.storage.exclusive():
            self.claim(key)
            new = self._records.storage.next_id("notes")
            note = Note(new, slug, number, text, self.by, self.os, now())
            self._records.commit("note", {"notes": {str(new): _stored(note)}})
        self.session.drop_draft(key, "note")
        return note

    def assign(self, key: str, to: str | None) -> None:
        """Say who takes care of a claim; None for nobody any more."""
        slug, number = split_key(key)
        with self._records.storage.exclusive():
            self.claim(key)
            new = str(self._records.storage.next_id("assignments"))
            document = {"article": slug, "claim": number, "to": to, "by": self.by}
            self._records.commit("assign", {"assignments": {new: document}})

    def mark_read(self, article: str, start: int, end: int) -> None:
        """Mark words of an article that stand under no claim as read."""
        with self._records.storage.exclusive():
            version = self.article(article).version
            document = {"article": article, "start": start, "end": end, "version": version, "by": self.by}
            new = str(self._records.storage.next_id("read"))
            self._records.commit("mark-read", {"read": {new: document}}, article=article)

    def read_spans(self, article: str) -> list[tuple[int, int]]:
        """Give the spans of the present text that somebody marked as read."""
        version = self.article(article).version
        marks = (document for _, document in self._records.all("read"))
        return sorted(
            (mark["start"], mark["end"]) for mark in marks if (mark["article"], mark["version"]) == (article, version)
        )

    # Scales -------------------------------------------------------------------------------------------------------

    def scale(self, name: str) -> Scale:
        """Give a scale that this desk knows; raises `UnknownRating` where it does not."""
        return scale(name, self._records.own_scales())

    def scales(self) -> dict[str, Scale]:
        """Give every scale that an article of this desk can be judged by."""
        return {**SCALES, **self._records.own_scales()}

    # What happened ------------------------------------------------------------------------------------------------

    @property
    def revision(self) -> int:
        """A number that grows with every change, whoever makes it."""
        self._records.storage.refresh()
        return self._records.storage.journal.end

    @property
    def head(self) -> str:
        """The newest hash, which fixes everything recorded so far; reports print it."""
        self._records.storage.refresh()
        return self._records.storage.journal.head.decode()

    def poll(self) -> bool:
        """Take over what others did since; True where there was something. Cheap where there was not."""
        return self._records.storage.refresh()

    def changes_since(self, revision: int) -> list[Change]:
        """Give what was done since `revision` was read, oldest first."""
        self._records.storage.refresh()
        return list(changes_from(self._records, revision))

    def log(self) -> Iterator[Change]:
        """Give everything that was done, oldest first."""
        self._records.storage.refresh()
        return changes_from(self._records)

    def history(self, key: str) -> list[Change]:
        """Give everything that was done at a claim, oldest first, with what was undone and what it was before."""
        slug, number = split_key(key)
        return [change for change in self.log() if change.article == slug and number in change.claims]

    def revisions(self, table: str, key: int) -> Iterator[Revision]:
        """Give every state of one stored document, newest first."""
        return self._records.storage.history(table, key)

    def undo(self) -> Change:
        """Take back this person's last operation, with a new line, and give what it was."""
        return take_back(self._records, "undo")

    def redo(self) -> Change:
        """Do again what this person undid last."""
        return take_back(self._records, "redo")

    # People -------------------------------------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """This person's position and drafts, private and outside the journal."""
        if self._session is None:
            mode = 0o640 if self._mode == 0o660 else 0o600
            self._session = Session(self.folder / "sessions", self.by, self.os, mode)
            self._session.start()
        return self._session

    def colleagues(self) -> list[Colleague]:
        """Give the others who have this desk open now."""
        return self.session.colleagues()


def find_claims(document: Document) -> list[Claim]:
    found: list[Claim] = import_module("factcheck.claims").find_claims(document)
    return found


def _stored(item: Any) -> dict[str, Any]:  # noqa: ANN401
    """Give a document for a table whose ids are its own."""
    document: dict[str, Any] = encode(item)
    del document["id"]
    return document


def _slug(document: Document) -> str:
    """Give a short name for an article that people can type."""
    words = Path(document.source).stem if document.source not in ("-", "pasted") else document.title or "article"
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:40].strip("-") or "article"


def _free_slug(wanted: str, taken: Mapping[str, int]) -> str:
    number, slug = 1, wanted
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _give_to(path: Path, group: str) -> None:
    try:
        shutil.chown(path, group=group)
    except LookupError as error:
        raise Refused(group, "is no group of this machine", "`getent group` lists them") from error
    except OSError as error:
        raise Refused(group, f"cannot be given this folder ({error.strerror})", "be a member of the group") from error
