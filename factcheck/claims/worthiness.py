"""How much a claim deserves a person's minute: a linear model over its words, with the weights in a file beside it.

The model orders, it decides nothing. It was learnt from sentences of political debates that people had marked as
check-worthy or not (CheckThat! 2024, task 1, English) by tests/benchmarks/train_worthiness.py; only weights are here.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.claims.model import ClaimKind, NotCheckable

__all__ = ["Model", "features", "model", "worthiness"]

_TOKEN = re.compile(
    r"[$£€]\s?\d[\d,.]*\d|[$£€]\s?\d|\d[\d,.]*\d\s?%|\d\s?%|(?:1[89]|20)\d\d(?:s|(?!\d))|\d[\d,.]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*|[?!]"
)
_WEIGHTS = Path(__file__).with_name("worthiness.tsv")
_REASONS = 3
# What cannot be checked as true is seldom worth the minute, whatever its words weigh.
_NOT_CHECKABLE = 0.35
_SHAPES = {
    "#figures": "has figures",
    "#capitals": "names somebody or something",
    "#short": "is short",
    "#long": "is long",
    "#past": "tells what happened",
    "#question": "is a question",
    "<num>": "a number",
    "<year>": "a year",
    "<percent>": "a percentage",
    "<money>": "an amount of money",
}


@dataclass(frozen=True, slots=True)
class Model:
    """The weights by feature, and what every sentence starts from."""

    bias: float
    weights: Mapping[str, float]

    def logit(self, text: str) -> float:
        """Give the log-odds that a sentence is worth checking."""
        return self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features(text).items())

    def reasons(self, text: str) -> tuple[str, ...]:
        """Give the largest contributions in words, the largest first."""
        parts = [(self.weights[name] * value, name) for name, value in features(text).items() if name in self.weights]
        parts.sort(key=lambda part: (-abs(part[0]), part[1]))
        chosen: list[str] = []
        for weight, name in parts:
            words = _in_words(name)
            if abs(weight) < 0.1 or any(words in other or other in words for other in chosen):
                continue
            chosen.append(words if weight > 0 else f"less: {words}")
            if len(chosen) == _REASONS:
                break
        return tuple(chosen)


def worthiness(text: str, kind: ClaimKind, reason: NotCheckable | None) -> tuple[float, tuple[str, ...]]:
    """Give the score of a claim in its sentence, 0..1, and its reasons in words."""
    if kind == "placeholder":
        return 1.0, ("left open in the draft",)
    score = 1 / (1 + math.exp(-model().logit(text)))
    reasons = model().reasons(text)
    if reason is not None:
        return round(score * _NOT_CHECKABLE, 3), (f"not checkable: {reason}", *reasons[: _REASONS - 1])
    return round(score, 3), reasons


def features(text: str) -> dict[str, float]:
    """Give what the model sees of a sentence: its words one and two at a time, its opening, and its shape."""
    tokens = [_fold(token) for token in _TOKEN.findall(text)]
    seen: dict[str, float] = {}
    for token in tokens:
        seen[token] = 1.0
    for first, second in pairwise(tokens):
        seen[f"{first} {second}"] = 1.0
    for token in tokens[:1]:
        seen[f"^{token}"] = 1.0
    for token in tokens:
        if len(token) > 5 and token[0] != "<":
            seen[f"{token[:5]}*"] = 1.0
    seen |= _shape(text, tokens)
    return seen


def _shape(text: str, tokens: list[str]) -> dict[str, float]:
    words = [token for token in tokens if token[0].isalpha()]
    figures = sum(token[0] == "<" for token in tokens)
    capitals = len(re.findall(r"(?<=[a-z,] )[A-Z][a-z]+", text))
    past = sum(word.endswith("ed") or word in {"was", "were", "had"} for word in words)
    shape = {
        "#figures": min(figures, 3) / 2,
        "#capitals": min(capitals, 4) / 2,
        "#short": 1.0 if len(tokens) < 8 else 0.0,
        "#long": min(len(tokens), 40) / 20,
        "#past": min(past, 3) / 2,
        "#question": 1.0 if "?" in tokens else 0.0,
    }
    return {name: value for name, value in shape.items() if value}


def _fold(token: str) -> str:
    if token[0] in "$£€":
        return "<money>"
    if token[-1] == "%":
        return "<percent>"
    if token[0].isdigit():
        return "<year>" if re.fullmatch(r"(?:1[89]|20)\d\ds?", token) else "<num>"
    return token.lower().replace("’", "'")


def _in_words(name: str) -> str:
    if name in _SHAPES:
        return _SHAPES[name]
    if name.startswith("^"):
        return f"opens with “{_SHAPES.get(name[1:], name[1:])}”"
    return "“" + " ".join(_SHAPES.get(word, word) for word in name.replace("*", "…").split(" ")) + "”"


@cache
def model() -> Model:
    """Load the weights, once and when they are first needed."""
    lines = _WEIGHTS.read_text("utf-8").splitlines()
    weights = {}
    for line in lines:
        if line and not line.startswith("# "):
            name, _, weight = line.partition("\t")
            weights[name] = int(weight) / 1000
    bias = weights.pop("(bias)")
    return Model(bias, weights)
