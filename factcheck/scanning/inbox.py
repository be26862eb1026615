"""What a watch found worth telling, kept until somebody says that they are done with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.scanning.seen import STATE, Seen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["Found", "done_with", "found_in", "inbox_mark", "waiting_in"]


class Found(Struct, frozen=True):
    """One thing that was told: when (UTC), of which article, in brief.

    `kind` is "rated" (`key` is the claim of the desk that says the same) or "contradicted"; `source` is where the
    article can be read from.
    """

    id: int
    at: str
    source: str
    kind: str
    key: str
    brief: str


def found_in(folder: Path) -> list[Found]:
    """Give what is in the inbox of a desk, newest first; raises `Unremembered` where it is damaged."""
    if not _is_mine(folder):
        return []
    with Seen(folder / STATE) as seen:
        return [Found(*row) for row in seen.inbox()]


def waiting_in(folder: Path) -> int:
    """Give how many things are in the inbox of a desk; raises `Unremembered` where it is damaged."""
    if not _is_mine(folder):
        return 0
    with Seen(folder / STATE) as seen:
        return seen.waiting


def done_with(folder: Path, found: Sequence[Found]) -> None:
    """Take things out of the inbox of a desk."""
    with Seen(folder / STATE) as seen:
        seen.drop([each.id for each in found])


def _is_mine(folder: Path) -> bool:
    """Tell whether somebody watched for this desk whose inbox this person may see."""
    return os.access(folder / STATE, os.R_OK | os.W_OK)


def inbox_mark(folder: Path) -> int:
    """Give a number that changes when something comes in or goes; nothing is opened."""
    try:
        return (folder / STATE).stat().st_mtime_ns
    except OSError:
        return 0
