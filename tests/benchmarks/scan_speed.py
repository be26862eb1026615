"""How many articles a scan does a second and core, and what a worker takes of memory.

    python -m tests.benchmarks.scan_speed [PASSAGES] [ARTICLES]

The library and the articles are made up (words as rare as those of a language, numbers and names among them); an
article has 300 words. Printed are CPU seconds an article, articles a second and core, the ratio to the same library
asked for the same number of bare claims, the file of the library, the memory of one worker at the end and how much of
it came after the first ten articles.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

from factcheck.evidence import Library, query_of, rank
from factcheck.scanning.model import Task
from factcheck.scanning.working import Worker
from tests.benchmarks.linking_speed import Newsroom, build

WORDS = 300


def memory() -> float:
    """Give the megabytes that this process took at the most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the figures."""
    import msgspec

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("passages", nargs="?", type=int, default=10_000)
    parser.add_argument("articles", nargs="?", type=int, default=30)
    given = parser.parse_args()
    passages, count = given.passages, given.articles
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        begun = time.process_time()
        build(path, passages)
        built = time.process_time() - begun
        news = Newsroom(3)
        tasks = [Task(f"a{n}", "record", msgspec.json.encode({"text": news.article(WORDS)})) for n in range(count)]
        with Worker(path) as worker:
            claims, size, early = 0, 0, 0.0
            begun = time.process_time()
            for number, task in enumerate(tasks):
                scanned = worker.scan(task)
                claims += len(msgspec.json.decode(scanned.line)["claims"])
                size += len(scanned.line)
                if number == 9:
                    early = memory()
            spent = time.process_time() - begun
        with Library(path, read_only=True) as library:
            asked = [query_of(news.sentence()) for _ in range(20)]
            begun = time.process_time()
            for query in asked:
                rank(query, library, 20)
            bare = (time.process_time() - begun) / len(asked)
        print(f"{passages:,} passages, built in {built:.1f} s CPU, {path.stat().st_size / 1e6:.0f} MB")
        print(f"{count:,} articles of {WORDS} words, {claims / count:.1f} claims and {size / count / 1000:.0f} kB each")
        print(f"{spent / count:.2f} s CPU an article: {count / spent:.1f} articles a second and core")
        print(f"{spent / claims / bare:.1f}x a bare ranking for each claim")
        print(f"{memory():.0f} MB of memory, {memory() - early:.0f} MB of it after the first ten articles")


if __name__ == "__main__":
    main()
