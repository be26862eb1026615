"""How far suggestions hold on public claims that nobody tuned on, each with its evidence.

    python -m tests.benchmarks.public_sets FOLDER [SET ...]

FOLDER holds JSON lines, a set a file (`fever.jsonl`, `tabfact.jsonl`, ...): each with `id`, `claim`, `label` (true,
false, unknown) and `evidence`, a list of documents with `name` and `text`, `rows` or `html`. Rows whose id was looked
at while learning (see `train_same_fact`) are left out. Every claim is an article of one sentence; of its findings the
strongest counts.

  right-   how often a contradiction is right, at equal numbers of true and false claims; 1 in 8: where one in eight is
           false, as in articles
  right+   how often a support is right
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from pathlib import Path

import factcheck
from factcheck.documents import read_text
from tests.benchmarks.train_tables import looked_at, name_of, write_evidence

STANCES = ("contradicts", "supports", "unclear", "unsupported", "silent")


def stance_of(row: dict[str, object]) -> str:
    """Give the strongest stance that the program takes on a claim."""
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        for number, evidence in enumerate(row["evidence"]):  # type: ignore[arg-type]
            if "text" in evidence:
                sources.append(read_text(evidence["text"], f"{evidence['name']}.txt"))
                continue
            path = Path(folder, str(number), name_of(evidence))
            path.parent.mkdir()
            write_evidence(evidence, path)
            sources.append(path)
        check = factcheck.check(read_text(f"{row['claim']}\n", "article.txt"), sources)
    told = {finding.suggestion.stance for finding in check.findings if finding.question == "true"}
    return next((stance for stance in STANCES if stance in told), "silent")


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def _right(good: float, bad: float) -> str:
    return f"{100 * good / (good + bad):6.1f}" if good + bad else "     -"


def report(name: str, seen: Counter[tuple[str, str]]) -> None:
    true, false = (sum(count for (label, _), count in seen.items() if label == wanted) for wanted in ("true", "false"))
    wolf, caught = _share(seen["true", "contradicts"], true), _share(seen["false", "contradicts"], false)
    held, missed = _share(seen["true", "supports"], true), _share(seen["false", "supports"], false)
    print(
        f"{name:10} {true:5} true: {wolf:4.1f}% contradicted, {held:4.1f}% supported   {false:5} false: {caught:4.1f}% "
        f"contradicted, {missed:4.1f}% supported   right- {_right(caught, wolf)}, 1 in 8 {_right(caught, 7 * wolf)} "
        f"(n {seen['true', 'contradicts'] + seen['false', 'contradicts']})   right+ {_right(held, missed)} "
        f"(n {seen['true', 'supports'] + seen['false', 'supports']})",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("sets", nargs="*")
    arguments = parser.parse_args()
    total: Counter[tuple[str, str]] = Counter()
    for path in sorted(arguments.folder.glob("*.jsonl")):
        if arguments.sets and path.stem not in arguments.sets:
            continue
        seen: Counter[tuple[str, str]] = Counter()
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not looked_at(row):
                seen[row["label"], stance_of(row)] += 1
        report(path.stem, seen)
        total += seen
    report("all", total)


if __name__ == "__main__":
    main()
