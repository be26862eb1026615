"""What a terminal sends becomes keys and pastes, however it is torn apart on its way."""

import time

import pytest
from textual.constants import ESCAPE_DELAY
from textual.events import Key, Paste

from factcheck.workbench.pasting import TerminalParser

PAUSE = None  # in a list of reads: nothing comes for longer than an escape key waits


def events(*reads):
    parser, found = TerminalParser(), []
    for read in reads:
        if read is PAUSE:
            time.sleep(ESCAPE_DELAY + 0.02)
        else:
            found += parser.feed(read)
        found += parser.tick()
    return [
        event.text if isinstance(event, Paste) else (event.key,) for event in found if isinstance(event, Key | Paste)
    ]


@pytest.mark.parametrize(
    ("reads", "expected"),
    [
        (["ab"], [("a",), ("b",)]),
        (["\x1b", PAUSE, "]"], [("escape",), ("right_square_bracket",)]),
        (["\x1b[A"], [("up",)]),
        (["\x1b[", "A"], [("up",)]),
        (["j\x1b[200~12%\x1b[201~k"], [("j",), "12%", ("k",)]),
        (["\x1b[20", "0~12%\x1b[2", "01~k"], ["12%", ("k",)]),
        (["\x1b[200~12%\x1b", PAUSE, "[201~", "k"], ["12%", ("k",)]),
        (["\x1b[200~12%\x1b[20", PAUSE, "1~", "k"], ["12%", ("k",)]),
        # Its beginning came too late to be one: what follows is still no key.
        (
            ["\x1b", PAUSE, "[200~Q1\x1b[201~", "k"],
            [("escape",), ("left_square_bracket",), ("2",), ("0",), ("0",), ("tilde",), ("k",)],
        ),
    ],
)
def test_keys_and_pastes_are_told_apart(reads, expected):
    assert events(*reads) == expected


@pytest.mark.parametrize("inside", ["\x1bQ", "\x1b]52;c;eA==\x07", "\x1b[201", "a\x1b\x1b1\x1b[A2", "\x1b" + "1" * 50])
def test_no_key_comes_out_of_a_paste(inside):
    found = events(f"\x1b[200~{inside}\x1b[201~", "k")
    assert [each for each in found if isinstance(each, tuple)] == [("k",)]


def test_a_paste_that_is_torn_anywhere_with_a_pause_leaves_the_keyboard_alive():
    sent = "\x1b[200~64%\x1b[201~"
    for at in range(1, len(sent)):
        assert events(sent[:at], PAUSE, sent[at:], "k")[-1] == ("k",)
