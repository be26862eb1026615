"""How long the passages of an index are, in terms: kept a block at a time, so that few reads tell those of all.

Where the index keeps each by itself, a term in ten thousand passages would take ten thousand reads.
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
_COLUMNS = 3  # of the index; each gives a length
_SIZES = "SELECT id, sz FROM terms_docsize WHERE id >= ?"
_KEPT = "SELECT sizes FROM lengths WHERE block = ?"


def keep_lengths(connection: sqlite3.Connection, first: int) -> None:
    """Keep how long the passages are that came into the index from the number `first` on."""
    blocks: dict[int, array[int]] = {}
    for number, sizes in connection.execute(_SIZES, (first,)):
        block, at = divmod(number, _BLOCK)
        if block not in blocks:
            blocks[block] = _block(connection, block)
        lengths = blocks[block]
        if at >= len(lengths):
            lengths.frombytes(bytes(lengths.itemsize * (at + 1 - len(lengths))))
        lengths[at] = sum(sizes) if len(sizes) == _COLUMNS else _added_up(sizes)
    connection.executemany(
        "REPLACE INTO lengths VALUES (?, ?)", [(block, _turned(lengths).tobytes()) for block, lengths in blocks.items()]
    )


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


def _added_up(sizes: bytes) -> int:
    """Give the sum of numbers in SQLite's way of writing them, seven bits a byte, the highest first."""
    total = number = 0
    for byte in sizes:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            total += number
            number = 0
    return total
