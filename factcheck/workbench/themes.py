"""The colours: the terminal's own sixteen by default, a dark and a light theme for those who want a designed one.

The terminal's own are right in any terminal, light or dark, over any connection: a colour costs five bytes there and
nineteen in true colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from factcheck.settings import Settings

__all__ = ["TERMINAL", "THEMES", "theme_name"]

TERMINAL = "terminal"

_TERMINAL = Theme(
    name=TERMINAL,
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    accent="ansi_blue",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        # Dim and not bright black: some palettes give bright black the colour of the background.
        "muted": "ansi_default",
        "muted-style": "dim",
        "rule": "ansi_bright_black",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-selection-background": "ansi_blue",
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
    },
)

_DARK = Theme(
    name="dark",
    primary="#8fb4e8",
    secondary="#7f95b8",
    accent="#8fb4e8",
    warning="#e0b06c",
    error="#e08585",
    success="#93c487",
    foreground="#d9dce3",
    background="#15171c",
    surface="#15171c",
    panel="#1d2027",
    dark=True,
    variables={"muted": "#8a91a0", "muted-style": "none", "rule": "#343944"},
)

_LIGHT = Theme(
    name="light",
    primary="#2b5c9e",
    secondary="#54657f",
    accent="#2b5c9e",
    warning="#8f5400",
    error="#a82e2e",
    success="#2a743a",
    foreground="#23262c",
    background="#fbfaf6",
    surface="#fbfaf6",
    panel="#f0eee7",
    dark=False,
    variables={"muted": "#626874", "muted-style": "none", "rule": "#d3d0c6"},
)

THEMES: dict[str, Theme] = {theme.name: theme for theme in (_TERMINAL, _DARK, _LIGHT)}


def theme_name(settings: Settings, *, colour: bool = True) -> str:
    """Give the theme that the configuration asks for; the terminal's own where no colour is wanted at all."""
    return TERMINAL if settings.theme == "auto" or not colour else settings.theme
