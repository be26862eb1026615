"""Of which rows what a statement says is so: a cell that is named, a yes or no, a bound, a rise between two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.facts.tables.eras import Era, find_eras, year_columns, years_of
from factcheck.facts.tables.whole.sentence import label_columns
from factcheck.facts.tables.whole.words import opposites, said
from factcheck.facts.tables.wording import ABOVE, BELOW
from factcheck.facts.tables.words import lacking, yes_and_no

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.tables.naming import Condition
    from factcheck.facts.tables.whole.sentence import Spoken

__all__ = ["Part", "Told", "of_eras", "predicates", "two_columns"]

_CLOSED = frozenset({"at-least", "at-most"})


class Told(Struct, frozen=True):
    """The rows of which a statement's predicate is so, among those that its subject names (None: all).

    `unknown` are rows whose cell says neither, `used` the names that chose rows.
    """

    rows: frozenset[int]
    among: frozenset[int] | None
    used: tuple[Condition, ...]
    unknown: frozenset[int] = frozenset()


class Part(Struct, frozen=True):
    """Rows that a part of the statement chooses, with the tokens that say so."""

    positions: frozenset[int]
    rows: frozenset[int]
    unknown: frozenset[int] = frozenset()
    name: Condition | None = None


def predicates(spoken: Spoken, subject: frozenset[int], last: int) -> Iterator[Told]:
    """Give the readings of what stands behind the counted rows; none where a word of it is not understood.

    `subject` are the tokens of how many and of what, the last of them at `last`.
    """
    for parts in _choices(spoken, subject, last):
        explained = subject.union(*(one.positions for one in parts))
        if spoken.left(explained) or not parts:
            continue
        verb = _verb(spoken, last)
        among = [one for one in parts if max(one.positions) < verb]
        said_of = [one for one in parts if max(one.positions) >= verb]
        if not said_of:
            said_of, among = list(parts), []
        every = frozenset(spoken.grid.own_rows)
        rows = every.intersection(*(one.rows for one in said_of))
        base = every.intersection(*(one.rows for one in among)) if among else None
        unknown = frozenset[int]().union(*(one.unknown for one in parts))
        used = tuple(one.name for one in parts if one.name is not None)
        if base is not None:
            rows &= base
        yield Told(rows, base, used, unknown)


def _verb(spoken: Spoken, last: int) -> int:
    """Give where what is said of the counted rows begins: at the first verb of being or having, else right behind."""
    return next(iter(spoken.at(said("being"), last + 1)), last + 1)


def _choices(spoken: Spoken, subject: frozenset[int], last: int) -> Iterator[list[Part]]:
    """Give the sets of parts that a statement may be made of."""
    names = [one for one in spoken.names if not one.positions & subject]
    bounding = [place for place in spoken.at(said("bounding")) if place not in subject]
    for changed in _changes(spoken, subject):
        if all(one.positions <= changed.positions for one in names) and not spoken.denies:
            yield [changed]
        return
    eras = of_eras(spoken)
    for era in eras:
        names = [one for one in names if not one.positions & era.positions]
        bounding = [place for place in bounding if place not in era.positions]
    bounds = _bounds(spoken, subject)
    for bound in bounds:
        bounding = [place for place in bounding if place not in bound.positions]
        names = [one for one in names if not one.positions & bound.positions]
    if bounding:
        return
    zero = _zeros(spoken, subject, last)
    if zero is not None:
        if not names and not eras and not bounds:
            yield [zero]
        return
    yes = _yes(spoken, subject, names)
    denials = [place for place in spoken.at(said("denying")) if place not in subject]
    if yes is not None:
        names = [one for one in names if not one.positions & yes.positions]
        denials = [place for place in denials if place not in yes.positions]
    parts = [one for one in (_named(spoken, name) for name in names) if one is not None]
    if len(parts) < len(names):
        return
    if denials:
        if (
            len(denials) > 1
            or len(parts) != 1
            or bounds
            or eras
            or yes is not None
            or parts[0].positions & set(denials)
        ):
            return
        if denials[0] > min(parts[0].positions):
            return
        every = frozenset(spoken.grid.own_rows)
        parts = [Part(parts[0].positions | set(denials), every - parts[0].rows, parts[0].unknown, parts[0].name)]
    yield [*parts, *bounds, *eras, *([yes] if yes is not None else [])]


def _named(spoken: Spoken, name: Condition) -> Part | None:
    """Rows by a cell that is named; not where other cells have these words among others, or in several columns."""
    if len(name.rows) != 1 or name.number:
        return None
    (column,) = name.rows
    rows = name.rows[column]
    if name.wider.get(column, frozenset()) - rows or column in label_columns(spoken.grid):
        return None  # of a name that one row has no rows are counted
    unknown = frozenset(row for row in spoken.grid.own_rows if not spoken.grid.forms[row][column])
    return Part(spoken.told_by([name]), rows, unknown, name)


def _yes(spoken: Spoken, subject: frozenset[int], names: list[Condition]) -> Part | None:
    """Rows of which a column says by yes or no what the statement says by its name, or by the opposite."""
    yes, no = yes_and_no()
    grid = spoken.grid
    taken = frozenset[int]().union(*(one.positions for one in names))
    for column in range(grid.width):
        header = grid.headers[column]
        cells = {row: grid.text(row, column).lower() for row in grid.own_rows}
        if not header or any(cell not in yes | no for cell in cells.values()):
            continue
        meant = {
            place: opposites().get(spoken.topics[place], spoken.topics[place]) for place in range(len(spoken.words))
        }
        positions = frozenset(
            place for place in meant if meant[place] in header and place not in subject and place not in taken
        )
        if header - {meant[place] for place in positions}:
            continue
        opposed = [place for place in positions if spoken.topics[place] not in header]
        denied = [place for place in spoken.at(said("denying") | lacking()) if place not in subject]
        turned = (len(opposed) + len(denied)) % 2
        wanted = no if turned else yes
        rows = frozenset(row for row, cell in cells.items() if cell in wanted)
        return Part(positions | set(denied), rows)
    return None


def _zeros(spoken: Spoken, subject: frozenset[int], last: int) -> Part | None:
    """Rows that have nothing of a column: "have no lifts"."""
    denied = [place for place in spoken.at(said("no") | lacking(), last + 1) if place not in subject]
    if len(denied) != 1:
        return None
    behind = frozenset(range(denied[0], len(spoken.words)))
    found = [
        one
        for one in spoken.columns(spoken.left(subject | {denied[0]}))
        if one.positions - subject <= behind and one.exact
    ]
    if len(found) != 1:
        return None
    amounts = {row: spoken.grid.amount(row, found[0].number) for row in spoken.grid.own_rows}
    rows = frozenset(row for row, amount in amounts.items() if amount == 0)
    unknown = frozenset(row for row, amount in amounts.items() if amount is None)
    return Part(found[0].positions | {denied[0]}, rows, unknown)


def _bounds(spoken: Spoken, subject: frozenset[int]) -> list[Part]:
    """Rows whose number is above or below one that is told: "have more than 10,000 users"."""
    figures = [
        one
        for one in spoken.figures
        if one.approximator in ABOVE | BELOW and one.value is not None and not spoken.of_figure(one) & subject
    ]
    if len(figures) != 1:
        return []
    figure = figures[0]
    positions = spoken.of_figure(figure)
    names = frozenset[int]().union(*(one.positions for one in spoken.names))
    found = spoken.columns(spoken.left(subject | (positions - _headed(spoken)) | names))
    if len(found) != 1:
        return []
    amounts = {row: spoken.grid.amount(row, found[0].number) for row in spoken.grid.own_rows}
    above = figure.approximator in ABOVE
    limit, closed = figure.value, figure.approximator in _CLOSED
    assert limit is not None
    rows = frozenset(
        row
        for row, amount in amounts.items()
        if amount is not None and ((amount > limit if above else amount < limit) or (closed and amount == limit))
    )
    unknown = frozenset(row for row, amount in amounts.items() if amount is None)
    return [Part(positions | found[0].positions, rows, unknown)]


def _headed(spoken: Spoken) -> frozenset[int]:
    return frozenset(place for place in spoken.open if spoken.topics[place] in spoken.grid.all_headers)


def of_eras(spoken: Spoken) -> list[Part]:
    """Rows whose year lies in a time that is told: "opened after 1970", "from 2010 to 2015"."""
    eras = find_eras(spoken.text, spoken.tokens)
    columns = year_columns(spoken.grid)
    if len(eras) != 1 or len(columns) != 1:
        return []
    return [_of_era(spoken, eras[0], columns[0])]


def _of_era(spoken: Spoken, era: Era, column: int) -> Part:
    years = {row: years_of(spoken.grid.forms[row][column]) for row in spoken.grid.own_rows}
    rows = frozenset(row for row, found in years.items() if any(era.low <= year <= era.high for year in found))
    headed = frozenset(place for place in spoken.open if spoken.topics[place] in spoken.grid.headers[column])
    unknown = frozenset(row for row, found in years.items() if len(found) != 1)
    return Part(era.positions | headed, rows, unknown)


def _changes(spoken: Spoken, subject: frozenset[int]) -> Iterator[Part]:
    """Rows whose number rose or fell from one column to another that is the same at another time."""
    up, down = (spoken.at(said(name)) for name in ("up", "down"))
    up, down = ([place for place in found if place not in subject] for found in (up, down))
    if bool(up) == bool(down):
        return
    columns = two_columns(spoken)
    if columns is None:
        return
    first, last, positions = columns
    amounts = {row: (spoken.grid.amount(row, first), spoken.grid.amount(row, last)) for row in spoken.grid.own_rows}
    rows = frozenset(
        row
        for row, (one, two) in amounts.items()
        if one is not None and two is not None and (two > one if up else two < one)
    )
    unknown = frozenset(row for row, (one, two) in amounts.items() if one is None or two is None)
    spanning = frozenset(spoken.at(said("spanning") | said("than")))
    yield Part(frozenset({*up, *down}) | positions | spanning, rows, unknown)


def two_columns(spoken: Spoken) -> tuple[int, int, frozenset[int]] | None:
    """Give the columns of two times that are named, the earlier in time first, and the tokens that name them."""
    grid = spoken.grid
    told: dict[str, int] = {}
    for place, topic in enumerate(spoken.topics):
        told.setdefault(topic, place)
    best: tuple[int, int, frozenset[int]] | None = None
    for one in range(grid.width):
        for two in range(one + 1, grid.width):
            alone = grid.headers[one] ^ grid.headers[two]
            mine, theirs = alone & grid.headers[one], alone & grid.headers[two]
            if len(mine) != 1 or len(theirs) != 1 or not (mine | theirs) <= told.keys():
                continue
            if not grid.numeric(one) or not grid.numeric(two):
                continue
            (first,), (second,) = mine, theirs
            if first.isdecimal() != second.isdecimal() or first.endswith("m") != second.endswith("m"):
                continue
            if not first[0].isdigit():
                continue
            shared = spoken.naming(grid.headers[one] & grid.headers[two])
            if best is not None:
                return None
            pair = (one, two) if int(first.rstrip("m")) < int(second.rstrip("m")) else (two, one)
            best = (*pair, shared | {told[first], told[second]})
    return best
