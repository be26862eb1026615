"""How keys arrive: whether a key was struck by a person, or poured in by a paste that the terminal did not announce.

A rating is one digit, so text that lands in the terminal by mistake must not rate. People do not strike three keys
within a few hundredths of a second; a paste does nothing else.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from collections.abc import Callable

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
        self._held: list[events.Key] | None = None
        self._over: Callable[[], bool] = bool

    def hold(self, over: Callable[[], bool]) -> None:
        """Keep the keys from now on for what is about to ask for words; not when it is `over` without having asked."""
        self._held, self._over = [], over

    def keeps(self, event: events.Event) -> bool:
        """Keep a key while they are held; says whether it was one."""
        if self._held is None or not isinstance(event, events.Key):
            return False
        if self._over():
            self._held = None
            return False
        self._held.append(event)
        return True

    def release(self) -> str:
        """Give what was typed since keys were held, a line feed for enter, and hold them no more."""
        return "".join(
            "\n" if key.key == "enter" else key.character or ""
            for key in self.let_go(self._over)
            if key.key == "enter" or key.is_printable
        )

    def let_go(self, over: Callable[[], bool]) -> list[events.Key]:
        """Give the keys that are held until this is over, as they were struck, and hold them no more."""
        if over is not self._over:
            return []
        held, self._held = self._held or [], None
        return sorted(held, key=lambda key: key.time)  # one can have gone round by a place before it was kept

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
