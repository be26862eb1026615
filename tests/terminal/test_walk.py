"""The walk of a day: open, rate, note, take back, leave, come back; alone and with a colleague."""

import re
import sys

import pytest

from factcheck.desk import Desk
from tests.terminal.screen import Terminal


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
def test_open_rate_three_note_take_one_back_leave_and_come_back(folder, size):
    with Terminal(folder, "elections", size=size) as terminal:
        terminal.until("claim 4/")
        terminal.until("TRUE?")
        for number in (1, 2, 3):
            terminal.press(str(number), f"recorded for claim {number + 3}")
            terminal.read(0.3)
        terminal.press("n", "Note · claim 7")
        terminal.press("2 of 3 sources agree")
        terminal.press("\r", "note kept at claim 7")
        terminal.press("z", "taken back: 2 of 3 sources agree")
        terminal.press("z", "taken back: ask")
        terminal.press("Z", "done again")
        terminal.press("Z", "done again: 2 of 3 sources agree")
        terminal.press("z", "taken back")
        terminal.read(1.5)
        terminal.press("Q")
        assert terminal.end() == 0
        assert b"\x1b[?1049l" in terminal.raw[-300:], "the terminal is given back as it was"
    with Desk.open(folder, by="anna") as desk:
        assert [record.verdict and record.verdict.rating for record in desk.claims.of("elections")[3:7]] == [
            "stands", "change", "ask", None
        ]  # fmt: skip
        assert desk.claims.get("elections#7").notes == ()
    with Terminal(folder, size=size) as terminal:
        terminal.until("claim 7/")
        terminal.until("open 15")


def test_two_people_on_one_desk_see_each_other(folder):
    with (
        Terminal(folder, "elections", by="anna") as anna,
        Terminal(folder, "elections", by="boris", size=(120, 40)) as boris,
    ):
        anna.until("TRUE?")
        boris.until("TRUE?")
        anna.press("]", "claim 5/")
        anna.press("1", "recorded for claim 5")
        boris.until("anna: claim 5 just now", seconds=3)
        boris.until(lambda: any(re.search(r"[✓v] +5 .*stands", line) for line in boris.lines), seconds=3)
        boris.press("q", "library:")
        boris.until("here anna")  # oneself is not told


def test_pasted_text_rates_nothing(folder):
    with Terminal(folder, "elections") as terminal:
        terminal.until("TRUE?")
        terminal.read(0.5)
        terminal.press("\x1b[200~1234 1 2 3\x1b[201~")
        terminal.press("1 of 64 said 2012, 33 and 0.12")
        terminal.read(1.0)
    with Desk.open(folder, by="anna") as desk:
        assert all(record.verdict is None for record in desk.claims.of("elections"))


def test_a_storm_of_sizes_leaves_a_whole_screen(folder):
    with Terminal(folder, "elections") as terminal:
        terminal.until("TRUE?")
        for width, height in [(200, 60), (20, 5), (99, 24), (100, 24), (40, 12), (160, 45), (21, 6), (80, 24)] * 2:
            terminal.resize(width, height)
            terminal.read(0.02)
        terminal.until("? keys")
        terminal.until("TRUE?")
        terminal.press("]", "claim 5/")


def test_a_note_is_written_in_ones_own_editor_and_the_screen_is_whole_after_it(folder):
    program = folder.parent / "editor.py"
    program.write_text(
        "import sys\nfrom pathlib import Path\nprint('THE EDITOR HAS THE TERMINAL')\ninput()\n"
        "Path(sys.argv[1]).write_text('Two counts agree,\\nso 64% stands.')\n"
    )
    with Terminal(folder, "elections", EDITOR=f"{sys.executable} {program}") as terminal:
        terminal.until("TRUE?")
        terminal.press("n", "keeps")
        terminal.press("\x07", "THE EDITOR HAS THE TERMINAL")
        terminal.press("\r", lambda: "so 64% stands." in terminal.text and "ctrl+o keeps" in terminal.text)
        terminal.until("no date")  # how the claim is read comes from another thread
        before = terminal.lines
        terminal.press("\x0c")
        assert terminal.lines == before
        terminal.press("\x0f", "note Two counts agree")
        terminal.press("1", "recorded")
        terminal.press("Q")
        assert terminal.end() == 0
    with Desk.open(folder, by="anna") as desk:
        assert desk.claims.get("elections#4").verdict.reason == "Two counts agree,\nso 64% stands."


def test_what_is_typed_faster_than_a_list_opens_is_the_lists(folder):
    with Terminal(folder, "elections") as terminal:
        terminal.until("TRUE?")
        terminal.until("claim 4/")
        terminal.press(":12\r", "claim 12/")
        terminal.press("?trouble\r", "nothing here is disputed")
        terminal.press(":1", "Go to claim elections#1 ")
        terminal.press("5\r", "claim 15/")
    with Desk.open(folder, by="anna") as desk:
        assert all(record.verdict is None for record in desk.claims.of("elections"))
