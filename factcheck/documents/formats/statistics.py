"""Official statistics: observations by country, unit, period and more, written as the tables that a reader would make.

What a file says in codes and long lists (SDMX as CSV, XML and JSON, Eurostat's TSV, JSON-stat) becomes one table for
each combination of its other dimensions: places in rows, periods in columns, everything else in the caption.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from factcheck.documents.content import Draft
from factcheck.documents.errors import OverLimit
from factcheck.documents.formats.code_lists import CodeLists, lists_beside
from factcheck.documents.languages import guess_language
from factcheck.language.calendar import calendar_of
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.documents.content import Content, Raw
    from factcheck.documents.limits import Limits

__all__ = [
    "Cube", "Dimension", "Observation", "flag_of", "from_long", "from_observations", "from_wide", "is_long", "is_wide",
    "write_cube",
]  # fmt: skip

Observation = tuple[dict[str, str], str]  # the members of its key and its attributes by their names, and its value

_TIME = frozenset({"time", "time_period", "year", "period", "date", "month", "quarter"})
_PLACE = frozenset({"geo", "ref_area", "country", "area", "location", "region", "geography", "reporter"})
_VALUE, _LONG_TIME = "obs_value", "time_period"
# Columns of SDMX-CSV that are neither a dimension nor the value (SDMX-CSV field guide 1.0 and 2.0, Eurostat's names).
_ABOUT = frozenset({
    "dataflow", "last update", "structure", "structure_id", "structure_name", "action", "obs_flag", "obs_status",
    "conf_status", "decimals", "obs_comment", "comment_obs", "unit_mult", "obs_conf", "pre_break_value", "time_format",
    "title", "title_compl", "breaks", "collection", "source_agency",
})  # fmt: skip
# What an observation is marked with (SDMX code list CL_OBS_STATUS, and Eurostat's small letters).
_FLAGS = {
    "p": "provisional", "e": "estimated", "s": "estimated", "f": "forecast", "b": "break in series",
    "u": "low reliability", "r": "revised", "i": "imputed", "d": "definition differs", "n": "not significant",
    "c": "confidential",
}  # fmt: skip
_QUIET = frozenset({"", "a", "normal", "normal value"})
_MULTIPLIERS = {"3": "thousands", "6": "millions", "9": "billions"}
_MISSING = frozenset({"", ":", "..", "...", "nan", "na", "n/a", "null", "-"})
_UPDATED = compile_pattern(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})(?=\D|$)")
_CODED = compile_pattern(r"([\w.$-]{1,40}):\s*(\S.*)")
_BARE_CODE = compile_pattern(r"[A-Z0-9_.+-]{2,}")
_SHOWN_CODES = 5
_SAMPLE = 200  # members of a dimension by which the language is told
# Months and quarters as SDMX (2024-05, 2024-Q1), Eurostat (2024M05) and JSON-stat write them.
_MONTH = compile_pattern(r"(\d{4})(?:-|-?M)(0[1-9]|1[0-2])")
_QUARTER = compile_pattern(r"(\d{4})-?Q([1-4])")


class Dimension(Struct):
    """What divides the observations: its name and the words of its members, in their order."""

    name: str
    members: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)

    def at(self, member: str) -> int:
        """Give the place of a member, which is added where it is new."""
        place = self.places.setdefault(member, len(self.members))
        if place == len(self.members):
            self.members.append(member)
        return place


class Cube(Struct):
    """Observations by the members of their dimensions, with what they are marked with.

    `named` are the names of dimensions where the message itself says them.
    """

    title: str | None
    dimensions: list[Dimension]
    values: dict[tuple[int, ...], str] = field(default_factory=dict)
    flags: dict[tuple[int, ...], str] = field(default_factory=dict)
    updated: datetime.date | None = None
    notes: list[str] = field(default_factory=list)
    time: int | None = None
    place: int | None = None
    named: dict[str, str] = field(default_factory=dict)


def is_long(header: Sequence[str]) -> bool:
    """Tell a list of observations (SDMX-CSV) by the names of its columns."""
    names = {_name(label) for label in header}
    return _VALUE in names and _LONG_TIME in names


def is_wide(header: Sequence[str]) -> bool:
    """Tell Eurostat's TSV, whose first column holds all dimensions but the time, by its name."""
    return len(header) > 1 and "\\" in header[0] and "," in header[0]


def _name(label: str) -> str:
    return label.partition(":")[0].strip().lower()


def from_long(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Cube:
    """Give the observations of SDMX-CSV, one a row."""
    names = [_name(label) for label in header]
    width = len(names)
    columns = [index for index, name in enumerate(names) if name not in _ABOUT and name != _VALUE and name]
    about = {name: names.index(name) for name in _ABOUT if name in names}
    cube = Cube(None, [Dimension(_shown(header[index])) for index in columns])
    value = names.index(_VALUE)
    cube.time = next(place for place, index in enumerate(columns) if names[index] == _LONG_TIME)
    cube.place = next((place for place, index in enumerate(columns) if names[index] in _PLACE), None)
    flag = next((about[name] for name in ("obs_flag", "obs_status") if name in about), None)
    named = next((about[name] for name in ("dataflow", "structure_name", "structure_id") if name in about), None)
    multiplied: set[str] = set()
    for row in rows:
        if len(row) < width:
            row = [*row, *[""] * (width - len(row))]
        if row[value].strip().lower() in _MISSING:
            continue
        key = tuple(dimension.at(_label(row[index])) for dimension, index in zip(cube.dimensions, columns, strict=True))
        cube.values[key] = row[value].strip()
        if flag is not None and (mark := flag_of(row[flag])):
            cube.flags[key] = mark
        if "unit_mult" in about:
            multiplied.add(row[about["unit_mult"]].partition(":")[0].strip())
        if cube.title is None and named is not None:
            cube.title = _label(row[named]) or None
        if cube.updated is None and "last update" in about:
            cube.updated = _day(row[about["last update"]])
    if len(multiplied) == 1 and (words := _MULTIPLIERS.get(next(iter(multiplied)))):
        cube.notes.append(f"in {words}")
    return cube


def from_observations(observations: Iterable[Observation], source: str, limits: Limits) -> Cube:
    """Give observations that come one by one, each by the names of its key; raises `OverLimit`."""
    cube = Cube(None, [])
    places: dict[str, int] = {}
    multiplied: set[str] = set()
    keys: list[tuple[dict[int, int], str, str]] = []
    for about, value in observations:
        if value.strip().lower() in _MISSING:
            continue
        key: dict[int, int] = {}
        for name, member in about.items():
            if name.lower() not in _ABOUT:
                place = places.setdefault(name, len(places))
                if place == len(cube.dimensions):
                    cube.dimensions.append(Dimension(name))
                key[place] = cube.dimensions[place].at(member)
        keys.append((key, value.strip(), flag_of(about.get("OBS_FLAG") or about.get("OBS_STATUS") or "")))
        multiplied.add(about.get("UNIT_MULT", ""))
        if len(keys) > limits.cells:
            raise OverLimit(source, f"holds more than {limits.cells:,} observations", "take the part that matters")
    for key, value, mark in keys:
        whole = tuple(key[at] if at in key else one.at("") for at, one in enumerate(cube.dimensions))
        cube.values[whole] = value
        if mark:
            cube.flags[whole] = mark
    cube.time, cube.place = _of(cube.dimensions, _TIME), _of(cube.dimensions, _PLACE)
    if len(multiplied) == 1 and (words := _MULTIPLIERS.get(next(iter(multiplied)))):
        cube.notes.append(f"in {words}")
    return cube


def from_wide(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Cube:
    """Give the observations of Eurostat's TSV, one series a row."""
    named, _, time = header[0].partition("\\")
    names = [name.strip() for name in named.split(",")]
    cube = Cube(None, [*(Dimension(name) for name in names), Dimension(time.strip() or "time")])
    cube.time = len(names)
    cube.place = next((index for index, name in enumerate(names) if name.lower() in _PLACE), None)
    periods = [cube.dimensions[-1].at(label.strip()) for label in header[1:]]
    for row in rows:
        codes = [_label(code) for code in row[0].split(",")]
        if len(codes) != len(names):
            continue
        key = tuple(dimension.at(code) for dimension, code in zip(cube.dimensions, codes, strict=False))
        for period, cell in zip(periods, row[1:], strict=False):
            number, _, mark = cell.strip().partition(" ")
            if number.lower() not in _MISSING:
                cube.values[(*key, period)] = number
                if flag := flag_of(mark):
                    cube.flags[(*key, period)] = flag
    return cube


def _shown(label: str) -> str:
    coded = _CODED.fullmatch(label.strip())
    return coded[2] if coded else label.strip()


def _label(cell: str) -> str:
    """Give the words of a member that is told as "PL:Poland"; a code alone as it is."""
    coded = _CODED.fullmatch(cell.strip())
    return coded[2] if coded and not coded[2][:1].isdigit() else cell.strip()


def flag_of(cell: str) -> str:
    marks = [mark for mark in re.split(r"[,\s]+", cell.partition(":")[0].strip().lower()) if mark not in _QUIET]
    letters = [letter for mark in marks for letter in (mark if mark.isalpha() and len(mark) <= 3 else [mark])]
    return ", ".join(dict.fromkeys(_FLAGS.get(letter, letter) for letter in letters))


def _day(cell: str) -> datetime.date | None:
    found = _UPDATED.match(cell.strip())
    if found is None:
        return None
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    try:
        return datetime.date(year, int(found[2]), int(found[1]))
    except ValueError:
        return None


def write_cube(cube: Cube, raw: Raw, limits: Limits, warnings: Sequence[str] = ()) -> Content:
    """Write the observations as tables; codes that neither the file nor one beside it resolves are named."""
    dimensions = cube.dimensions
    if len(cube.values) > limits.cells:
        raise OverLimit(raw.source, f"holds more than {limits.cells:,} observations", "take the part that matters")
    time = cube.time if cube.time is not None else _of(dimensions, _TIME)
    place = cube.place if cube.place is not None else _of(dimensions, _PLACE)
    others = [index for index in range(len(dimensions)) if index != time]
    if place is None or place == time:
        place = max(others, key=lambda index: len(dimensions[index].members), default=None)
    rest = [index for index in others if index != place]
    _resolve(cube, raw.path, time)
    tables: dict[tuple[int, ...], dict[int, dict[int, tuple[int, ...]]]] = {}
    for key in cube.values:
        group = tuple(key[index] for index in rest)
        row = key[place] if place is not None else 0
        column = key[time] if time is not None else 0
        tables.setdefault(group, {}).setdefault(row, {})[column] = key
    draft = Draft()
    if cube.title:
        draft.heading(cube.title, "title", is_title=True)
    words = " ".join(member for index in others for member in dimensions[index].members[:_SAMPLE])
    language = guess_language(f"{cube.title or ''} {words}")
    spoken = _spoken(dimensions[time].members, language) if time is not None else []
    spread = sum(len(rows) * len({column for row in rows.values() for column in row}) for rows in tables.values())
    if spread > limits.cells:
        problem = f"makes tables of more than {limits.cells:,} cells"
        raise OverLimit(raw.source, problem, "take the part that matters")
    for group, rows in tables.items():
        told = [dimensions[index].members[member] for index, member in zip(rest, group, strict=True)]
        caption = ", ".join(dict.fromkeys(filter(None, [cube.title, *told, *cube.notes])))
        _table(draft, cube, caption, rows, (time, spoken), place)
    codes = {
        dimension.name: [member for member in dimension.members if _BARE_CODE.fullmatch(member)]
        for index, dimension in enumerate(dimensions)
        if index != time
    }
    unresolved = [f"{name} ({', '.join(some[:_SHOWN_CODES])})" for name, some in codes.items() if some]
    said = [f"codes that the file does not explain: {'; '.join(unresolved)}"] if unresolved else []
    return draft.finish(
        title=cube.title, date=cube.updated, language=guess_language(draft.text), warnings=[*warnings, *said]
    )


def _spoken(periods: Sequence[str], language: str | None) -> list[str]:
    """Give periods as a text speaks of them: "May 2024", "Q1 2024"; months only beside English words or none."""
    months = {number: name.title() for name, number in sorted(calendar_of("en").months.items(), key=_length)}
    found = []
    for period in periods:
        month, quarter = _MONTH.fullmatch(period), _QUARTER.fullmatch(period)
        if month and language in {None, "en"}:
            period = f"{months[int(month[2])]} {month[1]}"
        found.append(f"Q{quarter[2]} {quarter[1]}" if quarter else period)
    return found


def _length(named: tuple[str, int]) -> int:
    return len(named[0])


def _resolve(cube: Cube, path: str | None, time: int | None) -> None:
    """Write words for the codes of each dimension, and its name, where the message or a list beside it has them."""
    coded = [
        one
        for index, one in enumerate(cube.dimensions)
        if index != time and any(_BARE_CODE.fullmatch(member) for member in one.members)
    ]
    lists = lists_beside(path, (_name(one.name) for one in coded)) if coded else CodeLists()
    for one in coded:
        words = lists.of(_name(one.name))
        said = [words.get(member, member) for member in one.members]
        twice = Counter(said)
        told = zip(said, one.members, strict=True)
        one.members = [f"{word} ({code})" if twice[word] > 1 and word != code else word for word, code in told]
    for one in cube.dimensions:
        one.name = cube.named.get(one.name) or lists.name(one.name)


def _of(dimensions: Sequence[Dimension], names: frozenset[str]) -> int | None:
    return next((index for index, one in enumerate(dimensions) if _name(one.name) in names), None)


def _table(
    draft: Draft,
    cube: Cube,
    caption: str,
    rows: dict[int, dict[int, tuple[int, ...]]],
    when: tuple[int | None, Sequence[str]],
    place: int | None,
) -> None:
    time, spoken = when
    columns = sorted({column for row in rows.values() for column in row})
    periods: Sequence[str] = cube.dimensions[time].members if time is not None else ["value"]
    if time is not None:
        columns.sort(key=lambda column: periods[column])
        periods = spoken
    labels = cube.dimensions[place].members if place is not None else [""]
    flagged = any(key in cube.flags for row in rows.values() for key in row.values())
    header = [cube.dimensions[place].name if place is not None else "", *(periods[column] for column in columns)]
    header += ["flags"] if flagged else []
    grid, places = [], [caption]
    for row, cells in rows.items():
        words = [labels[row], *(cube.values[cells[column]] if column in cells else "" for column in columns)]
        if flagged:
            marks = ((periods[column], cube.flags.get(cells[column])) for column in columns if column in cells)
            words.append("; ".join(f"{period} {mark}" for period, mark in marks if mark))
        grid.append(words)
        places.append(f"series {labels[row]}, {caption}"[:200])
    draft.table(caption or None, header, grid, places)
