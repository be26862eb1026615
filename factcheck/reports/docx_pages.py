"""Building Word documents in linear time, and the same bytes every time.

python-docx searches the document for every paragraph and comment it adds, which takes quadratic time, and dates its
archives by the clock. Here the text is written as WordprocessingML and put into the document at once; styles, parts
and the package stay python-docx's work.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt, RGBColor

from factcheck.reports.escaping import clean, one_line
from factcheck.reports.runs import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Pages"]

DAWN = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
ZIP_DAWN = (1980, 1, 1, 0, 0, 0)

_WHOLE = 5000  # the width of a table, in fiftieths of a percent of the text's
_THREE = (850, 1650, 2500)
_TEXT_WIDTH = 9360  # in twentieths of a point


def _properties(run: Run) -> str:
    """Give a look as WordprocessingML, in the order that its schema asks for."""
    told = (
        '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>' if run.mono else "",
        "<w:b/>" if run.bold else "",
        "<w:i/>" if run.italic else "",
        "<w:strike/>" if run.strike else "",
        f'<w:color w:val="{run.color}"/>' if run.color else "",
        '<w:sz w:val="17"/>' if run.mono else "",
        f'<w:u w:val="{run.underline}" w:color="{run.color or "auto"}"/>' if run.underline else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{run.shade}"/>' if run.shade else "",
        '<w:vertAlign w:val="superscript"/>' if run.raised else "",
    )
    return "".join(told)


class Pages:
    """A document being written; `title` and `at` go into its properties."""

    def __init__(self, title: str, at: datetime.datetime | None) -> None:
        self._at = (at or DAWN).astimezone(datetime.UTC)
        self._body: list[str] = []
        self._notes: list[str] = []
        self._together = False
        self._document: Any = Document()
        core = self._document.core_properties
        core.title, core.author, core.comments, core.keywords = one_line(title)[:200], "factcheck", "", ""
        core.created = core.modified = self._at.replace(tzinfo=None)
        self._dress()

    def _dress(self) -> None:
        styles = self._document.styles
        for name, size, before in (("Title", 24, 0), ("Heading 1", 16, 20), ("Heading 2", 12, 14), ("Normal", 11, 0)):
            style = styles[name]
            style.font.name, style.font.size = "Georgia", Pt(size)
            style.font.color.rgb = RGBColor(0x1F, 0x1C, 0x18)
            style.paragraph_format.space_before = Pt(before)
            fonts = style.element.rPr.rFonts
            for attribute in [key for key in fonts.attrib if "Theme" in key]:
                del fonts.attrib[attribute]
        styles["Normal"].paragraph_format.space_after = Pt(4)
        for section in self._document.sections:
            section.left_margin = section.right_margin = Cm(2.4)

    def paragraph(self, *runs: Run, style: str = "Normal", keep: bool = False) -> None:
        """Add a paragraph; `keep` holds it on the same page as the next one."""
        self._body.append(self._paragraph(runs, style, keep=keep or self._together))

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep all paragraphs that are added meanwhile on one page with each other and with the one that follows."""
        self._together = True
        try:
            yield
        finally:
            self._together = False

    def _paragraph(self, runs: Iterable[Run], style: str, *, keep: bool = False) -> str:
        held = "<w:keepNext/><w:keepLines/>" if keep else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{held}</w:pPr>{"".join(map(self._run, runs))}</w:p>'

    def _run(self, run: Run) -> str:
        words = escape(clean(run.text).replace("\n", " "))
        written = f'<w:r><w:rPr>{_properties(run)}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
        if run.note is None:
            return written
        number = len(self._notes)
        author = quoteattr(one_line(run.author) or "factcheck")
        self._notes.append(
            f'<w:comment w:id="{number}" w:author={author} w:date="{self._at:%Y-%m-%dT%H:%M:%SZ}" w:initials="">'
            f"{''.join(self._paragraph([Run(text=line)], 'CommentText') for line in run.note.splitlines())}</w:comment>"
        )
        return (
            f'<w:commentRangeStart w:id="{number}"/>{written}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
        )

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table whose header is repeated on every page."""

        # Three columns are a short name, some words, and what there is to say of them.
        shares = _THREE if len(header) == len(_THREE) else [_WHOLE // len(header)] * len(header)

        def row(cells: Iterable[str], *, head: bool) -> str:
            told = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>"
            written = (
                f'<w:tc><w:tcPr><w:tcW w:w="{share}" w:type="pct"/></w:tcPr>'
                f"{self._paragraph([Run(text=cell, bold=head)], 'Normal')}</w:tc>"
                for cell, share in zip(cells, shares, strict=True)
            )
            return f"<w:tr>{told}{''.join(written)}</w:tr>"

        grid = "".join(f'<w:gridCol w:w="{share * _TEXT_WIDTH // _WHOLE}"/>' for share in shares)
        lines = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BBBBBB"/>' for side in ("top", "bottom", "insideH")
        )
        look = (
            f'<w:tblPr><w:tblW w:w="{_WHOLE}" w:type="pct"/><w:tblBorders>{lines}</w:tblBorders>'
            '<w:tblLayout w:type="fixed"/></w:tblPr>'
        )
        body = "".join(row(cells, head=False) for cells in rows)
        self._body.append(f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{row(header, head=True)}{body}</w:tbl><w:p/>")

    def page_break(self) -> None:
        """Begin the next article on a page of its own."""
        self._body.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def footer(self, text: str) -> None:
        """Put a line with the page's number at the foot of every page."""
        words = escape(one_line(text))
        page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        element = f'<w:p {nsdecls("w")}><w:r><w:t xml:space="preserve">{words} · </w:t></w:r>{page}</w:p>'
        footer = self._document.sections[0].footer
        footer.is_linked_to_previous = False
        footer.paragraphs[0].insert_paragraph_before("").paragraph_format.space_after = Pt(0)
        footer.part.element.append(parse_xml(element))

    def saved(self) -> bytes:
        """Give the document's bytes."""
        held = parse_xml(f"<w:body {nsdecls('w')}>{''.join(self._body)}</w:body>")
        body = self._document.element.body
        section = body[-1]
        for element in list(held):
            section.addprevious(element)
        if self._notes:
            self._put_notes()
        out = io.BytesIO()
        self._document.save(out)
        return _undated(out.getvalue())

    def _put_notes(self) -> None:
        assert self._document.comments is not None, "asking for the comments makes their part"
        parts = self._document.part.package.iter_parts()
        part = next(part for part in parts if part.partname == "/word/comments.xml")
        held = parse_xml(f"<w:comments {nsdecls('w')}>{''.join(self._notes)}</w:comments>")
        for element in list(held):
            part.element.append(element)


def _undated(data: bytes) -> bytes:
    """Give a zip archive with the clock taken out of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, ZIP_DAWN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return out.getvalue()
