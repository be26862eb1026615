"""PDF by pypdfium2: pages, paragraphs put together from lines, headings by size, tables by the gaps in lines.

PDFium is not safe in threads, even across documents: everything here happens under one lock.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from typing import TYPE_CHECKING, Any

import pypdfium2
from msgspec.structs import replace
from pypdfium2 import raw as pdfium

from factcheck.documents.content import Content, Draft, Raw
from factcheck.documents.errors import OverLimit, UnreadableSource
from factcheck.documents.formats.pdf_lines import Line, lines_of_page, without_furniture
from factcheck.documents.formats.pdf_scans import Scanned, recognised
from factcheck.documents.formats.pdf_tables import PageTable, tables_of
from factcheck.documents.grids import shows_decimal_comma
from factcheck.documents.heads import read_head
from factcheck.documents.languages import guess_language
from factcheck.documents.recognising import recogniser
from factcheck.language.files import file_words
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "pdf 2"

_LOCK = threading.Lock()

_LARGER = 1.15  # a line this much larger than the body is a heading
_LONGEST_HEADING = 250
_WORDS = compile_pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def read(raw: Raw, limits: Limits) -> Content:
    """Read a PDF; raises `UnreadableSource` for one that is damaged or locked.

    Pages that are pictures give no text, and a warning names them, unless the limits ask for it to be recognised.
    """
    with _LOCK:
        pages, about, warnings, scanned = _pages(raw, limits)
    layout = _Layout(without_furniture(pages))
    layout.write()
    text = layout.draft.text
    head = read_head(text)
    named = about.get("Title", "").strip()
    title = layout.title or (named if named and not file_words().untitled.search(named) else None) or head.title
    author = head.author or about.get("Author", "").strip() or None
    content = layout.draft.finish(
        title=title, date=head.date, author=author, language=guess_language(text), warnings=warnings
    )
    if not scanned:
        return content
    by_place = {f"page {number}": sure for number, sure in scanned.items()}
    passages = tuple(
        sure.mark(passage, text[passage.start : passage.end])
        if (sure := by_place.get(passage.place.partition(" (")[0])) is not None
        else passage
        for passage in content.passages
    )
    return replace(content, passages=passages, reader=f"{READER}, OCR {limits.ocr}")


def _pages(raw: Raw, limits: Limits) -> tuple[list[list[Line]], dict[str, str], list[str], dict[int, Scanned]]:
    try:
        document = pypdfium2.PdfDocument(raw.data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise UnreadableSource(raw.source, "is protected by a password", "save a copy without one") from None
        raise UnreadableSource(raw.source, "is a damaged PDF", "save or fetch it again") from None
    try:
        if len(document) > limits.pages:
            raise OverLimit(
                raw.source, f"has {len(document):,} pages, more than {limits.pages:,}", "take the part that matters"
            )
        pages: list[list[Line]] = []
        scans: list[int] = []
        scanned: dict[int, Scanned] = {}
        broken: list[int] = []
        garbled: list[int] = []
        size = 0
        is_form = document.get_formtype() != pdfium.FORMTYPE_NONE
        for index in range(len(document)):
            try:
                page = _page(document, index, is_form=is_form)
                lines, is_garbled = lines_of_page(page.get_textpage(), index + 1)
                if not lines and _has_picture(page):
                    if limits.ocr:
                        lines, sure = recognised(page, index + 1, limits.ocr, raw.source)
                        scanned.update({index + 1: sure} if lines else {})
                    scans += [] if lines else [index + 1]
                page.close()
            except pypdfium2.PdfiumError:
                broken.append(index + 1)
                lines, is_garbled = [], False
            if is_garbled:
                garbled.append(index + 1)
            size += sum(len(line.text) for line in lines)
            if size > limits.expanded_bytes:
                raise OverLimit(raw.source, "holds more text than is read of one file", "take the part that matters")
            pages.append(lines)
        return pages, document.get_metadata_dict(), _warnings(scans, broken, garbled, scanned), scanned
    finally:
        document.close()


def _page(document: Any, index: int, *, is_form: bool) -> Any:  # noqa: ANN401
    """Give a page; of a form one on which the fields are written as they are shown."""
    page = document[index]
    if not is_form or not pdfium.FPDFPage_GetAnnotCount(page.raw):
        return page
    if pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) != pdfium.FLATTEN_SUCCESS:
        return page
    page.close()  # what was written into the page is there when it is opened again
    return document[index]


def _has_picture(page: Any) -> bool:  # noqa: ANN401  (pypdfium2 is untyped)
    return any(item.type == pdfium.FPDF_PAGEOBJ_IMAGE for item in page.get_objects(max_depth=3))


def _warnings(scans: list[int], broken: list[int], garbled: list[int], scanned: dict[int, Scanned]) -> list[str]:
    said = []
    if scanned:
        every = [sure for page in scanned.values() for sure in page.values()]
        words = "was" if len(scanned) == 1 else "were"
        sure = sum(every) // len(every)
        said.append(f"{_numbers(list(scanned))} {words} recognised by {recogniser()}, {sure}% sure on average")
    if scans:
        words = "is a scan" if len(scans) == 1 else "are scans"
        said.append(f"{_numbers(scans)} {words} without text; `evidence add --ocr eng`, or its language, recognises it")
    if broken:
        said.append(f"{_numbers(broken)} cannot be read: damaged")
    if garbled:
        said.append(f"{_numbers(garbled)} in a font that does not say its letters; text may be wrong")
    return said


def _numbers(pages: list[int]) -> str:
    """Give page numbers in words: "pages 2, 4-7"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    shown = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
    return f"{'page' if len(pages) == 1 else 'pages'} {shown}"


class _Layout:
    """From lines to headings, tables and paragraphs, which may run over the end of a page."""

    def __init__(self, pages: list[list[Line]]) -> None:
        self.draft = Draft()
        self.title: str | None = None
        self._pages = pages
        sizes: Counter[float] = Counter()
        for page in pages:
            for line in page:
                sizes[round(line.size, 1)] += len(line.text)
        self._body_size = sizes.most_common(1)[0][0] if sizes else 0.0
        words = Counter(word.lower() for page in pages for line in page for word in _WORDS.findall(line.text))
        self._known = frozenset(words)
        self._open: list[Line] = []
        self._margin = 0.0

    def write(self) -> None:
        """Write all pages."""
        for page in self._pages:
            self._margin = _right_margin(page)
            tables = {min(table.lines): table for table in tables_of(page)}
            written = {line for table in tables.values() for line in table.lines}
            for index, line in enumerate(page):
                if index in tables:
                    self._close()
                    self._table(tables[index], f"page {line.page}")
                if index in written:
                    continue
                if self._open and self._begins_paragraph(self._open[-1], line):
                    self._close()
                self._open.append(line)
        self._close()

    def _table(self, table: PageTable, place: str) -> None:
        comma = shows_decimal_comma([cell for row in table.rows for cell in row])
        places = [place, *(f"{place} ({joined})" if joined else place for joined in table.joined)]
        caption = table.caption or self.draft.heading_above or None
        self.draft.table(caption, table.header, table.rows, places, decimal_comma=comma)

    def _is_large(self, line: Line) -> bool:
        return line.size >= self._body_size * _LARGER

    def _begins_paragraph(self, before: Line, line: Line) -> bool:
        """Tell a new paragraph from the next line of the one that is open."""
        goes_on = before.hyphen or (line.text[:1].islower() and before.text[-1:] not in ".!?:;")
        if before.page != line.page:
            return not goes_on
        if abs(before.size - line.size) > 0.1 * max(before.size, line.size):
            return not goes_on
        if goes_on:
            return False
        gap = before.bottom - line.top
        if gap > line.size * 0.75 or line.top > before.top + line.size:  # a wide gap, or the top of the next column
            return True
        first_word = line.words[0][1] - line.words[0][0] if line.words else 0.0
        ended_early = before.right + line.size * 0.3 + first_word < self._margin - line.size
        return ended_early or line.left > before.left + line.size * 0.8 or line.text[:2] in {"• ", "– ", "- ", "* "}

    def _close(self) -> None:
        """Write the paragraph that is open."""
        lines, self._open = self._open, []
        if not lines:
            return
        text = ""
        places: list[tuple[int, str]] = []
        for before, line in zip((None, *lines), lines, strict=False):
            if before is not None:
                text = self._joined(text, line.text) if before.hyphen else f"{text} "
            if not places or places[-1][1] != f"page {line.page}":
                places.append((len(text), f"page {line.page}"))
            text = text if before is not None and before.hyphen else text + line.text
        if self._is_large(lines[0]) and len(text) <= _LONGEST_HEADING:
            is_title = self.title is None and lines[0].page == 1 and not self.draft.heading_above
            self.title = text if is_title else self.title
            self.draft.heading(text, places[0][1], is_title=is_title)
        else:
            self.draft.paragraph(text, places)

    def _joined(self, text: str, following: str) -> str:
        """Join a word that the end of a line divided; one that the document writes with a hyphen keeps it."""
        left = re.search(r"[^\W\d_]+$", text)
        right = re.match(r"[^\W\d_]+", following)
        if left is None or right is None:
            return f"{text}-{following}"
        whole, hyphened = f"{left[0]}{right[0]}".lower(), f"{left[0]}-{right[0]}".lower()
        keeps = whole not in self._known and (hyphened in self._known or right[0][0].isupper())
        return f"{text}-{following}" if keeps else text + following


def _right_margin(page: list[Line]) -> float:
    """Give where full lines of a page end."""
    ends = sorted(line.right for line in page)
    return ends[int(len(ends) * 0.85)] if ends else 0.0
