"""Words that carry no topic, words that mean the same, and the stem by which two words are held to be one.

The words stand in the pack (`topics.toml`); one that is missing there costs a little closeness between two statements
and nothing else.
"""

from __future__ import annotations

from functools import lru_cache

from factcheck.figures.conversion import measure
from factcheck.language.topic_words import topic_words
from factcheck.patterns import compile_pattern

__all__ = [
    "CHANGED", "EMPTY", "FAINT", "PHRASES", "TOTALLED", "VERB", "WHOLES", "WORD", "content_words", "contrasted",
    "contrasts_of", "is_verb", "stem", "topic", "topics_in",
]  # fmt: skip

# Letters right behind a digit are a unit's, not a word: "1.48C", "£24.6m".
WORD = compile_pattern(r"(?<![\w°])[^\W\d_]+(?:['’-][^\W\d_]+)*")

_WORDS = topic_words("en")
EMPTY, PHRASES, WHOLES = _WORDS.empty, _WORDS.phrases, _WORDS.wholes
TOTALLED, VERB, CHANGED = _WORDS.totalled, _WORDS.verb, _WORDS.changed


def content_words(text: str) -> list[str]:
    """Give the words of a text that say what it is about, in lower case and in order, each once."""
    return list(
        dict.fromkeys(word for word in map(str.lower, WORD.findall(text)) if len(word) > 1 and word not in EMPTY)
    )


_ENDINGS = tuple((ending, left) for ending, _, left in (row.partition(" ") for row in _WORDS.endings))
_ANY_ENDING = tuple(ending for ending, _ in _ENDINGS)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Give the part of an English word that its forms share: "votes", "voted" and "voter" are "vot"."""
    word = word.lower().replace("’", "'")
    for owner in _WORDS.owners:
        word = word.removesuffix(owner)
    if len(word) <= 3 or word.endswith("ss"):
        return word
    for ending, left in _ENDINGS if word.endswith(_ANY_ENDING) else ():
        if word.endswith(ending) and len(word) - len(ending) + len(left) >= 3:
            word = word[: len(word) - len(ending)] + left
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word


_GROUPS = {stem(word): stem(row.split()[0]) for row in reversed(_WORDS.same) for word in row.split()}


@lru_cache(maxsize=65536)
def topic(word: str) -> str:
    """Give what stands for a word when two statements are held against each other: its group's or its own stem."""
    word = word.lower()
    reduced = stem(_WORDS.irregular.get(word, word))
    return _GROUPS.get(reduced, reduced)


@lru_cache(maxsize=16384)
def topics_in(text: str, but: frozenset[str] = frozenset()) -> frozenset[str]:
    """Give the topics of all words of a text, but for some in lower case."""
    return frozenset(topic(word) for word in WORD.findall(text) if word.lower() not in but)


FAINT = frozenset(map(topic, _WORDS.faint))
_CONTRASTED = tuple(frozenset(map(topic, row.split())) for row in _WORDS.contrasts)
_CONTRASTS_OF = {
    one: tuple(place for place, row in enumerate(_CONTRASTED) if one in row) for one in frozenset().union(*_CONTRASTED)
}


@lru_cache(maxsize=16384)
def contrasted(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether two rows of words, nearest first, begin with different words of one contrast: men and women."""
    mine, theirs = _named_first(first), _named_first(second)
    return any(mine[row] != theirs[row] for row in mine.keys() & theirs.keys())


@lru_cache(maxsize=16384)
def _named_first(words: tuple[str, ...]) -> dict[int, str]:
    """Give the contrasts of which some words are, each with the first of them."""
    found: dict[int, str] = {}
    for one in map(topic, words):
        for row in _CONTRASTS_OF.get(one, ()):
            found.setdefault(row, one)
    return found


@lru_cache(maxsize=4096)
def contrasts_of(word: str) -> frozenset[str]:
    """Give the words that set something apart from what a word names: "imports" for "exports"."""
    one = topic(word)
    rows = (words for row, words in zip(_CONTRASTED, _WORDS.contrasts, strict=True) if one in row)
    return frozenset(other for words in rows for other in words.split() if topic(other) != one)


def is_verb(word: str) -> bool:
    """Tell whether a word in lower case is a verb of saying how something stands or changed."""
    return VERB.fullmatch(word) is not None or CHANGED.fullmatch(word) is not None


# How fast a word's weight falls with its distance from the figure.
_DECAY = 0.12


@lru_cache(maxsize=8192)
def topics_of(words: tuple[str, ...]) -> dict[str, float]:
    """Give the topics of a statement's words, each with a weight that falls with its distance from the figure."""
    ranks: dict[str, float] = {}
    for index, word in enumerate(words):
        ranks.setdefault(topic(word), 1 / (1 + _DECAY * index))
    return ranks


@lru_cache(maxsize=8192)
def stems_of(words: tuple[str, ...]) -> frozenset[str]:
    """Give the stems of a statement's words."""
    return frozenset(map(stem, words))


@lru_cache(maxsize=4096)
def noun_topics(unit: str | None) -> frozenset[str]:
    """Give the telling words of a counted noun; none for a unit of measure."""
    if unit is None or measure(unit).dimension != "count":
        return frozenset()
    return topics_in(unit) - FAINT
