"""A table is asked what a sentence says of it: the answer that is surest, and how the claim stands to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.facts.tables.grid import grids_of
from factcheck.facts.tables.questions import ask
from factcheck.facts.tables.whole.settling import settle
from factcheck.figures import writing
from factcheck.figures.finding import find_figures
from factcheck.relating.answering import NOT_UNDERSTOOD, asking, believe, of_rows, question_of
from factcheck.relating.model import Derivation, Relation, Stance
from factcheck.relating.telling import SAID
from factcheck.relating.whole import tell_settled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.documents import Document, Passage
    from factcheck.facts.tables.answers import Answer, Operation
    from factcheck.facts.tables.grid import Grid
    from factcheck.facts.tables.naming import Condition
    from factcheck.figures.model import Figure
    from factcheck.relating.model import RowSurety

__all__ = ["Asked", "ask_table"]

# operation -> first word shown where it is not a cell's own, what was computed
_COMPUTED: Mapping[Operation, tuple[str, Derivation]] = {
    "count": ("COUNT", "count"),
    "distinct": ("COUNT", "count"),
    "share": ("SHARE", "share"),
    "only": ("COUNT", "count"),
    "span": ("RANGE", "extreme"),
    "sum": ("SUM", "sum"),
    "average": ("AVERAGE", "average"),
    "max": ("MOST", "extreme"),
    "min": ("LEAST", "extreme"),
    "extreme": ("RANK", "extreme"),
    "difference": ("DIFFERENCE", "difference"),
    "compare": ("DIFFERENCE", "difference"),
    "rank": ("RANK", "rank"),
    "age": ("AGE", "difference"),
    "lasted": ("YEARS", "difference"),
    "changed": ("COUNT", "count"),
    "grown": ("DIFFERENCE", "difference"),
}  # fmt: skip
_LONGEST = 60


class Asked(Struct, frozen=True):
    """What a table says to a claim, and the passage where it stands."""

    relation: Relation
    passage: Passage | None


def ask_table(
    text: str, figure: Figure | None, document: Document, number: int, rows: RowSurety, *, language: str = "en"
) -> Asked | None:
    """Give what a document's table says to a sentence about one of its figures, placed in `text`, or about itself.

    `rows` is what its rows say one by one. None where it says nothing surely enough, and to a time like 2:23:36, which
    only its rows are held against.
    """
    if figure is not None and ":" in figure.text:
        return None
    figures = find_figures(text, language=language)
    for grid in grids_of(document, number):
        settled = settle(text, figure, figures, grid)
        if settled is not None:
            row = settled.rows[0] if settled.rows else None
            return Asked(tell_settled(grid, settled, figure), grid.passage(row) if row is not None else None)
    found = [(grid, one) for grid in grids_of(document, number) for one in ask(text, figure, figures, grid)]
    questions = [question_of(one) for _, one in found] + of_rows(rows.agree, rows.differ)
    believed = believe([asking().margin(one) for one in questions], [one.agrees for one in questions])
    agrees = believed.true >= NOT_UNDERSTOOD
    told = [(part, one) for part, one in zip(believed.parts, found, strict=False) if one[1].agrees == agrees]
    if not told:
        return None
    _, (grid, answered) = max(told, key=lambda item: item[0])
    most = asking().differ_most
    if asking().agree_least > believed.true > most.get(answered.operation, most["any"]):
        return None
    sure = believed.true if agrees else 1 - believed.true
    return Asked(_relation(grid, answered, figure, sure), _passage(grid, answered))


def _passage(grid: Grid, answer: Answer) -> Passage | None:
    return grid.passage(answer.rows[0], answer.column) if answer.rows else None


def _relation(grid: Grid, answer: Answer, figure: Figure | None, sure: float) -> Relation:
    name = answer.relation
    stance: Stance
    stance, label = SAID[name]
    derivation: Derivation | None = None
    if answer.operation in _COMPUTED:
        label, derivation = _COMPUTED[answer.operation]
    claimed = writing.told(figure) if figure is not None else ""
    told_apart = answer.agrees or not claimed or answer.operation == "together"
    verdict = "" if told_apart else f", not {claimed}"
    parts = (answer.figure,) if answer.figure is not None else ()
    difference = None
    if figure is not None and figure.value is not None and answer.value is not None and not answer.agrees:
        difference = figure.value - answer.value
    return Relation(
        name=name, stance=stance, label=label, working=f"{_TOLD[answer.operation](grid, answer)}{verdict}", parts=parts,
        derivation=derivation, computed=answer.value if derivation else None, difference=difference, certainty=sure,
        grounds=_why(answer),
    )  # fmt: skip


def _why(answer: Answer) -> tuple[str, ...]:
    found = asking().heaviest(question_of(answer))
    return tuple(f"{name.replace('-', ' ')} ({'+' if size > 0 else '-'})" for name, size in found)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _where(grid: Grid, conditions: Sequence[Condition], row: int | None = None) -> str:
    """Say by what rows were chosen: "Nation = Norway, Year = 2012"."""
    said = []
    for condition in conditions:
        column = min(condition.rows)
        rows = condition.rows[column]
        place = row if row in rows else min(rows)
        title = _short(grid.titles[column])
        cell = _short(grid.text(place, column))
        said.append(f"{title} = {cell}" if title else cell)
    return ", ".join(said)


def _title(grid: Grid, column: int | None) -> str:
    return _short(grid.titles[column]) if column is not None and grid.titles[column] else "the cell"


def _cell(grid: Grid, answer: Answer) -> str:
    row = answer.rows[0]
    where = _where(grid, answer.used, row)
    cell = _short(grid.text(row, answer.column or 0))
    title = _title(grid, answer.column)
    return f"{title}{f' where {where}' if where else ''}: {cell}"


def _count(grid: Grid, answer: Answer) -> str:
    where = _where(grid, answer.used)
    total = f"{grid.height} row{'' if grid.height == 1 else 's'}"
    if where:
        return f"{answer.value} of {total} have {where}"
    return f"{answer.value} of {total} are so" if answer.rows else f"the table has {total}"


def _distinct(grid: Grid, answer: Answer) -> str:
    where = _where(grid, answer.used)
    return f"{answer.value} different {_title(grid, answer.column)}{f' where {where}' if where else ''}"


def _aggregate(grid: Grid, answer: Answer) -> str:
    assert answer.value is not None
    number = writing.plain(writing.rounded(answer.value, 4))
    where = _where(grid, answer.used)
    names = {"sum": "sum", "average": "average", "max": "largest", "min": "smallest", "difference": "difference"}
    return f"{names[answer.operation]} of {_title(grid, answer.column)}{f' where {where}' if where else ''} is {number}"


def _extreme(grid: Grid, answer: Answer) -> str:
    row = answer.rows[0]
    label = next((grid.text(row, column) for column in range(grid.width) if column != answer.column), "")
    least = answer.grounds.get("extreme-least")
    cell = grid.text(row, answer.column or 0)
    return f"{'least' if least else 'most'} {_title(grid, answer.column)}: {_short(label)} ({_short(cell)})"


def _compare(grid: Grid, answer: Answer) -> str:
    first, second = answer.rows
    column = answer.column or 0
    one, two = grid.text(first, column), grid.text(second, column)
    names = [_where(grid, [condition]) for condition in answer.used]
    return f"{_title(grid, column)}: {one} where {names[0]}, {two} where {names[-1]}"


def _rank(grid: Grid, answer: Answer) -> str:
    return f"{_where(grid, answer.used)} is number {answer.value} by {_title(grid, answer.column)}"


def _share(grid: Grid, answer: Answer) -> str:
    where = _where(grid, answer.used)
    among = f"rows with {where}" if where else f"{grid.height} rows"
    return f"{answer.value} of the {among} {'are' if answer.value != 1 else 'is'} so"


def _only(grid: Grid, answer: Answer) -> str:
    return f"{answer.value} of {grid.height} rows have {_where(grid, answer.used)}"


def _span(grid: Grid, answer: Answer) -> str:
    amounts = [one for row in range(grid.height) if (one := grid.amount(row, answer.column or 0)) is not None]
    low, high = (writing.plain(writing.rounded(one, 4)) for one in (min(amounts), max(amounts)))
    return f"{_title(grid, answer.column)} goes from {low} to {high}"


def _together(grid: Grid, answer: Answer) -> str:
    where = _where(grid, (*answer.used, *answer.dropped))
    if answer.agrees:
        return f"one row has {where}"
    missing = next((one for one in answer.dropped if len(one.rows) == 1), None)
    if missing is None or not answer.used or len(answer.rows) != 1:
        return f"no row has {where} together"
    column, row = next(iter(missing.rows)), answer.rows[0]
    said = _short(grid.text(min(missing.rows[column]), column))
    return (
        f"{_title(grid, column)} where {_where(grid, answer.used, row)}: {_short(grid.text(row, column))}, not {said}"
    )


def _years(grid: Grid, answer: Answer) -> str:
    return f"{_cell(grid, answer)}: {answer.value} years"


def _changed(grid: Grid, answer: Answer) -> str:
    where = _where(grid, answer.used)
    rows = f"{grid.height} rows{f' where {where}' if where else ''}"
    return f"{answer.value} of {rows} changed so to {_title(grid, answer.column)}"


def _grown(grid: Grid, answer: Answer) -> str:
    assert answer.value is not None
    number = writing.plain(writing.rounded(answer.value, 4))
    return f"up to {_cell(grid, answer)} it is {number}{' percent' if answer.grounds.get('grown-percent') else ''}"


_TOLD = {
    "cell": _cell, "fact": _cell, "under": _cell, "era": _cell, "together": _together, "count": _count,
    "distinct": _distinct,
    "share": _share, "only": _only, "sum": _aggregate, "average": _aggregate, "max": _aggregate, "min": _aggregate,
    "span": _span, "difference": _aggregate, "extreme": _extreme, "compare": _compare, "rank": _rank,
    "age": _years, "lasted": _years, "changed": _changed, "grown": _grown,
}  # fmt: skip
