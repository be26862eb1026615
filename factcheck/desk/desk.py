"""The desk: the one door to everything stored. What lies behind it (journal, files, sessions) nobody else touches."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Self

from factcheck.desk.parts.archive import Archive
from factcheck.desk.parts.articles import Articles
from factcheck.desk.parts.claims import Claims
from factcheck.desk.parts.documents import Documents
from factcheck.desk.parts.enquiries import Enquiries
from factcheck.desk.parts.evidence import Shelf
from factcheck.desk.parts.history import History
from factcheck.desk.parts.lines import Lines
from factcheck.desk.parts.marks import Marks
from factcheck.desk.parts.person import Person
from factcheck.desk.parts.policies import Policies
from factcheck.desk.parts.readers import Readers
from factcheck.desk.parts.settings import Settings
from factcheck.desk.parts.soundness import Soundness
from factcheck.desk.parts.survey import Survey
from factcheck.desk.parts.tables import Tables
from factcheck.desk.parts.ties import TIES, Tying
from factcheck.desk.parts.verdicts import Verdicts
from factcheck.desk.record.opening import JOURNAL, open_records
from factcheck.desk.record.wording import Wording
from factcheck.desk.store.chain import FIRST_LINE
from factcheck.desk.store.journal import Medium, Refused
from factcheck.desk.store.medium import sync_folder
from factcheck.desk.store.stand_in import database_of, files_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

    from factcheck.desk.joining.syncing import Taken
    from factcheck.desk.record.records import Records
    from factcheck.desk.store.files import Files
    from factcheck.desk.store.principal import Voucher
    from factcheck.desk.store.storage import Tell

__all__ = ["Desk", "find_desk"]

SESSIONS = "sessions"
FOLDERS = ("snapshots", "texts", SESSIONS)


def find_desk(option: str | Path | None, environ: Mapping[str, str], cwd: Path) -> Path | None:
    """Give the folder of the desk that is meant: the option, FACTCHECK_DESK, or this folder where it is one.

    The first two can be an address that a plug-in knows; raises `Refused`, `BrokenPlugin`.
    """
    if named := option or environ.get("FACTCHECK_DESK"):
        from factcheck.desk.store.located import folder_of

        return folder_of(named)
    try:
        with (cwd / JOURNAL).open("rb") as file:
            return cwd if file.read(len(FIRST_LINE)) == FIRST_LINE else None
    except OSError:
        return None


class Desk:
    """A folder in which people keep articles, evidence and what they decided; a context manager.

    What can be done stands at its parts, each with one subject: `desk.articles.add(...)`, `desk.claims.rate(...)`.
    Every method that writes has its operation on disk when it returns, or raises and has changed nothing. Reading
    methods give what stands now, others' work included, and never wait for somebody who writes. What was done is told
    without what a second reader must not see yet.
    """

    def __init__(self, folder: Path, *, by: str | None = None, tell: Tell | None = None) -> None:
        self.folder = folder
        self._records = records = open_records(folder, by, tell)
        medium = records.storage.journal.medium
        for_group = bool(medium.mode & stat.S_IWGRP)
        self._files = files = files_of(folder, medium, 0o660 if for_group else 0o600)
        self.shared = medium.shared
        records.wording = wording = Wording(records, files)
        self.settings = Settings(records)
        self.policies = Policies(records, self.settings)
        self.person = Person(records, self.settings, folder / SESSIONS, 0o640 if for_group else 0o600)
        self.readers = Readers(records, self.person, self.policies)
        self.survey = Survey(records, self.person)
        self.articles = Articles(records, files, self.person, self.policies)
        self.archive = Archive(records, self.survey, self.policies)
        self.claims = Claims(records, files, wording, self.person, self.readers)
        self.verdicts = Verdicts(records, wording, self.person, self.readers)
        self.enquiries = Enquiries(records, self.person)
        self.marks = Marks(records, files)
        self.documents = Documents(records, files)
        self.evidence = Shelf(records, files, wording, folder)
        self.ties = Tying(records, folder / TIES, files.mode)
        self.history = History(records, self.readers)
        self.tables = Tables(records, wording, self.person, self.readers)
        self.lines = Lines(records)
        self.soundness = Soundness(records, self.lines, self._where)

    @classmethod
    def create(cls, folder: Path, *, by: str | None = None, group: str | None = None, proxy: str | None = None) -> Self:
        """Make a desk, private to its owner or writable by `group`, and open it; there must be none yet.

        In a database `proxy` is the role of a service whose proxy names who acts. Raises `Refused`.
        """
        if (address := database_of(folder)) is not None:
            from factcheck.desk.store.postgres import fill  # loaded for a desk in a database

            fill(address, [FIRST_LINE + b"\n"], (), group=group, proxy=proxy)
        elif proxy is not None:
            raise Refused(str(folder), "is a folder, where the login vouches", "`--proxy` is for a desk in a database")
        else:
            cls._make(folder, group)
        desk = cls(folder, by=by)
        desk.settings.begin()
        return desk

    @staticmethod
    def _make(folder: Path, group: str | None) -> None:
        if os.path.lexists(folder / JOURNAL):
            raise Refused(str(folder), "is already a desk", "open it, or choose another folder")
        try:
            _make_folders(folder, group)
        except OSError as error:
            raise Refused(str(folder), f"cannot be made a desk ({error.strerror})", "choose another folder") from error
        Medium.create(folder / JOURNAL, FIRST_LINE, 0o600 if group is None else 0o660)
        if group is not None:
            _give_to(folder / JOURNAL, group)

    @classmethod
    def open(
        cls, folder: Path, *, by: str | None = None, key: Path | None = None,
        principal: tuple[str, Voucher] | None = None, tell: Tell | None = None,
    ) -> Self:  # fmt: skip
        """Open the desk in this folder; `by` is the name that its operations carry, beside the login.

        With `key` they are done by whom the desk knows it for, and signed. `principal` says who acts, and who vouches
        for them, where that is not the login of this process: somebody at a browser, whom it serves. Where a long
        journal must be read, as once after an update, `tell` is told how many bytes are, and of how many.
        """
        desk = cls(folder, by=by, tell=tell)
        if principal is not None:
            desk.person.act_for(*principal)
        if key is not None:
            try:
                desk.person.sign_with(key)
            except BaseException:
                desk.close()
                raise
        return desk

    def close(self) -> None:
        """Flush drafts and let go of everything; a second call does nothing."""
        try:
            if self._records.storage.journal.medium.is_open:
                self.person.sign()
                self.soundness.keep()
        finally:
            self.person.leave()
        self.ties.close()
        self.evidence.close()
        self._records.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def address(self) -> str:
        """Where the desk is, as people name it: its folder, or its address where it lies in a database."""
        address = database_of(self.folder)
        return str(self.folder) if address is None else address.name

    def _where(self) -> str:
        return self.address if database_of(self.folder) is not None else str(self.folder.resolve())

    @property
    def read_only(self) -> str | None:
        """Why nothing can be recorded on this desk from here, None where it can."""
        return self._records.storage.journal.medium.read_only

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

    @property
    def hindrances(self) -> tuple[str, ...]:
        """What does not work here as it should: to be told when the desk is opened, not when something is refused."""
        reading = f"this desk can only be read here ({self.read_only})" if self.read_only else None
        index = f"the index is only in memory ({self.evidence.index_fault})" if self.evidence.index_fault else None
        return tuple(filter(None, (*self.soundness.warnings, reading, self.person.session.fault, index)))

    def take_from(self, other: Desk) -> Taken:
        """Take over what was done on another desk that was this one, and is not known here.

        What was forgotten there is destroyed here too. Raises `Refused` for a desk that was made apart.
        """
        from factcheck.desk.joining.syncing import take_over  # loaded when desks meet

        self._records.must_be_writable()
        taken = take_over(self._records, self._files, *other.made_of())
        self.evidence.destroy_forgotten()
        return taken

    def made_of(self) -> tuple[Records, Files]:
        """Give what a desk is made of, for another that takes over from it."""
        return self._records, self._files


def _make_folders(folder: Path, group: str | None) -> None:
    """Make the desk's folders, private or for a group; a folder that was there before keeps what it allows."""
    mode = 0o700 if group is None else 0o2770
    there = folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    for path in (folder, *(folder / name for name in FOLDERS)):
        path.mkdir(exist_ok=True)
        if group is not None:
            _give_to(path, group)
        if path != folder or not there:
            own = stat.S_ISVTX if group is not None and path.name == SESSIONS else 0  # nobody removes another's drafts
            path.chmod(mode | own)
        elif group is not None:
            path.chmod(path.stat().st_mode | mode)
    for path in (folder, folder.parent):
        sync_folder(path)


def _give_to(path: Path, group: str) -> None:
    import shutil  # loaded by those who need it

    try:
        shutil.chown(path, group=group)
    except LookupError as error:
        raise Refused(group, "is no group of this machine", "`getent group` lists them") from error
    except OSError as error:
        raise Refused(group, f"cannot be given this folder ({error.strerror})", "be a member of the group") from error
