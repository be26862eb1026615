"""Every reported figure that a claim could be speaking of, with what speaks for it and how sure that makes it."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from factcheck.facts.ways import way_of
from factcheck.figures.conversion import is_share
from factcheck.figures.weighing import SUPPORTING, Weighed
from factcheck.relating.cells import in_own_columns, with_lone
from factcheck.relating.compared import Compared
from factcheck.relating.comparing.from_to import counted_part, levels_of
from factcheck.relating.comparing.pairs import Pair, pair_up
from factcheck.relating.days import pair_days
from factcheck.relating.grounds import GROUNDS, TESTS, grounds_of
from factcheck.relating.judging import weigh_both
from factcheck.relating.setting import NOWHERE, Setting
from factcheck.relating.vetoes import vetoed, vetoed_at_sight
from factcheck.relating.weights import Assessment, weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.facts.model import Statement
    from factcheck.relating.weights import Weights

__all__ = ["Candidate", "candidates"]


class Candidate(Struct, frozen=True, dict=True):
    """A pair with how its numbers stand, and what is around it.

    `another` says that something is known that makes it another fact, however much it resembles the claim's;
    `certainty` is how sure the grounds for and against make that it is the same one, 0..1. Most candidates are ruled
    out by the first, so that the second, and then all the `grounds`, are looked at only when somebody asks.
    """

    pair: Pair
    weighed: Weighed
    compared: Compared

    @property
    def kind(self) -> Literal["number", "day"]:
        return _kind(self.pair)

    @cached_property
    def another(self) -> bool:
        return vetoed(self.compared, agrees=self.agrees, certainty=lambda: self.certainty)

    @cached_property
    def certainty(self) -> float:
        return self._assessment.certainty()

    @cached_property
    def grounds(self) -> Mapping[str, float]:
        return grounds_of(self.compared)

    @property
    def sure(self) -> bool:
        """Whether that is enough to say something."""
        return not vetoed_at_sight(self.compared, agrees=self.agrees) and self._enough and not self.another

    @cached_property
    def _enough(self) -> bool:
        return self.reaches(weights(self.kind, agrees=self.agrees).least)

    def reaches(self, least: float) -> bool:
        """Tell whether `certainty` is at least so much, at a small part of what it takes to see how much it is."""
        return self._assessment.reaches(least)

    @cached_property
    def _assessment(self) -> Assessment:
        return Assessment(self._model, self.compared, TESTS)

    def why(self, most: int = 4) -> tuple[str, ...]:
        """Give the grounds that count most, in words, the weightiest first."""
        return self._model.why(self._assessment.grounds, TOLD, most)

    @property
    def agrees(self) -> bool:
        return self.weighed.name in SUPPORTING

    @property
    def same_number(self) -> bool:
        """Whether the very number stands there, under whatever unit: that it does speaks for one fact."""
        return _same_number(self.pair, self.weighed)

    @property
    def _model(self) -> Weights:
        return weights(self.kind, agrees=self.same_number)


TOLD = {ground.name: ground.told for ground in GROUNDS}


def candidates(claimed: Statement, reported: Sequence[Statement], setting: Setting = NOWHERE) -> list[Candidate]:
    """Give the reported figures of a passage whose numbers can be held against the claim's, in text order.

    A row is looked at once by itself and once with its table.
    """
    return _candidates(claimed, tuple(reported), setting)


@lru_cache(maxsize=512)
def _candidates(claimed: Statement, reported: tuple[Statement, ...], setting: Setting) -> list[Candidate]:
    around = setting.beside, setting.whole or " ".join(dict.fromkeys(statement.text for statement in reported))
    if claimed.figure.kind == "date":
        days = [told for statement in reported if (told := pair_days(claimed, statement)) is not None]
        return [_candidate(pair, weighed, weighed, around, days) for pair, weighed in days]
    siblings = (*{statement.subject for statement in reported if statement.subject}, *setting.others)
    found = [
        pair for statement in _levels(claimed, reported) if (pair := pair_up(claimed, statement, siblings)) is not None
    ]
    weighed_pairs = []
    for pair in in_own_columns(with_lone(found)):
        numbers, judged = weigh_both(pair)
        if judged.name != "none":
            numbers = judged
        elif pair.units == "mistaken":
            continue
        if numbers.name in SUPPORTING and _other_way(pair):
            numbers = judged = Weighed("overstates")
            pair = _with_ways(pair)
        weighed_pairs.append((pair, numbers, judged))
    plain = [(pair, numbers) for pair, numbers, _ in weighed_pairs]
    return [_candidate(pair, numbers, judged, around, plain) for pair, numbers, judged in weighed_pairs]


def _other_way(pair: Pair) -> bool:
    """Tell whether one is an amount by which something rose and the other one by which it fell."""
    ways = {way_of(pair.claimed), way_of(pair.reported)}
    return ways == {"up", "down"}


def _with_ways(pair: Pair) -> Pair:
    claimed = replace(pair.claimed, figure=replace(pair.claimed.figure, direction=way_of(pair.claimed)))
    return replace(pair, claimed=claimed, figure=replace(pair.figure, direction=way_of(pair.reported)))


def _candidate(
    pair: Pair, numbers: Weighed, judged: Weighed, around: tuple[str, str], passage: Sequence[tuple[Pair, Weighed]]
) -> Candidate:
    """Set a pair beside what is around it: the other figures of its `passage`, and the words that belong to it."""
    others = [other for other, _ in passage if other is not pair]
    # where the number is the claimed one itself, its double in the passage speaks against nothing
    doubles = (
        [other for other, stood in passage if _same_number(other, stood)] if not _same_number(pair, numbers) else []
    )
    rivals = [other for other in others if other.base != "different"]
    # whoever is known to have another number takes no place away
    placed = [other for other in others if other.subject != "different" or pair.subject == "different"]
    most_beside = max((other.same_beside for other in placed), default=0)
    closeness = max((other.closeness for other in placed), default=0.0)
    one = Compared(
        pair=pair,
        weighed=numbers,
        around=around,
        mistakable=judged.name == "none",
        rivals=1 + len(rivals),
        namesakes=sum(other.subject == "same" for other in rivals),
        outplaced=_over(most_beside, pair.same_beside),
        outnamed=max(0.0, closeness - pair.closeness),
        stands=max((1 - _over(most_beside, other.same_beside) for other in doubles), default=0.0),
    )
    return Candidate(pair, numbers, one)


def _same_number(pair: Pair, stood: Weighed) -> bool:
    return stood.name in SUPPORTING or pair.units == "mistaken"


def _kind(pair: Pair) -> Literal["number", "day"]:
    return "day" if pair.claimed.figure.kind == "date" else "number"


def _over(best: int, beside: int) -> float:
    return max(0, min(8, best) - beside) / 8


def _levels(claimed: Statement, reported: Sequence[Statement]) -> list[Statement]:
    """Give the reported statements with each change "from 9% to 12%" as its two levels, for a claim of one number.

    For a count the part of "24 out of 47" is one too.
    """
    if claimed.figure.value is None:
        return list(reported)
    levels = [level for statement in reported for level in levels_of(statement) or (statement,)]
    if is_share(claimed.figure.unit) or claimed.figure.kind == "ratio":
        return levels
    return [counted_part(level) or level for level in levels]
