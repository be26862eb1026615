"""In which passages a term stands and what that counts by BM25: read once while the library stays as it is.

The formula and its constants are those of `bm25()` in SQLite's FTS5, so that a passage counts the same whoever ranks
it; reading what each term adds once serves all the claims of an article, and of a scan.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import Counter, OrderedDict
from functools import cached_property
from heapq import nlargest
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.evidence.at_hand import PLACES, read_at_hand
from factcheck.evidence.counting import frequencies, numbers_between
from factcheck.evidence.lanes import HELD, WIDTH, in_lanes, lanes_of, leading
from factcheck.evidence.lengths import read_lengths
from factcheck.evidence.storage import batches, marks

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence
    from decimal import Decimal

    from factcheck.evidence.at_hand import AtHand
    from factcheck.evidence.lanes import Lanes

__all__ = ["Postings"]

_K1, _B, _LEAST_RARITY = 1.2, 0.75, 1e-6
# What a term in a passage's own words counts against one in its context (table header, caption, heading) and in its
# document's title.
_CONTEXT, _TITLE = 0.6, 0.8
_NOWHERE = None, None, None
_INSTANCES = f"SELECT {PLACES} FROM temp.instances WHERE term = ?"  # noqa: S608  only constants
_RUNS = "SELECT first, last FROM runs WHERE first IN"
# So many postings are kept; the terms that were asked for longest ago go first.
_KEPT = 2_000_000
# In a library of so few passages all terms are read at once.
_FEW = 1_000
_KEPT_COUNTS = 50_000  # of terms: in how many passages each stands
# A term in fewer passages than this is added up without asking whether it still matters.
_SHORT = 200
# Floats added in another order differ by far less than this.
_SLACK = 1e-9
# A term in one passage of so many is common: what it adds is kept as lanes, so many bytes of them at the most. They pay
# where the common terms of a search stand together at least half as often as there are passages.
_COMMON, _WORTH, _KEPT_LANES = 32, 2, 32_000_000


class _Term(Struct, frozen=True, dict=True):
    """The passages of one term in ascending order, what it adds to each, and the most it adds to any."""

    numbers: array[int]
    parts: array[float]
    most: float

    @cached_property
    def held(self) -> array[int]:
        """What it adds, as lanes hold it."""
        return in_lanes(self.parts)

    def part_of(self, number: int) -> float:
        """Give what the term adds to a passage; 0 where it does not stand."""
        at = bisect_left(self.numbers, number)
        return self.parts[at] if at < len(self.numbers) and self.numbers[at] == number else 0.0


class Postings:
    """What the terms of one index add to its passages; whoever holds it keeps threads apart."""

    def __init__(self) -> None:
        self._revision: tuple[int, int] | None = None
        self._terms: OrderedDict[str, _Term] = OrderedDict()
        self._lanes: dict[str, Lanes] = {}
        self._counts: dict[str, int] = {}
        self._at_hand: AtHand | None = None  # where the library is small
        self._runs: dict[int, int] = {}
        self._size = 0
        self._lengths = array("I")  # by the number of the passage, which is never given twice; 0 where it is not known
        self._passages, self._usual, self._totals = 0, 1.0, (0, 0.0)

    def best(
        self,
        connection: sqlite3.Connection,
        revision: tuple[int, int],
        wanted: Collection[str],
        k: int,
        among: Collection[str] = (),
    ) -> list[int]:
        """Give the numbers of the `k` best passages that hold one of the terms, best first, equal ones in their order.

        Where terms are given in `among`, only passages that hold one of them are looked at, and these count too.
        """
        self._follow(connection, revision)
        if among:
            narrowed = [self._term(connection, term) for term in among]
            there: set[int] = set()
            for term in narrowed:
                there.update(term.numbers)
            terms = [self._term(connection, term) for term in wanted]
            found = _restricted(terms, there) if terms else dict.fromkeys(there, 0.0)
            for term in narrowed:
                for number in found.keys() & set(term.numbers):
                    found[number] += term.part_of(number)
        else:
            named = [(term, self._term(connection, term)) for term in wanted]
            best = self._by_lanes(named, k)
            if best is not None:
                return best
            found = _summed((term for _, term in named), k)
        return _first(found, k)

    def frequencies(
        self, connection: sqlite3.Connection, revision: tuple[int, int], wanted: Iterable[str]
    ) -> dict[str, int]:
        """Give in how many passages each term stands; a term that stands in none is 0."""
        self._follow(connection, revision)
        if self._at_hand is not None:
            return {term: self._at_hand.counts.get(term, 0) for term in wanted}
        if len(self._counts) > _KEPT_COUNTS:
            self._counts.clear()
        asked = list(wanted)
        if missing := [term for term in asked if term not in self._counts]:
            self._counts |= frequencies(connection, missing)
        return {term: self._counts[term] for term in asked}

    def numbers_between(
        self, connection: sqlite3.Connection, revision: tuple[int, int], low: Decimal, high: Decimal
    ) -> list[str]:
        """Give the terms that are numbers from `low` to `high`, the hundred commonest, commonest first."""
        self._follow(connection, revision)
        if self._at_hand is not None:
            return self._at_hand.numbers_between(low, high)
        return numbers_between(connection, low, high)

    def totals(self, connection: sqlite3.Connection, revision: tuple[int, int]) -> tuple[int, float]:
        """Give how many passages there are, and how many terms one has on average."""
        self._follow(connection, revision)
        return self._totals

    def _follow(self, connection: sqlite3.Connection, revision: tuple[int, int]) -> None:
        """Forget what was read from the library as it was at another revision."""
        if revision == self._revision:
            return
        self._revision = revision
        self._terms.clear()
        self._lanes.clear()
        self._counts.clear()
        self._size = 0
        totals = connection.execute("SELECT passages, terms, numbered FROM totals").fetchone()
        self._passages, terms, numbered = totals
        self._totals = self._passages, terms / self._passages if self._passages else 0.0
        self._usual = self._totals[1] or 1.0
        self._at_hand = read_at_hand(connection) if self._passages <= _FEW else None
        self._runs = self._at_hand.runs if self._at_hand is not None else {}
        if numbered >= len(self._lengths):
            self._lengths.frombytes(bytes(self._lengths.itemsize * (numbered + 1 - len(self._lengths))))

    def _lengths_for(self, connection: sqlite3.Connection, numbers: Iterable[int]) -> array[int]:
        """Give how long passages are, by their numbers; those of these numbers are known."""
        lengths = self._lengths
        if missing := [number for number in numbers if not lengths[number]]:
            read_lengths(connection, missing, lengths)
        return lengths

    def _term(self, connection: sqlite3.Connection, term: str) -> _Term:
        known = self._terms.get(term)
        if known is not None:
            self._terms.move_to_end(term)
            return known
        read = self._terms[term] = self._read(connection, term)
        self._size += len(read.numbers)
        while self._size > _KEPT and len(self._terms) > 1:
            self._size -= len(self._terms.popitem(last=False)[1].numbers)
        return read

    def _read(self, connection: sqlite3.Connection, term: str) -> _Term:
        if self._at_hand is not None:
            written, context, title = self._at_hand.places.get(term, _NOWHERE)
        else:
            written, context, title = connection.execute(_INSTANCES, (term,)).fetchone()
        numbers = _numbers(written)
        counts = dict.fromkeys(numbers, 1.0)
        if len(counts) < len(numbers):  # it stands in some of them more than once
            counts = {number: float(count) for number, count in Counter(numbers).items()}
        if context or title:
            for weight, firsts in ((_CONTEXT, _numbers(context)), (_TITLE, _numbers(title))):
                runs = self._runs_from(connection, firsts)
                for first in firsts:
                    for number in range(first, runs[first] + 1):
                        counts[number] = counts.get(number, 0.0) + weight
            counts = dict(sorted(counts.items()))
        rarity = max(_LEAST_RARITY, math.log((self._passages - len(counts) + 0.5) / (len(counts) + 0.5)))
        lengths = self._lengths_for(connection, counts)
        each, whole = _K1 * _B / self._usual, _K1 * (1 - _B)
        pairs = list(zip(counts.values(), map(lengths.__getitem__, counts), strict=True))
        known = {  # few passages differ in both
            (count, length): rarity * (count * (_K1 + 1) / (count + whole + each * length))
            for count, length in set(pairs)
        }
        parts = array("d", map(known.__getitem__, pairs))
        return _Term(array("I", counts), parts, max(known.values(), default=0.0))

    def _runs_from(self, connection: sqlite3.Connection, firsts: Sequence[int]) -> dict[int, int]:
        """Give the last passage of each run, by its first one; those of these are known."""
        missing = [] if self._at_hand is not None else [first for first in set(firsts) if first not in self._runs]
        for some in batches(missing):
            self._runs.update(connection.execute(f"{_RUNS} ({marks(some)})", some))
        return self._runs

    def _by_lanes(self, named: Sequence[tuple[str, _Term]], k: int) -> list[int] | None:
        """Give the best passages by lanes; None where these do not pay, or do not tell."""
        size = len(self._lengths)
        ordered = sorted(named, key=lambda each: _by_weight(each[1]))
        common = [each for each in ordered if len(each[1].numbers) * _COMMON > size]
        if sum(len(term.numbers) for _, term in common) * _WORTH < size:
            return None
        if sum(term.most for _, term in ordered) >= HELD:
            return None
        others = [(term.numbers, term.held) for _, term in ordered if len(term.numbers) * _COMMON <= size]
        found = leading([self._lanes_of(name, term, size) for name, term in common], others, k, size)
        if found is None:
            return None
        ranked = sorted(found, key=lambda number: -found[number][0])
        scores = {number: found[number][0] for number in ranked}
        near = {  # too near to tell which is better
            number
            for better, worse in pairwise(ranked)
            if found[worse][1] >= found[better][0]
            for number in (better, worse)
        }
        scores |= _exactly([term for _, term in ordered], near)
        return _first(scores, k)

    def _lanes_of(self, name: str, term: _Term, size: int) -> Lanes:
        lanes = self._lanes.get(name)
        if lanes is None:
            if len(self._lanes) * WIDTH * size >= _KEPT_LANES:
                self._lanes.clear()
            lanes = self._lanes[name] = lanes_of(term.numbers, term.held, size)
        return lanes


def _exactly(terms: Iterable[_Term], numbers: Iterable[int]) -> dict[int, float]:
    """Give what terms add to passages, added one by one, as elsewhere: sum() may be more exact."""
    found = dict.fromkeys(numbers, 0.0)
    for term in terms:
        there, parts = term.numbers, term.parts
        for number in found:
            at = bisect_left(there, number)
            if at < len(there) and there[at] == number:
                found[number] += parts[at]
    return found


def _numbers(written: str | None) -> list[int]:
    return list(map(int, written.split(","))) if written else []


def _by_weight(term: _Term) -> tuple[float, int]:
    """Give the order in which terms are added up: those that add most first."""
    return -term.most, len(term.numbers)


def _restricted(terms: Iterable[_Term], there: set[int]) -> dict[int, float]:
    """Give what terms add to those of some passages that hold one of them."""
    found: dict[int, float] = {}
    for term in terms:
        if len(there) * 8 < len(term.numbers):
            for number in there:
                if part := term.part_of(number):
                    found[number] = found.get(number, 0.0) + part
        else:
            for number, part in zip(term.numbers, term.parts, strict=True):
                if number in there:
                    found[number] = found.get(number, 0.0) + part
    return found


def _summed(terms: Iterable[_Term], k: int) -> dict[int, float]:
    """Give what terms add to passages, for all that can be among the `k` best.

    Those that add most come first. Once what is left cannot lift a passage among the best that holds none of the terms
    so far, it is looked up for the passages that are still in question, and no others.
    """
    ordered = sorted(terms, key=_by_weight)
    left = sum(term.most for term in ordered)
    found: dict[int, float] = {}
    get = found.get
    least, asked = 0.0, 0
    for place, term in enumerate(ordered):
        if len(term.numbers) > _SHORT and len(found) >= k:
            if len(found) >= 2 * asked:
                least, asked = max(least, _reached(found, ordered[place:], k) - _SLACK), len(found)
            if left < least:
                return _completed(found, ordered[place:], left, least)
        for number, part in zip(term.numbers, term.parts, strict=True):
            found[number] = get(number, 0.0) + part
        left -= term.most
    return found


def _reached(found: dict[int, float], rest: Sequence[_Term], k: int) -> float:
    """Give what the `k` passages that lead so far all reach in the end: the best reach no less."""
    leading = nlargest(k, found.values())[-1]
    first = islice((item for item in found.items() if item[1] >= leading), k)
    return min(score + sum(term.part_of(number) for term in rest) for number, score in first)


def _completed(found: dict[int, float], rest: Sequence[_Term], left: float, least: float) -> dict[int, float]:
    """Add what is left to the passages that can reach `least` with it."""
    for term in rest:
        found = {number: score for number, score in found.items() if score + left >= least}
        if len(found) * 8 < len(term.numbers):
            for number in found:
                found[number] += term.part_of(number)
        else:
            for number, part in zip(term.numbers, term.parts, strict=True):
                if number in found:
                    found[number] += part
        left -= term.most
    return found


def _first(found: dict[int, float], k: int) -> list[int]:
    if len(found) > k:
        least = nlargest(k, found.values())[-1]
        found = {number: score for number, score in found.items() if score >= least}
    return sorted(found, key=lambda number: (-found[number], number))[:k]
