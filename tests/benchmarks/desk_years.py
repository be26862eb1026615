"""What a desk costs after years: `python -m tests.benchmarks.desk_years [VERDICTS...]` (75000 and 300000).

Makes a desk of articles with 75 claims each, every claim with a verdict that cites one of as many pieces of evidence,
and runs commands on it as processes of their own: CPU seconds (user and system) and the largest memory of each, beside
what `factcheck --version` takes in the same run, with the program compiled as an installation has it. Evidence is
replaced in this process: how long the lock was held.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.desk import Desk
from factcheck.desk.store.chain import FIRST_LINE, chained, written
from factcheck.desk.store.codec import encode
from factcheck.desk.store.journal import Journal, Medium
from factcheck.documents import read_text
from tests.faults.trial import VERDICT

if TYPE_CHECKING:
    from collections.abc import Iterator

EACH = 75  # claims of an article
WHO = {"at": "2026-11-22T09:51:31Z", "by": "reviewer", "os": "reviewer"}
SENTENCE = "He won 64% of the votes in district {}."

COMMANDS: dict[str, tuple[str, ...]] = {
    "open and list": ("claims", "article-1"),
    "report of one article": ("report", "article-1", "-o", "report.md", "--force"),
    "log -n 5": ("log", "-n", "5"),
    "log of one claim": ("log", "article-1#1"),
    "desk info": ("desk", "info"),
    "waiting": ("waiting",),
    "desk verify": ("desk", "verify"),
    "desk doctor": ("desk", "doctor"),
    "desk export": ("desk", "export", "out.json", "--replace"),
}
ARCHIVED = ("open and list", "desk info", "waiting")  # what is run again when every article is archived


def make_desk(folder: Path, verdicts: int) -> Path:
    """Write a desk as it is after so many verdicts, without going through as many fsyncs."""
    with Desk.create(folder) as desk:
        text = read_text("\n".join(map(SENTENCE.format, range(EACH))), "article.txt")
        body = read_text("With all protocols counted the share stands at 63.75% of the votes.", "count.txt")
        files = desk._files
        names = [(files.keep_document(item), files.keep_snapshot(item.text.encode())) for item in (text, body)]
    (folder / "journal").unlink()
    head, lines = FIRST_LINE, [FIRST_LINE]
    for operation in _operations(verdicts, *names):
        words = written(operation)
        head = chained(words, head)
        lines.append(head + b" " + words)
    Medium.create(folder / "journal", b"\n".join(lines), 0o600)
    return folder


def _operations(verdicts: int, article: tuple[str, str], evidence: tuple[str, str]) -> Iterator[dict[str, object]]:
    count = verdicts // EACH
    for key in range(1, count + 1):
        item = {"id": f"e{key}", "title": f"count {key}", "source": f"count-{key}.txt"}
        item |= {"text": evidence[0], "sha256": evidence[1], "at": WHO["at"]}
        yield {**WHO, "do": "add-evidence", "set": {"evidence": {str(key): item}}}
    from factcheck.claims import find_claims

    found = find_claims(read_text("\n".join(map(SENTENCE.format, range(EACH))), "article.txt"))
    machine = [encode(claim) for claim in found][:EACH]
    for number in range(count):
        slug = f"article-{number + 1}"
        about = {"slug": slug, "title": slug, "source": f"{slug}.txt", "scale": "draft"}
        about |= {"text": article[0], "sha256": article[1], "at": WHO["at"]}
        claims = {
            str(number * EACH + at): {"article": slug, "number": at, "origin": "machine", "machine": claim}
            for at, claim in enumerate(machine, 1)
        }
        yield {**WHO, "do": "add-article", "article": slug,
               "set": {"articles": {str(number + 1): about}, "claims": claims}}  # fmt: skip
    for key in range(1, count * EACH + 1):
        number, at = divmod(key - 1, EACH)
        source = {**VERDICT["sources"][0], "document": f"e{key % count + 1}", "sha256": evidence[1]}  # type: ignore[index]
        verdict = {**VERDICT, "article": f"article-{number + 1}", "claim": at + 1, "sources": [source]}
        yield {**WHO, "do": "rate", "set": {"verdicts": {str(key): {**verdict, "scale": "draft", "version": 1}}}}


def spent(*arguments: str, cwd: Path) -> tuple[float, float]:
    """Give CPU seconds and megabytes of a command as a process of its own, and its output nowhere."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "XDG_STATE_HOME": str(cwd / "state")}
    environment["PYTHONPYCACHEPREFIX"] = str(cwd.parent / "compiled")  # as an installation has it
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    child = subprocess.Popen(
        [sys.executable, "-m", "factcheck", *arguments], cwd=cwd, env=environment, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode in (0, 2), arguments
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def replaced(folder: Path) -> float:
    """Replace a document that is cited, and give for how many milliseconds the lock was held."""
    held: list[float] = []
    exclusive = Journal.exclusive

    def timed(self: Journal):  # type: ignore[no-untyped-def]
        inner = exclusive(self)

        class Timed:
            def __enter__(self) -> None:
                inner.__enter__()
                self.since = time.perf_counter()

            def __exit__(self, *error: object) -> bool | None:
                held.append(time.perf_counter() - self.since)
                return inner.__exit__(*error)  # type: ignore[arg-type]

        return Timed()

    with Desk.open(folder) as desk:
        Journal.exclusive = timed  # type: ignore[method-assign]
        try:
            desk.evidence.add(read_text("It stands at 64%.", "count-1.txt"), b"It stands at 64%.")
        finally:
            Journal.exclusive = exclusive  # type: ignore[method-assign]
    return max(held) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verdicts", nargs="*", type=int, default=[75_000, 300_000])
    sizes = parser.parse_args().verdicts
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARK_FOLDER")) as name:
        (base := Path(name) / "all").mkdir()
        plain, _ = spent("--version", cwd=base)
        print(f"factcheck --version: {plain:.2f} s of CPU\n")
        print("| command | verdicts | CPU the first time | CPU | memory |\n|---|---|---|---|---|", flush=True)
        for verdicts in sizes:
            (folder := Path(name) / str(verdicts)).mkdir()  # the desks have one identity: each is seen by somebody else
            desk = folder / f"desk-{verdicts}"
            make = f"from tests.benchmarks.desk_years import *; make_desk(Path({str(desk)!r}), {verdicts})"
            subprocess.run([sys.executable, "-c", make], check=True)  # its memory would count as that of the commands
            for words, command in COMMANDS.items():
                first, _ = spent("--desk", str(desk), *command, cwd=folder)
                again, memory = spent("--desk", str(desk), *command, cwd=folder)
                print(f"| {words} | {verdicts:,} | {first:.2f} s | {again:.2f} s | {memory:.0f} MB |", flush=True)
            first, memory = spent("--desk", str(desk), "desk", "archive", cwd=folder)
            print(f"| desk archive | {verdicts:,} | {first:.2f} s | | {memory:.0f} MB |", flush=True)
            for words in ARCHIVED:
                again, memory = spent("--desk", str(desk), *COMMANDS[words], cwd=folder)
                print(f"| {words}, archived | {verdicts:,} | | {again:.2f} s | {memory:.0f} MB |", flush=True)
            print(f"| evidence replaced, lock held | {verdicts:,} | {replaced(desk):.0f} ms | | |", flush=True)
            Desk.create(folder / f"new-{verdicts}").close()
            words = ("--desk", str(folder / f"new-{verdicts}"), "desk", "import", "out.json")
            first, memory = spent(*words, cwd=folder)
            print(f"| desk import | {verdicts:,} | {first:.2f} s | | {memory:.0f} MB |", flush=True)
            (folder / "out.json").unlink()


if __name__ == "__main__":
    main()
