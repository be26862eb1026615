"""Whether two statements speak of the same thing, so that their numbers may be held against each other.

Cheap tests come first: most of the figures of a library cannot be compared with a claim, and their units say so.
What remains is compared by subject, time, base and words; how the numbers stand is decided afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from factcheck.figures.conversion import confusable, convert, is_share, measure
from factcheck.figures.statements import bases, periods, subjects
from factcheck.figures.statements.vocabulary import CHANGED, EMPTY, FAINT, WORD, contrasted, stem, topic, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.model import Figure, Statement
    from factcheck.figures.statements.periods import Likeness

__all__ = ["SAME_SLOT", "Pair", "Units", "kinship", "named_beside", "pair_up", "position"]

Units = Literal["same", "converted", "mistaken", "bare"]

# How fast a word's weight falls with its distance from the figure, on either side of the comparison.
_CLAIM_DECAY, _SOURCE_DECAY = 0.15, 0.12
# What a word counts that says little: "rose", "record", "January".
_FAINT_WEIGHT = 0.3
# Words of the claim that are looked at; those farther away say little about this figure.
_LOOKED_AT = 6
# Words around a figure, on either side, that are compared one by one.
_SLOT = 4
_EDGE = ""
# Below this closeness two statements without a common subject are not on one topic.
_ON_TOPIC = 0.30
# Words right beside a figure: what it is the number of. A contradiction needs them; agreement may look farther.
_NEAR = 5
# Equal words beside both figures that make it the same sentence, whatever else is in it.
SAME_SLOT = 4

_PEOPLE = frozenset(
    stem(word)
    for word in words_of(
        """person people man men woman women child children resident voter worker employee citizen student soldier
        civilian passenger patient victim protester demonstrator refugee migrant fan spectator visitor customer user
        member inhabitant"""
    )
)
# Verbs that say no more than that the figure is somebody's.
_WEAK = frozenset(topic(word) for word in words_of("win take get gain receive score earn poll have give come reach"))
_ANYONE = frozenset({stem("people"), stem("person"), stem("inhabitant")})


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim beside one reported statement, and how far they speak of the same thing.

    `figure` is the reported figure in the claim's unit. `closeness` is 0..1 by the words near both figures; `shared` is
    how many telling words are common, `names` how many of the claim's own name are. `slot` is how many words right
    beside the figures are the same; `alike` is False for a bare number beside one that counts something.
    """

    claimed: Statement
    reported: Statement
    figure: Figure
    units: Units
    subject: Likeness
    period: Likeness
    base: Likeness
    closeness: float
    shared: int
    names: int
    slot: int
    alike: bool

    @property
    def on_topic(self) -> bool:
        """Whether the words speak of one thing."""
        if self.slot >= SAME_SLOT or self._too_equal_for_chance:
            return True
        if self.subject == "same":
            if self.reported.row is not None and self.names >= 1:
                return True
            if self.units != "bare" and self.claimed.figure.value == self.figure.value is not None:
                return True
            return self.shared >= 1 or "same" in (self.base, self.period) or _says_little(self.claimed) or self.telling
        return self.closeness >= _ON_TOPIC and self.shared + self.names >= min(2, len(self.claimed.words))

    @property
    def role(self) -> bool:
        """Whether both or neither are what something rose or fell from."""
        return _was(self.claimed) == _was(self.reported)

    @property
    def telling(self) -> bool:
        """Whether both figures are one number of three digits or more, which two facts of one name rarely share."""
        value = self.claimed.figure.value
        return value is not None and value == self.figure.value and len(value.normalize().as_tuple().digits) >= 3

    @property
    def _too_equal_for_chance(self) -> bool:
        """Whether one number of four digits, or of three in one unit, stands in both, or with two digits swapped."""
        one, two = self.claimed.figure, self.figure
        if self.subject == "different" or self.units == "mistaken" or one.value is None or two.value is None:
            return False
        digits = one.value.normalize().as_tuple().digits
        if one.value == two.value:
            if self.units != "bare" and self._met:
                return True
            return len(digits) >= 4 or (len(digits) == 3 and self.units != "bare" and self.shared + self.names >= 1)
        return (
            len(digits) >= 4
            and self.units == "same"
            and self.shared >= 1
            and digits != (others := two.value.normalize().as_tuple().digits)
            and sorted(digits) == sorted(others)
        )

    @property
    def firm(self) -> bool:
        """Whether the words are near enough to hold the reported figure against the claim, not only for it.

        A row of a table must be named right beside the claimed figure or be its name; of two sentences the words next
        to the figures must meet, or both must be about the same name.
        """
        if self.units == "same" and measure(self.figure.unit).dimension == "calendar" and not self.shared:
            return False  # "in the three months to March" beside "in the 12 months to March": how long is looked at
        if self.slot >= SAME_SLOT or self._too_equal_for_chance:
            return True
        near = _near_topics(self.claimed)
        row = self.reported.row
        if row is not None and self.reported.subject is not None and self.claimed.row is None:
            label = {topic(word) for word in WORD.findall(row) if word.lower() not in EMPTY} - FAINT
            if not self._under_header:
                return False
            named = self.claimed.subject is not None and subjects.is_name(self.claimed.subject)
            return (named and self.subject == "same") or (bool(label) and 2 * len(label & near) >= len(label))
        if self.subject == "same" and self.units == "same" and subjects.is_name(self.claimed.subject or ""):
            return True
        met = len(self._met)
        return met >= 2 or (met >= 1 and (self.subject == "same" or len(near - FAINT) <= 2 or self.slot >= 2))

    @property
    def _under_header(self) -> bool:
        """Whether a column's header says nothing of its own, or what the claim speaks of too: "Risk reduction"."""
        header = self.reported.header or ""
        said = {topic(word) for word in WORD.findall(header) if word.lower() not in EMPTY} - FAINT
        if periods.parse(header).timed or not said or (is_share(self.claimed.figure.unit) and topic("share") in said):
            return True
        return bool(said & ({topic(word) for word in self.claimed.words} | _noun_topics(self.claimed.figure.unit)))

    @property
    def _met(self) -> frozenset[str]:
        """The telling words that stand next to both figures."""
        return _near_topics(self.claimed) & _near_topics(self.reported) - FAINT

    @property
    def own(self) -> bool:
        """Whether this is the claim's own row: on topic, with nothing known to be another's."""
        return self.on_topic and "different" not in (self.subject, self.period, self.base)

    @property
    def rank(self) -> float:
        """How surely this is what the claim speaks of; only for comparing pairs of one claim."""
        certain = {"same": 1.0, "unknown": 0.0, "different": -1.0}
        return (
            0.3 * self.slot
            + certain[self.subject]
            + 0.6 * certain[self.period]
            + 0.4 * certain[self.base]
            + self.closeness
            + (0.2 if self.units == "same" else 0.0)
        )


def pair_up(claimed: Statement, reported: Statement, siblings: Sequence[str] = ()) -> Pair | None:
    """Set a claim beside a reported statement, or give None where their figures cannot be compared at all.

    `siblings` are the subjects of the other figures of the same passage: a name that one of them has is not this one's.
    """
    if not _kinds_agree(claimed.figure, reported.figure):
        return None
    units, figure = _in_units_of(claimed.figure, reported.figure)
    if units is None and reported.row is not None and _may_be_a_share(claimed.figure, reported.figure):
        units = "bare"  # a table of shares often says so nowhere
    if units is None:
        if claimed.figure.value is None or claimed.figure.value != reported.figure.value:
            return None
        # the same number between the same words, of something else: "23 soldiers" for "23 civilians"
        if _slot(claimed, reported) < SAME_SLOT:
            return None
        units = "mistaken"
    subject = _subjects(claimed, reported, siblings)
    closeness, shared, names = _closeness(claimed, reported)
    alike = _counted_alike(units, claimed, reported)
    if alike:
        shared += 1  # the counted noun is part of the figure and not among the words
    return Pair(
        claimed=claimed,
        reported=reported,
        figure=figure,
        units=units,
        subject=subject,
        period=periods.compare(periods.parse(claimed.period), periods.parse(reported.period)),
        base=_bases(claimed, reported),
        closeness=closeness,
        shared=shared,
        names=names,
        slot=_slot(claimed, reported) if shared or closeness or not claimed.words else 0,
        alike=alike or units != "bare",
    )


def _may_be_a_share(claim: Figure, source: Figure) -> bool:
    """Tell whether a bare number may be the percent that a claim has: 34 for "34 percent", but no 238 for "half"."""
    bare = source.unit is None and source.kind == "quantity" and source.value is not None
    return bare and claim.unit == "percent" and claim.value is not None and 0 <= (source.value or 0) <= 100


def _counted_alike(units: Units, claimed: Statement, reported: Statement) -> bool:
    """Tell whether both count the same noun, or one names it in the words beside a bare number."""
    if units == "same":
        return measure(claimed.figure.unit).dimension == "count"
    if units != "bare":
        return False
    for one, other in ((claimed, reported), (reported, claimed)):
        if other.figure.unit is None and one.figure.unit is not None:
            return bool(_noun_stems(one.figure.unit) & _stems(other.words[:6]))
    return False


@lru_cache(maxsize=4096)
def _little(words: tuple[str, ...], subject: str | None) -> bool:
    return {topic(word) for word in words} <= _name_topics(subject) | _WEAK | FAINT


def _says_little(statement: Statement) -> bool:
    """Tell whether a statement has nothing but its name and a verb of having: "Moreno took 41%"."""
    return _little(statement.words, statement.subject)


def _in_units_of(claim: Figure, source: Figure) -> tuple[Units | None, Figure]:
    """Give the reported figure in the claim's unit and how it came there; None where the units cannot be compared."""
    rates = claim.per == source.per or (claim.per is None) != (source.per is None)
    if not rates:
        return None, source
    if claim.unit == source.unit:
        return "same", source
    if "degree" in (claim.unit, source.unit) and {claim.unit, source.unit} & {"celsius", "fahrenheit"}:
        return "same", source  # "1.5 degrees warmer" leaves the scale to the reader
    moved = convert(source, claim.unit)
    if moved is None and claim.unit is None and claim.kind == "ratio":
        moved = convert(source, "share")
    if moved is not None:
        return "converted", moved
    if confusable(claim.unit, source.unit):
        return "mistaken", source
    one, two = measure(claim.unit).dimension, measure(source.unit).dimension
    if "number" in (one, two) and {one, two} <= {"number", "count", "currency"}:
        return "bare", source
    if one == two == "count" and _nouns_agree(claim.unit or "", source.unit or ""):
        return "same", source
    return None, source


@lru_cache(maxsize=16384)
def _noun_stems(unit: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(unit.replace("-", " ")))


@lru_cache(maxsize=16384)
def _nouns_agree(one: str, two: str) -> bool:
    """Tell whether two counted nouns may be one thing: a common word, or people of some kind and people of any."""
    first, second = _noun_stems(one), _noun_stems(two)
    if first & second:
        return True
    if (first & _ANYONE and second & _PEOPLE) or (second & _ANYONE and first & _PEOPLE):
        return True
    return bool({topic(word) for word in WORD.findall(one)} & {topic(word) for word in WORD.findall(two)})


def _kinds_agree(claim: Figure, source: Figure) -> bool:
    """Tell whether two figures are of kinds that compare: a multiple only with a multiple, an age with an age."""
    if "multiple" in (claim.kind, source.kind):
        return claim.kind == source.kind
    if "age" in (claim.kind, source.kind):
        return claim.kind == source.kind or "year" in (claim.unit, source.unit)
    return True


def _subjects(claimed: Statement, reported: Statement, siblings: Sequence[str]) -> Likeness:
    claim = claimed.row or claimed.subject
    source = reported.row or reported.subject
    likeness = subjects.compare(claim, source)
    if likeness != "same" and reported.row is not None and _row_counted(claimed, reported.row):
        return "same"
    if (
        likeness == "different"
        and (claim or "") not in reported.text
        and _placed(claim, claimed.text) != _placed(source, reported.text)
    ):
        likeness = "unknown"  # a place and what is counted there
    if likeness == "different" and not (_capital(claim, reported.text) and _capital(source, claimed.text)):
        likeness = "unknown"
    if (
        likeness == "different"
        and not (claimed.row or reported.row)
        and _name_in(claim, reported)
        and not any(subjects.compare(claim, other) == "same" for other in siblings)
    ):
        # the claim's name stands there too, and no other figure has it: "UK gross domestic product (GDP)"
        return "unknown"
    if likeness == "unknown" and (_name_in(claim, reported) or _name_in(source, claimed)):
        likeness = "same"
    if likeness != "different" and not (claimed.base and reported.base) and _contrast(claimed, reported):
        return "different"
    return likeness


@lru_cache(maxsize=4096)
def _placed(name: str | None, text: str) -> bool:
    """Tell whether a name is only where something is: "prices in Norland rose"."""
    return (
        bool(name)
        and re.search(rf"\b(?:in|at|across|throughout)\s+(?:the\s+)?{re.escape(name or '')}", text) is not None
    )


def _row_counted(claimed: Statement, row: str) -> bool:
    """Tell whether a row is named by what the claim counts: the row "Homicide" for "41 homicides"."""
    return bool(_label(row)) and _label(row) <= {stem(word) for word in WORD.findall(claimed.figure.unit or "")}


@lru_cache(maxsize=4096)
def _label(row: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(row) if word.lower() not in EMPTY)


def _capital(name: str | None, other: str) -> bool:
    """Tell whether a name keeps its capital in the other text: "Rainfall" beside "of rainfall" is no name."""
    return not name or " " in name or stem(name) not in {stem(word) for word in WORD.findall(other) if word.islower()}


def _contrast(claimed: Statement, reported: Statement) -> bool:
    return contrasted(
        _telling_apart(claimed.subject, claimed.header, claimed.words),
        _telling_apart(reported.subject, reported.header, reported.words),
    )


@lru_cache(maxsize=16384)
def _telling_apart(subject: str | None, header: str | None, words: tuple[str, ...]) -> tuple[str, ...]:
    return (*map(str.lower, WORD.findall(f"{subject or ''} {header or ''}")), *words[:8])


@lru_cache(maxsize=16384)
def _name_stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(name) if word.lower() not in EMPTY)


def _name_in(name: str | None, statement: Statement) -> bool:
    """Tell whether a proper name stands among the words of a statement."""
    if not name or not subjects.is_name(name):
        return False
    stems = _name_stems(name)
    return bool(stems) and stems <= _stems(statement.words)


def _bases(claimed: Statement, reported: Statement) -> Likeness:
    if not (is_share(claimed.figure.unit) or claimed.figure.kind == "ratio"):
        return "unknown"
    return bases.compare(claimed.base, reported.base)


@lru_cache(maxsize=32768)
def _stems(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(stem, words))


@lru_cache(maxsize=32768)
def _ranks(words: tuple[str, ...]) -> dict[str, float]:
    ranks: dict[str, float] = {}
    for index, word in enumerate(words):
        ranks.setdefault(topic(word), 1 / (1 + _SOURCE_DECAY * index))
    return ranks


@lru_cache(maxsize=4096)
def _weights(words: tuple[str, ...]) -> tuple[tuple[tuple[str, float], ...], float]:
    topics = list(dict.fromkeys(topic(word) for word in words))[:_LOOKED_AT]
    weights = tuple(
        (name, (_FAINT_WEIGHT if name in FAINT else 1) / (1 + _CLAIM_DECAY * index))
        for index, name in enumerate(topics)
    )
    return weights, sum(weight for _, weight in weights)


def _closeness(claimed: Statement, reported: Statement) -> tuple[float, int, int]:
    """Give closeness by near words, and how many words are common: telling ones, and those of the claim's own name."""
    weights, total = _weights(claimed.words)
    if not total:
        return 0.0, 0, 0
    ranks = _ranks(reported.words)
    own = _name_topics(claimed.subject)
    score, shared, names = 0.0, 0, 0
    for name, weight in weights:
        near = ranks.get(name)
        if near is not None:
            score += weight * near
            if name in own:
                names += 1
            elif name not in FAINT:
                shared += 1
    return score / total, shared, names


def kinship(claimed: Statement, reported: Statement, *, closely: bool = False) -> float | None:
    """Give how close two statements speak of one thing whatever their figures count; None where they do not.

    Their subject must be the same or stand among the other's words, which is not enough `closely`, or two telling
    words must be common to both. 1 is added where the subject is the same.
    """
    subject = _subjects(claimed, reported, ())
    if subject == "different":
        return None
    closeness, shared, _ = _closeness(claimed, reported)
    nouns = _noun_topics(reported.figure.unit)
    own = _noun_topics(claimed.figure.unit)
    shared += len(nouns & {topic(word) for word in claimed.words[:_LOOKED_AT]}) + len(nouns & own)
    if subject == "same":
        return closeness + 1
    named = {topic(word) for word in WORD.findall(claimed.subject or "")} - FAINT
    if shared >= 2 or (not closely and named & (nouns | _ranks(reported.words).keys())):
        return closeness
    return None


def _near_topics(statement: Statement) -> frozenset[str]:
    telling = [name for name in map(topic, statement.words) if name not in FAINT]
    return frozenset(telling[:_NEAR]) | _noun_topics(statement.figure.unit)


@lru_cache(maxsize=4096)
def _noun_topics(unit: str | None) -> frozenset[str]:
    if unit is None or measure(unit).dimension != "count":
        return frozenset()
    return frozenset(topic(word) for word in WORD.findall(unit)) - FAINT


@lru_cache(maxsize=16384)
def _name_topics(name: str | None) -> frozenset[str]:
    if not name or not subjects.is_name(name):
        return frozenset()
    return frozenset(topic(word) for word in WORD.findall(name))


_FROM = re.compile(r"\bfrom\s+(?:(?:about|around|nearly|just|over|a|an|the|record)\s+)*$", re.IGNORECASE)


def _was(statement: Statement) -> bool:
    """Tell whether a figure is the level before a change: "to 4.3% from 4.2%"."""
    start, _ = position(statement)
    if _FROM.search(statement.text, max(0, start - 30), start) is None:
        return False
    return CHANGED.search(statement.text) is not None


def position(statement: Statement) -> tuple[int, int]:
    """Give where the figure stands in the statement's text, as code points of that text."""
    start = statement.figure.start - statement.offset
    end = start + len(statement.figure.text)
    if start >= 0 and statement.text[start:end] == statement.figure.text:
        return start, end
    start = max(0, statement.text.find(statement.figure.text))
    return start, start + len(statement.figure.text)


@lru_cache(maxsize=32768)
def _around(text: str, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    before = [word.lower() for word in WORD.findall(text[max(0, start - 60) : start])]
    after = [word.lower() for word in WORD.findall(text[end : end + 60])]
    # where the sentence ends is a word too: "Turnout was 65%." has few others
    return (*reversed(before), _EDGE)[:_SLOT], (*after, _EDGE)[:_SLOT]


def _slot(claimed: Statement, reported: Statement) -> int:
    if claimed.row or reported.row:
        return 0
    one = _around(claimed.text, *position(claimed))
    two = _around(reported.text, *position(reported))
    same = 0
    for first, second in zip(one, two, strict=True):
        for a, b in zip(first, second, strict=False):
            if a != b:
                break
            same += 1
    return same


_OTHER_NUMBER = re.compile(
    r"[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:%|per ?cent|million|billion|trillion|bn\b|m\b|k\b)"
    r"|\b(?!(?:1[5-9]|20)\d\d\b)\d[\d,.]{3,}"
)


def named_beside(statement: Statement) -> str:
    """Give the words in which an operation would be named: those around the figure, and a row's labels.

    A word beyond another large number belongs to that one; a capital inside a sentence belongs to a name ("Dow Jones
    Industrial Average") and names no operation.
    """
    labels = " ".join(label for label in (statement.row, statement.header) if label)
    if labels:
        return labels.lower()
    start, end = position(statement)
    text = statement.text[:1].lower() + statement.text[1:]
    before, after = text[max(0, start - 90) : start], text[end : end + 60]
    earlier = max((match.end() for match in _OTHER_NUMBER.finditer(before)), default=0)
    later = _OTHER_NUMBER.search(after)
    return f"{before[earlier:]} {statement.figure.text.lower()} {after[: later.start()] if later else after}"
