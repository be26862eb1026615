"""What lies beside the journal: the bytes that were read, and their texts of record, written whole and never changed.

Both are named by the sha256 of their content; the journal refers to a file only after it is on disk.
"""

from __future__ import annotations

import hashlib
import json
import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from factcheck.desk.store.codec import encode
from factcheck.desk.store.medium import NotSaved, sync_file_system, sync_folder
from factcheck.documents.compact import from_json, to_json
from factcheck.errors import FactcheckError
from factcheck.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcheck.documents.model import Document

__all__ = ["SUFFIXES", "Files", "LostFile", "write_together", "write_whole"]

# The folders beside a journal in which files are never changed, and how their names end.
SUFFIXES = {"snapshots": "", "texts": ".json"}
_FEW = 8  # files that are put on disk one by one


class LostFile(FactcheckError):
    """A stored file is missing, or is not what was stored."""


def write_whole(path: Path, data: bytes | Iterable[bytes], mode: int, *, sync: bool = True) -> None:
    """Put `data`, in one piece or in many, at `path`, whole or not at all; with `sync` it is on disk on return."""
    import tempfile  # loaded by those who need it

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            file.flush()
            os.fchmod(file.fileno(), mode)
            if sync:
                os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    if sync:
        sync_folder(path.parent)


def write_together(files: Mapping[str, bytes], mode: int) -> None:
    """Put each file at its path, all or none; every one is on disk on return.

    Many are put on disk by one call for their file system: one by one most of the time goes into waiting for the disk.
    """
    beside: dict[str, str] = {}
    ending = os.urandom(4).hex()
    try:
        for path, data in files.items():
            folder, name = os.path.split(path)
            there = f"{folder}/.{name[:40]}.{ending}"  # as `tempfile` names them
            handle = os.open(there, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
            beside[there] = path
            try:
                _write_all(handle, data)
                os.fchmod(handle, mode)
                if len(files) < _FEW:
                    os.fsync(handle)
            finally:
                os.close(handle)
        if len(files) >= _FEW:
            sync_file_system(beside)
        for there, path in beside.items():
            os.replace(there, path)  # noqa: PTH105  as many as there are files
    except BaseException:
        for there in beside:
            Path(there).unlink(missing_ok=True)
        raise
    for folder in {os.path.dirname(path) for path in files}:  # noqa: PTH120
        sync_folder(Path(folder))


def _write_all(handle: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def _not_saved(error: OSError, path: str) -> NotSaved:
    remedy = "see that there is room and that you may write there, and do it again"
    return NotSaved(path, f"not saved ({error.strerror})", remedy)


def _written(document: Document) -> bytes:
    try:
        return to_json(document)
    except UnicodeEncodeError:  # a broken source left half a surrogate pair
        pass
    plain = replace(
        document,
        passages=tuple(document.passages),
        tables=tuple(replace(table, rows=tuple(table.rows)) for table in document.tables),
    )
    words = json.dumps(encode(plain), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return words.encode("utf-8", "surrogatepass")


def _is_whole(path: str, name: str) -> bool:
    """Tell whether a file holds what its name says."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  as many as there are files
            return hashlib.sha256(file.read()).hexdigest() == name
    except OSError:
        return False


class Words(msgspec.Struct):
    """Of a stored text, its words."""

    text: str


_WORDS = msgspec.json.Decoder(Words)


def _text(data: bytes) -> str:
    """Give the words of a stored text: UTF-8, in which a broken source may have left half a surrogate pair."""
    try:
        return _WORDS.decode(data).text
    except (msgspec.DecodeError, UnicodeDecodeError):
        return str(json.loads(data.decode("utf-8", "surrogatepass"))["text"])


class Files:
    """The folders `snapshots` and `texts` of one desk."""

    def __init__(self, folder: Path, mode: int) -> None:
        self.folder = folder
        self.snapshots = folder / "snapshots"
        self.texts = folder / "texts"
        self.mode = mode
        self.document = lru_cache(maxsize=32)(self._document)
        self.with_key = lru_cache(maxsize=4)(self._with_key)

    def keep_snapshot(self, data: bytes) -> str:
        """Store the bytes that were read and give their hash."""
        return self._keep(self.snapshots, data, "")

    def keep_document(self, document: Document) -> str:
        """Store a text of record with its passages and tables and give the name to find it by."""
        return self._keep(self.texts, _written(document), ".json")

    def keep_together(self, read: Iterable[tuple[bytes, Document, bytes | None]]) -> list[tuple[str, str, str | None]]:
        """Store bytes, texts of record and answers of servers and give their names; all are on disk on return, or none.

        An answer is stored as the bytes are.
        """
        missing: dict[str, bytes] = {}
        names = [
            (
                self._missing(self.snapshots, data, "", missing),
                self._missing(self.texts, _written(document), ".json", missing),
                None if page is None else self._missing(self.snapshots, page, "", missing),
            )
            for data, document, page in read
        ]
        try:
            write_together(missing, self.mode)
        except OSError as error:
            raise _not_saved(error, str(self.texts)) from error
        return names

    def _keep(self, folder: Path, data: bytes, suffix: str) -> str:
        missing: dict[str, bytes] = {}
        name = self._missing(folder, data, suffix, missing)
        for path in missing:
            try:
                write_whole(Path(path), data, self.mode)
            except OSError as error:
                raise _not_saved(error, path) from error
        return name

    @staticmethod
    def _missing(folder: Path, data: bytes, suffix: str, missing: dict[str, bytes]) -> str:
        """Give the name of what is stored, and put it to what is missing where it is not there or was damaged."""
        name = hashlib.sha256(data).hexdigest()
        path = f"{folder}/{name}{suffix}"
        if path not in missing and not _is_whole(path, name):
            missing[path] = data
        return name

    def paths(self, names: Iterable[str]) -> list[Path]:
        """Give the files that are there of these names."""
        every = (self.path(kind, name) for name in sorted(names) for kind in SUFFIXES)
        return [path for path in every if path.is_file()]

    def path(self, kind: str, name: str) -> Path:
        """Give where a file of a kind ("snapshots", "texts") lies that is named by its hash."""
        return self.folder / kind / (name + SUFFIXES[kind])

    def has(self, kind: str, name: str) -> bool:
        """Tell whether there is such a file; what is in it is not looked at."""
        return self.path(kind, name).is_file()

    def bring(self, kind: str, data: bytes) -> str:
        """Store the bytes of a file that lay beside another desk."""
        return self._keep(self.folder / kind, data, SUFFIXES[kind])

    def get(self, kind: str, name: str) -> bytes | None:
        """Give what is in a file as it lies there, None where there is none."""
        try:
            return self.path(kind, name).read_bytes()
        except FileNotFoundError:
            return None

    def every(self) -> Iterator[tuple[str, str, bytes]]:
        """Give every file: its kind, its name and what is in it."""
        for kind, suffix in SUFFIXES.items():
            for path in sorted((self.folder / kind).iterdir()):
                if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                    yield kind, path.name.removesuffix(suffix), path.read_bytes()

    def destroy(self, path: Path) -> None:
        """Remove a stored file for good; raises `NotSaved` where that cannot be done."""
        try:
            path.unlink(missing_ok=True)
            sync_folder(path.parent)
        except OSError as error:
            problem = f"cannot be destroyed ({error.strerror})"
            raise NotSaved(str(path), problem, "see that you may write there, and do it again") from error
        self.document.cache_clear()
        self.with_key.cache_clear()

    def snapshot(self, name: str) -> bytes:
        """Give the bytes that were read; raises `LostFile` where they are gone or altered."""
        return self._stored(self.snapshots / name, name)

    def text(self, name: str) -> str:
        """Give the words alone of a text of record: of a long one its passages and tables are most of the work."""
        return _text(self._stored(self.texts / f"{name}.json", name))

    def _with_key(self, name: str) -> tuple[str, bytes]:
        """Give the words of a text of record, and a key that only whoever has all of it can make."""
        data = self._stored(self.texts / f"{name}.json", name)
        return _text(data), hashlib.blake2b(data, digest_size=32, person=b"factcheck words").digest()

    def _document(self, name: str) -> Document:
        data = self._stored(self.texts / f"{name}.json", name)
        with uncollected():
            return from_json(data)

    def _stored(self, path: Path, name: str) -> bytes:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise LostFile(str(path), f"cannot be read ({error.strerror})", "put it back from a backup") from error
        if hashlib.sha256(data).hexdigest() != name:
            raise LostFile(str(path), "is not what was stored", "put it back from a backup")
        return data
