"""Textual's driver for a terminal, made to survive it: when the terminal is gone, nothing is read or written."""

from __future__ import annotations

import signal
from contextlib import suppress

from textual.drivers.linux_driver import LinuxDriver

__all__ = ["TerminalDriver"]


class TerminalDriver(LinuxDriver):
    """Writes nothing after the terminal is gone, and does not take a failing read for a fault of the program."""

    _gone = False

    def abandon(self) -> None:
        """Stop talking to the terminal; called when it was hung up."""
        self._gone = True
        self.exit_event.set()
        # A background process that still touches its former terminal would be stopped, not ended.
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        signal.signal(signal.SIGTTIN, signal.SIG_IGN)

    def write(self, data: str) -> None:
        """Write, while there is somebody to read it."""
        if not self._gone:
            super().write(data)

    def run_input_thread(self) -> None:
        """Read keys until the terminal or the program ends."""
        with suppress(OSError):
            super().run_input_thread()

    def close(self) -> None:
        """Let the writer finish, unless nobody would take what it has left."""
        if not self._gone:
            super().close()
