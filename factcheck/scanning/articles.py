"""What is to be scanned: files, folders, patterns, lines of JSON, pages of web archives, standard input.

Nothing is held but the article at hand: an archive of a million is walked as it is scanned.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import sys
import zipfile
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from factcheck.documents import DEFAULT, UnreadableSource, expand
from factcheck.scanning.model import Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcheck.documents import Limits

__all__ = ["articles_in", "how_many"]

_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_ARCHIVES = (".warc", ".warc.gz", ".wacz")
_STDIN = "standard input"
_NAMED = 200  # signs of an address in a name


def articles_in(
    sources: Iterable[str | Path | Mapping[str, object]], *, limits: Limits = DEFAULT
) -> Iterator[Task | UnreadableSource]:
    """Give the articles of these sources, one by one, each under a name of its own.

    A source is a path, a folder, a pattern, an address or "-", or a mapping with `text` and, where they are known,
    `title`, `date`, `source` and `name`. In a file of lines of JSON every line is such a mapping; in a web archive
    every page is an article. What cannot be opened or goes on no further comes as its error, and the rest follows.
    """
    for number, source in enumerate(sources, 1):
        if isinstance(source, str | Path):
            for name in expand([source]):
                yield from _articles_of(name, limits)
        else:
            yield _given(source, number)


def how_many(sources: Iterable[str]) -> int | None:
    """Give how many articles these sources hold, None where that is known only when they were read.

    Files are counted by their names and lines of JSON by their ends; nothing is parsed.
    """
    count = 0
    for name in expand(list(sources)):
        kind = _kind(name)
        if name == "-" or kind == "archive":
            return None
        if kind == "lines":
            try:
                with _opened(name) as stream:
                    count += sum(1 for line in _whole_lines(stream, name, DEFAULT) if line.strip())
            except (OSError, UnreadableSource, EOFError, zlib.error):
                return None
        else:
            count += 1
    return count


def _kind(name: str) -> str:
    lower = name.lower()
    if lower.startswith(("http://", "https://")):
        return "file"
    return "lines" if lower.endswith(_LINES) else "archive" if lower.endswith(_ARCHIVES) else "file"


def _articles_of(name: str, limits: Limits) -> Iterator[Task | UnreadableSource]:
    if name == "-":
        yield from _standard_input(limits)
        return
    kind = _kind(name)
    if kind == "file":
        yield Task(name, "file")
        return
    try:
        none = True
        with _opened(name) as stream:
            for task in _records(stream, name, limits) if kind == "lines" else _pages(stream, name, limits):
                none = False
                yield task
        if none:
            yield UnreadableSource(name, "holds no article that can be read", "check that it was saved")
    except UnreadableSource as error:
        yield error
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        problem = getattr(error, "strerror", None) or "is damaged"
        yield UnreadableSource(name, f"cannot be read to its end ({problem})", "check that it is whole")


def _opened(name: str) -> IO[bytes]:
    if name.lower().endswith((".jsonl.gz", ".ndjson.gz")):
        return cast("IO[bytes]", gzip.open(name, "rb"))
    return Path(name).open("rb")


def _standard_input(limits: Limits) -> Iterator[Task | UnreadableSource]:
    """Give what comes by standard input: lines of JSON where it begins like them, otherwise one text.

    What comes by it next time is another thing, so names carry a hash of the words.
    """
    if sys.stdin is None:  # closed by whoever started the program
        yield UnreadableSource(_STDIN, "is closed", "name a file, or pipe the articles in")
        return
    stream = sys.stdin.buffer
    first = stream.readline(limits.bytes + 1)
    if first.lstrip().startswith(b"{"):
        try:
            for task in _records(stream, "-", limits, first=first):
                yield Task(f"{task.name}:{_digest(task.data)}", "record", task.data)
        except UnreadableSource as error:
            yield error
        return
    data = first + stream.read(limits.bytes + 1)
    if len(data) > limits.bytes:
        yield UnreadableSource(_STDIN, f"is larger than {limits.bytes / 1e6:,.0f} MB", "split it")
    else:
        yield Task(f"-:{_digest(data)}", "page", data, "-")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def _given(record: Mapping[str, object], number: int) -> Task:
    import json  # only a script hands articles over as data

    data = json.dumps(dict(record), ensure_ascii=False, default=str).encode("utf-8", "replace")
    return Task(str(record.get("name") or f"article {number}"), "record", data)


def _records(stream: IO[bytes], name: str, limits: Limits, *, first: bytes | None = None) -> Iterator[Task]:
    for number, line in enumerate(_whole_lines(stream, name, limits, first=first), 1):
        if line.strip():
            yield Task(f"{name}:{number}", "record", line.strip())


def _whole_lines(stream: IO[bytes], name: str, limits: Limits, *, first: bytes | None = None) -> Iterator[bytes]:
    line = stream.readline(limits.bytes + 1) if first is None else first
    while line:
        if len(line) > limits.bytes:
            raise UnreadableSource(name, f"has a line of more than {limits.bytes / 1e6:,.0f} MB", "is it JSON lines?")
        yield line
        line = stream.readline(limits.bytes + 1)


def _pages(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Task]:
    from factcheck.documents.formats.warc import pages  # web archives are an option

    number = 0
    for archive in _archives(stream, name):
        for page in pages(archive, name, limits):
            number += 1
            named = f"{name}:{number} {page.address[:_NAMED]}"
            yield Task(named, "page", page.data, page.address or named, page.media_type, page.charset)


def _archives(stream: IO[bytes], name: str) -> Iterator[IO[bytes]]:
    """Give the archive, or those in a package of them (WACZ)."""
    if not name.lower().endswith(".wacz"):
        yield stream
        return
    with zipfile.ZipFile(io.BufferedReader(cast("io.RawIOBase", stream))) as package:
        for part in package.infolist():
            if part.filename.endswith((".warc", ".warc.gz")):
                with package.open(part) as archive:
                    yield archive
