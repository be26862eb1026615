"""Who acts in a session of a desk and who vouches for them; their position, drafts and key are theirs alone."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from factcheck.desk.aside.session import Session
from factcheck.desk.store.journal import Refused
from factcheck.desk.store.signing import public_key, sign, signer_of
from factcheck.desk.store.storage import login

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.desk.parts.settings import Settings
    from factcheck.desk.record.records import Records
    from factcheck.desk.store.principal import Voucher

__all__ = ["Person"]


class Person:
    """The one who works on a desk that is open."""

    def __init__(self, records: Records, settings: Settings, sessions: Path, mode: int) -> None:
        self._records, self._settings = records, settings
        self._sessions, self._mode = sessions, mode
        self._session: Session | None = None
        self._key: Path | None = None
        # Whose drafts are for this machine, where a database or a proxy names who acts as it likes.
        self._owner = login() if records.vouched == "role" else None
        self._is_served = False

    @property
    def by(self) -> str:
        """The name that their operations carry."""
        return self._records.by

    @property
    def os(self) -> str:
        """The login under which they act, or for which another vouches."""
        return self._records.os

    @property
    def session(self) -> Session:
        """This person's position and drafts, private and outside the journal."""
        if self._session is None:
            self._session = Session(self._sessions, self.by, self._owner or self.os, self._mode)
            self._session.start()
        return self._session

    def submitted(self, key: str, field: str) -> None:
        """Forget the draft of what was just recorded; that it is recorded does not depend on it."""
        with suppress(OSError):
            self.session.drop_draft(key, field)

    def act_for(self, name: str, vouched: Voucher) -> None:
        """Let this session's operations be done by `name`, for whom `vouched` vouches; the drafts are the login's."""
        self._owner, self._is_served = login(), True
        self._records.act_as(name, vouched)

    def must_be_proven(self, thing: str, deed: str) -> None:
        """Raise `Refused` for somebody whom another program serves and for whom nobody vouches as this desk asks it."""
        if self._is_served and self._records.vouched not in self._records.trusted():
            problem = f"cannot be {deed} by {self.os}: nobody vouches for them as this desk asks it"
            raise Refused(thing, problem, "ask somebody with a login")

    def sign_with(self, key: Path) -> None:
        """Sign what this session does with a key, as the login that the desk knows it for; raises `Refused`."""
        name = signer_of(public_key(key), self._settings.signers)
        if name is None:
            raise Refused(
                str(key), "is the key of no signer of this desk", "`factcheck desk signers` lists and adds them"
            )
        sign(key, ())  # what cannot sign is told before anything is recorded
        self._key = key
        self._records.act_as(name, "signature")

    def sign(self) -> None:
        """Sign the lines of this session that are not, where it has a key."""
        if (key := self._key) is not None:
            self._records.storage.sign(lambda lines: sign(key, lines))

    def leave(self) -> None:
        """Keep the drafts and be gone for colleagues; a second call does nothing."""
        if self._session is not None:
            self._session.close()
            self._session = None
