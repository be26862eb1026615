"""Learn how much each ground counts for two figures telling one fact, and write the weights.

    python -m tests.benchmarks.train_same_fact [--data FOLDER] [--write]

Learnt from what stands in this repository (own cases, own articles with a digit changed, own facts in several frames,
and sentences that speak of something else), and from public claims where FOLDER holds them: `fever.jsonl`,
`tabfact.jsonl`, `infotabs.jsonl` with a claim, its label and its evidence; of these only the rows whose id says so
(the first byte of its SHA-256 is odd), so that the others can tell how good it is.

Every example is a bag of candidates of which the surest counts. Weights are kept on the side that the table of grounds
allows. Needs numpy; the same data give the same weights.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import tempfile
import tomllib
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from factcheck.claims import find_claims
from factcheck.documents import read, read_bytes, read_text
from factcheck.facts import day_statements_in, read_statements
from factcheck.facts.tables.grid import grids_of
from factcheck.facts.tables.questions import ask
from factcheck.figures import find_figures
from factcheck.relating.candidates import candidates
from factcheck.relating.grounds import GROUNDS
from factcheck.relating.relations import surety
from factcheck.relating.tables import RowSurety
from tests.benchmarks.same_fact_pairs import Example, own_examples, places_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.documents import Document
    from factcheck.facts.tables.answers import Answer

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
ROUNDS, STEPS, RESTRAINT, FOLDS = 4, 1500, 2.0, 5


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


# On which side a ground of a table's answer speaks; those of one operation alone may speak on either.
TABLE_SIGNS = {
    "covered": 1, "conditions": 0, "number-conditions": 0, "dropped": -1, "explained": 1, "strange": -1,
    "strange-numbers": -1, "foreign": -1, "denied": -1, "quantified": -1, "heading": 1, "heading-leads": 1,
    "heading-trails": -1, "heading-words": 1, "far": -1, "dominated": -1, "noun-named": 1, "noun-strange": -1,
    "noun-heads": 1, "digits": 1, "common": -1, "ragged": -1, "leads": 1, "trails": -1,
}  # fmt: skip


def public_tables(folder: Path, *sets: str) -> Iterator[tuple[str, str, str, Document]]:
    """Give the claims of public sets on tables, as `own_tables` does."""
    with tempfile.TemporaryDirectory() as temporary:
        for name in sets:
            for number, line in enumerate((folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()):
                row = json.loads(line)
                if not looked_at(row):
                    continue
                for place, evidence in enumerate(row["evidence"]):
                    path = Path(temporary, f"{name}{number}-{place}", name_of(evidence))
                    path.parent.mkdir()
                    write_evidence(evidence, path)
                    yield name, row["label"], row["claim"], read(path)


def own_tables() -> Iterator[tuple[str, str, str, Document]]:
    """Give the claims on made-up tables: where from, label, claim, table."""
    record = tomllib.loads((Path(__file__).parent / "table_claims.toml").read_text(encoding="utf-8"))
    for table in record["table"]:
        document = read_bytes(table["text"].strip().encode() + b"\n", table["name"])
        for label, claim in table["claims"]:
            yield "own", {"t": "true", "f": "false", "n": "unknown"}[label], claim, document


def name_of(evidence: Mapping[str, str]) -> str:
    name = re.sub(r"[^\w]+", "-", evidence["name"]).strip("-")[:60] or "table"
    return name + (".csv" if "rows" in evidence else ".html")


def write_evidence(evidence: Mapping[str, object], path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        if "rows" in evidence:
            csv.writer(file, lineterminator="\n").writerows(evidence["rows"])  # type: ignore[arg-type]
        else:
            file.write(f"<!doctype html><html><head><title>{evidence['name']}</title></head>")
            file.write(f"<body>{evidence['html']}</body></html>")


def answers_for(claim: str, document: Document) -> list[Answer]:
    figures = find_figures(claim)
    asked = {found.figure for found in find_claims(read_text(claim + "\n", "claim"))}
    grids = [grid for number in range(len(document.tables)) for grid in grids_of(document, number)]
    return [found for figure in asked for grid in grids for found in ask(claim, figure, figures, grid)]


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
        right, counts = np.array(self.right, float), np.array(self.counts)
        weights, bias = np.where(self.signs == 0, 0.0, self.signs * 0.3), -1.0
        for _ in range(ROUNDS):
            chosen = np.array([rows[int(np.argmax(rows @ weights))] for rows in self.rows])
            bias, weights = _descend(chosen, right, counts, self.signs, bias, weights)
        return bias, weights


def _descend(
    x: np.ndarray, y: np.ndarray, counts: np.ndarray, signs: np.ndarray, bias: float, weights: np.ndarray
) -> tuple[float, np.ndarray]:
    """Descend along the gradient with momentum, back onto the allowed side after each step."""
    total, rate = counts.sum(), 0.5
    push, push_bias = np.zeros_like(weights), 0.0
    for _ in range(STEPS):
        error = (1 / (1 + np.exp(-(x @ weights + bias))) - y) * counts
        slope = x.T @ error / total + RESTRAINT / total * weights
        push = 0.9 * push - rate * slope
        push_bias = 0.9 * push_bias - rate * error.sum() / total
        weights, bias = weights + push, bias + push_bias
        weights = np.where(signs > 0, np.maximum(weights, 0), np.where(signs < 0, np.minimum(weights, 0), weights))
    return bias, weights


# From which certainty on something is said.
LEAST = {
    "number-agree": 0.45,
    "number-differ": 0.6,
    "day-agree": 0.6,
    "day-differ": 0.885,
    "table-agree": 0.5,
    "table-differ": 0.5,
    "asked-agree": 0.65,
    "asked-differ": 0.81,
}  # fmt: skip
_SIGNS = {"for": 1, "against": -1, "either": 0}
NAMES = [ground.name for ground in GROUNDS]
SIGNS = np.array([_SIGNS[ground.side] for ground in GROUNDS])
OUTCOMES = ("agree", "differ")


def bags_of(examples: Iterator[Example]) -> dict[str, Bags]:
    bags = {f"{kind}-{outcome}": Bags(NAMES, SIGNS) for kind in ("number", "day") for outcome in OUTCOMES}
    for example in examples:
        kind = "day" if example.claimed.figure.kind == "date" else "number"
        found = [one for reported, setting in example.places for one in candidates(example.claimed, reported, setting)]
        for outcome in OUTCOMES:
            own = [
                one.grounds
                for one in found
                if one.agrees == (outcome == "agree") and one.weighed.name not in {"none", "over-precise"}
            ]
            if own:
                wanted = "supports" if outcome == "agree" else "contradicts"
                bags[f"{kind}-{outcome}"].add(own, example.wanted == wanted, COUNTS[example.kind], example)
    return bags


class TableClaim(NamedTuple):
    """A claim on a table: where from, label, what the table answers, what its rows say one by one."""

    kind: str
    label: str
    found: list[Answer]
    rows: RowSurety


def table_claims(claims: Iterator[tuple[str, str, str, Document]]) -> list[TableClaim]:
    return [
        TableClaim(kind, label, answers_for(claim, document), _rows(claim, document))
        for kind, label, claim, document in claims
    ]


def _rows(claim: str, document: Document) -> RowSurety:
    sure = [surety(claimed, document, passage) for claimed in read_statements(read_text(claim + "\n", "claim"))
            for passage in document.passages if passage.table is not None]  # fmt: skip
    return RowSurety(max((one.agree for one in sure), default=0.0), max((one.differ for one in sure), default=0.0))


TABLE_COUNTS = {"own": 2.0}


def table_bags(claims: Sequence[TableClaim]) -> dict[str, Bags]:
    names = sorted({name for one in claims for found in one.found for name in found.grounds})
    signs = np.array([TABLE_SIGNS.get(name, 0) for name in names])
    bags = {f"table-{outcome}": Bags(names, signs) for outcome in OUTCOMES}
    for one in claims:
        for outcome in OUTCOMES:
            own = [found.grounds for found in one.found if found.agrees == (outcome == "agree")]
            if own:
                right = one.label == ("true" if outcome == "agree" else "false")
                bags[f"table-{outcome}"].add(own, right, TABLE_COUNTS.get(one.kind, 1.0), None)
    return bags


# What tells how sure an outcome is beside the other, and beside what the rows say one by one.
BESIDE = {"own": 1, "none": 0, "rival": -1, "unrivalled": 0, "row": 1, "row-rival": -1}


def asked_bags(claims: Sequence[TableClaim]) -> dict[str, Bags]:
    """Give what is to be learnt of both outcomes side by side; their margins come from weights of other claims."""
    bags = {f"asked-{outcome}": Bags(list(BESIDE), np.array(list(BESIDE.values()))) for outcome in OUTCOMES}
    for fold in range(FOLDS):
        learnt = {
            name: one.learn()
            for name, one in table_bags([c for i, c in enumerate(claims) if i % FOLDS != fold]).items()
        }
        names = {
            name: one.names for name, one in table_bags([c for i, c in enumerate(claims) if i % FOLDS != fold]).items()
        }
        for claim in (c for i, c in enumerate(claims) if i % FOLDS == fold):
            margins = {}
            for outcome in OUTCOMES:
                bias, weights = learnt[f"table-{outcome}"]
                known = dict(zip(names[f"table-{outcome}"], weights, strict=True))
                margins[outcome] = max(
                    (
                        bias + sum(known.get(n, 0.0) * v for n, v in one.grounds.items())
                        for one in claim.found
                        if one.agrees == (outcome == "agree")
                    ),
                    default=None,
                )
            for outcome, other in (OUTCOMES, OUTCOMES[::-1]):
                if margins[outcome] is None:
                    continue
                mine, theirs = (
                    (claim.rows.agree, claim.rows.differ)
                    if outcome == "agree"
                    else (claim.rows.differ, claim.rows.agree)
                )
                grounds = {
                    "own": margins[outcome],
                    "rival": margins[other] or 0.0,
                    "unrivalled": float(margins[other] is None),
                    "row": mine,
                    "row-rival": theirs,
                }
                right = claim.label == ("true" if outcome == "agree" else "false")
                bags[f"asked-{outcome}"].add([grounds], right, TABLE_COUNTS.get(claim.kind, 1.0), None)
    return bags


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument(
        "--tables", default="tabfact,infotabs,semtab", help="which sets of tables, with commas; none with ''"
    )
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()

    def everything() -> Iterator[Example]:
        yield from own_examples()
        if arguments.data:
            yield from public_prose(arguments.data)

    learnt: dict[str, object] = {}
    all_bags = bags_of(everything())
    if arguments.data and arguments.tables:
        claims = table_claims(chain(own_tables(), public_tables(arguments.data, *arguments.tables.split(","))))
        all_bags |= table_bags(claims) | asked_bags(claims)
    for name, bags in all_bags.items():
        bias, weights = bags.learn()
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
