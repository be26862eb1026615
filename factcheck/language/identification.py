"""Which language a text has: by its script, then by words that are frequent in one language, then by groups of letters.

A text that is too short to tell is said to be that; a guess would read its figures wrongly. Nothing here reads a word
for what it means.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.language.packs import code_of, fault_of, level_of, pack_of, table_lines
from factcheck.language.trigrams import likelier_by_trigrams, told_by_trigrams
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["frequent_words", "labels_deny", "language_name", "reading_of", "tell_language"]

_WORD = compile_pattern(r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0963\u064b-\u0652\u200c\u200d]+[^\W\d_]*)*")
_LETTER = compile_pattern("[A-Za-z]")
# So many code points tell the language of a text.
_SAMPLE = 6_000
# So many frequent words, of so many kinds, tell a language; twice as many as any other's, or nearly.
_ENOUGH, _KINDS, _AHEAD, _SHARE = 4, 3, 1.25, 0.08
# What a word with a letter of its language counts beside a frequent word.
_LETTERED = 0.3
# English is read where there is doubt, so another language must leave it further behind.
_AHEAD_OF_ENGLISH = 2.5
# A text of so many words in small letters has a language; with fewer than one English word in so many, and that many
# very short words, as prose has them and lists of things have not, it is another one.
_PROSE, _SHORT, _ENGLISH = 40, 0.15, 0.04
_SHORTEST = 3
# Prose ends sentences, which lists of names do not.
_END, _ENDS = compile_pattern(r"[^\W\d_]{2}[.!?…][\"”»)]?\s+[^\W\d_]"), 2
# The labels of a table are English rather than in the language of its cells where that is not likelier by so many bits.
_LIKELIER = 0.1
# Of the letters so many are enough for a script: an English text quotes a little of everything.
_SCRIPT = 0.5


@lru_cache(maxsize=256)
def _told(sample: str) -> str | None:
    script = _script(sample)
    if script is None:
        return None
    known = {code: language for code, language in _languages().items() if language.script == script}
    if len(known) == 1:
        return next(iter(known))
    words = _WORD.findall(sample)
    small = [word for word in words if word.islower() or word == word.lower()] or [word.lower() for word in words]
    counts = Counter(small)
    votes = _votes(known, counts, script)
    best, *others = sorted(votes, key=lambda code: -votes[code])
    ahead = all(votes[best] >= votes[code] * _AHEAD for code in others)
    if script != "Latin":
        if votes[best] >= _ENOUGH and ahead:
            return best
        return (
            _lettered(known, counts)
            or told_by_trigrams(small, known, likely=tuple(known))
            or f"und-{_scripts()[script][0]}"
        )
    english = sum(counts[word] for word in known["en"].words)
    if best == "en":
        return "en" if english >= _ENOUGH and ahead else None
    own = [word for word in known[best].words if word in counts and len(word) > 1]
    said = sum(counts[word] for word in own)
    if said >= max(_ENOUGH, english * _AHEAD_OF_ENGLISH, len(small) * _SHARE) and len(own) >= _KINDS and ahead:
        return best
    short = sum(len(word) <= _SHORTEST for word in small)
    prose = len(_END.findall(sample)) >= _ENDS
    if prose and len(small) >= _PROSE and short >= len(small) * _SHORT and english < len(small) * _ENGLISH:
        return "und-Latn"
    # English is read where there is doubt; what a few words do not tell, the letters of many may.
    return told_by_trigrams((word for word in words if word == word.lower()), known, likely=(best,) if said else ())


def _lettered(known: Mapping[str, _Language], counts: Counter[str]) -> str | None:
    """Give the only language that has a letter of the text which no other of its script has."""
    written = frozenset("".join(counts))
    owners = {
        code
        for code, language in known.items()
        for letter in language.letters & written
        if not any(letter in other.letters for name, other in known.items() if name != code)
    }
    return next(iter(owners)) if len(owners) == 1 else None


def _votes(known: Mapping[str, _Language], counts: Counter[str], script: str) -> dict[str, float]:
    """Weigh the frequent words and the letters of languages in a text; what several of them have counts for less."""
    shared, letters = _shared(script), _letters(script)
    frequent = {word: count / shared[word] for word, count in counts.items() if word in shared}
    lettered = [(word, count) for word, count in counts.items() if not letters.isdisjoint(word)]
    votes = {}
    for code, language in known.items():
        said = sum(weight for word, weight in frequent.items() if word in language.words)
        written = sum(count for word, count in lettered if not language.letters.isdisjoint(word))
        votes[code] = said + written * _LETTERED if said else 0.0
    return votes


def tell_language(text: str) -> str | None:
    """Give the code of the language that a text is written in, or None where it is too short to tell.

    The code is ISO 639-1; "und-Cyrl" and the like name a script whose language is not among those that are told apart.
    """
    return _told(text[:_SAMPLE])


def labels_deny(labels: str, told: str) -> bool:
    """Tell whether the labels of a table show that it is in English, though the names in it are of another language."""
    known = _languages().get(code_of(told))
    if known is None or known.script != "Latin":
        return told == "und-Latn"
    words = [word.lower() for word in _WORD.findall(labels) if len(word) > 1]
    if not known.letters.isdisjoint("".join(words)):
        return False
    likelier = likelier_by_trigrams(words, told, "en")
    return likelier is not None and likelier <= _LIKELIER


@cache
def frequent_words(language: str) -> frozenset[str]:
    """Give the words that are frequent in a language, in small letters; none where it is not told apart."""
    known = _languages().get(code_of(language))
    return known.words if known is not None else frozenset()


def language_name(code: str) -> str:
    """Give the English name of a language by its code: "Russian", "Cyrillic script"; the code itself if unknown."""
    known = _languages().get(code.replace("_", "-").split("-")[0].lower())
    if known is not None:
        return known.name
    if (pack := pack_of(code)) is not None:
        return pack.name
    script = next((name for name, (short, _) in _scripts().items() if code == f"und-{short}"), None)
    return f"a language in {script} script" if script else code


def reading_of(code: str | None) -> str | None:
    """Say in one line what is not read of a text in this language; None where all is.

    A text that is too short to tell its language (None) is read as English, and that is said too.
    """
    if code is None:
        return "language: too short to tell, read as English"
    name = language_name(code)
    fault = fault_of(code)
    return {
        0: f"{name}: words are not read" + (f" ({fault})" if fault else ""),
        1: f"{name}: digits, scales and units are read, other words are not",
        2: f"{name}: numbers and periods are read; who speaks and what is meant are not",
        3: f"{name}: the article is not held against itself",
    }.get(level_of(code))


def _script(sample: str) -> str | None:
    """Give the script of most of the letters of a text."""
    if sample.isascii():
        return "Latin" if _LETTER.search(sample) else None
    counts: Counter[str] = Counter()
    starts, ranges = _ranges()
    for letter, count in Counter(sample).items():
        _, last, script = ranges[bisect_right(starts, ord(letter)) - 1]
        if ord(letter) <= last:
            counts[script] += count
    if counts["Kana"] and counts["Kana"] + counts["Han"] > counts.total() * _SCRIPT:
        return "Kana"  # Japanese is written in both
    script, most = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return script if most and most >= counts.total() * _SCRIPT else None


class _Language(Struct, frozen=True):
    """A language as it is told: by words that are frequent in it, and by letters that most others lack."""

    name: str
    script: str
    words: frozenset[str]
    letters: frozenset[str]


@cache
def _languages() -> Mapping[str, _Language]:
    return {
        code: _Language(name, script, frozenset(words.split()), frozenset(letters))
        for code, name, script, words, letters in table_lines("languages.tsv", columns=5)
    }


@cache
def _letters(script: str) -> frozenset[str]:
    """Give the letters that tell one language or another of a script."""
    languages = _languages().values()
    return frozenset().union(*(language.letters for language in languages if language.script == script))


@cache
def _shared(script: str) -> Counter[str]:
    """Count for each frequent word in how many languages of a script it is one."""
    return Counter(word for language in _languages().values() if language.script == script for word in language.words)


@cache
def _scripts() -> Mapping[str, tuple[str, str]]:
    return {name: (short, ranges) for name, short, ranges in table_lines("scripts.tsv", columns=3)}


@cache
def _ranges() -> tuple[list[int], list[tuple[int, int, str]]]:
    """Give the ranges of letters with their scripts, in order, and where each begins."""
    found = [(0, -1, "")]
    for name, (_, listed) in _scripts().items():
        for span in listed.split():
            first, _, last = span.partition("-")
            found.append((int(first, 16), int(last or first, 16), name))
    found.sort()
    return [first for first, _, _ in found], found
