"""Markdown: the file is the text of record; headings, pipe tables and front matter are recognised in it.

Where changes are tracked in it by CriticMarkup, the text of record is what it says when they are accepted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.documents.charset import decode
from factcheck.documents.content import Content
from factcheck.documents.dates import parse_day
from factcheck.documents.errors import OverLimit
from factcheck.documents.formats.plain import named_tables, table_of
from factcheck.documents.heads import read_head
from factcheck.documents.languages import guess_language
from factcheck.documents.model import Cell, Passage, Row, Table, row_context
from factcheck.documents.places import LineCount
from factcheck.documents.tracked import accepted
from factcheck.language import split_sentences
from factcheck.language.files import file_words
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.documents.content import Raw
    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "md 2"

_FRONT = compile_pattern(r"---[^\S\n]*\n(.*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|$)", re.DOTALL)
_FRONT_FIELD = compile_pattern(r"^([A-Za-z_-]+)[^\S\n]*[:=][^\S\n]*(\S.*)$", re.MULTILINE)
_ATX = compile_pattern(r" {0,3}(#{1,6})(?=\s)")
_SETEXT = compile_pattern(r" {0,3}(?:=+|-{2,})[^\S\n]*\n?$")
_FENCE = compile_pattern(r" {0,3}(`{3,}|~{3,})")
_RULE = compile_pattern(r" {0,3}(?:[-*_][^\S\n]*){3,}\n?$")
_DELIMITER_ROW = compile_pattern(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_REFERENCE = compile_pattern(r" {0,3}\[[^\]\n]{1,200}\]:\s")
_CELL = compile_pattern(r"(?:\\.|[^|\\\n])*")
_MARKED, _ANNOUNCES = compile_pattern(r"(?:\*\*|_)?"), compile_pattern(r".{1,200}:[*_]*$")


def read(raw: Raw, limits: Limits) -> Content:
    """Read a Markdown file."""
    decoded, warnings = decode(raw)
    text = accepted(decoded)
    front = _FRONT.match(text)
    fields = {key.lower(): value.strip().strip("\"'") for key, value in _FRONT_FIELD.findall(front[1] if front else "")}
    walk = _Walk(text, front.end() if front else 0, LineCount(text), limits.cells)
    if not walk.run():
        problem = f"has a table of more than {limits.cells:,} cells"
        raise OverLimit(raw.source, problem, "split it, or take the part that matters")
    head = read_head(text, walk.title_end)
    title = fields.get("title") or walk.title or (None if walk.headed else head.title)
    return Content(
        text,
        tuple(walk.passages),
        tuple(walk.tables),
        title,
        parse_day(fields.get("date") or fields.get("published")) or head.date,
        fields.get("author") or fields.get("by") or head.author,
        fields.get("lang", fields.get("language", ""))[:2] or guess_language(text),
        warnings,
    )


class _Walk(Struct):
    """One pass over the lines: what is no heading, table, fence or rule is running text."""

    text: str
    position: int
    places: LineCount
    cells_left: int
    passages: list[Passage] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    title: str | None = None
    title_end: int = 0
    headed: bool = False
    _above: str = ""
    _prose: int = 0

    def __post_init__(self) -> None:
        self._prose = self.title_end = self.position

    def run(self) -> bool:
        """Walk to the end of the text; False where there are more cells than may be."""
        while self.position < len(self.text) and self.cells_left >= 0:
            line = self._line_at(self.position)
            following = self.position + len(line)
            if fence := _FENCE.match(line):
                self._end_prose(self.position)
                self._fenced(following, fence.group(1))
            elif atx := _ATX.match(line):
                self._end_prose(self.position)
                words = line[atx.end() :]
                left = self.position + atx.end() + len(words) - len(words.lstrip())
                words = words.strip()
                if words.endswith("#"):
                    words = _without_closing(words)
                if words:
                    self._heading(left, left + len(words), len(atx.group(1)))
                self._resume(following)
            elif "|" in line and _DELIMITER_ROW.fullmatch(self._line_at(following).strip()):
                self._table(following)
            elif self._is_setext(line, following):
                self._end_prose(self.position)
                level = 1 if "=" in self._line_at(following) else 2
                start = self.position + len(line) - len(line.lstrip())
                self._heading(start, self.position + len(line.rstrip()), level)
                self._resume(following + len(self._line_at(following)))
            elif _RULE.match(line) or _REFERENCE.match(line):
                self._end_prose(self.position)
                self._resume(following)
            else:
                self.position = following
        self._end_prose(len(self.text))
        return self.cells_left >= 0

    def _line_at(self, offset: int) -> str:
        stop = self.text.find("\n", offset)
        return self.text[offset:] if stop < 0 else self.text[offset : stop + 1]

    def _is_setext(self, line: str, following: int) -> bool:
        """Tell a heading by its underline: one line of words, alone, above it."""
        if not _SETEXT.match(self._line_at(following)) or not any(sign.isalnum() for sign in line):
            return False
        before = self.text[max(self._prose, self.position - 200) : self.position].rstrip(" \t")
        return not before.strip() or before.endswith("\n\n")

    def _resume(self, offset: int) -> None:
        self.position = self._prose = offset

    def _end_prose(self, end: int) -> None:
        self.passages.extend(
            Passage(left, right, self.places.place(left), context=self._above)
            for left, right in split_sentences(self.text, self._prose, end)
            if self.text[left:right].strip("*_>|#-` \t")
        )
        self._prose = end

    def _heading(self, left: int, right: int, level: int) -> None:
        words = self.text[left:right].strip("*_` ")
        self.passages.append(Passage(left, right, self.places.place(left), "heading"))
        is_title = self.title is None and not self.headed and level == 1
        self.headed = True
        if is_title:
            self.title, self.title_end = words, right
        self._above = "" if is_title else words

    def _fenced(self, start: int, mark: str) -> None:
        end = start
        while end < len(self.text) and not self._line_at(end).lstrip().startswith(mark):
            end += len(self._line_at(end))
        offset = start
        for named in named_tables(self.text, start, end):
            self._lines_of_code(offset, max(offset, self.text.rfind("\n", 0, named.found.start) + 1))
            table = table_of(named.found, named.caption.words or self._above or self.title)
            self.passages.extend(named.passages(table, len(self.tables), self.places))
            self.tables.append(table)
            self.cells_left -= named.cells
            offset = named.found.end
        self._lines_of_code(offset, end)
        self._resume(end + len(self._line_at(end)))

    def _lines_of_code(self, offset: int, end: int) -> None:
        """Take each line between two offsets as a passage."""
        while offset < end:
            line = self._line_at(offset)
            if line.strip():
                left = offset + len(line) - len(line.lstrip())
                right = offset + len(line.rstrip())
                self.passages.append(Passage(left, right, self.places.place(left), context=self._above))
            offset += len(line)

    def _table(self, delimiter_row: int) -> None:
        start = self.position
        caption = self._caption(start)
        self._end_prose(start)
        header = tuple(cell.text for cell in self._cells(start))
        about = row_context(caption, header)
        rows: list[Row] = []
        end, offset = delimiter_row, delimiter_row + len(self._line_at(delimiter_row))
        while offset < len(self.text) and "|" in (line := self._line_at(offset)):
            left, right = offset + len(line) - len(line.lstrip()), offset + len(line.rstrip())
            self.passages.append(
                Passage(left, right, self.places.place(left), "row", about, len(self.tables), len(rows))
            )
            rows.append(Row(left, right, tuple(self._cells(offset))))
            end, offset = right, offset + len(line)
        width = max([len(header), *(len(row.cells) for row in rows)])
        self.cells_left -= width * len(rows)
        if self.cells_left >= 0:
            rows = [_filled(row, width) for row in rows]
        self.tables.append(Table(start, end, caption, header, tuple(rows)))
        self._resume(offset)

    def _caption(self, start: int) -> str | None:
        """Give the line above where it announces the table, else the heading above."""
        above = self.text[self._prose : start].rstrip()
        line = above[above.rfind("\n") + 1 :].strip()
        marked = _MARKED.match(line)
        named = file_words().table_caption.match(line, marked.end() if marked else 0)
        if len(line) <= 200 and (named or _ANNOUNCES.match(line)):
            return line.strip("*_: ")
        return self._above or self.title

    def _cells(self, offset: int) -> list[Cell]:
        """Give the cells of the table row that begins at `offset`, without the bars around them."""
        line = self._line_at(offset)
        left, right = len(line) - len(line.lstrip()), len(line.rstrip())
        if line[left : left + 1] == "|":
            left += 1
        if right > left and line[right - 1] == "|" and line[right - 2 : right - 1] != "\\":
            right -= 1
        cells: list[Cell] = []
        while left <= right:
            match = _CELL.match(line, left, right)
            stop = match.end() if match else left
            words = line[left:stop]
            begin = offset + left + len(words) - len(words.lstrip())
            cells.append(Cell(begin, begin + len(words.strip()), words.strip()))
            left = stop + 1
        return cells


def _filled(row: Row, width: int) -> Row:
    """Give a row with empty cells where it has fewer than the widest."""
    return replace(row, cells=(*row.cells, *(Cell(row.end, row.end, ""),) * (width - len(row.cells))))


def _without_closing(words: str) -> str:
    """Give a heading's words without the "##" that may close it."""
    bare = words.rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else words
