"""What a terminal can do, told from its environment."""

import pytest

from factcheck.terminal.capabilities import detect


@pytest.mark.parametrize(
    ("environ", "interactive", "obstacle"),
    [
        ({"TERM": "xterm-256color"}, True, None),
        ({"TERM": "linux"}, True, None),
        ({"TERM": "dumb"}, True, "cannot place the cursor"),
        ({"TERM": "xterm"}, False, "not a terminal"),
    ],
)
def test_a_full_screen_needs_a_terminal_that_can_place_its_cursor(environ, interactive, obstacle):
    found = detect(environ, interactive=interactive).obstacle
    assert (found is None) if obstacle is None else (found is not None and obstacle in found)


@pytest.mark.parametrize(
    ("environ", "plain"),
    [
        ({"TERM": "xterm", "LANG": "en_GB.UTF-8"}, False),
        ({"TERM": "xterm", "LANG": "de_DE.ISO-8859-1"}, True),
        ({"TERM": "xterm", "LANG": "de_DE.ISO-8859-1", "LC_ALL": "C.utf8"}, False),
        ({"TERM": "xterm"}, False),
        ({"TERM": "linux", "LANG": "en_GB.UTF-8"}, True),
    ],
)
def test_signs_are_plain_where_the_font_or_the_locale_is(environ, plain):
    assert detect(environ).plain_signs is plain


@pytest.mark.parametrize(("value", "colour"), [("1", False), ("", True)])
def test_no_color_counts_when_it_is_not_empty(value, colour):
    assert detect({"TERM": "xterm", "NO_COLOR": value}).colour is colour
