"""The terms of a library of few passages, read at once: every claim of an article asks for some of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.evidence.counting import as_number, by_length, commonest

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

__all__ = ["PLACES", "AtHand", "read_at_hand"]

# Where a term stands in the words of passages, in contexts and in titles: numbers between commas, of texts long ones,
# since a row for each would cost twice as much.
PLACES = ", ".join(f"group_concat(doc) FILTER (WHERE col = '{column}')" for column in ("words", "context", "title"))

_COUNTS = "SELECT term, passages FROM words"
_INSTANCES = f"SELECT term, {PLACES} FROM temp.instances GROUP BY term"  # noqa: S608  only constants
_RUNS = "SELECT first, last FROM runs"


class AtHand(Struct, frozen=True):
    """The number of passages of each term, where it stands (`PLACES`), the runs, and the terms that are numbers.

    A run is its first passage and its last. The numbers stand in their order, each with its passages and its term.
    """

    counts: Mapping[str, int]
    places: Mapping[str, Sequence[str | None]]
    runs: dict[int, int]
    numbers: Sequence[tuple[Decimal, int, str]]

    def numbers_between(self, low: Decimal, high: Decimal) -> list[str]:
        """Give the terms that are numbers from `low` to `high`, the hundred commonest, commonest first."""
        first = bisect_left(self.numbers, low, key=lambda one: one[0])
        last = bisect_right(self.numbers, high, key=lambda one: one[0])
        found, bounds = self.numbers[first:last], list(by_length(low, high))
        return commonest((count, term) for _, count, term in found if any(one <= term < two for one, two in bounds))


def read_at_hand(connection: sqlite3.Connection) -> AtHand:
    """Read all terms of an index."""
    counts = dict(connection.execute(_COUNTS))
    places = {term: written for term, *written in connection.execute(_INSTANCES)}
    numbers = [(number, counts[term], term) for term in counts if (number := as_number(term)) is not None]
    return AtHand(counts, places, dict(connection.execute(_RUNS)), sorted(numbers))
