"""Where bytes come from: files, standard input, addresses, folders and patterns. What they say is read elsewhere."""

from __future__ import annotations

import os
import stat
import sys
from glob import has_magic, iglob
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.documents.errors import OverLimit, UnreadableSource
from factcheck.documents.fetched import Fetched, printable
from factcheck.documents.limits import DEFAULT, Limits
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["expand", "fetch", "is_address"]

# What a folder of evidence also holds and nobody means as evidence; such a file is read only where it is named itself.
_PASSED_OVER = frozenset({
    ".7z", ".avi", ".avif", ".bak", ".bmp", ".bz2", ".crdownload", ".css", ".db", ".dll", ".eot", ".exe", ".flac",
    ".gif", ".gz", ".heic", ".ico", ".jpeg", ".jpg", ".js", ".m4a", ".map", ".mjs", ".mkv", ".mov", ".mp3", ".mp4",
    ".ogg", ".otf", ".part", ".png", ".pyc", ".rar", ".so", ".sqlite", ".svg", ".tgz", ".tif", ".tiff", ".tmp", ".ttf",
    ".wav", ".webm", ".webp", ".woff", ".woff2", ".xz", ".zip",
})  # fmt: skip


# What is the program's own in a folder that is a desk, told by how its journal begins: evidence may lie beside it.
_JOURNAL, _JOURNAL_BEGINS = "journal", b"factcheck-journal "
_OF_A_DESK = frozenset({_JOURNAL, "contents", "sessions", "snapshots", "texts"})
_CACHES_OF_A_DESK = ("index.sqlite", "found.sqlite", "ties.sqlite")

_SCHEME = compile_pattern(r"[A-Za-z][A-Za-z0-9+.-]*://")


def is_address(source: str) -> bool:
    """Tell whether a source is to be fetched from the network."""
    return source[:8].lower().startswith(("http://", "https://"))


def fetch(source: str | Path, limits: Limits = DEFAULT) -> Fetched:
    """Get the bytes of one source: a path, "-" for standard input, or an http(s) address.

    Raises `UnreadableSource` where there is nothing to read and `OverLimit` where there is too much.
    """
    name = os.fspath(source)
    if name == "-":
        if sys.stdin is None:  # closed by whoever started the program
            raise UnreadableSource("standard input", "is closed", "name a file, or pipe the text in")
        return Fetched(_bounded(sys.stdin.buffer.read(limits.bytes + 1), "standard input", limits), "-")
    if is_address(name):
        from factcheck.documents.network import fetch_address  # the network's modules load only for the network

        return fetch_address(name, limits)
    return Fetched(_file(name, limits), name, path=_path(name))


def _path(name: str) -> str | None:
    """Give where a file lies, None where that is no text."""
    path = os.path.abspath(name)  # noqa: PTH100  a link keeps its own name
    return path if path == printable(path) else None


def _file(name: str, limits: Limits) -> bytes:
    shown = printable(name)
    try:
        found = os.stat(name)  # noqa: PTH116  ten thousand of them in a folder
        if stat.S_ISDIR(found.st_mode):
            if not os.access(name, os.R_OK | os.X_OK):
                raise PermissionError
            raise UnreadableSource(shown, "is a folder", "name the files in it, or use a command that takes folders")
        if stat.S_ISREG(found.st_mode) and found.st_size > limits.bytes:
            raise _too_large(shown, limits)
        with open(name, "rb") as file:  # noqa: PTH123
            return _bounded(file.read(limits.bytes + 1), shown, limits)
    except FileNotFoundError:
        if has_magic(name):
            raise UnreadableSource(shown, "fits no file", "check the pattern") from None
        if not name:
            raise UnreadableSource("''", "names no file", "name a file, a folder or an address") from None
        if _SCHEME.match(name):
            raise UnreadableSource(shown, "is no address that can be fetched", "only http and https are") from None
        raise UnreadableSource(shown, "is not there", "check the name") from None
    except NotADirectoryError:
        raise UnreadableSource(shown, "is not there: part of the path is a file", "check the name") from None
    except PermissionError:
        raise UnreadableSource(shown, "may not be read by you", "ask for permission, or copy it") from None
    except ValueError:
        raise UnreadableSource(shown, "is no name of a file", "check the name") from None
    except OSError as error:
        raise UnreadableSource(shown, f"cannot be read ({error.strerror or 'fault of the disk'})", None) from None


def _bounded(data: bytes, shown: str, limits: Limits) -> bytes:
    if len(data) > limits.bytes:
        raise _too_large(shown, limits)
    return data


def _too_large(shown: str, limits: Limits) -> OverLimit:
    return OverLimit(shown, f"is larger than {limits.bytes / 1e6:,.0f} MB", "split it, or take the part that matters")


def expand(sources: Sequence[str | Path]) -> Iterator[str]:
    """Give the single sources that folders and patterns stand for, sorted, each once, and the others as they are.

    Lazy: a folder of ten thousand files is walked as it is read. Hidden files, the files that belong to a saved page,
    what a desk keeps and what is plainly no text (pictures, styles, archives) are passed over inside folders; named
    themselves they are given. A name that is not there, a pattern that fits nothing and a folder that cannot be opened
    are given too, so that reading them says so.
    """
    seen: set[str] = set()
    for source in sources:
        for single in _expand_one(os.fspath(source)):
            if single not in seen:
                seen.add(single)
                yield single


def _expand_one(source: str) -> Iterator[str]:
    if source == "-" or is_address(source):
        yield source
    elif Path(source).is_dir():
        yield from _walk(source)
    elif has_magic(source) and not os.path.lexists(source):
        matches = sorted(iglob(source, recursive=True))  # noqa: PTH207  (as a shell writes it, absolute too)
        if not matches:
            yield source
        for match in matches:
            if Path(match).is_dir():
                yield from _walk(match)
            else:
                yield match
    else:
        yield source


def _walk(folder: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    names = {entry.name for entry in entries}
    if _JOURNAL in names and _is_desk(folder):
        entries = [entry for entry in entries if not _is_of_desk(entry.name)]
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not _belongs_to_page(entry.name, names):
                yield from _walk(entry.path)
        elif (_leads_nowhere(entry) or entry.is_file()) and not _is_passed_over(entry.name.lower()):
            yield entry.path


def _is_desk(folder: str) -> bool:
    try:
        with open(f"{folder}/{_JOURNAL}", "rb") as file:  # noqa: PTH123
            return file.read(len(_JOURNAL_BEGINS)) == _JOURNAL_BEGINS
    except OSError:
        return False


def _is_of_desk(name: str) -> bool:
    return name in _OF_A_DESK or name.startswith(_CACHES_OF_A_DESK)


def _is_passed_over(name: str) -> bool:
    return Path(name).suffix in _PASSED_OVER and not name.endswith(".warc.gz")


def _leads_nowhere(entry: os.DirEntry[str]) -> bool:
    """Tell a link to nothing, or to itself; reading it says so."""
    try:
        return entry.is_symlink() and not Path(entry.path).exists()
    except OSError:
        return True


def _belongs_to_page(folder: str, names: set[str]) -> bool:
    """Tell the folder that a browser saves beside a page ("Page_files" beside "Page.html")."""
    for ending in ("_files", "-Dateien", "_fichiers", "_archivos", ".files"):
        if folder.endswith(ending):
            stem = folder.removesuffix(ending)
            return f"{stem}.html" in names or f"{stem}.htm" in names
    return False
