"""`factcheck watch`: what arrives in folders and feeds is scanned, and what is new about it is told."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Context, pass_context
from factcheck.cli.evidence import reading_limits
from factcheck.cli.telling import Faults, private_option
from factcheck.errors import Fault
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.scanning import Watch

__all__ = ["watch"]

_COMMAND_SECONDS = 60.0


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--desk", metavar="FOLDER", help="Hold what arrives against this desk.")
@click.option("--once", is_flag=True, help="Look once and leave, for cron.")
@click.option(
    "--every",
    type=click.FloatRange(min=0.1),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait between two looks.",
)
@click.option("--run", "command", metavar="COMMAND", help="Start this for each article, with its line as the input.")
@private_option
@pass_context
def watch(
    context: Context,
    sources: tuple[str, ...],
    desk: str | None,
    once: bool,
    every: float,
    command: str | None,
    hosts: tuple[str, ...],
) -> int:
    """Scan what arrives in folders and feeds, and tell what was rated before and what sources contradict.

    SOURCE is a folder, a pattern, a file, an RSS or Atom feed in a file or at an address, or a page at an address. Each
    new or changed article is a line of JSON, as `scan` writes it, whose `told` has what is new about it; sentences go
    to standard error. Started again it goes on where it was. With --once the exit code is that of a check.

    As in: factcheck watch incoming/ --desk ~/desks/budget
    """
    from factcheck.scanning import Seen, Watch
    from factcheck.scanning.seen import STATE

    if "-" in sources:
        raise click.UsageError("standard input cannot be watched; `factcheck scan -` reads it once")
    words = _command(command)
    chosen = context if desk is None else Context(desk, context.reviewer, context.key, context.mouse)
    ended = threading.Event()
    with chosen.open_desk() as opened:
        limits = reading_limits(opened, hosts)
        with _ends(ended), Seen(opened.folder / STATE) as seen:
            watched = Watch(opened, sources, seen, limits=limits, stop=ended.is_set)
            code = _look(watched, words)
            while not once and not ended.wait(every):
                _look(watched, words)
    return code if once else 0


def _look(watched: Watch, command: Sequence[str]) -> int:
    """Tell what one look finds, and give the exit code that it is worth."""
    from factcheck.scanning import Summary

    summary, faults = Summary(), Faults()
    for arrived in watched.look():
        sys.stdout.buffer.write(arrived.line + b"\n")
        sys.stdout.buffer.flush()
        summary.count(arrived.line)
        for sentence in (*arrived.told, *arrived.problems):
            print(f"factcheck: {safe_line(sentence)}", file=sys.stderr, flush=True)
        if command:
            _run(command, arrived.line, arrived.name, faults)
    return summary.code or faults.code


def _command(command: str | None) -> list[str]:
    """Give the words of a command that is there."""
    if command is None:
        return []
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise click.UsageError(f"--run {command}: cannot be read ({error}); close the quotes") from None
    if not words or shutil.which(words[0]) is None:
        raise click.UsageError(f"--run {command}: there is no such program; name one that can be started")
    return words


def _run(command: Sequence[str], line: bytes, name: str, faults: Faults) -> None:
    """Give a line to the command; what it prints goes to standard error, where it is no line of ours."""
    try:
        done = subprocess.run(  # noqa: S603  (the words of whoever types the command, without a shell)
            list(command), input=line + b"\n", stdout=sys.stderr.fileno(), timeout=_COMMAND_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        problem = f"was ended after {_COMMAND_SECONDS:.0f} seconds"
    except OSError as error:
        problem = f"could not be started ({error.strerror})"
    else:
        if done.returncode == 0:
            return
        problem = f"left with {done.returncode}"
    faults.tell(Fault(f"--run {command[0]}", f"{problem} at {name}"))


@contextmanager
def _ends(ended: threading.Event) -> Iterator[None]:
    """Let ctrl+c and a request to terminate end the watch when the article at hand is done; a second one at once."""
    before = {end: signal.getsignal(end) for end in (signal.SIGINT, signal.SIGTERM)}

    def restore() -> None:
        for end, handler in before.items():
            signal.signal(end, handler)

    def end(number: int, frame: object) -> None:
        del number, frame
        ended.set()
        restore()

    for each in before:
        signal.signal(each, end)
    try:
        yield
    finally:
        restore()
