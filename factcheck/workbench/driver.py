"""Textual's driver for a terminal, made to survive it: when the terminal is gone, nothing is read or written."""

from __future__ import annotations

import os
import selectors
import signal
from codecs import getincrementaldecoder
from contextlib import suppress
from functools import cached_property

from textual.drivers.linux_driver import LinuxDriver

from factcheck.workbench.pasting import TerminalParser
from factcheck.workbench.repainting import Repainter

__all__ = ["TerminalDriver"]

_TICK = 0.1  # seconds after which it is looked whether the program ends, or an escape key stands alone


class TerminalDriver(LinuxDriver):
    """Writes nothing after the terminal is gone, and does not take a failing read for a fault of the program."""

    _gone = False

    @cached_property
    def repainter(self) -> Repainter:
        """What the terminal shows."""
        return Repainter()

    def abandon(self) -> None:
        """Stop talking to the terminal; called when it was hung up."""
        self._gone = True
        self.exit_event.set()
        # A background process that still touches its former terminal would be stopped, not ended.
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        signal.signal(signal.SIGTTIN, signal.SIG_IGN)

    def write(self, data: str) -> None:
        """Write what the terminal does not show already, while there is somebody to read it."""
        if not self._gone and (needed := self.repainter.needed(data, self._app.size)):
            super().write(needed)

    def run_input_thread(self) -> None:
        """Read keys until the terminal or the program ends; bytes that are no UTF-8 are taken for an unknown key."""
        parser, decode = TerminalParser(), getincrementaldecoder("utf-8")("replace").decode
        with suppress(OSError), selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_TICK):
                    data = os.read(self.fileno, 4096)
                    if not data:
                        return
                    if text := decode(data):
                        for event in parser.feed(text):
                            self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    def close(self) -> None:
        """Let the writer finish, unless nobody would take what it has left."""
        if not self._gone:
            super().close()
