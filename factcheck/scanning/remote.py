"""What runs on a worker of a cluster: who it is, what it sees of a library, and a batch of articles.

Only bytes, strings and numbers go over the wire, so that nothing depends on how a version lays out its types.
"""

from __future__ import annotations

import threading
import time
from pathlib import Path

import msgspec

from factcheck import __version__
from factcheck.errors import FactcheckError
from factcheck.evidence import Library
from factcheck.evidence.state import state_of
from factcheck.scanning.crew import SECONDS, Crew
from factcheck.scanning.model import Task

__all__ = ["held_path", "scan_batch", "state_there", "version_there"]

_open = threading.local()
_batch, _lines = msgspec.msgpack.Decoder(list[Task]), msgspec.msgpack.Encoder()


def version_there() -> str:
    """Give the version of this program."""
    return __version__


def state_there(path: str) -> str | None:
    """Give the state of the library at `path`, None where none can be opened here."""
    try:
        with Library(Path(path), read_only=True) as library:
            return state_of(library)
    except (FactcheckError, OSError):
        return None


def held_path(folder: str, mark: str) -> Path:
    """Give where a worker keeps a library that was sent to it."""
    return Path(folder) / f"factcheck-{mark}.sqlite"


def scan_batch(articles: bytes, path: str | None, mark: str, version: str) -> tuple[float, bytes]:
    """Scan the articles of a batch; give the seconds that it took, and the lines.

    Without a path the library is the one that was sent. Raises `ValueError` on a worker of another version.
    """
    if version != __version__:
        raise ValueError(f"has factcheck {__version__}, not {version}")
    begun = time.monotonic()
    crew = _crew(path or str(held_path(_folder(), mark)), mark)
    scanned = list(crew.work(iter(_batch.decode(articles))))
    return time.monotonic() - begun, _lines.encode(scanned)


def _folder() -> str:
    from distributed import get_worker

    return str(get_worker().local_directory)


def _crew(path: str, mark: str) -> Crew:
    """Give this thread's process over a library, which stays for the next batch.

    A process of its own is spared what Dask does in a worker's all the time: looking at its stack, collecting, waiting
    for each other's turn.
    """
    if getattr(_open, "path", None) != path:
        if previous := getattr(_open, "crew", None):
            previous.close()
        _open.crew, _open.path = Crew(Path(path), 1, mark=mark, seconds=SECONDS), path
    crew: Crew = _open.crew
    return crew
