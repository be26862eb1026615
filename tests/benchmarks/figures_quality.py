"""How well figures are read: hand-written probes of hard kinds, and any labelled set that is given.

    python -m tests.benchmarks.figures_quality            the probes, with what fails
    python -m tests.benchmarks.figures_quality --quiet    only the score

A probe is right when exactly its quantities are found, each with value (or both ends), unit, denominator and bound; one
that expects nothing is right when no quantity is found.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.figures import QUANTITATIVE, Figure, find_figures

PROBES = Path(__file__).with_name("figures_probes.jsonl")


def probes() -> list[dict[str, Any]]:
    """Give the probes, in the order of the file."""
    return [json.loads(line) for line in PROBES.read_text(encoding="utf-8").splitlines()]


def right(probe: dict[str, Any]) -> bool:
    """Say whether exactly the expected quantities are found."""
    found = [figure for figure in find_figures(probe["text"]) if figure.kind in QUANTITATIVE]
    expected = probe["expect"]
    return len(found) == len(expected) and all(map(_agrees, found, expected))


def _agrees(figure: Figure, expected: dict[str, str | None]) -> bool:
    low, _, high = str(expected["value"]).partition("..")
    if high:
        values = figure.value is None and _close(figure.low, low) and _close(figure.high, high)
    else:
        values = _close(figure.value, low)
    return values and (figure.unit, figure.per, figure.bound) == (expected["unit"], expected["per"], expected["bound"])


def _close(value: Decimal | None, expected: str) -> bool:
    return value is not None and abs(value - Decimal(expected)) <= abs(Decimal(expected)) / 10**8


def main() -> None:
    """Print the score, by group and in all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quiet", action="store_true", help="do not list what fails")
    quiet = parser.parse_args().quiet
    asked: Counter[str] = Counter()
    good: Counter[str] = Counter()
    for probe in probes():
        asked[probe["group"]] += 1
        if right(probe):
            good[probe["group"]] += 1
        elif not quiet:
            print(f"{probe['group']}: {probe['text']}")
            for figure in find_figures(probe["text"]):
                value = f"{figure.low}..{figure.high}" if figure.value is None else figure.value
                print(f"    {figure.kind} {value} {figure.unit} per {figure.per} {figure.bound}  <- {figure.text!r}")
    for group in asked:
        print(f"{group:12} {good[group]:3} of {asked[group]}")
    print(f"{'all':12} {good.total():3} of {asked.total()}")


if __name__ == "__main__":
    main()
