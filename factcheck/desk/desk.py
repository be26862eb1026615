"""The desk: the one door to everything stored. What lies behind it (journal, files, sessions) nobody else touches."""

from __future__ import annotations

import os
import shutil
import stat
from functools import cached_property
from typing import TYPE_CHECKING, Self

from factcheck.desk.archiving import Archiving
from factcheck.desk.claims import split_key
from factcheck.desk.decisions import Decisions
from factcheck.desk.editing import Editing
from factcheck.desk.enquiries import Enquiries
from factcheck.desk.history import changes_at, changes_from, changes_of, claim_history, newest_changes, take_back
from factcheck.desk.journal import FIRST_LINE, Damaged, Medium, Refused
from factcheck.desk.medium import sync_folder
from factcheck.desk.misfits import misfits as all_misfits
from factcheck.desk.misfits import misfits_at, unplaced
from factcheck.desk.part import JOURNAL
from factcheck.desk.shelf import Shelf
from factcheck.desk.sightings import Sightings
from factcheck.desk.stand_in import database_of
from factcheck.desk.tying import Tying

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    from factcheck.desk.files import Files
    from factcheck.desk.journal import Line
    from factcheck.desk.misfits import Misfit
    from factcheck.desk.model import Change, Colleague, Evidence
    from factcheck.desk.principal import Voucher
    from factcheck.desk.records import Records
    from factcheck.desk.storage import Revision
    from factcheck.desk.syncing import Taken

__all__ = ["Desk", "find_desk"]

SESSIONS = "sessions"
FOLDERS = ("snapshots", "texts", SESSIONS)


def find_desk(option: str | Path | None, environ: Mapping[str, str], cwd: Path) -> Path | None:
    """Give the folder of the desk that is meant: the option, FACTCHECK_DESK, or this folder where it is one.

    The first two can be an address that a plug-in knows; raises `Refused`, `BrokenPlugin`.
    """
    if named := option or environ.get("FACTCHECK_DESK"):
        from factcheck.desk.located import folder_of

        return folder_of(named)
    try:
        with (cwd / JOURNAL).open("rb") as file:
            return cwd if file.read(len(FIRST_LINE)) == FIRST_LINE else None
    except OSError:
        return None


class Desk(Shelf, Editing, Decisions, Enquiries, Tying, Archiving):
    """A folder in which people keep articles, evidence and what they decided; a context manager.

    Every method that writes has its operation on disk when it returns, or raises and has changed nothing. Reading
    methods give what stands now, others' work included, and never wait for somebody who writes. What was done is told
    without what a second reader must not see yet.
    """

    @classmethod
    def create(cls, folder: Path, *, by: str | None = None, group: str | None = None) -> Self:
        """Make a desk, private to its owner or writable by `group`, and open it; there must be none yet."""
        if (address := database_of(folder)) is not None:
            from factcheck.desk.postgres import fill  # loaded for a desk in a database

            fill(address, [FIRST_LINE + b"\n"], (), group=group)
        else:
            cls._make(folder, group)
        desk = cls(folder, by=by)
        desk.begin()
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
        principal: tuple[str, Voucher] | None = None,
    ) -> Self:  # fmt: skip
        """Open the desk in this folder; `by` is the name that its operations carry, beside the login.

        With `key` they are done by whom the desk knows it for, and signed. `principal` says who acts, and who vouches
        for them, where that is not the login of this process: somebody at a browser, whom it serves.
        """
        desk = cls(folder, by=by)
        if principal is not None:
            desk.act_for(*principal)
        if key is not None:
            try:
                desk.sign_with(key)
            except BaseException:
                desk.close()
                raise
        return desk

    def close(self) -> None:
        """Flush drafts and let go of everything; a second call does nothing."""
        journal = self._records.storage.journal
        try:
            if journal.medium.is_open:
                self._sign()
                self._sightings.keep()
        finally:
            if self._session is not None:
                self._session.close()
                self._session = None
        with self._tying:
            self._let_go_of_ties()
        super().close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

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

    @property
    def hindrances(self) -> tuple[str, ...]:
        """What does not work here as it should: to be told when the desk is opened, not when something is refused."""
        reading = f"this desk can only be read here ({self.read_only})" if self.read_only else None
        index = f"the index is only in memory ({self.index_fault})" if self.index_fault else None
        return tuple(filter(None, (*self.warnings, reading, self.session.fault, index)))

    @property
    def misfits(self) -> list[Misfit]:
        """What stands in the journal and does not say where it belongs, so that it is in no list."""
        self._records.storage.refresh()
        return unplaced(self._records)

    def every_misfit(self) -> Iterator[Misfit]:
        """Give everything in the journal that cannot be read as what it should be; reads everything."""
        self._records.storage.refresh()
        return all_misfits(self._records)

    def unread_lines(self, article: str) -> list[Misfit]:
        """Give what cannot be read and may belong to an article: what says so, and what does not say where it belongs.

        Of what is placed, only what lies at the claims of the article is looked at.
        """
        slug = self.article(article).slug
        return [item for item in misfits_at(self._records, slug) if item.article in (None, slug)]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What must be told whenever the desk is opened: what is missing here, and what cannot be read."""
        return tuple(filter(None, (self.cut_off, _counted(self.misfits))))

    @property
    def cut_off(self) -> str | None:
        """Say what this person has seen of this desk, here or in another folder, and what is missing here; else None.

        The chain proves what stands in a journal. That an older copy was put in its place, or one that went on in
        another way, is noticed only by who saw more.
        """
        self._records.storage.refresh()
        return self._sightings.missing()

    def accept_as_it_is(self) -> None:
        """Take the desk as it is here for what this person has seen: they know why something is missing."""
        self._sightings.accept()

    @cached_property
    def _sightings(self) -> Sightings:
        storage = self._records.storage

        def first_mark(offset: int) -> str:
            try:
                origin = storage.line_at(offset)[1].origin
            except Damaged:
                return ""  # it was there and is lost: its hash alone is kept, by which it is missed
            return origin.hash if origin else ""

        known, where = self._is_known, self._where_it_is()
        return Sightings(storage.journal, where, known=known, first_mark=first_mark)

    def _is_known(self, mark: str) -> bool:
        """Tell whether an operation is here, as a line of this desk or as one that was taken over."""
        return mark in self._records.places.origins or self.has_line(mark)

    def _where_it_is(self) -> str:
        return self.address if database_of(self.folder) is not None else str(self.folder.resolve())

    def take_from(self, other: Desk) -> Taken:
        """Take over what was done on another desk that was this one, and is not known here.

        What was forgotten there is destroyed here too. Raises `Refused` for a desk that was made apart.
        """
        from factcheck.desk.syncing import take_over  # loaded when desks meet

        self._must_be_writable()
        taken = take_over(self._records, self._files, *other.parts())
        self.destroy_forgotten()
        return taken

    def parts(self) -> tuple[Records, Files]:
        """Give what a desk is made of, for another that takes over from it."""
        return self._records, self._files

    @property
    def state(self) -> str:
        """A hash of what stands here, the same on every desk that holds the same."""
        from factcheck.desk.syncing import state_digest

        self._records.storage.refresh()
        return state_digest(self._records)

    def has_line(self, mark: str) -> bool:
        """Tell whether a line of the journal has this hash."""
        self._records.storage.refresh()
        return any(
            line.hash.decode("ascii", "replace") == mark for line in self._records.storage.journal.newest_first()
        )

    def lines_as_read(self) -> Iterator[Line]:
        """Give the lines of the journal that were read and proven so far, oldest first, a piece of it at a time."""
        self._records.storage.refresh()
        return self._records.storage.journal.lines()

    def files(self) -> Iterator[tuple[str, str, bytes]]:
        """Give every file that lies beside the journal: its kind, its name and what is in it."""
        return self._files.every()

    def journal_as_read(self) -> bytes:
        """Give every byte of the journal that was read and proven so far."""
        self._records.storage.refresh()
        journal = self._records.storage.journal
        return journal.proven(0, journal.end)

    def poll(self) -> bool:
        """Take over what others did since; True where there was something. Cheap where there was not."""
        return self._records.storage.refresh()

    def changes_since(self, revision: int) -> list[Change]:
        """Give what was done since `revision` was read, oldest first."""
        self._records.storage.refresh()
        return list(self._veiled(changes_from(self._records, revision)))

    def log(self, claim: str | None = None) -> Iterator[Change]:
        """Give everything that was done, at one claim where it is named, oldest first."""
        self._records.storage.refresh()
        if claim is None:
            return self._veiled(changes_from(self._records))
        self.claim(claim)
        return self._veiled(changes_at(self._records, split_key(claim)))

    def newest(self) -> Iterator[Change]:
        """Give what was done, newest first; no more is read than is asked for."""
        self._records.storage.refresh()
        return self._veiled(newest_changes(self._records))

    @property
    def operations(self) -> int:
        """How many operations the journal holds."""
        self._records.storage.refresh()
        return self._records.places.lines

    def history(self, key: str) -> list[Change]:
        """Give everything that was done at a claim, oldest first, what was undone too, each with what it was before."""
        self.claim(key)
        return list(self._veiled(claim_history(self._records, split_key(key))))

    def document_changes(self, item: Evidence) -> list[Change]:
        """Give what was done to a piece of evidence, newest first."""
        storage = self._records.storage
        lines = (storage.line_at(offset) for offset in storage.offsets("evidence", item.id[1:]))
        return [change for line, outline in lines for change in changes_of(line, outline)]

    def revisions(self, table: str, key: int) -> Iterator[Revision]:
        """Give every state of one stored document, newest first."""
        return self._records.storage.history(table, key)

    def undo(self, revision: int | None = None) -> Change:
        """Take back this person's last operation, or the one at `revision`, with a new line; gives what it was.

        Raises `NothingToUndo` where it is not theirs or taken back already, `Conflict` where somebody has built on it.
        """
        return take_back(self._records, "undo", revision)

    def redo(self) -> Change:
        """Do again what this person undid last."""
        return take_back(self._records, "redo")

    def colleagues(self) -> list[Colleague]:
        """Give the others who have this desk open now."""
        return self.session.colleagues()


def _counted(misfits: list[Misfit]) -> str | None:
    """Say that something cannot be read, naming the first; None where nothing is."""
    if not misfits:
        return None
    more = f", and {len(misfits) - 1} more" if len(misfits) > 1 else ""
    return f"{misfits[0].words}{more}; `factcheck desk verify` names all"


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
    try:
        shutil.chown(path, group=group)
    except LookupError as error:
        raise Refused(group, "is no group of this machine", "`getent group` lists them") from error
    except OSError as error:
        raise Refused(group, f"cannot be given this folder ({error.strerror})", "be a member of the group") from error
