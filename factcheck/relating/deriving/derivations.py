"""Numbers that the source does not state but gives the parts of: which computation a claim names, and its answer.

A computation needs the claim's words to name the operation ("together", "a lead of", "doubled", "on average") and parts
that belong together: figures of one passage, one column or row of a table, or one subject at two times. Of unrelated
pairs some always fit by chance, so none are tried.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.facts.people import people_words
from factcheck.facts.vocabulary import CHANGED, TOTALLED, noun_topics, topic, topics_in
from factcheck.figures.conversion import is_of_time, is_share
from factcheck.figures.weighing import SUPPORTING
from factcheck.language.tables import NEVER
from factcheck.relating.comparing.beside import SAME_SENTENCE, named_beside
from factcheck.relating.deriving.amounts import averages, differences, per_heads, shares, sums
from factcheck.relating.deriving.answers import OF_ONE_THING
from factcheck.relating.deriving.changes import changes, ratios
from factcheck.relating.deriving.parts import NAMED
from factcheck.relating.deriving.words import deriving_words

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.facts.model import Statement
    from factcheck.figures.model import Figure
    from factcheck.relating.comparing.pairs import Pair
    from factcheck.relating.deriving.answers import Derived
    from factcheck.relating.model import Derivation

__all__ = ["derive", "named_operations", "names_operation", "outranks"]


class _Operation(Struct, frozen=True):
    """One way of computing: what it is called, how its parts are found, and the words that name it in a claim.

    `beside` says that in prose its parts stand in one sentence.
    """

    name: Derivation
    find: Callable[[Statement, Sequence[Statement]], Iterator[Derived]]
    cues: Callable[[], tuple[re.Pattern[str], ...]]
    beside: bool = False

    def named_in(self, text: str) -> bool:
        """Whether words of a text name the operation."""
        return any(cue.search(text) is not None for cue in self.cues())


def _said(operation: str) -> Callable[[], tuple[re.Pattern[str], ...]]:
    """Give what finds the words that the pack has for an operation."""
    return lambda: (deriving_words().operations.get(operation, NEVER),)


# Tried in this order; the first that the claim names and the source has parts for is the answer.
_OPERATIONS: tuple[_Operation, ...] = (
    _Operation("per-head", per_heads, lambda: (people_words().each,), beside=True),
    _Operation("ratio", ratios, _said("ratio")),
    _Operation("average", averages, _said("average")),
    _Operation("sum", sums, lambda: (TOTALLED,)),
    _Operation("percent-change", changes, lambda: (CHANGED, deriving_words().more_than_before)),
    _Operation("difference", differences, _said("difference")),
    _Operation("share", shares, _said("share"), beside=True),
)


def derive(
    claimed: Statement, reported: Sequence[Statement], around: Callable[[], Sequence[Statement]] | None = None
) -> Derived | None:
    """Compute the claimed number from reported ones, where the claim names the operation; the best answer or None.

    At least one part is among `reported`; the others may come from `around`.
    """
    named = named_operations(claimed)
    if not (named and reported):
        return None
    answers: list[Derived] = []
    everything = reported
    if around is not None and not all(operation.beside and reported[0].row is None for operation in named):
        own = {(item.figure.start, item.figure.end) for item in reported}
        everything = [*reported, *(item for item in around() if (item.figure.start, item.figure.end) not in own)]
        everything.sort(key=lambda item: item.figure.start)
    figures = [item.figure for item in reported]
    for operation in named:
        answers += [
            answer for answer in operation.find(claimed, everything) if any(part in figures for part in answer.parts)
        ]
        answers = [answer for answer in answers if _conceivable(claimed.figure, answer) and _spoken_of(claimed, answer)]
        if answers:
            break
    answers = _newest(claimed, answers, everything)
    supporting = [answer for answer in answers if answer.name in SUPPORTING]
    return max(supporting or answers, key=lambda answer: answer.closeness, default=None)


def _newest(claimed: Statement, answers: list[Derived], parts: Sequence[Statement]) -> list[Derived]:
    """Leave of the answers that a table gives for several years the newest, where the claim names no time."""
    if len(answers) < 2 or claimed.period.timed:
        return answers
    years = {(item.figure.start, item.figure.end): item.period.year for item in parts}
    of = [{years.get((part.start, part.end)) for part in answer.parts} for answer in answers]
    single = [found.pop() for found in of if len(found) == 1]
    if len(single) < len(answers) or None in single:
        return answers
    newest = max(year for year in single if year is not None)
    return [answer for answer, year in zip(answers, single, strict=True) if year == newest]


def names_operation(claimed: Statement) -> bool:
    """Tell whether a claim names a computation, so that its number may come from others."""
    return bool(named_operations(claimed))


@lru_cache(maxsize=512)
def named_operations(claimed: Statement) -> tuple[_Operation, ...]:
    near = named_beside(claimed)
    return tuple(
        operation for operation in _OPERATIONS if operation.named_in(near) or _implied(operation.name, claimed)
    )


def _implied(name: Derivation, claimed: Statement) -> bool:
    """Tell whether the figure itself names the operation: "doubled", "3 percentage points", "rose 3%", "$12 a head"."""
    claim = claimed.figure
    if name == "per-head":
        return claim.per is not None and not is_of_time(claim.per)
    if name == "ratio":
        return claim.kind == "multiple"
    if name == "share":
        return is_share(claim.unit) and (claimed.base is not None or not any(map(str.isdigit, claim.text)))
    if name in {"percent-change", "point-change"}:
        return claim.kind == "change" or claim.unit == "percentage-point"
    return False


def _spoken_of(claimed: Statement, answer: Derived) -> bool:
    """Tell whether the claim speaks of what the parts count, where they would contradict it.

    A fall of customer deposits is not held against how many branches serve the customers.
    """
    if answer.name in SUPPORTING or answer.operation not in OF_ONE_THING or answer.closeness >= NAMED:
        return True
    counted = frozenset[str]().union(*(noun_topics(part.unit) for part in answer.parts))
    return not counted or not counted.isdisjoint({*topics_in(claimed.text), *map(topic, claimed.words)})


# A claim further off than this factor is rather about something else than wrongly computed; the claim may name parts.
_FAR, _FAR_NAMED = 8, 12


def _conceivable(claim: Figure, answer: Derived) -> bool:
    if answer.name in SUPPORTING or answer.difference is None or not claim.value:
        return True
    computed = answer.computed
    far = _FAR_NAMED if answer.closeness >= NAMED else _FAR
    return computed != 0 and 1 <= far * abs(claim.value / computed) <= far * far


def outranks(derived: Derived, direct: Pair) -> bool:
    """Tell whether a computed answer says more than a directly reported figure that does not support the claim.

    A reported total beats the sum of parts, a reported change the change between two levels: what names the operation
    itself is the better source.
    """
    name: Derivation = "percent-change" if derived.operation == "point-change" else derived.operation
    unsaid = not next(one for one in _OPERATIONS if one.name == name).named_in(named_beside(direct.reported))
    if direct.same_beside >= SAME_SENTENCE and derived.closeness < NAMED:
        return unsaid and derived.name in SUPPORTING
    if direct.reported.figure in derived.parts:
        return True
    if direct.claimed.figure.kind == "change" and direct.reported.figure.kind == "change":
        return derived.name in SUPPORTING
    return unsaid
