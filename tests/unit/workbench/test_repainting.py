"""What is left of a repaint when what the terminal shows already is left out: it must look the same, and cost less."""

import random

import pyte
import pytest

from factcheck.workbench.repainting import Repainter

SIZE = (40, 8)
INKS = ["", "1", "2;39;49", "39;49", "1;7;34;49", "4", "38;2;7;8;9;48;2;1;2;3", "41", "90"]
WORDS = ["open", " ", "     ", "─" * 7, "12%", "·", "a b c d", " " * 16, "▌", "…", "64", "x" * 11]


def shown(screen):
    """Every cell as it looks: a blank has no colour but its ground's."""
    cells = []
    for y in range(screen.lines):
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            lines = (cell.reverse, cell.underscore, cell.strikethrough)
            letter = (cell.fg, cell.bold) if cell.data.strip() or any(lines) else ()
            cells.append((cell.data, cell.bg, *lines, *letter))
    return cells


def terminal():
    """A terminal, and how it is written to."""
    screen = pyte.Screen(*SIZE)
    return screen, pyte.Stream(screen).feed


def line(y, x, *pieces):
    return f"\x1b[{y + 1};{x + 1}H" + "".join(f"\x1b[{ink}m{text}\x1b[0m" if ink else text for text, ink in pieces)


def repaint(chance):
    """A repaint as Textual writes it: some rows from some column on, each with pieces in some ink; then the cursor."""
    rows = []
    for y in sorted(chance.sample(range(SIZE[1]), chance.randint(0, SIZE[1]))):
        x = chance.choice([0, 0, 0, 3, 17])
        pieces, room = [], SIZE[0] - x
        while room > 0 and chance.random() < 0.93:
            text = chance.choice(WORDS)[:room]
            pieces.append((text, chance.choice(INKS)))
            room -= len(text)
        if chance.random() < 0.7:
            pieces.append((" " * room, "39;49"))
        rows.append(line(y, x, *pieces))
    return "\n".join(rows) + f"\x1b[{chance.randint(1, SIZE[1])};{chance.randint(1, SIZE[0])}H"


@pytest.mark.parametrize("seed", range(40))
def test_the_terminal_looks_the_same_after_every_repaint(seed):
    chance, repainter = random.Random(seed), Repainter()
    one, draw_whole = terminal()
    other, draw_needed = terminal()
    sizes = [0, 0]
    for _ in range(25):
        if chance.random() < 0.1:
            repainter.forget()
        whole = repaint(chance)
        needed = repainter.needed(whole, SIZE)
        draw_whole(whole)
        draw_needed(needed)
        assert shown(other) == shown(one)
        assert (other.cursor.x, other.cursor.y) == (one.cursor.x, one.cursor.y)
        sizes = [sizes[0] + len(needed), sizes[1] + len(whole)]
    assert sizes[0] < sizes[1]


def test_the_same_again_costs_nothing():
    repainter, data = Repainter(), line(2, 0, ("open", "1"), (" " * 36, "39;49")) + "\x1b[1;1H"
    assert repainter.needed(data, SIZE)
    assert repainter.needed(data, SIZE) == ""


def test_what_is_blank_to_the_end_of_the_screen_is_erased_at_once():
    repainter = Repainter()
    screen, draw = terminal()
    words = "\n".join(line(y, 0, (f"line {y} of it".ljust(SIZE[0]), "")) for y in range(SIZE[1]))
    draw(repainter.needed(words, SIZE))
    blank = "\n".join(line(y, 0, (" " * SIZE[0], "39;49")) for y in range(2, SIZE[1]))
    sent = repainter.needed(blank, SIZE)
    draw(sent)
    assert sent == "\x1b[3;1H\x1b[J"
    assert [text.rstrip() for text in screen.display] == ["line 0 of it", "line 1 of it", *[""] * (SIZE[1] - 2)]


def test_what_changes_is_sent_and_no_more():
    repainter = Repainter()
    repainter.needed(line(2, 0, ("claim ", "2"), ("12", ""), (" " * 32, "")) + "\x1b[1;1H", SIZE)
    assert repainter.needed(line(2, 0, ("claim ", "2"), ("13", ""), (" " * 32, "")) + "\x1b[1;1H", SIZE) == (
        "\x1b[3;8H3\x1b[1;1H"
    )
    assert repainter.needed(line(2, 0, ("claim ", "2"), (" " * 34, "")) + "\x1b[1;1H", SIZE) == "\x1b[3;7H  \x1b[1;1H"


@pytest.mark.parametrize(
    "data",
    [
        "\x1b[?1049h",
        "\x1b]52;c;eA==\x07",
        line(1, 0, ("日本語", "1")),
        line(1, 0, ("e\u0301", "")),
        line(1, 38, ("abcd", "")),
        line(12, 0, ("abcd", "")),
        "\x1b[31m\x1b[1mab",
        "words without a place",
    ],
)
def test_what_is_not_understood_is_sent_as_it_is_and_everything_is_drawn_anew_after_it(data):
    repainter, known = Repainter(), line(2, 0, ("open", "1")) + "\x1b[1;1H"
    first = repainter.needed(known, SIZE)
    assert repainter.needed(data, SIZE) == data
    assert repainter.needed(known, SIZE) == first


@pytest.mark.parametrize("data", ["\x1b[?25l", "\x1b[?2026h", "\x1b[?2026l\x1b[?25h"])
def test_what_changes_no_cell_goes_through_and_nothing_is_forgotten(data):
    repainter, known = Repainter(), line(2, 0, ("open", "1")) + "\x1b[1;1H"
    repainter.needed(known, SIZE)
    assert repainter.needed(data, SIZE) == data
    assert repainter.needed(known, SIZE) == ""


def test_a_terminal_of_another_size_is_drawn_anew():
    repainter, known = Repainter(), line(2, 0, ("open", "1")) + "\x1b[1;1H"
    first = repainter.needed(known, SIZE)
    assert repainter.needed(known, (60, 12)) == first
