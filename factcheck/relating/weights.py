"""How sure the grounds make that two figures tell one fact: learnt weights, kept as data with where they come from."""

from __future__ import annotations

import math
from collections.abc import Mapping  # noqa: TC003 - msgspec looks it up
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.relating.compared import Compared

__all__ = ["Assessment", "Learnt", "Weights", "heaviest", "learnt", "weights"]

# Floats added in another order differ by far less than this.
_SLACK = 1e-6

# Grounds that cost more than a look, in the order in which they are looked at when others leave it open: the numbers
# of article and document, which most have not in common; what takes both sentences apart; what compares their nouns or
# reads the sentence before; what reads the whole document.
_OfNumbers = Literal["known-digits", "known-slip", "known-source"]
_OfSentences = Literal[
    "contrast", "denied", "figures", "names-back", "near", "near-back", "near-both", "no-figures", "order", "own",
    "sentence", "taken", "topics", "verbatim", "year-here", "year-other", "year-same", "year-there",
]  # fmt: skip
_OfNouns = Literal["comparable", "narrowed", "told-before"]
_OfDocuments = Literal["elsewhere", "whole-name-missing", "whole-topics", "whole-word-missing", "whole-year-missing"]
_COST = {
    name: cost
    for cost, names in enumerate((_OfNumbers, _OfSentences, _OfNouns, _OfDocuments), 1)
    for name in get_args(names)
}

Kind = Literal["number", "day"]


def heaviest(weights: Mapping[str, float], grounds: Mapping[str, float], most: int) -> list[tuple[str, float]]:
    """Give the grounds that count most by `weights` with what each comes to, the weightiest first."""
    counted = [(name, weights.get(name, 0.0) * value) for name, value in grounds.items()]
    counted.sort(key=lambda item: (-abs(item[1]), item[0]))
    return [(name, size) for name, size in counted[:most] if size]


class Weights(msgspec.Struct, frozen=True, dict=True):
    """A linear model of one kind of pair and one outcome; `least` is the certainty from which something is said."""

    bias: float
    weights: Mapping[str, float]
    least: float = 0.5

    def margin(self, grounds: Mapping[str, float]) -> float:
        """Give what the grounds come to: above 0 it is more likely than not."""
        return self.bias + sum(weight * grounds[name] for name, weight in self.weights.items() if name in grounds)

    def certainty(self, grounds: Mapping[str, float]) -> float:
        """Give how sure it is, 0..1."""
        return 1 / (1 + math.exp(-self.margin(grounds)))

    def heaviest(self, grounds: Mapping[str, float], most: int = 4) -> list[tuple[str, float]]:
        """Give the grounds that count most with what each comes to, the weightiest first."""
        return heaviest(self.weights, grounds, most)

    @cached_property
    def hopes(self) -> tuple[tuple[str, float, float], ...]:
        """The grounds with their weights, and what all behind one may add together; the cheap and the weighty first."""
        ordered = sorted(self.weights.items(), key=lambda item: (_COST.get(item[0], 0), -abs(item[1])))
        left = self.most
        hopes = []
        for name, weight in ordered:
            left -= max(0.0, weight)
            hopes.append((name, weight, left))
        return tuple(hopes)

    @cached_property
    def most(self) -> float:
        """What all grounds may add together."""
        return sum(weight for weight in self.weights.values() if weight > 0)


class Assessment:
    """How sure the grounds make one comparison: each ground is looked at once, and only when somebody must know."""

    __slots__ = ("_found", "_left", "_margin", "_one", "_place", "_tests", "_weights")

    def __init__(self, weights: Weights, one: Compared, tests: Mapping[str, Callable[[Compared], float]]) -> None:
        self._weights, self._one, self._tests = weights, one, tests
        self._found: dict[str, float] = {}
        self._place, self._margin, self._left = 0, weights.bias, weights.most

    def reaches(self, least: float) -> bool:
        """Tell whether the certainty is at least `least`; no more grounds are looked at than that takes."""
        lowest = math.log(least / (1 - least)) - _SLACK
        hopes = self._weights.hopes
        while self._margin + self._left >= lowest:
            if self._place == len(hopes):
                return self.certainty() >= least
            self._look()
        return False

    def certainty(self) -> float:
        """Give how sure all grounds together make it, 0..1."""
        while self._place < len(self._weights.hopes):
            self._look()
        return self._weights.certainty(self._found)

    def _look(self) -> None:
        name, weight, self._left = self._weights.hopes[self._place]
        self._place += 1
        value = float(self._tests[name](self._one))
        if value:
            self._found[name] = value
            self._margin += weight * value


class Learnt(msgspec.Struct, frozen=True):
    """All weights, and what they were learnt from, with its licence."""

    sources: tuple[str, ...]
    models: Mapping[str, Weights]


@cache
def learnt() -> Learnt:
    """Give the weights that ship with the package."""
    text = Path(__file__).with_name("weights.json").read_bytes()
    return msgspec.json.decode(text, type=Learnt)


def weights(kind: Kind, *, agrees: bool) -> Weights:
    """Give the weights by which a kind of pair is judged where the numbers agree, or where they differ."""
    return learnt().models[f"{kind}-{'agree' if agrees else 'differ'}"]
