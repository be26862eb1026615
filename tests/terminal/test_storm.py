"""A storm: keys without sense, pastes, other sizes, and a colleague who changes things; nothing ends but by `q`."""

import random
import string

import pytest

from factcheck.desk import Desk, Verdict
from factcheck.documents import read_text
from tests.terminal.screen import Terminal

# q on the desk and Q anywhere leave, ctrl+z goes to the shell; enter and esc come often, so that nothing is stuck.
KEYS = [
    *(set(string.printable[:95]) - set("qQ")),
    *["\r"] * 12, *["\x1b"] * 12, *["\t"] * 4, *"]]]]jjkk    1234",
    "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F",
    "\x04", "\x15", "\x0f", "\x14", "\x0c", "\x10",
]  # fmt: skip
PASTES = ("1 2 3", "64%\n12%\n", "a" * 500, "\x1b]52;c;eA==\x07", "日本語 15%", "q")


def strike(terminal, chance, keys):
    for _ in range(keys):
        what = chance.random()
        if what < 0.004:
            terminal.child.send(f"\x1b[200~{chance.choice(PASTES)}\x1b[201~")
        elif what < 0.01:
            terminal.resize(*chance.choice([(80, 24), (120, 40), (200, 60), (40, 12), (20, 5), (100, 30)]))
        else:
            terminal.child.send(chance.choice(KEYS))
        if chance.random() < 0.08:
            terminal.read(0.01)
        assert terminal.child.isalive(), terminal.text


@pytest.mark.parametrize("seed", [7])
def test_a_storm_of_keys_pastes_sizes_and_colleagues_ends_nothing(folder, tmp_path, seed):
    chance = random.Random(seed)
    home = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
    with Terminal(folder, "elections", **home) as terminal, Desk.open(folder, by="boris") as boris:
        terminal.until("TRUE?")
        for part in range(10):
            strike(terminal, chance, 120)
            terminal.read(0.2)
            number = chance.choice(boris.claim_numbers("elections"))
            boris.record(
                Verdict(
                    "elections", number, "stands",
                    supersedes=(before := boris.claim(f"elections#{number}").verdicts.get("true")) and before.id,
                )
            )  # fmt: skip
            if part == 4:
                words = f"Town {part} counted {part + 1000} ballots."
                boris.add_evidence(read_text(words, f"town{part}.txt"), words.encode())
        terminal.resize(100, 30)
        for _ in range(40):
            terminal.child.send("\x1b")
            terminal.read(0.05)
        terminal.read(1.0)
        last = terminal.text
        terminal.press("Q")
        code = terminal.end(20)
        after = terminal.raw.rpartition(b"\x1b[?1049l")[2].decode(errors="replace")
    assert code == 0, f"{after}\n{last}"
