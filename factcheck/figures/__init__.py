"""Numbers as people write them, and what they come to in other units.

Everything named here is loaded when it is first used, so that importing the room costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lazily import loading

if TYPE_CHECKING:
    from factcheck.figures.finding import find_figures
    from factcheck.figures.model import QUANTITATIVE, Approximator, Bound, Direction, Figure, FigureKind

__all__ = ["QUANTITATIVE", "Approximator", "Bound", "Direction", "Figure", "FigureKind", "find_figures"]

__getattr__, __dir__ = loading(
    __name__,
    finding="find_figures",
    model="Approximator Bound Direction Figure FigureKind QUANTITATIVE",
)
