"""Words that carry no topic, words that mean the same, and the stem by which two words are held to be one.

Small tables for English news; a word that is missing here costs a little closeness between two statements and
nothing else.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.figures.conversion import measure

__all__ = [
    "CHANGED", "EMPTY", "FAINT", "PHRASES", "TOTALLED", "VERB", "WORD", "content_words", "contrasted", "contrasts_of",
    "stem", "topic", "words_of",
]  # fmt: skip

# Letters right behind a digit are a unit's, not a word: "1.48C", "£24.6m".
WORD = re.compile(r"(?<![\w°])[^\W\d_]+(?:['’-][^\W\d_]+)*")


def words_of(table: str) -> frozenset[str]:
    """Give the words of a table that is written as running text."""
    return frozenset(table.split())


# Words that say nothing about what a figure is about.
EMPTY = words_of(
    """
    a an the this that these those some any each every all both no not nor and or but so if then than as at by for
    from in into of off on onto out over per to under up upon with within without about above across after against
    along among around because before behind below between beyond despite down during except inside like near since
    through throughout till toward towards until via while whereas although though i me my we us our you your he him
    his she her hers it its they them their theirs who whom whose which what when where why how here there is are
    was were be been being am do does did done have has had having will would shall should can could may might must
    ought get gets got also just only even still yet again more most less least much many few several such same
    other another own very too quite rather well now today one's it's that's there's he's she's don't didn't isn't
    wasn't say says said saying told tell tells according reported report reports reporting stated added adds
    noted announced claimed claims showed shows show shown estimated expected data figure figures number numbers
    amount total percent per-cent percentage cent percentages roughly nearly almost approximately approximate mr mrs
    ms dr sir including included includes include year years month months week weeks day days last next one two
    three four five six seven eight nine ten eleven twelve dozen half hundred thousand million billion trillion
    hundreds thousands millions billions mln bln bn trn first second third lot bit somewhere something somehow
    anything nothing everything nobody everybody somebody someone anyone everyone
    """
)


def content_words(text: str) -> list[str]:
    """Give the words of a text that say what it is about, in lower case and in order, each once."""
    return list(
        dict.fromkeys(word for word in map(str.lower, WORD.findall(text)) if len(word) > 1 and word not in EMPTY)
    )


# Words that news uses for one and the same thing; the first of a row stands for all.
_SAME = (
    "vote ballot poll elect",
    "rise increase grow gain climb jump surge soar up advance",
    "fall decrease decline drop slump plunge slide shrink tumble lose",
    "die death dead kill fatality toll victim",
    "injure wound hurt casualty",
    "unemployment jobless unemployed joblessness",
    "revenue sale turnover",
    "profit earning income",
    "company firm business corporation enterprise",
    "employee worker staff job employ workforce work employment",
    "person people citizen resident inhabitant population",
    "share percentage proportion portion anteil",
    "cost price charge fee worth spend expenditure",
    "pay wage salary",
    "child kid pupil",
    "home house household family dwelling",
    "buy purchase acquire",
    "car vehicle automobile",
    "refugee migrant asylum",
    "arrest detain",
    "crime offence offense",
    "debt borrow",
    "gdp economy output",
    "budget allocation",
    "win score receive obtain gain take secure poll",
    "contest race",
    "law bill act",
    "aircraft flight airplane aeroplane",
    "school college",
    "doctor physician",
    "storm hurricane cyclone",
    "rain rainfall",
    "sun sunshine",
    "finish complete",
    "visit visitor",
    "hold capacity accommodate",
    "long length",
    "wide width",
    "thick thickness",
    "deep depth",
    "support back favour favor approve endorse agree",
    "oppose reject disapprove disagree",
    "prison jail imprison sentence",
    "attend crowd turnout audience",
    "protest demonstrate rally",
)

# Words that set two figures apart when everything else is the same: what holds for one of a row does not for another.
_CONTRASTS = (
    "man woman child boy girl",
    "male female",
    "export import",
    "urban rural",
    "birth death",
    "profit loss",
    "revenue profit loss",
    "public private",
    "gross net",
    "minimum maximum",
    "domestic foreign",
    "local national global",
    "kill injure wound arrest",
    "buy sell",
    "supply demand",
    "northern southern eastern western",
    "new old",
    "adult child",
    "long wide thick deep",
    "support oppose",
    "raise spend",
    "ask offer",
    "median mean",
    "core headline",
    "prison serve",
)

# Names of several words for what has a name of one.
PHRASES = re.compile(
    r"\b(?:(?P<gdp>gross domestic product)|(?P<inflation>consumer prices?(?: index)?|cost of living|cpi)"
    r"|(?P<unemployment>out of work|without (?:a job|work)))\b",
    re.IGNORECASE,
)

# Words that say that a number is the sum of others.
TOTALLED = re.compile(
    r"\b(?:total(?:s|ing|ling|ed|led)?|together|combined|altogether|in all|sum of|sums? to|add(?:s|ed)? up to"
    r"|between them|jointly)\b"
)
# A finite verb, as far as its form tells: the noun phrase in front of it ends there.
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|did|does|do|rose|fell|won|lost|grew|stood|"
    r"stands|hit|reached|reaches|came|comes|got|gets|took|takes|made|makes|cost|costs|went|goes|gained|gains|remains|"
    r"totals|equals|accounts|\w{3,}ed)\b",
    re.IGNORECASE,
)
# Words that say that a quantity went from one level to another.
CHANGED = re.compile(
    r"\b(?:rose|risen|rises?|rising|gr[eo]wn?|growth|increas\w+|gain(?:ed|s)?|jump\w*|climb\w*|surg\w+|soar\w*|fell"
    r"|fall(?:en|s|ing)?|drop\w*|declin\w+|decreas\w+|shr[aiu]nk|slump\w*|plung\w+|plummet\w*|tumbl\w+|slid|cut"
    r"|reduc\w+|lower\w*|rais\w+|chang\w+|improv\w+|worsen\w*|widen\w*|narrow(?:ed|s|ing)|strengthen\w*|weaken\w*"
    r"|expand\w*|shr[iau]nk\w*|edged|slipped|dipped|went|moved|up|down)\b"
)

_SUFFIXES = (
    ("ization", "iz"), ("isation", "iz"), ("ational", "at"), ("fulness", "ful"), ("iveness", "iv"), ("ments", "ment"),
    ("ations", "at"), ("ation", "at"), ("ities", "it"), ("ity", "it"), ("ies", "y"), ("ied", "y"), ("sses", "ss"),
    ("ings", ""), ("ing", ""), ("ers", ""), ("eds", ""), ("ed", ""), ("es", ""), ("er", ""), ("or", "or"), ("s", ""),
    ("e", ""), ("ly", ""),
)  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Give the part of an English word that its forms share: "votes", "voted" and "voter" are "vot"."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("s'")
    if len(word) <= 3 or word.endswith("ss"):
        return word
    for suffix, instead in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) + len(instead) >= 3:
            word = word[: len(word) - len(suffix)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word


_IRREGULAR = {
    "rose": "rise", "risen": "rise", "fell": "fall", "fallen": "fall", "grew": "grow", "grown": "grow", "won": "win",
    "lost": "lose", "bought": "buy", "paid": "pay", "spent": "spend", "sold": "sale", "sell": "sale", "took": "take",
    "thought": "think", "marched": "protest", "marching": "protest", "marchers": "protest",
    "plane": "aircraft", "planes": "aircraft",
    "men": "man", "women": "woman", "children": "child", "dying": "die", "got": "receive", "shrank": "shrink",
    "elections": "election", "lives": "life", "cut": "fall", "cost": "cost", "hit": "hit",
}  # fmt: skip
_GROUPS = {stem(word): stem(row.split()[0]) for row in reversed(_SAME) for word in row.split()}


@lru_cache(maxsize=65536)
def topic(word: str) -> str:
    """Give what stands for a word when two statements are held against each other: its group's or its own stem."""
    word = word.lower()
    reduced = stem(_IRREGULAR.get(word, word))
    return _GROUPS.get(reduced, reduced)


_CONTRASTED = tuple(frozenset(topic(word) for word in row.split()) for row in _CONTRASTS)


@lru_cache(maxsize=16384)
def contrasted(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether two rows of words, nearest first, begin with different words of one contrast: men and women."""
    one, two = ([topic(word) for word in words] for words in (first, second))
    for row in _CONTRASTED:
        mine = next((word for word in one if word in row), None)
        theirs = next((word for word in two if word in row), None)
        if mine is not None and theirs is not None and mine != theirs:
            return True
    return False


@lru_cache(maxsize=4096)
def contrasts_of(word: str) -> frozenset[str]:
    """Give the words that set something apart from what a word names: "imports" for "exports"."""
    one = topic(word)
    rows = (words for row, words in zip(_CONTRASTED, _CONTRASTS, strict=True) if one in row)
    return frozenset(other for words in rows for other in words.split() if topic(other) != one)


# Words that two unrelated sentences of news share all the same.
FAINT = frozenset(
    topic(word)
    for word in words_of(
        """
        rise fall win have give come reach hit make take go move set stand remain keep become begin start end leave
        rate level average record earlier later high low quarter annual annually early late previous current recent
        new old long
        january february march april may june july august september october november december monday tuesday
        wednesday thursday friday saturday sunday weekend morning night hour minute time period decade country world
        national international global nationwide government official agency people person way part thing case top big
        large small great good strong weak near close result effect change use help see expect believe think know range
        point figure surprise talk want need call plan allow follow bring include accord continue
        """
    )
)


# How fast a word's weight falls with its distance from the figure.
_DECAY = 0.12


@lru_cache(maxsize=32768)
def topics_of(words: tuple[str, ...]) -> dict[str, float]:
    """Give the topics of a statement's words, each with a weight that falls with its distance from the figure."""
    ranks: dict[str, float] = {}
    for index, word in enumerate(words):
        ranks.setdefault(topic(word), 1 / (1 + _DECAY * index))
    return ranks


@lru_cache(maxsize=32768)
def stems_of(words: tuple[str, ...]) -> frozenset[str]:
    """Give the stems of a statement's words."""
    return frozenset(map(stem, words))


@lru_cache(maxsize=4096)
def noun_topics(unit: str | None) -> frozenset[str]:
    """Give the telling words of a counted noun; none for a unit of measure."""
    if unit is None or measure(unit).dimension != "count":
        return frozenset()
    return frozenset(topic(word) for word in WORD.findall(unit)) - FAINT
