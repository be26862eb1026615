"""Questions for when: a cell's year beside a decade, a century, or a year with "before" or "after"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.facts.tables.answers import Answer, answer
from factcheck.facts.tables.words import era_words
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.facts.tables.asked import Asked
    from factcheck.facts.tables.grid import Grid, Token
    from factcheck.figures.model import Figure

__all__ = ["OLDEST", "Era", "eras", "find_eras", "life_of", "year_columns", "years_of"]

_YEAR = compile_pattern(r"1\d{3}|20\d\d")
_TWO = compile_pattern(r"\d0")
_THIS_CENTURY = 30
_DECADE = compile_pattern(r"['’]?s\b")
_EARLIEST, _LATEST = 0, 9999
_MOSTLY = 0.7
_SAMPLED = 60
_MOST_ROWS = 10
# How many tokens before a year the word may stand that makes it a bound.
_REACH, _FAR = 2, 4
_TEN, OLDEST = 10, 120


class Era(Struct, frozen=True):
    """A span of years that a sentence names, both ends within; `positions` are its tokens.

    `closed` says that both of its ends are named: "from 2007 to 2011", `since` that something began then.
    """

    low: int
    high: int
    positions: frozenset[int]
    closed: bool = False
    since: bool = False


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
        elif (decade := _short_decade(text, token, words[:place])) is not None:
            found.append(_part(decade, decade + 9, words, place, place))
        elif not _YEAR.fullmatch(token.form):
            continue
        elif (end := _end_of(tokens, words, place)) is not None:
            first = place - 1 if place and words[place - 1] in era_words().spanning else place
            found.append(Era(number, int(tokens[end].form), frozenset(range(first, end + 1)), closed=True))
        elif number % 10 == 0 and _DECADE.match(text, token.end):
            found.append(_part(number, number + (99 if number % 100 == 0 else 9), words, place, place))
        else:
            ordering = known.before | known.after | known.since
            order = [word for word in words[max(0, place - _REACH) : place] if word in ordering]
            if order:
                before, since = order[-1] in known.before, order[-1] in known.since
                low, high = (_EARLIEST, number - 1) if before else (number + (not since), _LATEST)
                found.append(Era(low, high, frozenset({place, words.index(order[-1])}), since=since))
    return found


def _short_decade(text: str, token: Token, words: Sequence[str]) -> int | None:
    """Give the first year of a decade in two digits, "the '90s"; those of a life are none."""
    if not _TWO.fullmatch(token.form) or not _DECADE.match(text, token.end) or int(token.form) % 10:
        return None
    if era_words().whose & set(words[-_REACH:]):
        return None
    return 1900 + int(token.form) if int(token.form) >= _THIS_CENTURY else None


def _end_of(tokens: Sequence[Token], words: Sequence[str], place: int) -> int | None:
    """Give the place of the year up to which a span of years goes that begins with one."""
    if place + 2 >= len(tokens) or words[place + 1] not in era_words().to:
        return None
    last = tokens[place + 2]
    return place + 2 if _YEAR.fullmatch(last.form) and int(last.form) > int(tokens[place].form) else None


def _part(low: int, high: int, words: Sequence[str], first: int, last: int) -> Era:
    """Give an era, or the part of it that the word before says: "late 1960s"."""
    known, length = era_words(), high - low + 1
    before = words[max(0, first - _REACH) : first]
    if any(word in known.early for word in before):
        high = low + length // 2
    elif any(word in known.late for word in before):
        low = high - length // 2
    return Era(low, high, frozenset(range(max(0, first - 1) if low % 10 not in {0, 1} else first, last + 1)))


def life_of(
    text: str, tokens: Sequence[Token], figure: Figure | None, target: frozenset[int]
) -> tuple[int, int] | None:
    """Give the ages that a figure says by the words around it, from and to: "in his 60s", "before she was 25"."""
    if figure is None or not target:
        return None
    known, first = era_words(), min(target)
    before = [text[one.start : one.end].lower() for one in tokens[max(0, first - _FAR) : first]]
    number = tokens[first].form
    if not number.isdecimal() or int(number) > OLDEST:
        return None
    if figure.kind == "date":
        in_a_life = known.whose & set(before[-_REACH:]) and int(number) % _TEN == 0
        return (int(number), int(number) + _TEN - 1) if in_a_life else None
    if figure.kind != "quantity" or figure.unit not in {None, "year"} or not known.living & set(before[-_REACH:]):
        return None
    if known.before & set(before):
        return 0, int(number) - 1
    return (int(number), OLDEST) if known.after & set(before) else (int(number), int(number))


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
        if asked.era.since:
            inside = [years[0] == asked.era.low]  # what is so since then has begun then
        yield answer(
            asked, "era", "within" if any(inside) else "overstates", rows=(row,), heading=heading,
            rows_several=len(rows) > 1, mixed=any(inside) and not all(inside), beside=_beside(asked, heading.positions),
        )  # fmt: skip


def _beside(asked: Asked, positions: frozenset[int]) -> bool:
    assert asked.era is not None
    return min((abs(a - b) for a in positions for b in asked.era.positions), default=99) <= 3
