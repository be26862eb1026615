"""The designed themes: every ink can be read on the ground it stands on, and ratings differ without colour."""

import re
from itertools import combinations

import pytest
from textual.color import Color

from factcheck.resources import resource_folder
from factcheck.workbench.drawing.claims import ClaimRow, claim_line
from factcheck.workbench.drawing.signs import FULL, PLAIN
from factcheck.workbench.inks import INKS
from factcheck.workbench.themes import THEMES

TOKENS = (resource_folder("styles") / "tokens.tcss").read_text("utf-8")
DESIGNED = [name for name in THEMES if name != "terminal"]
LEAST = 4.5  # WCAG 2.1, 1.4.3


def variables(theme):
    return {
        "foreground": theme.foreground, "background": theme.background, "panel": theme.panel, "accent": theme.accent,
        "warning": theme.warning, "error": theme.error, "success": theme.success, **theme.variables,
    }  # fmt: skip


def ink_colour(ink, theme):
    rule = re.search(rf"\.ink--{ink}\b[^{{]*{{(.*?)}}", TOKENS)[1]
    found = re.search(r"color: \$([a-z-]+);", rule)
    return Color.parse(variables(theme)[found[1] if found else "foreground"])


def luminance(colour):
    """The relative luminance of WCAG 2.1."""
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", DESIGNED)
@pytest.mark.parametrize("ink", [ink for ink in INKS if ink != "rule"])  # lines between things are no text
def test_every_text_has_contrast_enough_on_every_ground(name, ink):
    theme = THEMES[name]
    colour = ink_colour(ink, theme)
    for ground in ("background", "panel"):
        assert contrast(colour, Color.parse(variables(theme)[ground])) >= LEAST, (name, ink, ground)


@pytest.mark.parametrize("signs", [FULL, PLAIN], ids=["full", "plain"])
def test_how_a_claim_stands_is_told_without_colour(signs):
    rows = [
        ClaimRow(1, "x", state="settled", rating="r", judged=judged) for judged in ("right", "partly", "wrong", "aside")
    ]
    rows += [ClaimRow(1, "x", state=state) for state in ("open", "asked", "answered", "disputed", "unread")]
    rows.append(ClaimRow(1, "x", state="second-read", judged="right"))
    shown = [claim_line(row, 44, signs=signs)[1][0] for row in rows]
    assert all(one != other for one, other in combinations(shown, 2))
