"""Learn the weights of the linear ranking from claims whose passages are known.

    python -m tests.benchmarks.train_linking DATA [--write]

DATA holds `factchecks.jsonl` ({"id", "title", "text", "date"}), and for "train" and "dev" each `claims.SPLIT.jsonl`
({"id", "text"}) and `gold.SPLIT.tsv` (claim, passage). Pairwise logistic regression: of the candidates of one claim
the right one shall stand above each wrong one. The same data give the same weights, on any machine.
"""

from __future__ import annotations

import argparse
import json
import math
from dataclasses import dataclass
from pathlib import Path

from factcheck.evidence import Query, written_day
from factcheck.evidence.ranking import FEATURES, candidates
from tests.benchmarks.linking_adapter import library_of

WEIGHTS = Path(__file__).parents[2] / "factcheck" / "evidence" / "weights.json"
ROUNDS = 60
RATE = 0.5
RESTRAINT = 1e-4
RIVALS = 30  # wrong candidates that each right one is compared with: the best ones by the index


@dataclass(frozen=True)
class Example:
    """One claim's candidates in the order of FEATURES, and which of them are right."""

    right: list[list[float]]
    wrong: list[list[float]]
    missed: int  # right passages that the index did not give


def examples(folder: Path, split: str, *, dated: bool) -> list[Example]:
    def lines(name: str) -> list[dict[str, str]]:
        return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]

    passages = lines("factchecks.jsonl")
    if not dated:
        passages = [{name: value for name, value in passage.items() if name != "date"} for passage in passages]
    gold: dict[str, set[str]] = {}
    for line in (folder / f"gold.{split}.tsv").read_text(encoding="utf-8").splitlines():
        claim, passage = line.split("\t")
        gold.setdefault(claim, set()).add(passage)
    found: list[Example] = []
    with library_of(passages) as library:
        for claim in lines(f"claims.{split}.jsonl"):
            described = candidates(Query(claim["text"], date=written_day(claim["text"])), library)
            wanted = gold.get(claim["id"], set())
            sides: dict[bool, list[list[float]]] = {True: [], False: []}
            for one, values in described:
                sides[one.document in wanted].append([values[name] for name in FEATURES])
            found.append(Example(sides[True], sides[False], len(wanted) - len(sides[True])))
    return found


def learn(data: list[Example]) -> list[float]:
    """Give the weights by gradient descent with a step of its own for each weight (Adagrad)."""
    size = len(FEATURES)
    pairs = [
        [good - bad for good, bad in zip(right, wrong, strict=True)]
        for example in data
        for right in example.right
        for wrong in example.wrong[:RIVALS]
    ]
    weights, seen = [0.0] * size, [1e-6] * size
    for _ in range(ROUNDS):
        gradient = [0.0] * size
        for pair in pairs:
            margin = sum(map(float.__mul__, weights, pair))
            slope = 1 / (1 + math.exp(min(margin, 50.0)))
            if slope > 1e-3:
                for i, value in enumerate(pair):
                    gradient[i] += slope * value
        for i in range(size):
            step = gradient[i] / len(pairs) - RESTRAINT * weights[i]
            seen[i] += step * step
            weights[i] += RATE * step / math.sqrt(seen[i])
    return weights


def average_precision(data: list[Example], weights: list[float]) -> float:
    """Give MAP@5 over the candidates; a right passage that the index missed counts as missed."""
    total = 0.0
    for example in data:
        scored = [
            (sum(map(float.__mul__, weights, row)), good)
            for good, rows in ((0, example.wrong), (1, example.right))
            for row in rows
        ]
        scored.sort(key=lambda one: (-one[0], one[1]))
        hits, gained = 0, 0.0
        for place, (_, good) in enumerate(scored[:5], start=1):
            hits += good
            gained += good * hits / place
        wanted = len(example.right) + example.missed
        total += gained / min(wanted, 5) if wanted else 0.0
    return total / len(data)


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn the weights of the linear ranking.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help=f"put the weights into {WEIGHTS}")
    options = parser.parse_args()
    sets = {
        (split, dated): examples(options.data, split, dated=dated)
        for split in ("train", "dev")
        for dated in (False, True)
    }
    weights = learn(sets["train", False] + sets["train", True])
    for name, weight in zip(FEATURES, weights, strict=True):
        print(f"{name:16} {weight:7.3f}")
    for (split, dated), data in sets.items():
        print(f"{split:6} {'with dates' if dated else 'text only ':10} MAP@5 {average_precision(data, weights):.4f}")
    if options.write:
        record = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        record["weights"] = {name: round(weight, 4) for name, weight in zip(FEATURES, weights, strict=True)}
        WEIGHTS.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
