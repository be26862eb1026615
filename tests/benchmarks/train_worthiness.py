"""Learn the weights of the check-worthiness model: `python -m tests.benchmarks.train_worthiness FOLDER [--write]`.

FOLDER holds train.jsonl and dev.jsonl, a sentence a line with `text` and `label` (1: worth checking), as in CheckThat!
2024 task 1 (English), which this project may learn from but not copy. Logistic regression over features that are
scaled by how much more often they stand in one class than in the other (Wang & Manning, 2012), trained with AdaGrad;
everything is seeded, so the same data give the same file. Only weights that matter are kept.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter
from pathlib import Path

from factcheck.claims import worthiness
from factcheck.claims.worthiness import features

FILE = Path(worthiness.__file__).with_name("worthiness.tsv")
HEADER = (
    "# Learnt from CheckThat! 2024 task 1 (English) by tests/benchmarks/train_worthiness.py; thousandths of log-odds.\n"
)

Example = tuple[dict[str, float], int]


def load(path: Path) -> list[Example]:
    """Read sentences as features, with their labels."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return [(features(row["text"]), int(row["label"])) for row in rows]


def ratios(examples: list[Example], least: int, smoothing: float) -> dict[str, float]:
    """How much more often a feature stands in check-worthy sentences than in others, as a logarithm."""
    worthy: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for seen, label in examples:
        (worthy if label else other).update(seen.keys())
    positives = sum(label for _, label in examples)
    negatives = len(examples) - positives
    found = {}
    for name in set(worthy) | set(other):
        if worthy[name] + other[name] >= least:
            p = (worthy[name] + smoothing) / (positives + smoothing)
            q = (other[name] + smoothing) / (negatives + smoothing)
            found[name] = 1.0 if name.startswith("#") else math.log(p / q)
    return found


def train(
    examples: list[Example], *, least: int, smoothing: float, decay: float, rounds: int, rate: float
) -> tuple[float, dict[str, float]]:
    """Give bias and weights."""
    scale = ratios(examples, least, smoothing)
    names = sorted(scale)
    index = {name: number for number, name in enumerate(names)}
    rows = [
        (
            [index[name] for name in sorted(seen) if name in index],
            [seen[name] * scale[name] for name in sorted(seen) if name in index],
            label,
        )
        for seen, label in examples
    ]
    weights = [0.5 if not name.startswith("#") else 0.0 for name in names]
    squares = [1e-2] * len(names)
    bias, bias_square = -1.0, 1e-2
    order = list(range(len(rows)))
    chance = random.Random(7)
    sums = [0.0] * len(names)
    bias_sum, counted = 0.0, 0
    for turn in range(rounds):
        chance.shuffle(order)
        for at in order:
            places, values, label = rows[at]
            score = bias + sum(weights[place] * value for place, value in zip(places, values, strict=True))
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - label
            for place, value in zip(places, values, strict=True):
                slope = error * value + decay * weights[place]
                squares[place] += slope * slope
                weights[place] -= rate * slope / math.sqrt(squares[place])
            bias_square += error * error
            bias -= rate * error / math.sqrt(bias_square)
        if turn >= rounds // 2:
            counted += 1
            bias_sum += bias
            for place, weight in enumerate(weights):
                sums[place] += weight
    return bias_sum / counted, {name: sums[number] / counted * scale[name] for name, number in index.items()}


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


def main(folder: Path, write: bool) -> None:
    """Train, say how good it is, and write the weights if asked."""
    examples, dev = load(folder / "train.jsonl"), load(folder / "dev.jsonl")
    settings = {"least": 10, "smoothing": 2.0, "decay": 2e-3, "rounds": 6, "rate": 0.04}
    held = random.Random(3)
    marks = [held.random() < 0.15 for _ in examples]
    bias, weights = train([e for e, m in zip(examples, marks, strict=True) if not m], **settings)
    aside = score(bias, weights, [e for e, m in zip(examples, marks, strict=True) if m])
    threshold = max((t / 20 for t in range(-40, 40)), key=lambda t: f1(aside, t)[2])
    print(line("set aside", aside, threshold))
    bias, weights = train(examples, **settings)
    for name, chosen in (("all", weights), ("kept", keep(weights))):
        scored = score(bias, chosen, dev)
        print(line(f"dev, {name}", scored, threshold), f"weights {len(chosen)}")
    if write:
        lines = [f"(bias)\t{round(1000 * (bias - threshold))}"]
        lines += [f"{name}\t{round(1000 * weight)}" for name, weight in sorted(keep(weights).items())]
        FILE.write_text(HEADER + "\n".join(lines) + "\n", "utf-8")
        print(f"{FILE}: {FILE.stat().st_size} bytes")


def keep(weights: dict[str, float], most: int = 14000) -> dict[str, float]:
    """The weights that matter most, none below a hundredth."""
    ranked = sorted(weights.items(), key=lambda item: (-abs(item[1]), item[0]))
    return {name: weight for name, weight in ranked[:most] if abs(weight) >= 0.01}


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--write" in sys.argv[2:])
