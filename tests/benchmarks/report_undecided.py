"""How long the report of undecided claims takes, and how much memory: by a first pass, and by the findings of the last.

    python -m tests.benchmarks.report_undecided [CLAIMS] [FORMAT...]

Articles of a thousand claims each are put on a desk whose library holds the seeds; nobody rates. The report is written
by processes of their own: without a search, when nothing was found before, and again. Figures are CPU seconds, those of
the processes among them that a first pass starts; beside the first pass stands the time on the clock. The ratio is that
of the last to the report without a search; the memory is the most that any process took.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
PER_ARTICLE = 1_000


def article(number: int, claims: int) -> str:
    """Give an article of so many claims, none of which stands in another."""
    lines = (
        f"In district {number}-{line} of Garston turnout was {40 + line % 50}.{line % 10}% with"
        f" {1_000 + number * claims + line:,} ballots cast."
        for line in range(claims // 2)
    )
    return "\n\n".join(lines)


def run(desk: Path, *arguments: str) -> tuple[float, float, float]:
    """Run a command on the desk; give its CPU seconds, those on the clock, and the most megabytes that it took."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "--desk", str(desk), *arguments], capture_output=True, text=True, cwd=ROOT
    )
    if done.returncode:
        sys.exit(done.stderr)
    spent, memory = done.stderr.split()[-2:]
    return float(spent), time.perf_counter() - begun, float(memory)


PROBE = """
import resource, sys
from factcheck.cli.main import run
code = run(sys.argv[1:])
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(sum(one.ru_utime + one.ru_stime for one in used), max(one.ru_maxrss for one in used) / 1024, file=sys.stderr)
sys.exit(code if code > 1 else 0)
"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", nargs="?", type=int, default=2_000)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", default=["md", "html", "json"])
    given = parser.parse_args()
    claims, formats = given.claims, given.formats
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "desk"
        run(desk, "desk", "new", str(desk))
        run(desk, "evidence", "add", str(ROOT / "seeds" / "evidence"))
        for number in range(max(1, claims // PER_ARTICLE)):
            path = Path(folder) / f"article-{number}.txt"
            path.write_text(article(number, min(claims, PER_ARTICLE)), encoding="utf-8")
            run(desk, "add", str(path))
        print(f"{claims:,} undecided claims")
        print(f"{'':<8} {'no search':>10} {'first pass':>11} {'clock':>8} {'MB':>6} {'again':>8} {'MB':>6}  ratio")
        for name in formats:
            out = str(Path(folder) / "report")
            bare, *_ = run(desk, "report", "--format", name, "--no-search", "--force", "-o", out)
            first, clock, most = run(desk, "report", "--format", name, "--force", "-o", out)
            again, _, memory = run(desk, "report", "--format", name, "--force", "-o", out)
            told = (
                f"{name:<8} {bare:>8.1f} s {first:>9.1f} s {clock:>6.0f} s {most:>6.0f} {again:>6.1f} s {memory:>6.0f}"
            )
            print(f"{told}  {again / bare:.1f}x", flush=True)


if __name__ == "__main__":
    main()
