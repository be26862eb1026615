"""How much a claim deserves a person's minute: a linear model over its words and shape, its weights beside it.

The model orders, it decides nothing. It was learnt from sentences of political debates that people had marked as
check-worthy or not (CheckThat! 2024, task 1, English) by tests/benchmarks/train_worthiness.py; only weights are here.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.claims.kinds import asserts
from factcheck.claims.shape import MARK, shape_of
from factcheck.kept import Kept
from factcheck.language import vocabulary
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.claims.model import ClaimKind, NotCheckable
    from factcheck.figures import Figure

__all__ = ["Model", "features", "model", "worthiness"]

_TOKEN = compile_pattern(
    r"[$£€]\s?\d[\d,.]*\d|[$£€]\s?\d|\d[\d,.]*\d\s?%|\d\s?%|(?:1[89]|20)\d\d(?:s|(?!\d))|\d[\d,.]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*|[?!]"
)
_WEIGHTS = Path(__file__).with_name("worthiness.tsv")
_REASONS = 3
# What cannot be checked as true is seldom worth the minute, whatever its words weigh.
_NOT_CHECKABLE = 0.35
_LEAST = 0.1
# A figure that says little by itself comes last among those of its text: "lasted 12 days", "of 450", a line of a page.
_NOISE = 0.4
_FEWEST_WORDS = 6
# Shapes that say something to a person; the others weigh without being named.
_SHAPES = {
    "#figures": "figures",
    "#capitals": "names",
    "#past": "what happened",
    "#question": "a question",
    "=kind ranking": "a ranking",
    "=kind comparison": "a comparison",
    "=direction": "a change",
    "=figure multiple": "a multiple",
    "=figure ratio": "a share",
    "<num>": "a number",
    "<year>": "a year",
    "<percent>": "a percentage",
    "<money>": "an amount of money",
}


class Model(Struct, frozen=True):
    """The weights by feature, and what every sentence starts from."""

    bias: float
    weights: Mapping[str, float]

    def contributions(self, text: str) -> dict[str, float]:
        """Give what each feature of a sentence adds to its log-odds."""
        weights = self.weights
        return {name: weights[name] * value for name, value in features(text).items() if name in weights}


def worthiness(
    text: str, kind: ClaimKind, reason: NotCheckable | None, figure: Figure | None = None
) -> tuple[float, tuple[str, ...]]:
    """Give the score of a claim in its sentence, 0..1, and its reasons in words; `figure` is placed in `text`."""
    if kind == "placeholder":
        return 1.0, ("left open in the draft",)
    score, reasons = _weigh(text)
    noise = _noise(text, figure) if figure is not None and kind == "figure" else None
    if noise is not None:
        score, reasons = score * _NOISE, (f"against: {noise}", *reasons[: _REASONS - 1])
    if reason is not None:
        return round(score * _NOT_CHECKABLE, 3), (f"not checkable: {reason}", *reasons[: _REASONS - 1])
    return round(score, 3), reasons


_SUM_BEFORE, _SUM_BEHIND = compile_pattern(r"\+\s*$"), compile_pattern(r"\s*\+")


def _noise(text: str, figure: Figure) -> str | None:
    """Say what makes a figure one that nobody would look up by itself; None where nothing does."""
    words = vocabulary(None)
    before, behind = text[max(0, figure.start - 24) : figure.start], text[figure.end : figure.end + 4]
    if figure.kind == "quantity" and figure.unit in words.times:
        return "a length of time"
    if words.denominator.search(before) is not None:
        return "what a share is of"
    if _SUM_BEFORE.search(before) or _SUM_BEHIND.match(behind):
        return "a part of a sum"
    if len(text.split()) < _FEWEST_WORDS and not asserts(text, words):
        return "no sentence"
    return None


@lru_cache(maxsize=64)
def _weigh(text: str) -> tuple[float, tuple[str, ...]]:
    """Score and reasons of a sentence, kept while its claims are read one after the other."""
    parts = model().contributions(text)
    score = 1 / (1 + math.exp(-model().bias - sum(parts.values())))
    return score, _reasons(parts, worthy=score >= 0.5)


def _reasons(parts: Mapping[str, float], *, worthy: bool) -> tuple[str, ...]:
    """Give in words what weighed most for the score that came out; where nothing did, what weighed most against it."""
    ranked = sorted(parts.items(), key=lambda part: (-part[1] if worthy else part[1], part[0]))
    chosen: list[str] = []
    for name, weight in ranked:
        words = _in_words(name)
        if abs(weight) < _LEAST or (weight > 0) != worthy or words is None or (not worthy and name[0] in {"#", MARK}):
            continue
        if not any(words in other or other in words for other in chosen):
            chosen.append(words)
        if len(chosen) == _REASONS:
            break
    return tuple(chosen if worthy else [f"against: {words}" for words in chosen[:1]])


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
    return seen | _shape(text, tokens) | shape_of(text)


def _shape(text: str, tokens: list[str]) -> dict[str, float]:
    words = [token for token in tokens if token[0].isalpha()]
    figures = sum(token[0] == "<" for token in tokens)
    capitals = len(re.findall(r"(?<=[a-z,] )[A-Z][a-z]+", text))
    auxiliaries = vocabulary(None).past_auxiliaries
    past = sum(word.endswith("ed") or word in auxiliaries for word in words)
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


def _in_words(name: str) -> str | None:
    if name in _SHAPES or name[0] in {"#", MARK}:
        return _SHAPES.get(name)
    words = " ".join(_SHAPES.get(word, word) for word in name.strip("^*").split(" "))
    return f"“{words}…”" if name[-1] == "*" or name[0] == "^" else f"“{words}”"


@cache
def model() -> Model:
    """Load the weights, once and when they are first needed."""
    weights = _KEPT.made_of(_WEIGHTS, _weights)
    bias = weights.pop("(bias)")
    return Model(bias, weights)


def _weights(text: str) -> dict[str, float]:
    rows = (line.partition("\t") for line in text.splitlines() if line and not line.startswith("# "))
    return {name: int(weight) / 1000 for name, _, weight in rows}


_KEPT = Kept.beside(__spec__.cached, "weights", most=1)
