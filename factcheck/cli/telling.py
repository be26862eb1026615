"""How an operation of the journal is told in a line, for people and for programs."""

from __future__ import annotations

import dataclasses
import datetime
import json
from typing import TYPE_CHECKING

from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from factcheck.desk import Change

__all__ = ["local_time", "plain_change", "told"]

SHOWN = 4  # claims named one by one


def local_time(at: str) -> str:
    """Give a stored UTC time as this machine's clock showed it."""
    return datetime.datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M:%S")


def told(change: Change) -> str:
    """Give one change as a line: when, who, what, where, in which words, and what stood there before."""
    who = change.by if change.by == change.os else f"{change.by} ({change.os})"
    where = ", ".join(change.keys) if len(change.keys) <= SHOWN else f"{change.article} ({len(change.keys)} claims)"
    before = f"  (was: {change.before})" if change.before else ""
    words = f"  {change.words}" if change.words else ""
    return safe_line(
        f"{local_time(change.at)}  {who}  {change.action}  {where or change.article or ''}{words}{before}".rstrip()
    )


def plain_change(change: Change) -> str:
    """Give one change as a line of JSON, its time in UTC."""
    return json.dumps({**dataclasses.asdict(change), "keys": change.keys}, ensure_ascii=False)
