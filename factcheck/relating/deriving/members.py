"""The numbers of a document that an author may have computed with, and what ties each of them to a claim.

Of the pairs of a document hundreds come near any claim: an author takes numbers that the article tells too, or that
stand in a row, at a time or beside words that the claim names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from factcheck.facts import periods
from factcheck.facts.statements import statements_in
from factcheck.facts.vocabulary import topic, topics_in
from factcheck.figures.conversion import is_points, is_share, measure
from factcheck.figures.finding import find_figures
from factcheck.figures.model import QUANTITATIVE
from factcheck.figures.weighing import half
from factcheck.relating.deriving.levels import measured
from factcheck.relating.deriving.sources import plain_parts
from factcheck.relating.deriving.words import deriving_words
from factcheck.relating.readings import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.documents import Document
    from factcheck.facts.model import Statement
    from factcheck.figures.model import Figure

__all__ = ["Member", "Nearness", "Pair", "Tie", "members_of", "pairs_of", "sort_of"]

Nearness = Literal["row", "column", "beside", "apart"]
# A row or sentence has mostly what belongs together.
_NEAR: Mapping[Nearness, float] = {"row": 1.5, "column": 0.5, "beside": 0.5, "apart": 0.0}
# So many sentences off, a number may still be of what another is of.
_BESIDE = 2
# So many members, those that are tied the most, are paired with what stands near them.
_TIED = 60
# What a table that gives thousands or millions is short of, where no unit says so.
_SCALES = (1.0, 1_000.0, 1_000_000.0)
# A rounded number is known again where it has not lost more than this part.
_ROUNDED = 0.01


class Member(Struct, frozen=True, eq=False):
    """A number of a document, of the passage `at`; in a table with its `column`.

    `label` are the topics of its row's label, or of the words near it; `timed` says that this label is a time, `total`
    that it is a sum of others.
    """

    statement: Statement
    at: int
    column: tuple[int, str] | None
    label: frozenset[str]
    value: float
    sort: str
    timed: bool
    total: bool


class Tie(Struct, frozen=True):
    """What ties a number to a claim: its sentence tells it (`told`), or that or what is before it (`near`), or the
    article does (`around`); `named` is the part of its label that the sentence has, `timed` says that it is of a time
    which the sentence names.
    """

    told: bool = False
    near: bool = False
    around: bool = False
    named: float = 0.0
    timed: bool = False
    strength: float = 0.0


class Pair(Struct, frozen=True):
    """Two members in the order of their document, how near they stand, and what ties them to the claim."""

    first: Member
    second: Member
    ties: tuple[Tie, Tie]
    nearness: Nearness

    @property
    def parts(self) -> tuple[Statement, Statement]:
        """Their statements, in the same order."""
        return self.first.statement, self.second.statement

    @property
    def strength(self) -> float:
        """How much speaks for the author's having taken these two, by what ties them alone."""
        return self.ties[0].strength + self.ties[1].strength + _NEAR[self.nearness]


class _Members(Struct, frozen=True, eq=False):
    every: Sequence[Member]
    by_value: Sequence[tuple[float, int]]
    by_topic: Mapping[str, Sequence[int]]
    by_passage: Mapping[int, Sequence[int]]
    by_column: Mapping[tuple[int, str], Sequence[int]]
    by_time: Mapping[periods.Period, Sequence[int]]


class _Part:
    """Passages of a document as a key, without hashing the whole document."""

    __slots__ = ("document", "key", "passages")

    def __init__(self, document: Document, passages: tuple[int, ...]) -> None:
        self.document, self.passages = document, passages
        self.key = (document.text, passages, document.date, document.language)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Part) and self.key == other.key


def members_of(document: Document, passages: tuple[int, ...]) -> _Members:
    """Give the numbers of some passages of a document, by what they can be found by."""
    return _members(_Part(document, passages))


@lru_cache(maxsize=32)
def _members(part: _Part) -> _Members:
    every = [member for at in part.passages for member in _read(part.document, at)]
    by_topic, by_passage, by_column = defaultdict(list), defaultdict(list), defaultdict(list)
    by_time = defaultdict(list)
    for place, member in enumerate(every):
        by_passage[member.at].append(place)
        by_time[member.statement.period].append(place)
        if member.column is not None:
            by_column[member.column].append(place)
        for word in member.label:
            by_topic[word].append(place)
    scaled = (
        (abs(member.value) * scale, place)
        for place, member in enumerate(every)
        for scale in (_SCALES if member.column is not None and member.statement.figure.unit is None else _SCALES[:1])
    )
    return _Members(every, sorted(scaled), by_topic, by_passage, by_column, by_time)


def _read(document: Document, at: int) -> Iterator[Member]:
    passage = document.passages[at]
    for place, item in enumerate(plain_parts(statements_in(document, passage))):
        figure = item.figure
        if figure.kind == "change" or figure.approximator in {"at-least", "at-most"} or not figure.value:
            continue
        if item.row is None:
            label = frozenset(map(topic, item.words[:4])) | (read(item.subject).known if item.subject else frozenset())
        else:
            label = read(item.row).known
        yield Member(
            statement=item,
            at=at,
            column=None if passage.table is None else (passage.table, item.header or str(place)),
            label=label,
            value=float(figure.value),
            sort=sort_of(figure),
            timed=bool(item.row) and not topics_in(measured(item.row or "")),
            total=item.row is not None and deriving_words().total.search(item.row) is not None,
        )


def sort_of(figure: Figure) -> str:
    """Give what a figure may be computed with: shares, numbers of anything, amounts in one unit."""
    if is_share(figure.unit) or is_points(figure.unit):
        return "share"
    dimension = measure(figure.unit).dimension
    return "number" if dimension in {"count", "number"} else figure.unit or "number"


def pairs_of(claimed: Statement, members: _Members) -> Iterator[Pair]:
    """Give the pairs of one sort, each once, of which the claim may be: one of both is tied to it."""
    ties = _ties(claimed, members)
    tied = sorted(ties, key=lambda place: (-ties[place].strength, place))[:_TIED]
    every, seen = members.every, set[tuple[int, int]]()
    for place in tied:
        one = every[place]
        near = {*members.by_passage[one.at], *tied}
        if one.column is not None:
            near.update(members.by_column[one.column])
        else:
            near.update(
                other
                for at in range(one.at - _BESIDE, one.at + _BESIDE + 1)
                for other in members.by_passage.get(at, ())
                if every[other].column is None
            )
        for other in near:
            key = (place, other) if place < other else (other, place)
            first, second = every[key[0]], every[key[1]]
            if place == other or first.sort != second.sort or key in seen:
                continue
            seen.add(key)
            nearness = _nearness(first, second)
            both = ties.get(key[0], _LOOSE), ties.get(key[1], _LOOSE)
            if nearness in {"row", "beside"} or _belong(first, second, both, nearness):
                yield Pair(first, second, both, nearness)


_LOOSE = Tie()


def _nearness(first: Member, second: Member) -> Nearness:
    if first.at == second.at:
        return "row"
    if first.column is not None or second.column is not None:
        return "column" if first.column == second.column else "apart"
    return "beside" if second.at - first.at <= _BESIDE else "apart"


def _belong(first: Member, second: Member, ties: tuple[Tie, Tie], nearness: Nearness) -> bool:
    """Tell whether two numbers of other rows or sentences may belong together: two times, a part and all, two named."""
    one, two = ties
    if nearness == "column":
        named = (one.told or one.named >= 0.5) and (two.told or two.named >= 0.5)
        return named or first.total or second.total or (first.timed and second.timed)
    known, also = (one, two) if one.near else (two, one)
    return known.near and (also.near or also.around or also.named == 1)


def _ties(claimed: Statement, members: _Members) -> dict[int, Tie]:
    """Give what ties members to a claim, by their places; nothing for those that nothing ties."""
    told = _known_again(_told_in(claimed.text), claimed.figure, members)
    before = _known_again(_told_in(claimed.before), None, members) - told
    around = _known_again(_told_in(claimed.around), claimed.figure, members) - told - before
    own = read(claimed.text).known
    led = own | read(claimed.before).known if claimed.before else own
    named = Counter(place for word in own for place in members.by_topic.get(word, ()))
    led_to = Counter(place for word in led for place in members.by_topic.get(word, ()))
    times = [found.period for found in periods.find_periods(claimed.text)]
    timed = {
        place
        for period, places in members.by_time.items()
        if any(periods.compare(period, time) == "same" for time in times)
        for place in places
    }
    totals = {place for place, member in enumerate(members.every) if member.total}
    found = {}
    for place in {*told, *before, *around, *led_to, *timed, *totals}:
        words = len(members.every[place].label) or 1
        by_name, by_lead = named[place] / words, led_to[place] / words
        strength = (
            2 * (place in told) + 1.5 * (place in before) + 0.8 * (place in around) + by_name + 0.5 * by_lead
            + 0.7 * (place in timed) + 0.4 * (place in totals)
        )  # fmt: skip
        found[place] = Tie(
            told=place in told, near=place in told or place in before, around=place in around, named=by_name,
            timed=place in timed, strength=strength,
        )  # fmt: skip
    return found


@lru_cache(maxsize=512)
def _told_in(text: str) -> tuple[tuple[float, float], ...]:
    """Give the numbers that a text tells, each with what its rounding may have lost."""
    figures = find_figures(text) if text else ()
    return tuple(
        (abs(float(number)), float(half(figure.places)))
        for figure in figures
        if figure.kind in QUANTITATIVE
        for number in figure.numbers
        if number
    )


def _known_again(told: Sequence[tuple[float, float]], own: Figure | None, members: _Members) -> set[int]:
    """Give the places of the members that a text tells, other than by the claim's `own` number."""
    found = set()
    values = members.by_value
    mine = None if own is None or own.value is None else abs(float(own.value))
    for number, lost in told:
        if number == mine:
            continue
        slack = lost if lost < _ROUNDED * number else 1e-9 * number
        at = bisect_left(values, (number - slack, -1))
        while at < len(values) and values[at][0] <= number + slack:
            found.add(values[at][1])
            at += 1
    return found
