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

__all__ = ["Learnt", "Weights", "heaviest", "learnt", "weights"]

# Floats added in another order differ by far less than this.
_SLACK = 1e-6

# Grounds that take both sentences apart, and those that read the whole document: looked at when others leave it open.
_OfSentences = Literal[
    "comparable", "contrast", "denied", "figures", "names-back", "narrowed", "near", "near-back", "near-both",
    "no-figures", "order", "own", "sentence", "taken", "topics", "verbatim", "year-here", "year-other", "year-same",
    "year-there",
]  # fmt: skip
_OfDocuments = Literal[
    "elsewhere", "known-digits", "known-source", "whole-name-missing", "whole-topics", "whole-word-missing",
    "whole-year-missing",
]  # fmt: skip
_READING, _READING_ALL = frozenset(get_args(_OfSentences)), frozenset(get_args(_OfDocuments))

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
    def _hopes(self) -> tuple[tuple[str, float, float], ...]:
        """The grounds with their weights, and what all behind one may add together; the cheap and the weighty first."""
        ordered = sorted(
            self.weights.items(), key=lambda item: (item[0] in _READING_ALL, item[0] in _READING, -abs(item[1]))
        )
        left = sum(weight for _, weight in ordered if weight > 0)
        hopes = []
        for name, weight in ordered:
            left -= max(0.0, weight)
            hopes.append((name, weight, left))
        return tuple(hopes)

    def reached(self, one: Compared, tests: Mapping[str, Callable[[Compared], float]], least: float) -> bool:
        """Tell whether the certainty is at least `least`; no more grounds are looked at than that takes."""
        lowest = math.log(least / (1 - least)) - _SLACK
        found: dict[str, float] = {}
        margin = self.bias
        for name, weight, left in self._hopes:
            value = tests[name](one)
            if value:
                found[name] = value
                margin += weight * value
            if margin + left < lowest:
                return False
        return self.certainty(found) >= least


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
