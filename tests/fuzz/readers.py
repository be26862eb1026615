"""Every reader on files of its format that were damaged at random: bytes, parts of archives, markup."""

from __future__ import annotations

import io
import os
import random
import signal
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.documents import Limits, UnreadableSource, read_bytes
from tests.fuzz.samples import samples

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["fuzz"]

_LIMITS = Limits(bytes=5_000_000, expanded_bytes=50_000_000)
_SECONDS = 20  # for one file, or its reader hangs
_PIECES = (
    b"<", b">", b"</", b"&#0;", b"\0", b"\xff\xfe", b'"', b"\n\n", b"999999999999", b"-1", b"1e309", b"rowspan='9999'",
    b"\\cell\\row", b"table:number-rows-repeated=\"99999999\"", b"[", b"{", b"\xed\xa0\x80", b"%PDF-", b"<!--", b"]]>",
)  # fmt: skip


class Hung(BaseException):
    """A reader was not done in time."""


def fuzz(seed: int, *, seconds: float) -> Iterator[str]:
    """Give a line for each fault, with where its file was kept, until the time is up."""
    chance = random.Random(seed)
    files = samples()
    ends = time.monotonic() + seconds
    os.environ.pop("FACTCHECK_TRACEBACK", None)
    while time.monotonic() < ends:
        name, data = chance.choice(files)
        damaged = _damaged(data, chance)
        if (fault := _fault(damaged, name)) is not None:
            kept = Path(tempfile.gettempdir()) / f"fuzz-{seed}-{abs(hash(damaged)) % 10**8}-{name}"
            kept.write_bytes(damaged)
            yield f"{fault}: {kept}"


def _fault(data: bytes, name: str) -> str | None:
    def late(*_: object) -> None:
        raise Hung

    signal.signal(signal.SIGALRM, late)
    signal.alarm(_SECONDS)
    try:
        document = read_bytes(data, name, limits=_LIMITS)
        document.text.encode("utf-8")
        for passage in document.passages:
            assert 0 <= passage.start < passage.end <= len(document.text)
    except Hung:
        return "hangs"
    except UnreadableSource as error:
        return str(error) if "broke its reader" in error.problem else None
    except Exception as error:  # noqa: BLE001  (what the fuzz looks for)
        return f"{type(error).__name__}: {error}"
    finally:
        signal.alarm(0)
    return None


def _damaged(data: bytes, chance: random.Random) -> bytes:
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _damaged_archive(data, chance)
    return _bytes(data, chance)


def _damaged_archive(data: bytes, chance: random.Random) -> bytes:
    """Damage one part of an archive, so that what is read is the part and not only the archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        names = archive.namelist()
        hurt = chance.choice(names)
        for name in names:
            part = archive.read(name)
            made.writestr(name, _bytes(part, chance) if name == hurt else part)
    return out.getvalue()


def _bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(changed) + 1) if changed else 0
        kind = chance.randrange(6)
        if kind == 0 and changed:
            changed[min(at, len(changed) - 1)] = chance.randrange(256)
        elif kind == 1:
            changed[at:at] = chance.choice(_PIECES)
        elif kind == 2:
            del changed[at : at + chance.randrange(1, 40)]
        elif kind == 3:
            piece = bytes(changed[at : at + chance.randrange(1, 200)])
            changed[at:at] = piece * chance.choice((1, 2, 50))
        elif kind == 4:
            del changed[at:]
        else:
            other = chance.randrange(len(changed) + 1) if changed else 0
            changed[at:at] = changed[other : other + chance.randrange(1, 200)]
    return bytes(changed)
