"""How fast figures are read, as ratios within one run.

    python -m tests.benchmarks.figures_speed [FILE ...]

Reads the probes (or the files given) over and over as one text, and prints CPU time per megabyte: of the whole
extraction, of a search for digits alone with `re`, which nothing that looks at a text can beat by much, and of
quantulum3 where it is installed, on a shorter piece. Absolute numbers depend on the machine; the ratios hardly do.
"""

from __future__ import annotations

import argparse
import re
import time
from importlib import import_module, util
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.figures import find_figures
from tests.benchmarks.figures_quality import probes

if TYPE_CHECKING:
    from collections.abc import Callable

CODE_POINTS = 1_000_000
SHORT = 20_000  # as much as quantulum3 reads in about a second


def seconds(work: Callable[[], object], *, best_of: int = 3) -> float:
    """Give the CPU time of the fastest of several runs."""
    times = []
    for _ in range(best_of):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def text_of(paths: list[Path]) -> str:
    """Give about a megabyte of text, repeated if it must be."""
    parts = [path.read_text(encoding="utf-8") for path in paths]
    once = "\n".join(parts or [probe["text"] for probe in probes()]) + "\n"
    return once * max(1, CODE_POINTS // len(once))


def main() -> None:
    """Print megabytes a second and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    text = text_of(parser.parse_args().files)
    size = len(text.encode()) / 10**6
    find_figures(text[:1000])  # the tables are built on first use
    found = len(find_figures(text))
    here = seconds(lambda: find_figures(text)) / size
    digits = seconds(lambda: sum(1 for _ in re.finditer(r"\d+", text))) / size
    print(f"text          {size:8.2f} MB, a figure in every {len(text) / max(1, found):.0f} code points")
    print(f"find_figures  {1 / here:8.2f} MB/s")
    print(f"digits alone  {1 / digits:8.2f} MB/s, {here / digits:.0f} times as fast")
    if util.find_spec("quantulum3") is not None:
        piece = text[:SHORT]
        parse = import_module("quantulum3.parser").parse
        parse("5 km")
        other = seconds(lambda: parse(piece), best_of=1) / (len(piece.encode()) / 10**6)
        print(f"quantulum3    {1 / other:8.3f} MB/s, {other / here:.0f} times as slow")


if __name__ == "__main__":
    main()
