"""A claim beside one reported figure, with what is around both: what the grounds for one fact are seen in."""

from __future__ import annotations

import math
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.facts import periods
from factcheck.facts.vocabulary import FAINT
from factcheck.figures.weighing import digits_of, slip_between
from factcheck.relating.comparing.closeness import near_topics
from factcheck.relating.comparing.scope import narrowed
from factcheck.relating.judging import is_comparable
from factcheck.relating.readings import SOURCE, part_known, read, read_whole, telling_numbers, told_numbers

if TYPE_CHECKING:
    from decimal import Decimal

    from factcheck.facts.model import Statement
    from factcheck.figures.weighing import Weighed
    from factcheck.relating.comparing.pairs import Pair
    from factcheck.relating.readings import Reading, Whole

__all__ = ["Compared"]

# Two numbers of so many digits that differ by less than these parts are hardly of two things.
_MANY, _HAIR, _LITTLE = 4, 0.01, 0.03
_IN_ONE_UNIT = frozenset({"same", "converted", "bare"})


class Compared(Struct, frozen=True, dict=True):
    """A pair with what is around it: its sentences read, the passage's other figures, the words that belong to it.

    `around` are the heading and title of the passage, and the text that it is a part of. `mistakable` says that the
    difference may be another kind of number; `rivals` are how many figures of the passage are in the claim's unit,
    `namesakes` how many others of them are of the claim's subject. `outplaced` and `outnamed` are by how much another
    figure of the passage stands in more of the claim's words, right beside it or near it; `stands` is how well placed
    the claimed number itself is there.
    """

    pair: Pair
    weighed: Weighed
    around: tuple[str, str]
    mistakable: bool
    rivals: int
    namesakes: int
    outplaced: float
    outnamed: float
    stands: float

    @property
    def claimed(self) -> Statement:
        return self.pair.claimed

    @property
    def reported(self) -> Statement:
        return self.pair.reported

    @cached_property
    def mine(self) -> Reading:
        return read(self.claimed.text)

    @cached_property
    def theirs(self) -> Reading:
        return read(self.reported.text)

    @cached_property
    def beside(self) -> Reading:
        return read(self.around[0])

    @cached_property
    def whole(self) -> Whole:
        return read_whole(self.around[1])

    @cached_property
    def narrowed(self) -> bool:
        return narrowed(self.claimed, self.reported)

    @property
    def is_comparable(self) -> bool:
        if self.day:
            return self.pair.near_enough
        return is_comparable(self.pair, self.weighed, narrowed=lambda: self.narrowed)

    @cached_property
    def there(self) -> frozenset[str]:
        """All that the passage says in words, with what stands around it."""
        return self.theirs.known | self.beside.known

    @cached_property
    def near(self) -> frozenset[str]:
        return near_topics(self.claimed) - FAINT

    @cached_property
    def near_there(self) -> frozenset[str]:
        return near_topics(self.reported) - FAINT

    @cached_property
    def others(self) -> frozenset[tuple[Decimal, str | None]]:
        """The other figures of the claim's sentence."""
        return _without(self.mine.numbers, self.claimed.figure.value)

    @property
    def taken(self) -> bool:
        """Whether the reported number is another figure of the claim's sentence."""
        return (self.pair.figure.value, self.claimed.figure.unit) in self.others

    @property
    def periods(self) -> tuple[periods.Period, periods.Period]:
        return self.claimed.period, self.reported.period

    @property
    def day(self) -> bool:
        return self.claimed.figure.kind == "date"

    @property
    def far(self) -> float:
        """How far the numbers are from each other, 0..1; days by years, others by powers of ten."""
        if self.day:
            first, second = (periods.parse(each.figure.text).year for each in (self.claimed, self.reported))
            return min(1.0, abs(first - second) / 20) if first and second else 0.5
        claim, source = self.claimed.figure.value, self.pair.figure.value
        if self.weighed.name == "magnitude":
            return 0.0  # a million for a billion is a slip, however far
        return min(1.0, abs(math.log10(abs(float(claim / source)))) / 2) if claim and source else 0.5

    @property
    def nearly(self) -> float:
        """How nearly two numbers of many digits are one, 0..1; 1 for one number behind another bound."""
        claim, source = self.claimed.figure.value, self.pair.figure.value
        if claim is not None and claim == source:  # "more than 95%" for 95%
            return float(digits_of(claim) > 1 and self.pair.units == "same")
        if not claim or not source or min(digits_of(claim), digits_of(source)) < _MANY:
            return 0.0
        apart = abs(float((claim - source) / source))
        return 1.0 if apart <= _HAIR else 0.5 if apart <= _LITTLE else 0.0

    @cached_property
    def known_source(self) -> float:
        """Which part of the telling numbers of the claim's article the document has."""
        return part_known(self.claimed.around, self.claimed.text, self.around[1])

    @cached_property
    def known_slip(self) -> float:
        """How surely a slip was made in writing from the document, which has its number where the article has this one.

        Only of three digits or more, or a thousandfold: of fewer, such numbers stand beside each other by chance. 0
        where the article tells the source's number too, or the document the claimed one.
        """
        article, claimed, reported = self.claimed.around, self.claimed.figure, self.pair.figure
        slip = slip_between(claimed, reported) if article and self.pair.units in _IN_ONE_UNIT else None
        if slip is None:
            return 0.0
        if slip == "magnitude" and self.pair.units == "bare":
            return 0.0  # "€19m" is no slip of 19,400 of something
        if slip == "transposed" and not telling_numbers(claimed.text) - telling_numbers(self.around[1]):
            return 0.0
        if reported.value is not None and reported.value.normalize() in told_numbers(article):
            return 0.0
        return min(1.0, self.known_source / SOURCE)

    @cached_property
    def told_before(self) -> float:
        """Which part of what only the source speaks of stands right before the claim's sentence."""
        own = self.theirs.topics - self.mine.known
        return len(own & read(self.claimed.before).known) / len(own) if own and self.claimed.before else 0.0


@lru_cache(maxsize=4096)
def _without(
    numbers: frozenset[tuple[Decimal, str | None]], value: Decimal | None
) -> frozenset[tuple[Decimal, str | None]]:
    return frozenset(one for one in numbers if one[0] != value)
