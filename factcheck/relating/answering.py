"""Which of a table's answers a sentence asks for: learnt weights, kept as data with where they come from.

The questions that a sentence may be asking share what is believed: each has the part that its grounds give it, one part
is left for "none of them was understood". A statement is as likely true as the parts of the answers that agree.
"""

from __future__ import annotations

import math
from collections.abc import Mapping  # noqa: TC003 - msgspec looks it up
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from factcheck.relating.weights import heaviest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.facts.tables.answers import Answer

__all__ = ["NOT_UNDERSTOOD", "ROW", "SLIPPED", "Believed", "Question", "asking", "believe", "of_rows", "question_of"]

# How likely a statement is true where no question was understood, and against the answer to what it asks.
NOT_UNDERSTOOD, SLIPPED = 0.5, 0.04
# Grounds that count once more where the answer agrees: a long number agrees by chance more rarely than a short one.
_IF_AGREEING = ("digits", "common", "hedged")
# What rows looked at one by one must come to, to be one of the answers.
_LEAST_ROW = 0.05
ROW = "row"

_RENAMED = {"differ_most": "differ-most", "agree_least": "agree-least", "by_operation": "by-operation"}


class Question(NamedTuple):
    """What was asked ("row": one row by itself), the grounds of the answer, and whether it agrees."""

    operation: str
    grounds: Mapping[str, float]
    agrees: bool


class Asking(msgspec.Struct, frozen=True, dict=True, rename=_RENAMED):
    """The weights, from what likelihood on a statement is told to be so and up to what not, and the sources.

    `differ_most` has its own bound for operations whose answers are surer to be what is asked, and one for "any";
    `by_operation` is what a ground weighs more or less than in `weights` where that operation is asked.
    """

    sources: tuple[str, ...]
    agree_least: float
    differ_most: Mapping[str, float]
    weights: Mapping[str, float]
    by_operation: Mapping[str, Mapping[str, float]]

    @cached_property
    def _joined(self) -> Mapping[str, Mapping[str, float]]:
        return {
            operation: {name: self.weights.get(name, 0.0) + own.get(name, 0.0) for name in self.weights.keys() | own}
            for operation, own in self.by_operation.items()
        }

    def margin(self, question: Question) -> float:
        weights = self._joined.get(question.operation, self.weights)
        return sum(weights.get(name, 0.0) * value for name, value in question.grounds.items())

    def heaviest(self, question: Question, most: int = 4) -> list[tuple[str, float]]:
        """Give the grounds that count most with what each comes to, the weightiest first."""
        weights = self._joined.get(question.operation, self.weights)
        return heaviest(weights, {name: value for name, value in question.grounds.items() if name != "any"}, most)


@cache
def asking() -> Asking:
    """Give the weights that ship with the package."""
    text = Path(__file__).with_name("table_weights.json").read_bytes()
    return msgspec.json.decode(text, type=Asking)


def question_of(answer: Answer) -> Question:
    """Give an answer as it is weighed: its grounds with those that look at whether it agrees."""
    found = {**answer.grounds, "any": 1.0}
    if answer.agrees:
        found["agrees"] = 1.0
        for name in _IF_AGREEING:
            if name in found:
                found[f"agrees-{name}"] = found[name]
    return Question(answer.operation, found, answer.agrees)


def of_rows(agree: float, differ: float) -> list[Question]:
    """Give what the rows of a table, looked at one by one, say, as answers among the others."""
    told: list[Question] = []
    if agree > _LEAST_ROW:
        told.append(Question(ROW, {"row-agrees": 1.0, "row-agrees-surely": agree}, True))
    if differ > _LEAST_ROW:
        told.append(Question(ROW, {"row-differs": 1.0, "row-differs-surely": differ}, False))
    return told


class Believed(msgspec.Struct, frozen=True):
    """How likely a statement is true, and the part of each answer in that."""

    true: float
    parts: tuple[float, ...]


def believe(margins: Sequence[float], agrees: Sequence[bool]) -> Believed:
    """Weigh answers against each other by their margins; "none was understood" has a margin of 0."""
    highest = max([0.0, *margins])
    sizes = [math.exp(margin - highest) for margin in margins]
    whole = sum(sizes) + math.exp(-highest)
    parts = tuple(size / whole for size in sizes)
    agreeing = sum(part for part, good in zip(parts, agrees, strict=True) if good)
    differing = sum(part for part, good in zip(parts, agrees, strict=True) if not good)
    rest = math.exp(-highest) / whole
    return Believed(agreeing * (1 - SLIPPED) + differing * SLIPPED + rest * NOT_UNDERSTOOD, parts)
