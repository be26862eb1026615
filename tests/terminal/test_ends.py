"""How it ends when nobody says goodbye: a hang-up, a kill, a terminal that is gone. What was written is still there."""

import os
import signal
import time

import pytest

from factcheck.desk import Desk
from tests.terminal.screen import Terminal


def begin_note(terminal, words):
    terminal.until("TRUE?")
    terminal.press("n", "Note · claim 4")
    terminal.press(words)
    terminal.until(words)


def draft(folder):
    with Desk.open(folder, by="anna") as desk:
        return desk.person.session.draft("elections#4", "note")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_cleanly_with_a_half_written_note_kept(folder, number, code):
    with Terminal(folder, "elections") as terminal:
        begin_note(terminal, "half a no")
        os.kill(terminal.child.pid, number)
        assert terminal.end() == code
        if number == signal.SIGTERM:
            assert b"\x1b[?1049l" in terminal.raw, "the terminal is given back"
    assert draft(folder) == "half a no"


def test_a_terminal_that_is_gone_ends_it_with_the_note_kept(folder):
    with Terminal(folder, "elections") as terminal:
        begin_note(terminal, "gone in mid sen")
        terminal.child.ptyproc.fileobj.close()
        terminal.child.ptyproc.closed = terminal.child.closed = True
        deadline = time.monotonic() + 20
        while terminal.child.isalive() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not terminal.child.isalive(), "it goes on without a terminal"
    assert draft(folder) == "gone in mid sen"


def test_a_killed_session_loses_no_more_than_a_second_of_a_note(folder):
    with Terminal(folder, "elections") as terminal:
        begin_note(terminal, "as far as this")
        time.sleep(1.0)
        os.kill(terminal.child.pid, signal.SIGKILL)
        terminal.child.wait()
    with Terminal(folder, "elections") as terminal:
        terminal.until("as far as this (not kept yet)")
        terminal.press("n", "Note · claim 4")
        terminal.until(lambda: "as far as this" in terminal.lines[-2])


def test_a_verdict_that_the_screen_tells_of_survives_a_kill(folder):
    with Terminal(folder, "elections") as terminal:
        terminal.until("TRUE?")
        terminal.read(0.3)
        terminal.press("1", "recorded for claim 4")
        os.kill(terminal.child.pid, signal.SIGKILL)
        terminal.child.wait()
    with Desk.open(folder, by="anna") as desk:
        assert desk.claims.get("elections#4").verdict.rating == "stands"
