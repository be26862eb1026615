"""The data tables of a web page, taken out of it whole, since article extraction flattens or drops them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from factcheck.documents.errors import OverLimit
from factcheck.documents.grids import is_number, join_labels, read_grid
from factcheck.documents.raised import unmarked
from factcheck.language.files import file_words
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from factcheck.documents.limits import Limits

__all__ = ["WebTable", "take_tables"]

_ANNOUNCES = compile_pattern(r".{1,200}:$")
_APART = frozenset({"address", "br", "dd", "div", "dl", "dt", "hr", "li", "ol", "p", "pre", "ul"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Characters on average, and in any one cell: longer ones are columns of a page, not of a table.
_LAYOUT_CELL, _LONGEST_CELL = 300, 1_500
# So many rows, and more than half of all, that begin with a marked name make a table of a page a box of facts.
_LABELLED = 2


class WebTable(Struct, frozen=True):
    """A table as its reader sees it: spans of cells filled out, header told from body."""

    caption: str | None
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def take_tables(tree: HtmlElement, token: str, source: str, limits: Limits) -> list[WebTable]:
    """Take the data tables out of a page and give them; "token-0", "token-1"... stand where they were."""
    taken: list[WebTable] = []
    cells = 0
    for unseen in list(tree.iter("style")):
        if unseen.getparent() is not None:
            unseen.drop_tree()
    for element in list(tree.iter("table")):
        if element.find(".//table") is not None or element.get("role") in {"presentation", "none"}:
            continue
        grid, header_rows = _grid(element, limits)
        cells += sum(len(row) for row in grid)
        if cells > limits.cells or len(grid) > limits.rows:
            raise OverLimit(source, f"has tables of more than {limits.cells:,} cells", "take the table that matters")
        if not _is_data(grid, header_rows) and not _is_labelled(element):
            continue
        table = _table(element, grid, header_rows)
        mark = element.makeelement("p")
        mark.text = f"{token}-{len(taken)}"
        mark.tail = element.tail
        parent = element.getparent()
        if parent is None:
            continue
        parent.replace(element, mark)
        taken.append(table)
    return taken


def _grid(element: HtmlElement, limits: Limits) -> tuple[list[list[str]], int]:
    """Give the cells row by row with spans filled out, and how many leading rows are marked as header."""
    lines = list(element.iter("tr"))[: limits.rows + 1]
    grid: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}  # column -> rows still to come, words
    header_rows, total = 0, 0
    for line in lines:
        row: list[str] = []
        cells = [cell for cell in line if cell.tag in ("td", "th")]

        def hang(row: list[str] = row) -> None:
            while len(row) in hanging and len(row) < limits.columns:
                left, words = hanging.pop(len(row))
                if left > 1:
                    hanging[len(row)] = (left - 1, words)
                row.append(words)

        for cell in cells:
            hang()
            words = _words(cell)
            across = min(_span(cell.get("colspan")), max(limits.columns - len(row), 0))
            down = min(_span(cell.get("rowspan")), len(lines))
            for _ in range(across):
                if down > 1:
                    hanging[len(row)] = (down - 1, words)
                row.append(words)
        hang()
        total += len(row)
        if cells or row:
            is_header = line.getparent().tag == "thead" or (bool(cells) and all(cell.tag == "th" for cell in cells))
            if is_header and header_rows == len(grid):
                header_rows += 1
            grid.append(row)
        if total > limits.cells:
            break
    return grid, header_rows


def _span(value: str | None) -> int:
    return max(1, min(int(value), 1_000)) if value and value.isascii() and value.isdigit() and len(value) < 9 else 1


def _words(cell: HtmlElement) -> str:
    """Give a cell's words on one line, what stands in lines or blocks of their own kept apart."""
    parts: list[str] = []
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        apart = element.tag in _APART and element is not cell
        if apart:
            parts.append(" ")
        if event == "start":
            parts.append(element.text or "")
        elif element is not cell:
            parts.append(element.tail or "")
    return unmarked(file_words().note.sub("", " ".join("".join(parts).split())))


def _is_data(grid: list[list[str]], header_rows: int) -> bool:
    filled = [words for row in grid for words in row if words]
    if len(grid) < 2 or max(len(row) for row in grid) < 2 or not filled:
        return False
    lengths = [len(words) for words in filled]
    if sum(lengths) / len(filled) > _LAYOUT_CELL or max(lengths) > _LONGEST_CELL:
        return False
    return header_rows > 0 or any(is_number(words) for words in filled)


def _is_labelled(element: HtmlElement) -> bool:
    """Tell whether the rows of a small table of two columns each begin with a name that is marked as one."""
    rows = ["".join(str(cell.tag) for cell in line) for line in element.iter("tr")]
    labelled = rows.count("thtd")
    return labelled >= _LABELLED and 2 * labelled > len(rows)


def _table(element: HtmlElement, grid: list[list[str]], header_rows: int) -> WebTable:
    caption_element = element.find("caption")
    if caption_element is None and (figure := next(element.iterancestors("figure"), None)) is not None:
        caption_element = figure.find(".//figcaption")
    caption = _words(caption_element) if caption_element is not None else _announced(element)
    if 0 < header_rows < len(grid):
        header, body, notes = grid[:header_rows], grid[header_rows:], []
        titles: list[str] = []
    else:
        sorted_rows = read_grid(grid)
        header, body = [grid[i] for i in sorted_rows.header], [grid[i] for i in sorted_rows.body]
        notes = [" ".join(grid[i]).strip() for i in sorted_rows.notes]
        titles = [" ".join(grid[i]).strip() for i in sorted_rows.titles]
    if caption is None and titles:
        caption = titles[0]
    return WebTable(
        caption or None,
        join_labels(header),
        tuple(tuple(row) for row in body if any(row)),
        tuple(notes),
    )


def _announces(words: str) -> bool:
    return _ANNOUNCES.match(words) is not None or file_words().table_caption.match(words) is not None


def _announced(element: HtmlElement) -> str | None:
    """Give the heading, or the line that announces a table, right above it."""
    node = element
    for _ in range(3):
        before = node.getprevious()
        if before is not None:
            words = " ".join(before.text_content().split()) if isinstance(before.tag, str) else ""
            if words and (before.tag in _HEADINGS or (len(words) <= 200 and _announces(words))):
                return words.rstrip(":")
            return None
        node = node.getparent()
        if node is None:
            return None
    return None
