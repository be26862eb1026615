"""How a claimed day, weekday, rank, score, age or length of time stands to what a text says happened.

The claim's clause must be explained whole: every word of it must be known of one happening of the text, and that one
must know more of them than any other does. Then what is typed is compared as what it is: days as precisely as both are
written, an age or a length of time by two days. Where a word is left over nothing is said.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from factcheck.facts.happenings import BORN, Happening, is_event, meanings
from factcheck.facts.typed import Typed, happening_words, marks_of, typed_in, within
from factcheck.figures.model import Figure
from factcheck.language import analyse
from factcheck.language.calendar import calendar_of
from factcheck.relating.model import Relation
from factcheck.relating.telling import SAID

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from factcheck.facts.periods import Period
    from factcheck.relating.model import RelationName

__all__ = ["Told", "asked_of", "tell_happening"]

# So sure is what is said where every word of a claim is explained.
_SURE = 0.9
# So much of what a clause says must be in the claim before a difference is held against it.
_COVERED = 0.5
# Of a claim without a word for what happens, so much must stand in the clause itself.
_OWN = 2 / 3
_LONGEST = 400


class Told(Struct, frozen=True):
    """How a claim stands to a text, and the happening that says so."""

    relation: Relation
    happening: Happening


class _Answer(Struct, frozen=True):
    """What a happening has in the place of what the claim has: whether they are one, and the working."""

    agrees: bool
    line: str
    more: bool = True


def asked_of(text: str, figure: Figure | None, *, whole: bool = True) -> list[Typed]:
    """Give what of a sentence is asked for: what is typed at the claim's figure, everything typed where it has none.

    `figure` is placed in `text`; a date stands for everything where the claim is of the `whole` sentence. A sentence
    that denies is not asked.
    """
    if len(text) > _LONGEST or analyse(text, language="en").denials:
        return []
    found = typed_in(text)
    if figure is None or (whole and figure.kind == "date"):
        return list(found)
    return [one for one in found if one.start < figure.end and figure.start < one.end]


def tell_happening(text: str, asked: Typed, happenings: Sequence[Happening]) -> Told | None:
    """Give how what is asked of a sentence stands to what happened by a text; None where that is not told surely."""
    if asked.kind == "span":
        return _tell_span(text, asked, happenings)
    own = _spoken(text, asked)
    if asked.kind == "age":
        computed = _tell_age(text, own, asked, happenings)
        if computed is not None:
            return computed
    compare = _COMPARED[asked.kind]
    best = _told_of(own, happenings, lambda one: compare(asked, one, text) is not None)
    answers = [(one, answer) for one in best if (answer := compare(asked, one, text)) is not None]
    agreeing = next(((one, answer) for one, answer in answers if answer.agrees), None)
    if agreeing is not None:
        return _told(*agreeing, asked)
    if len(answers) == 1 and _covers(own, answers[0][0]) and (asked.kind != "day" or any(map(is_event, own))):
        return _told(*answers[0], asked)
    return None


def _spoken(text: str, asked: Typed) -> frozenset[str]:
    """Give what a sentence speaks of besides what is asked."""
    typed = typed_in(text)
    carrying = happening_words().said_by.get(asked.kind, frozenset())
    marks = {mark for one in typed if one is not asked and one != asked for mark in marks_of(one)}
    if asked.kind == "age":  # "a 43-year-old and a 52-year-old man"
        marks = {mark for mark in marks if not mark.startswith("age")}
    return (meanings(text, typed) - carrying) | marks


def _told_of(own: frozenset[str], happenings: Sequence[Happening], may: Callable[[Happening], bool]) -> list[Happening]:
    """Give the happenings that a clause tells: all of it is known of them, and most of it of them alone."""
    often = Counter(meaning for one in happenings for meaning in one.own)
    scored: list[tuple[float, Happening]] = []
    for one in happenings:
        here = one.own | one.marks
        if not own or not own <= one.known | one.marks or not may(one):
            continue
        happening = {meaning for meaning in own if is_event(meaning)}
        if not happening <= one.own or (not happening and len(own & here) < _OWN * len(own)):
            continue
        scored.append((sum(1 / (often[meaning] or 1) for meaning in own & here), one))
    most = max((score for score, _ in scored), default=0.0)
    return [one for score, one in scored if most and score == most]


def _covers(own: frozenset[str], happening: Happening) -> bool:
    """Tell whether a claim says enough of what a clause says to be about nothing else."""
    said = happening.own
    return not said or len(own & said) >= _COVERED * len(said)


# What is compared as it is written -------------------------------------------------------------------------------


def _day(asked: Typed, one: Happening, _text: str) -> _Answer | None:
    """Days: of several in a clause the claim may mean any, and nothing is held against it."""
    if not one.period.timed:
        return None
    named = [item for item in one.typed if item.kind == "day"]
    found = [_same_day(asked, one.period, *_between(item, one.period)) for item in named] or [
        _same_day(asked, one.period, *within(one.period))
    ]
    if True in found:
        return _Answer(True, f"{_written(one.period)} there")
    return _Answer(False, f"{_written(one.period)} there") if found == [False] else None


def _between(item: Typed, period: Period) -> tuple[datetime.date | None, datetime.date | None]:
    """Give between which days a told day lies; one without a year has that of the one before."""
    if item.low is not None or item.high is not None:
        return item.low, item.high
    return within(period)


def _same_day(asked: Typed, told: Period, low: datetime.date | None, high: datetime.date | None) -> bool | None:
    """Tell whether a day lies where the claim puts it; None where one of them leaves that open."""
    if low is None and asked.low is None and high != asked.high:
        return None  # "by 2035", and "by 2030" there
    if (low or high) and (asked.low or asked.high):
        if (asked.low and high and high < asked.low) or (asked.high and low and low > asked.high):
            return False
        inside = (not asked.low or (low and asked.low <= low)) and (not asked.high or (high and high <= asked.high))
        return True if inside else None
    parts = [(asked.period.month, told.month), (asked.period.day, told.day)]
    if asked.period.year and told.year and asked.period.year != told.year:
        return False
    if any(mine and theirs and mine != theirs for mine, theirs in parts):
        return False
    return True if all(mine and theirs for mine, theirs in parts) else None


def _weekday(asked: Typed, one: Happening, _text: str) -> _Answer | None:
    date = one.period.date()
    named = next((item.number for item in one.typed if item.kind == "weekday"), None)
    number = named or (date.isoweekday() if date is not None else None)
    if number is None:
        return None
    name = next(name for name, day in calendar_of(None).weekdays.items() if day == number and len(name) > 3)
    return _Answer(
        asked.number == number, f"{_written(one.period)} was a {name.capitalize()}" if date else name.capitalize()
    )


def _rank(asked: Typed, one: Happening, _text: str) -> _Answer | None:
    named = [item for item in one.typed if item.kind == "rank"]
    if len(named) != 1:
        return None
    return _Answer(asked.number == named[0].number, f"{named[0].text} there")


def _age(asked: Typed, one: Happening, text: str) -> _Answer | None:
    """Ages that are said: one may be any of them, and is none only where as many are claimed as are told."""
    named = [number for item in one.typed if item.kind == "age" for number in (item.number, item.other) if number]
    if not named:
        return None
    claimed = sum(item.kind == "age" for item in typed_in(text))
    if asked.number not in named and claimed != len(named):
        return None
    return _Answer(asked.number in named, f"aged {' and '.join(map(str, named))} there")


def _score(asked: Typed, one: Happening, text: str) -> _Answer | None:
    """Scores, whoever is named first; who is said to win on one side and to lose on the other makes them differ."""
    named = [item for item in one.typed if item.kind == "score"]
    if len(named) != 1:
        return None
    same = sorted(asked.score) == sorted(named[0].score)
    mine, whose = _outcome(text)
    theirs, others = _outcome(one.said[: max(0, one.said.find(one.text)) + len(one.text)])
    if mine and theirs and mine != theirs and (whose & others or not same):
        return _Answer(False, f"{theirs} {named[0].text}") if whose & others else None
    return _Answer(same, f"{named[0].text} there")


def _outcome(text: str) -> tuple[Literal["won", "lost", "drew", ""], frozenset[str]]:
    """Give how a game came out by a sentence, and for whom: what stands before the word that says so."""
    words = happening_words()
    found: list[tuple[int, Literal["won", "lost", "drew"]]] = []
    outcomes: tuple[Literal["won", "lost", "drew"], ...] = ("won", "lost", "drew")
    for name, pattern in zip(outcomes, (words.won, words.lost, words.drew), strict=True):
        match = pattern.search(text)
        if match is not None:
            found.append((match.start(), name))
    if not found:
        return "", frozenset()
    start, outcome = min(found)
    return outcome, meanings(text[:start])


_COMPARED: dict[str, Callable[[Typed, Happening, str], _Answer | None]] = {
    "day": _day, "weekday": _weekday, "rank": _rank, "age": _age, "score": _score,
}  # fmt: skip


# What follows from two days --------------------------------------------------------------------------------------


def _tell_age(text: str, own: frozenset[str], asked: Typed, happenings: Sequence[Happening]) -> Told | None:
    """Give how an age stands to the days of a birth and of what the claim tells."""
    births = [one for one in happenings if BORN in one.own and one.period.year]
    if len(births) != 1:
        return None
    birth = births[0]
    named = {meaning for meaning in own & (birth.before | meanings(birth.said)) if not is_event(meaning)}
    if not named and not happening_words().pronoun.match(text):
        return None
    best = [one for one in _told_of(own, happenings, lambda one: bool(one.period.year)) if one is not birth]
    if len({_written(one.period) for one in best}) != 1:
        return None
    least, most = _years_between(birth.period, best[0].period)
    agrees = least <= asked.number <= most or (asked.hedged and least - 1 <= asked.number <= most + 1)
    age = str(least) if least == most else f"{least} or {most}"
    then = f"{'on' if best[0].period.day else 'in'} {_written(best[0].period)}"
    line = f"born {_written(birth.period)}, so {age} {then}"
    return _told(best[0], _Answer(agrees, line), asked)


def _tell_span(text: str, asked: Typed, happenings: Sequence[Happening]) -> Told | None:
    """Give how a length of time stands to two days: of two things that the claim names, or of one that lasted."""
    ends = _both(text, asked, happenings) if asked.way is not None else _lasting(text, asked, happenings)
    if ends is None:
        return None
    first, last = ends
    between = _length(first.period, last.period, asked.unit)
    if between is None or between[1] < 0:
        return None
    least, most = between
    slack = 1 if asked.hedged or asked.unit in {"day", "month", "week"} or least != most else 0
    line = f"{_written(first.period)} to {_written(last.period)}: {_amount(least, most, asked.unit)}"
    if least <= asked.number <= most or (asked.unit == "day" and asked.number == most + 1):
        return _told(last, _Answer(True, line), asked)
    if least - slack <= asked.number <= most + slack:
        return None
    return _told(last, _Answer(False, line), asked)


def _both(text: str, asked: Typed, happenings: Sequence[Happening]) -> tuple[Happening, Happening] | None:
    """Find both things of "seven years after its founding, Kestrel made its first car", the earlier one first."""
    end = text.find(",", asked.joint) if not text[: asked.start].strip() else -1
    named = text[asked.joint : end if end >= 0 else len(text)]
    rest = f"{text[: asked.start]} {text[end + 1 :] if end >= 0 else ''}"
    dated = [one for one in happenings if one.period.year]
    parts = [_told_of(meanings(part, typed_in(part)), dated, _any) for part in (named, rest)]
    if any(len(part) != 1 for part in parts) or parts[0][0] is parts[1][0]:
        return None
    (one,), (other,) = parts
    return (one, other) if asked.way == "after" else (other, one)


def _any(_one: Happening) -> bool:
    return True


def _lasting(text: str, asked: Typed, happenings: Sequence[Happening]) -> tuple[Happening, Happening] | None:
    """Find when what the claim says lasted began, and when it ended: the very next thing that ends there."""
    own = _spoken(text, asked)
    words = happening_words()
    for place, one in enumerate(happenings):
        if not (one.period.year and words.opening & one.own and own and own <= one.known and own & one.own):
            continue
        for other in happenings[place + 1 :]:
            if other.period.year and words.closing & other.own:
                return one, other
    return None


def _years_between(first: Period, last: Period) -> tuple[int, int]:
    """Give how many whole years lie between two days, at least and at most, as precisely as both are written."""
    assert first.year is not None
    assert last.year is not None
    years = last.year - first.year
    if not (first.month and last.month) or (first.month == last.month and not (first.day and last.day)):
        return years - 1, years
    passed = (last.month, last.day or 0) >= (first.month, first.day or 0)
    return (years, years) if passed else (years - 1, years - 1)


def _length(first: Period, last: Period, unit: str) -> tuple[int, int] | None:
    one, other = first.date(), last.date()
    if unit in {"day", "week"}:
        if one is None or other is None:
            return None
        days = (other - one).days
        return (days, days) if unit == "day" else (days // 7, -(-days // 7))
    if first.year is None or last.year is None:
        return None
    if unit == "month":
        if not (first.month and last.month):
            return None
        months = (last.year - first.year) * 12 + last.month - first.month
        return months, months
    if first.month and last.month:
        least, most = _years_between(first, last)
        return least, most + (one is None or other is None or _rounds_up(one, other))
    return last.year - first.year, last.year - first.year


def _rounds_up(one: datetime.date, other: datetime.date) -> bool:
    """Tell whether a length is nearer to the next whole year than to the one before."""
    return (other - one).days % 365.25 > 365.25 / 2


# What is said ----------------------------------------------------------------------------------------------------


def _told(one: Happening, answer: _Answer, asked: Typed) -> Told:
    name: RelationName = "equal" if answer.agrees else "overstates" if _larger(asked, one) else "understates"
    stance, label = SAID[name]
    line = answer.line if answer.agrees else f"{answer.line}, not {asked.text}"
    relation = Relation(
        name=name, stance=stance, label=label, working=line, parts=(_part(one),), certainty=_SURE,
        grounds=("every word of the claim is told of it",),
    )  # fmt: skip
    return Told(relation, one)


def _larger(asked: Typed, one: Happening) -> bool:
    mine, theirs = asked.period, one.period
    if asked.kind == "day":
        return (mine.year or 0, mine.month or 0, mine.day or 0) > (theirs.year or 0, theirs.month or 0, theirs.day or 0)
    return False


def _part(one: Happening) -> Figure:
    """Give the day, rank or score of a happening as a figure of its document."""
    at = one.typed[0]
    return Figure(one.sentence + at.start, one.sentence + at.end, at.text, None, None, None, kind="date")


def _written(period: Period) -> str:
    """Write a day as "14 May 2019", with the longest name of its month."""
    names = [name for name, number in calendar_of(None).months.items() if number == period.month]
    month = max(names, key=len, default="").capitalize()
    return " ".join(part for part in (str(period.day or ""), month, str(period.year or "")) if part)


def _amount(least: int, most: int, unit: str) -> str:
    if least == most:
        return f"{least} {unit}{'' if least == 1 else 's'}"
    return f"{least} to {most} {unit}s"
