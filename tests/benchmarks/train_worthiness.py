"""Learn the weights of the check-worthiness model: `python -m tests.benchmarks.train_worthiness FOLDER [--write]`.

FOLDER holds train.jsonl and dev.jsonl, a sentence a line with `id`, `text` and `label` (1: worth checking), as in
CheckThat! 2024 task 1 (English), which this project may learn from but not copy. Needs numpy. Logistic regression with
a penalty on the squares of the weights, minimised by L-BFGS (Nocedal & Wright, 2006), so that the same data give the
same file. A word counts by how much oftener it stands in the one kind of sentence than in the other (Wang & Manning,
2012); what the analysis of a sentence says of it counts as it is.

The sentences of a debate stand together in the order of their ids, so what is set aside is cut from that order in
blocks: a model that has seen half of a debate knows more about the other half than it will know of any new text.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from factcheck.claims import worthiness
from factcheck.claims.shape import MARK
from factcheck.claims.worthiness import features

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

FILE = Path(worthiness.__file__).with_name("worthiness.tsv")
HEADER = (
    "# Learnt from CheckThat! 2024 task 1 (English) by tests/benchmarks/train_worthiness.py; thousandths of log-odds.\n"
)

# In how many parts the debates are set aside in turn, and below which weight a feature is left out.
PARTS = 5
LEAST_WEIGHT = 0.02

# Below this no word counts, however it divides the sentences, and from this on the more telling count no more.
FAINT, MOST_TELLING = 0.2, 3.0
SHAPES = frozenset({"#", MARK})

Example = tuple[dict[str, float], int]


class Settings(Struct, frozen=True):
    """How often a feature must stand in the sentences to be learnt, and what an error weighs against the penalty."""

    least: int = 5
    errors: float = 0.1


def load(path: Path) -> list[Example]:
    """Read sentences as features, with their labels, in the order in which they were spoken."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows.sort(key=lambda row: int(row["id"]))
    return [(features(row["text"]), int(row["label"])) for row in rows]


def train(examples: list[Example], settings: Settings) -> tuple[float, dict[str, float]]:
    """Give bias and weights."""
    counts = Counter(name for seen, _ in examples for name in seen)
    names = sorted(name for name, count in counts.items() if count >= settings.least)
    index = {name: number for number, name in enumerate(names)}
    signs = np.array([1.0 if label else -1.0 for _, label in examples])
    known = [[(index[name], value) for name, value in seen.items() if name in index] for seen, _ in examples]
    rows = np.repeat(np.arange(len(known)), [len(row) for row in known])
    places = np.array([place for row in known for place, _ in row])
    values = np.array([value for row in known for _, value in row])
    telling = _telling(names, rows, places, values, signs)
    values = values * telling[places]

    def slope(weights: Vector) -> tuple[float, Vector]:
        """The loss, and the direction in which it grows."""
        margins = weights[-1] + np.bincount(rows, weights[places] * values, len(known))
        loss = weights @ weights / 2 + settings.errors * np.logaddexp(0, -signs * margins).sum()
        pull = -settings.errors * signs / (1 + np.exp(np.minimum(30.0, signs * margins)))
        grows = weights.copy()
        grows[:-1] += np.bincount(places, pull[rows] * values, len(names))
        grows[-1] += pull.sum()
        return float(loss), grows

    weights = minimise(slope, np.zeros(len(names) + 1))
    return float(weights[-1]), dict(zip(names, (weights[:-1] * telling).tolist(), strict=True))


def _telling(names: list[str], rows: Vector, places: Vector, values: Vector, signs: Vector) -> Vector:
    """How much each feature counts: a word by how it divides the sentences, from FAINT on; a shape in full."""
    sides = [1 + np.bincount(places[signs[rows] == sign], values[signs[rows] == sign], len(names)) for sign in (1, -1)]
    ratio = np.log((sides[0] / sides[0].sum()) / (sides[1] / sides[1].sum()))
    shaped = np.array([name[0] in SHAPES for name in names])
    return np.where(shaped, 1.0, FAINT + (1 - FAINT) * np.minimum(np.abs(ratio), MOST_TELLING))


def minimise(slope: Callable[[Vector], tuple[float, Vector]], at: Vector, rounds: int = 60, memory: int = 8) -> Vector:
    """Give where a smooth and convex function is least, near enough: L-BFGS with a backtracking search."""
    value, grows = slope(at)
    steps: list[tuple[Vector, Vector, float]] = []
    for _ in range(rounds):
        way = _newton(grows, steps)
        descent = float(way @ grows)
        length = 1.0 if steps else 1 / max(1e-9, math.sqrt(float(grows @ grows)))
        while True:
            there = at + length * way
            value_there, grows_there = slope(there)
            if value_there <= value + 1e-4 * length * descent or length < 1e-6:
                break
            length /= 2
        moved, turned = there - at, grows_there - grows
        if moved @ turned > 0:
            steps = [*steps[-memory + 1 :], (moved, turned, 1 / float(moved @ turned))]
        done = value - value_there <= 1e-5 * abs(value)
        at, value, grows = there, value_there, grows_there
        if done:
            break
    return at


def _newton(grows: Vector, steps: list[tuple[Vector, Vector, float]]) -> Vector:
    """The way down, as the last steps bend it."""
    way = -grows
    shares = []
    for moved, turned, inverse in reversed(steps):
        share = inverse * float(moved @ way)
        shares.append(share)
        way = way - share * turned
    if steps:
        _, turned, inverse = steps[-1]
        way = way / (inverse * float(turned @ turned))
    for (moved, turned, inverse), share in zip(steps, reversed(shares), strict=True):
        way = way + (share - inverse * float(turned @ way)) * moved
    return way


def f1(scored: list[tuple[float, int]], threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of the sentences that score above a threshold."""
    hits = sum(label for score, label in scored if score > threshold)
    chosen = sum(score > threshold for score, _ in scored)
    wanted = sum(label for _, label in scored)
    precision, recall = hits / max(1, chosen), hits / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def score(bias: float, weights: dict[str, float], examples: list[Example]) -> list[tuple[float, int]]:
    """The log-odds of every example, with its label."""
    return [
        (bias + sum(weights.get(name, 0.0) * value for name, value in seen.items()), label) for seen, label in examples
    ]


def average_precision(scored: list[tuple[float, int]]) -> float:
    """How well the order puts the check-worthy first."""
    hits, total = 0, 0.0
    for rank, (_, label) in enumerate(sorted(scored, key=lambda item: -item[0]), 1):
        if label:
            hits += 1
            total += hits / rank
    return total / max(1, hits)


def line(name: str, scored: list[tuple[float, int]], threshold: float) -> str:
    """One line of figures."""
    precision, recall, balanced = f1(scored, threshold)
    return f"{name:10} P {precision:.3f} R {recall:.3f} F1 {balanced:.3f} AP {average_precision(scored):.3f}"


def best_threshold(scored: list[tuple[float, int]]) -> float:
    """Above which log-odds F1 is best."""
    return max((step / 20 for step in range(-60, 60)), key=lambda threshold: f1(scored, threshold)[2])


def set_aside(examples: list[Example], settings: Settings) -> float:
    """Print how good the model is on debates that it has not seen, a fifth of them at a time; give the threshold."""
    scored: list[tuple[float, int]] = []
    reached = []
    for part in range(PARTS):
        first, last = part * len(examples) // PARTS, (part + 1) * len(examples) // PARTS
        bias, weights = train(examples[:first] + examples[last:], settings)
        own = score(bias, keep(weights), examples[first:last])
        # The threshold comes from the parts before, as it will come from older debates.
        threshold = best_threshold(scored) if scored else 0.0
        reached.append((f1(own, threshold)[2], average_precision(own)))
        print(line(f"part {part + 1}", own, threshold), flush=True)
        scored += own
    mean = [sum(values) / PARTS for values in zip(*reached, strict=True)]
    print(f"{'set aside':10} F1 {mean[0]:.3f} AP {mean[1]:.3f}, the mean of {PARTS} parts")
    return best_threshold(scored)


def main(folder: Path, write: bool) -> None:
    """Train, say how good it is, and write the weights if asked."""
    examples, dev = load(folder / "train.jsonl"), load(folder / "dev.jsonl")
    settings = Settings()
    threshold = set_aside(examples, settings)
    bias, weights = train(examples, settings)
    for name, chosen in (("all", weights), ("kept", keep(weights))):
        print(line(f"dev, {name}", score(bias, chosen, dev), threshold), f"weights {len(chosen)}")
    if write:
        lines = [f"(bias)\t{round(1000 * (bias - threshold))}"]
        lines += [f"{name}\t{round(1000 * weight)}" for name, weight in sorted(keep(weights).items())]
        FILE.write_text(HEADER + "\n".join(lines) + "\n", "utf-8")
        print(f"{FILE}: {FILE.stat().st_size} bytes")


def keep(weights: dict[str, float]) -> dict[str, float]:
    """The weights that matter."""
    return {name: weight for name, weight in weights.items() if abs(weight) >= LEAST_WEIGHT}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights that were learnt")
    given = parser.parse_args()
    main(given.folder, given.write)
