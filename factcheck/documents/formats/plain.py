"""Plain text: the file is the text of record; headings and tables are recognised in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.documents.charset import decode
from factcheck.documents.content import Content
from factcheck.documents.errors import OverLimit
from factcheck.documents.formats.plain_captions import caption_above
from factcheck.documents.formats.plain_separated import separated_in
from factcheck.documents.formats.plain_tables import tables_in
from factcheck.documents.grids import shows_decimal_comma
from factcheck.documents.heads import read_head
from factcheck.documents.languages import guess_language
from factcheck.documents.limits import DEFAULT
from factcheck.documents.model import CELL_GAP, Cell, Passage, Row, Table, row_context
from factcheck.documents.places import LineCount
from factcheck.documents.speakers import with_speakers
from factcheck.language import split_sentences
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.documents.content import Raw
    from factcheck.documents.formats.plain_captions import Caption
    from factcheck.documents.formats.plain_tables import TextRow, TextTable
    from factcheck.documents.limits import Limits

__all__ = ["READER", "Named", "content", "named_tables", "read", "table_of", "tables_within"]

READER = "txt 2"

# A line alone between empty lines, and a line that is underlined.
_ALONE = compile_pattern(r"\n[^\S\n]*\n[^\S\n]*([^\W\d][^\n\d]{1,78}[^\W\d])[^\S\n]*(?=\n[^\S\n]*\n)")
_UNDERLINED = compile_pattern(r"^([^\s\n][^\n]{0,119})\n(?:={3,}|-{3,})[^\S\n]*$", re.MULTILINE)
_SAMPLE = 200  # rows


class Named(Struct, frozen=True):
    """A table that was found in a text, and what the lines above it call it."""

    found: TextTable
    caption: Caption

    @property
    def cells(self) -> int:
        """How many cells its rows have."""
        return sum(len(row.cells) for row in self.found.rows)

    def passages(self, table: Table, index: int, lines: LineCount) -> list[Passage]:
        """Give its rows, and the labels over some of them as headings, as passages of the table of this index."""
        about = row_context(table.caption, table.header)
        made = [Passage(one.start, one.end, "", "heading") for one in self.found.labels]
        for number, (row, told) in enumerate(zip(table.rows, self.found.rows, strict=True)):
            filled = [cell for cell in row.cells if cell.text]
            context = CELL_GAP.join(filter(None, (about, told.section)))
            made.append(Passage(filled[0].start, filled[-1].end, "", "row", context, index, number))
        made.sort(key=lambda one: one.start)
        return [replace(one, place=lines.place(one.start)) for one in made]


def read(raw: Raw, limits: Limits) -> Content:
    """Read a plain text. Raises `OverLimit` where its tables have more cells than may be."""
    text, warnings = decode(raw)
    return content(text, warnings, source=raw.source, limits=limits)


def content(
    text: str, warnings: tuple[str, ...] = (), *, source: str = "the text", limits: Limits = DEFAULT
) -> Content:
    """Give what a text says that is already decoded. Raises `OverLimit`."""
    head = read_head(text)
    named = tables_within(text, source, limits)
    spans = [(one.found.start, one.found.end) for one in named]
    title = head.title_span if head.title_span and not _meets(head.title_span, spans) else None
    walk = _Walk(text, LineCount(text), [], [])
    headings = _headings(text, title)
    marks: dict[int, tuple[int, int, int] | Named] = {one.found.start: one for one in named}
    for one in named:
        marks |= {left: (left, right, right) for left, right in one.caption.lines}
    marks |= {start: heading for start, heading in headings.items() if not _meets(heading[:2], spans)}
    for start in sorted(marks):
        mark = marks[start]
        if isinstance(mark, Named):
            walk.table(mark, head.title)
        else:
            about = (
                walk.above if start not in headings else "" if mark[:2] == head.title_span else text[mark[0] : mark[1]]
            )
            walk.heading(*mark, about)
    walk.prose(len(text))
    language = guess_language(text)
    return Content(
        text, with_speakers(text, walk.passages), tuple(walk.tables), head.title if title else None, head.date,
        head.author, language, warnings,
    )  # fmt: skip


def named_tables(text: str, start: int, stop: int) -> Iterator[Named]:
    """Give the tables that stand between two offsets of a text."""
    position = start
    found = chain(tables_in(text, start, stop), separated_in(text, start, stop))
    for one in sorted(found, key=lambda table: table.start):
        if one.start >= position:
            yield Named(one, caption_above(text, position, one.start))
            position = one.end


def tables_within(text: str, source: str, limits: Limits) -> list[Named]:
    """Give the tables of a text. Raises `OverLimit` where they have more cells than may be."""
    named = list(named_tables(text, 0, len(text)))
    if sum(one.cells for one in named) > limits.cells:
        problem = f"has tables of more than {limits.cells:,} cells"
        raise OverLimit(source, problem, "split it, or take the part that matters")
    return named


def table_of(found: TextTable, caption: str | None) -> Table:
    """Give a table as it stands in its text."""
    rows = tuple(_row(row) for row in found.rows)
    comma = shows_decimal_comma([cell.text for row in rows[:_SAMPLE] for cell in row.cells])
    return Table(found.start, found.end, caption, found.header, rows, comma)


def _row(row: TextRow) -> Row:
    filled = [field for field in row.cells if field is not None and field.words]
    start, end = filled[0].start, filled[-1].end
    cells: list[Cell] = []
    at = start
    for field in row.cells:
        if field is None or not field.words:
            cells.append(Cell(at, at, ""))
        else:
            cells.append(Cell(field.start, field.end, field.words))
        at = cells[-1].end
    return Row(start, end, tuple(cells))


class _Walk(Struct):
    """The passages and tables of a text so far: what is no heading and no table is running text."""

    text: str
    lines: LineCount
    passages: list[Passage]
    tables: list[Table]
    above: str = ""
    position: int = 0
    caption: str | None = None

    def prose(self, end: int) -> None:
        """Take what stands before `end` as sentences."""
        self.passages.extend(
            Passage(left, right, self.lines.place(left), context=self.above)
            for left, right in split_sentences(self.text, self.position, end)
        )
        self.position = max(self.position, end)

    def heading(self, left: int, right: int, resume: int, about: str) -> None:
        """Take a heading, below which the text goes on at `resume` and is `about` something."""
        if left < self.position:
            return
        self.prose(left)
        self.passages.append(Passage(left, right, self.lines.place(left), "heading"))
        self.above = about
        self.position = resume

    def table(self, named: Named, title: str | None) -> None:
        """Take a table: its rows, and the labels over some of them as headings."""
        apart = self.text[self.position : named.found.start].strip() or not self.tables
        apart = apart or len(self.tables[-1].rows[0].cells) != len(named.found.rows[0].cells)
        self.prose(named.found.start)
        self.caption = named.caption.words or (self.caption if not apart else None) or self.above or title
        table = table_of(named.found, self.caption)
        self.passages.extend(named.passages(table, len(self.tables), self.lines))
        self.tables.append(table)
        self.position = named.found.end


def _meets(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Tell whether a span meets one of others, which are in order and meet none of themselves."""
    at = bisect_left(others, (span[1], 0))
    return at > 0 and span[0] < others[at - 1][1]


def _headings(text: str, title: tuple[int, int] | None) -> dict[int, tuple[int, int, int]]:
    """Give the headings by where they begin, as start, end, and where the text below begins."""
    found: dict[int, tuple[int, int, int]] = {}
    for match in _ALONE.finditer(text):
        found[match.start(1)] = (match.start(1), match.end(1), match.end())
    for match in _UNDERLINED.finditer(text):
        left, right = match.start(1), match.start(1) + len(match.group(1).rstrip())
        found[left] = (left, right, match.end())
    if title is not None and title[0] not in found:
        found[title[0]] = (*title, title[1])
    return found
