"""Which row has the most or the least, which is second or third, and that no other has more."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from factcheck.facts.tables.lists import LIST
from factcheck.facts.tables.whole.predicates import of_eras
from factcheck.facts.tables.whole.sentence import label_columns
from factcheck.facts.tables.whole.settled import Settled
from factcheck.facts.tables.whole.words import Way, compared, graded, places, said
from factcheck.facts.tables.words import owning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.facts.tables.naming import Condition
    from factcheck.facts.tables.whole.predicates import Part
    from factcheck.facts.tables.whole.sentence import Column, Spoken
    from factcheck.figures.model import Figure

__all__ = ["rankings"]

# In so much of its rows a column has a number, or nobody knows which is the most.
_FILLED = 0.9


class _Asked(NamedTuple):
    """Which place is asked for: of the most or the least, the how manieth, by a column of which name.

    `either` says that no word tells from which end is counted, `compared` that all others are held against the named.
    """

    way: Way
    called: frozenset[str]
    positions: frozenset[int]
    place: int = 1
    figure: Figure | None = None
    either: bool = False
    compared: bool = False


def rankings(spoken: Spoken) -> Iterator[Settled]:
    """Give what each reading of a statement about a place among the rows comes to."""
    eras = of_eras(spoken)
    era = eras[0] if len(eras) == 1 else None
    timed = era.positions if era is not None else frozenset[int]()
    if set(spoken.at(said("bounding"))) - timed:
        return
    for asked in (*_superlatives(spoken), *_no_others(spoken), *_ranked(spoken)):
        for column in _columns(spoken, asked, timed):
            yield from _placed(spoken, asked, column, era)


def _superlatives(spoken: Spoken) -> Iterator[_Asked]:
    table = compared(superlative=True)
    cues = [place for place in spoken.cues(table) if not _is_share(spoken, place)]
    if len(cues) != 1 or spoken.denies or spoken.at(said("than")) or _is_its_own(spoken, cues[0]):
        return
    positions, meant = _graded(spoken, cues[0], table)
    ranks = [one for one in spoken.figures if one.kind == "rank"]
    place, figure = 1, None
    if len(ranks) == 1 and ranks[0].value is not None:
        at = spoken.of_figure(ranks[0])
        if max(at) + 1 == min(positions):
            place, figure, positions = int(ranks[0].value), ranks[0], positions | at
        elif not at <= positions:
            return
    elif ranks:
        return
    for way, called in meant:
        yield _Asked(way, called, positions, place, figure)


def _ranked(spoken: Spoken) -> Iterator[_Asked]:
    """Read "came third in exports": from the largest down, if nothing else is said."""
    ranks = [one for one in spoken.figures if one.kind == "rank"]
    if (
        len(ranks) != 1
        or ranks[0].value is None
        or spoken.denies
        or spoken.at(said("than"))
        or spoken.cues(compared(superlative=True))
    ):
        return
    at = spoken.of_figure(ranks[0])
    before = spoken.words[max(0, min(at) - 2) : min(at)]
    number = ranks[0].value
    if number is not None and set(before) & said("behind"):
        yield _Asked("more", frozenset(), at, int(number), ranks[0], either=True)


def _graded(
    spoken: Spoken, cue: int, table: Mapping[str, Sequence[tuple[Way, frozenset[str]]]]
) -> tuple[frozenset[int], list[tuple[Way, frozenset[str]]]]:
    """Give the words that compare, and what they mean: "the most populous" a population."""
    behind = spoken.words[cue + 1] if cue + 1 < len(spoken.words) else ""
    meant = list(table[spoken.words[cue]])
    if behind in graded():
        return frozenset({cue, cue + 1}), [(way, graded()[behind]) for way, called in meant if not called]
    return frozenset({cue}), meant


def _is_share(spoken: Spoken, place: int) -> bool:
    """Tell "most of the schools", "most schools", and "at most" from "the most"."""
    if spoken.words[place] not in said("most"):
        return False
    before = spoken.words[place - 1] if place else ""
    behind = spoken.words[place + 1] if place + 1 < len(spoken.words) else ""
    return behind in said("of") or (not place and place + 1 in spoken.rows) or before == "at"


def _is_its_own(spoken: Spoken, cue: int) -> bool:
    """Tell whether it is the most among what one row has: "Norway's largest"."""
    endings, _ = owning()
    return cue > 0 and spoken.words[cue - 1].endswith(endings)


def _no_others(spoken: Spoken) -> Iterator[_Asked]:
    """Read "no other club won more games than Ashby" as the most of Ashby, "only two have more than" as its place."""
    words = spoken.words
    joints = spoken.at(said("than"))
    table = compared(superlative=False)
    cues = spoken.cues(table)
    if len(joints) != 1 or len(cues) != 1 or not cues[0] < joints[0]:
        return
    figures = [one for one in spoken.figures if one.kind != "date"]
    first = set(words[:3])
    if not figures and words[0] in said("no"):
        place, figure, positions = 1, None, frozenset({0, *spoken.at(said("other"))})
    elif len(figures) == 1 and figures[0].kind == "quantity" and first & said("only") and (number := figures[0].value):
        place, figure = int(number) + 1, figures[0]
        positions = spoken.of_figure(figure) | set(spoken.at(said("only") | said("other")))
    else:
        return
    behind = [one for one in spoken.names if min(one.positions) > joints[0] and len(one.all_rows) == 1]
    if len(behind) != 1 or len(spoken.at(said("denying"))) > (words[0] in said("no")):
        return
    for way, called in table[words[cues[0]]]:
        yield _Asked(way, called, positions | {cues[0]}, place, figure, compared=True)


def _columns(spoken: Spoken, asked: _Asked, timed: frozenset[int]) -> list[Column]:
    explained = timed | asked.positions | spoken.told_by(spoken.names) | _numbers(spoken)
    found = spoken.columns(spoken.left(explained), asked.called)
    return [one for one in found if _is_filled(spoken, one.number) and not spoken.grid.headers[one.number] & places()]


def _numbers(spoken: Spoken) -> frozenset[int]:
    """Give the positions of quantities, which must be the number of the row that is found."""
    return frozenset[int]().union(*(spoken.of_figure(one) for one in _quantities(spoken)))


def _quantities(spoken: Spoken) -> list[Figure]:
    return [one for one in spoken.figures if one.kind == "quantity" and not spoken.of_figure(one) <= spoken.rows]


def _is_filled(spoken: Spoken, column: int) -> bool:
    rows = spoken.grid.own_rows
    return sum(spoken.grid.amount(row, column) is not None for row in rows) >= _FILLED * len(rows)


def _placed(spoken: Spoken, asked: _Asked, column: Column, era: Part | None) -> Iterator[Settled]:
    """Give whether the row that is named has the place, among the rows that the other names choose."""
    told = column.positions | (era.positions if era is not None else frozenset())
    names = [one for one in spoken.names if not one.positions <= told and column.number not in one.rows]
    holder = _holder(spoken, asked, names)
    if holder is None:
        return
    among = set(era.rows if era is not None else spoken.grid.own_rows)
    among = among.intersection(*(one.all_rows for one in names if one not in holder.names))
    amounts = {row: amount for row in among if (amount := spoken.grid.amount(row, column.number)) is not None}
    best = sorted(amounts, key=lambda row: amounts[row], reverse=asked.way == "more")
    own = holder.rows & among
    if len(amounts) < 2 or asked.place > len(best) or not own:
        return
    row = best[asked.place - 1] if best[asked.place - 1] in own else min(own)
    if row not in amounts:
        return
    better = _better(amounts, amounts[row], asked.way)
    ties = sum(amount == amounts[row] for amount in amounts.values()) > 1
    agrees = len(better) == asked.place - 1
    if agrees and (ties or not _has(spoken, row, column.number, asked) or _is_within(spoken, holder, asked)):
        return
    if asked.either and not agrees and len(_better(amounts, amounts[row], "less")) == asked.place - 1:
        return
    within = _says_value(spoken, asked) or not _is_named_alone(spoken, holder, asked)
    if not agrees and (within or _is_total(spoken, list(amounts.values()))):
        return  # "the highest of Ashby was 16" may be the most among what Ashby has
    rows = (row,) if agrees else (best[asked.place - 1], row)
    yield Settled(
        "place", agrees, rows, (column.number,), Decimal(asked.place), asked.figure, least=asked.way == "less",
        among=len(better),
    )  # fmt: skip


class _Holder(NamedTuple):
    """The rows of which a place is told, and the names that choose them."""

    rows: frozenset[int]
    names: tuple[Condition, ...]

    @property
    def first(self) -> int:
        return min(min(one.positions) for one in self.names)

    @property
    def last(self) -> int:
        return max(max(one.positions) for one in self.names)


def _holder(spoken: Spoken, asked: _Asked, names: Sequence[Condition]) -> _Holder | None:
    """Find of what a place is told: the one row that is named, or what is said of "the first champions"."""
    if asked.compared:
        behind = tuple(one for one in names if min(one.positions) > max(asked.positions))
        rows = frozenset(spoken.grid.own_rows).intersection(*(one.all_rows for one in behind))
        return _Holder(rows, behind) if behind and len(rows) == 1 else None
    single = [one for one in names if len(one.all_rows) == 1 and not one.number]
    if len(names) > 2:
        return None
    if len(single) == 1:
        return _Holder(single[0].all_rows, (single[0],))
    if single or len(names) != 1 or min(names[0].positions) < max(asked.positions):
        return None
    holder = _Holder(names[0].all_rows, (names[0],))
    return holder if _is_said(spoken, holder, asked) else None


def _is_named_alone(spoken: Spoken, holder: _Holder, asked: _Asked) -> bool:
    """Tell whether a name names its row and nothing within it: the subject, or what is said of the most.

    Where a number is told as well, it must be the subject of a verb: "Ashby has the highest tower, of 16 metres".
    """
    labels = set(label_columns(spoken.grid))
    if len(holder.rows) == 1 and len(holder.names) == 1 and not holder.names[0].rows.keys() & labels:
        return False
    numbers = bool(_numbers(spoken) - asked.positions)
    if holder.first > max(asked.positions):
        return not numbers and (asked.compared or _is_said(spoken, holder, asked))
    between = spoken.words[holder.last + 1 : min(asked.positions)]
    if numbers and not set(between) & said("being"):
        return False
    return not _is_owning(spoken, holder)


def _is_within(spoken: Spoken, holder: _Holder, asked: _Asked) -> bool:
    """Tell whether the most of a row itself is told, with its number: "the largest crowd of Ashby was 210"."""
    numbers = bool(_numbers(spoken) - asked.positions)
    return numbers and holder.first > max(asked.positions) and _is_owning(spoken, holder)


def _is_owning(spoken: Spoken, holder: _Holder) -> bool:
    _, before = owning()
    return any(word in before for word in spoken.words[max(0, holder.first - 2) : holder.first])


def _is_total(spoken: Spoken, amounts: Sequence[Decimal]) -> bool:
    """Tell whether the largest number is as much as all others together: those registered, beside what each got."""
    return spoken.grid.document.reader != LIST and len(amounts) > 2 and 2 * max(amounts) >= sum(amounts, Decimal(0))


def _says_value(spoken: Spoken, asked: _Asked) -> bool:
    """Tell whether it is a row's own values that are ranked: "the lowest value in Brook"."""
    behind = max(asked.positions) + 1
    return behind < len(spoken.words) and spoken.words[behind] in said("value")


def _is_said(spoken: Spoken, holder: _Holder, asked: _Asked) -> bool:
    """Tell whether a name is what is said of the first or largest: "the first champions were the Otters"."""
    between = spoken.words[max(asked.positions) + 1 : holder.first]
    return bool(set(between) & said("being"))


def _better(amounts: Mapping[int, Decimal], own: Decimal, way: Way) -> list[int]:
    return [row for row, amount in amounts.items() if (amount > own if way == "more" else amount < own)]


def _has(spoken: Spoken, row: int, column: int, asked: _Asked) -> bool:
    """Tell whether the quantities of the statement are the number of that row."""
    amount = spoken.grid.amount(row, column)
    return all(one.value == amount for one in _quantities(spoken) if one is not asked.figure)
