"""Learn how surely a number that two of an article's source come to is the one that its author computed.

    python -m tests.benchmarks.train_computed [--write]

Learnt from the whole articles that teach (`news_articles.toml`): each figure that its sources do not tell themselves is
a bag of what they come to where the claim names the operation, of which the surest counts. Printed is how often that is
right of articles that were left out. Needs numpy; the same data give the same weights.
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

import numpy as np

from factcheck.claims import find_claims
from factcheck.evidence.relating import claimed_statement
from factcheck.relating.candidates import candidates
from factcheck.relating.deriving.fitting import FITTING, fits
from factcheck.relating.readings import others_told
from tests.benchmarks.news_articles import articles, claim_of
from tests.benchmarks.same_fact_pairs import places_in
from tests.benchmarks.train_same_fact import SIGN_OF, WEIGHTS, Bags

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

# From which certainty on it is said.
LEAST = 0.8
NAMES = list(FITTING)
SIGNS = np.array([SIGN_OF[side] for side, _ in FITTING.values()])
FOLDS = 8


# The number of an article, whether a figure of it is right, and the grounds of what its sources come to.
_Example = tuple[int, bool, list[dict[str, float]]]


def examples() -> Iterator[_Example]:
    """Give the figures that their sources do not tell, with what two numbers of these come to."""
    for number, article in enumerate(articles()):
        claims = find_claims(article.text)
        for marked in article.figures:
            claim = claim_of(marked, claims)
            claimed = claimed_statement(claim, article.text) if claim is not None else None
            if claimed is None or claimed.figure.kind == "date" or not others_told(claimed):
                continue
            places = [place for source in article.sources for place in places_in(claimed, source)]
            if any(one.agrees and one.sure for told, at in places for one in candidates(claimed, told, at)):
                continue
            found = [
                dict(fit.grounds)
                for source in article.sources
                for fit in fits(claimed, source, range(len(source.passages)))
            ]
            if found:
                yield number, marked.right == "supports", found


def learn(found: Collection[_Example], *, without: int = -1) -> tuple[float, np.ndarray]:
    """Give bias and weights, learnt `without` one fold of the articles."""
    bags = Bags(NAMES, SIGNS)
    for number, right, grounds in found:
        if number % FOLDS != without:
            bags.add(grounds, right, 1.0, None)
    return bags.learn()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    found = list(examples())
    told: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        bias, weights = learn(found, without=fold)
        for number, right, grounds in found:
            if number % FOLDS == fold:
                rows = np.array([[one.get(name, 0.0) for name in NAMES] for one in grounds])
                told.append((1 / (1 + np.exp(-(float((rows @ weights).max()) + bias))), right))
    print(f"{len(found)} figures, {sum(right for _, right, _ in found)} right")
    for least in (0.6, 0.65, 0.7, 0.75, 0.8, 0.85):
        kept = [right for sure, right in told if sure >= least]
        print(f"   from {least}: {len(kept)} told, {sum(kept)} right")
    bias, weights = learn(found)
    learnt = {n: round(float(w), 3) for n, w in zip(NAMES, weights, strict=True) if abs(w) >= 0.005}
    print(", ".join(f"{n} {w:+.2f}" for n, w in sorted(learnt.items(), key=lambda item: -abs(item[1]))))
    if arguments.write:
        record = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        record["models"]["computed"] = {"least": LEAST, "bias": round(float(bias), 3), "weights": learnt}
        WEIGHTS.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
