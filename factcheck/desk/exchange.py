"""A desk as plain TinyDB JSON, out and in: whole or not at all, readable by stock TinyDB without this program."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from msgspec import ValidationError

from factcheck.desk.codec import decode
from factcheck.desk.files import write_whole
from factcheck.desk.journal import Refused
from factcheck.desk.misfits import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from factcheck.desk.desk import Desk

__all__ = ["export_json", "exported", "import_json"]


# What could steer a terminal stands in JSON as an escape: DEL, the C1 controls, separators and controls of direction.
_STEERING = re.compile(
    b"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]"  # as UTF-8 writes them
)


def exported(desk: Desk) -> Iterator[bytes]:
    """Give every table of a desk as the JSON that stock TinyDB keeps in its file, in pieces: a document a line."""
    yield b"{"
    for at, (name, documents) in enumerate(desk.tables_as_written()):
        yield _harmless(b"%s%s:{" % (b",\n" if at else b"\n", json.dumps(name).encode()))
        for number, (key, words) in enumerate(documents):
            yield _harmless(b'%s"%d":%s' % (b",\n" if number else b"\n", key, words))
        yield b"}"
    yield b"}\n"


def _harmless(words: bytes) -> bytes:
    return _STEERING.sub(lambda match: b"\\u%04x" % ord(match.group().decode()), words)


def export_json(desk: Desk, path: Path, *, replace: bool = False) -> None:
    """Write the export to `path`, whole or not at all, readable by its owner only."""
    if path.exists() and not replace:
        raise Refused(str(path), "is there already", "choose another name, or say --replace")
    try:
        write_whole(path, exported(desk), 0o600)
    except OSError as error:
        raise Refused(str(path), f"cannot be written ({error.strerror})", "choose another place") from error


def import_json(desk: Desk, path: Path) -> int:
    """Put an export into a desk that is still empty, as one operation, and give how many documents came in.

    What lies beside the journal (snapshots and texts) is not in an export and is copied as files. Raises `Refused` for
    a desk that is in use and for a file that is no export; the desk is unchanged then.
    """
    if desk.articles() or desk.evidence():
        raise Refused(str(desk.folder), "is in use", "import into a new desk")
    try:
        tables = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise Refused(str(path), f"cannot be read as JSON ({error})", "name a file that `desk export` wrote") from error
    _must_be_tables(tables, path)
    _must_be_ours(tables, path)
    return desk.take_tables(tables)


def _must_be_tables(tables: Any, path: Path) -> None:  # noqa: ANN401
    whole = isinstance(tables, dict) and all(
        isinstance(table, dict)
        and all(key.isascii() and key.isdigit() and isinstance(document, dict) for key, document in table.items())
        for table in tables.values()
    )
    if not whole:
        raise Refused(str(path), "is no TinyDB export", "name a file that `desk export` wrote")


def _must_be_ours(tables: Mapping[str, Mapping[str, dict[str, Any]]], path: Path) -> None:
    """Refuse documents that the desk could not read back, before they are in its journal for good."""
    for name, table in tables.items():
        for key, document in table.items():
            try:
                if name not in KINDS:
                    raise ValidationError("a desk has no such table")
                decode(KINDS[name], {"id": int(key), **document})
            except ValidationError as error:
                problem = f"does not hold what a desk holds ({name} {key}: {error})"
                raise Refused(str(path), problem, "name a file that `desk export` wrote") from error
