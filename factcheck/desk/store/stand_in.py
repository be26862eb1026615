"""The folder on this machine that stands for a desk in a database: its address, a mirror, the index, private drafts.

It can be thrown away but for drafts. Everything that opens a desk opens a folder, and finds here where its journal is.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.desk.store.files import SUFFIXES, Files, LostFile, write_whole
from factcheck.desk.store.medium import Medium, NotSaved, Refused
from factcheck.desk.store.schema import SCHEMES, Address, address_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcheck.desk.store.journal import JournalMedium
    from factcheck.desk.store.postgres import PostgresMedium
    from factcheck.documents.model import Document

__all__ = ["DatabaseFiles", "database_of", "files_of", "forget_mirror", "is_address", "medium_of", "stand_in"]

DATABASE = "database"  # the file that holds the address
MIRROR = "lines"  # the copy of the journal as it is in the database
FOLDERS = ("snapshots", "texts", "sessions")


def is_address(words: str) -> bool:
    """Tell whether words mean a desk in a database."""
    return words.partition(":")[0] in SCHEMES


def stand_in(words: str, environ: Mapping[str, str] = os.environ) -> Path:
    """Give the folder that stands for the desk at an address, made where there is none; raises `Refused`."""
    address = address_of(words)
    cache, home = (Path(environ.get(name, "")) for name in ("XDG_CACHE_HOME", "HOME"))
    base = cache if cache.is_absolute() else home / ".cache"
    mark = blake2b(address.name.encode(), digest_size=6).hexdigest()
    folder = base / "factcheck" / "databases" / f"{address.schema}-{mark}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in FOLDERS:
            (folder / name).mkdir(exist_ok=True, mode=0o700)
        if database_of(folder) != address:
            write_whole(folder / DATABASE, address.name.encode() + b"\n", 0o600)
    except OSError as error:
        raise Refused(str(folder), f"cannot be made ({error.strerror})", "set XDG_CACHE_HOME to another") from error
    return folder


def database_of(folder: Path) -> Address | None:
    """Give the address of the desk that a folder stands for, None where it is a desk of its own, or none."""
    try:
        words = (folder / DATABASE).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return address_of(words)


def medium_of(folder: Path, journal: str) -> JournalMedium:
    """Give the medium of the journal of the desk in a folder, or of the one that it stands for."""
    address = database_of(folder)
    if address is None:
        return Medium(folder / journal)
    from factcheck.desk.store.postgres import PostgresMedium

    return PostgresMedium(address, folder / MIRROR)


def forget_mirror(folder: Path) -> bool:
    """Throw away what is mirrored of a database, to be read anew; False where there is no mirror to blame."""
    with suppress(OSError):
        (folder / MIRROR).unlink()
        return database_of(folder) is not None
    return False


def files_of(folder: Path, medium: JournalMedium, mode: int) -> Files:
    """Give what lies beside a journal."""
    return Files(folder, mode) if isinstance(medium, Medium) else DatabaseFiles(folder, mode, medium)  # type: ignore[arg-type]


class DatabaseFiles(Files):
    """The bytes and texts that lie in the database, and in the folder those that were needed here."""

    def __init__(self, folder: Path, mode: int, medium: PostgresMedium) -> None:
        super().__init__(folder, mode)
        self._medium = medium

    def _keep(self, folder: Path, data: bytes, suffix: str) -> str:
        name = super()._keep(folder, data, suffix)
        self._medium.put_file(folder.name, name, data)
        return name

    def keep_together(self, read: Iterable[tuple[bytes, Document, bytes | None]]) -> list[tuple[str, str, str | None]]:
        names = super().keep_together(read)
        for snapshot, text, page in names:
            for kind, name in (("snapshots", snapshot), ("texts", text), ("snapshots", page)):
                if name is not None:
                    self._medium.put_file(kind, name, self.path(kind, name).read_bytes())
        return names

    def paths(self, names: Iterable[str]) -> list[Path]:
        every = ((kind, name) for name in sorted(names) for kind in SUFFIXES)
        return [self.path(kind, name) for kind, name in every if self._medium.has_file(kind, name)]

    def has(self, kind: str, name: str) -> bool:
        return self._medium.has_file(kind, name)

    def get(self, kind: str, name: str) -> bytes | None:
        return self._medium.file(kind, name)

    def every(self) -> Iterator[tuple[str, str, bytes]]:
        return self._medium.every_file()

    def destroy(self, path: Path) -> None:
        self._medium.remove_file(path.parent.name, path.name.partition(".")[0])
        super().destroy(path)

    def _stored(self, path: Path, name: str) -> bytes:
        with suppress(LostFile):
            return super()._stored(path, name)
        data = self._medium.file(path.parent.name, name)
        if data is None:
            raise LostFile(str(path), f"is not in {self._medium.name}", "put it back from a backup")
        try:
            write_whole(path, data, self.mode, sync=False)
        except OSError as error:
            raise NotSaved(str(path), f"not saved ({error.strerror})", "see that there is room") from error
        return super()._stored(path, name)
