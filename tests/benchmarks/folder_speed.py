"""How fast a folder of small files comes into a library: `python -m tests.benchmarks.folder_speed [--files N]`.

The files are made on the spot: eight texts, one note, one table of every ten, about 1.2 KB each. Three figures of the
same run, each as processor time (of the program and the processes that read for it) and as time on the clock, with
their ratio to the first: the baseline is to read every file, and to write its bytes twice under other names, as a desk
keeps them; then the folder is added; then it is added again, with nothing changed. Last stands the most memory that any
of the processes took.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = """
commission protocols votes turnout region budget income prices workers schools hospital energy water minister report
agency office growth decline trade export import percent million people year month
""".split()  # noqa: SIM905  a list of words is read more easily as a text


def make_files(folder: Path, count: int) -> None:
    """Write so many files, a hundred to a folder."""
    chance = random.Random(1)
    for number in range(count):
        inside = folder / f"{number // 100:03}"
        inside.mkdir(parents=True, exist_ok=True)
        body = "\n\n".join(" ".join(sentence(chance) for _ in range(3)) for _ in range(3))
        kind = number % 10
        if kind < 8:
            (inside / f"{number:05}.txt").write_text(f"Report {number} of the office\n\n{body}\n")
        elif kind == 8:
            (inside / f"{number:05}.md").write_text(f"# Report {number}\n\n{body}\n")
        else:
            rows = "".join(f"Region {row},{2000 + row},{chance.randrange(9_999)}\n" for row in range(40))
            (inside / f"{number:05}.csv").write_text(f"region,year,value\n{rows}")


def sentence(chance: random.Random) -> str:
    """Give a sentence with four figures."""
    words = " ".join(chance.choice(WORDS) for _ in range(chance.randrange(6, 16)))
    share, year, people = chance.randrange(100) / 7, chance.randrange(1990, 2026), chance.randrange(1_000, 99_999)
    return f"The {words} was {share:.1f} percent in {year}, up from {people:,} people."


def rewrite(source: Path, into: Path) -> None:
    """Read every file and write it twice under another name."""
    into.mkdir()
    for number, path in enumerate(sorted(source.glob("*/*"))):
        data = path.read_bytes()
        for name in ("a", "b"):
            (into / f".{number}{name}").write_bytes(data)
            (into / f".{number}{name}").replace(into / f"{number}{name}")
    os.sync()


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Give the processor time and the time that something took."""
    began, before = time.monotonic(), used()
    work()
    return used() - before, time.monotonic() - began


def used() -> float:
    """Give the processor time of this process and of those that it waited for."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in both)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=10_000)
    count = parser.parse_args().files
    with tempfile.TemporaryDirectory() as name:
        folder, desk = Path(name) / "files", Path(name) / "desk"
        make_files(folder, count)

        def add() -> None:
            factcheck("--desk", str(desk), "evidence", "add", str(folder))

        def factcheck(*arguments: str) -> None:
            command = [sys.executable, "-m", "factcheck", *arguments]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        factcheck("desk", "new", str(desk))
        print(f"{count:,} files{'':24}{'CPU s':>8} {'ratio':>6} {'wall s':>8} {'ratio':>6}")
        baseline = measured(lambda: rewrite(folder, Path(name) / "copies"))
        for what, taken in (
            ("baseline: read, write twice", baseline),
            ("evidence add", measured(add)),
            (
                "evidence add, unchanged",
                measured(add),
            ),
        ):
            ratios = [took / first for took, first in zip(taken, baseline, strict=True)]
            print(f"{what:36}{taken[0]:8.1f} {ratios[0]:6.1f} {taken[1]:8.1f} {ratios[1]:6.1f}")
        print(f"most memory of a process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
