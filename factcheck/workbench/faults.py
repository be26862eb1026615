"""Faults of the program itself: each is named where it happened and told once more at the end, and work goes on.

What a person can mend (a file that cannot be read, a name that is taken) is a `FactcheckError` and none of these.
"""

from __future__ import annotations

import os
import traceback
from typing import TYPE_CHECKING, cast

from msgspec import Struct
from textual.message_pump import MessagePump

from factcheck.terminal.text import safe_line, safe_text

if TYPE_CHECKING:
    from typing import TextIO

    from textual.message import Message

    from factcheck.workbench.app import FactcheckApp

__all__ = ["Fault", "Faults", "Steady", "fault_words"]

_MOST = 200  # a fault at every key must not fill the memory


class Fault(Struct, frozen=True):
    """What failed (a claim, a passage, a file, a place of the workbench), how, and where in the program."""

    thing: str
    words: str
    where: str

    @property
    def line(self) -> str:
        """The fault in one line."""
        return f"{self.thing}: {self.words}"


class Faults:
    """The faults since the workbench was opened, each of them once."""

    def __init__(self) -> None:
        self._noted: dict[str, Fault] = {}

    def __iter__(self) -> object:
        return iter(self._noted.values())

    def __len__(self) -> int:
        return len(self._noted)

    def note(self, thing: str, error: BaseException) -> Fault:
        """Keep a fault; gives it in words."""
        fault = Fault(thing, fault_words(error), "".join(traceback.format_exception(error)))
        if len(self._noted) < _MOST:
            self._noted.setdefault(fault.line, fault)
        return fault

    def tell(self, out: TextIO) -> None:
        """Write them as lines, with where they happened if FACTCHECK_TRACEBACK is set."""
        where = bool(os.environ.get("FACTCHECK_TRACEBACK"))
        for fault in self._noted.values():
            print(f"factcheck: {safe_line(fault.line)}", file=out)
            if where:
                print(safe_text(fault.where), file=out)
        if self._noted and not where:
            print("factcheck: set FACTCHECK_TRACEBACK=1 to see where, the next time", file=out)


def fault_words(error: BaseException) -> str:
    """Give a fault in words: what kind of error it was, and what it says."""
    said = " ".join(str(error).split())
    return f"a fault of the program ({type(error).__name__}{': ' + said if said else ''})"


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
