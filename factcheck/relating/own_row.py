"""A claimed number that stands in another row of its column than the one that the claim names.

"Marisol was fourth with 377,218" beside a table that has 412,650 for Marisol and 377,218 for Norrhaven: whoever wrote
it slipped by a line. Said of names that head a row each, in a source of the article: elsewhere some row has any number.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.documents.columns import first_words
from factcheck.facts.statements import statements_in
from factcheck.facts.subjects import is_name
from factcheck.facts.vocabulary import WORD
from factcheck.figures.weighing import digits_of, weigh
from factcheck.relating.comparing.pairs import pair_up
from factcheck.relating.judging import weigh_pair
from factcheck.relating.readings import is_source
from factcheck.relating.relations import both_rows
from factcheck.relating.telling import SAID, line_of, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.documents import Document, Passage
    from factcheck.facts import Statement
    from factcheck.relating.comparing.pairs import Pair
    from factcheck.relating.model import Relation

__all__ = ["tell_own_row"]

_CERTAINTY = 0.9  # of articles beside their sources 9 of 9 such numbers were wrong
_DIGITS = 3  # of fewer some cell rounds to a number by chance
_MANY = 1_000  # of the rows of a longer table some has any number


def tell_own_row(
    claimed: Statement, document: Document, table: int, rows: Iterable[Passage]
) -> tuple[Relation, Passage] | None:
    """Give what the claim's own row has, and its passage, where one of `rows` of that table has the claimed number.

    None where the claim names no row by itself, where its row has the number as well, or where it names both.
    """
    name = claimed.subject
    if claimed.role != "level" or name is None or not is_name(name):
        return None
    rivals = [pair for row in rows for pair in _very(claimed, document, row)]
    if not rivals or len(document.tables[table].rows) > _MANY or not is_source(claimed, document.text):
        return None
    own = _row_of(name, document, table)
    if own is None or any(_very(claimed, document, own)):
        return None
    cells = statements_in(document, own)
    relation = next(filter(None, (_told(claimed, rival, cells) for rival in rivals)), None)
    return (relation, own) if relation is not None else None


def _very(claimed: Statement, document: Document, row: Passage) -> Iterator[Pair]:
    """Give the pairs of a claim with the figures of a row that are the very number; of few digits they are equal."""
    pairs = (pair_up(claimed, reported) for reported in statements_in(document, row))
    few = digits_of(claimed.figure.value) < _DIGITS
    for pair in pairs:
        if pair is not None and pair.units != "mistaken":
            weighed = weigh_pair(pair)
            if weighed.name == "equal" if few else weighed.very:
                yield pair


def _row_of(name: str, document: Document, table: int) -> Passage | None:
    """Give the row that a name heads, None where none or several do."""
    rows = document.tables[table].rows
    wanted = _plain(name)
    places = [at for at in range(len(rows)) if _plain(first_words(rows, at)) == wanted]
    if len(places) != 1:
        return None
    starts = [cell.start for cell in rows[places[0]].cells if cell.text]
    at = bisect_left(document.passages, min(starts), key=lambda passage: passage.start)
    found = document.passages[at] if at < len(document.passages) else None
    return found if found is not None and (found.table, found.row) == (table, places[0]) else None


def _words_of(text: str) -> set[str]:
    return set(map(str.casefold, WORD.findall(text)))


def _plain(label: str) -> str:
    return " ".join(label.casefold().split())


def _told(claimed: Statement, rival: Pair, own: Iterable[Statement]) -> Relation | None:
    """Hold the claim against its own row's cell of the column in which another row has the number."""
    label = rival.reported.row
    if not label or rival.units not in {"same", "bare"}:
        return None
    if not _words_of(label).isdisjoint(_words_of(f"{claimed.subject} {claimed.text}")):
        return None  # "Core inflation edged up to 4.7%" may be of the row "Core", whatever was spoken of before
    cells = [item for item in own if item.header == rival.reported.header]
    if len(cells) != 1 or cells[0].row == label:
        return None
    pair = replace(rival, reported=cells[0], figure=cells[0].figure, subject="same")
    weighed = weigh(claimed.figure, pair.figure)
    if SAID[weighed.name][0] != "contradicts":
        return None
    line = f"{line_of(pair, weighed)}; {both_rows(pair, rival)}"
    return replace(tell(weighed.name, line, pair, weighed), certainty=_CERTAINTY)
