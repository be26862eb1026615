"""Two desks that were one meet: in this machine's folders, in a database, or over ssh on another machine.

Over ssh the other desk is copied here by the program that is installed there, and what is here is sent there the same
way; who may log in is ssh's own affair.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.desk.desk import Desk
from factcheck.desk.joining.syncing import Taken  # noqa: TC001 - msgspec looks it up
from factcheck.desk.store.journal import Refused
from factcheck.desk.store.located import folder_of
from factcheck.desk.store.stand_in import is_address
from factcheck.desk.upkeep.keeping import backup

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Met", "meet"]

_HOST = re.compile(r"((?:[\w.-]+@)?[\w.-]+):(.+)")


class Met(Struct, frozen=True):
    """What came of it: what was taken over here, how many operations were given, and whether both hold the same now.

    `disputed` are the claims concerned at which two readers disagree; `state` is the hash of what stands here.
    """

    taken: Taken
    given: int
    equal: bool
    disputed: tuple[str, ...]
    state: str


def meet(desk: Desk, other: str, *, pull: bool = False, by: str | None = None) -> Met:
    """Let a desk and a copy of it that went its own way take over from each other; with `pull` only this one does.

    Raises `Refused` for a desk that was made apart, and for one that cannot be reached or written.
    """
    host = None if is_address(other) or Path(other).exists() else _HOST.fullmatch(other)
    if host is None:
        with Desk.open(folder_of(other), by=by) as there:
            return _met(desk, there, pull=pull)
    return _over_ssh(desk, host[1], host[2], pull=pull, by=by)


def _met(desk: Desk, there: Desk, *, pull: bool) -> Met:
    taken = desk.take_from(there)
    given = 0 if pull else there.take_from(desk).operations
    return Met(taken, given, desk.lines.state == there.lines.state, tuple(_disputed(desk, taken)), desk.lines.state)


def _disputed(desk: Desk, taken: Taken) -> Iterator[str]:
    for key in taken.claims:
        record = desk.claims.get(key)
        for first, second in record.disagreements.values():
            if not desk.readers.reads_blind(record):
                yield f"{key} ({first.by} says {first.rating}, {second.by} says {second.rating})"


def _over_ssh(desk: Desk, host: str, folder: str, *, pull: bool, by: str | None) -> Met:
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "theirs"
        copy.mkdir()
        there = f"factcheck --desk {shlex.quote(folder)} desk"
        fetched = _ssh(
            host, f'd=$(mktemp -d) && {there} backup "$d/desk" >&2 && tar -C "$d/desk" -cf - . && rm -r "$d"'
        )
        _tar(copy, "-xf", fetched)
        with Desk.open(copy, by=by) as other:
            met = _met(desk, other, pull=True)
            if pull:
                return met
            given = other.take_from(desk).operations
            equal = desk.lines.state == other.lines.state
        if given:
            mine = Path(name) / "mine"
            backup(desk, mine)
            sent = _tar(mine, "-cf")
            _ssh(host, f'd=$(mktemp -d) && tar -C "$d" -xf - && {there} sync --pull "$d" >&2 && rm -r "$d"', sent)
    return Met(met.taken, given, equal, met.disputed, met.state)


def _ssh(host: str, command: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(["ssh", "--", host, command], input=given, capture_output=True, check=False)  # noqa: S603, S607
    except OSError as error:
        raise Refused("ssh", f"cannot be started ({error.strerror})", "install OpenSSH") from error
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())[-300:]
        raise Refused(host, f"gave up ({said})", "see that you can log in there, and that factcheck is installed")
    return done.stdout


def _tar(folder: Path, how: str, given: bytes = b"") -> bytes:
    command = ["tar", "-C", str(folder), how, "-", *(["."] if how == "-cf" else [])]
    done = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise Refused(str(folder), "cannot be packed or unpacked", "see that tar is installed and there is room")
    return done.stdout
