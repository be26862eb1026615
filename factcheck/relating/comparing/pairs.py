"""A claim beside one reported statement, so that their numbers may be held against each other.

Cheap tests come first: most of the figures of a library cannot be compared with a claim, and their units say so.
What remains is compared by subject, time, base and words; how the numbers stand is decided afterwards.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.facts import periods, subjects
from factcheck.facts.measures import (
    befallen_alike,
    counted_alike,
    counted_otherwise,
    in_kind_of,
    in_scale_of,
    in_units_of,
    kinds_agree,
    may_be_a_share,
)
from factcheck.facts.vocabulary import EMPTY, FAINT, noun_topics, topic, topics_in
from factcheck.figures.conversion import is_share, measure
from factcheck.figures.weighing import digits_of, half, rounds_to
from factcheck.relating.comparing.beside import SAME_SENTENCE, same_around
from factcheck.relating.comparing.closeness import closeness_of, near_topics, says_little
from factcheck.relating.comparing.likeness import compare_bases, compare_subjects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.facts.measures import Units
    from factcheck.facts.model import Statement
    from factcheck.facts.periods import Likeness
    from factcheck.figures.model import Figure

__all__ = ["Pair", "pair_up"]

# Among so many of the words nearest to a number the one for its unit is looked for.
_BESIDE = 6
# Below this closeness two statements without a common subject are not on one topic.
_ON_TOPIC = 0.30
# From this on two shares of one base are, though no two telling words are common.
_ALL_BUT_SAME = 0.6
# What a year counts where nothing else tells two figures apart.
_A_YEAR, _SINCE = 1e-4, 1900
_ASIDE = re.compile(r"\([^)]*\)")
_IN_SCALE = frozenset({"same", "bare"})
# And from this on any two statements: nearly all the words of the claim are there.
_ALL_BUT_ALL = 0.7


class Pair(Struct, frozen=True, dict=True):
    """A claim beside one reported statement, and how far they speak of the same thing.

    `figure` is the reported figure in the claim's unit. `closeness` is 0..1 by the words near both figures; `shared` is
    how many telling words are common, `names` how many of the claim's own name are. `same_beside` is how many words
    right beside the figures are the same; `alike` is False for a bare number beside one that counts something; `alone`
    says that no other figure of its row is in the claim's unit of measure, so that its column needs no name.
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
    same_beside: int
    alike: bool
    alone: bool = False

    @cached_property
    def on_topic(self) -> bool:
        """Whether the words speak of one thing."""
        if self.same_beside >= SAME_SENTENCE or self._too_equal_for_chance:
            return True
        if (
            self.reported.row is not None
            and self.reported.subject is None
            and self.headed
            and (self.period == "same" or (self.period == "unknown" and self._equal_beyond(2)))
        ):
            # the row of a year, under the header that the claim names; of a claim that names no year, its very number
            return True
        if self.subject == "same":
            if self.reported.row is not None and self.names >= 1:
                return True
            if self.units != "bare" and self._one_number:
                return True
            return self.shared >= 1 or "same" in (self.base, self.period) or says_little(self.claimed) or self.telling
        if not self.claimed.words:
            # "in 2020 there were 319 homicides" says only what it counts, "there were 319 people" not even that
            return self.alike and self.shared >= 1 and bool(noun_topics(self.claimed.figure.unit))
        if self.closeness >= (_ALL_BUT_SAME if self.base == "same" else _ALL_BUT_ALL) and self.shared:
            return True
        return self.closeness >= _ON_TOPIC and self.shared + self.names >= min(2, len(self.claimed.words))

    @property
    def role(self) -> bool:
        """Whether both or neither are what something rose or fell from, or what it should be; of one time they are."""
        if self.period == "same":
            return True
        one, two = (role if role in {"before", "target"} else "now" for role in (self.claimed.role, self.reported.role))
        return one == two

    @property
    def telling(self) -> bool:
        """Whether both figures are one number of three digits or more, which two facts of one name rarely share."""
        return self._equal_beyond(3)

    def _equal_beyond(self, least: int) -> bool:
        """Whether both figures are one number that has at least so many digits, zeros at its end not counted."""
        value = self.claimed.figure.value
        return value is not None and value == self.figure.value and digits_of(value) >= least

    @property
    def _one_number(self) -> bool:
        """Whether both figures are one number, or one rounded to three digits or more."""
        one, two = self.claimed.figure, self.figure
        if one.value is None or two.value is None:
            return False
        if one.value == two.value:
            return True
        return abs(one.value - two.value) <= half(one.places) and digits_of(one.value) >= 3

    @cached_property
    def _too_equal_for_chance(self) -> bool:
        """Whether one number of four digits, or of three in one unit, stands in both, or with two digits swapped."""
        one, two = self.claimed.figure, self.figure
        if self.units == "converted" and one.value == self.reported.figure.value is not None:
            # 1,200 hectares beside 1,200 acres of the same
            return len(str(one.value)) >= 3 and self.subject != "different" and self.shared + self.names >= 1
        if self.subject == "different" or self.units == "mistaken" or one.value is None or two.value is None:
            return False
        digits = one.value.normalize().as_tuple().digits
        if one.value != two.value and self._rounds_counted:
            return True
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
    def _rounds_counted(self) -> bool:
        """Whether one count of the same noun is the other rounded to three digits or more: "14,800 patients"."""
        one, two = self.claimed.figure, self.figure
        counted = self.units == "same" and measure(two.unit).dimension == "count"
        if not self.alike or self.shared < (1 if counted else 2) or one.value is None or two.value is None:
            return False
        return digits_of(one.value) >= 3 and rounds_to(one.value, two.value, one.places)

    @cached_property
    def near_enough(self) -> bool:
        """Whether the words are near enough to hold the reported figure against the claim, not only for it.

        A row of a table must be named right beside the claimed figure or be its name; of two sentences the words next
        to the figures must meet, or both must be about the same name.
        """
        lasting = measure(self.figure.unit).dimension == "calendar" and self.figure.kind != "age"
        if self.units == "same" and lasting and not self.shared:
            return False  # "in the three months to March" beside "in the 12 months to March": how long is looked at
        if self.same_beside >= SAME_SENTENCE or self._too_equal_for_chance:
            return True
        if self._of_somebody_else:
            return False
        near = near_topics(self.claimed)
        row = self.reported.row
        if row is not None and self.reported.subject is not None and self.claimed.row is None:
            told = _ASIDE.sub("", row)  # "Teachers (full-time equivalent)"
            label = topics_in(told, EMPTY) - FAINT
            if not (self._under_header or self.alone):
                return False
            named = self.claimed.subject is not None and subjects.is_name(self.claimed.subject)
            return (named and self.subject == "same") or (bool(label) and 2 * len(label & near) >= len(label))
        if self.subject == "same" and self.units == "same" and subjects.is_name(self.claimed.subject or ""):
            if (self.claimed.subject or "") not in self.claimed.text:  # a pronoun's: "Its wage bill" is no transfer fee
                return bool(near_topics(self.claimed, 3) & near_topics(self.reported))
            return self.shared >= 1 or says_little(self.claimed)
        met = len(self._met)
        return met >= 2 or (met >= 1 and (self.subject == "same" or len(near - FAINT) <= 2 or self.same_beside >= 2))

    @property
    def _of_somebody_else(self) -> bool:
        """Whether the claim's sentence says whose figure it is, and the reported one speaks of nothing of the kind."""
        name = self.claimed.subject or ""
        if self.subject != "unknown" or self.reported.row is not None or name.lower() not in self.claimed.text.lower():
            return False
        if noun_topics(self.claimed.figure.unit) & noun_topics(self.figure.unit):
            return False  # both count destinations, whoever flies there
        own = topics_in(name) - FAINT
        return bool(own) and own.isdisjoint({*topics_in(self.reported.text), *map(topic, self.reported.words)})

    @property
    def headed(self) -> bool:
        """Whether the column's header speaks of what the claim counts or is about."""
        return self._is_spoken_of(topics_in(self.reported.header or "", EMPTY) - FAINT)

    @property
    def _under_header(self) -> bool:
        """Whether a column's header says nothing of its own, or what the claim speaks of too: "Risk reduction"."""
        header = self.reported.header or ""
        said = topics_in(header, EMPTY) - FAINT
        if periods.parse(header).timed or not said or (is_share(self.claimed.figure.unit) and topic("share") in said):
            return True
        return self._is_spoken_of(said)

    def _is_spoken_of(self, said: frozenset[str]) -> bool:
        return not said.isdisjoint({*map(topic, self.claimed.words), *noun_topics(self.claimed.figure.unit)})

    @cached_property
    def _met(self) -> frozenset[str]:
        """The telling words that stand next to both figures."""
        return near_topics(self.claimed) & near_topics(self.reported) - FAINT

    @cached_property
    def own(self) -> bool:
        """Whether this is the claim's own row: on topic, with nothing known to be another's."""
        return self.on_topic and "different" not in (self.subject, self.period, self.base)

    @cached_property
    def rank(self) -> float:
        """How surely this is what the claim speaks of; only for comparing pairs of one claim."""
        certain = {"same": 1.0, "unknown": 0.0, "different": -1.0}
        return (
            0.3 * self.same_beside
            + certain[self.subject]
            + 0.6 * certain[self.period]
            + 0.4 * certain[self.base]
            + self.closeness
            + (0.2 if self.units == "same" else 0.0)
            - (0.0 if self.role else 0.6)
            + self._newness
        )

    @property
    def _newness(self) -> float:
        """What breaks a tie for a claim that names no time: news speaks of the newest, not of the first column."""
        if self.claimed.period.timed:
            return 0.0
        return _A_YEAR * ((self.reported.period.year or _SINCE) - _SINCE)


def _unit_beside(claimed: Statement, reported: Statement) -> bool:
    """Tell whether a bare number counts what the claim measures, by the word for it beside the number."""
    unit = claimed.figure.unit
    if reported.figure.unit is not None or unit is None or reported.row is not None:
        return False
    return topic(unit) in set(map(topic, reported.words[:_BESIDE]))


def pair_up(claimed: Statement, reported: Statement, siblings: Sequence[str] = ()) -> Pair | None:
    """Set a claim beside a reported statement, or give None where their figures cannot be compared at all.

    `siblings` are the subjects of the other figures of the same passage: a name that one of them has is not this one's.
    """
    units: Units | None
    figure = in_kind_of(claimed.figure, reported.figure)
    if figure is not None:
        units = "converted"
    elif kinds_agree(claimed.figure, reported.figure):
        units, figure = in_units_of(claimed.figure, reported.figure)
    else:
        return None
    if units in _IN_SCALE:
        figure = in_scale_of(claimed.figure, figure, in_row=reported.row is not None)
    if units is None and reported.row is not None and may_be_a_share(claimed.figure, reported.figure):
        units = "bare"  # a table of shares often says so nowhere
    if units is None and befallen_alike(claimed, reported):
        units = "same"
    if units is None and _unit_beside(claimed, reported):
        units = "bare"  # "the number of hours worked was 891 million" beside "891 million hours"
    if units is None:
        if claimed.figure.value is None or claimed.figure.value != reported.figure.value:
            return None
        # the same number between the same words, of something else: "23 soldiers" for "23 civilians"
        if same_around(claimed, reported) >= SAME_SENTENCE:
            units = "mistaken"
        elif claimed.around and counted_otherwise(claimed, reported):
            units = "bare"
        else:
            return None
    subject = compare_subjects(claimed, reported, siblings)
    closeness, shared, names = closeness_of(claimed, reported)
    alike = counted_alike(units, claimed, reported, shared)
    if alike:
        shared += 1  # the counted noun is part of the figure and not among the words
    return Pair(
        claimed=claimed,
        reported=reported,
        figure=figure,
        units=units,
        subject=subject,
        period=periods.compare(claimed.period, reported.period),
        base=compare_bases(claimed, reported),
        closeness=closeness,
        shared=shared,
        names=names,
        same_beside=same_around(claimed, reported) if shared or closeness or not claimed.words else 0,
        alike=alike or units != "bare",
    )
