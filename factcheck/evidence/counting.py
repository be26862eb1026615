"""How often each term stands in a library: kept in its file, and asked for by its beginning or by its size."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from factcheck.evidence.storage import batches, marks

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Tally", "as_number", "by_length", "commonest", "count", "frequencies", "numbers_between", "terms_like"]

_FREQUENCIES = "SELECT term, passages FROM words WHERE term IN"
_LIKE = "SELECT term, passages FROM words WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?"
# Of the terms between two as text most are other numbers: those are left out by what they come to about.
_BETWEEN = "SELECT passages, term FROM words WHERE term >= ? AND term < ? AND CAST(term AS REAL) BETWEEN ? AND ?"
_ROUNDED = 1e-9
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NUMBERS = 100
_AT_ONCE = 50_000  # terms


class Tally:
    """In how many passages each term stands, of passages that come one by one, and how many terms each of these has."""

    def __init__(self) -> None:
        self.lengths = array("I")
        self._counts: Counter[str] = Counter()
        self._waiting: list[str] = []  # not counted yet: many at once are counted faster
        self._around: Counter[tuple[str, str]] = Counter()  # contexts and titles, which many passages share
        self._known: dict[tuple[str, str], tuple[int, frozenset[str]]] = {}

    def add(self, own: Sequence[str], context: str, title: str) -> None:
        """Count the terms of a passage, and those of its context and of the title, each of these a line."""
        about = context, title
        known = self._known.get(about)
        if known is None:
            around = [*context.split(), *title.split()]
            known = self._known[about] = len(around), frozenset(around)
        length, terms = known
        there = set(own)
        there.difference_update(terms)
        self._waiting += there
        if len(self._waiting) > _AT_ONCE:
            self._count()
        self._around[about] += 1
        self.lengths.append(len(own) + length)

    def _count(self) -> None:
        self._counts.update(self._waiting)
        self._waiting.clear()

    def told(self) -> tuple[int, Counter[str]]:
        """Give how many terms there are in all, and in how many passages each stands."""
        self._count()
        counts = self._counts.copy()
        for about, passages in self._around.items():
            for term in self._known[about][1]:
                counts[term] += passages
        return sum(self.lengths), counts


def count(connection: sqlite3.Connection, tally: Tally, sign: Literal[1, -1]) -> None:
    """Add what passages hold to the counts of the index, or take it away."""
    length, counts = tally.told()
    connection.executemany(
        "INSERT INTO words VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET passages = passages + excluded.passages",
        [(term, sign * counts[term]) for term in sorted(counts)],
    )
    if sign < 0:
        connection.executemany("DELETE FROM words WHERE term = ? AND passages <= 0", [(term,) for term in counts])
    connection.execute(
        "UPDATE totals SET passages = passages + ?, terms = terms + ?", (sign * len(tally.lengths), sign * length)
    )


def frequencies(connection: sqlite3.Connection, wanted: Iterable[str]) -> dict[str, int]:
    """Give in how many passages each term stands; a term that stands in none is 0."""
    found = dict.fromkeys(wanted, 0)
    for some in batches(list(found)):
        found.update(connection.execute(f"{_FREQUENCIES} ({marks(some)})", some))
    return found


def terms_like(connection: sqlite3.Connection, beginning: str, lengths: range) -> dict[str, int]:
    """Give the terms that begin so and are so long, each with the number of its passages."""
    bounds = beginning, beginning + "\U0010ffff", lengths[0], lengths[-1]
    return dict(connection.execute(_LIKE, bounds))


def numbers_between(connection: sqlite3.Connection, low: Decimal, high: Decimal) -> list[str]:
    """Give the terms that are numbers from `low` to `high`, the hundred commonest, commonest first."""
    near = float(low) * (1 - _ROUNDED), float(high) * (1 + _ROUNDED)
    rows = {row for bounds in by_length(low, high) for row in connection.execute(_BETWEEN, (*bounds, *near))}
    return commonest(row for row in rows if (number := as_number(row[1])) is not None and low <= number <= high)


def as_number(term: str) -> Decimal | None:
    """Give the number that a term is; None where it is none."""
    return Decimal(term) if _NUMBER.fullmatch(term) else None


def commonest(found: Iterable[tuple[int, str]]) -> list[str]:
    """Give of numbers with how many passages hold each the hundred commonest terms, commonest first."""
    return [term for _, term in sorted(found, key=lambda row: (-row[0], row[1]))[:_NUMBERS]]


def by_length(low: Decimal, high: Decimal) -> Iterator[tuple[str, str]]:
    """Give ranges of text that hold every number from `low` to `high` as the index writes it.

    Numbers sort as text only among those with as many digits before the point.
    """
    lowest, highest = max(0, int(low)), int(high)
    for digits in range(len(str(lowest)), len(str(highest)) + 1):
        first = max(lowest, 10 ** (digits - 1) if digits > 1 else 0)
        last = min(highest, 10**digits - 1)
        if first <= last:
            yield str(first), str(last) + ":"  # the sign after "9"
