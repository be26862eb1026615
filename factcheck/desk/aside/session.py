"""What one person has open: position and drafts of notes, private, and that they are here at all.

Nothing of this is in the journal: a draft may name somebody, and must be deletable. Drafts and position lie in a folder
that only their owner can read, replaced whole; a draft is on disk half a second after the last key at the latest and
gone when it is submitted. Presence is a small file held locked, so that a killed process is not taken for a colleague.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import stat
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.desk.record.views import Colleague
from factcheck.desk.store.files import write_whole
from factcheck.desk.store.storage import now

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DraftKey", "Session"]

HERE = "here-"
BEHIND = 0.5  # seconds until a draft that was typed is on disk


class DraftKey(NamedTuple):
    """What a draft is about: "elections#7" and the field that is being typed in ("note", "reason", "question")."""

    claim: str
    field: str


class Session:
    """One person's private state on one desk, and their presence."""

    def __init__(self, folder: Path, by: str, os_login: str, mode: int) -> None:
        self.by = by
        self.os = os_login
        self._presence_folder = folder
        self._private = folder / f"private-{os_login}" / _name(by)
        self._folder = str(self._private)
        self._trusted = False  # whether that is this person's own, and nobody else's to read
        self._presence_mode = mode
        self._presence: int | None = None
        self._presence_path: Path | None = None
        self._since = now()
        self._lock = threading.RLock()
        self._waiting: dict[DraftKey, str] = {}
        self._timer: threading.Timer | None = None
        self._process = os.getpid()
        self._place = ""
        self.fault: str | None = None  # why drafts are not on disk, None while they are

    def start(self) -> None:
        """Be seen by colleagues; where nothing can be written here, be there all the same, and `fault` says why."""
        for step in (self._make_private, self._be_seen):
            try:
                step()
            except OSError as error:
                self._fail(error)

    def _fail(self, error: OSError) -> None:
        self.fault = f"drafts are not saved ({error.strerror})"

    def _make_private(self) -> None:
        """Make the folder that only its owner can read; whoever made it first, and as what, is not trusted."""
        mine = self._private.parent
        with suppress(FileExistsError):
            mine.mkdir(mode=0o700)
        folder = os.open(mine, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            there = os.fstat(folder)
            if there.st_uid != os.getuid():
                raise PermissionError(errno.EPERM, f"{mine.name} belongs to somebody else")
            if stat.S_IMODE(there.st_mode) != 0o700:
                os.fchmod(folder, 0o700)
        finally:
            os.close(folder)
        self._trusted = True
        self._private.mkdir(exist_ok=True, mode=0o700)

    def _file(self, name: str) -> str:
        """Give the private file of this name; raises `PermissionError` where the folder is not this person's."""
        if not self._trusted:
            raise PermissionError(errno.EPERM, "the folder for them is not this person's own")
        return f"{self._folder}/{name}"  # no `Path`: asked for after every digit

    def _be_seen(self) -> None:
        import tempfile  # loaded by those who need it

        while self._presence is None:
            file, name = tempfile.mkstemp(prefix=HERE, dir=self._presence_folder)
            os.fchmod(file, self._presence_mode)
            fcntl.flock(file, fcntl.LOCK_EX)
            if os.path.lexists(name):
                self._presence, self._presence_path = file, self._presence_folder / Path(name).name
            else:  # a colleague took the file for a dead one's before it was locked
                os.close(file)
        self._tell()

    def _tell(self) -> None:
        if self._presence is None:
            return
        here = {"by": self.by, "os": self.os, "pid": os.getpid(), "since": self._since, "place": self._place}
        data = json.dumps(here).encode()
        os.ftruncate(self._presence, 0)
        os.pwrite(self._presence, data, 0)

    def colleagues(self) -> list[Colleague]:
        """Give the others who have the desk open; what a killed process left is cleared away."""
        found = []
        for path in sorted(self._presence_folder.glob(f"{HERE}*")):
            if path == self._presence_path:
                continue
            with suppress(OSError, ValueError, TypeError):
                file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
                try:
                    fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
                    path.unlink()
                except BlockingIOError:
                    found.append(Colleague(**json.loads(os.pread(file, 4096, 0))))
                finally:
                    os.close(file)
        return found

    @property
    def position(self) -> Mapping[str, Any]:
        """What was kept with `keep_position`, empty where nothing was."""
        with suppress(OSError, ValueError):
            kept = json.loads(Path(self._file("position.json")).read_bytes())
            if isinstance(kept, dict):
                return kept
        return {}

    def keep_position(self, position: Mapping[str, Any], *, place: str | None = None) -> None:
        """Remember where this person is; colleagues see `place` ("elections"), and no more."""
        try:
            write_whole(Path(self._file("position.json")), json.dumps(position).encode(), 0o600, sync=False)
            if place is not None and place != self._place:
                self._place = place
                self._tell()
        except OSError as error:
            self._fail(error)  # no work is lost with it

    def keep_draft(self, claim: str, field: str, text: str) -> None:
        """Keep what is being typed; cheap enough for every key. An empty text forgets the draft."""
        if not text:
            self.drop_draft(claim, field)
            return
        with self._lock:
            self._waiting[DraftKey(claim, field)] = text
            if self._timer is None:
                self._timer = threading.Timer(BEHIND, self.flush)
                self._timer.daemon = True
                self._timer.start()

    def draft(self, claim: str, field: str) -> str:
        """Give what was typed and not submitted, also by a session that crashed; empty where there is nothing."""
        return self.drafts().get(DraftKey(claim, field), "")

    def drafts(self) -> dict[DraftKey, str]:
        """Give all drafts of this person."""
        found = {}
        with self._lock:
            for path in sorted(self._private.glob("draft-*.json")) if self._trusted else ():
                with suppress(OSError, ValueError, KeyError):
                    kept = json.loads(path.read_bytes())
                    found[DraftKey(kept["claim"], kept["field"])] = str(kept["text"])
            return {**found, **self._waiting}

    def drop_draft(self, claim: str, field: str) -> None:
        """Forget a draft for good, as when it was submitted."""
        key = DraftKey(claim, field)
        with self._lock:
            self._waiting.pop(key, None)
            try:
                os.unlink(self._draft_path(key))  # noqa: PTH108  mostly there is none
            except FileNotFoundError:
                pass
            except OSError as error:
                self._fail(error)

    def flush(self) -> None:
        """Put every draft on disk now."""
        with self._lock:
            self._timer = None
            if self._process != os.getpid():
                return
            for key, text in list(self._waiting.items()):
                data = json.dumps({"claim": key.claim, "field": key.field, "text": text, "at": now()}).encode()
                try:
                    write_whole(Path(self._draft_path(key)), data, 0o600)
                except OSError as error:
                    self._fail(error)  # still in memory; the next key tries again
                    return
                del self._waiting[key]
                self.fault = None

    def _draft_path(self, key: DraftKey) -> str:
        return self._file(f"draft-{_name(' '.join(key))}.json")

    def close(self) -> None:
        """Flush, and be gone for the colleagues; a second call does nothing."""
        if self._timer:
            self._timer.cancel()
        self.flush()
        if self._presence is not None and self._process == os.getpid():
            if self._presence_path is not None:
                self._presence_path.unlink(missing_ok=True)
            os.close(self._presence)
            self._presence = None


def _name(words: str) -> str:
    """Give a file name for words that come from a person, which must not decide where something is written."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]
