"""Making very many objects at once without the garbage collector going through them again and again meanwhile."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["rarely_collected", "uncollected"]

# So many objects may be made before those are looked for that nobody holds any more: a sixteenth of a scan, by default.
_OBJECTS = 50_000


@contextmanager
def uncollected(*, for_good: bool = False) -> Iterator[None]:
    """Make objects that stay for a while, or (`for_good`) to the end; takes about half the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        if for_good:
            gc.freeze()
    finally:
        if enabled:
            gc.enable()


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Let work go on in which most of what is made is let go of by itself."""
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], _OBJECTS) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
