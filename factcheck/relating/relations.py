"""How a claimed figure stands to what is reported: one relation, its stance, and a line to verify it by.

`relate` sets the claim beside every reported statement, finds the claim's own row, and only then looks at the numbers:
that two numbers are equal says nothing while they speak of different things. The order of the decisions below is the
order of their certainty.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from factcheck.facts.statements import statements_around, statements_in
from factcheck.figures import writing as working
from factcheck.figures.conversion import measure
from factcheck.figures.weighing import SUPPORTING, Weighed
from factcheck.relating.comparing.ends import both_ends
from factcheck.relating.comparing.pairs import Pair, pair_up
from factcheck.relating.comparing.slots import SAME_SLOT
from factcheck.relating.deriving.derivations import derive, outranks
from factcheck.relating.judging import may_say, weigh_pair
from factcheck.relating.model import Relation
from factcheck.relating.telling import SAID, line_of, not_compared, tell, tell_derived, whose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.documents import Document, Passage
    from factcheck.facts.model import Statement
    from factcheck.relating.model import Stance

__all__ = ["relate", "relate_in"]

_WORST_FIRST: tuple[Stance, ...] = ("contradicts", "unclear", "unsupported", "supports")
# A supporting figure is taken before the best-placed one when it is so little less surely what the claim speaks of.
_MARGIN = 0.45

_LARGE = 100
# A column in such a unit says by it what it is about: square kilometres are an area.
_SAID_BY_UNIT = frozenset({"length", "area", "mass", "volume", "temperature", "power", "energy"})

_Aspect = Literal["row", "period", "base"]
_ROW: _Aspect = "row"
_ASPECTS: tuple[_Aspect, ...] = ("row", "period", "base")


def relate(
    claimed: Statement, reported: Sequence[Statement], around: Callable[[], Sequence[Statement]] | None = None
) -> Relation:
    """Give how the claimed figure stands to the reported ones: the relation to the one it speaks of.

    `reported` are the statements of one passage, of a table, or of a few passages; the claim itself must not be among
    them. `around` gives what else stands in the passage's table or paragraph; it is asked only for the other parts of
    a computation that the claim names. Never raises on any statements.
    """
    ends = both_ends(claimed)
    if ends is not None and not any(both_ends(statement) for statement in reported):
        return _relate_ends(ends, reported, around)
    siblings = tuple({statement.subject for statement in reported if statement.subject})
    pairs = [
        pair for statement in _levels(claimed, reported) if (pair := pair_up(claimed, statement, siblings)) is not None
    ]
    pairs = _with_lonely(pairs)
    own = _in_own_columns([pair for pair in pairs if pair.own])
    direct = _best(own)
    if direct is not None and direct[1].name in SUPPORTING:
        return _spell(*direct, pairs)
    derived = derive(claimed, reported, around)
    if derived is not None and (direct is None or outranks(derived, direct[0])):
        return tell_derived(derived)
    if direct is not None:
        return _spell(*direct, pairs)
    return _stranger(claimed, pairs) or _nothing(claimed, pairs, len(reported))


def relate_in(claimed: Statement, document: Document, passage: Passage) -> Relation:
    """Give how the claimed figure stands to one passage of a document, and to what its table or paragraph add up to."""
    return relate(claimed, statements_in(document, passage), lambda: statements_around(document, passage))


def _with_lonely(pairs: Sequence[Pair]) -> list[Pair]:
    """Mark the figures of tables that are the only ones of their row in the claim's unit of measure."""
    measured = [
        pair
        for pair in pairs
        if pair.reported.row is not None
        and pair.units in {"same", "converted"}
        and measure(pair.claimed.figure.unit).dimension in _SAID_BY_UNIT
    ]
    if not measured:
        return list(pairs)
    counts = Counter((pair.reported.text, pair.reported.offset) for pair in measured)
    lonely = [pair for pair in measured if counts[pair.reported.text, pair.reported.offset] == 1]
    return [replace(pair, alone=True) if pair in lonely else pair for pair in pairs]


def _in_own_columns(own: Sequence[Pair]) -> list[Pair]:
    """Leave out the figures of a row that stand in another column than the one that is about the claim.

    "Poland has 6.2 doctors" is not said by Poland's 6.2 hospital beds, where a column of doctors is there.
    """
    headed = {(pair.reported.text, pair.reported.offset) for pair in own if pair.headed}
    return [
        pair
        for pair in own
        if pair.reported.row is None or pair.headed or (pair.reported.text, pair.reported.offset) not in headed
    ]


def _levels(claimed: Statement, reported: Sequence[Statement]) -> list[Statement]:
    """Give the reported statements with each change "from 9% to 12%" as its two levels, for a claim of one number."""
    if claimed.figure.value is None:
        return list(reported)
    return [level for statement in reported for level in both_ends(statement) or (statement,)]


def _relate_ends(
    ends: tuple[Statement, Statement], reported: Sequence[Statement], around: Callable[[], Sequence[Statement]] | None
) -> Relation:
    """Relate both ends of "from 9% to 12%" to levels that are reported apart; the end that fares worse decides."""
    answers = here = [relate(end, reported) for end in ends]
    if around is not None and {answer.stance for answer in answers} != {"supports"}:
        elsewhere = around()
        answers = [
            answer if answer.stance == "supports" else relate(end, elsewhere)
            for end, answer in zip(ends, here, strict=True)
        ]
    parts = tuple(part for answer in answers for part in answer.parts)
    own = [statement.figure for statement in reported]
    if not any(part in own for part in parts):
        return _worst(here)  # neither end is said in this passage
    worse = _worst(answers)
    return replace(
        worse,
        working="; ".join(dict.fromkeys(answer.working for answer in answers)),
        parts=parts,
        not_compared=tuple(dict.fromkeys(name for answer in answers for name in answer.not_compared)),
    )


def _worst(answers: Sequence[Relation]) -> Relation:
    return next(answer for stance in _WORST_FIRST for answer in answers if answer.stance == stance)


def _best(own: Sequence[Pair]) -> tuple[Pair, Weighed] | None:
    weighed = ((pair, weigh_pair(pair)) for pair in own)
    listed = Counter(_place(pair) for pair in own if _is_bare(pair))
    said = [
        (pair, numbers)
        for pair, numbers in weighed
        if numbers.name != "none"
        and may_say(pair, numbers)
        and (numbers.name in SUPPORTING or listed[_place(pair)] < 2)
    ]
    if not said:
        return None
    top = max(said, key=lambda item: item[0].rank)
    close = [item for item in said if item[0].rank >= top[0].rank - _MARGIN or _surely(*item, top[0])]
    supporting = [item for item in close if item[1].name in SUPPORTING]
    # of "126 killed and 188 injured" it is the very number that "at least 126" speaks of
    same = [item for item in supporting if item[0].claimed.figure.value == item[0].figure.value]
    return max(same or supporting, key=lambda item: item[0].rank) if supporting else top


def _place(pair: Pair) -> tuple[str, int, str | None]:
    return pair.reported.text, pair.reported.offset, pair.reported.subject


def _is_bare(pair: Pair) -> bool:
    """Tell whether a number counts nothing in its sentence: of several, "Petrov 12, 76", each may be anything."""
    return pair.units == "bare" and pair.reported.row is None and pair.reported.figure.unit is None


def _surely(pair: Pair, weighed: Weighed, top: Pair) -> bool:
    """Tell whether a number is the claimed one although another is better placed, in a sentence of other words.

    Two counts of one noun that are equal to the last of three digits are one count, and so are two sums of money.
    """
    value = pair.claimed.figure.value
    if weighed.name != "equal" or value is None or top.slot >= SAME_SLOT:
        return False
    dimension = measure(pair.figure.unit).dimension
    return (dimension == "count" and abs(value) >= _LARGE) or (dimension == "currency" and pair.telling)


def _spell(pair: Pair, weighed: Weighed, pairs: Sequence[Pair]) -> Relation:
    line = line_of(pair, weighed)
    stance, _ = SAID[weighed.name]
    if stance == "contradicts":
        stranger = _same_number(pair, pairs)
        if stranger is not None:
            line = f"{line}; {both_rows(pair, stranger)}"
        elif pair.period != "same" and pair.reported.period:
            line = f"{line} ({pair.reported.period})"
    return tell(weighed.name, line, pair, weighed)


def _same_number(own: Pair, pairs: Sequence[Pair]) -> Pair | None:
    """Give the row that the claimed number sits in, where it is another row than the claim's own."""
    rivals = [
        pair
        for pair in pairs
        if pair is not own
        and pair.units != "mistaken"
        and (pair.subject == "different" or pair.period == "different" or pair.base == "different" or pair.on_topic)
        and weigh_pair(pair).name == "equal"
    ]
    return max(rivals, key=lambda pair: pair.rank, default=None)


def both_rows(own: Pair, rival: Pair) -> str:
    """Name the row of the claimed number and the claim's own by what sets them apart."""
    number = working.bare(rival.reported.figure)
    for aspect in _ASPECTS:
        mine, theirs = whose(own.reported, aspect), whose(rival.reported, aspect)
        if theirs and mine != theirs:
            return f"{number} is {theirs}" + (f", {working.bare(own.reported.figure)} {mine}" if mine else "")
    return f"{number} is another figure there"


# What makes a figure another one, most telling first: aspect of the pair, first word shown, aspect of `whose`.
_STRANGE: tuple[tuple[str, str, _Aspect], ...] = (
    ("base", "OTHER BASE", "base"), ("period", "OTHER DATE", "period"), ("subject", "OTHER ROW", _ROW),
)  # fmt: skip


def _stranger(claimed: Statement, pairs: Sequence[Pair]) -> Relation | None:
    """Relate to a plainly other figure: the subject's at another time or base, or the same number elsewhere."""
    near = [
        pair
        for pair in pairs
        if pair.on_topic and pair.subject != "different" and "different" in (pair.period, pair.base)
    ]
    same = [pair for pair in pairs if weigh_pair(pair).name in {"equal", "rounds"}]
    best = max(near or same, key=lambda pair: (pair in same, pair.rank), default=None)
    if best is None or best.units == "mistaken":
        return None
    label, aspect = next(
        ((word, part) for name, word, part in _STRANGE if getattr(best, name) == "different"), ("OTHER ROW", _ROW)
    )
    theirs, mine = whose(best.reported, aspect), whose(claimed, aspect)
    if theirs == mine or not theirs:
        theirs, mine = _topic_of(best.reported) or "something else", _topic_of(claimed)
    line = f"{working.told(best.reported.figure)} there is {theirs}"
    if mine:
        line += f", {working.told(claimed.figure)} here {mine}"
    missing = {"OTHER ROW": "subject", "OTHER DATE": "date", "OTHER BASE": "base"}[label]
    unknown = tuple(dict.fromkeys((missing, *not_compared(best))))
    return Relation(
        name="not-comparable",
        stance="unclear",
        label=label,
        working=line,
        parts=(best.reported.figure,),
        not_compared=unknown,
        difference=weigh_pair(best).difference,
    )


def _topic_of(statement: Statement) -> str:
    return f"about {', '.join(statement.words[:3])}" if statement.words else ""


def _nothing(claimed: Statement, pairs: Sequence[Pair], searched: int) -> Relation:
    nearest = max(
        (pair for pair in pairs if pair.units in {"same", "converted"} and (pair.shared or pair.subject == "same")),
        key=lambda pair: pair.rank,
        default=None,
    )
    counted = f"{searched} figure{'' if searched == 1 else 's'}"
    if nearest is None:
        line = f"nothing comparable to {working.told(claimed.figure)} among {counted}"
        return Relation("none", "unsupported", "NOTHING", line)
    line = f"nothing comparable among {counted}; the source says {working.told(nearest.reported.figure)} there"
    return Relation(
        "none", "unsupported", "NOTHING", line, parts=(nearest.reported.figure,), not_compared=not_compared(nearest)
    )
