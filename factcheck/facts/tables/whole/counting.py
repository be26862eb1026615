"""How many rows are as a statement says, and what part of them: three of the five, most, all, none, half."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from factcheck.facts.tables.counting import stand, stand_computed
from factcheck.facts.tables.whole.predicates import predicates
from factcheck.facts.tables.whole.settled import Settled, SettledBy
from factcheck.facts.tables.whole.words import said
from factcheck.figures.conversion import measure
from factcheck.figures.weighing import SUPPORTING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.tables.whole.sentence import Spoken
    from factcheck.figures.model import Figure

__all__ = ["countings"]

_ALL = Decimal(100)
# A share is nearly told: 48% is no half, and nobody would be blamed for it.
_NEARLY = Decimal(4)
# So far, in words, the rows stand behind how many of them there are.
_REACH = 5
_LABELS = 1  # a row that begins with nothing goes on with the one above


class _Asked(NamedTuple):
    """How many rows: a number of them or a part, between which percentages; `last` is the last token of "most schools".

    `of` is how many there are of which it is a part: "two of the five schools".
    """

    positions: frozenset[int]
    last: int
    number: Figure | None = None
    share: Figure | None = None
    part: tuple[Decimal, Decimal] | None = None
    of: int | None = None
    none: bool = False


def countings(spoken: Spoken) -> Iterator[Settled]:
    """Give what each reading of a statement about a number of rows, or a part of them, comes to."""
    asked = _asked(spoken)
    if asked is None or any(not any(spoken.grid.forms[row][:_LABELS]) for row in spoken.grid.own_rows):
        return
    for told in predicates(spoken, asked.positions, asked.last):
        base = [row for row in spoken.grid.own_rows if told.among is None or row in told.among]
        known = [row for row in base if row not in told.unknown]
        if len(known) < len(base) or not base or (asked.of is not None and asked.of != len(base)):
            continue
        so = [row for row in base if row in told.rows]
        agrees = _agrees(asked, len(so), len(base))
        if agrees is None:
            continue
        share = asked.number is None or asked.of is not None
        if share and len(base) < 2:
            continue
        if not agrees and asked.number is not None and (asked.number.value or 0) > len(base):
            continue  # more than there are rows: something else is counted
        by: SettledBy = "count" if asked.number is not None else "share"
        yield Settled(
            by, agrees, tuple(so), value=Decimal(len(so)), figure=asked.number or asked.share, among=len(base)
        )


def _agrees(asked: _Asked, so: int, base: int) -> bool | None:
    part = _ALL * so / base
    if asked.number is not None:
        if asked.number.value == 1 and so > 1 and asked.of is None:
            return None  # "one has a lift" leaves open whether others have
        return stand(asked.number, Decimal(so)) in SUPPORTING
    if asked.share is not None:
        assert asked.share.value is not None
        if asked.share.approximator is not None:
            return stand_computed(asked.share, part) in SUPPORTING
        off = abs(part - asked.share.value)
        return True if off < Decimal("0.5") else None if off <= _NEARLY else False
    assert asked.part is not None
    return asked.part[0] <= part <= asked.part[1]


def _asked(spoken: Spoken) -> _Asked | None:
    """Read how many rows a statement speaks of, at its beginning; None where it counts no rows of this table."""
    words = spoken.words
    figures = [one for one in spoken.figures if one.kind in {"quantity", "ratio"} and one.value is not None]
    first = _first(spoken, figures)
    if first is None:
        return None
    asked, place = first
    of = None
    while place < len(words) and (not spoken.tokens[place].telling or words[place] in said("of")):
        if words[place] in said("being") | said("and") | said("that"):
            return None
        place += 1
    if asked.number is not None or asked.share is not None or asked.part is not None:
        whole = next((one for one in figures if one is not asked.number and place in spoken.of_figure(one)), None)
        if whole is not None:
            if whole.kind != "quantity" or whole.value != int(whole.value or 0) or whole.approximator is not None:
                return None
            of = int(whole.value or 0)
            while place < len(words) and place not in spoken.rows:
                if place - min(spoken.of_figure(whole)) > _REACH:
                    return None
                place += 1
    rows = [at for at in range(place, min(place + _REACH, len(words))) if at in spoken.rows]
    if not rows or any(words[at] in said("being") for at in range(place, rows[0])):
        return None
    positions = asked.positions | {rows[0]}
    if of is not None:
        assert whole is not None
        positions |= spoken.of_figure(whole) - {at for at in spoken.of_figure(whole) if at > rows[0]}
    return asked._replace(positions=positions, last=rows[0], of=of)


def _first(spoken: Spoken, figures: list[Figure]) -> tuple[_Asked, int] | None:
    """Read the word or number of how many, and where what is counted begins."""
    words = spoken.words
    start = 0
    only = frozenset[int]()
    while start < len(words) and words[start] in said("only") | said("opening"):
        only |= {start}
        start += 1
    if start >= len(words):
        return None
    for one in figures:
        at = spoken.of_figure(one)
        if start not in at and not (start + 1 in at and words[start] in said("opening")):
            continue
        if one.kind == "ratio" and one.unit == "percent":
            return _Asked(at | only, max(at), share=one), max(at) + 1
        if one.kind != "quantity" or one.value != int(one.value or 0) or one.value is None or one.value > 10_000:
            return None
        if one.unit == "percent":
            return _Asked(at | only, max(at), share=one), max(at) + 1
        if measure(one.unit).dimension not in {"number", "count"}:
            return None
        numbers = [place for place in sorted(at) if place not in spoken.rows]
        counted = [place for place in numbers if not _is_of_noun(spoken, one, place)]
        end = max(counted, default=min(at)) + 1
        return _Asked(frozenset(range(min(at), end)) | only, end - 1, number=one), end
    word = words[start]
    here = frozenset({start}) | only
    half = Decimal(50)
    if (
        word in said("most")
        or word in said("majority")
        or (start + 1 < len(words) and words[start + 1] in said("majority"))
    ):
        last = start + (word not in said("most") | said("majority"))
        return _Asked(here | {last}, last, part=(half + Decimal("0.001"), _ALL)), last + 1
    if word in said("every"):
        return _Asked(here, start, part=(_ALL, _ALL)), start + 1
    if word in said("none"):
        return _Asked(here, start, part=(Decimal(0), Decimal(0)), none=True), start + 1
    return None


def _is_of_noun(spoken: Spoken, figure: Figure, place: int) -> bool:
    """Tell whether a token of a figure belongs to what it counts: "two secondary schools"."""
    noun = figure.unit or ""
    return (
        spoken.words[place] in figure.text.lower().split()[-len(noun.split()) :] if noun and noun != "number" else False
    )
