"""Parts of a whole and multiples, by the phrases of a pack.

un tiers   zwei Drittel   каждый пятый   uno de cada cinco   üçte biri   вдвое   # veces más   2,5-fach
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.figures.reading.numerals import shift
from factcheck.figures.tabled.around import TIMES
from factcheck.figures.tabled.cardinals import read_number
from factcheck.figures.tabled.draft import made
from factcheck.figures.tabled.labels import dash, touches, year_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.model import FigureKind
    from factcheck.figures.tabled.cardinals import Number
    from factcheck.figures.tabled.draft import Reading
    from factcheck.figures.tabled.lexicon import Lexicon
    from factcheck.figures.tabled.tokens import Token
    from factcheck.language.meanings import Direction

__all__ = ["read_fold", "read_parts", "read_phrase", "read_template"]

_ROMAN = frozenset("ivxlc")
_LONGEST = 4  # digits of an ordinal
_HUNDRED, _THOUSAND = Decimal(100), 1000
_ONES, _MILLION = 10, 6
_POINTS = {"percent": "percent", "percentage-point": "percentage-point", "point": "percentage-point"}
# "5 of 27 countries" is told in countries; only these wholes tell a share.
_ROUND = frozenset({10, 100, 1000})
_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 50, 100, 1000})


def _made(tokens: Sequence[Token], first: int, end: int, value: Decimal, kind: FigureKind) -> Reading:
    reading = made(tokens, first, end, kind, value)
    if kind == "ratio":
        reading.unit = "percent"
    reading.real = True
    return reading


def _part(tokens: Sequence[Token], first: int, end: int, part: Decimal, lexicon: Lexicon) -> Reading:
    """Make a share of a part, or the number that it is of a scale: "trois quarts de million", "четверть миллиона"."""
    behind = lexicon.of_scale.match(tokens, end)
    at = behind[0] if behind is not None else end
    power = lexicon.scale(tokens[at].word) if at < len(tokens) else None
    unit = lexicon.unit(tokens, at)
    if unit is not None and unit[1] in _POINTS:  # "две десятых процента", "un quart de point"
        reading = _made(tokens, first, unit[0], part, "quantity")
        reading.unit, reading.number, reading.places = _POINTS[unit[1]], part, 2
        return reading
    if power is None or power < _MILLION:
        return _made(tokens, first, end, part * _HUNDRED, "ratio")
    reading = _made(tokens, first, at + 1, shift(part, power), "quantity")
    reading.unit, reading.real = None, False
    reading.number, reading.scale, reading.places = part, power, 2 - power
    return reading


def _is_share(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Tell whether nothing behind a part makes it a length of time ("half an hour")."""
    behind = end
    while behind < len(tokens) and tokens[behind].word in lexicon.of:
        behind += 1  # "un quart d'heure", "un quarto di secolo"
    return not any(at < len(tokens) and tokens[at].word in lexicon.no_share for at in (end, behind))


def _is_half(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """Tell a half of something from the second half of a year, and from the middle of one ("metà del 1972")."""
    named = range(max(0, at - 2), min(len(tokens), end))
    if any(tokens[here].word in lexicon.half_not_after for here in named):
        return False
    behind = end
    while behind < len(tokens) and tokens[behind].word in lexicon.of | lexicon.articles:
        behind += 1
    word = tokens[behind].word if behind < len(tokens) else ""
    timed = year_of(word) or word in lexicon.months or (len(word) > 1 and _ROMAN.issuperset(word))
    return not timed and _is_share(tokens, end, lexicon) and _is_share(tokens, behind, lexicon)


def _is_part(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Tell a part from an ordinal of the same spelling before what it counts: "le cinquième candidat"."""
    if tokens[end - 1].word not in lexicon.ordinals or end >= len(tokens):
        return True
    return tokens[end].kind == "s" or tokens[end].word in lexicon.of | lexicon.stops


def read_phrase(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Reading | None:
    """Read a share or a multiple that needs no number beside it."""
    found = lexicon.halves.match(tokens, at)
    if found is not None and _is_half(tokens, at, found[0], lexicon):
        return _part(tokens, at, found[0], Decimal(1) / 2, lexicon)
    found = lexicon.two_parts.match(tokens, at)
    if found is not None:
        return _part(tokens, at, found[0], Decimal(2) / found[1], lexicon)
    found = lexicon.parts_alone.match(tokens, at)
    if found is not None and lexicon.tenths.match(tokens, found[0] - 1) is not None:
        return None  # "un dixième de point"
    if found is not None and _is_share(tokens, found[0], lexicon) and _is_part(tokens, found[0], lexicon):
        return _part(tokens, at, found[0], Decimal(1) / found[1], lexicon)
    found = lexicon.multiples.match(tokens, at)
    if found is not None:
        factor, way = found[1]
        reading = _made(tokens, at, found[0], Decimal(factor), "multiple")
        reading.direction = way
        return reading
    found = lexicon.duals.match(tokens, at)
    if found is not None:
        reading = _made(tokens, at, found[0], Decimal(2), "quantity")
        reading.unit = found[1]
        return reading
    half = lexicon.half.match(tokens, at + 1)
    timed = lexicon.unit(tokens, at) if half is not None else None
    if half is not None and timed is not None and timed[0] == at + 1 and timed[1] in TIMES:
        reading = _made(tokens, at, half[0], Decimal("1.5"), "quantity")  # "(un) año y medio"
        reading.unit, reading.places = timed[1], 1
        return reading
    found = lexicon.every.match(tokens, at)
    if found is not None:
        return _every(tokens, at, found[0], lexicon)
    return read_fold(tokens, at, lexicon)


def _every(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> Reading | None:
    """Read "jeder fünfte", "каждый 5-й"."""
    if end >= len(tokens):
        return None
    token = tokens[end]
    number: int | None = lexicon.ordinals.get(token.word)
    last = end + 1
    if token.kind == "n" and token.word.isdecimal() and len(token.word) <= _LONGEST and touches(tokens, end + 1):
        if tokens[end + 1].word in lexicon.ordinal_endings or tokens[end + 1].word in {".", "º", "ª"}:
            number, last = int(token.word), end + 2
        elif dash(tokens[end + 1]) and end + 2 < len(tokens) and tokens[end + 2].word in lexicon.ordinal_endings:
            number, last = int(token.word), end + 3
    if not number or number < 2 or not _is_share(tokens, last, lexicon):
        return None
    return _made(tokens, at, last, _HUNDRED / number, "ratio")


def read_fold(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Reading | None:
    """Read "dreifach": a number word with an ending that makes it a multiple."""
    word = tokens[at].word
    for ending in lexicon.folds:
        if word.endswith(ending) and len(word) > len(ending):
            value = lexicon.atom(word[: -len(ending)])
            if value is not None and value > 1:
                return _made(tokens, at, at + 1, value, "multiple")
    return None


def read_template(
    tokens: Sequence[Token], number: Number, limit: int, lexicon: Lexicon, decimal: str
) -> Reading | None:
    """Read the phrase in which a number stands as a multiple ("в # раза") or as one in so many ("# из #")."""
    return (
        _one_in(tokens, number, limit, lexicon, decimal)
        or _times(tokens, number, limit, lexicon, decimal)
        or (_digit_fold(tokens, number, lexicon) if number.digits and touches(tokens, number.end) else None)
    )


def _one_in(tokens: Sequence[Token], number: Number, limit: int, lexicon: Lexicon, decimal: str) -> Reading | None:
    for templates, wholes in (
        (lexicon.one_in, _WHOLES), (lexicon.one_in_any, None), (lexicon.one_in_ten, _ROUND),
        (lexicon.one_in_back, _WHOLES),
    ):  # fmt: skip
        for words in templates:
            found = _fit(tokens, words, number, limit, lexicon, decimal)
            if found is None or any(token.word in lexicon.about for token in tokens[found[0] : found[1]]):
                continue
            first, end, numbers = found
            top, bottom = (Decimal(1), numbers[0]) if len(numbers) == 1 else (numbers[0], numbers[1])
            if templates is lexicon.one_in_back:
                top, bottom = bottom, top
            told = bottom in wholes if wholes is not None else top == 1 and bottom == bottom.to_integral_value()
            if 0 < top < bottom and told:
                return _made(tokens, first, end, top / bottom * _HUNDRED, "ratio")
    return None


def _times(tokens: Sequence[Token], number: Number, limit: int, lexicon: Lexicon, decimal: str) -> Reading | None:
    ways: tuple[tuple[Direction | None, tuple[tuple[str, ...], ...]], ...]
    ways = (("down", lexicon.times_down), (None, lexicon.times))
    for way, templates in ways:
        for words in templates:
            found = _fit(tokens, words, number, limit, lexicon, decimal)
            if found is not None and len(found[2]) == 1:
                reading = _made(tokens, found[0], found[1], found[2][0], "multiple")
                reading.places, reading.digits, reading.direction = number.places, number.digits, way
                return reading
    return None


def _digit_fold(tokens: Sequence[Token], number: Number, lexicon: Lexicon) -> Reading | None:
    """Read "2,5-fach", "3x"."""
    end = number.end + 1 if dash(tokens[number.end]) else number.end
    if touches(tokens, end + 1) and tokens[end + 1].kind == "n":
        return None  # "2x1" is a result, "4x4" a name
    if end < len(tokens) and tokens[end].word in {*lexicon.folds, "x", "×"} and touches(tokens, end):
        reading = _made(tokens, number.first, end + 1, number.value, "multiple")
        reading.places, reading.digits = number.places, True
        return reading
    return None


def _fit(
    tokens: Sequence[Token], words: tuple[str, ...], number: Number, limit: int, lexicon: Lexicon, decimal: str
) -> tuple[int, int, list[Decimal]] | None:
    """Fit a template around a number, its first; give its tokens and its numbers."""
    place = words.index("#")
    first = number.first - place
    if first < limit or any(tokens[first + index].word != words[index] for index in range(place)):
        return None
    end, numbers = number.end, [number.value]
    for word in words[place + 1 :]:
        if end >= len(tokens):
            return None
        if word == "#":
            further = read_number(tokens, end, lexicon, decimal)
            if further is None:
                return None
            numbers.append(further.value)
            end = further.end
        elif tokens[end].word == word or (word == "*" and tokens[end].kind == "w"):
            end += 1
        else:
            return None
    return first, end, numbers


def read_parts(tokens: Sequence[Token], number: Number, lexicon: Lexicon) -> Reading | None:
    """Read "zwei Drittel", "3 quarts", "два ninths"; a whole number before a denominator."""
    at = number.end
    tenths = lexicon.tenths.match(tokens, at)
    if tenths is not None and not number.places and not number.scale:
        reading = _made(tokens, number.first, tenths[0], number.value / 10, "quantity")
        reading.number, reading.places, reading.unit = reading.value, 1, "percentage-point"
        return reading
    if number.value < _ONES and touches(tokens, at) and dash(tokens[at]) and touches(tokens, at + 1):
        at += 1  # "cinq-huitièmes"
    if at >= len(tokens) or number.places or number.scale:
        return None
    named = lexicon.parts_named.match(tokens, at)
    if named is not None and 0 < number.value < named[1]:
        return _part(tokens, number.first, named[0], number.value / named[1], lexicon)  # "tres quintas partes"
    word = tokens[at].word
    bottom = lexicon.parts.get(word)
    end = at + 1
    if number.value >= _ONES and word in lexicon.ordinals:
        return None  # "cent cinquième" is a rank
    if bottom is None or not _is_share(tokens, end, lexicon):
        return None
    fell = number.first > 0 and lexicon.way(tokens[number.first - 1].word) is not None  # "despencou um quarto"
    if word in lexicon.parts_of and not fell and not (end < len(tokens) and tokens[end].word in lexicon.of):
        return None
    if number.value <= 0:
        return None
    if number.value < bottom and bottom < _THOUSAND:
        return _part(tokens, number.first, end, number.value / bottom, lexicon)
    reading = _made(tokens, number.first, end, number.value / bottom, "quantity")  # "thirty fifths", "two millionths"
    reading.number, reading.real = reading.value, False
    return reading
