"""From draft to print by keys: two people, and a third to decide, in real terminals on one desk.

The way that the manual's page "newsroom" tells: twenty claims, a question answered by mail, second readings without
being led, a disagreement, a table that changes, a second draft, and a correction a week after printing.
"""

import os
import shutil

import pytest

from factcheck.desk import Desk
from factcheck.desk.judging.defining import define
from factcheck.desk.judging.gate import gate
from tests.terminal.screen import Terminal
from tests.unit.desk.test_newsroom import BALLOTS, draft, table

# Logins that every machine has beside its people.
ANN, BEN, CYD = "daemon", "bin", "sys"
NORTH, SOUTH = list(BALLOTS)[:5], list(BALLOTS)[5:]
REPLY = "Dear Ann,\r\r> 1. Is this the final count?\rYes, of 5 March.\r"

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0 or shutil.which("setpriv") is None, reason="only root can play several logins"
)


def part(towns, ballots=BALLOTS):
    return table({town: ballots[town] for town in towns})


@pytest.fixture
def room(tmp_path):
    """A desk with a policy of its own, and the files of the story."""
    with Desk.create(tmp_path / "desk", by="ann") as desk:
        rules = '[policies.front]\ntitle = "Front page"\nsecond_reader = true\nrules = ["unchanged"]\n'
        (tmp_path / "ours.toml").write_text(rules)
        define(desk, tmp_path / "ours.toml")
    for path in (tmp_path / "desk").rglob("*"):
        path.chmod(0o770 if path.is_dir() else 0o660)
    (tmp_path / "count.txt").write_text(draft(BALLOTS))
    (tmp_path / "north.csv").write_text(part(NORTH))
    (tmp_path / "south.csv").write_text(part(SOUTH))
    return tmp_path


def add(terminal, key, path, words):
    terminal.press(key, "Article: path" if key == "a" else "Evidence: file")
    terminal.press(str(path))
    terminal.press("\r", words)


def rate(terminal, number, keys, words=None):
    terminal.until(f"claim {number}/")
    terminal.until(lambda: any(line.startswith(" A ") or "▌A" in line for line in terminal.lines))
    terminal.read(0.1)
    for key in keys:
        terminal.press(key)
    terminal.until(words or f"recorded for claim {number}")


def choose(terminal, words):
    """Type into a list until the wanted line is the first, and take it."""
    terminal.press(words)
    terminal.press("\r")


def cleared(room):
    with Desk.open(room / "desk", by="editor") as desk:
        return [f"{each.claim} {each.kind}" for each in gate(desk, "count").reasons]


def test_twenty_claims_go_from_draft_to_cleared_by_keys_and_one_is_corrected_later(room):
    desk = room / "desk"
    state = {"XDG_STATE_HOME": str(room / "state")}
    with (
        Terminal(desk, size=(120, 40), by="ann", login=ANN, **state) as ann,
        Terminal(desk, size=(80, 24), by="ben", login=BEN) as ben,
    ):
        # Ann puts the draft and the tables on the desk, and says what it must pass.
        ann.until("This desk is empty")
        add(ann, "a", room / "count.txt", "Whose words are these?")
        choose(ann, "draft of ours")
        ann.until("with 20 claims")
        add(ann, "e", room / "north.csv", "added to the library")
        add(ann, "e", room / "south.csv", "added to the library")
        ann.press("P", "goes out by")
        choose(ann, "front")
        ann.until("count goes out by front")

        # She asks the author about the first; the list leaves, the reply comes back and is matched by its number.
        ann.press("\r", "claim 1/20")
        ann.until("MATCH")
        ann.press("a", "Question to the author")
        ann.press("Is this the final count?")
        ann.press("\r", "question kept at claim 1")
        ann.press("M", "questions to the author")
        ann.press("s", "copied")
        assert "1. Is this the final count?" in (room / "state" / "factcheck" / "copied.txt").read_text()
        ann.press("p", "Paste the reply")
        ann.press(f"\x1b[200~{REPLY}\x1b[201~")
        ann.press("\x0f", "answers to 1 are in")
        ann.press("q", "claim 1/20")

        # She rates all twenty, each on its row of a table.
        for number in range(1, 21):
            rate(ann, number, ["\r", "1"])
        assert cleared(room) == [f"count#{number} awaits-second-reader" for number in range(1, 21)]

        # Ben reads them without seeing what she said, and disagrees about the last.
        ben.until("waiting for you 20")
        ben.press("\r", "claim 1/20")
        for number in range(1, 21):
            ben.until(f"claim {number}/")
            ben.until("second reader")
            assert "MATCH" not in ben.text
            below = "\n".join(ben.lines[1:])
            assert not any(words in below for words in ("by ann", "ann says", "stands ·"))
            disagrees = "ann says stands, so a third person decides"
            rate(ben, number, "2" if number == 20 else "1", disagrees if number == 20 else None)

        # It is given to Cyd, who sees both readings and decides.
        ann.until("second reader change, ben")
        ann.press("@", "Who takes care of claim 20?")
        choose(ann, "decide")
        ann.until("who is to decide")
        choose(ann, "cyd")
        ann.until("cyd is to decide")
        with Terminal(desk, "count", by="cyd", login=CYD) as cyd:
            cyd.until("TRUE?")
            cyd.press("S", "claim 20")
            cyd.until("ann says stands")
            cyd.until("ben says change")
            cyd.read(0.3)
            cyd.press("1", "recorded for claim 20")
        assert cleared(room) == []
        ann.press("G", "CLEARED (front)")
        ann.press("\x1b")

        # The northern table changes in one row: what stood on that row is open, the others on it must be seen again.
        corrected = {**BALLOTS, "Corwen": 1300}
        (room / "north.csv").write_text(part(NORTH, corrected))
        ann.press("q", "library:")
        add(ann, "e", room / "north.csv", "added to the library")
        assert sorted(cleared(room)) == ["count#1 rule-broken", "count#2 rule-broken", "count#3 open",
                                         "count#4 rule-broken", "count#5 rule-broken"]  # fmt: skip
        ann.press("\r", "claim 20")
        ann.press("v", "Show only")
        choose(ann, "changed")
        ann.until("claim 1/1")
        rate(ann, 1, ["\r", "2"], "recorded for claim 3")
        for number in (1, 2, 4, 5):
            ann.press("G", "NOT CLEARED")
            choose(ann, f"count#{number}")
            rate(ann, number, ["\r", "1"], f"recorded for claim {number}")
        ben.press("k")  # what was told last goes with the next key
        ben.until("to read 5")
        ben.press("S", "claim 1/20")
        for number in range(1, 6):
            rate(ben, number, "2" if number == 3 else "1")
        assert cleared(room) == ["count#3 must-change"]

        # Draft 2 mends that and rewrites another sentence: two claims are open again, eighteen are kept.
        (room / "count.txt").write_text(draft(corrected).replace("Selby counted", "In Selby officials counted"))
        ann.press("q", "library:")
        add(ann, "a", room / "count.txt", "count is on the desk")
        assert cleared(room) == ["count#3 changed", "count#19 changed"]
        ann.press("\r", "claim")
        ann.press("v", "Show only")
        choose(ann, "changed")
        ann.until("/2 ")
        ann.press("[", "claim 1/2")
        ann.until("[-1,287-] {+1,300+}")
        rate(ann, 1, ["\r", "1"], "recorded for claim 3")
        rate(ann, 2, ["\r", "1"], "recorded for claim 19")
        ben.press("k")
        ben.until("to read 2")
        ben.press("S", "claim 19/")  # the next after where he is, then on from the top
        rate(ben, 19, "1")
        rate(ben, 3, "1")
        assert cleared(room) == []

        # A week after printing one turns out wrong: the note is drafted from what was recorded.
        ann.press("v", "Show only")
        choose(ann, "every")
        ann.until("/20")
        ann.press("/", "Show claims with")
        ann.press("Garston")
        ann.press("\r", "claim 1/1")
        ann.until("MATCH")
        ann.press("c", "Instead it should say")
        ann.press("\x15")
        ann.press("Garston counted 1,840 ballots.")
        ann.press("\r", "instead Garston counted 1,840")
        ann.press("2", "There is a verdict already")
        ann.press("\r", "recorded for claim 7")
        ann.press("C", "correction")
        ann.until("Garston counted 1,835 ballots.")
        ann.until("Garston counted 1,840 ballots.")
    # Whoever is to read it second is told no more than that.
    assert cleared(room) == ["count#7 awaits-second-reader"]
