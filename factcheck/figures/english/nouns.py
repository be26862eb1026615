"""What is counted: the noun phrase after a number, without a dictionary of nouns.

English counts in plurals, so the phrase runs to the first plural ("2,300 lightning strikes that..."), and one word
further where two plurals stand together ("8 sports teams"). Where no plural comes, the number modifies a singular noun
("a 12 page document", "one particular demand").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.english.grammar import Grammar
    from factcheck.figures.reading.draft import Draft

__all__ = ["counted_noun", "find_noun", "is_plural", "singular", "take_noun"]

_MOST_WORDS = 6


def is_plural(word: str, grammar: Grammar) -> bool:
    """Say whether a lower-case word looks like the plural of a noun."""
    if word in grammar.words.irregular_plurals or word.endswith(grammar.words.plural_endings):
        return True
    return len(word) > 2 and word[-1] == "s" and word[-2] not in "su'’i" and word not in grammar.words.not_plural


def singular(word: str, grammar: Grammar) -> str:
    """Give the singular of a plural, in the case in which it stands."""
    low = word.lower()
    if _is_acronym(word):
        return word[:-1]
    known = grammar.words.irregular_plurals.get(low)
    if known is not None:
        return known if word.islower() else word[:1] + known[1:]
    if not is_plural(low, grammar):
        return word
    for ending, ends in grammar.words.singulars.items():
        if low.endswith(ending) and len(low) > len(ending) + (ending in grammar.words.long_plurals):
            return word[: len(word) - len(ending)] + (ends or "")
    return word[:-1]


def _is_acronym(word: str | None) -> bool:
    """Say whether a word is an acronym in the plural: "RBIs", "SUVs"."""
    return word is not None and len(word) > 2 and word[-1] == "s" and word[:-1].isupper()


def _is_adverb(word: str, grammar: Grammar) -> bool:
    return word.endswith(grammar.words.adverb_endings) and "-" not in word


def _pair(words: Sequence[str | None], index: int, before: list[str], grammar: Grammar) -> bool:
    """Say whether "and" stands inside the phrase: "digital and physical sales", "Kia and Hyundai vehicles"."""
    if not before or any(is_plural(word, grammar) for word in before):
        return False
    for word in words[index + 1 : index + 3]:
        if word is None or word.lower() in grammar.noun_stops:
            return False
        if is_plural(word.lower(), grammar):
            return index + 1 < len(words) and word is not words[index + 1]
    return False


def find_noun(words: Sequence[str | None], one: bool, grammar: Grammar) -> tuple[int, int] | None:
    """Find the counted noun in the words after a number: first and last index, inclusive; None where none is counted.

    `one` says that a singular may be counted ("one man").
    """
    stops = grammar.noun_stops
    and_word = grammar.words.and_word
    count = 0
    begin = 0
    lows: list[str] = []
    for index, word in enumerate(words[:_MOST_WORDS]):
        if word is None:
            break
        low = word.lower()
        if "'" in low or "’" in low:
            base = low.replace("’", "'").partition("'")[0]
            if base in stops:
                break
        if low in stops and not (low == and_word and _pair(words, index, lows, grammar)):
            break
        lows.append(low)
        count += 1
    while begin < count and (
        lows[begin] in grammar.words.noun_front or (_is_adverb(lows[begin], grammar) and begin + 1 < count)
    ):
        begin += 2 if _is_adverb(lows[begin], grammar) and begin + 2 < count else 1
    for index in range(begin, count):
        if is_plural(lows[index], grammar) or _is_acronym(words[index]):
            if index + 1 < count and is_plural(lows[index + 1], grammar):
                index += 1
            return begin, index
    if begin >= count:
        return None
    first = lows[begin]
    if begin + 1 == count < len(words) and (words[count] or "").lower() in grammar.words.comparing:
        return None  # "14,000 fewer than a year earlier"
    if first.endswith(grammar.words.verbal_endings) and not first.endswith(grammar.words.no_verbal_endings) and not one:
        return None
    if one:
        last = begin
        while last + 1 < count and not lows[last + 1].endswith(grammar.words.participle_endings) and last - begin < 2:
            last += 1
        return begin, last
    return begin, begin


def counted_noun(text: str, at: int, grammar: Grammar, *, skip: int = 0) -> tuple[str, int] | None:
    """Read the plural noun phrase behind a place in the text, `skip` words on: the singular, and where it ends."""
    match = grammar.after.match(text, at)
    if match is None:
        return None
    words = match.groups()[1 + skip :]
    found = find_noun(words, False, grammar)
    if found is None:
        return None
    begin, last = found
    head = words[last]
    assert head is not None
    if not is_plural(head.lower(), grammar):
        return None
    phrase = text[match.start(2 + skip + begin) : match.start(2 + skip + last)] + singular(head, grammar)
    return " ".join(phrase.split()), match.end(2 + skip + last)


def take_noun(text: str, draft: Draft, at: int, grammar: Grammar) -> bool:
    """Take the plural noun phrase behind a place for what a draft counts; say whether there is one."""
    noun = counted_noun(text, at, grammar)
    if noun is not None:
        draft.unit, draft.end = noun
        draft.noun = True
    return noun is not None
