"""The words in which reports speak: what a standing or a question is called, how a day is written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from factcheck.checking import Question
    from factcheck.relating import RelationName
    from factcheck.reports.model import Counts, Report, ReportClaim, Standing

__all__ = [
    "GROUPS",
    "KINDS",
    "LABELS",
    "METHOD",
    "QUESTIONS",
    "STANDING_WORDS",
    "TONES",
    "count_words",
    "date_words",
    "groups",
    "percent_words",
    "plural",
    "short",
    "time_words",
    "tone_parts",
]

# In the order in which an editor needs them: what must be acted on first, what is settled last.
GROUPS: Mapping[Standing, tuple[str, str]] = {
    "change": ("Must change", "The words below do not hold as they stand."),
    "faulted": ("Does not hold", "Rated below the best of the scale."),
    "asked": ("Questions to the author", "Asked, and not settled yet."),
    "conflict": ("Sources in conflict", "Comparable sources disagree; each is shown."),
    "open": ("Not decided yet", "Not rated, or not on every question that they raise."),
    "unconfirmed": ("Could not be confirmed", "What was searched is listed with each claim."),
    "unsourced": ("Sources missing", "Rated, but with fewer or other sources than the policy asks for."),
    "second-reader": ("Awaiting a second reader", "Rated and sourced by one person, or judged differently by two."),
    "cleared": ("Cleared", "Rated, sourced, nothing left to do."),
    "set-aside": ("Not checkable", "Opinions, expectations, questions, and what else has no true or false."),
}

STANDING_WORDS: Mapping[Standing, str] = {
    "change": "must change",
    "faulted": "does not hold",
    "asked": "asked",
    "conflict": "sources in conflict",
    "open": "not decided",
    "unconfirmed": "not confirmed",
    "unsourced": "lacks sources",
    "second-reader": "awaits a second reader",
    "cleared": "cleared",
    "set-aside": "not checkable",
}

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


def count_words(counts: Counts) -> tuple[tuple[Standing | Literal["self"], int, str], ...]:
    """Give what keeps an article from being cleared, as an editor counts it: standing, number, words.

    That it contradicts itself is said only of an article that does.
    """
    itself: tuple[tuple[Literal["self"], int, str], ...] = (("self", counts.against_itself, "against itself"),)
    return (
        ("change", counts.change, "must change"),
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
        ("stop", standings["change"], "must change"),
        ("stop", standings["faulted"], "found not to hold"),
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
