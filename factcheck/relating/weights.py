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

__all__ = ["Assessment", "Learnt", "Weights", "computed_weights", "heaviest", "learnt", "weights"]

# Floats added in another order differ by far less than this.
_SLACK = 1e-6

# What grounds cost that are more than a look, in looks: the numbers of article and document; what takes both sentences
# apart; what compares their words with each other; what compares their nouns or reads the sentence before, and what
# reads the whole document.
_OfNumbers = Literal["far", "gap", "near-number", "known-digits", "known-slip", "known-source"]
_OfSentences = Literal[
    "denied", "figures", "names-back", "near-both", "no-figures", "own", "taken", "verbatim", "year-here", "year-other",
    "year-same", "year-there",
]  # fmt: skip
_OfWords = Literal["contrast", "near", "near-back", "order", "sentence", "topics"]
_OfDocuments = Literal[
    "comparable", "elsewhere", "narrowed", "told-before", "whole-name-missing", "whole-topics", "whole-word-missing",
    "whole-year-missing",
]  # fmt: skip
_COST = {
    name: cost
    for cost, names in ((4, _OfNumbers), (8, _OfSentences), (20, _OfWords), (40, _OfDocuments))
    for name in get_args(names)
}
# Most of what speaks against is not there, so that a look at it mostly leaves open what was: its part in the order.
_AGAINST = -0.25

Kind = Literal["number", "day"]


def heaviest(weights: Mapping[str, float], grounds: Mapping[str, float], most: int) -> list[tuple[str, float]]:
    """Give the grounds that count most by `weights` with what each comes to, the weightiest first."""
    counted = [(name, weights.get(name, 0.0) * value) for name, value in grounds.items()]
    counted.sort(key=lambda item: (-abs(item[1]), item[0]))
    return [(name, size) for name, size in counted[:most] if size]


def _telling(name: str, weight: float) -> float:
    """Give how much a look at a ground mostly takes from what all may add, for what the look costs."""
    return max(weight, _AGAINST * weight) / _COST.get(name, 1)


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

    def why(self, grounds: Mapping[str, float], told: Mapping[str, str], most: int = 4) -> tuple[str, ...]:
        """Give the grounds that count most in the words in which they are told, the weightiest first."""
        return tuple(f"{told[name]} ({'+' if size > 0 else '-'})" for name, size in self.heaviest(grounds, most))

    @cached_property
    def hopes(self) -> tuple[tuple[str, float, float], ...]:
        """The grounds with their weights, and what all behind one may add; the most telling for its cost first."""
        ordered = sorted(self.weights.items(), key=lambda item: _telling(*item), reverse=True)
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
        return self._look(math.log(least / (1 - least)) - _SLACK) and self.certainty() >= least

    def certainty(self) -> float:
        """Give how sure all grounds together make it, 0..1."""
        return self._weights.certainty(self.grounds)

    @property
    def grounds(self) -> Mapping[str, float]:
        """All grounds that count and are there."""
        self._look(-math.inf)
        return self._found

    def _look(self, lowest: float) -> bool:
        """Look at grounds as long as all together may come to `lowest`; tell whether they do, each looked at."""
        hopes, tests, one = self._weights.hopes, self._tests, self._one
        margin, left = self._margin, self._left
        place = self._place
        while margin + left >= lowest and place < len(hopes):
            name, weight, left = hopes[place]
            place += 1
            if value := tests[name](one):
                self._found[name] = float(value)
                margin += weight * value
        self._place, self._margin, self._left = place, margin, left
        return margin + left >= lowest


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


def computed_weights() -> Weights:
    """Give the weights by which a number computed from two of an article's source is judged."""
    return learnt().models["computed"]
