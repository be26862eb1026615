"""What a terminal shows, by what was sent to it."""

import re

import pyte


class Shown:
    """A screen of some size."""

    def __init__(self, columns, rows):
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)

    def take(self, data):
        """Take in what was sent, without what the emulator takes for other sequences."""
        self.stream.feed(re.sub(rb"\x1b\[[<>?=][0-9;]*[uhlpm$]+", b"", data))

    @property
    def text(self):
        """The screen as one text."""
        return "\n".join(line.rstrip() for line in self.screen.display)
