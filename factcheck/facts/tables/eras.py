"""Questions for when: a cell's year beside a decade, a century, or a year with "before" or "after"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.facts.tables.answers import Answer, answer
from factcheck.facts.tables.words import era_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.facts.tables.asked import Asked
    from factcheck.facts.tables.grid import Grid, Token

__all__ = ["Era", "eras", "find_eras", "year_columns", "years_of"]

_YEAR = re.compile(r"1\d{3}|20\d\d")
_DECADE = re.compile(r"['’]?s\b")
_EARLIEST, _LATEST = 0, 9999
_MOSTLY = 0.7
_SAMPLED = 60
_MOST_ROWS = 10
# How many tokens before a year the word may stand that makes it a bound.
_REACH = 2


class Era(Struct, frozen=True):
    """A span of years that a sentence names, both ends within; `positions` are its tokens."""

    low: int
    high: int
    positions: frozenset[int]


def years_of(forms: Sequence[str]) -> list[int]:
    """Give the years among the forms of a cell."""
    return [int(form) for form in forms if _YEAR.fullmatch(form)]


def find_eras(text: str, tokens: Sequence[Token]) -> list[Era]:
    """Give the decades, the centuries, and the years with a word of order before them."""
    words = [text[token.start : token.end].lower() for token in tokens]
    known = era_words()
    found = []
    for place, token in enumerate(tokens):
        if not token.number or not token.form.isdecimal():
            continue
        number = int(token.form)
        behind = words[place + 1 : place + 3]
        if any(word in known.century for word in behind) and 0 < number <= 21:
            last = place + 1 + next(i for i, word in enumerate(behind) if word in known.century)
            found.append(_part(100 * (number - 1) + 1, 100 * number, words, place, last))
        elif not _YEAR.fullmatch(token.form):
            continue
        elif number % 10 == 0 and _DECADE.match(text, token.end):
            found.append(_part(number, number + (99 if number % 100 == 0 else 9), words, place, place))
        else:
            order = [word for word in words[max(0, place - _REACH) : place] if word in known.before | known.after]
            if order:
                before = order[-1] in known.before
                low, high = (_EARLIEST, number - 1) if before else (number + 1, _LATEST)
                found.append(Era(low, high, frozenset({place, words.index(order[-1])})))
    return found


def _part(low: int, high: int, words: Sequence[str], first: int, last: int) -> Era:
    """Give an era, or the part of it that the word before says: "late 1960s"."""
    known, length = era_words(), high - low + 1
    before = words[max(0, first - _REACH) : first]
    if any(word in known.early for word in before):
        high = low + length // 2
    elif any(word in known.late for word in before):
        low = high - length // 2
    return Era(low, high, frozenset(range(max(0, first - 1) if low % 10 not in {0, 1} else first, last + 1)))


def year_columns(grid: Grid) -> list[int]:
    """Give the columns most of whose cells hold one year."""
    if grid.years is None:
        grid.years = [
            column
            for column in range(grid.width)
            if (filled := [forms for row in range(min(grid.height, _SAMPLED)) if (forms := grid.forms[row][column])])
            and sum(len(years_of(forms)) == 1 for forms in filled) >= _MOSTLY * len(filled)
        ]
    return grid.years


def eras(asked: Asked) -> Iterator[Answer]:
    """Whether a year that a name points to lies in the era that the sentence gives it."""
    if asked.era is None:
        return
    if asked.grid.height == 1:
        rows: frozenset[int] = frozenset({0})
    elif asked.used and asked.rows and len(asked.rows) <= _MOST_ROWS:
        rows = asked.rows
    else:
        return
    for heading in asked.headings:
        found = [(row, years) for row in sorted(rows) if (years := years_of(asked.grid.forms[row][heading.column]))]
        if not found:
            continue
        row, years = found[0]
        inside = [asked.era.low <= year <= asked.era.high for year in years]
        yield answer(
            asked, "era", "within" if any(inside) else "overstates", rows=(row,), heading=heading,
            rows_several=len(rows) > 1, mixed=any(inside) and not all(inside), beside=_beside(asked, heading.positions),
        )  # fmt: skip


def _beside(asked: Asked, positions: frozenset[int]) -> bool:
    assert asked.era is not None
    return min((abs(a - b) for a in positions for b in asked.era.positions), default=99) <= 3
