"""The first ten minutes: from an empty folder to a report for the browser, by what stands on the screen alone."""

import sys

import pytest

from tests.terminal.screen import Terminal

PAGE = """<html><head><title>What the schools cost</title></head><body><article><h1>What the schools cost</h1>
<p>The city council spent 412 million euros on schools in 2024, its finance office said in the spring.</p>
<p>Attendance rose to 94% in the spring term, according to the school board of the city.</p></article></body></html>"""
ACCOUNTS = "Accounts of the city\n\nIn 2024 the city council spent 411.8 million euros on schools.\n"
BOARD = "School board\n\nAttendance in the spring term was 91%, the school board of the city reported.\n"


@pytest.fixture
def home(tmp_path):
    """An empty folder for the desk, and beside it what a newcomer has: a page and two sources."""
    (tmp_path / "desk").mkdir()
    (tmp_path / "schools.html").write_text(PAGE)
    (tmp_path / "accounts.txt").write_text(ACCOUNTS)
    (tmp_path / "board.txt").write_text(BOARD)
    return tmp_path


def strike(terminal, key, offered, words):
    """Press a key that the screen offers in these words; a newcomer knows no other."""
    terminal.until(f"{key} {offered}")
    terminal.press({"enter": "\r", "tab": "\t"}.get(key, key), words)


@pytest.mark.parametrize(
    ("whose", "rating", "worse", "breaks"),
    [("\r", "stands", "change", False), ("\x1b[B\r", "accurate", "wrong", True)],
    ids=["a draft of ours", "what somebody published"],
)
def test_from_an_empty_folder_to_a_report_by_what_the_screen_offers(home, whose, rating, worse, breaks):
    desk = home / "desk"
    environ = {"HOME": str(home), "XDG_STATE_HOME": str(home / "state"), "XDG_CONFIG_HOME": str(home / "config")}
    with Terminal(desk, command=[sys.executable, "-m", "factcheck"], **environ) as terminal:
        terminal.until("Make one there?")
        terminal.press("y\r", "This desk is empty.")

        strike(terminal, "a", "add article", "Article: path or web address")
        terminal.press(str(home / "schools.html"))
        terminal.press("\r", "Whose words are these?")
        terminal.press(whose, "schools is on the desk, with 2 claims")
        for source in ("accounts.txt", "board.txt"):
            strike(terminal, "e", "add evidence", "Evidence: file, folder or web address")
            terminal.press(str(home / source))
            terminal.press("\r", "1 document added")
        terminal.until("library: 2 documents")

        strike(terminal, "enter", "open", "claim 1/2")
        terminal.until("411.8 million euros rounds to 412 million euros")
        strike(terminal, "enter", "accept", "sources 1")
        strike(terminal, "1", rating, f"{rating} recorded for claim 1")
        assert ("it breaks" in terminal.lines[0]) is breaks
        terminal.until("91%")
        strike(terminal, "enter", "accept", "sources 1")
        strike(terminal, "2" if worse == "change" else "4", worse, f"{worse} recorded for claim 2")
        terminal.read(0.5)

        strike(terminal, "?", "keys", "esc leave")
        terminal.press("back", lambda: any(line.split()[:2] == ["q", "Back"] for line in terminal.lines))
        terminal.press("\x1b", "? keys")
        terminal.press("q", "library: 2 documents")
        strike(terminal, "R", "report", "Markdown")
        strike(terminal, "tab", "format", "HTML")
        strike(terminal, "w", "save", "Save the report as")
        terminal.press("\r", "saved as schools-report.html")
        terminal.press("q", "library: 2 documents")
        terminal.press("q")
        assert terminal.end() == 0
    report = (desk / "schools-report.html").read_text()
    for words in ("What the schools cost", "411.8 million euros", "accounts.txt", rating, worse):
        assert words in report
    assert str(home) not in report
