"""Checking an article: its claims, the evidence for one, and the verdict.

`frame` lays the screen out, `painting` draws it, `screen` keeps it up with the machine and with colleagues; what the
keys do is in `keys`.
"""

from __future__ import annotations

from factcheck.workbench.screens.check.screen import CheckScreen

__all__ = ["CheckScreen"]
