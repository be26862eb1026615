"""A storm over the workbench: keys without sense, pastes, other sizes, and a colleague who changes things meanwhile.

As a command of its own for the long runs:  python -m tests.terminal.storm --keys 5000 --seeds 1-20
"""

from __future__ import annotations

import argparse
import random
import shutil
import string
import sys
import tempfile
from pathlib import Path

from factcheck.desk import Desk, Verdict
from factcheck.documents import read, read_text
from tests.terminal.screen import Terminal

SEEDS = Path(__file__).parents[2] / "seeds"

# q on the desk and Q anywhere leave, ctrl+z goes to the shell; enter and esc come often, so that nothing is stuck.
KEYS = [
    *(set(string.printable[:95]) - set("qQ")),
    *["\r"] * 12, *["\x1b"] * 12, *["\t"] * 4, *"]]]]jjkk    1234",
    "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F",
    "\x04", "\x15", "\x0f", "\x14", "\x0c", "\x10",
]  # fmt: skip
KEYS.sort()
PASTES = ("1 2 3", "64%\n12%\n", "a" * 500, "\x1b]52;c;eA==\x07", "日本語 15%", "q")
SIZES = ((80, 24), (120, 40), (200, 60), (40, 12), (20, 5), (100, 30))
PATIENCE = 120  # seconds for what was struck before, on a machine that has other work as well
PART = 120  # keys between two things that the colleague does


def stock(folder: Path) -> None:
    """Make a desk with a sample article and its evidence."""
    with Desk.create(folder, by="anna") as desk:
        path = SEEDS / "articles" / "elections.txt"
        desk.articles.add(read(str(path)), path.read_bytes(), scale="draft")
        for path in sorted((SEEDS / "evidence").iterdir()):
            desk.evidence.add(read(str(path)), path.read_bytes())
        assert desk.evidence.library.ids()


def storm(folder: Path, seed: int, keys: int = 1200) -> None:
    """Let a storm pass over the desk in `folder`, then leave; raises AssertionError where something else ended it."""
    chance = random.Random(seed)
    home = {"HOME": str(folder.parent), "XDG_STATE_HOME": str(folder.parent / "state"), "FACTCHECK_TRACEBACK": "1"}
    with Terminal(folder, "elections", **home) as terminal, Desk.open(folder, by="boris") as boris:
        terminal.until("TRUE?", 60)
        for part in range(keys // PART):
            _strike(terminal, chance, PART)
            terminal.settle()
            _work_beside(boris, chance, part)
        terminal.resize(100, 30)
        _leave(terminal)


def _strike(terminal, chance, keys):
    for _ in range(keys):
        what = chance.random()
        if what < 0.004:
            terminal.child.send(f"\x1b[200~{chance.choice(PASTES)}\x1b[201~")
        elif what < 0.01:
            terminal.resize(*chance.choice(SIZES))
        else:
            terminal.child.send(chance.choice(KEYS))
        if chance.random() < 0.08:
            terminal.read(0.01)
        assert terminal.child.isalive(), (
            f"it ended in the storm ({terminal.child.exitstatus}, {terminal.child.signalstatus}):\n{terminal.text}"
        )


def _work_beside(boris, chance, part):
    number = chance.choice(boris.survey.numbers("elections"))
    before = boris.claims.get(f"elections#{number}").verdicts.get("true")
    boris.claims.rate(Verdict("elections", number, "stands", supersedes=before and before.id))
    if part == 4:
        words = f"Town {part} counted {part + 1000} ballots."
        boris.evidence.add(read_text(words, f"town{part}.txt"), words.encode())


def _leave(terminal):
    for _ in range(40):  # enough to close whatever is open
        terminal.child.send("\x1b")
        terminal.read(0.05)
    terminal.settle()
    last = terminal.text
    terminal.press("\x0c")
    # Below the header, which tells what colleagues did: what was sent in pieces is what everything drawn anew shows.
    assert terminal.lines[1:] == last.split("\n")[1:], f"it showed:\n{last}\nand drawn anew:\n{terminal.text}"
    terminal.press("Q")
    try:
        code = terminal.end(PATIENCE)
    except AssertionError as error:
        raise AssertionError(f"Q did not end it; before it:\n{last}\nnow:\n{terminal.text}") from error
    after = terminal.raw.rpartition(b"\x1b[?1049l")[2].decode(errors="replace")
    assert code == 0, f"exit code {code}\n{after}\n{last}"


def main() -> int:
    """Run storms, one after another; 1 where one of them ended otherwise than by its Q."""
    parser = argparse.ArgumentParser(description="Storms of keys, pastes, sizes and colleagues over the workbench.")
    parser.add_argument("--keys", type=int, default=5000)
    parser.add_argument("--seeds", default="1-5", help="one seed, or from-to")
    wanted = parser.parse_args()
    first, _, last = wanted.seeds.partition("-")
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        stock(Path(name) / "stocked")
        for seed in range(int(first), int(last or first) + 1):
            folder = Path(name) / str(seed) / "desk"
            shutil.copytree(Path(name) / "stocked", folder)
            try:
                storm(folder, seed, wanted.keys)
            except AssertionError as error:
                failed += 1
                print(f"seed {seed}: {error}", flush=True)
            else:
                print(f"seed {seed}: {wanted.keys} keys, left by Q", flush=True)
            shutil.rmtree(folder.parent)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
