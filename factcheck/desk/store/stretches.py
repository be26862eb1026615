"""A journal in stretches of a fixed length, each with the sha256 of its bytes as they were when they were proven.

The lines of a journal that were proven once need not be proven again as a whole: what is looked at is proven by the
stretch that it stands in, the first time that this is read, and the rest stays unread.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["STRETCH", "Stretches"]

STRETCH = 1 << 16  # bytes: a claim looked at in an old journal costs the proof of as many
DIGEST = 32


class Stretches:
    """The hashes of everything up to some byte: one for each whole stretch, and one for the beginning of the next."""

    def __init__(self, begun: bytes = b"") -> None:
        self._whole = bytearray()
        self._begun = sha256()
        self._length = 0  # bytes of the stretch that has begun
        self._unproven: set[int] = set()
        self.update(begun)

    def update(self, data: bytes | memoryview) -> None:
        """Go on by bytes that were proven."""
        left = memoryview(data)
        while left:
            part, left = left[: STRETCH - self._length], left[STRETCH - self._length :]
            self._begun.update(part)
            self._length += len(part)
            if self._length == STRETCH:
                self._whole += self._begun.digest()
                self._begun, self._length = sha256(), 0

    def packed(self) -> bytes:
        """Give the hashes as they are kept, that of what has begun last."""
        return bytes(self._whole) + self._begun.digest()

    @classmethod
    def unpacked(cls, packed: bytes, end: int, read: Callable[[int, int], bytes]) -> Stretches | None:
        """Give what was packed of everything up to `end`; None where what has begun there is not what it was.

        `read` gives bytes from where on and how many. The whole stretches are yet to be proven.
        """
        count, length = divmod(end, STRETCH)
        begun = read(count * STRETCH, length)
        same = cls(begun)
        if len(begun) != length or same.packed() != packed[count * DIGEST :]:
            return None
        same._whole = bytearray(packed[: count * DIGEST])
        same._unproven = set(range(count))
        return same

    def around(self, start: int, stop: int) -> tuple[int, int]:
        """Give what must be read to look at `[start, stop)`: more than that where something must be proven."""
        first, last = start // STRETCH, max(start, stop - 1) // STRETCH
        if self._unproven.isdisjoint(range(first, last + 1)):
            return start, stop
        whole = len(self._whole) // DIGEST * STRETCH
        return first * STRETCH, max(stop, min((last + 1) * STRETCH, whole))

    def altered(self, at: int, data: bytes) -> int | None:
        """Prove the stretches in `data`, which begins at `at`; give where one begins that is not what it was.

        Those that are still to be proven must be in it whole, as `around` has it.
        """
        view = memoryview(data)
        for number in self._unproven.intersection(range(at // STRETCH, (at + len(data)) // STRETCH + 1)):
            start = number * STRETCH
            if start >= at + len(data):
                continue
            if sha256(view[start - at : start - at + STRETCH]).digest() != self._digest(number):
                return start
            self._unproven.discard(number)
        return None

    def _digest(self, number: int) -> bytes:
        return bytes(self._whole[number * DIGEST : (number + 1) * DIGEST])
