"""What a person saw of a desk, kept outside it: so that an older copy in its place, or another branch, is noticed.

The chain proves what stands in a journal and nothing of what was cut off or continued elsewhere. Whoever saw a line can
miss it. What was seen lies with the person (`$XDG_STATE_HOME/factcheck/seen`), not with the desk, so that it is not
restored together with the desk. It is a few hashes and tells nothing of what was done.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from factcheck.desk.store.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from factcheck.desk.store.journal import Journal

__all__ = ["Sightings"]

KEPT = 64  # lines of a desk that are remembered: the newest ones, and ever fewer of those further back


class Seen(msgspec.Struct):
    """Lines of one desk that somebody saw, by where they begin, with their hashes; and in which folder it was.

    Behind the hash of a line that was taken over from another desk stands that of its first one.
    """

    lines: dict[int, str]
    folder: str = ""


class Sightings:
    """What this person saw of the desk in a folder, under each of its names."""

    def __init__(
        self,
        journal: Journal,
        folder: str,
        environ: Mapping[str, str] = os.environ,
        *,
        known: Callable[[str], bool] = lambda _mark: False,
        first_mark: Callable[[int], str] = lambda _offset: "",
    ) -> None:
        self._journal = journal
        self._known, self._first_mark = known, first_mark
        self._folder = folder
        self._file = _place(environ) / f"{_identity(journal)}.json"
        self._seen = self._read()

    def _read(self) -> Seen | None:
        with suppress(OSError, msgspec.DecodeError):
            return msgspec.json.decode(self._file.read_bytes(), type=Seen)
        return None

    def missing(self) -> str | None:
        """Say what was seen and is not here: an older copy, or one that went on from an earlier line in another way."""
        if self._seen is None or not self._seen.lines:
            return None
        lines, journal = self._seen.lines, self._journal
        lost = [at for at, marks in lines.items() if not self._is_here(at, marks)]
        if not lost:
            return None
        whole = max((at for at in lines if at not in lost), default=None)
        since = "from its beginning" if whole is None else f"after the line at byte {whole}"
        elsewhere = f" (in {self._seen.folder})" if self._seen.folder != self._folder else ""
        newest = lines[max(lines)].partition(" ")[0]
        if all(at > journal.newest for at in lost):
            what = f"an older copy of this desk is here: operations that you have seen{elsewhere} are missing"
            return f"{what}, {since}, up to the one at byte {max(lines)} with the hash {newest}"
        what = f"this desk and one that you have seen{elsewhere} went apart {since}"
        return f"{what}: there it goes on to the line at byte {max(lines)} with the hash {newest}"

    def _is_here(self, at: int, marks: str) -> bool:
        """Say whether a line that was seen is here, where it was or as one that was taken over."""
        mark, _, first = marks.partition(" ")
        journal = self._journal
        return (at <= journal.newest and journal.hash_at(at) == mark) or self._known(first or mark)

    def keep(self) -> None:
        """Remember the newest line; where something is missing nothing is learnt, so that it is told again."""
        journal = self._journal
        if not journal.newest or self.missing() is not None:
            return
        lines = {} if self._seen is None else dict(self._seen.lines)
        if lines.get(journal.newest) and self._seen is not None and self._seen.folder == self._folder:
            return
        first = self._first_mark(journal.newest)
        lines[journal.newest] = f"{journal.head.decode()} {first}".rstrip()
        self._seen = Seen(_thinned(lines), self._folder)
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(self._file, msgspec.json.encode(self._seen), 0o600, sync=False)

    def accept(self) -> None:
        """Take the desk as it is here for what was seen."""
        self._seen = None
        self._file.unlink(missing_ok=True)
        self.keep()


def _thinned(lines: dict[int, str]) -> dict[int, str]:
    """Leave out every other of the older half where there are too many; the newest stay."""
    if len(lines) <= KEPT:
        return lines
    places = sorted(lines)
    half = len(places) // 2
    return {at: lines[at] for at in (*places[:half:2], *places[half:])}


def _identity(journal: Journal) -> str:
    """Give a name that all copies of a desk have, and no other: the hash of the line that made it.

    In what version 0.1 made, that line is not one of its own: there it is the hash of the second.
    """
    start = len(journal.first) + 1
    if start >= journal.end:
        return "unmade"
    first = journal.line_at(start)
    if b'"desk":' in first.words:
        return first.hash.decode("ascii", "replace")
    return journal.hash_at(first.end) if first.end < journal.end else "unmade"


def _place(environ: Mapping[str, str]) -> Path:
    """Give the folder for what was seen; one that cannot be there for somebody without a home."""
    state, home = (Path(environ.get(name, "")) for name in ("XDG_STATE_HOME", "HOME"))
    base = state if state.is_absolute() else (home if home.is_absolute() else Path(os.devnull)) / ".local" / "state"
    return base / "factcheck" / "seen"
