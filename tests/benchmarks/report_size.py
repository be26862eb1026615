"""How long each format takes for 1,000 and 10,000 claims, and how much memory: growth must be linear.

python -m tests.benchmarks.report_size [FORMAT...]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time

from msgspec.structs import replace

from factcheck.reports import FORMATS, Options, pieces
from tests.unit.reports.sample import CLAIMS, REPORT, TEXT

SMALL, LARGE = 1_000, 10_000


def large_report(claims: int):
    """Give the hand-made report with its text and claims repeated."""
    times = claims // len(CLAIMS)
    repeated = tuple(
        replace(
            claim,
            number=round_ * len(CLAIMS) + claim.number,
            label=f"elections#{round_ * len(CLAIMS) + claim.number}",
            start=claim.start + round_ * len(TEXT),
            end=claim.end + round_ * len(TEXT),
        )
        for round_ in range(times)
        for claim in CLAIMS
    )
    return replace(REPORT, text=TEXT * times, claims=repeated)


def measure(name: str, claims: int) -> None:
    """Write one format once and print seconds of CPU, megabytes written and megabytes of memory at the most."""
    report = large_report(claims)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    size = sum(len(piece) for piece in pieces([report], name, Options()))
    spent = time.process_time() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"{spent:.2f} {size / 1e6:.1f} {grown / 1e3:.0f}")


def main() -> None:
    """Measure each format in processes of their own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", default=FORMATS)
    parser.add_argument("--one", type=int, metavar="CLAIMS", help="one format, in this process")
    given = parser.parse_args()
    if given.one:
        measure(given.formats[0], given.one)
        return
    print(f"{'format':<16} {'s, 1,000':>9} {'s, 10,000':>10} {'growth':>7} {'MB written':>11} {'MB memory':>10}")
    for name in given.formats:
        told = []
        for claims in (SMALL, LARGE):
            command = [sys.executable, "-m", "tests.benchmarks.report_size", name, "--one", str(claims)]
            told.append(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
        (small, *_), (large, written, memory) = told
        growth = float(large) / max(float(small), 0.01)
        print(f"{name:<16} {small:>9} {large:>10} {growth:>6.1f}x {written:>11} {memory:>10}")


if __name__ == "__main__":
    main()
