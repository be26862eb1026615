"""What the parts of a desk share: its records and files, who writes, and finding an article or a claim by its name."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from msgspec.structs import replace

from factcheck.desk.claims import UnknownClaim, claim_record, proven, split_key
from factcheck.desk.journal import Damaged, NotAJournal, Refused
from factcheck.desk.model import Article, Setting
from factcheck.desk.records import Records, stored
from factcheck.desk.scales import SCALES, Scale, scale
from factcheck.desk.session import Session
from factcheck.desk.signing import public_key, sign, signer_of
from factcheck.desk.stand_in import database_of, files_of, forget_mirror, medium_of
from factcheck.desk.storage import login, now
from factcheck.desk.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from factcheck.desk.model import ClaimRecord, Verdict
    from factcheck.desk.principal import Voucher

__all__ = ["JOURNAL", "Part"]

JOURNAL = "journal"
CONTENTS = "contents"  # a cache of what the journal says: it can be thrown away


class Part:
    """The ground that every part of a desk stands on."""

    def __init__(self, folder: Path, *, by: str | None = None) -> None:
        self.folder = folder
        self._records = _records(folder, by)
        medium = self._records.storage.journal.medium
        self.by, self.os = self._records.by, self._records.os
        self.shared = medium.shared
        self._files = files_of(folder, medium, 0o660 if medium.mode & stat.S_IWGRP else 0o600)
        self._records.wording = self._wording = Wording(self._records, self._files)
        self._session: Session | None = None
        self._key: Path | None = None
        # Whose drafts are for this machine, where a database or a proxy names who acts as it likes.
        self._owner = login() if self._records.vouched == "role" else None
        self._is_served = False

    @property
    def address(self) -> str:
        """Where the desk is, as people name it: its folder, or its address where it lies in a database."""
        address = database_of(self.folder)
        return str(self.folder) if address is None else address.name

    @property
    def session(self) -> Session:
        """This person's position and drafts, private and outside the journal."""
        if self._session is None:
            mode = 0o640 if self._files.mode & stat.S_IWGRP else 0o600
            self._session = Session(self.folder / "sessions", self.by, self._owner or self.os, mode)
            self._session.start()
        return self._session

    def _submitted(self, key: str, field: str) -> None:
        """Forget the draft of what was just recorded; that it is recorded does not depend on it."""
        with suppress(OSError):
            self.session.drop_draft(key, field)

    def is_vouched_for(self, verdict: Verdict) -> bool:
        """Tell whether who gave a verdict is vouched for as this desk asks it where two must read."""
        return proven(self._records, verdict)

    @property
    def signers(self) -> dict[str, list[str]]:
        """The public keys that people sign with, by the logins they stand for."""
        kept = self.setting("signers")
        pairs = kept.items() if isinstance(kept, dict) else ()
        return {name: [key for key in keys if isinstance(key, str)] for name, keys in pairs if isinstance(keys, list)}

    def keep_signer(self, name: str, key: str | None) -> None:
        """Let a public key sign as the login `name` from now on, beside those it had; None takes all of them away.

        Raises `Refused` for somebody for whom nobody vouches.
        """
        if self._records.vouched not in self._records.trusted():
            raise Refused(name, "cannot be given a key by somebody for whom nobody vouches", "do it as yourself")
        with self._records.storage.exclusive():
            signers: dict[str, object] = dict(self.signers)
            keys = self.signers.get(name, [])
            if key is None:
                signers.pop(name, None)
            else:
                signers[name] = list(dict.fromkeys((*keys, key)))
            self.keep_setting("signers", signers)

    def act_for(self, name: str, vouched: Voucher) -> None:
        """Let this session's operations be done by `name`, for whom `vouched` vouches; the drafts are the login's."""
        self._owner, self._is_served = login(), True
        self._records.act_as(name, vouched)
        self.os = name

    def _must_be_proven(self, thing: str, deed: str) -> None:
        """Raise `Refused` for somebody whom another program serves and for whom nobody vouches as this desk asks it."""
        if self._is_served and self._records.vouched not in self._records.trusted():
            problem = f"cannot be {deed} by {self.os}: nobody vouches for them as this desk asks it"
            raise Refused(thing, problem, "ask somebody with a login")

    def sign_with(self, key: Path) -> None:
        """Sign what this session does with a key, as the login that the desk knows it for; raises `Refused`."""
        name = signer_of(public_key(key), self.signers)
        if name is None:
            raise Refused(
                str(key), "is the key of no signer of this desk", "`factcheck desk signers` lists and adds them"
            )
        sign(key, ())  # what cannot sign is told before anything is recorded
        self._key = key
        self._records.act_as(name, "signature")
        self.os = name

    def _sign(self) -> None:
        """Sign the lines of this session that are not, where it has a key."""
        if (key := self._key) is not None:
            self._records.storage.sign(lambda lines: sign(key, lines))

    @property
    def read_only(self) -> str | None:
        """Why nothing can be recorded on this desk from here, None where it can."""
        return self._records.storage.journal.medium.read_only

    def _must_be_writable(self) -> None:
        """Raise `Refused` before anything is written for an operation that cannot be recorded."""
        self._records.storage.journal.medium.must_be_writable()

    def articles(self) -> list[Article]:
        """Give the articles, oldest first, the archived ones too."""
        return self._articles(archived=True)

    def current_articles(self) -> list[Article]:
        """Give the articles that are not archived, oldest first; no other is read."""
        return self._articles(archived=False)

    def _articles(self, *, archived: bool) -> list[Article]:
        self._records.storage.refresh()
        away = {} if archived else self._records.places.archived
        keys = [key for slug, key in list(self._records.articles.items()) if slug not in away]
        return [item for key in keys if (item := self._article(key)) is not None]

    def _article(self, key: int) -> Article | None:
        """Give an article by its id; one at which something was recorded since is not archived any more."""
        item = self._records.typed(Article, "articles", key)
        if item is None or item.archived is None or item.slug in self._records.places.archived:
            return item
        return replace(item, archived=None)

    def article(self, name: str | int) -> Article:
        """Give an article by its slug or id; raises `UnknownClaim` where there is none."""
        self._records.storage.refresh()
        key = name if isinstance(name, int) else self._records.articles.get(name)
        article = None if key is None else self._article(key)
        if article is None:
            known = ", ".join(self._records.articles) or "none yet"
            raise UnknownClaim(str(name), "is no article of this desk", f"the articles are: {known}")
        return article

    def claims(self, article: Article | str, *, gone: bool = False) -> list[ClaimRecord]:
        """Give an article's claims by number; those that left the article only where `gone` asks for them."""
        slug = self.article(article if isinstance(article, str) else article.slug).slug
        found = (
            claim_record(self._records, (slug, number)) for number in sorted(self._records.places.corner(slug).claims)
        )
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

    def take_tables(self, tables: Mapping[str, Mapping[str, dict[str, Any]]]) -> int:
        """Take over the tables of an export, which must be whole, as one operation; give how many documents came in."""
        self._records.commit("import", {name: dict(table) for name, table in tables.items()})
        return sum(map(len, tables.values()))

    def define(
        self, scales: Iterable[Scale], policies: Mapping[str, object], vouchers: Sequence[Voucher] | None = None
    ) -> None:
        """Keep scales and policies of the desk's own beside those it had, in place of those of these names.

        `vouchers` say who must vouch for two readers from now on; None leaves what was said.
        """
        with self._records.storage.exclusive():
            storage = self._records.storage
            known = {item.name: key for key, item in self._records.typed_pairs(Scale, "scales")}
            documents = {str(known.get(item.name) or storage.next_id("scales")): stored(item) for item in scales}
            settings: dict[str, dict[str, Any]] = {}
            if policies:
                own = self.setting("policies")
                settings |= self._setting_document("policies", {**(own if isinstance(own, dict) else {}), **policies})
            if vouchers is not None:
                settings |= self._setting_document("vouchers", list(vouchers))
            changes = {"scales": documents, "settings": settings}
            self._records.commit("define", {name: table for name, table in changes.items() if table})

    def begin(self) -> None:
        """Write the line that makes this desk, which no other desk has."""
        made = self._setting_document("made", now())
        self._records.commit("set", {"settings": made}, desk=uuid4().hex)

    def setting(self, name: str) -> object:
        """Give what this desk keeps under a name, None where nothing."""
        self._records.storage.refresh()
        return next((item.value for item in self._records.typed_all(Setting, "settings") if item.name == name), None)

    def keep_setting(self, name: str, value: object) -> None:
        """Keep a setting of the desk, for everybody on it."""
        with self._records.storage.exclusive():
            self._records.commit("set", {"settings": self._setting_document(name, value)})

    def _setting_document(self, name: str, value: object) -> dict[str, dict[str, Any]]:
        kept = self._records.typed_pairs(Setting, "settings")
        key = next((key for key, item in kept if item.name == name), None)
        return {str(key or self._records.storage.next_id("settings")): stored(Setting(name, value))}


def _records(folder: Path, by: str | None) -> Records:
    """Open the journal of the desk in a folder, or of the one that it stands for; raises `NotAJournal`."""
    if database_of(folder) is None:
        try:
            os.lstat(folder / JOURNAL)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NotAJournal(str(folder), "is no desk", "make one with `factcheck desk new`") from error
        except OSError as error:
            raise NotAJournal(str(folder), f"cannot be opened ({error.strerror})", "ask its owner") from error
    try:
        return Records(medium_of(folder, JOURNAL), by, contents=folder / CONTENTS)
    except Damaged:
        if not forget_mirror(folder):
            raise
    return Records(medium_of(folder, JOURNAL), by, contents=folder / CONTENTS)
