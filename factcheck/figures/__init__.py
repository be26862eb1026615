"""Numbers as people write them, and how two of them stand to each other."""

from factcheck.figures.finding import find_figures
from factcheck.figures.model import (
    QUANTITATIVE,
    Approximator,
    Bound,
    Derivation,
    Direction,
    Figure,
    FigureKind,
    Relation,
    RelationName,
    Stance,
    Statement,
)

__all__ = [
    "QUANTITATIVE",
    "Approximator",
    "Bound",
    "Derivation",
    "Direction",
    "Figure",
    "FigureKind",
    "Relation",
    "RelationName",
    "Stance",
    "Statement",
    "find_figures",
]
