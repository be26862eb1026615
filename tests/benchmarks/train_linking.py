"""Learn the weights of the linear ranking from claims whose passages are known.

    python -m tests.benchmarks.train_linking DATA [--write]

DATA holds `factchecks.jsonl` ({"id", "title", "text", "date"}), and for "train" and "dev" each `claims.SPLIT.jsonl`
({"id", "text"}) and `gold.SPLIT.tsv` (claim, passage). Of the candidates of one claim the right one shall stand first:
the weights maximise the probability that a softmax over the candidates gives it. They are kept at or above zero, for
every feature says that a passage is nearer, and a ranking learnt on one kind of evidence must hold for others. For the
same reason the passages are shown in several forms: with and without dates and titles, and several as one long passage.
The same data give the same weights, on any machine.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

from msgspec import Struct

from factcheck.evidence import query_of
from factcheck.evidence.ranking import FEATURES, candidates
from tests.benchmarks.linking_adapter import library_of

WEIGHTS = Path(__file__).parents[2] / "factcheck" / "evidence" / "weights.json"
ROUNDS = 150
RATE = 0.6
RESTRAINT = 1e-4
RIVALS = 25  # wrong candidates that compete with the right one: the best ones by the index
TOGETHER = 3  # passages that make one long passage
# Features of which the data hold nothing; their weights are set by hand and kept.
BY_HAND = frozenset({"context"})

Passages = list[dict[str, str]]


class Example(Struct, frozen=True):
    """One claim's candidates in the order of FEATURES, and which of them are right."""

    right: list[list[float]]
    wrong: list[list[float]]
    missed: int  # right passages that the index did not give


def without(passages: Passages, *names: str) -> Passages:
    return [{name: value for name, value in passage.items() if name not in names} for passage in passages]


def together(passages: Passages) -> Passages:
    """Give every few neighbours as one passage, whose id holds theirs."""
    return [
        {
            "id": " ".join(passage["id"] for passage in some),
            "text": " ".join(f"{passage['title']}. {passage['text']}" for passage in some),
        }
        for start in range(0, len(passages), TOGETHER)
        for some in (passages[start : start + TOGETHER],)
    ]


FORMS = {
    "text": lambda passages: without(passages, "date"),
    "text and date": lambda passages: passages,
    "no title": lambda passages: without(passages, "date", "title"),
    "long": together,
}


def examples(folder: Path, split: str, form: str) -> list[Example]:
    def lines(name: str) -> list[dict[str, str]]:
        return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]

    gold: dict[str, set[str]] = {}
    for line in (folder / f"gold.{split}.tsv").read_text(encoding="utf-8").splitlines():
        claim, passage = line.split("\t")
        gold.setdefault(claim, set()).add(passage)
    found: list[Example] = []
    with library_of(FORMS[form](lines("factchecks.jsonl"))) as library:
        for claim in lines(f"claims.{split}.jsonl"):
            wanted = gold.get(claim["id"], set())
            sides: dict[bool, list[list[float]]] = {True: [], False: []}
            for one, values in candidates(query_of(claim["text"]), library):
                sides[not wanted.isdisjoint(one.document.split())].append([values[name] for name in FEATURES])
            found.append(Example(sides[True], sides[False], max(0, len(wanted) - len(sides[True]))))
    return found


def learn(data: list[Example], fixed: dict[str, float]) -> list[float]:
    """Give the weights by gradient ascent with a step of its own for each weight, cut at zero."""
    lists = [(len(one.right), one.right + one.wrong[:RIVALS]) for one in data if one.right]
    free = [name not in BY_HAND for name in FEATURES]
    weights = [1.0 if is_free else fixed[name] for name, is_free in zip(FEATURES, free, strict=True)]
    seen = [1e-12] * len(FEATURES)
    for turn in range(ROUNDS):
        gradient = [0.0] * len(FEATURES)
        for count, rows in lists:
            margins = [sum(map(float.__mul__, weights, row)) for row in rows]
            top = max(margins)
            odds = [math.exp(margin - top) for margin in margins]
            total, right = sum(odds), sum(odds[:count])
            for place, (row, odd) in enumerate(zip(rows, odds, strict=True)):
                pull = (odd / right if place < count else 0.0) - odd / total
                if abs(pull) > 1e-4:
                    for i, value in enumerate(row):
                        gradient[i] += pull * value
        for i, is_free in enumerate(free):
            if is_free:
                step = gradient[i] / len(lists) - 2 * RESTRAINT * weights[i]
                seen[i] = 0.9 * seen[i] + 0.1 * step * step
                weights[i] = max(0.0, weights[i] + RATE * (1 - turn / ROUNDS) * step / (math.sqrt(seen[i]) + 1e-4))
    return weights


def balance(data: list[Example], weights: list[float]) -> float:
    """Give the bias with which the scores of all candidates together say how many of them are right."""
    margins = [sum(map(float.__mul__, weights, row)) for one in data for row in (*one.right, *one.wrong)]
    wanted = sum(len(one.right) for one in data)
    low, high = -100.0, 100.0
    for _ in range(60):
        middle = (low + high) / 2
        said = sum(1 / (1 + math.exp(min(50.0, -margin - middle))) for margin in margins)
        low, high = (middle, high) if said < wanted else (low, middle)
    return low


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
    record = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    sets = {(split, form): examples(options.data, split, form) for split in ("train", "dev") for form in FORMS}
    training = [example for form in FORMS for example in sets["train", form]]
    weights = learn(training, record["weights"])
    record["bias"] = round(balance(sets["train", "text"], weights), 3)
    record["weights"] = {name: round(weight, 3) for name, weight in zip(FEATURES, weights, strict=True)}
    print(f"{'bias':16} {record['bias']:7.3f}")
    for name, weight in record["weights"].items():
        print(f"{name:16} {weight:7.3f}")
    for (split, form), data in sets.items():
        print(f"{split:6} {form:14} MAP@5 {average_precision(data, weights):.4f}")
    if options.write:
        WEIGHTS.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
