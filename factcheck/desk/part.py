"""What the parts of a desk share: its records and files, who writes, and finding an article or a claim by its name."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from factcheck.desk.claims import UnknownClaim, claim_record, split_key
from factcheck.desk.files import Files
from factcheck.desk.journal import NotAJournal
from factcheck.desk.model import Article, Setting
from factcheck.desk.records import Records, stored
from factcheck.desk.scales import SCALES, Scale, scale
from factcheck.desk.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from factcheck.desk.model import ClaimRecord

__all__ = ["JOURNAL", "Part"]

JOURNAL = "journal"
CONTENTS = "contents"  # a cache of what the journal says: it can be thrown away


class Part:
    """The ground that every part of a desk stands on."""

    def __init__(self, folder: Path, *, by: str | None = None) -> None:
        try:
            os.lstat(folder / JOURNAL)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NotAJournal(str(folder), "is no desk", "make one with `factcheck desk new`") from error
        except OSError as error:
            raise NotAJournal(str(folder), f"cannot be opened ({error.strerror})", "ask its owner") from error
        self.folder = folder
        self._records = Records(folder / JOURNAL, by, contents=folder / CONTENTS)
        self.by, self.os = self._records.by, self._records.os
        self.shared = bool((folder / JOURNAL).stat().st_mode & stat.S_IWGRP)
        self._files = Files(folder, 0o660 if self.shared else 0o600)
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        """This person's position and drafts, private and outside the journal."""
        if self._session is None:
            self._session = Session(self.folder / "sessions", self.by, self.os, 0o640 if self.shared else 0o600)
            self._session.start()
        return self._session

    def _submitted(self, key: str, field: str) -> None:
        """Forget the draft of what was just recorded; that it is recorded does not depend on it."""
        with suppress(OSError):
            self.session.drop_draft(key, field)

    @property
    def read_only(self) -> str | None:
        """Why nothing can be recorded on this desk from here, None where it can."""
        return self._records.storage.journal.medium.read_only

    def _must_be_writable(self) -> None:
        """Raise `Refused` before anything is written for an operation that cannot be recorded."""
        self._records.storage.journal.medium.must_be_writable()

    def articles(self) -> list[Article]:
        """Give the articles, oldest first."""
        self._records.storage.refresh()
        return [self.article(slug) for slug in list(self._records.articles)]

    def article(self, name: str | int) -> Article:
        """Give an article by its slug or id; raises `UnknownClaim` where there is none."""
        self._records.storage.refresh()
        key = name if isinstance(name, int) else self._records.articles.get(name)
        article = None if key is None else self._records.typed(Article, "articles", key)
        if article is None:
            known = ", ".join(self._records.articles) or "none yet"
            raise UnknownClaim(str(name), "is no article of this desk", f"the articles are: {known}")
        return article

    def claims(self, article: Article | str, *, gone: bool = False) -> list[ClaimRecord]:
        """Give an article's claims by number; those that left the article only where `gone` asks for them."""
        slug = self.article(article if isinstance(article, str) else article.slug).slug
        found = (claim_record(self._records, (slug, number)) for number in sorted(self._records.claims_of[slug]))
        return [item for item in found if item is not None and (gone or item.gone is None)]

    def claim_numbers(self, article: str) -> list[int]:
        """Give the numbers of an article's claims in the order in which they now stand in it, without reading any.

        Of a long list only a screenful is looked at.
        """
        return self._records.claims_in_order(self.article(article).slug)

    def claim(self, key: str) -> ClaimRecord:
        """Give the claim "elections#7"; raises `UnknownClaim` where there is none."""
        self._records.storage.refresh()
        record = claim_record(self._records, split_key(key))
        if record is None:
            raise UnknownClaim(key, "is no claim of this desk", "`factcheck claims` lists them")
        return record

    def scale(self, name: str) -> Scale:
        """Give a scale that this desk knows; raises `UnknownRating` where it does not."""
        self._records.storage.refresh()
        return scale(name, self._records.own_scales())

    def scales(self) -> dict[str, Scale]:
        """Give every scale that an article of this desk can be judged by."""
        self._records.storage.refresh()
        return {**SCALES, **self._records.own_scales()}

    def tables(self) -> dict[str, dict[str, dict[str, Any]]]:
        """Give everything stored, by table and id, to be read and not changed."""
        return {name: dict(table) for name, table in self._records.storage.read().items()}

    def take_tables(self, tables: Mapping[str, Mapping[str, dict[str, Any]]]) -> int:
        """Take over the tables of an export, which must be whole, as one operation; give how many documents came in."""
        self._records.commit("import", {name: dict(table) for name, table in tables.items()})
        return sum(map(len, tables.values()))

    def keep_scales(self, scales: Iterable[Scale]) -> None:
        """Keep scales of the desk's own, in place of those it had under these names."""
        with self._records.storage.exclusive():
            known = {item.name: key for key, item in self._records.typed_pairs(Scale, "scales")}
            documents = {
                str(known.get(item.name) or self._records.storage.next_id("scales")): stored(item) for item in scales
            }
            self._records.commit("define", {"scales": documents} if documents else {})

    def setting(self, name: str) -> object:
        """Give what this desk keeps under a name, None where nothing."""
        self._records.storage.refresh()
        return next((item.value for item in self._records.typed_all(Setting, "settings") if item.name == name), None)

    def keep_setting(self, name: str, value: object) -> None:
        """Keep a setting of the desk, for everybody on it."""
        with self._records.storage.exclusive():
            kept = self._records.typed_pairs(Setting, "settings")
            key = next((key for key, item in kept if item.name == name), None)
            new = key or self._records.storage.next_id("settings")
            self._records.commit("set", {"settings": {str(new): {"name": name, "value": value}}})
