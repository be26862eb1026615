"""Every reader on files of its format that were damaged at random: bytes, parts of archives, markup, records."""

from __future__ import annotations

import faulthandler
import os
import random
import signal
import sys
import tempfile
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.documents import Limits, UnreadableSource, read_bytes
from factcheck.documents.packing import pack, unpack
from tests.fuzz.damaging import damaged
from tests.fuzz.samples import samples
from tests.unit.documents.invariants import assert_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["fuzz"]

_LIMITS = Limits(bytes=5_000_000, expanded_bytes=50_000_000)
_SECONDS = 60  # of processor time, or its reader hangs: three times what one file is given where it counts
_PATIENCE = 10  # a busy machine gives less than all of its time
_MOST_BYTES = 1_000_000  # what limits of time hold for

_SMALL = 300_000  # bytes of a real file that is damaged


class Hung(BaseException):
    """A reader was not done in time."""


def fuzz(seed: int, *, seconds: float, folder: Path | None = None) -> Iterator[str]:
    """Give a line for each fault, with where its file was kept, until the time is up.

    The small files of `folder` are damaged too, where one is given, as often as the samples of the tests. The file that
    is being read is kept as `fuzz-SEED-now-NAME`, for what brings down the process itself.
    """
    chance = random.Random(seed)
    files = samples()
    real = [path for path in sorted(folder.rglob("*")) if _is_small(path)] if folder is not None else []
    others = [data for _, data in files]
    into = Path(tempfile.gettempdir())
    ends = time.monotonic() + seconds
    os.environ.pop("FACTCHECK_TRACEBACK", None)
    count = 0
    while time.monotonic() < ends:
        if real and chance.random() < 0.5:
            path = chance.choice(real)
            name, data = path.name, path.read_bytes()
        else:
            name, data = chance.choice(files)
        hurt = damaged(data, others, chance)[:_MOST_BYTES]
        now = into / f"fuzz-{seed}-now-{name}"
        now.write_bytes(hurt)
        count += 1
        if (fault := _fault(hurt, name)) is not None:
            kept = into / f"fuzz-{seed}-{zlib.crc32(hurt)}-{name}"
            kept.write_bytes(hurt)
            yield f"{fault}: {kept}"
        now.unlink()
    print(f"{count:,} files", file=sys.stderr)


def _is_small(path: Path) -> bool:
    return path.is_file() and 0 < path.stat().st_size < _SMALL


def _fault(data: bytes, name: str) -> str | None:
    def late(*_: object) -> None:
        raise Hung

    signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, _SECONDS)
    faulthandler.dump_traceback_later(_PATIENCE * _SECONDS, exit=True)  # where a library hangs, no signal is looked at
    try:
        document = read_bytes(data, name, limits=_LIMITS)
        assert_sound(document, cells_are_slices=False)
        assert unpack(pack(document)) == document
    except Hung:
        return "hangs"
    except UnreadableSource as error:
        return str(error) if "broke its reader" in error.problem else None
    except Exception as error:  # noqa: BLE001  (what the fuzz looks for)
        place = error.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        return f"{type(error).__name__}: {error} (line {place.tb_lineno if place else '?'})"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.cancel_dump_traceback_later()
    return None
