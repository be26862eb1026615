"""Markdown as lines: what is written stays as it is written, only its weight shows what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.workbench.drawing.passages import paragraph
from factcheck.workbench.inks import BLANK

if TYPE_CHECKING:
    from factcheck.workbench.drawing.passages import Span
    from factcheck.workbench.inks import Line

__all__ = ["markdown_lines"]

_LIST = re.compile(r"(\s*(?:[-*+]|\d+\.)\s+|\s*>\s?|\s+)")
_CODE = re.compile(r"`[^`\n]+`")
_STRONG = re.compile(r"\*\*[^*\n]+\*\*")


def markdown_lines(text: str, width: int) -> list[Line]:
    """Give a Markdown text as lines of at most `width` cells: headings strong, quotes and tables lighter."""
    lines: list[Line] = []
    fenced = False
    for row in text.split("\n"):
        if row.startswith("```"):
            fenced = not fenced
        elif not row.strip():
            lines.append(BLANK)
        elif fenced:
            lines.append(((f"    {row}", "text"),))
        elif row.startswith("#"):
            lines += paragraph(row.lstrip("# "), width, (), ink="title")
        elif row.startswith(("|", "    ")):
            lines.append(((row, "muted" if set(row) <= set("|-: ") else "text"),))
        else:
            margin = match.group() if (match := _LIST.match(row)) else ""
            ink = "muted" if margin.strip() == ">" else "text"
            words = row[len(margin) :]
            spans: list[Span] = [(*match.span(), "key") for match in _CODE.finditer(words)]
            spans += [(*match.span(), "strong") for match in _STRONG.finditer(words)]
            wrapped = paragraph(words, max(width - len(margin), 10), spans, ink=ink)
            for at, line in enumerate(wrapped):
                lines.append(((margin if not at else " " * len(margin), "muted"), *line))
    return lines
