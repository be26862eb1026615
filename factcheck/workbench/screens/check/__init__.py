"""Checking an article: its claims, the evidence for one, and the verdict.

`frame` lays the screen out and draws it, `moving` goes about in it, `following` keeps it up with the machine and with
colleagues, `deciding` records what a person decides, `looking` looks further; each builds on the one before.
"""

from __future__ import annotations

from factcheck.workbench.screens.check.looking import Looking

__all__ = ["CheckScreen"]


class CheckScreen(Looking):
    """The screen on which the day is spent."""
