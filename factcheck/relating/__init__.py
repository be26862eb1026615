"""How a claimed figure stands to what is reported: the same fact first, arithmetic second, silence otherwise.

    relations    the way in: one relation of a claim to a text
    candidates   the figures it may speak of, and how sure that is: `compared`, `readings` and `setting` see what is
                 around both, `grounds` and `vetoes` what speaks for one fact, `weights` what that counts
    comparing    a claim beside one reported figure          judging     how the numbers of such a pair stand
    deriving     numbers that are computed from parts        telling     stance, first word, line of working
    days         days and years                              cells       which cells of a row a claim may mean
    happenings   what happened when, as which, how old       across      two languages: `matters`, `spelling`
    tables       what a whole table answers, its answers weighed by `answering`

Two bare numbers are weighed in `figures.weighing`; which passage speaks for all is decided in `checking`.
"""

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
