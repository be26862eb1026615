"""What the workbench costs in a real terminal, against a Textual hello-world in the same run.

    python -m tests.benchmarks.workbench [--quick]

Prints a table: CPU until the first full screen, bytes and CPU for a key (that of the main thread, which is what the
person waits for), the time from a digit to the next claim with the verdict on disk, resident memory. Figures are
medians; ratios are against the hello-world, so that they can be compared between machines.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path

import pexpect
from msgspec import Struct, field

from factcheck.claims import Anchor, Claim
from factcheck.desk import Desk
from factcheck.documents import read, read_text
from factcheck.figures import Figure

ROOT = Path(__file__).parents[2]
SIZE = WIDTH, HEIGHT = 160, 45
ESCAPE = b"\x1b"
TICKS = os.sysconf("SC_CLK_TCK")

HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("hello, world")
Hello().run()
"""
OPEN = """
import sys
from pathlib import Path
from factcheck.desk import Desk
from factcheck.workbench import open_workbench
with Desk.open(Path(sys.argv[1]), by="bench") as desk:
    sys.exit(open_workbench(desk, article=sys.argv[2]))
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="3 rounds, not 7")
    rounds = 3 if parser.parse_args().quick else 7
    with tempfile.TemporaryDirectory() as folder:
        thousand = make_desk(Path(folder) / "thousand", 1_000)
        many = make_desk(Path(folder) / "many", 100_000)
        long = make_long(Path(folder) / "long")
        first_paint(opened(thousand), b"keys")  # compiles
        hello = [first_paint([sys.executable, "-c", HELLO], b"hello, world") for _ in range(rounds)]
        base_cpu = statistics.median(each.cpu for each in hello)
        base_memory = statistics.median(each.memory for each in hello)
        print(f"{'':44} {'measured':>12} {'ratio':>7}  target")
        show("hello-world: CPU to first paint", f"{base_cpu * 1000:.0f} ms")
        for name, desk, target in (("1,000 claims", thousand, "1.4"), ("100,000 claims", many, "1.9")):
            runs = [first_paint(opened(desk), b"keys") for _ in range(rounds)]
            cpu = statistics.median(each.cpu for each in runs)
            show(f"{name}: CPU to first full paint", f"{cpu * 1000:.0f} ms", cpu / base_cpu, target)
            if desk is thousand:
                memory = statistics.median(each.memory for each in runs)
                show(f"{name}: resident memory", f"{memory / 1e6:.0f} MB", memory / base_memory, "1.5")
        moving = Session(opened(many), b"keys")
        show_keys("100,000 claims: cursor down, all panes", moving.keys(b"]", 40), "3 KB, 15 ms")
        moving.press(b"\x1b[D")
        moving.press(b"\x1b[D")
        moving.press(b".")
        show_keys("100,000 claims: cursor down, the list alone", moving.keys(b"j", 40), "400 B, 2.7 ms")
        show_keys("100,000 claims: page down, the list alone", moving.keys(b"\x1b[6~", 20), "")
        moving.close()
        reading = Session(opened(long), b"keys", settle=6)
        reading.press(b"\x1b[C" if WIDTH < 150 else b"\x1b[D")
        show_keys("1 MB, 6,000 marks: page down in the article", reading.keys(b"\x1b[6~", 40), "4 KB, 8 ms")
        reading.close()
        for size, target in (((80, 24), "3 KB"), ((120, 40), "6 KB")):
            for words, key in (("/ (the filter)", b"/"), ("? (the keys)", b"?"), ("b (the form)", b"b")):
                opening = Session(opened(thousand), b"keys", settle=3, size=size)
                show(f"{size[0]}x{size[1]}: {words} opens", f"{opening.press(key, 1.0)} B", target=target)
                show(f"{size[0]}x{size[1]}: {words} closes", f"{opening.press(ESCAPE, 1.0)} B", target=target)
                opening.close()
        rating = Session(opened(thousand), b"keys", settle=4)
        times = [rating.rate(thousand) for _ in range(15)]
        show("rate: key to the next claim on screen", f"{statistics.median(times) * 1000:.0f} ms", target="40 ms")
        rating.close()


class Paint(Struct):
    """What a first paint cost: CPU seconds and resident bytes at that moment."""

    cpu: float
    memory: int


def opened(desk: Path) -> list[str]:
    """Give the command that opens the one article of a desk."""
    return [sys.executable, "-c", OPEN, str(desk), "a"]


def spawn(command: list[str], size: tuple[int, int] = SIZE) -> pexpect.spawn:
    """Start in a terminal of a size."""
    environ = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    # As in an installed package, whose modules are compiled once.
    environ["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "factcheck-bench-pyc")
    for variable in ("TMUX", "PYTHONDONTWRITEBYTECODE", "NO_COLOR", "COLORTERM"):
        environ.pop(variable, None)
    child = pexpect.spawn(command[0], command[1:], dimensions=size[::-1], env=environ, timeout=90, maxread=65536)
    child.delaybeforesend = None
    return child


def first_paint(command: list[str], marker: bytes) -> Paint:
    """Start, wait until `marker` is drawn, and see what it took."""
    child = spawn(command)
    child.expect_exact(marker)
    paint = Paint(cpu_of(child.pid), memory_of(child.pid))
    end(child)
    return paint


class Keys(Struct):
    """What keys cost, one entry for each."""

    sizes: list[int] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


class Session:
    """The workbench open in a terminal."""

    def __init__(self, command: list[str], marker: bytes, settle: float = 2.0, size: tuple[int, int] = SIZE) -> None:
        self.child = spawn(command, size)
        self.child.expect_exact(marker)
        self.drain(settle)

    def drain(self, quiet: float = 0.15, most: float = 30.0) -> int:
        """Read until nothing came for `quiet` seconds; gives how much came."""
        size, end = 0, time.monotonic() + most
        while time.monotonic() < end:
            try:
                size += len(self.child.read_nonblocking(65536, quiet))
            except pexpect.TIMEOUT:
                break
        return size

    def press(self, key: bytes, quiet: float = 0.15) -> int:
        """Press a key and give the bytes that it made the program write, until it was quiet for so long."""
        self.child.send(key)
        return self.drain(quiet)

    def keys(self, key: bytes, times: int) -> Keys:
        """Press a key many times."""
        self.drain(1.0)
        found = Keys()
        for _ in range(times):
            before = cpu_of(self.child.pid, main_thread=True)
            found.sizes.append(self.press(key))
            found.cpu.append(cpu_of(self.child.pid, main_thread=True) - before)
        return found

    def rate(self, desk: Path) -> float:
        """Press a digit, and give the seconds until the next claim is drawn and the journal has grown."""
        journal = desk / "journal"
        before = journal.stat().st_size
        start = time.monotonic()
        self.child.send(b"1")
        self.child.expect_exact(b"recorded", timeout=5)
        took = time.monotonic() - start
        assert journal.stat().st_size > before, "the screen said so before the disk had it"
        self.drain(0.4)
        return took

    def close(self) -> None:
        """End it."""
        end(self.child)


def end(child: pexpect.spawn) -> None:
    """Kill a child and wait until it is gone."""
    os.kill(child.pid, signal.SIGKILL)
    child.wait()


def cpu_of(pid: int, *, main_thread: bool = False) -> float:
    """Give the CPU seconds that a process has used, to the microsecond where the kernel says so.

    The main thread is what a key waits for; the linking that goes on beside it is measured by other benchmarks.
    """
    try:
        threads = [Path(f"/proc/{pid}/task/{pid}")] if main_thread else list(Path(f"/proc/{pid}/task").iterdir())
        return sum(int((task / "schedstat").read_text().split()[0]) for task in threads) / 1e9
    except (OSError, ValueError, IndexError):
        values = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(values[11]) + int(values[12])) / TICKS


def memory_of(pid: int) -> int:
    """Give the resident bytes of a process."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def make_desk(folder: Path, claims: int) -> Path:
    """Make a desk with one article of so many claims, and a small library."""
    lines = [
        f"In district {n} the candidate of the list had {n % 97 + 1}.{n % 10}% of the votes." for n in range(claims)
    ]
    document = read_text("\n".join(lines), "a", title="A long list")
    found, at = [], 0
    for n, line in enumerate(lines):
        words = f"{n % 97 + 1}.{n % 10}%"
        start = at + line.index(words)
        value = Decimal(words[:-1])
        figure = Figure(start, start + len(words), words, value, value - Decimal("0.05"), value + Decimal("0.05"),
                        high_open=True, unit="percent", places=1)  # fmt: skip
        found.append(
            Claim(
                id=f"{n:016x}", start=at, end=at + len(line), text=line, figure=figure, kind="figure", checkable=True,
                reason=None, claimant=None, quoted=False, siblings=(), worthiness=0.5, anchor=Anchor(words, "", "", n),
            )
        )  # fmt: skip
        at += len(line) + 1
    return stock(folder, document, found)


def make_long(folder: Path) -> Path:
    """Make a desk with an article of a megabyte and 6,000 claims."""
    desk = make_desk(folder / "plain", 6_000)
    with Desk.open(desk, by="bench") as opened_desk:
        text = opened_desk.documents.get("a").text
    padding = " Observers of several organisations were present at the count and reported nothing unusual there." * 1
    lines = [line + padding for line in text.split("\n")]
    document = read_text("\n".join(lines), "a", title="A megabyte")
    from factcheck.claims import find_claims

    return stock(folder / "long", document, [claim for claim in find_claims(document) if claim.figure][:6_000])


def stock(folder: Path, document: object, claims: list[Claim]) -> Path:
    """Put an article on a new desk, with the sample desk's evidence."""
    with Desk.create(folder, by="bench") as desk:
        desk.articles.add(document, b"made for measuring", slug="a", scale="draft", claims=claims)  # type: ignore[arg-type]
        for path in sorted((ROOT / "seeds" / "evidence").iterdir()):
            desk.evidence.add(read(str(path)), path.read_bytes())
        assert desk.evidence.library.ids()
    return folder


def show(name: str, measured: str, ratio: float | None = None, target: str = "") -> None:
    """Print a line."""
    print(f"{name:44} {measured:>12} {'' if ratio is None else f'{ratio:.2f}':>7}  {target}", flush=True)


def show_keys(name: str, keys: Keys, target: str) -> None:
    """Print what a key cost."""
    size, cpu = statistics.mean(keys.sizes), statistics.median(keys.cpu)
    show(name, f"{size:.0f} B {cpu * 1000:.1f} ms", target=target)


if __name__ == "__main__":
    main()
