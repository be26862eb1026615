"""A number with two digits changed in writing, found by its digits alone, whatever the words around it are.

"The consultation brought 3,916 replies" beside "3,961 submissions were received": where a document gave an article its
other numbers, lacks this one and has it with two digits changed, nobody need know that replies are submissions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.conversion import measure
from factcheck.figures.weighing import digits_of, slip_between
from factcheck.relating.model import Relation
from factcheck.relating.readings import is_source, told_numbers
from factcheck.relating.telling import SAID, line_of_slip

if TYPE_CHECKING:
    from factcheck.facts import Statement
    from factcheck.figures import Figure

__all__ = ["may_be_slip", "tell_slip"]

# Of figures of articles beside their sources: with three digits 40 wrong ones had such a neighbour and 3 others; of
# two digits as many right ones as wrong ones.
_DIGITS = 3
# Of two things that are counted ("214 patients", "412 sites") it is no chance from so many written digits on.
_WRITTEN = 4
_CERTAINTY = 0.95  # 40 of 43


def may_be_slip(claimed: Statement) -> bool:
    """Tell whether a claimed number has the digits that two could change places of."""
    return digits_of(claimed.figure.value) >= _DIGITS and _written(claimed.figure) >= _DIGITS


def tell_slip(claimed: Statement, reported: Statement, document: str) -> Relation | None:
    """Tell the claimed number from a reported one with two of its digits changed; None where it is no such slip.

    `document` is the text that the reported one stands in: a source of the claim's article, which tells the reported
    number nowhere.
    """
    claim, source = claimed.figure, reported.figure
    if source.value is None or slip_between(claim, source) != "transposed" or not _alike(claim, source):
        return None
    if source.value.normalize() in told_numbers(claimed.around) or not is_source(claimed, document):
        return None
    stance, label = SAID["transposed"]
    assert claim.value is not None
    return Relation(
        name="transposed",
        stance=stance,
        label=label,
        working=line_of_slip(claim, source),
        parts=(source,),
        not_compared=("subject",),
        difference=claim.value - source.value,
        certainty=_CERTAINTY,
    )


def _alike(claim: Figure, source: Figure) -> bool:
    """Tell whether two numbers may be of one thing by their units alone."""
    if claim.unit == source.unit:
        return True
    kinds = {measure(claim.unit).dimension, measure(source.unit).dimension}
    if "number" in kinds:  # a cell whose column says what it is in
        return kinds.isdisjoint({"share", "currency"})
    return kinds == {"count"} and min(_written(claim), _written(source)) >= _WRITTEN


def _written(figure: Figure) -> int:
    return sum(map(str.isdigit, figure.text))
