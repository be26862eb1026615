"""What stands after a number: magnitude, unit and counted noun; what stands behind those is in `behind`.

2.3 billion shekels   15 per cent   6.1-inch   18-year-old   2,300 people   5% higher
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.english.behind import read_behind, read_signs, set_per, unit_phrase
from factcheck.figures.english.nouns import find_noun, is_plural, singular, take_noun
from factcheck.figures.english.units import SYMBOLS, Unit
from factcheck.figures.reading.numerals import shift
from factcheck.figures.reading.signs import SIGNS_BEHIND
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    import re

    from factcheck.figures.english.grammar import Grammar
    from factcheck.figures.reading.draft import Draft

__all__ = ["read_after"]

_ENDS = frozenset(".,;:)]?!\n")  # no unit follows these
_PERCENT_SIGNS = frozenset("%٪％")
_INCHES = "in"  # a small word everywhere but behind feet
_DOLLAR = "USD"  # what the sign alone says; a country behind it says whose dollar it is
_POUNDS = Unit("GBP", None, money=True)  # a million pounds are money; fewer may be weight
_WON = Unit("KRW", None, money=True)  # "2,000 won the lottery", but "6 trillion won" is money
_NUMBERED = compile_pattern(r"-\d{1,3}[A-Z]?(?![\w-])")
_NEXT_LINE = compile_pattern(r"\n([a-z]+)(?![\w'’])")
_WHOLE_WORD = 4  # letters from which on a unit is no small word that begins a line
_AGED = frozenset({"year", "month", "week", "day"})
_MARKS = compile_pattern(r"[ \u00a0\u202f]?(°\s?[CF]\b|º\s?[CF]\b|[°º″′¢€£¥₹₽₪$×Ω]|\"(?=[\s.,;)]))")


def read_after(text: str, draft: Draft, grammar: Grammar) -> None:
    """Read everything behind `draft.last`; moves `draft.end`."""
    end = draft.last
    after = text[end : end + 2]
    if not after or (after[0] in _ENDS and not (after[0] == "\n" and _goes_on_below(text, end, grammar))):
        return
    if after[0] in _PERCENT_SIGNS or (after[1:] == "%" and after[0] in " \u00a0\u202f"):
        draft.end = end + (1 if after[0] in _PERCENT_SIGNS else 2)
        _after_percent_sign(text, draft, grammar)
        return
    match = grammar.after.match(text, end)
    if match is None:
        _read_marks(text, draft, grammar)
        return
    words: tuple[str | None, ...] = match.groups()[1:]
    if "-" in match[2]:
        words = _split_magnitude(words, draft, grammar)
    taken = _read_magnitude(words, match, draft, grammar)
    draft.end = match.end(1 + taken) if taken else end
    if draft.money:
        nationality = words[taken] if taken < len(words) else None
        beyond = words[taken + 1] if taken + 1 < len(words) else None
        if (
            draft.unit == _DOLLAR
            and nationality is not None
            and nationality.lower() in grammar.words.country_after
            and not (beyond or "")[:1].isupper()  # "the $1.9tn American Rescue Plan"
        ):
            draft.unit = grammar.words.country_after[nationality.lower()]
            taken += 1
            draft.end = match.end(1 + taken)
        read_behind(text, draft, words[taken:], match, taken, grammar)
        return
    rest = words[taken:]
    if not rest or rest[0] is None:
        if taken:
            _read_marks(text, draft, grammar)
        return
    if grammar.patterns.on_itself.match(text, match.start(2 + taken)):
        return  # "up by 65,000 year on year"
    touching = not taken and match[1] == ""
    if touching and rest[0] == _INCHES and grammar.patterns.feet.search(text, max(0, draft.first - 8), draft.first):
        draft.unit, draft.end = grammar.units["inch"].name, match.end(2)  # "6ft 2in"
        return
    if touching and text[match.end(2) : match.end(2) + 1].isdecimal():
        draft.kind = "identifier"  # "06F6"
        draft.end = match.end(2)
        return
    numbered = _NUMBERED.match(text, match.end(2 + taken)) if rest[0][0].isupper() else None
    if numbered is not None:  # "334,601 COVID-19 cases", "12 F-16 jets"
        if not take_noun(text, draft, numbered.end(), grammar):
            draft.end = numbered.end()
        return
    used = _read_unit(rest, draft, grammar, touching=touching, hyphen=match[1].endswith("-"))
    if used:
        taken += used
        draft.end = match.end(1 + taken)
        read_behind(text, draft, words[taken:], match, taken, grammar)
    elif touching:
        draft.kind = "identifier"
        draft.end = match.end(2)
    else:
        _read_noun(text, draft, rest, match, taken, grammar)


def _goes_on_below(text: str, end: int, grammar: Grammar) -> bool:
    """Say whether the magnitude or the unit of a number stands on the next line: "5.7" and "million" in a release."""
    word = _NEXT_LINE.match(text, end)
    return word is not None and (
        word[1] in grammar.words.scales or (len(word[1]) >= _WHOLE_WORD and word[1] in grammar.units)
    )


def _after_percent_sign(text: str, draft: Draft, grammar: Grammar) -> None:
    draft.unit = "percent"
    match = grammar.after.match(text, draft.end)
    if match is None:
        read_signs(text, draft, grammar)
        return
    words = match.groups()[1:]
    if match[2].lower().startswith("point"):
        draft.unit, draft.end = "percentage-point", match.end(2)
        read_behind(text, draft, words[1:], match, 1, grammar)
    elif match[1] != "-":
        read_behind(text, draft, words, match, 0, grammar)


def _split_magnitude(words: tuple[str | None, ...], draft: Draft, grammar: Grammar) -> tuple[str | None, ...]:
    """Read the magnitude that a hyphen ties to the next word: "400 million-year-old", "a $5 million-plus deal"."""
    first = words[0]
    assert first is not None
    head, _, tail = first.partition("-")
    scale = (grammar.magnitudes if draft.money else grammar.words.scales).get(head.lower())
    if scale is None or draft.value is None:
        return words
    draft.scale = scale
    draft.value = shift(draft.value, scale)
    draft.places -= scale
    return (tail, *words[1:])


def _read_magnitude(words: tuple[str | None, ...], match: re.Match[str], draft: Draft, grammar: Grammar) -> int:
    """Multiply by the magnitude words that follow; give how many there were."""
    taken = 0
    first = words[0]
    if first is not None and "-" in first:
        return 0
    while taken < 3:
        word = words[taken]
        if word is None:
            break
        scale = grammar.magnitudes.get(word.lower())
        if scale is None:
            break
        if (
            word.lower() in grammar.words.ambiguous_scales
            and not draft.money
            and not _means_magnitude(word, words, taken, match, grammar)
            and not _of_a_population(draft.first, match, grammar)
        ):
            break
        draft.scale += scale
        taken += 1
    if taken and draft.value is not None:
        draft.value = shift(draft.value, draft.scale)
        draft.places -= draft.scale
    return taken


def _means_magnitude(
    word: str, words: tuple[str | None, ...], taken: int, match: re.Match[str], grammar: Grammar
) -> bool:
    """Say whether a letter that could be a unit is a magnitude: in upper case, or before a counted plural or money."""
    following = words[taken + 1] if taken + 1 < len(words) else None
    if following is None:
        return word in {"M", "B"} and match[1] == ""
    low = following.lower()
    if word == "m" and low in grammar.words.track_words:
        return False
    counted = is_plural(low, grammar) or (low in grammar.units and grammar.units[low].money)
    if word.isupper():
        return counted or low not in grammar.units
    return counted and word != "t"


def _of_a_population(first: int, match: re.Match[str], grammar: Grammar) -> bool:
    """Say whether the words before a number name what is counted in millions: "a population of 8.2m"."""
    near = grammar.patterns.population.search(match.string, max(0, first - 40), first)
    return near is not None and near[1] in grammar.words.populations


def _read_unit(rest: tuple[str | None, ...], draft: Draft, grammar: Grammar, *, touching: bool, hyphen: bool) -> int:
    """Read a unit at the beginning of `rest`; give how many words it took, 0 where there is none."""
    first = rest[0]
    assert first is not None
    low = first.lower()
    if low in grammar.words.measure_front and len(rest) > 1 and rest[1]:
        used = _read_unit(rest[1:], draft, grammar, touching=False, hyphen=False)
        if used:
            return used + 1
    count, longer = unit_phrase(rest, grammar)
    if longer is not None:
        _set_unit(draft, longer)
        return count
    unit = SYMBOLS.get(first, grammar.units.get(low)) if len(first) <= 4 else grammar.units.get(low)
    if low == "won" and draft.scale >= 6:
        unit = _WON
    if unit is None:
        return _read_compound(low, draft, grammar) if "-" in low else 0
    if len(first) == 1 and not touching and not _lone_letter_is_unit(first, hyphen=hyphen):
        return 0
    if low in grammar.either and (draft.scale >= 3 or draft.paid):
        unit = _POUNDS
    _set_unit(draft, unit)
    if unit.name == "percent" and len(rest) > 1 and rest[1] and rest[1].lower().startswith("point"):
        draft.unit = "percentage-point"
        return 2
    if unit.name in _AGED and len(rest) > 1 and rest[1]:
        if rest[1].lower() == "old":
            draft.kind = "age"
            return 2
        if rest[1].lower() == "of" and len(rest) > 2 and rest[2] == "age":
            draft.kind = "age"
            return 3
    return 1


def _read_compound(low: str, draft: Draft, grammar: Grammar) -> int:
    """Read a unit tied to the next word: "year-old", "percent-owned", "barrel-a-day"; 1 where there is one, else 0."""
    head, _, tail = low.partition("-")
    unit = grammar.units.get(head) or (SYMBOLS.get(head) if len(head) > 1 else None)
    if unit is None:
        return 0
    _set_unit(draft, unit)
    if tail.startswith("old") and unit.name in _AGED:
        draft.kind = "age"
    elif tail in {"point", "points"} and unit.name == "percent":
        draft.unit = "percentage-point"
    elif tail in grammar.denominators or tail.startswith(("a-", "an-", "per-")):
        set_per(draft, tail.rpartition("-")[2], grammar)
    return 1


def _lone_letter_is_unit(letter: str, *, hyphen: bool) -> bool:
    return letter in "mgltCFKVAWNRh" and not hyphen


def _set_unit(draft: Draft, unit: Unit) -> None:
    draft.unit = unit.name
    if unit.per is not None:
        draft.per = unit.per


def _read_noun(
    text: str, draft: Draft, rest: tuple[str | None, ...], match: re.Match[str], taken: int, grammar: Grammar
) -> None:
    """Read the counted noun, or the words that stand in its place ("per week", "or more")."""
    first = rest[0]
    assert first is not None
    low = first.lower()
    if low in grammar.words.tied and (match[1].endswith("-") or first != match[2 + taken]):
        draft.end = match.end(2 + taken)  # "a 2,000-strong crowd", "3 million-strong"
        return
    if low == grammar.words.fold_word:
        draft.kind, draft.end = "multiple", match.end(2 + taken)
        return
    if low in grammar.noun_stops or low in grammar.words.trailers:
        read_behind(text, draft, rest, match, taken, grammar)
        if draft.approximator is not None and draft.end > match.start(2 + taken):
            take_noun(text, draft, draft.end, grammar)  # "500-odd guests", "50 or so activists"
        return
    if draft.value is None:
        return
    tied = match[1].endswith("-") and not taken  # "a 16-player battle" counts players
    found = (0, 0) if tied else find_noun(rest, draft.value == 1, grammar)
    if found is None:
        draft.tail = low
        return
    begin, last = found
    head = rest[last]
    assert head is not None
    after = taken + last + 1
    unit = grammar.units.get(head.lower())
    draft.noun = True
    draft.end = match.end(1 + after)
    draft.tail = low
    if unit is not None and not unit.money:
        draft.unit = unit.name
        draft.noun = False
    else:
        phrase = text[match.start(2 + taken + begin) : match.start(1 + after)] + singular(head, grammar)
        draft.unit = " ".join(phrase.split())
    following = match.groups()[1 + after :]
    if draft.unit == "time" and following and following[0] and following[0].lower() in grammar.words.compared:
        draft.kind, draft.unit, draft.noun = "multiple", None, False  # "three times as many"
        return
    read_behind(text, draft, following, match, after, grammar)


def _read_marks(text: str, draft: Draft, grammar: Grammar) -> None:
    """Read a unit that is a sign and not a word: °C, °, ″, ¢, €; or a plus."""
    mark = _MARKS.match(text, draft.end)
    if mark is not None and not (mark[1] in "\"'" and text[draft.first - 1] == mark[1]):  # '"1984"' is quoted
        unit = grammar.units.get(mark[1].lower()) or SYMBOLS.get(mark[1])
        if unit is not None:
            _set_unit(draft, unit)
        elif mark[1] in SIGNS_BEHIND:
            draft.unit, draft.money = SIGNS_BEHIND[mark[1]], True
        draft.end = mark.end(1)
    read_signs(text, draft, grammar)
