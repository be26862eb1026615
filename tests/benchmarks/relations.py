"""Score relations on the cases of relations.jsonl: this project, and the nearest tools where they are installed.

    python -m tests.benchmarks.relations [--show N] [--cases FILE]

A case is right for this project where relation, stance and derivation are the expected ones. `onus` and
`report-workflow` only say whether a claim may pass, so all are also scored on that: of the claims that the evidence
supports, how many are cleared, and of the others, how many are cleared all the same. Nothing is downloaded; a tool that
cannot be imported is named and left out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.facts import read_statements
from factcheck.relating import Relation, relate

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = Path(__file__).with_suffix(".jsonl")


def read_cases(path: Path = CASES) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def judge(case: dict[str, Any]) -> Relation:
    """Relate a case's figure to its evidence, text or table, as the program does."""
    from factcheck.documents import read_bytes, read_text

    claim = case["claim"]
    place = claim.index(case["figure"])
    claimed = next(
        (
            statement
            for statement in read_statements(read_text(claim, "claim"))
            if statement.figure.start < place + len(case["figure"]) and place < statement.figure.end
        ),
        None,
    )
    if claimed is None:
        return Relation("none", "unsupported", "NOTHING", "the figure was not read")
    if "table" in case:
        evidence = read_bytes(case["table"].encode(), "evidence.csv")
    else:
        evidence = read_text(case["evidence"], "evidence")
    return relate(claimed, read_statements(evidence))


def _clears_project(case: dict[str, Any]) -> bool:
    return judge(case).stance == "supports"


def _clears_onus(case: dict[str, Any]) -> bool:
    from onus import numbers, verify  # type: ignore[import-not-found]
    from onus.claims import Claim  # type: ignore[import-not-found]
    from onus.documents import Block  # type: ignore[import-not-found]
    from onus.evidence import Evidence  # type: ignore[import-not-found]

    evidence = Evidence()
    if "table" in case:
        evidence.add("evidence", case["table"], kind="table")
    else:
        evidence.add("evidence", case["evidence"])
    place = case["claim"].index(case["figure"])
    quantities = [
        quantity
        for quantity in numbers.find(case["claim"])
        if quantity.start < place + len(case["figure"]) and place < quantity.end
    ]
    claim = Claim(0, Block(0, "claim", case["claim"]), case["claim"], "quantitative", "", "scan", quantities)
    return bool(quantities) and not verify.check_numbers(claim, evidence)


def _clears_report_workflow(case: dict[str, Any]) -> bool:
    from report_workflow import verify  # type: ignore[import-not-found]

    return bool(verify(case["claim"], case.get("evidence") or case["table"])["publishable"])


TOOLS: dict[str, tuple[str, Callable[[dict[str, Any]], bool]]] = {
    "this project": ("factcheck", _clears_project),
    "onus": ("onus", _clears_onus),
    "report-workflow": ("report_workflow", _clears_report_workflow),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N cases that come out wrong")
    options = parser.parse_args()
    cases = read_cases(options.cases)
    right: Counter[str] = Counter()
    stances = 0
    of: dict[str, int] = defaultdict(int)
    shown = 0
    for case in cases:
        relation = judge(case)
        of[case["relation"]] += 1
        good = (relation.name, relation.stance) == (case["relation"], case["stance"]) and (
            case["derivation"] in (None, relation.derivation)
        )
        right[case["relation"]] += good
        stances += relation.stance == case["stance"]
        if not good and shown < options.show:
            shown += 1
            print(f"{case['id']} {case['pattern']}: {relation.name}, not {case['relation']}: {relation.working}")
            print(f"    {case['claim']}  <  {case.get('evidence', 'table')}")
    print(f"relation, stance and derivation  {right.total()} of {len(cases)}  {100 * right.total() / len(cases):.1f}%")
    print(f"stance                           {stances} of {len(cases)}  {100 * stances / len(cases):.1f}%")
    for name, count in of.items():
        print(f"  {name:16} {right[name]:3} of {count:3}")
    supported = [case for case in cases if case["stance"] == "supports"]
    others = [case for case in cases if case["stance"] != "supports"]
    print(f"{'':18} supported claims cleared ({len(supported)})   other claims cleared all the same ({len(others)})")
    for tool, (module, clears) in TOOLS.items():
        if find_spec(module) is None:
            print(f"{tool:18} not installed")
            continue
        good, bad = sum(map(clears, supported)), sum(map(clears, others))
        shares = 100 * good / len(supported), 100 * bad / len(others)
        print(f"{tool:18} {good:3}  {shares[0]:5.1f}%               {bad:3}  {shares[1]:5.1f}%")


if __name__ == "__main__":
    main()
