"""What a relation says: its first word, and the line of working by which a reader can follow it.

How two figures stand is decided in `relations`; here it is only put into words.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from factcheck.facts import subjects
from factcheck.facts.vocabulary import is_verb
from factcheck.figures import writing as working
from factcheck.figures.conversion import is_share
from factcheck.figures.weighing import rounding_place
from factcheck.language.calendar import calendar_of
from factcheck.language.identification import frequent_words
from factcheck.language.packs import ENGLISH
from factcheck.relating.comparing.beside import SAME_SENTENCE
from factcheck.relating.comparing.words import comparing_words
from factcheck.relating.model import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.facts.model import Statement
    from factcheck.figures.model import Figure
    from factcheck.figures.weighing import Weighed
    from factcheck.relating.comparing.pairs import Pair
    from factcheck.relating.deriving.answers import Derived
    from factcheck.relating.model import Derivation, RelationName, Stance

__all__ = [
    "COMPUTED", "SAID", "line_of", "line_of_slip", "not_compared", "nothing", "tell", "tell_derived", "unsure", "whose",
]  # fmt: skip

# relation -> stance, first word shown
SAID: dict[RelationName, tuple[Stance, str]] = {
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

# operation -> first word shown of what is computed by it
COMPUTED: dict[Derivation, str] = {
    "sum": "SUM", "average": "AVERAGE", "difference": "DIFFERENCE", "ratio": "RATIO", "share": "SHARE",
    "per-head": "PER HEAD", "percent-change": "CHANGE", "point-change": "POINTS",
}  # fmt: skip


def tell(name: RelationName, line: str, pair: Pair, weighed: Weighed) -> Relation:
    """Give the relation of a claim to one reported figure, with the line that says it."""
    stance, label = SAID[name]
    return Relation(
        name=name,
        stance=stance,
        label=label,
        working=line,
        parts=(pair.reported.figure,),
        not_compared=not_compared(pair),
        difference=weighed.difference,
    )


# A computation over parts that the claim names is nearly sure to be what it says; over others it may fit by chance.
_NAMED, _NAMED_PARTS, _FITTING_PARTS = 2, 0.75, 0.55


def tell_derived(derived: Derived) -> Relation:
    """Give the relation of a claim to a computed number."""
    stance, _ = SAID[derived.name]
    return Relation(
        name=derived.name,
        stance=stance,
        label="UNIT" if derived.name == "unit" else COMPUTED[derived.operation],
        working=derived.line,
        parts=derived.parts,
        derivation=derived.operation,
        computed=derived.computed,
        not_compared=derived.not_compared,
        difference=derived.difference,
        certainty=_NAMED_PARTS if derived.closeness >= _NAMED else _FITTING_PARTS,
    )


def not_compared(pair: Pair) -> tuple[str, ...]:
    """Name what a person must still look at: aspects that one side does not say."""
    missing = []
    if pair.period != "same":
        missing.append("date")
    if is_share(pair.claimed.figure.unit) and pair.base != "same":
        missing.append("base")
    if pair.subject != "same" and pair.same_beside < SAME_SENTENCE:
        missing.append("subject")
    return tuple(missing)


def line_of(pair: Pair, weighed: Weighed) -> str:
    """Give the working of a pair: both figures as they were written, and what sets them apart."""
    claim, source = pair.claimed.figure, pair.reported.figure
    told, shown = working.told(claim), working.told(source)
    if pair.units == "converted" and pair.figure.value is not None and weighed.name != "unit":
        value = working.rounded(pair.figure.value, claim.places + 2)
        turned = working.in_style_of(claim, value)
        shown = f"{shown} = {turned}"
        if weighed.name == "equal" and told == turned:
            return shown
    if weighed.name == "equal" and told == shown:
        return f"{shown} in both"
    if weighed.name not in _LINES:
        return _apart(pair, weighed.name, told, shown)
    within = "within " if claim.value is None else ""
    near = "near " if claim.approximator is None else ""
    bare = working.bare(claim)
    return _LINES[weighed.name].format(reported=shown, claimed=told, bare=bare, within=within, near=near)


def line_of_slip(claim: Figure, source: Figure) -> str:
    """Give the working of a number with two digits changed."""
    return _LINES["transposed"].format(reported=working.told(source), claimed=working.told(claim))


_LINES: Mapping[RelationName, str] = {
    "equal": "{reported} is {claimed}",
    "rounds": "{reported} rounds to {bare}",
    "within": "{reported} is {within}{claimed}",
    "approximates": "{reported} is {near}{claimed}",
    "over-precise": "the source says {reported}, which is coarser than {claimed}",
    "unit": "{reported}, not {claimed}",
    "transposed": "{reported}, not {claimed}: two digits changed places",
}


def _apart(pair: Pair, name: RelationName, told: str, shown: str) -> str:
    """Say of two numbers that differ by how much they do, or in what."""
    claim, source = pair.claimed.figure, pair.figure
    line = f"{shown}, not {told}"
    if name == "magnitude":
        assert claim.value
        assert source.value
        shift = claim.value.adjusted() - source.value.adjusted()
        return f"{line}: {Decimal(10) ** abs(shift):,} times too {'large' if shift > 0 else 'small'}"
    if claim.direction and source.direction and claim.direction != source.direction:
        return f"{line}: the other direction"
    if claim.approximator and not source.approximator:
        return f"{shown} is not {told}"
    if claim.value is None or source.value is None or claim.value == source.value:
        return line
    place = rounding_place(claim)
    right = working.rounded(source.value, place)
    if source.places > place and right != source.value and abs(claim.value - right) < 10 * Decimal(1).scaleb(-place):
        return f"{shown} rounds to {working.in_style_of(claim, right)}, not {working.bare(claim)}"
    against = working.rounded(source.value, claim.places + 2) if pair.units == "converted" else source.value
    return f"{line}: {working.amount(claim.value, against, claim)}"


def unsure(relation: Relation) -> Relation:
    """Give a relation of which it is not sure that both tell one fact: shown, and nothing is said by it."""
    if relation.stance not in {"supports", "contradicts"}:
        return relation
    return Relation(
        working=f"not surely the same: {relation.working}",
        parts=relation.parts,
        not_compared=relation.not_compared,
        certainty=relation.certainty,
        grounds=relation.grounds,
    )


def nothing(claimed: Statement, searched: int, nearest: Pair | None = None) -> Relation:
    """Give what is said where nothing among so many figures is comparable, with the nearest one that there is."""
    if nearest is None:
        shown = working.told(claimed.figure)
        if searched == 0:
            return Relation(working=f"no figure there to hold {shown} against")
        which = "the one figure" if searched == 1 else f"none of the {searched} figures"
        return Relation(working=f"{which} there is {'not ' if searched == 1 else ''}comparable to {shown}")
    figure = nearest.reported.figure
    line = f"nothing comparable: the source says {working.told(figure)} there"
    return Relation(working=line, parts=(figure,), not_compared=not_compared(nearest))


def _is_said(subject: str, statement: Statement) -> bool:
    """Tell whether a subject says something to a reader: a name, or nouns of several words; "end" and "sum" do not.

    Nouns are words that a verb stands behind: "crew wages rose", but not "police bought 1,265 cars". In other languages
    than English it must be a name, and no words of when or where with a capital ("Im März").
    """
    language = statement.language
    if language == ENGLISH:
        if subjects.is_name(subject):
            return len(subject) > 1
        _, found, behind = statement.text.lower().partition(subject.lower() + " ")
        return " " in subject and bool(found) and is_verb(behind.split(" ", 1)[0])
    words = [word.lower() for word in subject.split()]
    dated = not calendar_of(language).months.keys().isdisjoint(words)
    return subjects.is_name(subject) and not dated and words[0] not in frequent_words(language)


def whose(statement: Statement, aspect: Literal["row", "period", "base"]) -> str:
    """Say in a few words what sets a figure apart: "for Putin", "for 2023", "of registered voters"."""
    if aspect == "row":
        name = statement.row or statement.subject
        return f"for {name}" if name and (statement.row or _is_said(name, statement)) else ""
    if aspect == "base":
        return f"of {statement.base}" if statement.base else ""
    words = statement.period.text
    if not words:
        return ""
    words = words[0].lower() + words[1:] if words[1:2].islower() else words
    return words if comparing_words().before_time.match(words) else f"for {words}"
