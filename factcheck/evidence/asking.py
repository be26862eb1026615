"""The tables among a claim's candidates are asked as a whole, in the place of what a row says alone."""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from factcheck.evidence.happening import Spoken, answered
from factcheck.evidence.library import UnknownDocument
from factcheck.evidence.model import Link
from factcheck.facts.tables.wording import tells_of_none
from factcheck.figures.weighing import VERY, digits_of
from factcheck.relating.model import RowSurety
from factcheck.relating.own_row import tell_own_row
from factcheck.relating.readings import is_source, others_told
from factcheck.relating.relations import surety
from factcheck.relating.setting import text_around
from factcheck.relating.telling import unsure
from factcheck.relating.whole import ask_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.claims import Claim
    from factcheck.documents import Document, Passage
    from factcheck.evidence.library import Found, Library
    from factcheck.facts import Statement
    from factcheck.relating.tables import Asked

__all__ = ["Row", "ask_lists", "ask_tables"]

# So many tables, those of the best candidates, are asked for one claim.
_MOST = 4
_MOST_LISTS = 8
# The digits of a cell in another order, or at another power of ten, are no chance where a row is so sure; less sure it
# need be of four digits in another order.
_SLIPS, _SURE_OF_A_SLIP = frozenset({"transposed", "magnitude"}), 0.94
_LONG, _SURE_OF_A_LONG_ONE = 4, 0.84
_TELLING, _SURE_OF_A_SOURCE = 3, 0.5
_NOT_SHORT = 2  # 20 beside 2 is mostly another number, and no slip
# What the table is to the claim: a source of its article, one beside an article, or one beside a sentence alone; and
# from how many digits on, of a row how sure, it is not by chance that the row has the claimed number.
_Origin = Literal["source", "article", "alone"]
_LEAST: Mapping[_Origin, tuple[int, float]] = {
    "source": (_NOT_SHORT, _SURE_OF_A_SOURCE), "article": (_NOT_SHORT, 0.6), "alone": (_TELLING, 0.8),
}  # fmt: skip
_SAYS = frozenset({"supports", "contradicts"})


class Row(Struct, frozen=True):
    """A row of a table among the candidates, with what the words say for it."""

    found: Found
    passage: Passage
    margin: float
    features: Mapping[str, float]


def ask_tables(
    claim: Claim, claimed: Statement | None, links: Iterable[Link], rows: Sequence[Row], library: Library
) -> list[Link]:
    """Give links with the answers of the tables that `rows` stand in.

    A row's own relation stands only where it was computed from parts; else the table as a whole says it, at the row
    where the answer is, or nothing is said.
    """
    links = list(links)
    tables: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        assert row.passage.table is not None
        tables.setdefault((row.found.document, row.passage.table), []).append(row)
    for (name, table), own in list(tables.items())[:_MOST]:
        try:
            document = library.document(name)
        except UnknownDocument:
            continue  # somebody took it out meanwhile
        if any(link.document == name and link.relation.derivation and link.relation.stance in _SAYS for link in links):
            continue  # computed from the parts that the claim names
        other = tell_own_row(claimed, document, table, [row.passage for row in own]) if claimed is not None else None
        if other is not None:
            relation, passage = other
            row = next((one for one in own if one.passage.start == passage.start), own[0])
            here = Spoken(row.found, document, row.passage, row.margin, row.features)
            links = answered(links, relation, here, passage)
            continue
        asked = _ask(claim, claimed, document, table, own)
        origin = _origin(claimed, text_around(document, own[0].passage))
        starts = {row.passage.start for row in own}
        links = [
            replace(link, relation=unsure(link.relation))
            if link.document == name and link.start in starts and not _stands_alone(claim, link, asked, origin)
            else link
            for link in links
        ]
        if asked is not None:
            links = _with_answer(links, asked, own, document)
    return links


def ask_lists(claim: Claim, links: Iterable[Link], spoken: Sequence[Spoken]) -> list[Link]:
    """Give links with what a list in the prose among the candidates says: "Ashby had 12 staff, Port Ash 9, Lowe 7"."""
    links = list(links)
    figure = claim.figure
    if figure is not None:
        figure = replace(figure, start=figure.start - claim.start, end=figure.end - claim.start)
    for one in spoken[:_MOST_LISTS]:
        relation = ask_list(claim.text, figure, one.document.words(one.passage), _around(one.document, one.passage))
        if relation is not None:
            links = answered(links, relation, one, one.passage)
    return links


def _around(document: Document, passage: Passage) -> str:
    """Give the words of the passages before and behind one."""
    at = bisect_left(document.passages, passage.start, key=lambda each: each.start)
    return " ".join(
        document.words(one) for one in document.passages[max(0, at - 1) : at + 2] if one.start != passage.start
    )


def _stands_alone(claim: Claim, link: Link, asked: Asked | None, origin: _Origin) -> bool:
    """Tell whether a row says enough by itself: computed, or its number or a slip of it where the table is silent.

    Of a table that the article was written from, a less sure number or slip will do, and of any the very number where
    the claim is of an article: its author had some table.
    """
    relation, known = link.relation, origin == "source"
    if relation.derivation is not None:
        return True
    if asked is not None and asked.relation.stance == "supports":
        return False
    digits = digits_of(relation.parts[0].value) if relation.parts else 0
    if relation.name == "transposed" and digits >= _LONG:
        return relation.certainty >= (_SURE_OF_A_SOURCE if known else _SURE_OF_A_LONG_ONE)
    if asked is not None:
        return False
    if relation.stance == "supports":
        least, sure = _LEAST[origin] if relation.name in VERY or origin == "source" else _LEAST["alone"]
        return digits >= least and relation.certainty >= sure and not tells_of_none(claim.text)
    if known and digits >= _TELLING:
        return relation.name in _SLIPS and relation.certainty >= _SURE_OF_A_SOURCE
    return relation.name in _SLIPS and digits >= _NOT_SHORT and relation.certainty >= _SURE_OF_A_SLIP


def _origin(claimed: Statement | None, document: str) -> _Origin:
    if claimed is None or not others_told(claimed):
        return "alone"
    return "source" if is_source(claimed, document) else "article"


def _ask(claim: Claim, claimed: Statement | None, document: Document, table: int, rows: Sequence[Row]) -> Asked | None:
    from factcheck.relating.tables import ask_table  # with all that reads one: most evidence has none

    if claimed is None:
        return ask_table(claim.text, None, document, table, RowSurety())
    found = [surety(claimed, document, row.passage) for row in rows]
    sure = RowSurety(max(one.agree for one in found), max(one.differ for one in found))
    start, end = claimed.span
    return ask_table(claimed.text, replace(claimed.figure, start=start, end=end), document, table, sure)


def _with_answer(links: list[Link], asked: Asked, rows: Sequence[Row], document: Document) -> list[Link]:
    """Put an answer at the link of its row, or of the table's best candidate where it has none."""
    row = rows[0]
    passage = asked.passage or row.passage
    row = next((one for one in rows if one.passage.start == passage.start), row)
    told = Link(
        document=row.found.document,
        start=passage.start,
        end=passage.end,
        place=passage.place,
        text=document.words(passage),
        score=max(asked.relation.certainty, 1 / (1 + math.exp(-row.margin))),
        features=dict(row.features),
        relation=asked.relation,
    )
    return [told, *(one for one in links if (one.document, one.start) != (told.document, told.start))]
