"""Whose figure it is: the name or noun phrase that each figure of a sentence belongs to.

No parser: news puts the name before its figure ("Zyuganov - 17.19%") or right after it with a preposition ("17.19%
for Zyuganov"), and lists keep the order they began with. Who merely speaks ("Churov said") is nobody's figure.
"""

from __future__ import annotations

import re  # noqa: TC003 - tables are typed by it
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.facts.vocabulary import CHANGED, EMPTY, VERB, WORD, stem
from factcheck.language.calendar import calendar_of
from factcheck.language.tables import NEVER, english
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.facts.periods import Likeness

__all__ = ["Word", "assign", "carried", "compare", "find_words", "is_average", "is_name", "is_total"]

Span = tuple[int, int]

# A number that is part of a name, "the S&P 500", "the TA-35", and no year behind it.
_NUMBERED = compile_pattern(r"[ -](?!(?:1[5-9]|20)\d\d\b)\d{1,4}\b(?![.,]\d|%)")
_NAME_PART = compile_pattern(r"[^\W_]+(?:[&'’-][^\W\d_]+)*")
# Where a report was written says nothing of whose figures it brings: "STOCKHOLM, 25 April - ", "PARIS (Agency) - ".
_DATELINE = compile_pattern(r"\s*[A-Z][A-Z.'’ ]{2,}(?:[,(][^\n–—]{0,40}?)?\s[-–—]+\s")
_LABEL = compile_pattern(r"(?:^|[.;(]\s+|\n\s*)(?P<label>[^\W\d_][\w'’/&-]*(?: [\w'’/&-]+){0,4}):\s+$")


class _Words(Struct, frozen=True):
    """How a language names whose figure it is; what each entry is for stands beside it in the pack."""

    dates: frozenset[str] = frozenset()
    before_names: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    abstract: re.Pattern[str] = NEVER
    names_all_the_same: frozenset[str] = frozenset()
    adverb: re.Pattern[str] = NEVER
    joints: re.Pattern[str] = NEVER
    own_endings: tuple[str, ...] = ()
    verb_endings: tuple[str, ...] = ()
    of_word: str = ""
    speaks_after: re.Pattern[str] = NEVER
    speaks_before: re.Pattern[str] = NEVER
    placed: re.Pattern[str] = NEVER
    behind: re.Pattern[str] = NEVER
    belongs: frozenset[str] = frozenset()
    noun_behind: re.Pattern[str] = NEVER
    aside: re.Pattern[str] = NEVER
    clause: re.Pattern[str] = NEVER
    object: re.Pattern[str] = NEVER
    amount_of: re.Pattern[str] = NEVER
    of_base: re.Pattern[str] = NEVER
    averages: frozenset[str] = frozenset()
    of_all: tuple[str, ...] = ()
    measures: frozenset[str] = frozenset()
    no_amount: frozenset[str] = frozenset()
    pronoun: re.Pattern[str] = NEVER
    of_people: re.Pattern[str] = NEVER


_words = english(_Words, "subjects")


@cache
def _no_names() -> frozenset[str]:
    """Give the words that no name is made of: those that carry no topic, and those of dates."""
    calendar = calendar_of(None)
    return EMPTY.union(_words().dates, calendar.months, calendar.weekdays)


class Word(Struct, frozen=True):
    """A word of a sentence with its place, and whether it looks like part of a name."""

    start: int
    end: int
    text: str
    named: bool


class _Name(Struct, frozen=True):
    start: int
    end: int
    text: str
    placed: bool
    opening: bool


def find_words(text: str) -> list[Word]:
    """Give the words of a sentence in order; a capital at its beginning counts where the word is no common opener."""
    return list(_found_words(text))


@lru_cache(maxsize=1024)
def _found_words(text: str) -> tuple[Word, ...]:
    known, no_names = _words(), _no_names()
    words: list[Word] = []
    begins = True
    last = 0
    for match in WORD.finditer(text):
        start, end = match.span()
        if not begins and (gap := text[last:start]) != " ":
            begins = (any(sign in gap for sign in '.?!:"“”') and not gap.startswith(". ")) or gap.strip() in {
                "?",
                "!",
                ":",
            }
        written = match.group()
        named = written[0].isupper()
        if named:
            lower = written.lower()
            if (
                lower in no_names
                or lower in known.measures
                or (begins and (lower in known.openers or _is_abstract(lower)))
            ):
                named = False
        words.append(Word(start, end, written, named))
        begins = False
        last = end
    return tuple(_without_common_opening(text, words))


def _is_abstract(word: str) -> bool:
    return _words().abstract.search(word) is not None and word not in _words().names_all_the_same


def _without_common_opening(text: str, words: list[Word]) -> list[Word]:
    """Take the name from a first word that a noun follows and no verb: "House prices fell", but "Labour won"."""
    if len(words) > 1 and words[0].named and not words[0].text.isupper():
        following, known = words[1].text, _words()
        if following.endswith(known.verb_endings) and known.object.match(text, words[1].end):
            return words  # "Russia pumps 9.5 million barrels": a verb, for a number follows
        if following == known.of_word and not (len(words) > 2 and words[2].named):
            words[0] = replace(words[0], named=False)  # "Highs of 40C"
        if following.islower() and following not in EMPTY and VERB.fullmatch(following) is None:
            words[0] = replace(words[0], named=False)
    return words


def is_name(subject: str) -> bool:
    """Tell whether a subject is a proper name, going by its capitals."""
    return any(word[0].isupper() for word in WORD.findall(subject))


def is_average(subject: str | None) -> bool:
    """Tell whether a subject is an average or a total of many, and says of which: "national average"."""
    words = (subject or "").split()
    return len(words) > 1 and words[-1] in _words().averages


def is_total(subject: str | None) -> bool:
    """Tell whether a row is of all that its table is about: "Total", "All operators"."""
    return (subject or "").lower().startswith(_words().of_all)


def _names(text: str, words: Sequence[Word], skip: Sequence[Span]) -> list[_Name]:
    known = _words()
    runs: list[list[Word]] = []
    for word in words:
        if not word.named or any(start <= word.start < end for start, end in skip):
            continue
        if runs and known.joints.fullmatch(text, runs[-1][-1].end, word.start):
            runs[-1].append(word)
        else:
            runs.append([word])
    names = []
    for run in runs:
        while len(run) > 1 and run[0].text.lower() in known.before_names:
            run = run[1:]
        if run[0].text.lower() in known.before_names and len(run) == 1:
            continue
        start, end = run[0].start, run[-1].end
        if known.speaks_after.match(text, end) or known.speaks_before.search(text, max(0, start - 30), start):
            continue
        if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
            continue  # the initials of what was just named in full
        numbered = _NUMBERED.match(text, end)
        if numbered is not None and not any(first <= numbered.start() + 1 < last for first, last in skip):
            end = numbered.end()
        placed = known.placed.search(text, max(0, start - 14), start) is not None
        name = text[start:end]
        for ending in known.own_endings:
            name = name.removesuffix(ending)
        names.append(_Name(start, end, name, placed, len(run) == 1 and not text[:start].strip(' "“')))
    return names


def assign(text: str, words: Sequence[Word], figures: Sequence[Span]) -> list[str | None]:
    """Give for every figure of a sentence, in order, the name or noun phrase it belongs to.

    A name before the figure wins, then one right after it ("for Putin"), then a place, then whoever the figure before
    belonged to; a clause without any name gives the nouns in front of its verb.
    """
    known = _words()
    asides = [match.span() for match in known.aside.finditer(text)] if "," in text else []
    dateline = _DATELINE.match(text)
    if dateline is not None:
        asides.append(dateline.span())
    names = _names(text, words, [*figures, *(aside for aside in asides if not _touches(aside, figures))])
    taken: set[int] = set()
    subjects: list[str | None] = []
    behind = _named_behind(text, names, figures)
    starts = [start for start, _ in figures]
    ends = [0, *(end for _, end in figures)]
    verbs = [match.span() for match in VERB.finditer(text)]
    free = [word for word in words if word.start >= ends[bisect_right(starts, word.start)]]
    clauses = [0, *(match.end() for match in known.clause.finditer(text)), len(text)]
    previous_end = 0
    previous: str | None = None
    for index, (start, end) in enumerate(figures):
        following = figures[index + 1][0] if index + 1 < len(figures) else len(text)
        after, by = _after(text, names, end, following)
        before = [name for name in names if previous_end <= name.start < start and name.start not in taken]
        plain = [name for name in before if not (name.placed or (behind and name.opening))]
        named: str | None = None
        if plain:
            named = plain[-1].text
        elif after is not None and by in known.belongs:
            named = after.text
        elif before and not behind:
            named = before[-1].text
        elif after is not None and (previous is None or behind):
            named = after.text
        elif (noun := known.noun_behind.match(text, end)) is not None:
            named = noun[1].lower()
        if after is not None:
            taken.add(after.start)
        if named is None:
            clause = max(place for place in clauses if place <= start)
            named = previous if previous is not None and (is_name(previous) or clause <= previous_end) else None
            if named is not None and previous_end <= clause and text[clause - 2 : clause].strip() == ".":
                # another sentence has a subject of its own: "Electorate: 48,214,128. Turnout was 59.7%"
                named = _nouns(text, free, verbs, clause, start) or named
            if named is not None and not is_name(named):
                # every item of a list has its own: "care gets £118m, schools £87m and highways £25m"
                named = _nouns(text, free, verbs, _behind_base(text, previous_end), start) or named
            if named is None or not is_name(named):
                named = _amounting(text, free, start) or named
            named = named or _label(text, start) or _nouns(text, free, verbs, clause, start)
            if previous is not None and named is not None and CHANGED.fullmatch(named):
                named = previous  # "the police get $142.3m, an increase of 6.2%"
        subjects.append(named)
        previous, previous_end = named, end
    return subjects


def _named_behind(text: str, names: Sequence[_Name], figures: Sequence[Span]) -> bool:
    """Tell whether a list names everyone behind the figure: "Rainfall was 42 mm in Leeds and 57 mm in Hull"."""
    ends = [end for _, end in figures]
    following = [*(start for start, _ in figures[1:]), len(text)]
    found = [_after(text, names, end, until)[0] for end, until in zip(ends, following, strict=True)]
    return len(found) > 1 and None not in found


def _touches(span: Span, figures: Sequence[Span]) -> bool:
    return any(start < span[1] and end > span[0] for start, end in figures)


def _after(text: str, names: Sequence[_Name], end: int, following: int) -> tuple[_Name | None, str]:
    for name in names:
        if name.start >= end:
            if name.start < following and not text[name.start : name.end].endswith(_words().own_endings):
                match = _words().behind.fullmatch(text, end, name.start)
                if match is not None:
                    return name, match["by"].lower()
            return None, ""
    return None, ""


def _behind_base(text: str, end: int) -> int:
    """Give where what a share is of ends, behind the share: it has no figure of its own, "68% of normal, at 52 mm"."""
    base = _words().of_base.match(text, end)
    return base.end() if base is not None else end


def _label(text: str, start: int) -> str | None:
    """Give the label right before a figure: "Passengers carried: 18,412,000"."""
    label = _LABEL.search(text, max(0, start - 70), start)
    return label["label"].lower() if label is not None else None


def _amounting(text: str, words: Sequence[Word], start: int) -> str | None:
    """Give the noun whose amount a figure is, whoever the sentence is about: "approved a budget of £2.4bn"."""
    known = _words()
    joint = known.amount_of.search(text, max(0, start - 60), start)
    if joint is None:
        return None
    run: list[Word] = []
    for word in reversed(words[: bisect_left(words, joint.start() + 1, key=lambda word: word.start)]):
        beside = run[0].start if run else joint.start()
        if text[word.end : beside] not in {"", " "} or word.named or word.text.lower() in _no_names():
            break
        run.insert(0, word)
    if run and run[-1].text.lower() in known.averages and len(run) > 1:
        return text[run[-2].start : run[-1].end].lower()  # "the national average of £264,000" is not the capital's
    if not run or run[-1].text.lower() in known.no_amount | known.averages or CHANGED.fullmatch(run[-1].text.lower()):
        return None
    return text[run[-min(len(run), 3)].start : run[-1].end].lower()


def _nouns(text: str, words: Sequence[Word], verbs: Sequence[Span], clause: int, start: int) -> str | None:
    first = bisect_left(verbs, (clause, clause))
    until = verbs[first][0] if first < len(verbs) and verbs[first][0] > clause and verbs[first][1] <= start else start
    no_names = _no_names()
    run: list[Word] = []
    for word in words[bisect_left(words, clause, key=lambda word: word.start) :]:
        if word.end > until:
            break
        lower = word.text.lower()
        if lower in no_names:
            if run:
                break
        elif not _words().adverb.fullmatch(lower):
            run.append(word)
    if not run:
        return None
    run = run[-3:]
    return text[run[0].start : run[-1].end].lower()


def carried(text: str, context: str) -> str | None:
    """Give the name that a sentence without one speaks of: the last name before it, where a pronoun points there."""
    if not context or _words().pronoun.search(text) is None:
        return None
    names = _names(context, find_words(context), ())
    plain = [name for name in names if not name.placed]
    return (plain or names)[-1].text if names else None


@lru_cache(maxsize=16384)
def _parts(subject: str) -> frozenset[str]:
    words = _NAME_PART.findall(subject)
    empty = _words().before_names | _words().articles
    return frozenset(stem(word) for word in words if word not in EMPTY and word.lower() not in empty)


@lru_cache(maxsize=16384)
def compare(first: str | None, second: str | None) -> Likeness:
    """Say whether two subjects are one: all words of the shorter in the longer, or its initials.

    Two names without a word in common are different; with a noun phrase on a side nothing is known, since "the ruling
    party" may well be the name, and "the census" counts what "the city" has.
    """
    if not first or not second:
        return "unknown"
    one, two = _parts(first), _parts(second)
    if not one or not two:
        return "unknown"
    if one <= two or two <= one or _initials(first, second) or _initials(second, first):
        return "same"
    if _is_people_of(first, second) or _is_people_of(second, first):
        return "same"
    return "different" if is_name(first) and is_name(second) else "unknown"


def _is_people_of(people: str, country: str) -> bool:
    """Tell whether a name is that of a country's people: "Syrians" of "Syria", "the Sudanese" of "Sudan"."""
    name, place = (max(subject.split(), key=len, default="").lower() for subject in (people, country))
    root = place.rstrip("aeiouy")
    ending = name[len(place) :] if name.startswith(place) else name[len(root) :] if name.startswith(root) else ""
    return len(root) >= _ROOT and _words().of_people.fullmatch(ending) is not None


_ROOT = 3


def _initials(short: str, full: str) -> bool:
    letters = short.replace(".", "")
    if not (2 <= len(letters) <= 5 and letters.isupper()):
        return False
    return letters == "".join(word[0] for word in WORD.findall(full) if word[0].isupper())
