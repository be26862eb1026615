"""A fault of the program in a real terminal: the workbench stays, and the fault is told again when it is left."""

import pytest

from tests.terminal.screen import Terminal

FAIL_AT_64 = """
from factcheck.checking import finding
linked = finding.link
def link(claim, *arguments, **named):
    if claim.figure is not None and claim.figure.text == "64%":
        raise IndexError("the shelf is empty")
    return linked(claim, *arguments, **named)
finding.link = link
"""


@pytest.mark.parametrize("traceback", ["", "1"])
def test_a_fault_at_one_claim_is_told_on_stderr_when_the_workbench_is_left(folder, traceback):
    with Terminal(folder, "elections", first=FAIL_AT_64, FACTCHECK_TRACEBACK=traceback) as terminal:
        terminal.until("elections#4: a fault of the program (IndexError: the shelf is empty)")
        terminal.press("]", "claim 5/")
        terminal.until("TRUE?")
        terminal.press("Q")
        assert terminal.end() == 2
        after = terminal.raw.rpartition(b"\x1b[?1049l")[2].decode()
        assert "factcheck: elections#4, “64%”: a fault of the program (IndexError: the shelf is empty)" in after
        assert ("Traceback" in after) == bool(traceback)
        assert ("FACTCHECK_TRACEBACK=1" in after) != bool(traceback)
