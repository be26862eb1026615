"""Plain text: the file is the text of record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.documents.charset import decode
from factcheck.documents.content import Content
from factcheck.documents.heads import read_head
from factcheck.documents.languages import guess_language
from factcheck.documents.model import Passage
from factcheck.documents.places import LineCount
from factcheck.documents.speakers import with_speakers
from factcheck.language import split_sentences
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.documents.content import Raw
    from factcheck.documents.limits import Limits

__all__ = ["READER", "content", "read"]

READER = "txt 1"

# A line alone between empty lines, and a line that is underlined.
_ALONE = compile_pattern(r"\n[^\S\n]*\n[^\S\n]*([^\W\d][^\n\d]{1,78}[^\W\d])[^\S\n]*(?=\n[^\S\n]*\n)")
_UNDERLINED = compile_pattern(r"^([^\s\n][^\n]{0,119})\n(?:={3,}|-{3,})[^\S\n]*$", re.MULTILINE)


def read(raw: Raw, limits: Limits) -> Content:  # noqa: ARG001  (one signature for all readers)
    """Read a plain text."""
    text, warnings = decode(raw)
    return content(text, warnings)


def content(text: str, warnings: tuple[str, ...] = ()) -> Content:
    """Give what a text says that is already decoded."""
    head = read_head(text)
    passages: list[Passage] = []
    lines = LineCount(text)
    above, position = "", 0
    for left, right, resume in _headings(text, head.title_span):
        if left < position:
            continue
        passages.extend(
            Passage(start, end, lines.place(start), context=above)
            for start, end in split_sentences(text, position, left)
        )
        passages.append(Passage(left, right, lines.place(left), "heading"))
        above = "" if (left, right) == head.title_span else text[left:right]
        position = resume
    passages.extend(
        Passage(start, end, lines.place(start), context=above) for start, end in split_sentences(text, position)
    )
    language = guess_language(text)
    return Content(text, with_speakers(text, passages), (), head.title, head.date, head.author, language, warnings)


def _headings(text: str, title: tuple[int, int] | None) -> list[tuple[int, int, int]]:
    """Give the headings as start, end, and where the text below begins."""
    found: dict[int, tuple[int, int, int]] = {}
    for match in _ALONE.finditer(text):
        found[match.start(1)] = (match.start(1), match.end(1), match.end())
    for match in _UNDERLINED.finditer(text):
        left, right = match.start(1), match.start(1) + len(match.group(1).rstrip())
        found[left] = (left, right, match.end())
    if title is not None and title[0] not in found:
        found[title[0]] = (*title, title[1])
    return [found[start] for start in sorted(found)]
