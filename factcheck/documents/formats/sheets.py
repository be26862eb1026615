"""Workbooks of every format, once their cells are words: titles, header, body and notes told apart, tables written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from factcheck.documents.content import Draft
from factcheck.documents.errors import OverLimit, UnreadableSource
from factcheck.documents.grids import is_number, join_labels, read_grid, shows_decimal_comma
from factcheck.documents.heads import stamp_day
from factcheck.documents.languages import guess_language
from factcheck.language.files import file_words
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from factcheck.documents.content import Content
    from factcheck.documents.limits import Limits

__all__ = ["Cost", "Sheet", "gathered", "write_workbook"]

_TABLE_GAP = 2  # so many empty rows end a table and begin another
_SAMPLE = 200
_YEAR = compile_pattern(r"(?:1[5-9]|20|21)\d\d(?:\s*[-/–]\s*\d{2,4})?")


class Sheet(Struct):
    """One sheet as it is shown.

    `rows` are the filled ones with their numbers from 1 and their cells as words; `merged` the areas shown as one cell:
    first row, first column, last row, last column, from 1.
    """

    name: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False

    def take(self, number: int, words: list[str], cost: Cost, times: int = 1) -> None:
        """Take a row, or as many as it stands for, without its empty end; one without words is left out."""
        while words and not words[-1]:
            words.pop()
        for again in range(times if words else 0):
            cost.add(words)
            self.rows.append((number + again, list(words)))


class Cost(Struct):
    """What a workbook has cost so far, against what it may."""

    source: str
    limits: Limits
    rows: int = 0
    cells: int = 0
    characters: int = 0

    def add(self, words: Sequence[str]) -> None:
        self.rows += 1
        self.cells += len(words)
        self.characters += sum(map(len, words))
        limits = self.limits
        if self.characters > limits.characters:
            problem = f"holds more than {limits.characters / 1e6:,.0f} million characters"
        elif self.rows > limits.rows or self.cells > limits.cells or len(words) > limits.columns:
            problem = f"has more than {limits.rows:,} rows, {limits.columns:,} columns or {limits.cells:,} cells"
        else:
            return
        raise OverLimit(self.source, problem, "save the sheet that matters in a file of its own")


def write_workbook(
    sheets: Iterable[Sheet],
    source: str,
    *,
    title: str | None = None,
    author: str | None = None,
    date: datetime.date | None = None,
    warnings: Sequence[str] = (),
) -> Content:
    """Write sheets one after the other; raises `OverLimit`, and `UnreadableSource` where no cell is filled."""
    draft = Draft()
    stamps: list[datetime.date] = []
    said = list(warnings)
    for sheet in sheets:
        if sheet.hidden:
            said.append(f"sheet {sheet.name} is hidden in the file")
        if sheet.rows:
            stamps += _write(draft, sheet)
    if not draft.passages:
        raise UnreadableSource(source, "is a spreadsheet without cells", "check that it was saved")
    return draft.finish(
        title=title or next((table.caption for table in draft.tables if table.caption), None),
        date=date or next(iter(stamps), None),
        author=author,
        language=guess_language(draft.text),
        warnings=said,
    )


def gathered(name: str, rows: Iterable[Sequence[str]], cost: Cost) -> Sheet:
    """Give a sheet of rows as they come, from row 1 on, counted against what the workbook may cost."""
    sheet = Sheet(name)
    for number, row in enumerate(rows, 1):
        sheet.take(number, list(row), cost)
    return sheet


def _write(draft: Draft, sheet: Sheet) -> list[datetime.date]:
    """Write a sheet, and give the days that its title lines are stamped with."""
    repeated = _spread(sheet)
    stamps: list[datetime.date] = []
    draft.heading(sheet.name, f"sheet {sheet.name}")
    for block in _blocks(sheet.rows):
        rows = [words for _, words in block]
        places = [f"sheet {sheet.name}, row {number}" for number, _ in block]
        order = read_grid(rows)
        titles = [" ".join(filter(None, rows[index])) for index in order.titles]
        stamps += [day for title in titles if (day := stamp_day(title))]
        named = [title for title in titles if not stamp_day(title)]
        caption = next((title for title in named if not file_words().no_title.match(title)), next(iter(named), None))
        for index, title in zip(order.titles, titles, strict=True):
            if title != caption:
                draft.paragraph(title, places[index])
        for index in order.body:
            for column in repeated.get(block[index][0], ()):
                rows[index][column] = ""
        body = [rows[index] for index in order.body]
        if body:
            _label(body)
            draft.table(
                caption,
                join_labels([rows[index] for index in order.header]),
                body,
                [places[(order.titles or order.header or order.body)[0]], *(places[index] for index in order.body)],
                decimal_comma=shows_decimal_comma([cell for row in body[:_SAMPLE] for cell in row]),
            )
        elif caption:
            draft.paragraph(caption, places[order.titles[0]])
        for index in order.notes:
            draft.paragraph(" ".join(filter(None, rows[index])), places[index])
    return stamps


def _spread(sheet: Sheet) -> dict[int, list[int]]:
    """Write what a merged area shows into each of its cells, where it labels what stands beside or below it.

    Alone in its rows it is a title or a note, whatever its width. Gives by row the columns in which words are repeated
    from the left: below the header, where nothing hangs from them, they need be said once.
    """
    at = dict(sheet.rows)
    repeated: dict[int, list[int]] = {}
    for top, left, bottom, right in sheet.merged:
        first = at.get(top, [])
        words = first[left - 1] if left <= len(first) else ""
        area = range(top, bottom + 1)
        if not words or not any(_beside(at.get(number, []), left, right) for number in area):
            continue
        for number in area:
            row = at.get(number)
            if row is None:
                continue
            row.extend([""] * (right - len(row)))
            for column in range(left - 1, right):
                if column >= left and not row[column] and not is_number(words):
                    repeated.setdefault(number, []).append(column)
                row[column] = row[column] or words
    return repeated


def _beside(row: list[str], left: int, right: int) -> bool:
    return any(row[: left - 1]) or any(row[right:])


def _label(body: list[list[str]]) -> None:
    """Repeat the label of a group in its rows, where it is written once and the next column divides the group.

    ("England and Wales" before 2001, and nothing before 2002.)
    """
    open_rows = [row for row in body if not row[0]]
    if not open_rows or not body[0][0] or is_number(body[0][0]) or any(len(row) < 3 for row in body):
        return
    keys = [row[1] for row in body]
    years = [_YEAR.fullmatch(key) is not None for key in keys]
    if not all(keys) or not (all(years) or not any(map(is_number, keys))):
        return
    if len(set(keys)) * 2 > len(keys) and not all(years):
        return
    label = ""
    for row in body:
        label = row[0] or label
        row[0] = label


def _blocks(rows: list[tuple[int, list[str]]]) -> list[list[tuple[int, list[str]]]]:
    """Cut a sheet into the tables that empty rows keep apart."""
    blocks: list[list[tuple[int, list[str]]]] = []
    last = -_TABLE_GAP
    for number, words in rows:
        if number - last > _TABLE_GAP or not blocks:
            blocks.append([])
        blocks[-1].append((number, words))
        last = number
    return blocks
