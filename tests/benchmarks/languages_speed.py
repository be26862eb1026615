"""How fast figures of each language are read beside English ones, as ratios within one run.

    python -m tests.benchmarks.languages_speed [LANGUAGE ...]

Every language reads its own cases over and over as one text of the same length; printed is its CPU time per code point
beside English, and that of English once the tables of all languages are in memory beside what it took before: a pack
may cost those who read it, and nobody else. The must is 1.05 for English; of the others none is asked.
"""

from __future__ import annotations

import argparse
import json
import time

from factcheck.figures import find_figures
from factcheck.language.packs import FOLDER, languages
from tests.benchmarks.figures_quality import probes

CODE_POINTS = 60_000
RUNS = 5


def text_of(code: str) -> str:
    """Give the cases of a language as one text, repeated as far as it must be."""
    path = FOLDER / code / "cases.jsonl"
    if path.is_file():
        cases = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    else:
        cases = [probe["text"] for probe in probes()]
    once = "\n".join(cases) + "\n"
    return (once * (CODE_POINTS // len(once) + 1))[:CODE_POINTS]


def cost(text: str, code: str) -> float:
    """Give the CPU time for a text, the least of several runs, in microseconds for each code point."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        find_figures(text, language=code)
        times.append(time.process_time() - start)
    return min(times) / len(text) * 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*")
    wanted = parser.parse_args().languages
    english = text_of("en")
    before = cost(english, "en")
    for code in sorted(languages()):
        if code != "en" and (not wanted or code in wanted):
            print(f"{code}  {cost(text_of(code), code) / before:.2f} times English")
    after = cost(english, "en")
    print(f"en  {before:.2f} microseconds a code point; with all tables in memory {after / before:.2f} times that")


if __name__ == "__main__":
    main()
