"""Faults of the program itself: each is named where it happened and told once more at the end, and work goes on.

What a person can mend (a file that cannot be read, a name that is taken) is a `FactcheckError` and none of these.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from textual.message_pump import MessagePump

from factcheck.errors import Edge, Fault
from factcheck.terminal.text import safe_line, safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from textual.message import Message

    from factcheck.workbench.app import FactcheckApp

__all__ = ["Faults", "Steady"]

_MOST = 200  # a fault at every key must not fill the memory


class Faults:
    """The faults since the workbench was opened, each of them once."""

    def __init__(self) -> None:
        self._kept: dict[str, Fault] = {}

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._kept.values())

    def __len__(self) -> int:
        return len(self._kept)

    def keep(self, fault: Fault) -> None:
        """Keep a fault that was told elsewhere."""
        if len(self._kept) < _MOST:
            self._kept.setdefault(f"{fault.source}: {fault.problem}", fault)

    def note(self, thing: str, error: Exception) -> str:
        """Keep what was raised over a thing; gives it in words."""
        told: list[Fault] = []
        with Edge(thing, told.append):
            raise error
        self.keep(told[0])
        return told[0].problem

    def tell(self, out: TextIO) -> None:
        """Write them as lines, with where they happened if FACTCHECK_TRACEBACK is set."""
        where = bool(os.environ.get("FACTCHECK_TRACEBACK"))
        for line, fault in self._kept.items():
            print(f"factcheck: {safe_line(line)}", file=out)
            if where:
                print(safe_text(fault.trace), file=out)
        if self._kept and not where:
            print("factcheck: set FACTCHECK_TRACEBACK=1 to see where, the next time", file=out)


class Steady(MessagePump):
    """What goes wrong over one message ends neither the program nor whoever got it; the next message is taken.

    Textual has no public place around all messages (events, timers and actions alike), hence the private name.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            if not cast("FactcheckApp", self.app).outlives(error):
                raise
