"""Which claims say the same, in one article or in several, so that one answer can serve them all.

How two claims are compared is in `comparison`; here is finding those that are worth comparing.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from factcheck.claims.comparison import SHARED_TENTHS, compare, is_compared, print_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from factcheck.claims.comparison import Amount, Likeness, Print
    from factcheck.claims.model import Claim

__all__ = ["MISSING_TENTHS", "Shelf", "Tied", "Ties", "shelves_of", "tie"]

Key = TypeVar("Key", bound="Hashable")
One = TypeVar("One", bound="Hashable")
Other = TypeVar("Other", bound="Hashable")
Shelf = tuple[tuple[object, ...], "Hashable"]
MISSING_TENTHS = 10 - SHARED_TENTHS  # of the words of a claim without a figure, how many a near one may lack


class Tied(Struct, Generic[Key], frozen=True):
    """Claims that say the same, by the keys they were given under; "near" where words or rounding differ."""

    keys: tuple[Key, ...]
    likeness: Likeness


class Ties(Generic[Key]):
    """Claims by what they say: those that say the same as a claim are found without looking at all others.

    Repeats share one print, so that a sentence that stands in a thousand articles is compared once. Prints have
    numbers, because hashing one takes longer than comparing two.
    """

    def __init__(self) -> None:
        self._prints: dict[Key, Print] = {}
        self._numbers: dict[Print, int] = {}
        self._numbered: dict[int, Print] = {}
        self._keys: dict[int, dict[Key, None]] = {}  # a dict keeps the order in which the keys came
        self._shelves: dict[Shelf, dict[int, None]] = {}  # by a claim's amount, or by each of its words
        self._amounts: dict[Shelf, dict[Amount, None]] = {}  # by size
        self._newest = 0

    def add(self, key: Key, claim: Claim) -> None:
        """Take in a claim, in place of the one that had this key; one that cannot be checked is tied with nothing."""
        self.remove(key)
        if not is_compared(claim):
            return
        found = print_of(claim)
        self._prints[key] = found
        number = self._numbers.get(found)
        if number is None:
            number = self._newest = self._newest + 1
            self._numbers[found], self._numbered[number], self._keys[number] = number, found, {}
            for shelf in shelves_of(found):
                self._shelves.setdefault(shelf, {})[number] = None
            if found.amount is not None:
                for size in found.amount.sizes:
                    self._amounts.setdefault((found.group, size), {})[found.amount] = None
        self._keys[number][key] = None

    def remove(self, key: Key) -> None:
        """Forget the claim with this key, if there is one."""
        found = self._prints.pop(key, None)
        if found is None:
            return
        number = self._numbers[found]
        _drop(self._keys, number, key)
        if number in self._keys:
            return
        del self._numbers[found], self._numbered[number]
        for shelf in shelves_of(found):
            _drop(self._shelves, shelf, number)
        if found.amount is not None and (found.group, found.amount) not in self._shelves:
            for size in found.amount.sizes:
                _drop(self._amounts, (found.group, size), found.amount)

    def find(self, claim: Claim) -> list[tuple[Key, Likeness]]:
        """Give the keys of the claims that say the same as this one, or nearly; its own is one of them."""
        if not is_compared(claim):
            return []
        return [(key, how) for found, how in self._alike(print_of(claim)) for key in self._keys[found]]

    def groups(self, keys: Iterable[Key]) -> list[Tied[Key]]:
        """Give the claims with these keys that say the same as another, in groups: what is tied with one is in it."""
        groups = []
        grouped: set[int] = set()
        for start in (self._numbers[self._prints[key]] for key in keys if key in self._prints):
            if start not in grouped:
                prints, likenesses = self._connected(start)
                grouped.update(prints)
                tied = tuple(key for found in prints for key in self._keys[found])
                if likenesses and len(tied) > 1:
                    groups.append(Tied(tied, max(likenesses, key=("same", "near").index)))
        return groups

    def _connected(self, start: int) -> tuple[list[int], set[Likeness]]:
        """Give the prints that are like this one, or like one of these, and how they are alike."""
        prints, waiting = {start: None}, [start]
        likenesses: set[Likeness] = set()
        while waiting:
            for found, how in self._alike(self._numbered[waiting.pop()]):
                likenesses.add(how)
                if found not in prints:
                    prints[found] = None
                    waiting.append(found)
        return list(prints), likenesses

    def _alike(self, one: Print) -> Iterator[tuple[int, Likeness]]:
        for two in self._with_words(one) if one.amount is None else self._with_amount(one, one.amount):
            if (how := compare(one, self._numbered[two])) is not None:
                yield two, how

    def _with_amount(self, one: Print, amount: Amount) -> Iterator[int]:
        """Give the prints of this amount, or of one that is nearly so."""
        amounts = {amount: None}
        for size in amount.sizes:
            for other in self._amounts.get((one.group, size), ()):
                if amount.alike(other):
                    amounts[other] = None
        for each in amounts:
            yield from self._shelves.get((one.group, each), ())

    def _with_words(self, one: Print) -> Iterable[int]:
        """Give the prints that may share enough of these words.

        So few of them may be missing in a print that is near that looking under the rarest ones, one more than may be
        missing, misses none.
        """
        shelves = sorted((self._shelves.get(shelf, {}) for shelf in shelves_of(one)), key=len)
        most_missing = len(shelves) * MISSING_TENTHS // 10
        return dict.fromkeys(chain.from_iterable(shelves[: most_missing + 1]))


def shelves_of(found: Print) -> list[Shelf]:
    """Give where a print stands: under its amount, or under each of its words."""
    places: tuple[Hashable, ...] = found.words if found.amount is None else (found.amount,)
    return [(found.group, place) for place in places]


def _drop(shelves: dict[One, dict[Other, None]], shelf: One, item: Other) -> None:
    del shelves[shelf][item]
    if not shelves[shelf]:
        del shelves[shelf]


def tie(claims: Mapping[Key, Claim], others: Mapping[Key, Claim] | None = None) -> list[Tied[Key]]:
    """Group the claims that say the same, with those of `others`; groups without one of `claims` are left out.

    A claim stands in one group at most, with everything that is tied with something in it. Claims that cannot be
    checked are tied with nothing.
    """
    ties: Ties[Key] = Ties()
    place: dict[Key, int] = {}
    for key, claim in {**claims, **(others or {})}.items():
        place[key] = len(place)
        ties.add(key, claim)
    groups = ties.groups(claims)
    return [Tied(tuple(sorted(group.keys, key=place.__getitem__)), group.likeness) for group in groups]
