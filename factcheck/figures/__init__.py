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
from factcheck.figures.relations import relate
from factcheck.figures.statements import read_statements, statements_in, statements_of

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
    "read_statements",
    "relate",
    "statements_in",
    "statements_of",
]
