"""A list in prose read as a small table: "Ashby had 12 staff, Port Ash 9 and Lowe 7" has a row for each.

Either the names stand before their numbers, or behind them: "84 mm fell in Tarn, 61 mm in Ellon". What else the
sentence says, it says of all of them: that becomes the name of the column.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factcheck.documents import Cell, Document, Passage, Row, Table
from factcheck.facts.tables.grid import grids_of
from factcheck.facts.tables.whole.words import said, separator
from factcheck.figures import writing
from factcheck.figures.finding import find_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.facts.tables.grid import Grid
    from factcheck.figures.model import Figure

__all__ = ["LIST", "grid_of_list", "table_of"]

# The reader of a table that was a list.
LIST = "list"

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_NUMBER, _YEAR = re.compile(r"\d[\d.,]*(?<=\d)"), re.compile(r"1[5-9]\d\d|20\d\d")
_LISTED = frozenset({"quantity", "change"})
_LONGEST_NAME, _LONGEST, _MOST = 6, 600, 30


class _Item(NamedTuple):
    name: str
    figure: Figure


def grid_of_list(text: str) -> Grid | None:
    """Give a sentence with a list of things and their numbers as a table; None where it has none that is sure."""
    if len(text) > _LONGEST or sum(map(str.isdigit, text)) < 2:
        return None
    return _grid_of(text)


@lru_cache(maxsize=512)
def _grid_of(text: str) -> Grid | None:
    figures = [one for one in find_figures(text, language="en") if one.kind in _LISTED and one.value is not None]
    run = _run(figures) if len(figures) > 1 else []
    found = _names_before(text, run) or _names_behind(text, run) if len(run) > 1 else None
    return _table(*found) if found is not None else None


def _run(figures: Sequence[Figure]) -> list[Figure]:
    """Give the figures of one list: each in the unit of the first, or in none."""
    run = [figures[0]]
    for one in figures[1:]:
        if one.unit not in {figures[0].unit, None} or one.approximator or len(run) == _MOST:
            break
        run.append(one)
    return run if figures[0].approximator is None else []


def _names_before(text: str, run: Sequence[Figure]) -> tuple[list[_Item], str] | None:
    """Read "Ashby had 12 staff, Port Ash 9 and Lowe 7"."""
    lead = text[: run[0].start]
    names: list[str] = []
    tail = ""
    kept = [run[0]]
    for one, other in pairwise(run):
        between = text[one.end : other.start]
        parts = separator().split(between)
        parts = [part.strip() for part in parts]
        if len(parts) != 2:
            break
        behind, name = parts
        if behind and names:
            break
        tail = tail or behind
        name = _without_end(name, lead)
        if not name or len(name.split()) > _LONGEST_NAME or "." in between:
            break
        names.append(name)
        kept.append(other)
    if not names:
        return None
    first = _first_name(lead, names)
    if first is None:
        return None
    start, end = first
    frame = f"{lead[:start]} {lead[end:]} {tail}"
    rest = text[kept[-1].end :]
    behind = re.split(r"[,;.]", rest)[0]
    if _WORD.search(behind) and len(kept) == len(run):
        frame = f"{frame} {behind}"
    if _WORD.search(re.sub(r"^[^,;.]*", "", rest)):
        return None  # something else follows, which may be said of the last alone
    items = [_Item(lead[start:end], run[0]), *map(_Item, names, kept[1:])]
    return items, _framed(frame, run[0])


def _without_end(name: str, lead: str) -> str:
    """Take from a name what stands between it and its number as it does at the first: "Leigh by", "the south has"."""
    ending = lead.split()
    words = name.split()
    while len(words) > 1 and ending and words[-1].lower() == ending[-1].lower():
        words.pop()
        ending.pop()
    return " ".join(words)


def _first_name(lead: str, names: Sequence[str]) -> tuple[int, int] | None:
    """Find the first thing of a list by how the others are named: in as many words alike, or by capitals."""
    tokens = list(_WORD.finditer(lead))
    words = [one.group().lower() for one in tokens]
    own = [word.group().lower() for word in _WORD.finditer(names[0])]
    if len(own) > 1 and not all(word.group()[0].isupper() for word in _WORD.finditer(names[0])):
        best: tuple[int, int] | None = None
        for start in range(len(words) - len(own), -1, -1):
            alike = sum(one == other for one, other in zip(words[start : start + len(own)], own, strict=True))
            if alike >= len(own) / 2 and alike < len(own) and (best is None or alike > best[0]):
                best = (alike, start)
        return None if best is None else (tokens[best[1]].start(), tokens[best[1] + len(own) - 1].end())
    if not all(word.group()[0].isupper() for name in names for word in _WORD.finditer(name)):
        return None
    last = len(tokens) - 1
    while last >= 0 and not tokens[last].group()[0].isupper():
        last -= 1
    first = last
    while first > 0 and tokens[first - 1].group()[0].isupper() and _are_joined(lead, tokens[first - 1], tokens[first]):
        first -= 1
    if first == 0 < last and words[0] in said("the"):
        first += 1
    return (tokens[first].start(), tokens[last].end()) if first >= 0 and last >= 0 else None


def _are_joined(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return text[one.end() : other.start()] == " "


def _names_behind(text: str, run: Sequence[Figure]) -> tuple[list[_Item], str] | None:
    """Read "84 mm fell in Tarn, 61 mm in Ellon and 47 mm in Keld"."""
    tails = [text[one.end : other.start] for one, other in pairwise(run)]
    last = re.split(r"[.;]", text[run[-1].end :])
    if _WORD.search(" ".join(last[1:])) or "," in last[0]:
        return None
    tails.append(last[0])
    stripped = [separator(last=True).sub("", tail).strip() for tail in tails]
    if any(re.search(r"[,;:]", tail) or not tail for tail in stripped):
        return None
    if any(tail.strip() == short for tail, short in zip(tails[:-1], stripped[:-1], strict=True)):
        return None  # the next number follows without a comma
    joint = stripped[1].split()[0].lower()
    names = []
    for tail in stripped[1:]:
        word, _, name = tail.partition(" ")
        if word.lower() != joint or not name or len(name.split()) > _LONGEST_NAME:
            return None
        names.append(name)
    words = stripped[0].split()
    places = [place for place, word in enumerate(words) if word.lower() == joint]
    if not places or places[-1] == len(words) - 1:
        return None
    frame = f"{text[: run[0].start]} {' '.join(words[: places[-1]])}"
    items = [_Item(" ".join(words[places[-1] + 1 :]), run[0]), *map(_Item, names, run[1:])]
    return items, _framed(frame, run[0])


def _framed(frame: str, figure: Figure) -> str:
    """Give what is said of all, with the noun that is counted."""
    noun = figure.text.strip("0123456789., ")
    return " ".join(f"{frame} {noun}".split())


def _table(items: Sequence[_Item], frame: str) -> Grid | None:
    names = [item.name for item in items]
    if len(set(names)) < len(names) or any(any(map(str.isdigit, name)) for name in names):
        return None
    if any(not _YEAR.fullmatch(number) for number in _NUMBER.findall(frame)):
        return None  # a number that belongs to one of them is no part of what is said of all
    told = [(item.name, writing.plain(item.figure.value)) for item in items if item.figure.value is not None]
    return table_of(told, ("", frame))


def table_of(lines: Sequence[Sequence[str]], header: tuple[str, ...]) -> Grid | None:
    """Give rows of cells as a table, in a document of their own."""
    text, rows, passages = "", [], []
    for place, line in enumerate(lines):
        cells = []
        for written in line:
            cells.append(Cell(len(text), len(text) + len(written), written))
            text += f"{written}\n"
        start, end = cells[0].start, cells[-1].end
        rows.append(Row(start, end, tuple(cells)))
        passages.append(Passage(start, end, f"item {place + 1}", "row", table=0, row=place))
    table = Table(0, len(text), None, header, tuple(rows))
    document = Document(
        text=text, source=LIST, sha256=f"{LIST} {hash((text, header))}", reader=LIST, language="en",
        passages=tuple(passages), tables=(table,),
    )  # fmt: skip
    return next((grid for grid in grids_of(document, 0) if not grid.across), None)
