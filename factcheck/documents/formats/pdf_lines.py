"""The lines of a PDF page with where they stand, as PDFium gives them."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import Any

from msgspec import Struct
from pypdfium2 import raw as pdfium

from factcheck.documents.raised import raised
from factcheck.language.files import file_words
from factcheck.patterns import compile_pattern

__all__ = ["Line", "lines_of_page", "without_furniture"]

# PDFium ends a line with CRLF, and one whose last word is divided with U+FFFE instead of the hyphen.
_LINE = compile_pattern(r"[^\r\n\ufffe]+(\ufffe?)")
_WORD = compile_pattern(r"\S+")
_CONTROLS = compile_pattern("[\0-\x08\x0b-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
_INVISIBLE = compile_pattern("[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\ufeff]")
# A word that may end in the mark of a note; such letters are this much smaller than those before, and stand higher.
_MAY_BE_MARKED = compile_pattern(r"[\w%)\].,;:\"”’][\da-z*†‡§)]$")
_SMALLER, _HIGHER = 0.85, 0.12
_FARTHEST = 1e6  # points
_EDGE = 2  # so many lines at the top and bottom of a page may belong to every page


class Line(Struct, frozen=True):
    """A line with its edges in points from the page's lower left corner; `hyphen` where its last word goes on below.

    `words` are the left and right edge and the letters of each word.
    """

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    hyphen: bool
    words: tuple[tuple[float, float, str], ...]


def lines_of_page(page: Any, number: int) -> tuple[list[Line], bool]:  # noqa: ANN401  (pypdfium2 is untyped)
    """Give a page's lines in reading order, and whether its letters are mostly none."""
    text: str = page.get_text_range()
    counted = page.count_chars()
    lines: list[Line] = []
    for match in _LINE.finditer(text):
        words = list(_WORD.finditer(text, match.start(), match.end() - len(match[1])))
        if not words:
            continue
        boxes = [_box(page, word.start(), word.end() - 1, counted) for word in words]
        shown = [_INVISIBLE.sub("", _lowered(page, word, counted)) for word in words]
        clean = " ".join(word for word in shown if word)
        if not clean:
            continue
        lines.append(
            Line(
                clean,
                number,
                boxes[0][0],
                boxes[-1][1],
                max(box[2] for box in boxes),
                min(box[3] for box in boxes),
                _size(page, min(words[0].start(), counted - 1)),
                bool(match[1]) or clean.endswith("\u00ad"),
                tuple((box[0], box[1], word) for box, word in zip(boxes, shown, strict=True) if word),
            )
        )
    strange = len(_CONTROLS.findall(text.replace("\r\n", "")))
    return lines, strange * 5 > len(text) > 0


def _box(page: Any, first: int, last: int, counted: int) -> tuple[float, float, float, float]:  # noqa: ANN401
    """Give left, right, top, bottom of a word by its outer letters."""
    left, bottom, right, top = page.get_charbox(min(first, counted - 1))
    if last != first:
        _, low, right, high = page.get_charbox(min(last, counted - 1))
        bottom, top = min(bottom, low), max(top, high)
    return _sane(left), _sane(right), _sane(top), _sane(bottom)


def _sane(number: float) -> float:
    """Give a measure, 0 for one that a damaged file makes no number or larger than any page."""
    return number if -_FARTHEST < number < _FARTHEST else 0.0


def _lowered(page: Any, word: re.Match[str], counted: int) -> str:  # noqa: ANN401
    """Give a word without the smaller, raised letters at its end that mark a note; powers stay as raised signs."""
    written = word.group()
    if not _MAY_BE_MARKED.search(written):
        return written
    first = min(word.start(), counted - 1)
    size, base = _size(page, first), page.get_charbox(first)[1]
    at = len(written)
    while at > 1 and _is_raised(page, min(word.start() + at - 1, counted - 1), size, base):
        at -= 1
    return written if at == len(written) else written[:at] + raised(written[:at], written[at:])


def _is_raised(page: Any, index: int, size: float, base: float) -> bool:  # noqa: ANN401
    return _size(page, index) < _SMALLER * size and page.get_charbox(index)[1] > base + _HIGHER * size


def _size(page: Any, index: int) -> float:  # noqa: ANN401
    """Give the size of a letter in points as it is seen: many writers set one size and scale the page to another."""
    matrix = pdfium.FS_MATRIX()
    size = float(pdfium.FPDFText_GetFontSize(page.raw, index))
    if pdfium.FPDFText_GetMatrix(page.raw, index, matrix):
        size *= math.hypot(matrix.c, matrix.d)
    return _sane(size) or 1.0


def without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Drop page numbers, and running heads from the second time on: they would stand in the middle of sentences."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    repeated = {key for key, count in seen.items() if count >= max(3, len(pages) // 3)}
    kept: list[list[Line]] = []
    shown: set[str] = set()
    for page in pages:
        edges = set(map(id, _edges(page)))
        lines: list[Line] = []
        for line in page:
            key = _key(line)
            if id(line) in edges and len(page) > 1:
                if file_words().page_number.fullmatch(line.text) and line in (page[0], page[-1]):
                    continue
                if key in repeated:
                    if key in shown:
                        continue
                    shown.add(key)
            lines.append(line)
        kept.append(lines)
    return kept


def _edges(page: list[Line]) -> list[Line]:
    return page if len(page) <= 2 * _EDGE else page[:_EDGE] + page[-_EDGE:]


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text).casefold()
