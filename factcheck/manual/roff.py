"""The manual as a page for `man`: what `factcheck.1` beside this file holds, which is installed with the program.

`python -m factcheck.manual.roff` writes it anew.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.manual import TOPICS, page

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FILE", "man_page"]

FILE = Path(__file__).parent / "factcheck.1"

_HEAD = """.TH FACTCHECK 1
.SH NAME
factcheck \\- check facts in a terminal
.SH SYNOPSIS
.B factcheck
[\\fIOPTIONS\\fR] [\\fICOMMAND\\fR] [\\fIARGS\\fR]..."""
_MARKS = (
    (re.compile(r"`([^`]*)`"), r"\\fB\1\\fR"),
    (re.compile(r"\*\*([^*]*)\*\*"), r"\\fB\1\\fR"),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
)


def man_page() -> str:
    """Give the whole manual in roff, with the keys as they are by default."""
    lines = [_HEAD]
    for topic, title in TOPICS.items():
        lines.append(f'.SH "{title.upper()}"')
        lines += _roff(page(topic))
    return "\n".join(lines) + "\n"


def _roff(text: str) -> Iterator[str]:
    """Give a page of Markdown in roff, without its heading."""
    literal = False
    for line in text.splitlines()[1:]:
        if line.startswith("    ") != literal and line.strip():
            literal = not literal
            yield ".PP\n.nf" if literal else ".fi"
        if literal or not line.strip():
            yield _escaped(line) if line.strip() else ".PP"
        elif line.startswith("#"):
            yield f'.SS "{_escaped(line.lstrip("# "))}"'
        elif match := re.match(r"(?:[-*]|(\d+\.)) (.*)", line):
            yield f".IP {match[1] or chr(92) + '(bu'} 4\n{_marked(match[2])}"
        else:
            yield _marked(line)
    if literal:
        yield ".fi"


def _escaped(text: str) -> str:
    """Give words that `man` shows as they are: no escape, no request, and hyphens that can be copied."""
    told = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{told}" if told.lstrip().startswith((".", "'")) else told


def _marked(text: str) -> str:
    told = _escaped(text)
    for mark, font in _MARKS:
        told = mark.sub(font, told)
    return told


if __name__ == "__main__":
    FILE.write_text(man_page(), encoding="utf-8")
