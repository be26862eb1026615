"""How far long work is, on standard error: how many are done, how many a second, and how long it still takes."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from factcheck.cli.counting import counted
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["progress"]

# How often a terminal's line is painted anew, and how often a file or pipe gets one, in seconds.
_PAINTED, _LOGGED = 0.5, 30.0
_ERASE = "\r\x1b[K"


class _Progress:
    def __init__(self, total: int | None, before: int) -> None:
        self._total, self._before = total, before
        self._done = 0
        self._begun = time.monotonic()
        self._terminal = sys.stderr.isatty()
        self._told = self._begun

    def tick(self) -> None:
        self._done += 1
        now = time.monotonic()
        if now - self._told >= (_PAINTED if self._terminal else _LOGGED):
            self._told = now
            self._print(self._line(now))

    def _line(self, now: float) -> str:
        rate = self._done / (now - self._begun)
        at = self._before + self._done
        of = f" of {self._total:,}" if self._total is not None else ""
        left = f", {_span(max(0, self._total - at) / rate)} left" if self._total is not None else ""
        return f"{at:,}{of} articles, {rate:.1f} a second{left}"

    def _print(self, line: str) -> None:
        if self._terminal:
            print(f"{_ERASE}{line}", end="", file=sys.stderr, flush=True)
        else:
            print(f"factcheck: {line}", file=sys.stderr, flush=True)

    def say(self, line: str) -> None:
        if self._terminal:
            print(_ERASE, end="", file=sys.stderr)
        print(f"factcheck: {safe_line(line)}", file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._terminal:
            print(_ERASE, end="", file=sys.stderr, flush=True)
        if self._done:
            spent = time.monotonic() - self._begun
            told = f"{counted(self._done, 'article')} in {_span(spent)}, {self._done / max(spent, 1e-9):.1f} a second"
            print(f"factcheck: {told}", file=sys.stderr, flush=True)


@contextmanager
def progress(total: int | None, before: int) -> Iterator[tuple[Callable[[], None], Callable[[str], None]]]:
    """Give what is called after each article, and what prints a line between them.

    `total` is how many there are in all, None where nobody knows, `before` how many were done already.
    """
    shown = _Progress(total, before)
    try:
        yield shown.tick, shown.say
    finally:
        shown.end()


def _span(seconds: float) -> str:
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600:,} h {whole % 3600 // 60:02} min"
