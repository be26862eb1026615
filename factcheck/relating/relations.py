"""How a claimed figure stands to what is reported: one relation, its stance, and a line to verify it by.

`relate` sets the claim beside every reported statement, finds the claim's own row, and only then looks at the numbers:
that two numbers are equal says nothing while they speak of different things. The order of the decisions below is the
order of their certainty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from factcheck.facts.measures import may_compare
from factcheck.facts.statements import day_statements_in, figures_in, statements_around, statements_for
from factcheck.figures import writing as working
from factcheck.figures.weighing import SUPPORTING, digits_of, weigh
from factcheck.relating.candidates import Candidate, candidates
from factcheck.relating.comparing.from_to import levels_of
from factcheck.relating.comparing.numbered import of_another_number
from factcheck.relating.deriving.answers import OF_ONE_THING
from factcheck.relating.deriving.derivations import derive, names_operation, outranks
from factcheck.relating.deriving.fitting import FITTING, fits
from factcheck.relating.deriving.given import told_levels
from factcheck.relating.deriving.parts import NAMED
from factcheck.relating.deriving.words import operation_topics
from factcheck.relating.judging import weigh_pair
from factcheck.relating.model import Relation, RowSurety
from factcheck.relating.readings import read
from factcheck.relating.setting import NOWHERE, Setting, setting_of
from factcheck.relating.telling import SAID, line_of, not_compared, nothing, tell, tell_derived, whose
from factcheck.relating.weights import computed_weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factcheck.documents import Document, Passage
    from factcheck.facts.model import Statement
    from factcheck.relating.comparing.pairs import Pair
    from factcheck.relating.deriving.answers import Derived
    from factcheck.relating.model import Stance

__all__ = ["MAY_STAND", "RATHER", "relate", "relate_in", "surety"]

_WORST_FIRST: tuple[Stance, ...] = ("contradicts", "unclear", "unsupported", "supports")
# The claimed number itself, where it may speak of the same fact, is taken before a difference so much surer.
RATHER = 0.25
# So sure must the claimed number be that it speaks against a difference elsewhere, though not enough to be told.
MAY_STAND = 0.3
_TELLING = 2
_DIFFERING = frozenset({"unit", "magnitude", "transposed", "misrounded", "overstates", "understates"})


_Aspect = Literal["row", "period", "base"]
_ROW: _Aspect = "row"
_ASPECTS: tuple[_Aspect, ...] = ("row", "period", "base")


def relate(
    claimed: Statement,
    reported: Sequence[Statement],
    around: Callable[[], Sequence[Statement]] | None = None,
    *,
    setting: Setting = NOWHERE,
) -> Relation:
    """Give how the claimed figure stands to the reported ones: the relation to the one it speaks of.

    `reported` are the statements of one passage, of a table, or of a few passages; the claim itself must not be among
    them. `around` gives what else stands in the passage's table or paragraph; it is asked only for the other parts of
    a computation that the claim names; `setting` is where the passage stands. Never raises on any statements.
    """
    levels = levels_of(claimed)
    if levels is not None and not any(levels_of(statement) for statement in reported):
        return _relate_levels(levels, reported, around, setting)
    found = candidates(claimed, reported, setting)
    agreeing = _surest(one for one in found if one.agrees)
    if agreeing is not None and agreeing.sure and agreeing.certainty + RATHER >= 1:
        return _spell(agreeing, found)  # none can be much surer
    then = any(one.agrees and one.weighed.very and one.pair.period == "same" and not one.another for one in found)
    differing = _surest(one for one in found if one.weighed.name in _DIFFERING and _then(one, then) and one.sure)
    if agreeing is not None and agreeing.sure and not _much_surer(differing, agreeing):
        return _spell(agreeing, found)
    told = _told_otherwise(claimed, reported, found, differing, around)
    if agreeing is not None and _telling(claimed) and agreeing.reaches(MAY_STAND):
        return replace(told, stands=agreeing.certainty)
    return told


def _then(one: Candidate, then: bool) -> bool:
    """Tell whether a number may be of the claim's time: `then` says that the claimed one is told there at that time."""
    return not then or one.pair.period == "same"


def _telling(claimed: Statement) -> bool:
    """Tell whether a number has so many digits that it hardly stands somewhere by chance."""
    return digits_of(claimed.figure.value) >= _TELLING


def _told_otherwise(
    claimed: Statement,
    reported: Sequence[Statement],
    found: Sequence[Candidate],
    differing: Candidate | None,
    around: Callable[[], Sequence[Statement]] | None,
) -> Relation:
    """Give the relation where the claimed number itself is not told: computed, another one, or none."""
    derived = derive(claimed, reported, around)
    if derived is not None and not _may_be_said(claimed, derived, reported, around):
        if differing is not None and derived.closeness >= NAMED and differing.pair.reported.figure in derived.parts:
            differing = None  # a claim on both together says nothing of one of them
        derived = None
    if derived is not None and (differing is None or outranks(derived, differing.pair)):
        return tell_derived(derived)
    if differing is not None:
        return _spell(differing, found)
    finer = _surest(one for one in found if one.weighed.name == "over-precise" and one.sure)
    if finer is not None:
        return _spell(finer, found)
    return _stranger(claimed, found) or _nothing(claimed, [one.pair for one in found], len(reported))


def computed_in(claimed: Statement, document: Document, passages: Sequence[int]) -> Relation | None:
    """Give what two numbers of a document come to, where that surely is how the article's author had the claim's.

    Looked at are those of the `passages` with these numbers.
    """
    model = computed_weights()
    best = max(fits(claimed, document, passages), key=lambda fit: model.margin(fit.grounds), default=None)
    if best is None or (certainty := model.certainty(best.grounds)) < model.least:
        return None
    why = model.why(best.grounds, {name: told for name, (_, told) in FITTING.items()})
    return replace(tell_derived(best.derived), certainty=certainty, grounds=why)


def _may_be_said(
    claimed: Statement,
    derived: Derived,
    reported: Sequence[Statement],
    around: Callable[[], Sequence[Statement]] | None,
) -> bool:
    """Tell whether a computed number may be held against the claim.

    Percent taken for points may; so may a number whose parts the claim gives itself ("fell 15 percent, from 64.30% to
    49.32%"); others only where the claim names the parts, or the row of both ("the Conservatives lost 24 seats"), and
    speaks of nothing that the parts do not: of unrelated figures some pair is always near a claim.
    """
    if derived.name in SUPPORTING or (derived.name == "unit" and derived.closeness >= NAMED):
        return True
    if claimed.role == "before":
        return False
    if derived.operation in OF_ONE_THING:
        if _gives_parts(claimed, derived):
            return True
        if _gives_another_level(claimed, derived):
            return False
    if derived.closeness < NAMED and not derived.of_its_row:
        return False
    every = [*reported, *(around() if around is not None else ())]
    told = frozenset().union(*(_told_of(one) for one in every if one.figure in derived.parts))
    return read(claimed.text).topics - operation_topics(claimed.text) <= told


def _gives_parts(claimed: Statement, derived: Derived) -> bool:
    """Tell whether the claim's own sentence has the numbers that are computed with, beside the claimed one."""
    parts = [part.value.normalize() for part in derived.parts if part.value is not None]
    given = {value for value, _ in read(claimed.text).numbers}
    return bool(parts) and given.issuperset(parts) and claimed.figure.value not in parts


def _gives_another_level(claimed: Statement, derived: Derived) -> bool:
    """Tell whether the claim tells, right beside its number, a level that is none of the parts: "fell 17% to 1,093"."""
    levels = told_levels(claimed, beside=True)
    same = (weigh(level, part).name in SUPPORTING for level in levels for part in derived.parts)
    return bool(levels) and not any(same)


def _told_of(statement: Statement) -> frozenset[str]:
    """Give the topics of all that a statement says, of a cell those of its labels too."""
    labels = " ".join((*statement.words, statement.row or "", statement.header or ""))
    return read(statement.text).known | read(labels).known


def surety(claimed: Statement, document: Document, passage: Passage) -> RowSurety:
    """Give how sure the figures of a row make that it tells the claim's fact, agreeing or differing."""
    found = candidates(claimed, statements_for(claimed, document, passage), setting_of(claimed, document, passage))
    agree = differ = 0.0
    for one in found:
        if one.agrees:
            agree = max(agree, one.certainty)
        elif one.weighed.name in _DIFFERING:
            differ = max(differ, one.certainty)
    return RowSurety(agree, differ)


def _much_surer(one: Candidate | None, other: Candidate) -> bool:
    """Tell whether another figure is so much surely the claim's that the claimed number stands there by chance."""
    return one is not None and one.certainty > other.certainty + RATHER


def _surest(found: Iterable[Candidate]) -> Candidate | None:
    """Give the candidate that is surest to tell the claim's fact; what is known to be another is none."""
    may = [one for one in found if not one.another]
    if len(may) < 2:
        return may[0] if may else None  # how sure it is takes long to see, and may not matter
    return max(may, key=lambda one: (one.certainty, one.pair.rank))


def relate_in(claimed: Statement, document: Document, passage: Passage, *, alone: bool = False) -> Relation:
    """Give how the claimed figure stands to one passage of a document, and to what its table or paragraph add up to.

    With `alone` only the passage itself is read, which costs a small part of that.
    """
    if passage.table is None and claimed.figure.kind != "date" and claimed.figure.from_value is None:
        figures = figures_in(document, passage)
        if not (figures and names_operation(claimed)) and not any(may_compare(claimed.figure, one) for one in figures):
            return _nothing(claimed, (), len(figures))  # no unit in common, so nothing need be read
    days = claimed.figure.kind == "date"
    reported = day_statements_in(document, passage) if days else statements_for(claimed, document, passage)
    around = None if alone else lambda: statements_around(document, passage)
    return relate(claimed, reported, around, setting=setting_of(claimed, document, passage))


def _relate_levels(
    levels: tuple[Statement, Statement],
    reported: Sequence[Statement],
    around: Callable[[], Sequence[Statement]] | None,
    setting: Setting,
) -> Relation:
    """Relate both levels of "from 9% to 12%" to levels that are reported apart; the one that fares worse decides."""
    answers = here = [relate(level, reported, setting=setting) for level in levels]
    if around is not None and {answer.stance for answer in answers} != {"supports"}:
        elsewhere = around()
        answers = [
            answer if answer.stance == "supports" else relate(level, elsewhere, setting=setting)
            for level, answer in zip(levels, here, strict=True)
        ]
    parts = tuple(part for answer in answers for part in answer.parts)
    own = [statement.figure for statement in reported]
    if not any(part in own for part in parts):
        return _worst(here)  # neither level is said in this passage
    worse = _worst(answers)
    return replace(
        worse,
        working="; ".join(dict.fromkeys(answer.working for answer in answers)),
        parts=parts,
        not_compared=tuple(dict.fromkeys(name for answer in answers for name in answer.not_compared)),
    )


def _worst(answers: Sequence[Relation]) -> Relation:
    return next(answer for stance in _WORST_FIRST for answer in answers if answer.stance == stance)


def _spell(one: Candidate, found: Sequence[Candidate]) -> Relation:
    pair, weighed = one.pair, one.weighed
    line = line_of(pair, weighed)
    stance, _ = SAID[weighed.name]
    if stance == "contradicts":
        stranger = _same_number(pair, [other.pair for other in found])
        if stranger is not None:
            line = f"{line}; {both_rows(pair, stranger)}"
        elif pair.period != "same" and pair.reported.period.text:
            line = f"{line} ({pair.reported.period.text})"
    told = tell(weighed.name, line, pair, weighed)
    return replace(told, certainty=one.certainty, grounds=one.why())


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


def _may_be_its(pair: Pair) -> bool:
    """Tell whether a figure may be the claim's subject's; a row must be named."""
    return pair.subject == "same" or (pair.subject == "unknown" and pair.reported.row is None)


# Beside a telling word in common, a number that is not known to be another one's is the claim's in one case of three
# from here on; below it in one of nine.
_PERHAPS = 0.2


def _stranger(claimed: Statement, found: Sequence[Candidate]) -> Relation | None:
    """Relate to a plainly other figure: the subject's at another time or base, or the same number elsewhere.

    Where nothing is known that sets the same number apart, and it may be the claim's, only that is said.
    """
    near = [
        one
        for one in found
        if one.pair.on_topic and _may_be_its(one.pair) and "different" in (one.pair.period, one.pair.base)
    ]
    same = [one for one in found if (one.weighed.very or one.kind == "day") and weigh_pair(one.pair).very]
    nearest = max(near or same, key=lambda one: (one in same, one.pair.rank), default=None)
    if nearest is None or nearest.pair.units == "mistaken":
        return None
    best = nearest.pair
    strange = next(((word, part) for name, word, part in _STRANGE if getattr(best, name) == "different"), None)
    if strange is None:
        may_be = best.shared and not of_another_number(claimed, best.reported) and nearest.reaches(_PERHAPS)
        strange = None if may_be else ("OTHER ROW", _ROW)
    number = working.told(best.reported.figure)
    unknown = not_compared(best)
    if strange is None:
        label, line = "MATCH?", f"the source has {number} too, not surely for the same"
    else:
        label, aspect = strange
        unknown = ({"OTHER ROW": "subject", "OTHER DATE": "date", "OTHER BASE": "base"}[label], *unknown)
        line = f"the source has {number} {_another(claimed, best.reported, aspect)}"
    return Relation(
        name="not-comparable",
        stance="unclear",
        label=label,
        working=line,
        parts=(best.reported.figure,),
        not_compared=tuple(dict.fromkeys(unknown)),
        difference=weigh_pair(best).difference,
    )


def _another(claimed: Statement, reported: Statement, aspect: _Aspect) -> str:
    """Say whose, when or of what the reported figure is, and what it is here."""
    theirs, mine = whose(reported, aspect), whose(claimed, aspect)
    if theirs == mine or not theirs:
        theirs, mine = (whose(statement, _ROW) or mine for statement in (reported, claimed))
    told = theirs if theirs and theirs != mine else "for something else"
    return f"{told}; here it is {mine}" if mine else told


def _nothing(claimed: Statement, pairs: Sequence[Pair], searched: int) -> Relation:
    alike = (pair for pair in pairs if pair.units in {"same", "converted"} and (pair.shared or pair.subject == "same"))
    return nothing(claimed, searched, max(alike, key=lambda pair: pair.rank, default=None))
