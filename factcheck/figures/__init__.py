"""Numbers as people write them, and how two of them stand to each other."""

from factcheck.figures.model import (
    QUANTITATIVE,
    Approximator,
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
    "Derivation",
    "Direction",
    "Figure",
    "FigureKind",
    "Relation",
    "RelationName",
    "Stance",
    "Statement",
]
