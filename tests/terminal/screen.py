"""A real terminal for tests: the workbench runs behind a pty, and an emulator shows what a person would see."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from pathlib import Path

import pexpect
import pyte

ROOT = Path(__file__).parents[2]
OPEN = """
import sys
from pathlib import Path
from factcheck.desk import Desk
from factcheck.workbench import open_workbench
with Desk.open(Path(sys.argv[1]), by=sys.argv[2]) as desk:
    code = open_workbench(desk, article=sys.argv[3] or None)
sys.exit(code)
"""


# What another user needs to read this checkout and its interpreter, wherever they lie.
CAPABILITIES = "+dac_override,+dac_read_search,+fowner"


def as_user(login):
    """The beginning of a command that runs as another login; only root can."""
    return [
        "setpriv", f"--reuid={login}", f"--regid={login}", "--clear-groups",
        f"--inh-caps={CAPABILITIES}", f"--ambient-caps={CAPABILITIES}",
    ]  # fmt: skip


class Terminal:
    """The workbench in a terminal of some size; with `login`, as another user of this machine.

    `first` is a program that runs before it opens; `command` is run instead, in the folder.
    """

    def __init__(self, folder, article="", *, size=(80, 24), by="anna", login=None, first="", command=(), **environ):
        within = Path(folder) if command else Path(folder).parent
        command = [*command] or [sys.executable, "-c", first + OPEN, str(folder), by, article]
        command = [*as_user(login), *command] if login else command
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.child = pexpect.spawn(
            command[0],
            command[1:],
            cwd=str(within),  # what is saved under a name alone must not land in the checkout
            dimensions=(size[1], size[0]),
            timeout=20,
            maxread=65536,
            env={
                **{name: value for name, value in os.environ.items() if name not in ("TMUX", "NO_COLOR", "COLORTERM")},
                "TERM": "xterm-256color",
                "LANG": "C.UTF-8",
                "PYTHONPATH": str(ROOT),
                **environ,
            },
        )
        self.child.delaybeforesend = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.child.isalive():
            os.kill(self.child.pid, signal.SIGKILL)
            self.child.wait()
        if not self.child.closed:
            self.child.close(force=True)

    def read(self, seconds=0.1):
        """Take in what comes until it is quiet for so long; gives how many bytes that were."""
        size, end = 0, time.monotonic() + 10
        while time.monotonic() < end:
            try:
                data = self.child.read_nonblocking(65536, seconds)
            except (pexpect.TIMEOUT, pexpect.EOF):
                return size
            size += len(data)
            self.raw += data
            # What pyte does not know: it takes the kitty protocol's and the window's reports for other sequences.
            self.stream.feed(re.sub(rb"\x1b\[[<>?=][0-9;]*[uhlpm$]+", b"", data))
        return size

    def settle(self, seconds=120.0):
        """Take in everything that is still to come: what was struck while it was busy is worked off by then."""
        end = time.monotonic() + seconds
        while self.read(1.0) and time.monotonic() < end:
            pass

    @property
    def lines(self):
        """The screen."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self):
        """The screen as one text."""
        return "\n".join(self.lines)

    def until(self, words, seconds=15.0):
        """Wait until the words stand on the screen (a text), or a condition holds."""
        holds = words if callable(words) else lambda: words in self.text
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.05)
            if holds():
                return
            if not self.child.isalive():
                break
        raise AssertionError(f"{words!r} never came; the screen shows:\n{self.text}")

    def press(self, keys, words=None):
        """Press a key (or send what a terminal sends for it), and wait for words."""
        self.child.send(keys)
        if words is None:
            self.read(0.2)
        else:
            self.until(words)

    def resize(self, width, height):
        """Change the terminal's size."""
        self.screen.resize(height, width)
        self.child.setwinsize(height, width)

    def end(self, seconds=8.0):
        """Wait until the program has ended, and give its exit code."""
        stop = time.monotonic() + seconds
        while self.child.isalive() and time.monotonic() < stop:
            self.read(0.05)
        assert not self.child.isalive(), "it is still running"
        return self.child.exitstatus if self.child.signalstatus is None else -self.child.signalstatus
