"""Whether two statements are of one subject, and of one base, as far as their words tell.

What names alone say is in `facts.subjects` and `facts.bases`; here a name is also looked for in the words of
the other statement, and a contrast ("men", "women") sets two apart that no name does.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.facts import bases, subjects
from factcheck.facts.vocabulary import EMPTY, WORD, contrasted, stem, stems_of, topics_in
from factcheck.figures.conversion import is_share, measure
from factcheck.relating.comparing.words import comparing_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.facts.model import Statement
    from factcheck.facts.periods import Likeness

__all__ = ["compare_bases", "compare_subjects"]


def compare_subjects(claimed: Statement, reported: Statement, siblings: Sequence[str] = ()) -> Likeness:
    """Say whether two statements are of one subject.

    `siblings` are the subjects of the other figures of the reported passage: a name that one of them has is not this
    one's.
    """
    claim = claimed.row or claimed.subject
    source = reported.subject
    likeness = subjects.compare(claim, source)
    if source is None and reported.row is not None:  # of a time, or of all rows together
        if subjects.compare(claim, reported.row) == "same":
            return "same"
        if any(subjects.compare(claim, other) == "same" for other in siblings):
            return "different"
    if likeness == "unknown" and subjects.is_average(claim):
        return likeness  # "in the South £502,000, twice the national average of £264,000" is no figure of the South
    if likeness != "same" and source and _is_counted(claimed, source):
        return "same"
    if likeness != "same" and reported.row is not None and _row_named(claimed, reported.row, siblings):
        return "same"
    if (
        likeness == "different"
        and (claim or "") not in reported.text
        and _placed(claim, claimed.text) != _placed(source, reported.text)
        and (reported.row is None or _mentioned(reported.row, claimed))
    ):
        likeness = "unknown"  # a place and what is counted there
    if likeness == "different" and not (
        _capital(claim, reported.text) and _capital(claim, claimed.around) and _capital(source, claimed.text)
    ):
        likeness = "unknown"
    if likeness == "different" and subjects.is_total(source) and not _told_of(claim, siblings):
        likeness = "unknown"  # of all that the table is about, which may be the claim's
    if (
        likeness == "different"
        and not (claimed.row or reported.row)
        and _name_in(claim, reported)
        and not _told_of(claim, siblings)
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
    if not name:
        return False
    places = (match.start() for match in re.finditer(re.escape(name), text))
    return any(comparing_words().placed.search(text, 0, place) is not None for place in places)


def _is_counted(claimed: Statement, name: str) -> bool:
    """Tell whether a row or label is named by what the claim counts: the row "Homicide" for "41 homicides"."""
    return bool(label := topics_in(name, EMPTY)) and label <= topics_in(claimed.figure.unit or "")


def _row_named(claimed: Statement, row: str, siblings: Sequence[str]) -> bool:
    """Tell whether a claim names a row, whatever its own subject is called: "jobs in the South", the row "South"."""
    return _name_in(row, claimed) and not any(
        other != row and subjects.compare(claimed.subject, other) == "same" for other in siblings
    )


def _mentioned(row: str, claimed: Statement) -> bool:
    """Tell whether a claim has a word of a row's label: else it is a row of something else."""
    return not topics_in(row).isdisjoint(topics_in(claimed.text))


def _capital(name: str | None, other: str) -> bool:
    """Tell whether a name keeps its capital in another text: "Rainfall" beside "of rainfall" is no name."""
    return not name or " " in name or stem(name) not in _common(other)


@lru_cache(maxsize=1024)
def _common(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in set(WORD.findall(text)) if word.islower())


def _told_of(name: str | None, siblings: Sequence[str]) -> bool:
    """Tell whether another figure of the passage is of a name."""
    return any(subjects.compare(name, other) == "same" for other in siblings)


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
    if any(map(str.isdigit, name)):
        return name in statement.text  # "TA-35" is not there where "TA-25" is
    stems = _name_stems(name)
    return bool(stems) and stems <= stems_of(statement.words)


# How far behind its amount a matter is looked for, in code points.
_MATTER = 60
# What is measured in these is a matter that can be named: "45 kg of heroin", "£2m of public money".
_OF_MATTER = frozenset({"mass", "volume", "area", "energy", "currency"})


@lru_cache(maxsize=8192)
def _matter(statement: Statement) -> str | None:
    """Give the matter that an amount is of, where it is named right behind it."""
    _, end = statement.span
    return bases.read_base("", statement.text[end : end + _MATTER])


def compare_bases(claimed: Statement, reported: Statement) -> Likeness:
    """Say whether two shares are of one base, or two amounts of one matter; unknown for counts."""
    if not (is_share(claimed.figure.unit) or claimed.figure.kind == "ratio"):
        if measure(claimed.figure.unit).dimension not in _OF_MATTER:
            return "unknown"
        return bases.compare(_matter(claimed), _matter(reported))
    return bases.compare(claimed.base, reported.base)
