"""Which formats of the JSON of a check are written; apart, so that the command line need not load who writes them."""

from __future__ import annotations

__all__ = ["FORMAT", "FORMATS"]

# 1 gives a rate as a word; 2, the one that is written where none is asked for, as a number with its unit.
FORMATS = (1, 2)
FORMAT = FORMATS[-1]
