"""How far days, spans, ages, ranks, scores, counts, shares, comparisons and extremes are settled.

    python -m tests.benchmarks.days_ranks_counts [--errors]
    python -m tests.benchmarks.days_ranks_counts --fresh look [--errors]
    python -m tests.benchmarks.days_ranks_counts --fresh score

`days_ranks_counts.jsonl` holds 200 cases that somebody wrote who had not read the rules; half of them are not settled
by their evidence, and nothing may be said there. `tables_and_lists.jsonl` holds 144 more on other subjects, tables and
short lists in prose, a third of them not settled, in two halves: errors are read in "look" alone.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import factcheck
from factcheck.documents import read_bytes, read_text

CASES = Path(__file__).parent / "days_ranks_counts.jsonl"
FRESH = Path(__file__).parent / "tables_and_lists.jsonl"


def said(case: dict[str, str]) -> tuple[str, str]:
    """Give the strongest stance on any claim of a case's sentence, "none" where there is none, and the working."""
    evidence = (
        read_bytes(case["table"].strip().encode() + b"\n", "table.csv")
        if "table" in case
        else read_text(case["evidence"], "evidence.txt")
    )
    check = factcheck.check(read_text(f"{case['claim']}\n", "article.txt"), [evidence])
    told = {one.suggestion.stance: one.suggestion.working for one in check.findings if one.question == "true"}
    stance = next((stance for stance in ("contradicts", "supports") if stance in told), "none")
    return stance, told.get(stance, "; ".join(told.values()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fresh", choices=("look", "score"), help="the other cases, one half of them")
    parser.add_argument("--errors", action="store_true", help="print each case that comes out otherwise")
    arguments = parser.parse_args()
    if arguments.errors and arguments.fresh == "score":
        parser.error("the score half gives totals alone")
    lines = (FRESH if arguments.fresh else CASES).read_text(encoding="utf-8").splitlines()
    cases = [case for case in map(json.loads, lines) if not arguments.fresh or case["half"] == arguments.fresh]
    seen: Counter[tuple[str, str]] = Counter()
    false = 0
    for case in cases:
        stance, working = said(case)
        good = stance == case["right"]
        seen[case["kind"], "right" if good else "wrong"] += 1
        false += stance != "none" and not good
        if arguments.errors and not good:
            print(f"{case['kind']} {case['right']} {stance}: {case['claim']}\n    {working}")
    for kind in sorted({kind for kind, _ in seen}):
        total = seen[kind, "right"] + seen[kind, "wrong"]
        print(f"{kind:14} {seen[kind, 'right']:3} of {total}")
    right = sum(count for (_, outcome), count in seen.items() if outcome == "right")
    print(f"{right} of {seen.total()} right, {false} said wrongly")


if __name__ == "__main__":
    main()
