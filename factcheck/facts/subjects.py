"""Whose figure it is: the name or noun phrase that each figure of a sentence belongs to.

No parser: news puts the name before its figure ("Zyuganov - 17.19%") or right after it with a preposition ("17.19%
for Zyuganov"), and lists keep the order they began with. Who merely speaks ("Churov said") is nobody's figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.facts.vocabulary import CHANGED, EMPTY, VERB, WORD, stem, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.facts.periods import Likeness

__all__ = ["Word", "assign", "carried", "compare", "find_words", "is_average", "is_name"]

Span = tuple[int, int]

_CALENDAR = words_of(
    """january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday quarter date"""
)
# In front of a name these are a title, alone they are nobody in particular.
_TITLES = words_of(
    """president chancellor minister premier senator governor mayor king queen prince princess pope judge justice
    general colonel captain professor prof chairman chief secretary leader mp gen col sen rep gov lord lady
    candidate party"""
)
_ARTICLES = frozenset({"the", "a", "an", "of"})
# Common nouns and adverbs that begin a sentence: their capital says nothing.
_OPENERS = words_of(
    """sales prices shares profits profit revenue revenues turnout exports imports inflation wages people deaths
    police officials experts scientists researchers voters men women children students workers investors analysts
    support output production demand income spending debt growth rents rates costs losses earnings crime arrests
    temperatures unemployment attendance membership half meanwhile however overall yesterday today nationwide worldwide
    one two three four five six seven eight nine ten according compared approximately roughly nearly almost
    annual average total global world local national foreign domestic gross net support
    adults participants respondents patients smokers researchers households families consumers customers drivers pupils
    teachers doctors nurses farmers employees residents citizens refugees migrants tourists visitors passengers users
    deliveries shipments orders bookings sales burglaries burglary fraud theft thefts homicides murders offences
    accidents births marriages applications complaints additional sunshine rainfall snowfall fieldwork interviews
    responses staff premiums subscriptions enrolment enrollment emissions together"""
)
_ABSTRACT = re.compile(r"(?:ment|tion|sion|ness|ship|ance|ence|ity|age|ing|ism|ly)s?$")
# Names that end like an abstract noun or an adverb.
# "we randomly assigned 14,802 patients": how, and not who.
_ADVERB = re.compile(
    r"(?!(?:fami|supp|assemb|anoma|rep|mono?po|butterf|ju|ita|elder|dai|week|month|quarter|year|ear|hour|on|al|ral)ly$)\w{3,}ly"
)
_NAMES_ALL_THE_SAME = words_of("italy sicily emily kelly sally billy molly lilly beijing boeing")
_JOINTS = frozenset(
    {" ", " of ", " de ", " von ", " van ", " der ", " den ", " al-", " bin ", "&", " & ", "-", ". ", "/"}
)
# A number that is part of a name, "the S&P 500", "the TA-35", and no year behind it.
_NUMBERED = re.compile(r"[ -](?!(?:1[5-9]|20)\d\d\b)\d{1,4}\b(?![.,]\d|%)")
_NAME_PART = re.compile(r"[^\W_]+(?:[&'’-][^\W\d_]+)*")
_SPEECH = (
    r"(?:said|says|told|tells|added|adds|commented|comments|stated|states|announced|reported|reports|claimed|claims|"
    r"noted|notes|explained|argued|wrote|writes|believes|thinks|warned|declared|insisted|stressed)"
)
# Who "reported 5,000 cases" has them; who "reported that" only speaks.
_SPEAKS_AFTER = re.compile(
    rf"[\s,]*(?:\w+ )?{_SPEECH}\b"
    r"(?!\s+(?:(?:about|around|nearly|almost|some|over|more than|at least|up to)\s+)?[\d$€£])"
)
_SPEAKS_BEFORE = re.compile(rf"(?:[\"”“’',]\s*{_SPEECH}|{_SPEECH} by|[Aa]ccording to(?: the)?|told|quoted by)\s*$")
_PLACED = re.compile(
    r"\b(?:in|at|from|near|across|throughout|of|than|against|over|on|with)\s+(?:the\s+)?$", re.IGNORECASE
)
_DIRECT = re.compile(
    r"(?:[^\S\n]+[^\W\d_][\w'’-]*){0,4}?[^\S\n]+(?P<by>for|by|to|in|at|from|among)[^\S\n]+(?:the[^\S\n]+)?$",
    re.IGNORECASE,
)
_AFTER_NOUN = re.compile(r"[^\S\n]+(?:for|among)[^\S\n]+(?:the[^\S\n]+)?([^\W\d_]{3,})\b", re.IGNORECASE)
_ASIDE = re.compile(r",\s+(?:who|which|whose|where)\b[^,;.]*,")
# Where a report was written says nothing of whose figures it brings: "STOCKHOLM, 25 April - ", "PARIS (Agency) - ".
_DATELINE = re.compile(r"\s*[A-Z][A-Z.'’ ]{2,}(?:[,(][^\n–—]{0,40}?)?\s[-–—]+\s")
_CLAUSE = re.compile(r"[;:]|[—–]|\.\s|,\s+(?:while|but|whereas|and|with)\b|\b(?:while|whereas)\b")
_OBJECT = re.compile(r"\s+(?:(?:about|around|nearly|almost|some|over|more than|at least|up to|only)\s+)?[\d$€£]")
_LABEL = re.compile(r"(?:^|[.;(]\s+|\n\s*)(?P<label>[^\W\d_][\w'’/&-]*(?: [\w'’/&-]+){0,4}):\s+$")
# A figure behind "of" is an amount of the noun before it, but for these: "ahead of 2.3%", "a total of 12".
_OF = re.compile(r" of (?:(?:about|around|nearly|almost|some|over|just|only|up to|more than|at least|roughly) )*$")
_OF_BASE = re.compile(r"\s+of\s+(?:(?:the|all|its|their)\s+)?[^\W\d_][\w'’-]*")
_AVERAGES = words_of("average mean median total maximum minimum peak")
_NO_AMOUNT = words_of(
    """ahead excess upwards short north south one each out instead because sum range series
    mixture quarter third share proportion pair group team members crowd people households families
    copies boxes sets kind sort form age distance speed height weight length depth width"""
)
# What points back to a name in the sentences before: a pronoun, or the kind of thing that the name is.
_PRONOUN = re.compile(
    r"\b(?:he|she|they|him|her|them|his|its|their|hers|theirs)\b"
    r"|(?<!\bagainst )(?<!\bfor )(?<!\bof )(?<!\babout )(?<!\bwith )(?<!\bto )\bit\b"
    r"|\b(?:this|that) (?:is|was|figure|number)\b"
    r"|\bthe (?:party|company|firm|group|bank|country|city|town|candidate|club|team|agency|ministry|commission|"
    r"government|fund|university|hospital|airline|carmaker|retailer|region|state|president|movement|union)\b",
    re.IGNORECASE,
)


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
    words: list[Word] = []
    begins = True
    last = 0
    for match in WORD.finditer(text):
        start, end = match.span()
        if not begins:
            gap = text[last:start]
            begins = (any(sign in gap for sign in '.?!:"“”') and not gap.startswith(". ")) or gap.strip() in {
                "?",
                "!",
                ":",
            }
        written = match.group()
        named = written[0].isupper()
        if named:
            lower = written.lower()
            if lower in EMPTY or lower in _CALENDAR or (begins and (lower in _OPENERS or _is_abstract(lower))):
                named = False
        words.append(Word(start, end, written, named))
        begins = False
        last = end
    return _without_common_opening(text, words)


def _is_abstract(word: str) -> bool:
    return _ABSTRACT.search(word) is not None and word not in _NAMES_ALL_THE_SAME


def _without_common_opening(text: str, words: list[Word]) -> list[Word]:
    """Take the name from a first word that a noun follows and no verb: "House prices fell", but "Labour won"."""
    if len(words) > 1 and words[0].named and not words[0].text.isupper():
        following = words[1].text
        if following.endswith("s") and _OBJECT.match(text, words[1].end):
            return words  # "Russia pumps 9.5 million barrels": a verb, for a number follows
        if following == "of" and not (len(words) > 2 and words[2].named):
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
    return len(words) > 1 and words[-1] in _AVERAGES


def _names(text: str, words: Sequence[Word], skip: Sequence[Span]) -> list[_Name]:
    runs: list[list[Word]] = []
    for word in words:
        if not word.named or any(start <= word.start < end for start, end in skip):
            continue
        if runs and text[runs[-1][-1].end : word.start] in _JOINTS:
            runs[-1].append(word)
        else:
            runs.append([word])
    names = []
    for run in runs:
        while len(run) > 1 and run[0].text.lower() in _TITLES:
            run = run[1:]
        if run[0].text.lower() in _TITLES and len(run) == 1:
            continue
        start, end = run[0].start, run[-1].end
        if _SPEAKS_AFTER.match(text, end) or _SPEAKS_BEFORE.search(text, max(0, start - 30), start):
            continue
        if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
            continue  # the initials of what was just named in full
        numbered = _NUMBERED.match(text, end)
        if numbered is not None and not any(first <= numbered.start() + 1 < last for first, last in skip):
            end = numbered.end()
        placed = _PLACED.search(text, max(0, start - 14), start) is not None
        name = text[start:end].removesuffix("'s").removesuffix("’s")
        names.append(_Name(start, end, name, placed, len(run) == 1 and not text[:start].strip(' "“')))
    return names


def assign(text: str, words: Sequence[Word], figures: Sequence[Span]) -> list[str | None]:
    """Give for every figure of a sentence, in order, the name or noun phrase it belongs to.

    A name before the figure wins, then one right after it ("for Putin"), then a place, then whoever the figure before
    belonged to; a clause without any name gives the nouns in front of its verb.
    """
    asides = [match.span() for match in _ASIDE.finditer(text)] if "," in text else []
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
    clauses = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
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
        elif after is not None and by in {"for", "by", "to"}:
            named = after.text
        elif before and not behind:
            named = before[-1].text
        elif after is not None and (previous is None or behind):
            named = after.text
        elif (noun := _AFTER_NOUN.match(text, end)) is not None:
            named = noun[1].lower()
        if after is not None:
            taken.add(after.start)
        if named is None:
            clause = max(place for place in clauses if place <= start)
            named = previous if previous is not None and (is_name(previous) or clause <= previous_end) else None
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
            if name.start < following and not text[name.start : name.end].endswith(("'s", "’s")):
                match = _DIRECT.fullmatch(text, end, name.start)
                if match is not None:
                    return name, match["by"].lower()
            return None, ""
    return None, ""


def _behind_base(text: str, end: int) -> int:
    """Give where what a share is of ends, behind the share: it has no figure of its own, "68% of normal, at 52 mm"."""
    base = _OF_BASE.match(text, end)
    return base.end() if base is not None else end


def _label(text: str, start: int) -> str | None:
    """Give the label right before a figure: "Passengers carried: 18,412,000"."""
    label = _LABEL.search(text, max(0, start - 70), start)
    return label["label"].lower() if label is not None else None


def _amounting(text: str, words: Sequence[Word], start: int) -> str | None:
    """Give the noun whose amount a figure is, whoever the sentence is about: "approved a budget of £2.4bn"."""
    joint = _OF.search(text, max(0, start - 60), start)
    if joint is None:
        return None
    run: list[Word] = []
    for word in reversed(words[: bisect_left(words, joint.start() + 1, key=lambda word: word.start)]):
        beside = run[0].start if run else joint.start()
        if text[word.end : beside] not in {"", " "} or word.named or word.text.lower() in EMPTY | _CALENDAR:
            break
        run.insert(0, word)
    if run and run[-1].text.lower() in _AVERAGES and len(run) > 1:
        return text[run[-2].start : run[-1].end].lower()  # "the national average of £264,000" is not the capital's
    if not run or run[-1].text.lower() in _NO_AMOUNT | _AVERAGES or CHANGED.fullmatch(run[-1].text.lower()):
        return None
    return text[run[-min(len(run), 3)].start : run[-1].end].lower()


def _nouns(text: str, words: Sequence[Word], verbs: Sequence[Span], clause: int, start: int) -> str | None:
    first = bisect_left(verbs, (clause, clause))
    until = verbs[first][0] if first < len(verbs) and verbs[first][0] > clause and verbs[first][1] <= start else start
    run: list[Word] = []
    for word in words[bisect_left(words, clause, key=lambda word: word.start) :]:
        if word.end > until:
            break
        lower = word.text.lower()
        if lower in EMPTY or lower in _CALENDAR:
            if run:
                break
        elif not _ADVERB.fullmatch(lower):
            run.append(word)
    if not run:
        return None
    run = run[-3:]
    return text[run[0].start : run[-1].end].lower()


def carried(text: str, context: str) -> str | None:
    """Give the name that a sentence without one speaks of: the last name before it, where a pronoun points there."""
    if not context or _PRONOUN.search(text) is None:
        return None
    names = _names(context, find_words(context), ())
    plain = [name for name in names if not name.placed]
    return (plain or names)[-1].text if names else None


@lru_cache(maxsize=16384)
def _parts(subject: str) -> frozenset[str]:
    words = _NAME_PART.findall(subject)
    return frozenset(stem(word) for word in words if word not in EMPTY and word.lower() not in _TITLES | _ARTICLES)


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
    return "different" if is_name(first) and is_name(second) else "unknown"


def _initials(short: str, full: str) -> bool:
    letters = short.replace(".", "")
    if not (2 <= len(letters) <= 5 and letters.isupper()):
        return False
    return letters == "".join(word[0] for word in WORD.findall(full) if word[0].isupper())
