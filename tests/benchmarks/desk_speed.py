"""How fast a desk records and opens: `python -m tests.benchmarks.desk_speed [--fast]`.

A verdict is recorded on a desk that holds 10,000 and 100,000 already, in turns with a raw append and fsync of as many
bytes to a file beside it, and with an insert into stock TinyDB; opening is measured in CPU time of a fresh process.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tinydb import TinyDB

from factcheck.desk import Desk, Source, Verdict
from factcheck.desk.journal import FIRST_LINE, Medium, chained, written
from tests.faults.trial import VERDICT

if TYPE_CHECKING:
    from collections.abc import Iterable

ARTICLES = 50
MEASURED = 150
STOCK_MEASURED = 3

OPEN = """
import json, sys, time
from pathlib import Path
from factcheck.desk import Desk
before = time.process_time()
desk = Desk.open(Path(sys.argv[1]))
opened = time.process_time() - before
lines = (Path(sys.argv[1]) / "journal").read_bytes().splitlines()[1:]
before = time.process_time()
for line in lines:
    json.loads(line[33:])
print(opened * 1000, (time.process_time() - before) * 1000)
"""


def operations(verdicts: int) -> Iterable[dict[str, object]]:
    """Articles with their claims, then one verdict for each claim in turn, as `Desk` writes them."""
    who = {"at": "2026-11-22T09:51:31Z", "by": "reviewer", "os": "reviewer"}
    each = -(-verdicts // ARTICLES)
    claim_id = 0
    for article in range(1, ARTICLES + 1):
        slug = f"article-{article}"
        claims = {}
        for number in range(1, each + 1):
            claim_id += 1
            words = {"id": f"{claim_id:x}", "start": 0, "end": 9, "text": "It is 64%.", "kind": "statement"}
            anchor = {"quote": "64%", "before": "", "after": "", "occurrence": 0}
            rest = {
                "checkable": True,
                "reason": None,
                "claimant": None,
                "quoted": False,
                "siblings": [],
                "figure": None,
            }
            machine = {**words, **rest, "worthiness": 0.5, "anchor": anchor}
            claims[str(claim_id)] = {"article": slug, "number": number, "origin": "machine", "machine": machine}
        about = {"slug": slug, "title": slug, "source": slug, "sha256": "0" * 64, "scale": "draft", "text": "0" * 64}
        yield {
            **who,
            "do": "add-article",
            "article": slug,
            "set": {"articles": {str(article): about}, "claims": claims},
        }
    for key in range(1, verdicts + 1):
        place = {"article": f"article-{(key - 1) // each + 1}", "claim": (key - 1) % each + 1}
        verdict = {**VERDICT, **place, "scale": "draft", "version": 1, "by": "reviewer", "os": "reviewer"}
        yield {**who, "do": "rate", "set": {"verdicts": {str(key): verdict}}}


def make_desk(folder: Path, verdicts: int, *, with_claims: bool = True) -> Path:
    """Write a desk with so many verdicts, without going through a hundred thousand fsyncs."""
    Desk.create(folder).close()
    (folder / "journal").unlink()
    head, lines = FIRST_LINE, [FIRST_LINE]
    for operation in operations(verdicts):
        if not with_claims and operation["do"] == "add-article":
            continue
        words = written(operation)
        head = chained(words, head)
        lines.append(head + b" " + words)
    Medium.create(folder / "journal", b"\n".join(lines), 0o600)
    return folder


def make_stock(path: Path, verdicts: int) -> TinyDB:
    path.write_text(json.dumps({"verdicts": {str(key): VERDICT for key in range(1, verdicts + 1)}}))
    return TinyDB(path)


def timed(work: object) -> float:
    started = time.perf_counter()
    work()  # type: ignore[operator]
    return (time.perf_counter() - started) * 1000


def verdict(number: int, supersedes: int) -> Verdict:
    """A verdict like the stored ones, for the first claims of the first article."""
    fields = dict(VERDICT["sources"][0])  # type: ignore[call-overload]
    return Verdict(
        "article-1",
        number,
        "change",
        tags=("exaggerated",),
        reason=str(VERDICT["reason"]),
        sources=(Source(**fields),),
        supersedes=supersedes,
    )


def recording(folder: Path, verdicts: int, *, stock: bool) -> None:
    desk = Desk.open(make_desk(folder / f"desk-{verdicts}", verdicts), by="reviewer")
    desk.session.drafts()
    journal = desk.folder / "journal"
    raw = os.open(folder / f"raw-{verdicts}", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(raw, b"x" * journal.stat().st_size)
    os.fsync(raw)
    before = journal.stat().st_size
    desk.record(verdict(1, 1))
    size = journal.stat().st_size - before
    line = b"x" * size
    ours, plain = [], []

    def append() -> None:
        os.write(raw, line)
        os.fsync(raw)

    for number in range(2, MEASURED + 2):
        plain.append(timed(append))
        ours.append(timed(lambda number=number: desk.record(verdict(number, number))))
    desk.close()
    stocks = []
    if stock:
        with make_stock(folder / "stock.json", verdicts) as database:
            table = database.table("verdicts")
            stocks = [timed(lambda: table.insert(VERDICT)) for _ in range(STOCK_MEASURED)]
    ours_ms, plain_ms = statistics.median(ours), statistics.median(plain)
    stock_words = f"{statistics.median(stocks):,.0f} ms" if stocks else "-"
    print(
        f"| record a verdict at {verdicts:,} | {ours_ms:.2f} ms, {size} bytes | {plain_ms:.2f} ms "
        f"| {ours_ms / plain_ms:.2f}x | {stock_words} |",
        flush=True,
    )


def opening(path: Path, words: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    times = []
    for _ in range(5):
        command = [sys.executable, "-c", OPEN, str(path)]
        out = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
        times.append(tuple(map(float, out.split())))
    opened, parsed = min(times)
    print(
        f"| {words} | {opened:.0f} ms CPU | json.loads alone: {parsed:.0f} ms | {opened / parsed:.2f}x | - |",
        flush=True,
    )


def main() -> None:
    fast = "--fast" in sys.argv[1:]
    print("| what is done | desk | raw append and fsync | ratio | stock TinyDB |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARK_FOLDER")) as name:
        folder = Path(name)
        for verdicts in (10_000,) if fast else (10_000, 100_000):
            recording(folder, verdicts, stock=True)
            opening(make_desk(folder / "bare", verdicts, with_claims=False), f"open {verdicts:,} verdicts")
            opening(folder / f"desk-{verdicts}", f"open {verdicts:,} verdicts and as many claims")
            shutil.rmtree(folder / "bare")


if __name__ == "__main__":
    main()
