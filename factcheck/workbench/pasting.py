"""Textual's parser of what a terminal sends, made safe for pastes: what is pasted is text, never a key.

Two things can go wrong in Textual's own. Its time limit for a lone escape key also runs within a paste: where the mark
that ends the paste is torn apart on its way, the paste never ends, and the keyboard is dead. And an escape within the
pasted text has what follows it given out as keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.events import Key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.message import Message

__all__ = ["TerminalParser"]


class TerminalParser(XTermParser):
    """Gives keys, pastes and what else the terminal says, from what was read."""

    _pasting = False
    _last = ""

    def feed(self, data: str) -> Iterator[Message]:
        """Take in what was read, "" at the end of everything; gives the events that are whole by now."""
        if not data:
            yield from super().feed(data)
        for character in data:
            for event in super().feed(character):
                if not (self._pasting and isinstance(event, Key)):
                    yield event
            self._last = (self._last + character)[-len(BRACKETED_PASTE_START) :]
            if self._last in {BRACKETED_PASTE_START, BRACKETED_PASTE_END}:
                self._pasting = self._last == BRACKETED_PASTE_START

    def tick(self) -> Iterable[Message]:
        """Give what is whole because nothing follows it: an escape key, unless something is being pasted."""
        return () if self._pasting else super().tick()
