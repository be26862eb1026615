"""How what the desk holds and what was done is told: in a line for people, or as one line of JSON for programs."""

from __future__ import annotations

import datetime
import json
import os
import sys
from typing import TYPE_CHECKING, Any

import click
from msgspec import to_builtins

from factcheck.errors import Fault
from factcheck.terminal.text import isolated, safe_json, safe_line, safe_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from factcheck.desk import Change, ClaimRecord, Desk, Verdict

__all__ = [
    "Faults",
    "in_json",
    "json_option",
    "local_time",
    "plain_change",
    "plain_claim",
    "plain_verdict",
    "private_option",
    "say",
    "say_fault",
    "told",
]  # fmt: skip

NOT_DONE = 2
SHOWN = 4  # claims named one by one


def json_option(words: str = "One JSON object a line.") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give the option `--json`, whose value is `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help=words)


private_option = click.option(
    "--allow-private",
    "hosts",
    multiple=True,
    metavar="HOST",
    help="Fetch from this host of your own network too; a desk remembers it.",
)
"""The option `--allow-private`, whose values are `hosts`."""


def in_json(plain: object, *, indent: int | None = None) -> str:
    """Give plain data as JSON without anything that steers a terminal."""
    return safe_json(json.dumps(plain, ensure_ascii=False, indent=indent))


def say(line: str, plain: Mapping[str, Any], *, as_json: bool) -> None:
    """Print one thing: as a line without anything that steers a terminal, or as a line of JSON."""
    click.echo(in_json(plain) if as_json else isolated(safe_line(line)))


def say_fault(fault: Fault) -> None:
    """Name on standard error what could not be done, and with FACTCHECK_TRACEBACK set where the program failed."""
    print(f"factcheck: {safe_line(f'{fault.source}: {fault.problem}')}", file=sys.stderr)
    if fault.trace and os.environ.get("FACTCHECK_TRACEBACK"):
        print(safe_text(fault.trace), end="", file=sys.stderr)


class Faults(list[Fault]):
    """What could not be done: `tell` names it on standard error at once and keeps it for the exit code."""

    def tell(self, fault: Fault) -> None:
        """Name a fault and keep it."""
        say_fault(fault)
        self.append(fault)

    @property
    def code(self) -> int:
        """The exit code: 2 where something could not be done."""
        return NOT_DONE if self else 0


def local_time(at: str) -> str:
    """Give a stored UTC time as this machine's clock showed it."""
    try:
        return datetime.datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    except ValueError:  # another program wrote the line
        return at or "no time"


# Who vouches for somebody, where that must be said.
_VOUCHED = {"login": "", "role": "", "signature": ", signed", "proxy": ", named by a proxy", "desk": ", elsewhere"}


def told(change: Change) -> str:
    """Give one change as a line: when, who, what, where, in which words, and what stood there before."""
    who = change.by if change.by == change.os else f"{change.by} ({change.os})"
    who += _VOUCHED.get(change.vouched, ", unproven")
    where = ", ".join(change.keys) if len(change.keys) <= SHOWN else f"{change.article} ({len(change.keys)} claims)"
    before = f"  (was: {change.before})" if change.before else ""
    words = f"  {change.words}" if change.words else ""
    return safe_line(
        f"{local_time(change.at)}  {who}  {change.action}  {where or change.article or ''}{words}{before}".rstrip()
    )


def plain_change(change: Change) -> dict[str, Any]:
    """Give one change for JSON, its time in UTC."""
    return {**to_builtins(change), "keys": change.keys}


def plain_claim(desk: Desk, record: ClaimRecord) -> dict[str, Any]:
    """Give a claim for JSON as this person may see it; `to_read` says that they are to read it second."""
    from factcheck.desk.store.codec import encode

    return {"key": record.key, "to_read": desk.readers.reads_blind(record), **encode(desk.readers.as_seen(record))}


def plain_verdict(verdict: Verdict) -> dict[str, Any]:
    """Give a recorded verdict for JSON, every field of it."""
    plain: dict[str, Any] = to_builtins(verdict)
    for source in plain["sources"]:
        del source["aside"]  # its words are here
    return {"key": f"{verdict.article}#{verdict.claim}", **plain}
