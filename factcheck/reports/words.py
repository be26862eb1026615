"""The words in which reports speak: what a standing or a question is called, how a day is written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from factcheck.checking import Question
    from factcheck.relating import RelationName
    from factcheck.reports.about import ScaleFacts
    from factcheck.reports.model import Report, ReportClaim, Standing

__all__ = [
    "GROUPS",
    "KINDS",
    "LABELS",
    "METHOD",
    "QUESTIONS",
    "TONES",
    "count_words",
    "date_words",
    "groups",
    "heading",
    "percent_words",
    "plural",
    "short",
    "standing_words",
    "time_words",
    "tone_parts",
]

# In the order in which an editor needs them: what was decided first, what must be acted on before the rest of it, and
# then what is open.
GROUPS: Mapping[Standing, tuple[str, str]] = {
    "change": ("Must change", "The words below do not hold as they stand."),
    "faulted": ("Holds in part", "Rated between the best of the scale and what it calls wrong."),
    "disputed": ("Disputed", "Two readers disagree; a third person decides."),
    "conflict": ("Sources in conflict", "Comparable sources disagree; each is shown."),
    "unconfirmed": ("Could not be confirmed", "What was searched is listed with each claim."),
    "unsourced": ("Sources missing", "Rated, but with fewer or other sources than the policy asks for."),
    "second-reader": ("Awaiting a second reader", "Rated and sourced by one person."),
    "cleared": ("Cleared", "Rated, sourced, nothing left to do."),
    "asked": ("Questions to the author", "Asked, and not settled yet."),
    "open": ("Not decided yet", "Not rated, or not on every question that they raise."),
    "set-aside": ("Not checkable", "Opinions, expectations, questions, and what else has no true or false."),
}

_STANDING_WORDS: Mapping[Standing, str] = {
    "change": "must change",
    "faulted": "holds in part",
    "disputed": "disputed",
    "conflict": "sources in conflict",
    "unconfirmed": "not confirmed",
    "unsourced": "lacks sources",
    "second-reader": "awaits a second reader",
    "cleared": "cleared",
    "asked": "asked",
    "open": "not decided",
    "set-aside": "not checkable",
}

# What somebody said need not be changed by anybody: it was found wrong.
_WRONG = ("Found wrong", "The evidence says otherwise.")

# The first word of a relation, as the screen shows it, for verdicts that recorded only the relation.
LABELS: Mapping[RelationName, str] = {
    "not-comparable": "OTHER",
    "equal": "MATCH",
    "rounds": "MATCH",
    "within": "MATCH",
    "approximates": "MATCH",
    "over-precise": "FINER",
    "unit": "UNIT",
    "magnitude": "SLIP?",
    "transposed": "SLIP?",
    "misrounded": "DIFFERS",
    "overstates": "DIFFERS",
    "understates": "DIFFERS",
    "none": "NOTHING",
}

# The style of each: stop and done are what people decided, wait is unfinished, none is outside the count.
# "self" is what the article says against itself.
TONES: Mapping[Standing | Literal["self"], str] = {
    "change": "stop",
    "faulted": "stop",
    "disputed": "wait",
    "asked": "wait",
    "conflict": "wait",
    "open": "wait",
    "unconfirmed": "wait",
    "unsourced": "wait",
    "second-reader": "wait",
    "cleared": "done",
    "set-aside": "none",
    "self": "wait",
}

QUESTIONS: Mapping[Question, str] = {"true": "Is it true?", "said": "Was it said?"}

KINDS: Mapping[str, str] = {
    "figures": "Figures",
    "quotes": "Quotes",
    "dates": "Dates",
    "statements": "Statements",
    "words": "Words",
    "unread": "Not readable",
}

METHOD = (
    (
        "The program lists what can be checked in the article and holds each figure against the passages of the desk’s "
        "own library. It compares what both writings can mean (64% is anything from 63.5 to 64.5) and shows its sum."
    ),
    "It suggests and never decides. Every rating here was given by a person, named with it.",
    "Another passage of the same article is shown for comparison and never counts as a source.",
    (
        "“Not compared” names what the program could not hold against each other (the date, the base of a share, "
        "the subject) and a person had to look at."
    ),
)


def plural(count: int, one: str, many: str | None = None) -> str:
    """Give the count with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def short(text: str, most: int = 70) -> str:
    """Give the first words of a text, for a heading."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"


def percent_words(part: int, whole: int) -> str:
    """Give a share in whole percent, rounded down so that 100% means all of it; "–" of nothing."""
    return f"{part * 100 // whole}%" if whole else "–"


def heading(scale: ScaleFacts, standing: Standing) -> tuple[str, str]:
    """Give what a group of claims is called, and a line about it, by the scale that judges them."""
    return _WRONG if standing == "change" and not scale.prints else GROUPS[standing]


def standing_words(scale: ScaleFacts, standing: Standing) -> str:
    """Give where one claim stands, in words."""
    return _WRONG[0].lower() if standing == "change" and not scale.prints else _STANDING_WORDS[standing]


def count_words(report: Report) -> tuple[tuple[Standing | Literal["self"], int, str], ...]:
    """Give what an editor counts: standing, number, words.

    That two disagree, that something could not be confirmed, or that the article contradicts itself, is said only where
    it is so.
    """
    counts = report.counts
    unconfirmed: tuple[tuple[Standing, int, str], ...] = (("unconfirmed", counts.unconfirmed, "not confirmed"),)
    disputed: tuple[tuple[Standing, int, str], ...] = (("disputed", counts.disputed, "disputed"),)
    itself: tuple[tuple[Literal["self"], int, str], ...] = (("self", counts.against_itself, "against itself"),)
    return (
        ("change", counts.change, standing_words(report.scale, "change")),
        *(disputed if counts.disputed else ()),
        *(unconfirmed if counts.unconfirmed else ()),
        ("asked", counts.asked, "asked"),
        ("open", counts.open, "open"),
        ("unsourced", counts.unsourced, "lack sources"),
        ("second-reader", counts.second_reader, "await a second reader"),
        *(itself if counts.against_itself else ()),
    )


def groups(report: Report) -> list[tuple[Standing, tuple[ReportClaim, ...]]]:
    """Give the report's claims by standing, in the order in which an editor needs them; no empty groups."""
    held: dict[Standing, list[ReportClaim]] = {standing: [] for standing in GROUPS}
    for claim in report.claims:
        held[claim.standing].append(claim)
    return [(standing, tuple(claims)) for standing, claims in held.items() if claims]


def tone_parts(report: Report) -> tuple[tuple[str, int, str], ...]:
    """Give how many claims are where, in few words, for one bar: style, number, words."""
    standings = Counter(claim.standing for claim in report.claims)
    waiting = sum(count for standing, count in standings.items() if TONES[standing] == "wait")
    return (
        ("stop", standings["change"], standing_words(report.scale, "change")),
        ("stop", standings["faulted"], "hold in part"),
        ("wait", waiting, "unfinished"),
        ("done", standings["cleared"], "cleared"),
        ("none", standings["set-aside"], "not checkable"),
    )


def date_words(day: datetime.date | None) -> str:
    """Give a day as "5 March 2012"; "" for none."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def time_words(at: datetime.datetime | None) -> str:
    """Give a time of UTC as "5 March 2012, 14:05 UTC"; "" for none."""
    return f"{date_words(at.date())}, {at:%H:%M} UTC" if at else ""


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
