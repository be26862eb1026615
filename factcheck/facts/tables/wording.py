"""What the words and numbers of a sentence say beside a table: what they ask for, and which of them name nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.facts.tables.words import Cue, cues, name_topic, noun_names, of_parts
from factcheck.facts.vocabulary import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.facts.tables.grid import Grid, Token
    from factcheck.facts.tables.naming import Heading
    from factcheck.figures.model import Figure

__all__ = [
    "ABOVE", "BELOW", "asked_for", "in_digits", "in_headings", "is_whole", "names_nothing", "tells_of_none",
    "written_as",
]  # fmt: skip

ABOVE = frozenset({"more-than", "over", "at-least"})
BELOW = frozenset({"under", "less-than", "at-most"})
# A column's name of which so much is said is wholly said.
_WHOLLY = 0.99
_LONGEST_NUMBER, _JOINED_BY, _NEAR = 4, 4, 2


def written_as(text: str, token: Token) -> str:
    return text[token.start : token.end].lower().replace("’", "'")


def _bounding(figures: Iterable[Figure]) -> list[Figure]:
    return [one for one in figures if one.approximator in ABOVE | BELOW]


def _is_of(token: Token, figures: Iterable[Figure]) -> bool:
    return any(one.start <= token.start < one.end for one in figures)


def _told_wholly(headings: Iterable[Heading]) -> list[frozenset[int]]:
    """Give where the names of columns of several words stand that are wholly told."""
    return [one.positions for one in headings if one.strength >= _WHOLLY and len(one.positions) > 1]


def asked_for(
    text: str, tokens: Sequence[Token], headings: Sequence[Heading], figures: Sequence[Figure]
) -> dict[Cue, frozenset[int]]:
    """Give the words that ask for something; one of a column's name does not: "best finish", "total points".

    Nor does one of a bound: "at least three", "more than 100".
    """
    table = cues()
    parts, of = of_parts()
    bounding = _bounding(figures)
    named = {place for positions in _told_wholly(headings) for place in positions}
    found: dict[Cue, set[int]] = {}
    for place, token in enumerate(tokens):
        if place in named or _is_of(token, bounding):
            continue
        written = written_as(text, token)
        asking = table.get(written, frozenset())
        if written in parts and place + 1 < len(tokens) and written_as(text, tokens[place + 1]) in of:
            asking = frozenset({"most-rows"})
        for name in sorted(asking):  # the same order every time: the answer depends on it
            found.setdefault(name, set()).add(place)
    return {name: frozenset(places) for name, places in found.items()}


def tells_of_none(text: str) -> bool:
    """Tell whether a sentence says by a word that no row is so, which one row cannot show: "none of the towns"."""
    return any("none" in cues().get(word.lower(), ()) for word in WORD.findall(text))


def in_digits(text: str, tokens: Sequence[Token], figure: Figure | None) -> Sequence[Token]:
    """Give the tokens with those of a figure in words as its number: "fifty seven" as 57."""
    if figure is None or figure.value is None or figure.value != int(figure.value) or figure.kind != "quantity":
        return tokens
    inside = [place for place, one in enumerate(tokens) if figure.start <= one.start < figure.end]
    if any(tokens[place].number for place in inside):
        return tokens
    counted = noun_names(figure.unit)
    said: list[int] = []
    for place in reversed(inside):
        written = text[tokens[place].start : tokens[place].end]
        if not tokens[place].telling and said:
            break
        if tokens[place].telling and name_topic(written) not in counted:
            said.insert(0, place)
    if not said or len(said) > _LONGEST_NUMBER:
        return tokens
    first = said[0]
    number = tokens[first]._replace(form=f"{int(figure.value)}", number=True, telling=True)
    rest = {place: tokens[place]._replace(telling=False) for place in said[1:]}
    return [number if place == first else rest.get(place, one) for place, one in enumerate(tokens)]


def is_whole(
    text: str, tokens: Sequence[Token], figure: Figure | None, others: Iterable[Figure], rows: int
) -> bool | None:
    """Tell whether another figure is a part of this one, "nine of the eleven"; False of the part, None of neither.

    Both count `rows`: more of them are no part of a table.
    """
    if figure is None:
        return None
    for other in others:
        first, last = sorted((figure, other), key=lambda one: one.start)
        if last.value is None or last.value > rows:
            continue
        between = [one for one in tokens if first.end <= one.start < last.start]
        joined = {written_as(text, one) for one in between} & of_parts()[1]
        if joined and len(between) <= _JOINED_BY and not any(one.telling for one in between):
            return figure is last
    return None


def names_nothing(tokens: Sequence[Token], others: Iterable[Figure], grid: Grid) -> frozenset[int]:
    """Give the tokens of numbers that name no row: bounds, and those in the name of the table ("season 10")."""
    bounding = _bounding(others)
    found = {place for place, token in enumerate(tokens) if token.number and _is_of(token, bounding)}
    forms = [token.form for token in tokens]
    for place in range(len(tokens) - 1):
        if (forms[place], forms[place + 1]) in grid.titled and tokens[place].number != tokens[place + 1].number:
            found |= {at for at in (place, place + 1) if tokens[at].number}
    return frozenset(found)


def in_headings(tokens: Sequence[Token], headings: Sequence[Heading]) -> frozenset[int]:
    """Give the tokens of numbers that stand in a column's name, beside its words: "round 2", "paid in 2019"."""
    return frozenset(
        place
        for one in _told_wholly(headings)
        for place in one
        if tokens[place].number and any(0 < abs(place - other) <= _NEAR for other in one)
    )
