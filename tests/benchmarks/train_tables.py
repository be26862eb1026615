"""Learn which of a table's answers a sentence asks for, and write the weights.

    python -m tests.benchmarks.train_tables [--data FOLDER] [--sets tabfact,infotabs,semtab] [--write]

Learnt from claims on made-up tables (`table_claims.toml`, and three quarters of `news_tables.toml`, which official
tables look like) and from public claims on tables where FOLDER holds them:
`tabfact.jsonl`, `infotabs.jsonl`, `semtab.jsonl` with a claim, its label and its table; of these only the rows whose
id says so (the first byte of its SHA-256 is odd), so that the others can tell how good it is.

Only the labels are known, not which question is the right one: weights are those under which the labels are likeliest,
with all questions of a claim weighed against each other. Folds of the claims that were left out say from what
likelihood on something can be told. Needs numpy; the same data give the same weights.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import tempfile
import tomllib
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from factcheck.claims import find_claims
from factcheck.documents import read, read_bytes, read_text
from factcheck.facts import read_statements
from factcheck.facts.tables.grid import grids_of
from factcheck.facts.tables.questions import ask
from factcheck.figures import find_figures
from factcheck.relating.answering import NOT_UNDERSTOOD, SLIPPED, Question, grounds_of, of_rows
from factcheck.relating.relations import surety
from tests.benchmarks.news_reports import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.documents import Document
    from factcheck.figures.model import Figure

WEIGHTS = Path(__file__).parents[2] / "factcheck" / "relating" / "table_weights.json"
SOURCES = {
    "own": "own claims on made-up tables (tests/benchmarks/table_claims.toml)",
    "news": "own claims on made-up official tables (tests/benchmarks/news_tables.toml), every fourth table left out",
    "tabfact": "TabFact, half of a sample of 1,609 statements: MIT",
    "infotabs": "InfoTabS, half of a sample of 900 statements: Apache-2.0",
    "semtab": "SEM-TAB-FACTS, half of a sample of 1,000 statements: no licence stated; without it 12 in 100 fewer "
    "false claims on scientific tables are contradicted, and 6 fewer true ones supported",
}
# What a claim counts by where it is from; one of which the table says nothing counts half, and only for silence.
COUNTS = {"own": 2.0}
UNKNOWN = 0.5
RESTRAINT, STEPS, RATE, FOLDS, RAREST = 1.0, 700, 0.05, 5, 20
# How often what is told to be so must be right on claims left out, true and false ones being equally many.
AGREE_RIGHT = 0.795
# A true claim told to be wrong weighs as much as so many false ones that are caught, since so few claims are false; and
# one more than was seen is thought to be told so. The bound of operations by which less than so many are gained, and
# the highest one.
WEIGHS, UNSEEN = 8, 1
REST, FEWEST, HIGHEST = 0.13, 4, 0.42
# What is asked of a box of facts has one bound.
FACT, LIKE = "fact", {"age": "fact", "lasted": "fact"}
# What is told of new tables is right more rarely: of the bound of what is not so this part is used, but of that of
# boxes of facts, which have no other rows; and to be told so what is unsure must be less by this part.
CAUTION, CAUTION_AGREEING = 0.75, 0.9


class TableClaim(NamedTuple):
    """A claim on a table: where from, label, and of each of its figures what the table answers."""

    kind: str
    label: str
    figures: list[list[Question]]
    operations: list[list[str]]


def looked_at(row: Mapping[str, str]) -> bool:
    return hashlib.sha256(row["id"].encode()).digest()[0] % 2 == 1


def own_tables() -> Iterator[tuple[str, str, str, Document]]:
    """Give the claims on made-up tables: where from, label, claim, table."""
    record = tomllib.loads((Path(__file__).parent / "table_claims.toml").read_text(encoding="utf-8"))
    for table in record["table"]:
        document = read_bytes(table["text"].strip().encode() + b"\n", table["name"])
        for label, claim in table["claims"]:
            yield "own", {"t": "true", "f": "false", "n": "unknown"}[label], claim, document


def official_tables() -> Iterator[tuple[str, str, str, Document]]:
    """Give what newspapers could print on official tables, as `own_tables` does."""
    labels = {"supports": "true", "contradicts": "false", "none": "unknown"}
    for table in tables():
        for wanted, _, claim in table.claims if table.learnt else ():
            yield "news", labels[wanted], claim, table.source


def public_tables(folder: Path, sets: Iterable[str]) -> Iterator[tuple[str, str, str, Document]]:
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


def claim_of(kind: str, label: str, claim: str, document: Document) -> TableClaim:
    """Give a claim with what the tables of a document answer to it, by each of its figures that can be checked."""
    figures = find_figures(claim)
    article = read_text(claim + "\n", "claim")
    asked = sorted({found.figure for found in find_claims(article)}, key=lambda one: one.start if one else -1)
    rows = {one.span[0]: one for one in read_statements(article)}
    grids = [grid for number in range(len(document.tables)) for grid in grids_of(document, number)]
    passages = [passage for passage in document.passages if passage.table is not None]

    def of(figure: Figure | None) -> tuple[list[Question], list[str]]:
        answers = [one for grid in grids for one in ask(claim, figure, figures, grid)]
        found = [(grounds_of(one), one.agrees) for one in answers]
        if figure is not None and figure.start in rows:
            sure = [surety(rows[figure.start], document, passage) for passage in passages]
            agree, differ = (max((getattr(one, name) for one in sure), default=0.0) for name in ("agree", "differ"))
            found += of_rows(agree, differ)
        return found, [one.operation for one in answers]

    found = [of(figure) for figure in asked]
    return TableClaim(kind, label, [one for one, _ in found], [one for _, one in found])


class Told(NamedTuple):
    """How likely a figure is right, and the operation of the likeliest answer that differs, "" without one."""

    likely: float
    operation: str


class Bags:
    """Claims as one matrix of questions, with the figure and the claim that each is of."""

    def __init__(self, claims: Sequence[TableClaim], names: Sequence[str]) -> None:
        self.claims = claims
        index = {name: place for place, name in enumerate(names)}
        rows, self.of_figure, agrees, self.of_claim = [], [], [], []
        for number, claim in enumerate(claims):
            for questions in claim.figures:
                for grounds, good in questions:
                    row = np.zeros(len(names))
                    for name, value in grounds.items():
                        if name in index:
                            row[index[name]] = value
                    rows.append(row)
                    agrees.append(good)
                    self.of_figure.append(len(self.of_claim))
                self.of_claim.append(number)
        self.matrix = np.array(rows).reshape(-1, len(names))
        self.of_figure, self.of_claim = np.array(self.of_figure, int), np.array(self.of_claim, int)
        self.truth = np.where(np.array(agrees, bool), 1 - SLIPPED, SLIPPED)
        self.counts = np.array([COUNTS.get(claim.kind, 1.0) for claim in claims])
        self.labels = np.array([claim.label for claim in claims])
        figures = np.bincount(self.of_claim, minlength=len(claims))
        self.rest = NOT_UNDERSTOOD ** (1 / np.maximum(1, figures))[self.of_claim]

    def parts(self, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give each question's part in what is believed, and the part of "none was understood" by figure."""
        margins, figures = self.matrix @ weights, len(self.of_claim)
        highest = np.zeros(figures)
        np.maximum.at(highest, self.of_figure, margins)
        sizes = np.exp(margins - highest[self.of_figure])
        whole = np.bincount(self.of_figure, sizes, figures) + np.exp(-highest)
        return sizes / whole[self.of_figure], np.exp(-highest) / whole

    def slope(self, weights: np.ndarray) -> np.ndarray:
        """Give the gradient of how unlikely the labels are. All figures of a true claim are right, of a false not."""
        parts, none = self.parts(weights)
        likely = np.bincount(self.of_figure, parts * self.truth, len(self.of_claim)) + none * self.rest
        whole = np.exp(np.bincount(self.of_claim, np.log(likely), len(self.labels))).clip(1e-6, 1 - 1e-6)
        labels, whole = self.labels[self.of_claim], whole[self.of_claim]
        pull = np.where(labels == "true", -1 / likely, np.where(labels == "false", whole / (1 - whole) / likely, 0.0))
        pull = pull * self.counts[self.of_claim]
        silent = UNKNOWN * self.counts[self.of_claim] * (labels == "unknown")
        by_margin = parts * ((self.truth - likely[self.of_figure]) * pull[self.of_figure] + silent[self.of_figure])
        return self.matrix.T @ by_margin + RESTRAINT * weights

    def learn(self) -> np.ndarray:
        """Give the weights under which the labels are likeliest: descent with a rate of its own for each."""
        weights = np.zeros(self.matrix.shape[1])
        push, spread = np.zeros_like(weights), np.zeros_like(weights)
        for step in range(1, STEPS + 1):
            slope = self.slope(weights)
            push, spread = 0.9 * push + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
            rate = RATE * min(1.0, 2 * (1 - step / STEPS))
            weights = weights - rate * (push / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
        return weights

    def likely(self, weights: np.ndarray) -> list[list[Told]]:
        """Give for each claim how likely each of its figures is right."""
        parts, none = self.parts(weights)
        likely = np.bincount(self.of_figure, parts * self.truth, len(self.of_claim)) + none * NOT_UNDERSTOOD
        found: list[list[Told]] = [[] for _ in self.labels]
        operations = [names for claim in self.claims for names in claim.operations]
        starts = np.searchsorted(self.of_figure, np.arange(len(self.of_claim)))
        for figure, claim in enumerate(self.of_claim):
            differing = [
                (parts[starts[figure] + place], name)
                for place, name in enumerate(operations[figure])
                if self.truth[starts[figure] + place] < NOT_UNDERSTOOD
            ]
            found[claim].append(Told(float(likely[figure]), max(differing, default=(0.0, ""))[1]))
        return found


def names_in(claims: Sequence[TableClaim]) -> list[str]:
    counts = Counter(
        name for claim in claims for questions in claim.figures for grounds, _ in questions for name in grounds
    )
    return sorted(name for name, count in counts.items() if count >= RAREST)


def left_out(claims: Sequence[TableClaim]) -> list[list[Told]]:
    """Give how likely each figure of each claim is right, by weights learnt from other claims."""
    found: list[list[Told]] = [[]] * len(claims)
    for fold in range(FOLDS):
        kept = [claim for number, claim in enumerate(claims) if number % FOLDS != fold]
        names = names_in(kept)
        weights = Bags(kept, names).learn()
        own = list(range(fold, len(claims), FOLDS))
        for number, likely in zip(own, Bags([claims[n] for n in own], names).likely(weights), strict=True):
            found[number] = likely
    return found


def bounds_of_differing(public: Sequence[tuple[str, list[Told]]]) -> dict[str, float]:
    """Give by operation up to what likelihood on it is told that a claim is wrong, where that gains most.

    A claim counts once for an operation, by its least likely figure.
    """
    found = {"any": REST}
    pooled = [(label, [(one.likely, LIKE.get(one.operation, one.operation)) for one in told]) for label, told in public]
    for name in sorted({operation for _, told in pooled for _, operation in told} - {""}):
        least = sorted(
            (min(likely for likely, operation in told if operation == name), label)
            for label, told in pooled
            if label != "unknown" and any(operation == name for _, operation in told)
        )
        false, true, most = 0, 0, FEWEST
        for likely, label in least:
            if likely > HIGHEST:
                break
            false, true = false + (label == "false"), true + (label == "true")
            gained = false - WEIGHS * (true + UNSEEN)
            if gained > most:
                most, found[name] = gained, round(likely * (1 if name == FACT else CAUTION), 3)
    return found | {name: found[like] for name, like in LIKE.items() if like in found}


def bound_of_agreeing(public: Sequence[tuple[str, list[Told]]]) -> float:
    """Give from what likelihood on a claim is told to be so."""
    totals = Counter(label for label, _ in public)
    least = 0.95
    for bound in np.arange(0.95, 0.5, -0.005):
        told = Counter(label for label, told in public if max(one.likely for one in told) >= bound)
        good, bad = told["true"] / totals["true"], told["false"] / totals["false"]
        if good and good / (good + bad) >= AGREE_RIGHT:
            least = float(bound)
    return round(1 - (1 - least) * CAUTION_AGREEING, 3)


def stance_of(told: Sequence[Told], agree: float, differ: Mapping[str, float]) -> str:
    if any(one.operation and one.likely <= differ.get(one.operation, differ["any"]) for one in told):
        return "differs"
    return "agrees" if any(one.likely >= agree for one in told) else "silent"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--sets", default="tabfact,infotabs,semtab", help="which public sets, with commas")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    sets = arguments.sets.split(",") if arguments.data else []
    claims = [claim_of(*row) for row in chain(own_tables(), official_tables(), public_tables(arguments.data, sets))]
    told = left_out(claims)
    public = [(claim.label, one) for claim, one in zip(claims, told, strict=True) if claim.kind != "own" and one]
    agree, differ = bound_of_agreeing(public), bounds_of_differing(public)
    for kind in ("own", "news", *sets):
        own = [(claim.label, one) for claim, one in zip(claims, told, strict=True) if claim.kind == kind]
        seen = Counter((label, stance_of(one, agree, differ)) for label, one in own)
        print(kind, ", ".join(f"{label} {stance} {count}" for (label, stance), count in sorted(seen.items())))
    names = names_in(claims)
    weights = dict(zip(names, Bags(claims, names).learn(), strict=True))
    print(f"agree from {agree}, differ up to {differ}")
    print(", ".join(f"{n} {w:+.2f}" for n, w in sorted(weights.items(), key=lambda item: -abs(item[1]))[:60]))
    if arguments.write:
        record = {
            "sources": [SOURCES[name] for name in ("own", "news", *sets)],
            "agree-least": agree,
            "differ-most": differ,
            "weights": {name: round(float(weight), 3) for name, weight in weights.items() if abs(weight) >= 0.0005},
        }
        WEIGHTS.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
