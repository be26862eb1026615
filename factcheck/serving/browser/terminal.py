"""A terminal with a program in it, for one person: what it shows, what is typed into it, its size, its end."""

from __future__ import annotations

import asyncio
import errno
import fcntl
import os
import pty
import struct
import subprocess
import termios
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["Terminal", "environment"]

ROWS, COLUMNS = (5, 300), (20, 500)  # what a terminal can be made, whatever a browser says
PIECE = 65_536
PATIENCE = 10.0  # seconds for a program to save what is open when its terminal is gone

# What says something of the terminal that the service was started in.
_OF_OTHERS = ("TMUX", "STY", "SSH_", "TERM", "COLORTERM", "NO_COLOR", "COLUMNS", "LINES", "WINDOWID", "VTE_")


def environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Give the environment for a program in such a terminal, out of that of the service."""
    kept = {name: value for name, value in environ.items() if not name.startswith(_OF_OTHERS)}
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}


class Terminal:
    """The program, running. It is started without a shell, and hung up when the terminal ends."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], size: tuple[int, int]) -> None:
        self._end, other = pty.openpty()
        try:
            self.resize(*size)
            os.set_blocking(self._end, False)
            self._process = subprocess.Popen(  # noqa: S603 - the program's own command, with no words from outside
                command, stdin=other, stdout=other, stderr=other, env=environ, start_new_session=True
            )
        except BaseException:
            os.close(self._end)
            raise
        finally:
            os.close(other)

    def resize(self, columns: int, rows: int) -> None:
        """Give it another size, within what a terminal can be."""
        rows, columns = (max(low, min(each, high)) for each, (low, high) in ((rows, ROWS), (columns, COLUMNS)))
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    async def shown(self) -> bytes:
        """Give what the program has written since, as soon as there is something; nothing when it has ended."""
        loop = asyncio.get_running_loop()
        while not (written := self._written()):
            if written is None:
                return b""
            await self._ready(loop.add_reader, loop.remove_reader)
        return written

    def _written(self) -> bytes | None:
        """Give what lies there, all of one repaint; None when the program has ended and nothing lies there."""
        pieces: list[bytes] = []
        try:
            while len(pieces) < 16 and (piece := os.read(self._end, PIECE)):
                pieces.append(piece)
        except BlockingIOError:
            pass
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return b"".join(pieces) or None
        return b"".join(pieces)

    async def type(self, data: bytes) -> None:
        """Type something, as fast as the program reads it."""
        loop = asyncio.get_running_loop()
        while data:
            try:
                data = data[os.write(self._end, data) :]
            except BlockingIOError:
                await self._ready(loop.add_writer, loop.remove_writer)
            except OSError:
                return  # the program has ended

    async def _ready(self, add: Callable[..., object], remove: Callable[[int], object]) -> None:
        ready = asyncio.Event()
        add(self._end, ready.set)
        try:
            await ready.wait()
        finally:
            remove(self._end)

    async def end(self) -> None:
        """Hang up, and wait until the program has saved what was open and ended; it must end in time."""
        os.close(self._end)
        try:
            await asyncio.to_thread(self._process.wait, PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            await asyncio.to_thread(self._process.wait)
