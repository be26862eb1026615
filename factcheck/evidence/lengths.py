"""How long the passages of an index are, in terms: kept a block at a time, so that few reads tell those of all.

Kept each by itself, those of a term in ten thousand passages would take ten thousand reads.
"""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

__all__ = ["keep_lengths", "read_lengths"]

_BLOCK = 4096  # passages, by their numbers
_KEPT = "SELECT sizes FROM lengths WHERE block = ?"


def keep_lengths(connection: sqlite3.Connection, first: int, lengths: array[int]) -> None:
    """Keep how long the passages are that came into the index, from the number `first` on."""
    end = first + len(lengths)
    for block in range(first // _BLOCK, -(-end // _BLOCK)):
        start = block * _BLOCK
        known = _block(connection, block)
        known.frombytes(bytes(known.itemsize * max(0, first - start - len(known))))
        known[max(first - start, 0) :] = lengths[max(start - first, 0) : start + _BLOCK - first]
        connection.execute("REPLACE INTO lengths VALUES (?, ?)", (block, _turned(known).tobytes()))


def read_lengths(connection: sqlite3.Connection, numbers: Iterable[int], lengths: array[int]) -> None:
    """Put into `lengths`, which has a place for every number, how long these passages and those of their blocks are."""
    for block in {number // _BLOCK for number in numbers}:
        start = block * _BLOCK
        known = _block(connection, block)[: len(lengths) - start]
        lengths[start : start + len(known)] = known


def _block(connection: sqlite3.Connection, block: int) -> array[int]:
    lengths = array("I")
    for (sizes,) in connection.execute(_KEPT, (block,)):
        lengths.frombytes(sizes)
    return _turned(lengths)


def _turned(lengths: array[int]) -> array[int]:
    """Give numbers from the order of bytes in the file, the lowest first, to that of the machine, or back."""
    if sys.byteorder == "big":
        lengths = lengths[:]
        lengths.byteswap()
    return lengths
