"""Parts of a number or of a unit: what is left of a fraction that is no share of a whole.

half a million   half an hour   a half-mile walk   a year and a half   a quarter of a mile   a quarter-point cut
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.figures.english.after import read_after
from factcheck.figures.english.before import read_words_before
from factcheck.figures.reading.draft import Draft
from factcheck.figures.reading.numerals import shift
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.figures.english.grammar import Grammar

__all__ = ["read_half_of_thing", "read_part_of_scale", "read_part_of_unit", "read_point"]

_HALF = Decimal("0.5")
_OF_SCALE = compile_pattern(r" (?:of an? )?([a-z]+)\b")
_ARTICLE_THING = compile_pattern(r"(?P<tie> an? |[ -])(?P<thing>[a-z]+(?: [a-z]+)?)")


def read_half_of_thing(text: str, low: str, start: int, end: int, limit: int, grammar: Grammar) -> Draft | None:
    """Read "half a million", "half an hour", "half a dozen", "half-mile", and "an hour and a half"."""
    behind = grammar.patterns.unit_and_a.search(low, max(limit, start - 40), start)
    if behind is not None and behind["unit"] in grammar.units:
        draft = Draft(behind.start(), end, Decimal("1.5"), 1, "quantity")
        draft.unit = grammar.units[behind["unit"]].name
        read_words_before(text, low, limit, draft, grammar)
        return draft
    thing = _ARTICLE_THING.match(low, end)
    if thing is None:
        return None
    words = thing["thing"].split(" ")
    name = next((name for name in (thing["thing"], words[0]) if name in grammar.units), words[0])
    last = thing.start("thing") + len(name)
    tables = grammar.words
    if name in tables.scales:
        scale = tables.scales[name]
        draft = Draft(start, last, shift(_HALF, scale), 1 - scale, "quantity")
        draft.number, draft.scale = _HALF, scale
    elif name == "dozen":
        draft = Draft(start, last, Decimal(6), 0, "quantity")
    elif name in grammar.units and (
        thing["tie"].strip(" ").startswith("a") or (thing["tie"] == "-" and name not in grammar.words.no_part)
    ):
        draft = Draft(start, end, _HALF, 1, "quantity")
        draft.unit, draft.end = grammar.units[name].name, last
        read_words_before(text, low, limit, draft, grammar)
        return draft
    else:
        return None
    read_words_before(text, low, limit, draft, grammar)
    read_after(text, draft, grammar)
    return draft


def read_part_of_scale(
    text: str, low: str, draft: Draft, top: Decimal, bottom: int, limit: int, grammar: Grammar
) -> bool:
    """Read the magnitude behind a fraction, "a quarter of a million pounds"; say whether there is one.

    Thirds of a million are no number that somebody counted, and are left alone.
    """
    scaled = _OF_SCALE.match(low, draft.end)
    scales = grammar.words.scales
    if scaled is None or scaled[1] not in scales or bottom not in {2, 4, 10}:
        return False
    scale = scales[scaled[1]]
    draft.kind = "quantity"
    draft.number, draft.scale = top / bottom, scale
    draft.value = shift(draft.number, scale)
    draft.places = (2 if bottom == 4 else 1) - scale
    draft.last = draft.end = scaled.end()
    read_words_before(text, low, limit, draft, grammar)
    read_after(text, draft, grammar)
    return True


def read_part_of_unit(low: str, draft: Draft, grammar: Grammar) -> bool:
    """Read the unit behind a fraction, "a quarter of a mile", "1/16 of a US pint"; say whether there is one."""
    thing = grammar.patterns.of_unit.match(low, draft.end)
    if thing is None:
        return False
    name = thing[1]
    if name not in grammar.units:
        name = name.split(" ")[0]
    if name not in grammar.units:
        return False
    draft.kind = "quantity"
    draft.places = 2
    draft.unit = grammar.units[name].name
    draft.end = thing.start(1) + len(name)
    return True


def read_point(text: str, low: str, draft: Draft, part: Decimal, limit: int, grammar: Grammar) -> bool:
    """Read "a quarter-point cut", "raised by half a point": of what rates are counted in; say whether it is one.

    A quarter of a point is always of a percentage; a half may be of a score, unless something rises or falls by it.
    """
    point = grammar.patterns.point.match(low, draft.end)
    if point is None:
        return False
    read_words_before(text, low, limit, draft, grammar)
    behind = grammar.patterns.changed.match(low, point.end())
    changes = draft.direction is not None or (behind is not None and behind[1] in grammar.words.change_after)
    quarter = part != _HALF
    draft.kind, draft.places = "quantity", 2 if quarter else 1
    draft.number = draft.value = part
    draft.unit = "percentage-point" if quarter or changes or point["whole"] else "point"
    draft.end = point.end()
    return True
