"""What stands behind a unit: its denominator, a change named after the amount, a bound, a slash or a plus.

$3,500 a month   12 deaths per 100,000 people   5% higher   15 years or more   €80/MWh   300+
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.english.nouns import singular, take_noun
from factcheck.figures.english.units import SYMBOLS, Unit
from factcheck.figures.reading.numerals import read_count
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    import re

    from factcheck.figures.english.grammar import Grammar
    from factcheck.figures.reading.draft import Draft

__all__ = ["read_behind", "read_signs", "set_per", "unit_phrase"]

_MORE_MONEY = compile_pattern(r" [$£€¥]?\d")  # "£35m plus £5m" is a sum and no bound
_SLASH = compile_pattern(r"/([^\W\d_]+[²³]?)")


def read_behind(
    text: str, draft: Draft, words: tuple[str | None, ...], match: re.Match[str], taken: int, grammar: Grammar
) -> None:
    """Read a denominator, a change ("5% higher") or a bound ("15 years or more") behind the unit."""
    first = words[0] if words else None
    if first is None:
        read_signs(text, draft, grammar)
        return
    tables = grammar.words
    low = first.lower()
    second = words[1] if len(words) > 1 else None
    if low in tables.per_words and draft.per is None and second is not None:
        used = _read_denominator(low, second, words, draft, grammar)
        if used:
            draft.end = match.end(1 + taken + used)
            return
    if (
        "-" in low
        and draft.per is None
        and low.startswith(("a-", "an-", "per-"))
        and low.rpartition("-")[2] in grammar.denominators
    ):
        set_per(draft, low.rpartition("-")[2], grammar)
        draft.end = match.end(2 + taken)
        return
    if low == "per" and second is None:
        _read_per_number(text, draft, grammar)
        return
    if draft.per is None and draft.unit is not None:
        if low in tables.per_adverbs:
            draft.per = tables.per_adverbs[low]
            draft.end = match.end(2 + taken)
            return
        if low == "of" and draft.unit != "percent":
            _read_denominator_beyond(words, draft, grammar)
    draft.tail = low
    if low in tables.change_after and draft.direction is None:
        draft.direction = tables.change_after[low]
        draft.attributive = True
        draft.end = match.end(2 + taken)
        return
    if second is not None:
        trailer = tables.trailers.get(low + " " + second.lower())
        third = words[2] if len(words) > 2 else None
        if trailer is not None and third not in {"to", "a"}:
            draft.approximator = draft.approximator or trailer
            draft.end = match.end(3 + taken)
            return
    trailer = tables.trailers.get(low)
    if trailer is not None and second not in tables.no_bound and not _MORE_MONEY.match(text, match.end(2 + taken)):
        draft.approximator = draft.approximator or trailer
        draft.end = match.end(2 + taken)


def _read_denominator(low: str, second: str, words: tuple[str | None, ...], draft: Draft, grammar: Grammar) -> int:
    """Read "per barrel", "a year"; give how many words it took. "A year ago" is a time and no denominator."""
    if low != "per" and len(words) > 2 and (words[2] or "").lower() in grammar.words.not_a_rate:
        return 0
    if len(words) > 2 and second.lower() in grammar.words.kinds_of_share and words[2]:
        return 1 + _read_denominator(low, words[2], words[1:], draft, grammar)
    count, longer = unit_phrase(words[1:], grammar)
    if longer is not None:
        draft.per = longer.name
        return 1 + count
    if low == "per" or singular(second.lower(), grammar) in grammar.denominators:
        if second.lower() in grammar.noun_stops and second.lower() not in grammar.units:
            return 0
        set_per(draft, second, grammar)
        return 2
    return 0


def _read_denominator_beyond(words: tuple[str | None, ...], draft: Draft, grammar: Grammar) -> None:
    """Read the denominator behind what is measured: "3,000 tonnes of coal a day". The words between are not taken."""
    for at in (2, 3):
        per, noun = (*words[at : at + 2], None, None)[:2]
        if per is not None and per in grammar.words.per_words and noun is not None:
            _read_denominator(per, noun, words[at:], draft, grammar)
            return


def _read_per_number(text: str, draft: Draft, grammar: Grammar) -> None:
    found = grammar.patterns.per_number.match(text, draft.end)
    if found is None:
        return
    count, magnitude, noun = found.groups()
    plain = read_count(count, grammar.magnitudes[magnitude] if magnitude else 0)
    if plain is None:
        return
    draft.end = found.end(2) if magnitude else found.end(1)
    if noun and noun.lower() not in grammar.noun_stops:
        draft.per = f"{plain} {noun.lower()}"
        draft.end = found.end(3)
    else:
        draft.per = plain


def set_per(draft: Draft, word: str, grammar: Grammar) -> None:
    unit = grammar.units.get(word.lower())
    draft.per = unit.name if unit else singular(word.lower(), grammar)


def read_signs(text: str, draft: Draft, grammar: Grammar) -> None:
    """Read what touches the unit without a word: "/day", "+"."""
    sign = text[draft.end : draft.end + 1]
    if sign == "/" and draft.per is None:
        slash = _SLASH.match(text, draft.end)
        if slash is not None and (
            slash[1].lower() in grammar.denominators or slash[1].lower() in grammar.units or slash[1] in SYMBOLS
        ):
            unit = SYMBOLS.get(slash[1]) or grammar.units.get(slash[1].lower())
            draft.per = unit.name if unit else slash[1].lower()
            draft.end = slash.end()
    elif sign == "+":
        draft.approximator = draft.approximator or "at-least"
        draft.end += 1
        if draft.unit is None:
            take_noun(text, draft, draft.end, grammar)
    elif sign == " " and text.startswith(" per ", draft.end):
        _read_per_number(text, draft, grammar)


def unit_phrase(words: tuple[str | None, ...], grammar: Grammar) -> tuple[int, Unit | None]:
    """Find the longest unit of several words ("square feet") that `words` begin with: of how many, and the unit."""
    phrases = grammar.unit_phrases.get(words[0].lower()) if words[0] else None
    if phrases is not None:
        ahead = " ".join(word for word in words if word).lower() + " "
        for count, spelling in phrases:
            if ahead.startswith(spelling + " "):
                return count, grammar.units[spelling]
    return 0, None
