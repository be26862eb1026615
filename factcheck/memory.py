"""Keeping a process with long work from growing: what it remembers of words and sentences is let go in time.

What was read of sentences is kept for whoever meets them again, each kind up to a bound; all of these together can take
more than a process should.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

__all__ = ["Memory", "forget"]


class Memory:
    """Watches what this process takes; over `most` megabytes it forgets, and again when it grew by `growth` since."""

    def __init__(self, most: int, growth: int) -> None:
        self._most, self._growth = most, growth

    def keep(self) -> None:
        """Forget where it is time to; nothing is done where the system does not say how much this process takes."""
        with suppress(OSError):
            if _taken() > self._most:
                forget()
                self._most = max(self._most, _taken() + self._growth)


def _taken() -> int:
    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - after every article
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20


def forget() -> None:
    """Let go of everything that was remembered up to a bound; tables, which have none, stay."""
    modules = [module for name, module in list(sys.modules.items()) if name.startswith("factcheck.")]
    for value in {id(value): value for module in modules for value in vars(module).values()}.values():
        if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"] is not None:
            value.cache_clear()
