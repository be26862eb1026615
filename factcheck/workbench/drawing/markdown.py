"""Markdown as lines: the marks themselves are left out, weight and ink show what they said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.workbench.drawing.passages import Span, paragraph
from factcheck.workbench.inks import BLANK

if TYPE_CHECKING:
    from factcheck.workbench.inks import Line

__all__ = ["markdown_lines"]

_LIST = re.compile(r"(\s*(?:[-*+]|\d+\.)\s+|\s*>\s?|\s+)")
_MARKED = re.compile(r"`(?P<key>[^`\n]+)`|\*\*(?P<strong>[^*\n]+)\*\*|\\(?P<plain>[!-/:-@\[-`{-~])")


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
            lines += paragraph(_unmarked(row.lstrip("# "))[0], width, (), ink="title")
        elif row.startswith(("|", "    ")):
            lines.append(((row, "muted" if set(row) <= set("|-: ") else "text"),))
        else:
            margin = match.group() if (match := _LIST.match(row)) else ""
            ink = "muted" if margin.strip() == ">" else "text"
            words, spans = _unmarked(row[len(margin) :])
            wrapped = paragraph(words, max(width - len(margin), 10), spans, ink=ink)
            for at, line in enumerate(wrapped):
                lines.append(((margin if not at else " " * len(margin), "muted"), *line))
    return lines


def _unmarked(words: str) -> tuple[str, list[Span]]:
    """Give words without their marks and backslashes, and where which ink goes."""
    text, spans, at = "", list[Span](), 0
    for match in _MARKED.finditer(words):
        name, inner = next((name, inner) for name, inner in match.groupdict().items() if inner is not None)
        text += words[at : match.start()]
        if name != "plain":
            spans.append((len(text), len(text) + len(inner), name))
        text += inner
        at = match.end()
    return text + words[at:], spans
