"""What is sent to the terminal: no colour where none is wanted, no sequence from an article, few bytes."""

import re

import pytest

from factcheck.desk import Desk
from factcheck.documents import read_text
from tests.terminal.screen import Terminal

SGR = re.compile(rb"\x1b\[([0-9;]*)m")


def colours(raw):
    """The colour codes among the attributes that were sent."""
    codes = {code for match in SGR.findall(raw) for code in match.split(b";") if code}
    return {code for code in codes if 30 <= int(code) <= 49 or 90 <= int(code) <= 107}


def test_no_color_is_honoured_and_colour_is_the_terminals_own_otherwise(folder):
    with Terminal(folder, "elections", NO_COLOR="1") as terminal:
        terminal.until("TRUE?")
        terminal.press("]", "claim 5/")
        assert colours(terminal.raw) <= {b"39", b"49"}
    with Terminal(folder, "elections") as terminal:
        terminal.until("TRUE?")
        assert b"38;2;" not in terminal.raw
        assert colours(terminal.raw)


def test_on_the_console_and_in_a_latin_locale_signs_keep_to_ascii_and_lines(folder):
    with Terminal(folder, "elections", size=(120, 40), TERM="linux") as terminal:
        terminal.until("TRUE?")
        assert not set(terminal.text) & set("▌✓●◆▸→")


def test_a_terminal_that_cannot_place_its_cursor_gets_a_line_and_no_screen(folder):
    with Terminal(folder, "elections", TERM="dumb") as terminal:
        terminal.end()
        assert b"NoTerminal" in terminal.raw
        assert b"cannot place the cursor" in terminal.raw
        assert b"\x1b[?1049h" not in terminal.raw


def test_no_sequence_of_an_article_reaches_the_terminal(folder):
    text = "A \x1b]0;owned\x07 piece\n\nThe \x1b[2J mayor \u202esaid that 12% \x9b31m of voters left.\n"
    with Desk.open(folder, by="anna") as desk:
        desk.articles.add(read_text(text, "hostile.txt", title="Owned \x1b]0;title\x07"), b"x", slug="hostile")
    with Terminal(folder, "hostile", size=(120, 40)) as terminal:
        terminal.until("12%")
        terminal.press("q", "Owned")
        for bad in (b"\x1b]0;", b"\x1b[2J", "\u202e".encode(), "\x9b".encode()):
            assert bad not in terminal.raw


def test_moving_on_costs_few_bytes(folder):
    with Terminal(folder, "elections", size=(160, 45)) as terminal:
        terminal.until("TRUE?")
        terminal.read(2.0)
        sizes = []
        for _ in range(8):
            terminal.child.send("]")
            sizes.append(terminal.read(0.4))
        assert sum(sizes) / len(sizes) < 5000
        terminal.press("\x1b[D")
        terminal.press("\x1b[D")
        terminal.press(".")
        terminal.read(0.5)
        sizes = []
        for key in ("k", "k", "j", "j", "k"):
            terminal.child.send(key)
            sizes.append(terminal.read(0.3))
        assert max(sizes) < 600


# Moving in every pane, accepting, one pane alone, a filter, a list on top, a verdict and its undoing.
KEYS = ("jj]\r\x1b[D\x1b[Djjk", ".jj.\x1b[C\x1b[C/voters\r", "]\x1b?\x1b1z")
NOTHING = "\x1b[24~"  # a key that does nothing, beside taking away what was told of the one before


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
def test_after_any_keys_the_screen_looks_as_if_drawn_anew(folder, size):
    def looks(terminal):
        terminal.settle()
        rows = [[terminal.screen.buffer[y][x] for x in range(size[0])] for y in range(size[1])]
        return terminal.lines, [[(cell.data, cell.reverse, cell.underscore) for cell in row] for row in rows]

    with Terminal(folder, "elections", size=size) as terminal:
        terminal.until("TRUE?")
        for keys in KEYS:
            for key in re.findall("\x1b\\[.|.", keys, re.DOTALL):
                terminal.press(key)
            terminal.press(NOTHING)
            shown = looks(terminal)
            terminal.press("\x0c")
            assert looks(terminal) == shown, keys


@pytest.mark.parametrize(("size", "most"), [((80, 24), 3000), ((120, 40), 6000)])
def test_what_opens_costs_few_bytes_and_then_nothing_is_sent(folder, size, most):
    with Terminal(folder, "elections", size=size) as terminal:
        terminal.until("TRUE?")
        terminal.settle()
        for key, words in (("?", "Keys · Checking"), ("/", "esc leaves"), ("n", "Note"), ("b", "Evidence by hand")):
            before = len(terminal.raw)
            terminal.press(key, words)
            terminal.read(0.5)
            assert len(terminal.raw) - before <= most, key
            assert terminal.read(0.6) == 0, "something moves while nobody strikes a key"
            terminal.press("\x1b", "? keys")
            terminal.read(0.3)
