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
from factcheck.relating.answering import NOT_UNDERSTOOD, ROW, SLIPPED, Question, of_rows, question_of
from factcheck.relating.relations import surety
from tests.benchmarks.news_reports import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

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
RESTRAINT, RESTRAINT_BY_OPERATION = 1.0, 2.0
STEPS, REMEMBERED, SHORTEST = 150, 10, 1e-8
FOLDS, ORDERS, RAREST = 5, 3, 20
# How often what is told to be so must be right on claims left out, true and false ones being equally many.
AGREE_RIGHT = 0.795
# A true claim told to be wrong weighs as much as so many false ones that are caught, since so few claims are false; and
# one more than was seen is thought to be told so. An operation has its own bound where so many are gained by it, and no
# higher one than the last.
WEIGHS, UNSEEN, FEWEST, HIGHEST = 8, 1, 4, 0.42
# The part of the true claims that may be told to be wrong by the bound of all operations; that of boxes of facts is
# fixed, so few are they.
TOLD_WRONGLY, REST_OF_FACTS = 0.007, 0.28
# What is asked of a box of facts has one bound, a higher one: nothing there is another row; most and least, which are
# few, that of a cell.
FACT, LIKE = "fact", {"age": "fact", "lasted": "fact", "extreme": "cell"}
# What is told of new tables is right more rarely: of the bound of what is not so this part is used, but of that of
# boxes of facts, which have no other rows; and to be told so what is unsure must be less by this part.
CAUTION, CAUTION_AGREEING = 0.8, 0.9


class TableClaim(NamedTuple):
    """A claim on a table: where from, label, and of each of its figures what the table answers."""

    kind: str
    label: str
    figures: list[list[Question]]


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

    def of(figure: Figure | None) -> list[Question]:
        found = [question_of(one) for grid in grids for one in ask(claim, figure, figures, grid)]
        if figure is not None and figure.start in rows:
            sure = [surety(rows[figure.start], document, passage) for passage in passages]
            agree, differ = (max((getattr(one, name) for one in sure), default=0.0) for name in ("agree", "differ"))
            found += of_rows(agree, differ)
        return found

    return TableClaim(kind, label, [of(figure) for figure in asked])


class Told(NamedTuple):
    """How likely a figure is right, and the operation of the likeliest answer that differs, "" without one."""

    likely: float
    operation: str


class Bags:
    """Claims as one matrix of questions, with the figure and the claim that each is of.

    A column is a ground, or "operation:ground": what it weighs more or less where that operation is asked.
    """

    def __init__(self, claims: Sequence[TableClaim], names: Sequence[str]) -> None:
        index = {name: place for place, name in enumerate(names)}
        figures = [(number, questions) for number, claim in enumerate(claims) for questions in claim.figures]
        self.questions = [question for _, questions in figures for question in questions]
        self.matrix = np.zeros((len(self.questions), len(names)))
        for row, question in enumerate(self.questions):
            for name, value in question.grounds.items():
                for column in (name, f"{question.operation}:{name}"):
                    if column in index:
                        self.matrix[row, index[column]] = value
        self.of_figure = np.repeat(np.arange(len(figures)), [len(questions) for _, questions in figures])
        self.of_claim = np.array([number for number, _ in figures], int)
        self.truth = np.where([one.agrees for one in self.questions], 1 - SLIPPED, SLIPPED)
        self.labels = np.array([claim.label for claim in claims])
        self.counts = np.array([COUNTS.get(claim.kind, 1.0) for claim in claims])
        self.silent = UNKNOWN * (self.counts * (self.labels == "unknown"))[self.of_claim]
        figures_of = np.bincount(self.of_claim, minlength=len(claims))
        self.rest = NOT_UNDERSTOOD ** (1 / figures_of[self.of_claim])
        self.restraint = np.array([RESTRAINT_BY_OPERATION if ":" in name else RESTRAINT for name in names])

    def parts(self, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give each question's part in what is believed, and the part of "none was understood" by figure."""
        margins, figures = self.matrix @ weights, len(self.of_claim)
        highest = np.zeros(figures)
        np.maximum.at(highest, self.of_figure, margins)
        sizes = np.exp(margins - highest[self.of_figure])
        whole = np.bincount(self.of_figure, sizes, figures) + np.exp(-highest)
        return sizes / whole[self.of_figure], np.exp(-highest) / whole

    def unlikely(self, weights: np.ndarray) -> tuple[float, np.ndarray]:
        """Give how unlikely the labels are, with its gradient: of a true claim all figures are right."""
        parts, none = self.parts(weights)
        likely = np.bincount(self.of_figure, parts * self.truth, len(self.of_claim)) + none * self.rest
        whole = np.exp(np.bincount(self.of_claim, np.log(likely), len(self.labels))).clip(1e-6, 1 - 1e-6)
        true, false = self.labels == "true", self.labels == "false"
        loss = -self.counts @ (true * np.log(whole) + false * np.log(1 - whole)) + self.silent @ (1 - none)
        pull = np.where(true[self.of_claim], -1.0, false[self.of_claim] * (whole / (1 - whole))[self.of_claim]) / likely
        pull = pull * self.counts[self.of_claim]
        by_margin = (self.truth - likely[self.of_figure]) * pull[self.of_figure] + (self.silent * none)[self.of_figure]
        loss += (self.restraint * weights**2).sum() / 2
        return loss, self.matrix.T @ (parts * by_margin) + self.restraint * weights

    def learn(self) -> np.ndarray:
        """Give the weights under which the labels are likeliest: descent that learns from its last steps."""
        weights = np.zeros(self.matrix.shape[1])
        loss, slope = self.unlikely(weights)
        steps: list[tuple[np.ndarray, np.ndarray]] = []
        for _ in range(STEPS):
            way = _downhill(slope, steps)
            length = 1.0 if steps else 1 / np.abs(slope).sum()
            while (found := self.unlikely(weights + length * way))[0] > loss + 1e-4 * length * (slope @ way):
                length /= 2
                if length < SHORTEST:
                    return weights
            steps = [*steps[1 - REMEMBERED :], (length * way, found[1] - slope)]
            weights, (loss, slope) = weights + length * way, found
        return weights

    def likely(self, weights: np.ndarray) -> list[list[Told]]:
        """Give for each claim how likely each of its figures is right."""
        parts, none = self.parts(weights)
        likely = np.bincount(self.of_figure, parts * self.truth, len(self.of_claim)) + none * NOT_UNDERSTOOD
        differing: list[list[tuple[float, str]]] = [[] for _ in likely]
        for part, question, figure in zip(parts, self.questions, self.of_figure, strict=True):
            if not question.agrees and question.operation != ROW:
                differing[figure].append((part, question.operation))
        found: list[list[Told]] = [[] for _ in self.labels]
        for claim, probable, operations in zip(self.of_claim, likely, differing, strict=True):
            found[claim].append(Told(float(probable), max(operations, default=(0.0, ""))[1]))
        return found


def _downhill(slope: np.ndarray, steps: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Give the way to go: down the slope as the last steps say that it bends (limited-memory BFGS)."""
    way, passed = -slope, []
    for step, bent in reversed(steps):
        part = (step @ way) / (step @ bent)
        way = way - part * bent
        passed.append(part)
    if steps:
        step, bent = steps[-1]
        way = way * ((step @ bent) / (bent @ bent))
    for (step, bent), part in zip(steps, reversed(passed), strict=True):
        way = way + step * (part - (bent @ way) / (step @ bent))
    return way


def names_in(claims: Sequence[TableClaim]) -> list[str]:
    """Give the grounds that are not rare, and by operation those that are not about that operation alone."""
    questions = [one for claim in claims for questions in claim.figures for one in questions]
    operations = {one.operation for one in questions}
    counts = Counter(name for one in questions for name in one.grounds)
    of_one = tuple(f"{operation}-" for operation in operations)
    by_operation = Counter(
        f"{one.operation}:{name}"
        for one in questions
        for name in one.grounds
        if name != "any" and not name.startswith(("op-", *of_one))
    )
    return sorted(name for name, count in (counts + by_operation).items() if count >= RAREST)


def left_out(claims: Sequence[TableClaim], seed: int) -> list[list[Told]]:
    """Give how likely each figure of each claim is right, by weights learnt from other claims."""
    found: list[list[Told]] = [[]] * len(claims)
    order = np.random.default_rng(seed).permutation(len(claims))
    for fold in range(FOLDS):
        kept = [claims[number] for number in np.delete(order, np.s_[fold::FOLDS])]
        names = names_in(kept)
        weights = Bags(kept, names).learn()
        own = order[fold::FOLDS]
        for number, likely in zip(own, Bags([claims[n] for n in own], names).likely(weights), strict=True):
            found[number] = likely
    return found


def bounds_of_differing(public: Sequence[tuple[str, list[Told]]]) -> dict[str, float]:
    """Give by operation up to what likelihood on it is told that a claim is wrong.

    That of "any" is where so few true claims are told so; an operation has a higher one where that gains most. A claim
    counts once for an operation and each order of leaving out, by its least likely figure.
    """
    pooled = [(label, [(one.likely, LIKE.get(one.operation, one.operation)) for one in told]) for label, told in public]
    operations = sorted({operation for _, told in pooled for _, operation in told} - {"", FACT})
    least = {name: _least_likely(pooled, {name}) for name in operations}
    true = sum(label == "true" for label, _ in pooled)
    wrongly = [likely for likely, label in _least_likely(pooled, set(operations)) if label == "true"]
    found = {"any": round(wrongly[int(TOLD_WRONGLY * true)], 3), FACT: REST_OF_FACTS}
    for name, claims in least.items():
        false, true, most = 0, 0, FEWEST * ORDERS
        for likely, label in claims:
            if likely > HIGHEST:
                break
            false, true = false + (label == "false"), true + (label == "true")
            gained = false - WEIGHS * (true + UNSEEN * ORDERS)
            if gained > most:
                most, found[name] = gained, max(found["any"], round(likely * CAUTION, 3))
    return found | {name: found[like] for name, like in LIKE.items() if like in found}


def _least_likely(
    pooled: Iterable[tuple[str, list[tuple[float, str]]]], names: AbstractSet[str]
) -> list[tuple[float, str]]:
    """Give the least likelihood of each claim of which some answer of these operations differs, the least first."""
    found = (
        (min((likely for likely, operation in told if operation in names), default=None), label)
        for label, told in pooled
        if label != "unknown"
    )
    return sorted((likely, label) for likely, label in found if likely is not None)


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


def rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: round(float(weight), 3) for name, weight in weights.items() if abs(weight) >= 0.0005}


def by_operation(names: Sequence[str]) -> dict[str, list[str]]:
    """Give the names of grounds that have a weight of their own by operation."""
    found: dict[str, list[str]] = {}
    for operation, name in (name.split(":") for name in names if ":" in name):
        found.setdefault(operation, []).append(name)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--sets", default="tabfact,infotabs,semtab", help="which public sets, with commas")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    sets = arguments.sets.split(",") if arguments.data else []
    claims = [claim_of(*row) for row in chain(own_tables(), official_tables(), public_tables(arguments.data, sets))]
    told = [one for seed in range(ORDERS) for one in zip(claims, left_out(claims, seed), strict=True)]
    public = [(claim.label, one) for claim, one in told if claim.kind != "own" and one]
    agree, differ = bound_of_agreeing(public), bounds_of_differing(public)
    for kind in ("own", "news", *sets):
        own = [(claim.label, one) for claim, one in told if claim.kind == kind]
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
            "weights": rounded({name: weight for name, weight in weights.items() if ":" not in name}),
            "by-operation": {
                operation: rounded({name: weights[f"{operation}:{name}"] for name in own})
                for operation, own in by_operation(names).items()
            },
        }
        WEIGHTS.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
