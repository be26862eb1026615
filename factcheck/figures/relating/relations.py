"""How a claimed figure stands to what is reported: one relation, its stance, and a line to verify it by.

`relate` sets the claim beside every reported statement, finds the claim's own row, and only then looks at the numbers:
that two numbers are equal says nothing while they speak of different things. The order of the decisions below is the
order of their certainty.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from factcheck.figures.conversion import is_share
from factcheck.figures.model import Relation
from factcheck.figures.relating import derivations, working
from factcheck.figures.relating.comparability import SAME_SLOT, Pair, named_beside, pair_up
from factcheck.figures.relating.ends import both_ends
from factcheck.figures.relating.weighing import SUPPORTING, Weighed, rounding_place, weigh
from factcheck.figures.statements import periods
from factcheck.figures.statements.building import statements_around, statements_in
from factcheck.figures.statements.vocabulary import TOTALLED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.documents import Document, Passage
    from factcheck.figures.model import RelationName, Stance, Statement

__all__ = ["relate", "relate_in"]

# relation -> stance, first word shown
_SAID: dict[RelationName, tuple[Stance, str]] = {
    "equal": ("supports", "MATCH"),
    "rounds": ("supports", "MATCH"),
    "within": ("supports", "MATCH"),
    "approximates": ("supports", "MATCH"),
    "over-precise": ("unclear", "FINER"),
    "unit": ("contradicts", "UNIT"),
    "magnitude": ("contradicts", "SLIP?"),
    "transposed": ("contradicts", "SLIP?"),
    "misrounded": ("contradicts", "DIFFERS"),
    "overstates": ("contradicts", "DIFFERS"),
    "understates": ("contradicts", "DIFFERS"),
    "none": ("unsupported", "NOTHING"),
}
_WORST_FIRST: tuple[Stance, ...] = ("contradicts", "unclear", "unsupported", "supports")
# A supporting figure is taken before the best-placed one when it is so little less surely what the claim speaks of.
_MARGIN = 0.45

_FAR = Decimal(8)

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
    own = [pair for pair in pairs if pair.own]
    direct = _best(own)
    if direct is not None and direct[1].name in SUPPORTING:
        return _spell(*direct, pairs)
    derived = derivations.derive(claimed, reported, around)
    if derived is not None and (direct is None or derivations.outranks(derived, direct[0])):
        return _spell_derived(derived)
    if direct is not None:
        return _spell(*direct, pairs)
    return _stranger(claimed, pairs) or _nothing(claimed, pairs, len(reported))


def relate_in(claimed: Statement, document: Document, passage: Passage) -> Relation:
    """Give how the claimed figure stands to one passage of a document, and to what its table or paragraph add up to."""
    return relate(claimed, statements_in(document, passage), lambda: statements_around(document, passage))


def _levels(claimed: Statement, reported: Sequence[Statement]) -> list[Statement]:
    """Give the reported statements with each change "from 9% to 12%" as its two levels, for a claim of one number."""
    if claimed.figure.value is None:
        return list(reported)
    return [level for statement in reported for level in both_ends(statement) or (statement,)]


def _relate_ends(
    ends: tuple[Statement, Statement], reported: Sequence[Statement], around: Callable[[], Sequence[Statement]] | None
) -> Relation:
    """Relate both ends of "from 9% to 12%" to levels that are reported apart; the end that fares worse decides."""
    answers = [relate(end, reported) for end in ends]
    if around is not None and {answer.stance for answer in answers} != {"supports"}:
        elsewhere = around()
        answers = [
            answer if answer.stance == "supports" else relate(end, elsewhere)
            for end, answer in zip(ends, answers, strict=True)
        ]
    parts = tuple(part for answer in answers for part in answer.parts)
    own = [statement.figure for statement in reported]
    worse = next(answer for stance in _WORST_FIRST for answer in answers if answer.stance == stance)
    if not any(part in own for part in parts):
        return next((answer for answer in answers if answer.name == "none"), worse)
    return replace(
        worse,
        working="; ".join(dict.fromkeys(answer.working for answer in answers)),
        parts=parts,
        not_compared=tuple(dict.fromkeys(name for answer in answers for name in answer.not_compared)),
    )


def _weigh(pair: Pair) -> Weighed:
    if pair.units == "mistaken":
        return _weigh_mistaken(pair)
    weighed = weigh(pair.claimed.figure, pair.figure, converted=pair.units == "converted")
    if (
        pair.units == "converted"
        and weighed.name not in SUPPORTING
        and pair.claimed.figure.value == pair.reported.figure.value
    ):
        return Weighed("unit")
    if weighed.name not in SUPPORTING and (_kinds_apart(pair) or _worlds_apart(pair, weighed)):
        return Weighed("none")
    return weighed


def _weigh_mistaken(pair: Pair) -> Weighed:
    """A number under another unit: the same number is the mistake itself, another one is not comparable."""
    claim, source = pair.claimed.figure, pair.reported.figure
    weighed = weigh(claim, replace(source, unit=claim.unit))
    return Weighed("unit") if weighed.name in SUPPORTING else Weighed("none")


def _worlds_apart(pair: Pair, weighed: Weighed) -> bool:
    """Tell whether two numbers differ so much that they are rather two things than a mistake.

    A level before a change is not held against the one after it, nor a bare number against one that counts something;
    and beyond a factor of eight only a slip of the point, the same name or the very same sentence is believed.
    """
    if not pair.role and pair.period != "same":
        return True
    claim, source = pair.claimed.figure.value, pair.figure.value
    if pair.slot >= SAME_SLOT:
        return False
    if not pair.alike and not (pair.subject == "same" and pair.reported.row is not None):
        return True
    if not claim or not source or weighed.name == "magnitude" or (pair.subject == "same" and pair.base == "same"):
        return False
    return not 1 / _FAR <= abs(claim / source) <= _FAR


def _kinds_apart(pair: Pair) -> bool:
    """Tell whether one figure is a change, a rate or a sum and the other is none: compared only where they agree.

    A share of a named base is a level whatever its verb: "is gaining 63.75% of votes".
    """
    claim, source = pair.claimed.figure, pair.figure
    if (TOTALLED.search(named_beside(pair.claimed)) is None) != (TOTALLED.search(named_beside(pair.reported)) is None):
        return True
    if (claim.per is None) != (source.per is None):
        return True
    return "change" in (claim.kind, source.kind) and claim.kind != source.kind and pair.base != "same"


def _best(own: Sequence[Pair]) -> tuple[Pair, Weighed] | None:
    weighed = [(pair, verdict) for pair in own if (verdict := _weigh(pair)).name != "none" and _may_say(pair, verdict)]
    if not weighed:
        return None
    top = max(weighed, key=lambda item: item[0].rank)
    close = [item for item in weighed if item[0].rank >= top[0].rank - _MARGIN]
    supporting = [item for item in close if item[1].name in SUPPORTING]
    return max(supporting, key=lambda item: item[0].rank) if supporting else top


def _may_say(pair: Pair, weighed: Weighed) -> bool:
    """Tell whether a forecast or a poll is asked to contradict a result: it may agree with one, no more."""
    results = {periods.speaks_of_a_result(periods.parse(item.period)) for item in (pair.claimed, pair.reported)}
    return weighed.name in SUPPORTING or weighed.name == "over-precise" or (len(results) == 1 and pair.firm)


def _unknown(pair: Pair) -> tuple[str, ...]:
    """Name what a person must still look at: aspects that one side does not say."""
    missing = []
    if pair.period != "same":
        missing.append("date")
    if is_share(pair.claimed.figure.unit) and pair.base != "same":
        missing.append("base")
    if pair.subject != "same" and pair.slot < 4:
        missing.append("subject")
    return tuple(missing)


def _relation(name: RelationName, line: str, pair: Pair, weighed: Weighed) -> Relation:
    stance, label = _SAID[name]
    return Relation(
        name=name,
        stance=stance,
        label=label,
        working=line,
        parts=(pair.reported.figure,),
        not_compared=_unknown(pair),
        difference=weighed.difference,
    )


def _spell(pair: Pair, weighed: Weighed, pairs: Sequence[Pair]) -> Relation:
    line = _line(pair, weighed)
    stance, _ = _SAID[weighed.name]
    if stance == "contradicts":
        stranger = _same_number(pair, pairs)
        if stranger is not None:
            line = f"{line}; {_both(pair, stranger)}"
        elif pair.period != "same" and pair.reported.period:
            line = f"{line} ({pair.reported.period})"
    return _relation(weighed.name, line, pair, weighed)


def _same_number(own: Pair, pairs: Sequence[Pair]) -> Pair | None:
    """Give the row that the claimed number sits in, where it is another row than the claim's own."""
    rivals = [
        pair
        for pair in pairs
        if pair is not own
        and pair.units != "mistaken"
        and (pair.subject == "different" or pair.period == "different" or pair.base == "different" or pair.on_topic)
        and _weigh(pair).name == "equal"
    ]
    return max(rivals, key=lambda pair: pair.rank, default=None)


def _both(own: Pair, rival: Pair) -> str:
    """Name the row of the claimed number and the claim's own by what sets them apart."""
    number = working.bare(rival.reported.figure)
    for aspect in _ASPECTS:
        mine, theirs = working.whose(own.reported, aspect), working.whose(rival.reported, aspect)
        if theirs and mine != theirs:
            return f"{number} is {theirs}" + (f", {working.bare(own.reported.figure)} {mine}" if mine else "")
    return f"{number} is another figure there"


def _line(pair: Pair, weighed: Weighed) -> str:
    claim, source = pair.claimed.figure, pair.reported.figure
    told, shown = working.told(claim), working.told(source)
    if pair.units == "converted" and pair.figure.value is not None and weighed.name != "unit":
        value = working.rounded(pair.figure.value, claim.places + 2)
        shown = f"{shown} = {working.in_style_of(claim, value)}"
    return _LINES[weighed.name](_Told(pair, told, shown))


@dataclass(frozen=True, slots=True)
class _Told:
    """A pair with its figures as they are shown: the claimed one, and the reported one with its conversion."""

    pair: Pair
    claimed: str
    reported: str

    @property
    def bare(self) -> str:
        return working.bare(self.pair.claimed.figure)


def _equal(told: _Told) -> str:
    return f"{told.reported} in both" if told.claimed == told.reported else f"{told.reported} is {told.claimed}"


def _rounds(told: _Told) -> str:
    return f"{told.reported} rounds to {told.bare}"


def _within(told: _Told) -> str:
    between = "within " if told.pair.claimed.figure.value is None else ""
    return f"{told.reported} is {between}{told.claimed}"


def _approximates(told: _Told) -> str:
    near = "near " if told.pair.claimed.figure.approximator is None else ""
    return f"{told.reported} is {near}{told.claimed}"


def _finer(told: _Told) -> str:
    return f"the source says {told.reported}, which is coarser than {told.claimed}"


def _unit(told: _Told) -> str:
    return f"{told.reported}, not {told.claimed}"


def _magnitude(told: _Told) -> str:
    claim, source = told.pair.claimed.figure.value, told.pair.figure.value
    assert claim
    assert source
    shift = claim.adjusted() - source.adjusted()
    return f"{_unit(told)}: {Decimal(10) ** abs(shift):,} times too {'large' if shift > 0 else 'small'}"


def _transposed(told: _Told) -> str:
    return f"{_unit(told)}: two digits changed places"


def _differs(told: _Told) -> str:
    claim, source = told.pair.claimed.figure, told.pair.figure
    if claim.direction and source.direction and claim.direction != source.direction:
        return f"{_unit(told)}: the other direction"
    if claim.approximator and not source.approximator:
        return f"{told.reported} is not {told.claimed}"
    if claim.value is None or source.value is None or claim.value == source.value:
        return _unit(told)
    place = rounding_place(claim)
    right = working.rounded(source.value, place)
    if source.places > place and right != source.value and abs(claim.value - right) < 10 * Decimal(1).scaleb(-place):
        return f"{told.reported} rounds to {working.in_style_of(claim, right)}, not {told.bare}"
    return f"{_unit(told)}: {working.amount(claim.value, source.value, claim)}"


_LINES = {
    "equal": _equal,
    "rounds": _rounds,
    "within": _within,
    "approximates": _approximates,
    "over-precise": _finer,
    "unit": _unit,
    "magnitude": _magnitude,
    "transposed": _transposed,
    "misrounded": _differs,
    "overstates": _differs,
    "understates": _differs,
}


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
    same = [pair for pair in pairs if _weigh(pair).name in {"equal", "rounds"}]
    best = max(near or same, key=lambda pair: (pair in same, pair.rank), default=None)
    if best is None or best.units == "mistaken":
        return None
    label, aspect = next(
        ((word, part) for name, word, part in _STRANGE if getattr(best, name) == "different"), ("OTHER ROW", _ROW)
    )
    theirs, mine = working.whose(best.reported, aspect), working.whose(claimed, aspect)
    if theirs == mine or not theirs:
        theirs, mine = _topic_of(best.reported) or "something else", _topic_of(claimed)
    line = f"{working.told(best.reported.figure)} there is {theirs}"
    if mine:
        line += f", {working.told(claimed.figure)} here {mine}"
    missing = {"OTHER ROW": "subject", "OTHER DATE": "date", "OTHER BASE": "base"}[label]
    unknown = tuple(dict.fromkeys((missing, *_unknown(best))))
    return Relation(
        name="not-comparable",
        stance="unclear",
        label=label,
        working=line,
        parts=(best.reported.figure,),
        not_compared=unknown,
        difference=_weigh(best).difference,
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
        "none", "unsupported", "NOTHING", line, parts=(nearest.reported.figure,), not_compared=_unknown(nearest)
    )


def _spell_derived(derived: derivations.Derived) -> Relation:
    stance, _ = _SAID[derived.name]
    label = "UNIT" if derived.name == "unit" else derived.label
    return Relation(
        name=derived.name,
        stance=stance,
        label=label,
        working=derived.line,
        parts=derived.parts,
        derivation=derived.operation,
        not_compared=derived.not_compared,
        difference=derived.difference,
    )
