"""An answer of a table, and what speaks for its being the answer to what the sentence asks.

Grounds are numbers from 0 to 1; none of them looks at whether the answer agrees with the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from factcheck.facts.tables.words import noun_names
from factcheck.figures.model import QUANTITATIVE
from factcheck.figures.weighing import SUPPORTING, digits_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from decimal import Decimal

    from factcheck.facts.tables.asked import Asked
    from factcheck.facts.tables.naming import Condition, Heading
    from factcheck.figures.model import Figure
    from factcheck.figures.weighing import RelationName

__all__ = ["Answer", "Operation", "answer", "taken"]

Operation = Literal[
    "cell", "fact", "together", "under", "era", "count", "distinct", "share", "only", "sum", "average", "max", "min",
    "span", "extreme", "difference", "compare", "rank", "age", "lasted",
    "changed", "grown",
]  # fmt: skip

# The cues that an operation answers; any other in the sentence asks for something that this answer is not.
_ANSWERED: Mapping[Operation, frozenset[str]] = {
    "cell": frozenset(),
    "fact": frozenset({"count", "sum", "average", "max", "min", "more", "less", "first", "last"}),
    "together": frozenset(),
    "count": frozenset({"count", "only", "sum", "first"}),
    "distinct": frozenset({"different", "count", "sum", "only"}),
    "under": frozenset(),
    "era": frozenset({"order"}),
    "share": frozenset({"all", "none", "most-rows"}),
    "only": frozenset({"only"}),
    "span": frozenset({"max", "min", "first", "last"}),
    "sum": frozenset({"sum", "count"}),
    "average": frozenset({"average"}),
    "max": frozenset({"max", "more"}),
    "min": frozenset({"min", "less"}),
    "extreme": frozenset({"max", "min", "first", "last", "more", "less"}),
    "difference": frozenset({"more", "less", "difference"}),
    "compare": frozenset({"more", "less"}),
    "rank": frozenset({"max", "min", "more", "less"}),
    "age": frozenset({"order", "more", "less"}),
    "lasted": frozenset({"order", "more", "less"}),
    "changed": frozenset({"rise", "fall", "all", "none", "most-rows", "count"}),
    "grown": frozenset({"rise", "fall", "more", "less", "difference"}),
}
_HARMLESS = frozenset({"count", "first", "last", "rise", "fall"})
_SURELY = 0.99
_QUANTIFIERS = frozenset({"all", "none", "only", "most-rows"})


class Answer(Struct, frozen=True):
    """What a table answers to one question.

    `rows` are those that were looked at, `relation` how the sentence's figure stands to the answer, `value` the answer
    where it is a number, `figure` the reported figure where it is a cell's. `grounds` say what speaks for its being
    what is asked.
    """

    operation: Operation
    column: int | None
    rows: tuple[int, ...]
    used: tuple[Condition, ...]
    dropped: tuple[Condition, ...]
    relation: RelationName
    value: Decimal | None
    figure: Figure | None
    grounds: Mapping[str, float]

    @property
    def agrees(self) -> bool:
        return self.relation in SUPPORTING


def answer(
    asked: Asked,
    operation: Operation,
    relation: RelationName,
    *,
    rows: Sequence[int] = (),
    heading: Heading | None = None,
    column: int | None = None,
    used: Sequence[Condition] | None = None,
    dropped: Sequence[Condition] | None = None,
    value: Decimal | None = None,
    figure: Figure | None = None,
    more: Mapping[str, float] | None = None,
    **own: float,
) -> Answer:
    """Give an answer with its grounds; `own` and `more` are those of the operation alone."""
    used = asked.used if used is None else tuple(used)
    dropped = asked.dropped if dropped is None else tuple(dropped)
    grounds = {
        f"op-{operation}": 1.0,
        **_of_words(asked, operation, heading, used, dropped),
        **_of_heading(asked, heading),
        **_of_figure(asked, heading, used),
        **_of_table(asked),
        "covered": min((one.covered for one in used), default=0.0),
        "conditions": min(3, sum(not one.number for one in used)) / 3,
        "number-conditions": min(2, sum(one.number for one in used)) / 2,
        "dropped": min(2, len(dropped)) / 2,
        **{f"{operation}-{name.replace('_', '-')}": float(number) for name, number in {**own, **(more or {})}.items()},
    }
    if not {"strange", "foreign", "dropped"} & {name for name, value in grounds.items() if value}:
        sure = heading is None or heading.strength >= _SURELY
        grounds[f"{operation}-clean"] = 1.0
        grounds[f"{operation}-clean-surely"] = float(sure and grounds["covered"] >= _SURELY)
    return Answer(
        operation, heading.column if heading is not None else column, tuple(rows), used, dropped, relation, value,
        figure, {name: number for name, number in grounds.items() if number},
    )  # fmt: skip


def taken(found: Answer) -> Answer:
    """Give an answer about a figure of a sentence that was asked about as a whole."""
    return replace(found, grounds={**found.grounds, "taken": 1.0})


def _of_words(
    asked: Asked, operation: Operation, heading: Heading | None, used: Sequence[Condition], dropped: Sequence[Condition]
) -> dict[str, float]:
    """How much of the sentence the question explains, and what else its words ask for."""
    explained = set(asked.target | asked.measured)
    for condition in (*used, *dropped):
        explained |= condition.positions
    for bound in asked.bounds:
        explained |= bound.positions
    if heading is not None:
        explained |= heading.positions
    answered = frozenset[int]().union(*(places for name, places in asked.cues.items() if name in _ANSWERED[operation]))
    named = {column for condition in used for column in condition.rows} | {bound.column for bound in asked.bounds}
    for other in asked.headings:
        if other.column in named:
            explained |= other.positions  # the name of a cell's column is explained by the cell
    foreign = 0
    for name, places in asked.cues.items():
        if name in _ANSWERED[operation]:
            explained |= places
        elif name not in _HARMLESS and not places <= explained:
            foreign += 1
    telling = [place for place, token in enumerate(asked.tokens) if token.telling]
    rest = [place for place in telling if place not in explained]
    known = asked.grid.about | asked.grid.all_headers
    strange = [place for place in rest if asked.topics[place] not in known]
    return {
        "explained": 1 - len(rest) / max(1, len(telling)),
        "strange": min(4, len(strange)) / 4,
        "strange-numbers": min(2, sum(asked.tokens[place].number for place in strange)) / 2,
        "foreign": min(2, foreign) / 2,
        "cue-far": min(1.0, _distance(asked.target, answered) / 6) if asked.target and answered else 0.0,
        "cued": float(bool(answered)),
        "cue-heads": float(bool(answered) and _heads(asked, answered)),
        "denied": float("denied" in asked.cues),
        "quantified": float(bool(_QUANTIFIERS & asked.cues.keys())),
        "bounds": float(bool(asked.bounds)),
        "local": float(asked.local),
        **_of_clause(asked, rest),
    }


def _heads(asked: Asked, places: frozenset[int]) -> bool:
    """Tell whether the words that ask for something are also a column's whole name: "total", "average"."""
    return any(places & one.positions and one.strength >= _SURELY for one in asked.headings)


def _distance(ones: Iterable[int], others: Collection[int]) -> int:
    return min((abs(one - other) for one in ones for other in others), default=99)


def _of_clause(asked: Asked, rest: Sequence[int]) -> dict[str, float]:
    """How much of the figure's own clause is explained, and how many others of the sentence's figures are not."""
    telling = [place for place in asked.clause if asked.tokens[place].telling]
    left = [place for place in rest if place in asked.clause]
    return {
        "explained-clause": 1 - len(left) / max(1, len(telling)),
        "rest-numbers": min(3, sum(asked.tokens[place].number for place in rest)) / 3,
        "rest": min(6, len(rest)) / 6,
    }


def _of_heading(asked: Asked, heading: Heading | None) -> dict[str, float]:
    """How surely the column is the one that is named."""
    if heading is None:
        return {}
    others = [other for other in asked.headings if other.column != heading.column]
    second = max((other.strength for other in others), default=0.0)
    distance = min((abs(a - b) for a in heading.positions for b in asked.target), default=9)
    dominated = any(
        heading.positions < other.positions and other.strength >= heading.strength - 0.01 for other in others
    )
    return {
        "heading": heading.strength,
        "heading-leads": max(0.0, heading.strength - second),
        "heading-trails": max(0.0, second - heading.strength),
        "heading-implied": float(not heading.positions),
        "heading-words": min(4, len(heading.positions)) / 4,
        "far": min(1.0, distance / 8) if asked.target else 0.0,
        "dominated": float(dominated),
    }


def _of_figure(asked: Asked, heading: Heading | None, used: Sequence[Condition]) -> dict[str, float]:
    """What the figure itself says: its digits, its noun, how often its number stands in the table."""
    figure, grid = asked.figure, asked.grid
    if figure is None:
        return {"no-figure": 1.0}
    counted = noun_names(figure.unit)
    said = grid.all_headers | grid.about | {asked.topics[place] for one in used for place in one.positions}
    hits = [frozenset(grid.index.get(form, ())) for form in asked.forms if form[0].isdigit()]
    common = len(frozenset.intersection(*hits)) if hits else 0
    return {
        "noun-named": float(not counted or bool(counted & said)),
        "noun-strange": float(bool(counted) and not counted & said),
        "noun-rest": len(counted - said) / len(counted) if counted & said else 0.0,
        "noun-heads": float(heading is not None and bool(counted & grid.headers[heading.column])),
        "digits": min(5, digits_of(figure.value)) / 5,
        "common": min(5, common) / 5,
        "dated": float(figure.kind not in QUANTITATIVE),
        "hedged": float(figure.approximator is not None),
    }


def _of_table(asked: Asked) -> dict[str, float]:
    grid = asked.grid
    return {
        "ragged": float(grid.ragged),
        "across": float(grid.across and not grid.boxed),
        "boxed": float(grid.boxed),
        "single": float(grid.height == 1),
        "named-alike": float(len(set(filter(None, grid.titles))) < sum(map(bool, grid.titles))),
        "unheaded": float(not any(grid.titles)),
        "tall": min(1.0, grid.height / 50),
        "wide": min(1.0, grid.width / 12),
    }
