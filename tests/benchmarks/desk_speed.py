"""How fast a desk records and opens: `python -m tests.benchmarks.desk_speed [--fast]`.

A verdict is recorded on a desk that holds 10,000 and 100,000 already, in turns with a raw append and fsync of as many
bytes to a file beside it, and with an insert into stock TinyDB. Opening is measured in fresh processes, CPU time and
the memory that it adds, against decoding the same lines with msgspec and keeping what comes out: first with nothing
kept beside the journal, then with what the first session left there. Of an article the first screenful of claims is
read as well.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tinydb import TinyDB

from factcheck.desk import Desk, Source, Verdict
from factcheck.desk.record.opening import CONTENTS
from factcheck.desk.store.chain import FIRST_LINE, chained, written
from factcheck.desk.store.journal import Medium
from factcheck.documents import read_text
from tests.benchmarks.workbench import make_desk as make_article
from tests.faults.trial import VERDICT

if TYPE_CHECKING:
    from collections.abc import Iterable

ARTICLES = 50
MEASURED = 150
STOCK_MEASURED = 3

SCREENFUL = 50
EVIDENCE = 10_000

MEASURE = """
import os, sys, time
from pathlib import Path
def memory():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
"""
OPEN = (
    MEASURE
    + """
from factcheck.desk import Desk
before, resident = time.process_time(), memory()
desk = Desk.open(Path(sys.argv[1]))
for article in sys.argv[3:]:
    for number in desk.survey.numbers(article)[:int(sys.argv[2])]:
        desk.claims.get(f"{article}#{number}")
print((time.process_time() - before) * 1000, memory() - resident)
"""
)
DECODE = (
    MEASURE
    + """
import gc
from msgspec.json import decode
from factcheck.desk import Desk
gc.disable()
before, resident = time.process_time(), memory()
kept = [decode(line[33:]) for line in (Path(sys.argv[1]) / "journal").read_bytes().splitlines()[1:]]
print((time.process_time() - before) * 1000, memory() - resident)
"""
)


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
    desk.person.session.drafts()
    journal = desk.folder / "journal"
    raw = os.open(folder / f"raw-{verdicts}", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(raw, b"x" * journal.stat().st_size)
    os.fsync(raw)
    before = journal.stat().st_size
    desk.claims.rate(verdict(1, 1))
    size = journal.stat().st_size - before
    line = b"x" * size
    ours, plain = [], []

    def append() -> None:
        os.write(raw, line)
        os.fsync(raw)

    for number in range(2, MEASURED + 2):
        plain.append(timed(append))
        ours.append(timed(lambda number=number: desk.claims.rate(verdict(number, number))))
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


def measured(script: str, path: Path, article: str = "") -> tuple[float, float]:
    """Give the milliseconds of CPU and the megabytes that a script takes in a fresh process, the least of five."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", script, str(path), str(SCREENFUL), *filter(None, [article])]
    found = []
    for _ in range(5):
        out = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
        cpu, memory = map(float, out.split())
        found.append((cpu, memory))
    return min(cpu for cpu, _ in found), min(memory for _, memory in found)


def opening(path: Path, words: str, article: str = "") -> None:
    plain_cpu, plain_memory = measured(DECODE, path)
    (path / CONTENTS).unlink(missing_ok=True)
    for how in ("by its lines", "by what was kept"):
        cpu, memory = measured(OPEN, path, article)
        print(
            f"| {words}, {how} | {cpu:,.0f} ms | {plain_cpu:,.0f} ms | {cpu / plain_cpu:.2f}x "
            f"| {memory:,.0f} MB | {plain_memory:,.0f} MB | {memory / plain_memory:.2f}x |",
            flush=True,
        )
        Desk.open(path).close()  # a session that ends keeps what it read


def adding(folder: Path, count: int) -> None:
    """Add many small files to a library: what one takes at the beginning and at the end."""
    part = count // 10
    times = []
    with Desk.create(folder) as desk:
        for number in range(count):
            words = f"In district {number} the turnout was {number % 100}.{number % 10}%."
            document = read_text(words, f"district-{number}.txt")
            before = time.process_time()
            desk.evidence.add(document, words.encode())
            times.append((time.process_time() - before) * 1000)
    first, last = statistics.median(times[:part]), statistics.median(times[-part:])
    print(f"\nevidence, {count:,} small files: {first:.2f} ms of CPU for one of the first {part:,}, ", end="")
    print(f"{last:.2f} ms for one of the last ({last / first:.2f}x)", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fast", action="store_true", help="only 10,000 verdicts")
    fast = parser.parse_args().fast
    sizes = (10_000,) if fast else (10_000, 100_000)
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARK_FOLDER")) as name:
        folder = Path(name)
        print("| what is done | desk | raw append and fsync | ratio | stock TinyDB |")
        print("|---|---|---|---|---|")
        for count in sizes:
            recording(folder, count, stock=True)
        print("\n| opened | CPU | msgspec decode alone | ratio | memory | decoded lines | ratio |")
        print("|---|---|---|---|---|---|---|")
        for count in sizes:
            opening(make_desk(folder / f"bare-{count}", count, with_claims=False), f"{count:,} verdicts")
            opening(folder / f"desk-{count}", f"{count:,} verdicts and as many claims")
        for count in (1_000, *sizes):
            claims = make_article(folder / f"article-{count}", count)
            opening(claims, f"an article of {count:,} claims and its first {SCREENFUL}", "a")
        adding(folder / "evidence", EVIDENCE // 10 if fast else EVIDENCE)


if __name__ == "__main__":
    main()
