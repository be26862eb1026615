"""Where nothing is said of a number, a source of its article is asked for one with two of its digits changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.evidence.happening import answered
from factcheck.facts.statements import statements_in
from factcheck.relating.setting import text_around
from factcheck.relating.slips import tell_slip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from factcheck.evidence.happening import Spoken
    from factcheck.evidence.model import Link
    from factcheck.facts import Statement
    from factcheck.relating import Relation

__all__ = ["ask_slips"]


def ask_slips(claimed: Statement, links: list[Link], holding: Sequence[Spoken]) -> list[Link]:
    """Give links with the slip that one of the candidates which hold such a number tells; two tell nothing."""
    if any(link.relation.stance in {"supports", "contradicts"} for link in links):
        return links
    found: dict[Decimal | None, tuple[Relation, Spoken]] = {}
    for one in holding:
        around = text_around(one.document, one.passage)
        for reported in statements_in(one.document, one.passage):
            relation = tell_slip(claimed, reported, around)
            if relation is not None:
                found.setdefault(reported.figure.value, (relation, one))
    if len(found) != 1:
        return links
    ((relation, one),) = found.values()
    return answered(links, relation, one, one.passage)
