"""Learn how much each ground counts for two figures telling one fact, and write the weights.

    python -m tests.benchmarks.train_same_fact [--data FOLDER] [--write]

Learnt from what stands in this repository (own cases, own articles with a digit changed, own facts in several frames,
and sentences that speak of something else), and from public claims where FOLDER holds them: `fever.jsonl` with a claim,
its label and its evidence; of these only the rows whose id says so (the first byte of its SHA-256 is odd), so that the
others can tell how good it is. What tables answer is learnt apart (`train_tables.py`).

Every example is a bag of candidates of which the surest counts. Weights are kept on the side that the table of grounds
allows. Needs numpy; the same data give the same weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from factcheck.claims import find_claims
from factcheck.documents import read_text
from factcheck.evidence.relating import claimed_statement
from factcheck.facts import day_statements_in, read_statements
from factcheck.relating.candidates import candidates
from factcheck.relating.grounds import GROUNDS
from tests.benchmarks.news_articles import articles, claim_of
from tests.benchmarks.same_fact_pairs import Example, own_examples, places_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from factcheck.relating.candidates import Candidate


WEIGHTS = Path(__file__).parents[2] / "factcheck" / "relating" / "weights.json"
COUNTS = {
    "case": 1.0,
    "reworded": 0.35,
    "listed": 0.6,
    "number": 0.5,
    "day": 0.4,
    "stranger": 0.5,
    "public": 1.2,
    "news": 3.0,
}
ROUNDS, STEPS = 4, 1500
# The second where a few weights are learnt besides all others, which need less of it.
RESTRAINT, RESTRAINT_BESIDES = 2.0, 0.5


def looked_at(row: Mapping[str, str]) -> bool:
    return hashlib.sha256(row["id"].encode()).digest()[0] % 2 == 1


def public_prose(folder: Path, *, look: bool = True) -> Iterator[Example]:
    """Give the sentences with figures of a public set with their sentences of evidence."""
    for line in (folder / "fever.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if looked_at(row) != look:
            continue
        documents = [read_text(one["text"], one["name"]) for one in row["evidence"]]
        wanted = "supports" if row["label"] == "true" else "contradicts"
        claim = read_text(row["claim"], "claim")
        claims = [
            *read_statements(claim),
            *(day for passage in claim.passages for day in day_statements_in(claim, passage)),
        ]
        for claimed in claims:
            places = [place for document in documents for place in places_in(claimed, document)]
            yield Example("public", row["id"], claimed, places, wanted)


class Bags:
    """Examples as matrices: for each the candidates of one outcome, whether it is right, and what it counts."""

    def __init__(self, names: Sequence[str], signs: np.ndarray) -> None:
        self.names, self.signs = names, signs
        self.rows: list[np.ndarray] = []
        self.right: list[bool] = []
        self.counts: list[float] = []
        self.of: list[Example | None] = []

    def add(self, found: Sequence[Mapping[str, float]], right: bool, counts: float, example: Example | None) -> None:
        self.rows.append(np.array([[one.get(name, 0.0) for name in self.names] for one in found]))
        self.right.append(right)
        self.counts.append(counts)
        self.of.append(example)

    def learn(self) -> tuple[float, np.ndarray]:
        """Give bias and weights: logistic regression on each bag's surest candidate, chosen anew in every round."""
        weights, bias = np.where(self.signs == 0, 0.0, self.signs * 0.3), -1.0
        for _ in range(ROUNDS):
            bias, weights = _descend(*self._chosen(weights), self.signs, bias, weights)
        return bias, weights

    def learn_besides(self, bias: float, weights: np.ndarray, names: Sequence[str]) -> np.ndarray:
        """Give weights in which only those of `names` are learnt anew."""
        free = np.isin(self.names, names)
        for _ in range(ROUNDS):
            _, weights = _descend(*self._chosen(weights), self.signs, bias, weights, free, RESTRAINT_BESIDES)
        return weights

    def _chosen(self, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        rows = np.array([rows[int(np.argmax(rows @ weights))] for rows in self.rows])
        return rows, np.array(self.right, float), np.array(self.counts)


def _descend(
    x: np.ndarray,
    y: np.ndarray,
    counts: np.ndarray,
    signs: np.ndarray,
    bias: float,
    weights: np.ndarray,
    free: np.ndarray | None = None,
    restraint: float = RESTRAINT,
) -> tuple[float, np.ndarray]:
    """Descend along the gradient with momentum, back onto the allowed side after each step.

    With `free` only the weights that it marks move, and not the bias.
    """
    total, rate = counts.sum(), 0.5
    push, push_bias = np.zeros_like(weights), 0.0
    for _ in range(STEPS):
        error = (1 / (1 + np.exp(-(x @ weights + bias))) - y) * counts
        slope = (x.T @ error / total + restraint / total * weights) * (1 if free is None else free)
        push = 0.9 * push - rate * slope
        push_bias = 0.9 * push_bias - (rate * error.sum() / total if free is None else 0)
        weights, bias = weights + push, bias + push_bias
        weights = np.where(signs > 0, np.maximum(weights, 0), np.where(signs < 0, np.minimum(weights, 0), weights))
    return bias, weights


# From which certainty on something is said.
LEAST = {
    "number-agree": 0.45,
    "number-differ": 0.57,
    "day-agree": 0.6,
    "day-differ": 0.885,
}  # fmt: skip
SIGN_OF = {"for": 1, "against": -1, "either": 0}
NAMES = [ground.name for ground in GROUNDS]
SIGNS = np.array([SIGN_OF[ground.side] for ground in GROUNDS])
# What is right of a claim where its candidates of an outcome tell its fact, and which these are.
OUTCOMES: Mapping[str, tuple[str, Callable[[Candidate], bool]]] = {
    "agree": ("supports", lambda one: one.agrees),
    "differ": ("contradicts", lambda one: not one.same_number),
    "mistaken": ("contradicts", lambda one: one.same_number and not one.agrees),
}
# Of these no stance is told.
UNTOLD = frozenset({"none", "over-precise"})
# The same number under another unit is judged by what is learnt of equal numbers, and by these grounds besides.
MISTAKEN = ("unit-mistaken", "points")
# What stands around a claim in its article is learnt from whole articles, when all else is: other claims have none.
AROUND = {
    "number-agree": ("known-source", "known-digits", "told-before"),
    "number-differ": ("known-slip",),
}


def of_articles() -> dict[str, Bags]:
    """Give the figures of whole articles with the candidates of their sources that nothing rules out, by outcome."""
    bags = {name: Bags(NAMES, SIGNS) for name in AROUND}
    for article in articles():
        claims = find_claims(article.text)
        for marked in article.figures:
            claim = claim_of(marked, claims)
            claimed = claimed_statement(claim, article.text) if claim is not None else None
            if claimed is None or claimed.figure.kind == "date":
                continue
            places = [place for source in article.sources for place in places_in(claimed, source)]
            found = [one for reported, setting in places for one in candidates(claimed, reported, setting)]
            for name, (wanted, belongs) in OUTCOMES.items():
                own = [one for one in found if belongs(one) and one.weighed.name not in UNTOLD and not one.another]
                if own and f"number-{name}" in bags:
                    bags[f"number-{name}"].add([one.grounds for one in own], marked.right == wanted, 1.0, None)
    return bags


def bags_of(examples: Iterator[Example]) -> dict[str, Bags]:
    bags = {name: Bags(NAMES, SIGNS) for name in (*LEAST, "number-mistaken")}
    for example in examples:
        kind = "day" if example.claimed.figure.kind == "date" else "number"
        found = [one for reported, setting in example.places for one in candidates(example.claimed, reported, setting)]
        for outcome, (wanted, belongs) in OUTCOMES.items():
            own = [one.grounds for one in found if belongs(one) and one.weighed.name not in UNTOLD]
            name = f"{kind}-{outcome}"
            if own and name in bags:
                bags[name].add(own, example.wanted == wanted, COUNTS[example.kind], example)
    return bags


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()

    def everything() -> Iterator[Example]:
        yield from own_examples()
        if arguments.data:
            yield from public_prose(arguments.data)

    learnt: dict[str, object] = {}
    all_bags = bags_of(everything())
    mistaken = all_bags.pop("number-mistaken")
    around = of_articles()
    for name, bags in all_bags.items():
        bias, weights = bags.learn()
        if name == "number-agree":
            weights = mistaken.learn_besides(bias, weights, MISTAKEN)
        if name in AROUND:
            weights = around[name].learn_besides(bias, weights, AROUND[name])
        learnt[name] = {
            "least": LEAST[name],
            "bias": round(float(bias), 3),
            "weights": {n: round(float(w), 3) for n, w in zip(bags.names, weights, strict=True) if abs(w) >= 0.005},
        }
        sure = np.array([1 / (1 + np.exp(-(float((rows @ weights).max()) + bias))) for rows in bags.rows])
        right = np.array(bags.right)
        print(f"{name}: {len(right)} bags, {right.mean():.2f} right")
        for least in (0.5, 0.6, 0.7, 0.8, 0.9):
            told = sure >= least
            shown = f"{told.sum()} told, {right[told].mean() if told.any() else 0:.3f} right, of {right.sum()}"
            print(f"   from {least}: {shown}")
        heaviest = sorted(learnt[name]["weights"].items(), key=lambda item: -abs(item[1]))
        print("   " + ", ".join(f"{n} {w:+.2f}" for n, w in heaviest))
    if arguments.write:
        record = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        record["models"] |= learnt
        WEIGHTS.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
