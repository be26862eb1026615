"""How far suggestions hold on made-up releases and official tables, and what newspapers could print on them.

    python -m tests.benchmarks.news_reports [--tables] [--errors] [--learnt]

`news_reports*.toml` hold the releases, `news_tables.toml` the tables, each with sentences that it supports,
contradicts, or does not settle. Every fourth one is never learnt from (see `train_same_fact`, `train_tables`); these
are shown, the others with `--learnt`.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

import factcheck
from factcheck.documents import read_bytes, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.checking import Finding
    from factcheck.documents import Document

HERE = Path(__file__).parent
KEPT_APART = 4


class Report(Struct, frozen=True):
    """A source, and sentences on it: what is right ("supports", "contradicts", "none"), the figure, the sentence."""

    number: int
    source: Document
    claims: list[tuple[str, str, str]]

    @property
    def learnt(self) -> bool:
        return self.number % KEPT_APART != 0


def reports() -> Iterator[Report]:
    """Give the releases."""
    files = sorted(HERE.glob("news_reports*.toml"))
    written = [report for file in files for report in tomllib.loads(file.read_text(encoding="utf-8"))["report"]]
    for number, report in enumerate(written):
        source = read_text(report["source"], "release.txt")
        yield Report(number, source, [tuple(claim) for claim in report["claims"]])


def tables() -> Iterator[Report]:
    """Give the official tables."""
    written = tomllib.loads((HERE / "news_tables.toml").read_text(encoding="utf-8"))["table"]
    for number, table in enumerate(written):
        source = read_bytes(table["text"].strip().encode() + b"\n", table["name"])
        yield Report(number, source, [tuple(claim) for claim in table["claims"]])


def said(report: Report, figure: str, claim: str) -> tuple[str, str]:
    """Give the stance on a claim's figure, "none" where nothing is said, and the working."""
    check = factcheck.check(read_text(f"{claim}\n", "article.txt"), [report.source])
    for finding in check.findings:
        own = finding.claim.figure
        if finding.question == "true" and own is not None and (figure in own.text or own.text in figure):
            return stance_of(finding), finding.suggestion.working
    return "none", "no such figure"


def stance_of(finding: Finding | None) -> str:
    """Give what is said on a claim, "none" where that is neither for nor against it."""
    stance = finding.suggestion.stance if finding is not None else "none"
    return stance if stance in {"supports", "contradicts"} else "none"


def print_stances(seen: Counter[tuple[str, str]]) -> None:
    """Print how often each stance was said where each is right."""
    for right in ("supports", "contradicts", "none"):
        total = sum(count for (wanted, _), count in seen.items() if wanted == right)
        told = ", ".join(f"{stance} {seen[right, stance]}" for stance in ("supports", "contradicts", "none"))
        print(f"{right:11} {total:4}: {told}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", action="store_true", help="the official tables instead of the releases")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--learnt", action="store_true", help="those that were learnt from")
    arguments = parser.parse_args()
    seen: Counter[tuple[str, str]] = Counter()
    for report in tables() if arguments.tables else reports():
        if report.learnt != arguments.learnt:
            continue
        for right, figure, claim in report.claims:
            stance, working = said(report, figure, claim)
            seen[right, stance] += 1
            if arguments.errors and stance != right:
                print(f"{right:11} {stance:11} {figure}: {claim}\n    {working}")
    print_stances(seen)


if __name__ == "__main__":
    main()
