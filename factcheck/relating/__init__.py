"""How a claimed figure stands to what is reported: the same fact first, arithmetic second, silence otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lazily import loading

if TYPE_CHECKING:
    from factcheck.relating.model import Derivation, Relation, RelationName, Stance
    from factcheck.relating.relations import relate, relate_in

__all__ = ["Derivation", "Relation", "RelationName", "Stance", "relate", "relate_in"]

__getattr__, __dir__ = loading(
    __name__,
    model="Derivation Relation RelationName Stance",
    relations="relate relate_in",
)
