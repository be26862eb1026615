"""How keys arrive: whether a key was struck by a person, or poured in by a paste that the terminal did not announce.

A rating is one digit, so text that lands in the terminal by mistake must not rate. People do not strike three keys
within a few hundredths of a second; a paste does nothing else.
"""

from __future__ import annotations

from collections import deque

from textual import events

__all__ = ["SETTLE", "Keystrokes"]

# How long to wait for a paste to show itself: what is pasted arrives in one read, and the next follows at once.
SETTLE = 0.012
_BURST = 0.03
# `enter 1` typed over a slow connection can arrive together; so two keys at once are still a person's.
_HUMAN = 2


class Keystrokes:
    """Remembers when the last keys were struck, by the clock of whatever read them from the terminal."""

    def __init__(self) -> None:
        self._times: deque[float] = deque(maxlen=64)
        self._digits: dict[str, float] = {}
        self._pasted = 0.0

    def arrived(self, event: events.Event) -> None:
        """Take note of an event; only keys and pastes matter."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._times.append(event.time)
            if event.key.isdigit():
                self._digits[event.key] = event.time
        elif isinstance(event, events.Paste):
            self._pasted = event.time

    def poured(self, digit: str) -> bool:
        """Say whether this digit came as part of a stream, or right after a paste."""
        struck = self._digits.get(digit, 0.0)
        together = sum(1 for at in self._times if abs(struck - at) < _BURST)
        return together > _HUMAN or 0 <= struck - self._pasted < _BURST
