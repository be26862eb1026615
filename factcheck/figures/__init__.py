"""Numbers as people write them, and how two of them stand to each other.

Everything named here is loaded when it is first used: reading figures does not load what relates them, and importing
the room costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    from factcheck.figures.relating.relations import relate, relate_in
    from factcheck.figures.statements.building import read_statements, statements_in, statements_of

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
    "relate_in",
    "statements_in",
    "statements_of",
]

_HOMES = {
    "find_figures": "factcheck.figures.finding",
    "relate": "factcheck.figures.relating.relations",
    "relate_in": "factcheck.figures.relating.relations",
    "read_statements": "factcheck.figures.statements.building",
    "statements_in": "factcheck.figures.statements.building",
    "statements_of": "factcheck.figures.statements.building",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'factcheck.figures' has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES.get(name, "factcheck.figures.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
