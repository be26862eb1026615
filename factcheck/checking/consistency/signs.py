"""Each figure of a sentence as one sign, so that patterns can be written around figures."""

from __future__ import annotations

__all__ = ["FIGURE", "FIRST", "LAST", "SIGNS"]

# Private use, of plane 15: a case-blind pattern is compiled sign by sign for a range below it, which takes 4 ms a
# pattern.
FIRST, LAST = 0xF0000, 0xF18FF
SIGNS = f"{chr(FIRST)}-{chr(LAST)}"
FIGURE = f"[{SIGNS}]"
