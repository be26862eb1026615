"""Slides (PowerPoint): titles, texts, tables and notes, slide by slide."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from factcheck.documents.archives import DAMAGE, by_the_book, checked_archive
from factcheck.documents.content import Draft, Raw
from factcheck.documents.errors import SAVE_AGAIN, UnreadableSource
from factcheck.documents.formats.text_tables import write_grid
from factcheck.documents.languages import guess_language
from factcheck.documents.raised import raised, unmarked

if TYPE_CHECKING:
    import zipfile

    from factcheck.documents.content import Content
    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "pptx 1"

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MAIN = "ppt/presentation.xml"


def read(raw: Raw, limits: Limits) -> Content:
    """Read a presentation; raises `UnreadableSource` for a damaged one, or one without words."""
    checked_archive(raw, limits).close()
    draft, title = Draft(), None
    with checked_archive(Raw(by_the_book(raw.data), raw.source), limits) as archive:
        try:
            order = [one.get(_REL) for one in _tree(archive, _MAIN).iter(f"{_P}sldId")]
            related = _related(archive, _MAIN)
            for number, name in enumerate((related[one] for one in order if one in related), 1):
                title = title or _slide(draft, _tree(archive, name), number)
                for notes in (one for one in _related(archive, name).values() if "notesSlide" in one):
                    _write(draft, _tree(archive, notes), f"slide {number}, notes")
        except (AttributeError, TypeError, etree.LxmlError, *DAMAGE):
            raise UnreadableSource(raw.source, "is a damaged presentation", SAVE_AGAIN) from None
    if not draft.passages:
        raise UnreadableSource(raw.source, "is a presentation without text", "recognise its text first (OCR)")
    return draft.finish(title=title, language=guess_language(draft.text))


def _tree(archive: zipfile.ZipFile, name: str) -> Any:  # noqa: ANN401  (lxml is untyped)
    return etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


def _related(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Give the parts that a part refers to, by the id it uses for them."""
    folder, base = posixpath.split(name)
    path = f"{folder}/_rels/{base}.rels"
    if path not in archive.namelist():
        return {}
    return {
        one.get("Id"): posixpath.normpath(posixpath.join(folder, one.get("Target"))).lstrip("/")
        for one in _tree(archive, path)
        if one.get("TargetMode") != "External"
    }


def _slide(draft: Draft, slide: Any, number: int) -> str | None:  # noqa: ANN401
    """Write a slide and give its title."""
    place = f"slide {number}"
    title = None
    for shape in slide.iter(f"{_P}sp"):
        kind = shape.find(f".//{_P}ph")
        if kind is not None and kind.get("type") in {"title", "ctrTitle"}:
            title = " ".join(" ".join(_words(line) for line in shape.iter(f"{_A}p")).split()) or None
            if title:
                draft.heading(title, place)
            shape.getparent().remove(shape)
            break
    _write(draft, slide, place)
    return title


def _write(draft: Draft, slide: Any, place: str) -> None:  # noqa: ANN401
    tables = list(slide.iter(f"{_A}tbl"))
    inside = {line for table in tables for line in table.iter(f"{_A}p")}
    numbers = {line for field in slide.iter(f"{_A}fld") for line in field.iterancestors(f"{_A}p")}
    last_line = ""
    for line in slide.iter(f"{_A}p"):
        words = " ".join(_words(line).split())
        if words and line not in inside and not (line in numbers and re.fullmatch(r"\d{1,3}|‹#›", words)):
            draft.paragraph(words, place)
            last_line = words
    for number, table in enumerate(tables, 1):
        grid = [
            [
                unmarked(" ".join(" ".join(_words(line, in_cell=True) for line in cell.iter(f"{_A}p")).split()))
                for cell in row.iter(f"{_A}tc")
            ]
            for row in table.iter(f"{_A}tr")
        ]
        write_grid(draft, grid, f"{place}, table {number}", last_line)


def _words(line: Any, *, in_cell: bool = False) -> str:  # noqa: ANN401
    written = ""
    for run in line.iter(f"{_A}r", f"{_A}br", f"{_A}fld"):
        words = "".join(text.text or "" for text in run.iter(f"{_A}t")) if run.tag != f"{_A}br" else " "
        properties = run.find(f"{_A}rPr")
        lifted = (
            properties is not None
            and (properties.get("baseline") or "").isdigit()
            and properties.get("baseline") != "0"
        )
        written += raised(written, words, in_cell=in_cell) if lifted else words
    return written
