"""What happened when: the clauses of a text that hold something typed (a day, a rank, an age), and what they speak of.

A happening is known by the meanings of its words: "was bought", "acquired" and "the takeover" are one. What stands
before it in its text belongs to it too: "it" and "the company" take their names from there. Nothing is judged here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.facts.periods import NO_TIME
from factcheck.facts.typed import Typed, happening_words, marks_of, typed_in
from factcheck.facts.vocabulary import topic
from factcheck.language import analyse
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.documents import Document, Passage
    from factcheck.facts.periods import Period

__all__ = ["BORN", "Happening", "clause_of", "events", "happenings_around", "is_event", "meanings"]

_TOKEN = compile_pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_YEAR = compile_pattern(r"^((?:1[5-9]|20)\d\d)$")  # "the 2016 season" has the mark of a year
_OWNERS = ("'s", "’s", "s'", "s’")
# So many sentences before and after a passage are read with it.
_BEFORE, _AFTER = 6, 4
_LONGEST = 1200
# Meanings that the code itself asks for, and how far before a life in brackets the name begins.
BORN, DIED, _NAME = "born", "die", 60


class Happening(Struct, frozen=True):
    """A clause with something typed in it, at `[start, end)` of its document.

    `own` are the meanings of its words, `marks` those of what is typed in it, `before` what stands before it in its
    paragraph. `said` is its sentence, which begins at `sentence`. `period` is when it was, with the year of the one
    before where it has none of its own.
    """

    start: int
    end: int
    text: str
    own: frozenset[str]
    before: frozenset[str]
    typed: tuple[Typed, ...]
    period: Period = NO_TIME
    said: str = ""
    sentence: int = 0
    marks: frozenset[str] = frozenset()

    @property
    def known(self) -> frozenset[str]:
        """Whatever is known of it."""
        return self.own | self.before


class _Clause(Struct, frozen=True):
    start: int
    end: int
    own: frozenset[str]
    typed: tuple[Typed, ...]


def meanings(text: str, typed: Iterable[Typed] = ()) -> frozenset[str]:
    """Give the meanings of the words of a text, less what is typed in it."""
    for one in typed:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    found: set[str] = set()
    phrases, _ = _same()

    def take(match: re.Match[str]) -> str:
        found.update(_named()[" ".join(match.group().split())].split())
        return " " * len(match.group())

    text = phrases.sub(take, text.lower())
    for word in _TOKEN.findall(text):
        found |= _meaning(word)
    return frozenset(found)


@lru_cache(maxsize=65536)
def _meaning(word: str) -> frozenset[str]:
    """Give the meanings of one word in lower case; none where it is light."""
    for owner in _OWNERS:
        word = word.removesuffix(owner)
    words = happening_words()
    if len(word) < 2 or word in words.light or word in words.carrying:
        return _NOTHING
    _, single = _same()
    return single.get(word) or frozenset({_YEAR.sub(r"y\1", word) if word[0].isdigit() else topic(word)})


_NOTHING: frozenset[str] = frozenset()


@cache
def _named() -> dict[str, str]:
    return {**happening_words().alike, **happening_words().same}


@cache
def _same() -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    same = _named()
    several = sorted((phrase for phrase in same if " " in phrase), key=len, reverse=True)
    pattern = compile_pattern(rf"\b(?:{'|'.join(map(re.escape, several)) or '(?!)'})\b")
    return pattern, {word: frozenset(means.split()) for word, means in same.items() if " " not in word}


@cache
def events() -> frozenset[str]:
    """Give the meanings that are something that happens."""
    return frozenset(meaning for means in happening_words().same.values() for meaning in means.split())


def is_event(meaning: str) -> bool:
    """Tell whether a meaning is something that happens, as far as the pack knows."""
    return meaning in events()


def happenings_around(document: Document, passage: Passage) -> Sequence[Happening]:
    """Give what happened by a passage of prose and the sentences around it, in text order."""
    passages = document.passages
    here = bisect_left(passages, passage.start, key=lambda one: one.start)
    near = tuple(one for one in passages[max(0, here - _BEFORE) : here + _AFTER + 1] if one.table is None)
    return _happenings(document.text, document.title or "", near)


@lru_cache(maxsize=128)
def _happenings(document: str, title: str, near: tuple[Passage, ...]) -> Sequence[Happening]:
    """Give what happened by some passages of a text, read once for all claims that meet them."""
    found: list[Happening] = []
    before = meanings(title)
    year: int | None = None
    for one in near:
        text = document[one.start : one.end]
        if len(text) > _LONGEST:
            continue
        before |= meanings(one.context) if one.context else frozenset()
        whole = text
        for match in happening_words().life.finditer(whole):
            found += _life(whole, one.start, match, before)
            text = text[: match.start()] + " " * len(match.group()) + text[match.end() :]
        happening: frozenset[str] = frozenset()
        clauses = _clauses(text)
        denied = any(clause.typed for clause in clauses) and bool(analyse(whole, language="en").denials)
        for clause in clauses:
            mine = frozenset(filter(is_event, clause.own))
            happening = mine or happening  # "services resumed in July and long-haul ones in November"
            period = next((item.period for item in clause.typed if item.kind == "day"), NO_TIME)
            if period.year is None and year is not None and (period.month or _of_before(text, clause)):
                period = replace(period, year=year)
            year = period.year or year
            if clause.typed and not denied:
                marks = frozenset(mark for item in clause.typed for mark in marks_of(item))
                if period.timed:
                    marks |= marks_of(replace(_DAY, period=period))
                found.append(
                    Happening(
                        one.start + clause.start, one.start + clause.end, text[clause.start : clause.end].strip(),
                        clause.own | happening, before, clause.typed, period, whole, one.start, marks,
                    )
                )  # fmt: skip
            before |= clause.own
    return found


_DAY = Typed("day", 0, 0, "")


def _life(text: str, start: int, match: re.Match[str], before: frozenset[str]) -> list[Happening]:
    """Give the birth and the death of a life in brackets: "Ann Neefe (5 February 1748 – 28 January 1798)"."""
    found = []
    name = meanings(text[max(0, match.start() - _NAME) : match.start()])
    for group, means in (("birth", BORN), ("death", DIED)):
        first, last = match.span(group)
        day = next((one for one in typed_in(text[first:last]) if one.kind == "day"), None)
        if day is not None:
            placed = replace(day, start=first, end=last)
            found.append(
                Happening(
                    start + match.start(), start + match.end(), match.group(), name | {means}, before, (placed,),
                    day.period, text, start, marks_of(day),
                )
            )  # fmt: skip
    return found


def _of_before(text: str, clause: _Clause) -> bool:
    return happening_words().year_of_before.search(text, clause.start, clause.end) is not None


@lru_cache(maxsize=2048)
def _clauses(text: str) -> tuple[_Clause, ...]:
    """Give the clauses of a sentence; one that says nothing but what is typed belongs to its neighbours."""
    typed = typed_in(text)
    edges = [0]
    for match in happening_words().split.finditer(text):
        if not any(one.start < match.end() and match.start() < max(one.end, one.joint) for one in typed):
            edges += [match.start(), match.end()]
    edges.append(len(text))
    spans = [(edges[index], edges[index + 1]) for index in range(0, len(edges) - 1, 2)]
    said = {(start, end): meanings(text[start:end], _within(typed, start, end, start)) for start, end in spans}
    joined: list[tuple[int, int]] = []
    pending = False
    for start, end in spans:
        bare = not said[start, end]
        if joined and (bare or pending):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
        aside = text[end : end + 1] == ","
        pending = bare and (len(joined) == 1 or aside)
    for start, end in joined:
        if (start, end) not in said:
            said[start, end] = meanings(text[start:end], _within(typed, start, end, start))
    return tuple(_Clause(start, end, said[start, end], _within(typed, start, end)) for start, end in joined)


def clause_of(text: str, one: Typed) -> tuple[int, int]:
    """Give where the clause of a sentence that something typed stands in begins and ends."""
    return next((clause.start, clause.end) for clause in _clauses(text) if one.start < clause.end)


def _within(typed: Sequence[Typed], start: int, end: int, shift: int = 0) -> tuple[Typed, ...]:
    inside = (one for one in typed if start <= one.start < end)
    return tuple(replace(one, start=one.start - shift, end=one.end - shift) if shift else one for one in inside)
