"""What vectors cost: to make them for a library, to keep them, and to ask 100,000 of them.

    python -m tests.benchmarks.vectors_speed [--passages 300] [--rows 100000]

Making is measured on sentences of news length with the embedder that is used here, and told for 10,000 of them; a query
on vectors of noise, which cost what real ones do. Times are of the processor, in milliseconds or seconds, and beside
them what the clock said. As a yardstick the same products are computed by one matrix of 32-bit numbers in memory.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.evidence.meaning.embedder import embedder  # numpy comes with the embedder, as in the program

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES = (
    "Unemployment fell from 7.{0}% to 6.{0}% during the year, the statistics office said on Monday.",
    "Die Bevölkerung der Stadt wuchs im Jahr 20{0:02} auf {0},3 Millionen Menschen, teilte das Amt mit.",
    "Дефицит бюджета составил {0},4 млрд евро, сообщило министерство финансов в четверг.",
    "La compagnie a extrait {0},2 millions de tonnes de charbon, selon son rapport annuel.",
)
SIZE, BATCH = 384, 16


def timed(work: Callable[[], object], times: int = 1) -> tuple[float, float]:
    """Give the seconds of processor and of clock that one call took."""
    clock, processor = time.perf_counter(), time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - processor) / times, (time.perf_counter() - clock) / times


def making(count: int) -> None:
    chosen = embedder()
    if chosen is None:
        print("making: no embedder is installed (pip install 'factcheck-workbench[meaning]')")
        return
    texts = [SENTENCES[at % len(SENTENCES)].format(at % 100) for at in range(count)]
    chosen.passages(texts[:BATCH])
    processor, clock = timed(lambda: [chosen.passages(texts[at : at + BATCH]) for at in range(0, count, BATCH)])
    print(
        f"making, {chosen.name} {chosen.version}: {count} passages in {clock:.1f} s ({processor:.1f} s of processor);"
        f" 10,000 would take {clock * 10_000 / count:.0f} s ({processor * 10_000 / count:.0f} s of processor)"
    )
    processor, clock = timed(lambda: chosen.queries([texts[0]]), 5)
    print(f"one query: {clock * 1e3:.1f} ms ({processor * 1e3:.1f} ms of processor)")


def asking(rows: int) -> None:
    import numpy as np

    from factcheck.evidence.meaning.vectors import Vectors

    noise = np.random.default_rng(1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.sqlite-vectors"
        vectors = Vectors(path, "noise 1", SIZE)
        whole = np.empty((rows, SIZE), np.float32)
        for first in range(0, rows, 10_000):
            some = noise.standard_normal((min(10_000, rows - first), SIZE)).astype(np.float32)
            some /= np.linalg.norm(some, axis=1, keepdims=True)
            whole[first : first + len(some)] = some
            vectors.add(list(range(first + 1, first + 1 + len(some))), some)
        query = whole[rows // 2]
        vectors.likeness(query)
        processor, clock = timed(lambda: vectors.likeness(query), 10)
        plain, _ = timed(lambda: whole @ query, 10)
        print(
            f"asking {rows:,}: {processor * 1e3:.1f} ms of processor, {clock * 1e3:.1f} ms by the clock;"
            f" {path.stat().st_size / 1e6:.1f} MB; as 32-bit numbers {plain * 1e3:.1f} ms, {whole.nbytes / 1e6:.0f} MB"
        )
        exact, kept = np.argsort(-(whole @ query))[:20], np.argsort(-vectors.likeness(query))[:20]
        print(f"of the 20 nearest by 32-bit numbers {len({*exact.tolist()} & {*kept.tolist()})} are among the 20 here")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--passages", type=int, default=300)
    parser.add_argument("--rows", type=int, default=100_000)
    args = parser.parse_args()
    making(args.passages)
    asking(args.rows)


if __name__ == "__main__":
    main()
